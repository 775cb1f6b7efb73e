"""CAMEO codes and their PLOVER types, both ways."""

from __future__ import annotations

import pytest

from onrecord.ontology import cameo, types
from onrecord.record.errors import UsageError

PAIRS = [(name, mode) for name, kind in types().items() for mode in (None, *(mode.name for mode in kind.modes))]


def test_every_mapped_mode_belongs_to_its_type() -> None:
    for code in cameo.codes().values():
        if code.type is not None:
            assert code.mode in (None, *(mode.name for mode in types()[code.type].modes)), code


@pytest.mark.parametrize(
    ("code", "plover"),
    [
        ("042", ("CONSULT", "visit")),
        ("190", ("ASSAULT", None)),
        ("186", ("ASSAULT", "targeted")),
        ("0841", ("RETREAT", "release")),
        ("173", ("COERCE", "arrest")),
        ("02", (None, None)),
        ("010", (None, None)),
    ],
)
def test_to_plover(code: str, plover: tuple[str | None, str | None]) -> None:
    assert cameo.to_plover(code) == plover


@pytest.mark.parametrize(("name", "mode"), PAIRS)
def test_every_type_and_mode_has_a_code(name: str, mode: str | None) -> None:
    assert cameo.from_plover(name, mode) in cameo.codes()


def test_a_code_chosen_for_a_type_mostly_leads_back_to_it() -> None:
    back = [cameo.to_plover(cameo.from_plover(name, mode))[0] == name for name, mode in PAIRS]
    assert sum(back) / len(back) > 0.85


def test_roots_are_among_the_codes() -> None:
    assert {cameo.root_of(code) for code in cameo.codes()} <= set(cameo.codes())


def test_unknown_code() -> None:
    with pytest.raises(UsageError, match=r"unknown CAMEO code '42'; codes have 2 to 4 digits.*leading zero"):
        cameo.to_plover("42")


def test_unknown_type() -> None:
    with pytest.raises(UsageError, match="unknown event type"):
        cameo.from_plover("SAIL")

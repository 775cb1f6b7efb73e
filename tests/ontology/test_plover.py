"""The 16 types, their modes, and the messages for wrong ones."""

from __future__ import annotations

import pytest

from onrecord import ontology
from onrecord.ontology import plover
from onrecord.record.errors import UsageError


def test_there_are_sixteen_types_in_four_quads() -> None:
    assert len(ontology.types()) == 16
    assert {event_type.quad for event_type in ontology.types().values()} == set(plover.quads())
    assert sorted(plover.quads().values()) == [1, 2, 3, 4]


@pytest.mark.parametrize("name", list(ontology.types()))
def test_each_type_is_filled(name: str) -> None:
    event_type = ontology.check_type(name)
    assert event_type.name == name and event_type.definition.endswith(".")
    assert -10 <= event_type.score <= 10
    assert len({mode.name for mode in event_type.modes}) == len(event_type.modes)
    assert all(mode.score is None or -10 <= mode.score <= 10 for mode in event_type.modes)


def test_cooperation_scores_above_conflict() -> None:
    kinds = ontology.types().values()
    assert min(kind.score for kind in kinds if kind.quad == "material cooperation") > 0
    assert max(kind.score for kind in kinds if kind.quad == "material conflict") < 0


def test_recipients_are_required_of_three() -> None:
    required = {name for name, kind in ontology.types().items() if kind.requires_recipient}
    assert required == {"AID", "COOPERATE", "SANCTION"}


def test_check_mode() -> None:
    found = ontology.check_mode("ASSAULT", "aerial")
    assert found is not None and found.name == "aerial"
    assert ontology.check_mode("AGREE", None) is None


def test_score_falls_back_to_the_type_where_a_mode_has_none() -> None:
    assert ontology.score("PROTEST", "vandalize") == ontology.score("PROTEST") == -5
    assert ontology.score("ASSAULT", "unconventional") == -10


def test_unknown_type_names_what_is_allowed() -> None:
    with pytest.raises(UsageError, match=r"unknown event type 'FIGHT'; PLOVER has AGREE, CONSULT, .*take one of them"):
        ontology.check_type("FIGHT")


def test_unknown_mode_names_what_is_allowed() -> None:
    with pytest.raises(
        UsageError, match=r"unknown mode 'sail' of RETREAT; allowed are withdraw, release, .*leave it out"
    ):
        ontology.check_mode("RETREAT", "sail")


def test_types_can_not_be_changed() -> None:
    with pytest.raises(TypeError):
        ontology.types()["AGREE"] = None  # type: ignore[index]

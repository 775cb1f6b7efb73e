"""CAMEO event codes and the PLOVER types and modes that answer to them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from onrecord.ontology.plover import check_mode, check_type
from onrecord.record.errors import UsageError

# Where the table gives several codes or none for a type and mode, the one whose label comes closest.
_PLAIN = MappingProxyType(
    {
        ("AGREE", None): "030",
        ("CONSULT", "multilateral"): "046",
        ("CONCEDE", None): "080",
        ("RETREAT", None): "080",
        ("RETREAT", "withdraw"): "0874",
        ("RETREAT", "resign"): "0831",
        ("RETREAT", "disarm"): "0873",
        ("REQUEST", None): "020",
        ("REQUEST", "assist"): "022",
        ("REQUEST", "change"): "024",
        ("REQUEST", "yield"): "025",
        ("REQUEST", "meet"): "026",
        ("ACCUSE", None): "110",
        ("ACCUSE", "disapprove"): "111",
        ("ACCUSE", "allege"): "112",
        ("THREATEN", "restrict"): "132",
        ("THREATEN", "arrest"): "137",
        ("THREATEN", "relations"): "1313",
        ("THREATEN", "violence"): "138",
        ("PROTEST", "strike"): "143",
        ("PROTEST", "vandalize"): "145",
        ("SANCTION", "convict"): "116",
        ("SANCTION", "withdraw"): "161",
        ("SANCTION", "discontinue"): "160",
        ("MOBILIZE", "troops"): "154",
        ("MOBILIZE", "weapons"): "154",
        ("MOBILIZE", "police"): "153",
        ("MOBILIZE", "militia"): "150",
        ("COERCE", "seize"): "171",
        ("COERCE", "restrict"): "172",
        ("COERCE", "censor"): "172",
        ("COERCE", "withhold"): "191",
        ("COERCE", "misinformation"): "170",
        ("COERCE", "cyber"): "170",
        ("ASSAULT", None): "190",
        ("ASSAULT", "targeted"): "186",
        ("ASSAULT", "primitive"): "182",
        ("ASSAULT", "explosives"): "183",
        ("ASSAULT", "suicide-attack"): "1831",
        ("ASSAULT", "aerial"): "195",
        ("ASSAULT", "drone"): "195",
        ("ASSAULT", "heavy-weapons"): "194",
        ("ASSAULT", "crowd-control"): "175",
    }
)


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code. `type` is None where PLOVER has dropped it; `goldstein` in -10..10, None if not given."""

    code: str
    label: str
    goldstein: float | None
    type: str | None
    mode: str | None
    note: str


@cache
def codes() -> Mapping[str, CameoCode]:
    """All CAMEO codes, roots of two digits included, in order of code."""
    source = resources.files("onrecord.ontology") / "data" / "cameo.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["code"]: _code(row) for row in rows})


def to_plover(code: str) -> tuple[str | None, str | None]:
    """PLOVER type and mode of a CAMEO code; None, None where PLOVER dropped it. Raises UsageError."""
    if code not in codes():
        raise UsageError(f"unknown CAMEO code {code!r}; codes have 2 to 4 digits, 01 to 2042: check the leading zero")
    found = codes()[code]
    return found.type, found.mode


def from_plover(event_type: str, mode: str | None = None) -> str:
    """The plainest CAMEO code for a type and mode. Raises UsageError if either is unknown."""
    check_mode(event_type, mode)
    if (event_type, mode) in _PLAIN:
        return _PLAIN[event_type, mode]
    exact = [code for code in codes().values() if len(code.code) > 2 and (code.type, code.mode) == (event_type, mode)]
    return exact[0].code if exact else from_plover(event_type)


def root_of(code: str) -> str:
    """The two-digit root of a CAMEO code."""
    return code[:2]


def _code(row: Mapping[str, str]) -> CameoCode:
    event_type, mode = row["type"] or None, row["mode"] or None
    if event_type is not None:
        check_type(event_type)
    goldstein = float(row["goldstein"]) if row["goldstein"] else None
    return CameoCode(row["code"], row["label"], goldstein, event_type, mode, row["note"])

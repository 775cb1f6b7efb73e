"""PLOVER's sector codes and the codes that stand in for a country."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from onrecord.record.errors import UsageError


@cache
def sectors() -> Mapping[str, str]:
    """Sector codes with their meanings."""
    return _rows("sector")


@cache
def nonstate_codes() -> Mapping[str, str]:
    """Codes that an actor without one country has in its place (IGO, UNO, …), with their meanings."""
    return _rows("country")


def check_sector(code: str) -> str:
    """The code itself. Raises UsageError if PLOVER has no such sector."""
    if code not in sectors():
        raise UsageError(f"unknown sector {code!r}; PLOVER has {', '.join(sectors())}: take one of them")
    return code


def _rows(kind: str) -> Mapping[str, str]:
    source = resources.files("onrecord.ontology") / "data" / "sectors.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["code"]: row["meaning"] for row in rows if row["kind"] == kind})

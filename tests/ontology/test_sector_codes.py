"""Sector codes."""

from __future__ import annotations

import pytest

from onrecord import ontology
from onrecord.record.errors import UsageError


def test_codes_have_meanings() -> None:
    assert {"GOV", "MIL", "REB", "UAF", "JRN", "ELI", "SOC", "PRE"} <= set(ontology.sectors())
    assert all(meaning for meaning in ontology.sectors().values())


def test_country_like_codes_are_apart() -> None:
    assert set(ontology.nonstate_codes()) == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert not set(ontology.nonstate_codes()) & set(ontology.sectors())


def test_check_sector() -> None:
    assert ontology.check_sector("MED") == "MED"
    with pytest.raises(UsageError, match=r"unknown sector 'INS'; PLOVER has .*take one of them"):
        ontology.check_sector("INS")

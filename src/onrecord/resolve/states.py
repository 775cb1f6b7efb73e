"""Abbreviations of the states of the USA."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.resolve import tables


def state_name(text: str) -> str | None:
    """The state whose name or usual abbreviation `text` is ("La.", "N.H.", "TX"); None if it is none."""
    return _states().get(text) or _states().get(text.removesuffix("."))


@cache
def _states() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in tables.rows("us_states.csv"):
        for text in (row["name"], *tables.split(row["abbreviations"])):
            found[text] = found[text.removesuffix(".")] = row["name"]
    return found

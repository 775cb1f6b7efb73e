"""Reading the CSV tables that ship with the package."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the table `name` in `resolve/data`, each a dict by column."""
    source = resources.files("onrecord.resolve") / "data" / name
    yield from csv.DictReader(source.read_text(encoding="utf-8").splitlines())


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())

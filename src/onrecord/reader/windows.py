"""Overlapping windows over the words of a text.

Each word belongs to the one window in which it stands farthest from an edge, so that no seam shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WORDS = 150
MARGIN = 30


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) are read; [first, last) are decided here."""

    start: int
    end: int
    first: int
    last: int


def plan(count: int) -> Iterator[Window]:
    """Windows over `count` words; their [first, last) follow each other without a gap."""
    step = WORDS - 2 * MARGIN
    first = 0
    while first < count:
        start = max(0, first - MARGIN)
        end = min(count, start + WORDS)
        last = count if end == count else end - MARGIN
        yield Window(start, end, first, last)
        first = max(last, first + step if last < count else last)

"""Overlapping spans cut into segments that lie side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span and what it is: `key` names its owner (`e3`, `a2`), `role` its part in it, `style` a CSS class.

    `label` says it in words, for triggers.
    """

    span: Span
    key: str
    role: str
    style: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `[start, end)` over which the same marks lie, in the order they were given."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(length: int, marks: Sequence[Mark], *, breaks: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut `[0, length)` at the ends of every mark and at `breaks`; the segments cover it without gap or overlap."""
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        opening[mark.span.start].append(number)
        closing[mark.span.end].append(number)
    active: set[int] = set()
    for start, end in pairwise(sorted({0, length, *breaks, *opening, *closing})):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        yield Segment(start, end, tuple(marks[number] for number in sorted(active)))

"""One training text with whatever layers of labels its set has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from onrecord.reader import words

Range = tuple[int, int]


@dataclass(slots=True)
class Attributed:
    """Source, cue and content as half-open ranges of words."""

    source: Range | None
    cue: Range | None
    content: Range | None


@dataclass(slots=True)
class Act:
    """A coded event: word indices and label strings; `links` are (role, range)."""

    trigger: int
    type: str
    mode: str | None
    status: str
    polarity: str
    links: list[tuple[str, Range]]
    counts: list[tuple[str, Range]]


@dataclass(slots=True)
class Document:
    """Word columns and layers; a layer is None where its set says nothing about it.

    `upos`, `heads`, `deprels`, `names`: one entry a word (-1 head = root; None = unknown). `frames`: PropBank
    predicates with (role, range) arguments. `facts`: (word, factuality in -3..3).
    """

    source: str
    text: str
    starts: list[int]
    ends: list[int]
    sentences: set[int] | None = None
    upos: list[str | None] | None = None
    heads: list[int | None] | None = None
    deprels: list[str | None] | None = None
    names: list[str | None] | None = None
    attributions: list[Attributed] | None = None
    events: list[Act] | None = None
    frames: list[tuple[int, list[tuple[str, Range]]]] | None = None
    facts: list[tuple[int, float]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def range_of(self, start: int, end: int) -> Range | None:
        """The words that overlap characters [start, end), without marks at either end."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        while first < last and not self.wordlike(first):
            first += 1
        while last > first and not self.wordlike(last - 1):
            last -= 1
        return (first, last) if first < last else None

    def wordlike(self, index: int) -> bool:
        """Whether the word holds a letter or digit."""
        return any(c.isalnum() for c in self.text[self.starts[index] : self.ends[index]])


def from_text(source: str, text: str) -> Document:
    """A document whose words come from the reader's own tokeniser."""
    starts, ends = words.split(text)
    return Document(source, text, starts, ends)

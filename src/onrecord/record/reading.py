"""What the reader saw in a text, before anything is resolved. Words are columns, not objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.report import CountKind, Polarity, Status
from onrecord.record.spans import Span

NameKind = Literal["PER", "ORG", "LOC", "NORP"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: PER, ORG, LOC (also GPE), or NORP (nationality, religion, affiliation)."""

    span: Span
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """Source, cue and content as spans; any of them may be missing, not all. `score` in 0..1."""

    source: Span | None
    cue: Span | None
    content: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class CountMention:
    """Words that give a number of people."""

    span: Span
    what: CountKind


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger with what hangs on it; arguments are spans in text order. `score` in 0..1."""

    trigger: Span
    type: str
    mode: str | None
    status: Status
    polarity: Polarity
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    places: tuple[Span, ...]
    times: tuple[Span, ...]
    counts: tuple[CountMention, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The reader's view of one text.

    Word columns, all of one length n: `starts` and `ends` (code points), `upos` (UD tags), `heads` (index of
    the head word, -1 for a sentence's root), `deprels` (UD relations). `sentences` are half-open ranges of
    word indices that cover 0..n. `names`, `attributions`, `events` are in text order. `notes` name windows
    that could not be read.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    attributions: tuple[AttributionMention, ...]
    events: tuple[EventMention, ...]
    notes: tuple[str, ...] = ()

    def word(self, index: int) -> str:
        """The characters of one word."""
        return self.text[self.starts[index] : self.ends[index]]

    def sentence_spans(self) -> tuple[Span, ...]:
        """Code-point span of each sentence."""
        return tuple(Span(self.starts[first], self.ends[last - 1]) for first, last in self.sentences)

"""A reader and a resolver that need no weights: a dozen words, two cues, names with capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.coder import Coder
from onrecord.record import (
    Argument,
    Article,
    AttributionMention,
    Count,
    Entity,
    EventMention,
    EventTime,
    Quote,
    Reading,
    Span,
)

_WORD = re.compile(r"\w+|[^\w\s]")
_TYPES = {
    "attacked": ("ASSAULT", None), "attack": ("ASSAULT", None), "shelled": ("ASSAULT", "heavy-weapons"),
    "withdrew": ("RETREAT", "withdraw"), "promised": ("AGREE", None), "left": ("RETREAT", "withdraw"),
}  # fmt: skip
_CUES = frozenset({"said", "claimed", "promised"})


class WordReader:
    """Reads triggers by a list, the capitalised words beside them as actor and recipient, "X said …"."""

    def __init__(self, version: str = "standin") -> None:
        self.version = version
        self.read_texts = 0

    def read(self, text: str) -> Reading:
        self.read_texts += 1
        spans = [Span(*match.span()) for match in _WORD.finditer(text)]
        words = [span.of(text) for span in spans]
        sentences = list(_sentences(words))
        events = [mention for first, last in sentences for mention in _events(spans, words, first, last)]
        attributions = [one for first, last in sentences for one in _attributions(spans, words, first, last)]
        return Reading(
            text=text,
            starts=tuple(span.start for span in spans),
            ends=tuple(span.end for span in spans),
            upos=("X",) * len(spans),
            heads=tuple(-1 if any(first == n for first, _ in sentences) else n - 1 for n in range(len(spans)))
            if len(spans) < 1000
            else (-1,) * len(spans),
            deprels=("dep",) * len(spans),
            sentences=tuple(sentences),
            names=(),
            attributions=tuple(attributions),
            events=tuple(events),
        )


def _sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = [number + 1 for number, word in enumerate(words) if word in ".!?"]
    if words and (not ends or ends[-1] < len(words)):
        ends.append(len(words))
    return list(zip([0, *ends], ends, strict=False))


def _events(spans: Sequence[Span], words: Sequence[str], first: int, last: int) -> list[EventMention]:
    found = []
    for number in range(first, last):
        if words[number] in _TYPES:
            kind, mode = _TYPES[words[number]]
            before = (spans[number - 1],) if number > first and words[number - 1].istitle() else ()
            after = (spans[number + 1],) if number + 1 < last and words[number + 1].istitle() else ()
            mention = EventMention(spans[number], kind, mode, "actual", "affirmed", before, after, (), (), (), 0.75)
            found.append(mention)
    return found


def _attributions(spans: Sequence[Span], words: Sequence[str], first: int, last: int) -> list[AttributionMention]:
    found = []
    for number in range(first + 1, last - 1):
        if words[number] in _CUES:
            begin = number + 2 if words[number + 1] == "that" else number + 1
            end = last - 1 if words[last - 1] in ".!?" else last
            if begin < end:
                content = Span(spans[begin].start, spans[end - 1].end)
                found.append(AttributionMention(spans[number - 1], spans[number], content, 0.5))
    return found


@dataclass
class Links:
    """What one event was resolved to."""

    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    places: tuple[Argument, ...] = ()
    time: EventTime = field(default_factory=EventTime)
    counts: tuple[Count, ...] = ()


@dataclass
class Resolved:
    """The resolution of a reading."""

    entities: tuple[Entity, ...]
    sources: tuple[str | None, ...]
    events: tuple[Links, ...]
    notes: tuple[str, ...] = ()


class WordResolver:
    """The same words are the same entity; no event has a date of its own."""

    def resolve(self, article: Article, reading: Reading) -> Resolved:
        spans: dict[str, list[Span]] = {}
        mentioned = [one.source for one in reading.attributions]
        mentioned += [span for one in reading.events for span in (*one.actors, *one.recipients, *one.places)]
        for span in sorted({span for span in mentioned if span is not None}):
            spans.setdefault(span.of(article.text), []).append(span)
        ids = {name: f"n{number}" for number, name in enumerate(spans, 1)}
        entities = tuple(
            Entity(ids[name], name, "organization", mentions=tuple(found), score=0.5, why=("same words",))
            for name, found in spans.items()
        )

        def arguments(found: Sequence[Span]) -> tuple[Argument, ...]:
            return tuple(Argument(ids[one.of(article.text)], Quote.at(article.text, one)) for one in found)

        day = EventTime(basis="publication" if article.published else "unknown", why="no date in the sentence")
        links = tuple(
            Links(arguments(one.actors), arguments(one.recipients), arguments(one.places), day)
            for one in reading.events
        )
        sources = tuple(ids[one.source.of(article.text)] if one.source else None for one in reading.attributions)
        return Resolved(entities, sources, links)


class FixedReader:
    """Gives one reading made by hand."""

    version = "fixed"

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, text: str) -> Reading:
        return self.reading


def word_coder(reader: WordReader | FixedReader | None = None) -> Coder:
    """A coder out of stand-ins."""
    return Coder(reader=reader or WordReader(), resolver=WordResolver())

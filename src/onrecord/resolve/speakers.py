"""Who speaks at a place of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.record.quotation import Quotations
from onrecord.record.reading import AttributionMention, Reading
from onrecord.record.spans import Span

_DEEPEST = 8
_OPENING = '"“‘«„'
_COLON = re.compile(r":[^\w:]*\Z")
_FIRST_PERSON = frozenset("i we me us".split())


def holders(attributions: Sequence[AttributionMention], positions: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """For each position the attributions whose contents hold it, by index, innermost first."""
    contents = [(one.content, index) for index, one in enumerate(attributions) if one.content is not None]
    waiting = sorted(contents, key=lambda pair: (pair[0].start, -pair[0].end, pair[1]), reverse=True)
    found: dict[int, tuple[int, ...]] = {}
    inside: list[tuple[Span, int]] = []
    for position in sorted(set(positions)):
        while waiting and waiting[-1][0].start <= position:
            inside.append(waiting.pop())
        inside = [pair for pair in inside if pair[0].end > position][-_DEEPEST:]
        found[position] = tuple(index for _, index in sorted(inside, key=lambda pair: pair[0].end - pair[0].start))
    return found


def source_spans(reading: Reading, publisher: str | None = None) -> tuple[Span | None, ...]:
    """For each attribution the span of its source.

    A stretch that has neither source nor cue is given a speaker: whoever a cue outside its quotation names; else, right
    after a sentence that ends with a colon, the person (or body) named there; else whoever spoke last; else the person
    whose name the publisher bears. None where a cue has no source ("reportedly") or nobody was found.
    """
    return _Speakers(reading, publisher).sources()


def is_direct(text: str, content: Span) -> bool:
    """Whether a content stands within quotation marks: one right before it, or it opens with one."""
    before = text[max(0, content.start - 2) : content.start + 1]
    return any(mark in before for mark in _OPENING)


class _Speakers:
    """One text's attributions in text order, and who has the floor as they go by."""

    def __init__(self, reading: Reading, publisher: str | None) -> None:
        self._reading, self._publisher = reading, publisher
        self._speeches = Quotations(reading.text).speeches
        self._opens = [span.start for span, _ in self._speeches]
        self._sentences = reading.sentence_spans()
        self._begins = [span.start for span in self._sentences]
        self._held = holders(reading.attributions, map(_start, reading.attributions))
        self._of_quotation = dict(self._told())

    def sources(self) -> tuple[Span | None, ...]:
        found: list[Span | None] = []
        last = self._publishers_person()
        before: int | None = None  # the sentence of the floating stretch before
        for index, one in enumerate(self._reading.attributions):
            if not _floats(one):
                if one.source is not None and self._may_go_on(index, one.source):
                    last = one.source
                found.append(one.source)
                continue
            sentence = bisect_right(self._begins, _start(one)) - 1
            if before != sentence - 1:
                last = self._introduced(sentence) or last
            before = sentence
            number = self._quotation(_start(one))
            told = None if number is None else self._of_quotation.get(number)
            last = told or last
            found.append(last)
        return tuple(found)

    def _told(self) -> Iterator[tuple[int, Span]]:
        """Quotations, by number, that a cue outside takes words from, with its source; the first cue comes last."""
        for one in reversed(self._reading.attributions):
            if one.source is None or one.content is None or self._first_person(one.source):
                continue
            number = self._quotation_within(one.content)
            if number is not None and self._quotation((one.cue or one.source).start) != number:
                yield number, one.source

    def _may_go_on(self, index: int, source: Span) -> bool:
        """Whether a source has the floor afterwards: not "we", and nobody whom another speaker quotes."""
        above = set(self._held[_start(self._reading.attributions[index])]) - {index}
        return not above and not self._first_person(source) and self._quotation(source.start) is None

    def _first_person(self, source: Span) -> bool:
        return source.of(self._reading.text).lower() in _FIRST_PERSON

    def _quotation(self, place: int) -> int | None:
        at = bisect_right(self._opens, place) - 1
        return self._speeches[at][1] if at >= 0 and place < self._speeches[at][0].end else None

    def _quotation_within(self, content: Span) -> int | None:
        at = bisect_right(self._opens, content.end - 1) - 1
        return self._speeches[at][1] if at >= 0 and self._speeches[at][0].overlaps(content) else None

    def _introduced(self, sentence: int) -> Span | None:
        """The person, else the body, that the sentence before names if a colon ends it."""
        if sentence <= 0:
            return None
        before = self._sentences[sentence - 1]
        if not _COLON.search(self._reading.text, before.start, self._begins[sentence]):
            return None
        return self._named(("PER",), before) or self._named(("ORG",), before)

    def _named(self, kinds: tuple[str, ...], where: Span) -> Span | None:
        names = (one.span for one in self._reading.names if one.kind in kinds and one.span.overlaps(where))
        return next(names, None)

    def _publishers_person(self) -> Span | None:
        published = set((self._publisher or "").lower().split())
        for one in self._reading.names:
            if one.kind == "PER" and one.span.of(self._reading.text).split()[-1].lower() in published:
                return one.span
        return None


def _floats(attribution: AttributionMention) -> bool:
    return attribution.source is None and attribution.cue is None


def _start(attribution: AttributionMention) -> int:
    return min(part.start for part in (attribution.source, attribution.cue, attribution.content) if part is not None)

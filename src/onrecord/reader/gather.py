"""Gathers what the windows decided into one reading of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any, cast, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import decode, labels
from onrecord.reader.floor import Floor, Pointed, quotation_of_words
from onrecord.reader.window_reading import Decided, FoundCue, FoundEvent
from onrecord.reader.windows import Window
from onrecord.record import AttributionMention, CountMention, EventMention, Name, Reading, Span
from onrecord.record.quotation import Quotations
from onrecord.record.reading import NameKind
from onrecord.record.report import CountKind, Polarity, Status

Range = tuple[int, int]
LONGEST_SENTENCE = 400  # words; a longer stretch is cut, so that nothing later grows with its square


class Gathered:
    """The words of a text and, window by window, what was decided about them."""

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        """Take the words; nothing is decided yet."""
        self.text, self.starts, self.ends = text, starts, ends
        self.breaks: NDArray[np.bool_] = _breaks(text, starts, ends)
        self.wordlike = np.array([any(map(str.isalnum, text[a:b])) for a, b in zip(starts, ends, strict=True)], bool)
        self._parts: list[Decided] = []

    def add(self, window: Window, decided: Decided) -> None:
        """Add a window's decisions; windows come in the order of the text."""
        assert len(decided.upos) == window.last - window.first
        self._parts.append(decided)

    def reading(self) -> Reading:
        """The reading of the whole text."""
        if not self.starts:
            return Reading(self.text, (), (), (), (), (), (), (), (), ())
        sentences = self._sentences()
        heads, deprels = self._syntax(sentences)
        return Reading(
            text=self.text,
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            upos=tuple(labels.UPOS[i] for part in self._parts for i in part.upos),
            heads=heads,
            deprels=deprels,
            sentences=sentences,
            names=self._names(),
            attributions=self._attributions(sentences),
            events=tuple(self._event(event) for part in self._parts for event in part.events),
        )

    def span(self, words: Range) -> Span:
        """Characters of a range of words."""
        return Span(self.starts[words[0]], self.ends[words[1] - 1])

    def _column(self, name: str) -> NDArray[Any]:
        return np.concatenate([getattr(part, name) for part in self._parts])

    def _sentences(self) -> tuple[Range, ...]:
        begins = np.flatnonzero(self._column("starts_sentence"))
        edges = self._with_words([0, *(int(i) for i in begins if i), len(self.starts)])
        return tuple(
            (cut, min(cut + LONGEST_SENTENCE, last))
            for first, last in pairwise(edges)
            for cut in range(first, last, LONGEST_SENTENCE)
        )

    def _with_words(self, edges: list[int]) -> list[int]:
        """Edges of sentences; marks alone, an opening quotation mark say, go with what follows in their paragraph."""
        alone = {
            after for first, after in pairwise(edges)
            if after < edges[-1] and not self.breaks[after] and not self.wordlike[first:after].any()
        }  # fmt: skip
        return [edge for edge in edges if edge not in alone]

    def _syntax(self, sentences: tuple[Range, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Heads within their sentence; where windows disagree, loose words hang on the sentence's root."""
        heads = self._column("heads").tolist()
        relations = [labels.DEPRELS[i] for i in self._column("relations")]
        for first, last in sentences:
            _repair(heads, relations, first, last)
        return tuple(heads), tuple(relations)

    def _names(self) -> tuple[Name, ...]:
        tags = [labels.NAMES[i] for i in self._column("names")]
        scores = self._column("name_scores")
        return tuple(
            Name(self.span((first, end)), cast(NameKind, kind), round(float(scores[first:end].min()), 4))
            for first, end, kind in decode.bio(tags)
            if kind in get_args(NameKind) and self.wordlike[first:end].any()
        )

    def _attributions(self, sentences: tuple[Range, ...]) -> tuple[AttributionMention, ...]:
        cues = {first: end for first, end, _ in decode.bio([labels.BIO[i] for i in self._column("cues")])}
        found: list[tuple[Range, AttributionMention]] = []
        pointed: list[Pointed] = []
        covered = ~self.wordlike
        edges = [first for first, _ in sentences[1:]]
        for pointer in (pointer for part in self._parts for pointer in part.pointers):
            pointer.content = _nearest(pointer, edges)
            if pointer.word in cues and (pointer.source or pointer.content):
                cue = (pointer.word, cues[pointer.word])
                pointed.append(Pointed(cue, pointer.content))
                found.append((pointer.content or cue, self._attribution(pointer, cue)))
                for part in (cue, pointer.source, pointer.content):
                    if part is not None:
                        covered[slice(*part)] = True
        for run, score in self._floor(sentences, covered, pointed).floating():
            found.append((run, AttributionMention(None, None, self.span(run), score)))
        return tuple(mention for _, mention in sorted(found, key=lambda item: (item[0], _order(item[1]))))

    def _floor(self, sentences: tuple[Range, ...], covered: NDArray[np.bool_], pointed: list[Pointed]) -> Floor:
        quotation = quotation_of_words(self.starts, Quotations(self.text).speeches)
        chances = self._column("contents")
        return Floor(self.text, self.starts, self.ends, sentences, quotation, chances, self.wordlike, covered, pointed)

    def _attribution(self, pointer: FoundCue, cue: Range) -> AttributionMention:
        source = self.span(pointer.source) if pointer.source else None
        content = self.span(pointer.content) if pointer.content else None
        return AttributionMention(source, self.span(cue), content, round(pointer.score, 4))

    def _event(self, event: FoundEvent) -> EventMention:
        links = {role: tuple(map(self.span, ranges)) for role, ranges in event.links.items()}
        kinds = self._column("count_kinds") if event.links["count"] else None
        counts = tuple(
            CountMention(self.span(run), cast(CountKind, labels.COUNTS[int(kinds[run[0]])]))
            for run in event.links["count"]
            if kinds is not None
        )
        return EventMention(
            trigger=self.span((event.word, event.word + 1)),
            type=event.type,
            mode=event.mode,
            status=cast(Status, event.status),
            polarity=cast(Polarity, event.polarity),
            actors=links["actor"],
            recipients=links["recipient"],
            places=links["place"],
            times=links["time"],
            counts=counts,
            score=round(event.score, 4),
        )


def _nearest(cue: FoundCue, edges: list[int]) -> Range | None:
    """Of a content that runs over sentences (which begin at `edges`), the part in the sentence nearest to its cue."""
    if cue.content is None:
        return None
    first, last = cue.content
    cuts = [first, *edges[bisect_right(edges, first) : bisect_left(edges, last)], last]
    return min(pairwise(cuts), key=lambda part: max(part[0] - cue.word, cue.word - part[1]))


def _order(mention: AttributionMention) -> int:
    return mention.cue.start if mention.cue else -1


def _breaks(text: str, starts: list[int], ends: list[int]) -> NDArray[np.bool_]:
    """Whether a blank line stands before each word."""
    found = np.zeros(len(starts), bool)
    for index in range(1, len(starts)):
        gap = text[ends[index - 1] : starts[index]]
        found[index] = len(gap) > 1 and (gap.count("\n") > 1 or gap.count("\r\r") > 0 or "\u2029" in gap)
    return found


def _repair(heads: list[int], relations: list[str], first: int, last: int) -> None:
    """Make the heads of words [first, last) one tree."""
    roots = [i for i in range(first, last) if heads[i] < 0]
    root = roots[0] if roots else next((i for i in range(first, last) if not first <= heads[i] < last), first)
    heads[root], relations[root] = -1, "root"
    for index in range(first, last):
        if index != root and not first <= heads[index] < last:
            heads[index] = root
            relations[index] = "parataxis" if relations[index] == "root" else relations[index]
    _open_cycles(heads, first, last, root)


def _open_cycles(heads: list[int], first: int, last: int, root: int) -> None:
    reached = {root}
    for index in range(first, last):
        path = []
        word = index
        while word not in reached and word not in path:
            path.append(word)
            word = heads[word]
        if word not in reached:
            heads[word] = root
        reached.update(path)

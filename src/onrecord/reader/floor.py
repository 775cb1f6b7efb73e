"""Who has the floor: sentences that are somebody's words though no cue of their own says so.

A quotation runs over sentences and paragraphs, and a statement goes on after "… said:". What is reported there hangs on
a cue that stands elsewhere. Marks of quotation, introductions and the probability that words are reported decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import decode
from onrecord.record.spans import Span

Range = tuple[int, int]
# Least mean probability that words are reported: where nothing speaks for it, after a sentence of a statement, and
# after its introduction. Within a quotation of several sentences none is asked for.
LOOSE, GOING_ON, INTRODUCED = 0.4, 0.25, 0.1
SHORTEST, DATED = 3, 5  # words: the least a stretch has, the most a date that heads a line has


@dataclass(frozen=True, slots=True)
class Pointed:
    """An attribution with a cue: the word ranges of its cue and content."""

    cue: Range
    content: Range | None


@dataclass(slots=True)
class Floor:
    """Columns over the words of a text, its sentences, and the attributions that have a cue.

    `quotation`: the number of the quotation that a word stands in, -1 for none; `chances`: the probability that it
    is reported; `wordlike`: it holds a letter or digit; `covered`: an attribution with a cue takes it up.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[Range]
    quotation: NDArray[np.int64]
    chances: NDArray[np.float32]
    wordlike: NDArray[np.bool_]
    covered: NDArray[np.bool_]
    pointed: Sequence[Pointed]

    def floating(self) -> Iterator[tuple[Range, float]]:
        """Stretches that are reported without a cue, each within one sentence, with their mean probability."""
        least = LOOSE
        for number, (first, last) in enumerate(self.sentences):
            quoted = list(self._quoted(number))
            if quoted:
                yield from ((run, self._mean(run)) for run in quoted)
                least = LOOSE
                continue
            run = self._whole(first, last) if least < LOOSE else None
            if run is None or self._mean(run) < least:
                run = self._loose(first, last)
            if run is not None:
                yield run, self._mean(run)
            least = min(least, GOING_ON) if run is not None else LOOSE
            if self._introduces(first, last):
                least = INTRODUCED

    def _quoted(self, number: int) -> Iterator[Range]:
        """Quoted stretches of a sentence, most of it or going on in the next; not what a cue beside them takes up."""
        first, last = self.sentences[number]
        inside = self.quotation[first:last]
        for start, end in decode.runs(inside >= 0):
            run = self._trimmed((first + start, first + end))
            if run is None or self._count(run) < SHORTEST or self._introduced(run):
                continue
            beyond = (first > 0 and self.quotation[first - 1] == inside[start] and start == 0) or (
                last < len(self.quotation) and self.quotation[last] == inside[end - 1] and end == last - first
            )
            if beyond or 2 * self._count(run) > self._count((first, last)):
                yield run

    def _introduced(self, run: Range) -> bool:
        return any(
            one.content is not None
            and one.content[0] < run[1]
            and run[0] < one.content[1]
            and not run[0] <= one.cue[0] < run[1]
            for one in self.pointed
        )

    def _whole(self, first: int, last: int) -> Range | None:
        run = self._trimmed((first, last))
        return None if run is None or self._count(run) < SHORTEST else run

    def _loose(self, first: int, last: int) -> Range | None:
        """The longest likely stretch that no cue takes up, if it is most of what is open there."""
        open_ = _closed(~self.covered[first:last], self.wordlike[first:last])
        for start, end in decode.runs(open_):
            likely = np.flatnonzero(self.chances[first + start : first + end] > LOOSE)
            if len(likely) < SHORTEST:
                continue
            run = (first + start + int(likely[0]), first + start + int(likely[-1]) + 1)
            if self._mean(run) > LOOSE and 2 * (run[1] - run[0]) > end - start:
                return run
        return None

    def _introduces(self, first: int, last: int) -> bool:
        """Whether a colon ends the sentence, marks of quotation aside; "3 May 2014:" only dates what follows."""
        if self._count((first, last)) <= DATED and any(self.text[end - 1].isdigit() for end in self.ends[first:last]):
            return False
        after = self.text[self.ends[last - 1] : self.starts[last]] if last < len(self.starts) else ""
        tail = self.text[self.starts[max(first, last - 2)] : self.ends[last - 1]] + after
        return tail.rstrip(" \t\r\n\"“„«'‘").endswith(":")

    def _mean(self, run: Range) -> float:
        return round(float(self.chances[slice(*run)].mean()), 4)

    def _count(self, run: Range) -> int:
        return int(self.wordlike[slice(*run)].sum())

    def _trimmed(self, run: Range) -> Range | None:
        inner = np.flatnonzero(self.wordlike[slice(*run)])
        return (run[0] + int(inner[0]), run[0] + int(inner[-1]) + 1) if len(inner) else None


def quotation_of_words(starts: Sequence[int], speeches: Sequence[tuple[Span, int]]) -> NDArray[np.int64]:
    """For each word the number of the quotation it stands in, -1 for none."""
    at = np.asarray(starts, np.int64)
    found = np.full(len(starts), -1, np.int64)
    for span, number in speeches:
        found[np.searchsorted(at, span.start) : np.searchsorted(at, span.end)] = number
    return found


def _closed(open_: NDArray[np.bool_], wordlike: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Open words, and the marks between two of them."""
    found = open_.copy()
    inner = np.flatnonzero(wordlike)
    for left, right in pairwise(inner.tolist()):
        if open_[left] and open_[right]:
            found[left:right] = True
    return found

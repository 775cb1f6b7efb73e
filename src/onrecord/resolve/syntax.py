"""Looking things up in a reading: words of a span, children of a word, names, sentences."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.record.reading import Name, Reading
from onrecord.record.spans import Span


class Syntax:
    """A reading with its tree turned into child lists; building it is linear in the number of words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.size = len(reading.starts)
        self._first_child, self._next_child = _child_lists(reading.heads)
        self._sentence_starts = [first for first, _ in reading.sentences]
        self._names = sorted(reading.names, key=lambda name: name.span)
        self._name_starts = [name.span.start for name in self._names]

    def word(self, index: int) -> str:
        """The characters of a word."""
        return self.reading.word(index)

    def upos(self, index: int) -> str:
        """The part of speech of a word."""
        return self.reading.upos[index]

    def relation(self, index: int) -> str:
        """The relation of a word to its head, without subtype."""
        return self.reading.deprels[index].partition(":")[0]

    def head(self, index: int) -> int:
        """The index of the head word, -1 for a root."""
        return self.reading.heads[index]

    def children(self, index: int) -> Iterator[int]:
        """The words whose head this word is, in text order."""
        child = self._first_child[index]
        while child >= 0:
            yield child
            child = self._next_child[child]

    def ancestors(self, index: int, *, limit: int = 12) -> Iterator[int]:
        """Head, head of the head, and so on; at most `limit` of them."""
        head = self.head(index)
        while head >= 0 and limit > 0:
            yield head
            head, limit = self.head(head), limit - 1

    def words_of(self, span: Span) -> range:
        """The indices of the words that overlap `span`."""
        return range(bisect_right(self.reading.ends, span.start), bisect_left(self.reading.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to before word `last`."""
        return Span(self.reading.starts[first], self.reading.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The text from word `first` to before word `last`."""
        return self.span(first, last).of(self.reading.text)

    def sentence(self, index: int) -> int:
        """The index of the sentence that a word is in."""
        return bisect_right(self._sentence_starts, index) - 1

    def sentence_words(self, index: int) -> tuple[int, int]:
        """The range of words of the sentence that a word is in."""
        return self.reading.sentences[self.sentence(index)]

    def names_in(self, span: Span) -> Sequence[Name]:
        """The names that lie wholly within `span`, in text order."""
        first = bisect_left(self._name_starts, span.start)
        last = bisect_left(self._name_starts, span.end)
        return [name for name in self._names[first:last] if name.span.end <= span.end]

    @property
    def names(self) -> Sequence[Name]:
        """All names, in text order."""
        return self._names


def _child_lists(heads: Sequence[int]) -> tuple[array[int], array[int]]:
    """For each word its first child and its next sibling, -1 where there is none."""
    first, following = array("q", [-1]) * len(heads), array("q", [-1]) * len(heads)
    for index in range(len(heads) - 1, -1, -1):
        head = heads[index]
        if head >= 0:
            following[index], first[head] = first[head], index
    return first, following

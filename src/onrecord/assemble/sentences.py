"""Which sentence a place in the text is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.record import Span


class SentenceIndex:
    """Sentences by their place. They are in text order and do not overlap."""

    def __init__(self, sentences: Sequence[Span]) -> None:
        """Index `sentences`."""
        self._sentences = sentences
        self._starts = [span.start for span in sentences]

    def at(self, position: int) -> int | None:
        """The index of the sentence that holds `position`, None if it lies between sentences."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self._sentences[index].end else None

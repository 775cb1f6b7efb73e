"""From words to the encoder's inputs: word pieces and a shape for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 8  # of one word: longer ones (addresses, hashes) are cut, which bounds a window's length
SHAPES = 36  # nine shapes, each after no space, a space, a line break or a blank line
MARKS = ("[CLS]", "[SEP]", "[UNK]", "[MASK]")
_CACHE_SIZE = 200_000


def shape(word: str) -> int:
    """Class 1..8 of a word's letters: lower, Title, UPPER, miXed, 9digit, other, single capital, digits only."""
    if word.isdigit():
        return 8
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 7 if len(word) == 1 else 3
    if word[:1].isupper() and word[1:].islower():
        return 2
    return 4 if any(c.isalpha() for c in word) else 6


def gap(text: str, previous_end: int, start: int) -> int:
    """Class 0..3 of what stands before a word: nothing, a space, a line break, a blank line."""
    between = text[previous_end:start]
    if not between:
        return 0 if previous_end else 3
    breaks = between.count("\n") or between.count("\r") or between.count("\u2029")
    return min(breaks, 2) + 1


def shapes(text: str, starts: list[int], ends: list[int]) -> list[int]:
    """Shape id 0..SHAPES-1 of each word."""
    before = [0, *ends[:-1]]
    return [
        shape(text[start:end]) * 4 + gap(text, previous, start)
        for previous, start, end in zip(before, starts, ends, strict=True)
    ]


@dataclass(slots=True)
class WordPieces:
    """Word pieces of single words, remembered; `tokenizer` is a `tokenizers.Tokenizer`."""

    tokenizer: Tokenizer
    first: int
    last: int
    unknown: int
    masked: int
    _seen: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """From a `tokenizer.json`."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        first, last, unknown, masked = (tokenizer.token_to_id(name) for name in MARKS)
        if first is None or last is None or unknown is None or masked is None:
            raise ModelError(
                f"{path} lacks one of {', '.join(MARKS)}; it must be the tokenizer the weights were trained with"
            )
        return cls(tokenizer, first, last, unknown, masked)

    def of(self, word: str) -> list[int]:
        """Piece ids of one word, 1..MAX_PIECES of them."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _CACHE_SIZE:
                self._seen.clear()
            ids = self.tokenizer.encode(word[:200], add_special_tokens=False).ids[:MAX_PIECES]
            found = ids or [self.unknown]
            self._seen[word] = found
        return found

"""Longest-match lookup of names and terms in a phrase, blind to accents, hyphens and dots."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae", "\u0131": "i"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a phrase: `phrase[start:end] == text`; `key` is how it is compared."""

    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A term found: tokens `first` to `last` (half-open) of the phrase, and what the term stands for."""

    first: int
    last: int
    term: str
    value: T


def fold(word: str) -> str:
    """A word without case, accents or dots."""
    if word.isascii():
        return word.replace(".", "").lower()
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "").casefold()


@lru_cache(maxsize=4096)
def tokens(phrase: str) -> tuple[Token, ...]:
    """The words of a phrase; hyphens and apostrophes part words, "U.S." is one."""
    return tuple(
        Token(match.group(), fold(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(phrase)
    )


class Lexicon(Generic[T]):
    """Terms with values. A capital in a term must be there in the phrase too; the first term given wins."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, variants: Callable[[str], Sequence[str]] | None = None):
        self._terms: dict[tuple[str, ...], tuple[str, T]] = {}
        self._variants = variants
        for term, value in entries:
            key = tuple(token.key for token in tokens(term))
            if key not in self._terms or (term.islower() and self._terms[key][1] == value):
                self._terms[key] = (term, value)
        self._longest = max(map(len, self._terms), default=0)

    @property
    def words(self) -> frozenset[str]:
        """All words (folded) that occur in a term."""
        return frozenset(word for key in self._terms for word in key)

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(self._terms.values())

    def whole(self, phrase: str) -> T | None:
        """The value of the term that the whole phrase is; a leading "the" does not count."""
        words = _without_article(tokens(phrase))
        hit = self._at(words, 0, len(words)) if words else None
        return None if hit is None else hit.value

    def find(self, words: Sequence[Token], *, taken: Sequence[bool] = ()) -> list[Hit[T]]:
        """Non-overlapping terms in text order, longest first at each place, outside the words marked `taken`."""
        hits: list[Hit[T]] = []
        index = 0
        while index < len(words):
            hit = self._longest_at(words, index, taken)
            if hit is None:
                index += 1
            else:
                hits.append(hit)
                index = hit.last
        return hits

    def _longest_at(self, words: Sequence[Token], index: int, taken: Sequence[bool]) -> Hit[T] | None:
        for last in range(min(len(words), index + self._longest), index, -1):
            if taken and any(taken[index:last]):
                continue
            hit = self._at(words, index, last)
            if hit is not None:
                return hit
        return None

    def _at(self, words: Sequence[Token], first: int, last: int) -> Hit[T] | None:
        for ending in (words[last - 1].key, *self._others(words[last - 1].key)):
            found = self._terms.get((*(word.key for word in words[first : last - 1]), ending))
            if found is not None and _cased_like(found[0], words[first:last]):
                return Hit(first, last, *found)
        return None

    def _others(self, word: str) -> Sequence[str]:
        return self._variants(word) if self._variants is not None else ()


def singulars(word: str) -> tuple[str, ...]:
    """What the singular of a word may be, likeliest first; empty if it does not look like a plural."""
    if word.endswith("men"):
        return (word[:-3] + "man",)
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("ches", "shes", "sses", "xes")):
        return (word[:-2], word[:-1])
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else ()


_IRREGULAR = {"wives": "wife", "children": "child", "thieves": "thief", "mps": "mp", "meps": "mep", "msps": "msp"}


def _without_article(words: Sequence[Token]) -> Sequence[Token]:
    return words[1:] if len(words) > 1 and words[0].key == "the" else words


def _cased_like(term: str, words: Sequence[Token]) -> bool:
    """Whether the words have the capitals of the term; short all-capital words must match exactly."""
    if term.islower():
        return True
    for wanted, word in zip(tokens(term), words, strict=False):
        if wanted.text.isupper() and len(wanted.key) <= 6 and len(wanted.key) > 1 and not word.text.isupper():
            return False
        if wanted.capital and not (word.capital or word.text[:1].isdigit()) and wanted is tokens(term)[0]:
            return False
    return True

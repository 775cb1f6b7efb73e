"""Finding quotes in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Pair = tuple[int, int]

_NUMBERED = re.compile(r"(?s)(.+)#([1-9]\d*)")


def occurrences(quote: str, sentence: str) -> list[int]:
    """Where `quote` stands in `sentence`: as whole words, or, where it never does, within words."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", sentence)]
    whole = [start for start in starts if _is_whole(sentence, start, start + len(quote))]
    return whole or starts


def _is_whole(sentence: str, start: int, end: int) -> bool:
    return not (_joined(sentence, start) or _joined(sentence, end))


def _joined(sentence: str, cut: int) -> bool:
    """Whether a cut at this place falls inside a word."""
    return 0 < cut < len(sentence) and sentence[cut - 1].isalnum() and sentence[cut].isalnum()


@dataclass(slots=True)
class Quotes:
    """The sentences of a text, and the faults met while looking for quotes in them."""

    text: str
    sentences: tuple[Pair, ...]
    faults: list[str] = field(default_factory=list)

    def find(self, owner: str, what: str, quote: str | None, s: int) -> Pair | None:
        """Range of `quote` within sentence `s`; None, with a fault noted, if it isn't there or not told apart."""
        if quote is None:
            return None
        if not 0 <= s < len(self.sentences):
            self.faults.append(f"{owner}: there is no sentence {s}; the text has 0 to {len(self.sentences) - 1}")
            return None
        start, end = self.sentences[s]
        return self._place(f"{owner}: {what} {quote!r}", quote, self.text[start:end], start, s)

    def _place(self, fault: str, quote: str, sentence: str, offset: int, s: int) -> Pair | None:
        words, number = _split(quote, sentence)
        starts = occurrences(words, sentence)
        if not starts:
            self.faults.append(f"{fault} is not in sentence {s}: {sentence!r}{self._elsewhere(words)}")
        elif number is None and len(starts) > 1:
            self.faults.append(
                f"{fault} stands {len(starts)} times in sentence {s}; write {quote + '#1'!r}, {quote + '#2'!r} … "
                f"to tell which: {sentence!r}"
            )
        elif number is not None and number > len(starts):
            self.faults.append(f"{fault} stands only {len(starts)} times in sentence {s}: {sentence!r}")
        else:
            first = offset + starts[(number or 1) - 1]
            return (first, first + len(words))
        return None

    def _elsewhere(self, words: str) -> str:
        found = [str(k) for k, (start, end) in enumerate(self.sentences) if words in self.text[start:end]]
        return f" (it is in sentence {', '.join(found)})" if found else ""


def _split(quote: str, sentence: str) -> tuple[str, int | None]:
    """The words and the number of `word#2`; a text that itself holds `word#2` keeps it as words."""
    match = None if quote in sentence else _NUMBERED.fullmatch(quote)
    return (match[1], int(match[2])) if match else (quote, None)

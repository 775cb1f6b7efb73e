"""How a noun phrase hangs together: its head part and the parts that prepositions open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.lexicon import Token, tokens

_OPENERS = {
    **dict.fromkeys(["of"], "of"),
    **dict.fromkeys(["in", "at", "near", "on", "inside", "within", "across", "throughout", "around", "outside"], "in"),
    **dict.fromkeys(["from"], "from"),
    **dict.fromkeys(["for"], "for"),
    **dict.fromkeys(["to", "into", "towards", "toward"], "to"),
    **dict.fromkeys(
        ["with", "against", "by", "between", "over", "about", "among", "under", "after", "before", "during", "as"],
        "other",
    ),
    **dict.fromkeys(["who", "that", "which", "whose", "whom", "where", "when", "while"], "other"),
}
_WEIGHT = {"head": 5.0, "of": 4.0, "apposition": 3.9, "from": 3.5, "in": 3.0, "for": 2.5, "to": 0.0, "other": 0.0}
APOSTROPHES = "'\u2019"
HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_JOINED_BEFORE = frozenset({"anti", "pro", "non", "counter"})
_JOINED_AFTER = frozenset({"led", "backed", "born", "speaking", "supported", "funded", "aligned", "trained", "linked"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase cut into words. `parts[i]` names the part that word i is in: head, apposition, of, from, in, …"""

    text: str
    words: tuple[Token, ...]
    parts: tuple[str, ...]

    def weight(self, first: int, last: int) -> float:
        """How much words `first` to `last` tell about the whole phrase: 5 in its head part, 0 if nothing."""
        if self._joined(first, last):
            return 0.0
        return _WEIGHT[self.parts[first]]

    def possessive(self, last: int) -> bool:
        """Whether the word before `last` is a possessive ("Syria's")."""
        if last < len(self.words) and self.words[last].key == "s":
            return self.text[self.words[last].start - 1] in APOSTROPHES
        return self.text[self.words[last - 1].end : self.words[last - 1].end + 1] in tuple(APOSTROPHES)

    def said(self, first: int, last: int) -> str:
        """The characters from word `first` to before word `last`."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def name_neighbour(self, first: int, last: int, *, known: Sequence[bool]) -> bool:
        """Whether a capitalised word that is in no table stands right before or after, as in a person's name."""
        return any(
            0 <= index < len(self.words)
            and self.words[index].capital
            and not known[index]
            and self._touching(first, last, index)
            for index in (first - 1, last)
        )

    def _touching(self, first: int, last: int, index: int) -> bool:
        """Only a space between the stretch and the neighbour."""
        start, end = (self.words[last - 1].end, self.words[index].start)
        if index < first:
            start, end = self.words[index].end, self.words[first].start
        return self.text[start:end].strip() == ""

    def _joined(self, first: int, last: int) -> bool:
        """Part of a compound that tells whose side it is on, not whose it is ("pro-Beijing", "US-led")."""
        before = first > 0 and self.words[first - 1].key in _JOINED_BEFORE and self._hyphen(first - 1)
        after = last < len(self.words) and self.words[last].key in _JOINED_AFTER and self._hyphen(last - 1)
        return before or after

    def _hyphen(self, index: int) -> bool:
        return self.text[self.words[index].end : self.words[index + 1].start] in HYPHENS


def parse(text: str) -> Phrase:
    """Cut a phrase into words and parts."""
    words = tokens(text)
    parts: list[str] = []
    part = "head"
    for index, word in enumerate(words):
        if index and "," in text[words[index - 1].end : word.start]:
            part = "apposition"
        if index and word.key in _OPENERS and not word.text.isupper():
            part = _OPENERS[word.key]
        elif index and "(" in text[words[index - 1].end : word.start]:
            part = "apposition"
        parts.append(part)
    return Phrase(text, words, tuple(parts))

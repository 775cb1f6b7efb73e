"""Short forms that a text defines itself: "Committee to Protect Journalists (CPJ)"."""

from __future__ import annotations

import re

from onrecord.resolve.spelling import SMALL, name_words

_IN_BRACKETS = re.compile(r"\(\s*(?:the\s+)?[\"'“‘]?([A-Z][\w&.\-]{1,11})[\"'”’]?\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BACK = 120


def definitions(text: str) -> dict[str, tuple[str, ...]]:
    """Short forms in brackets with the folded words of the name before them; the first definition of each counts."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _IN_BRACKETS.finditer(text):
        short = match.group(1)
        full = _spelled_by(short, text[max(0, match.start() - _BACK) : match.start()])
        if full is not None:
            found.setdefault(short, full)
    return found


def _spelled_by(short: str, before: str) -> tuple[str, ...] | None:
    """The shortest run of words at the end of `before` whose first letters spell `short`."""
    words = list(_WORD.finditer(before))[-2 * len(short) - 2 :]
    for first in range(len(words) - 1, -1, -1):
        run = [word.group() for word in words[first:]]
        if run[0][:1].isupper() and len(run) > 1 and spells(run, short):
            return name_words(before[words[first].start() : words[-1].end()])
    return _name_before(short, [word.group() for word in words])


def _name_before(short: str, words: list[str]) -> tuple[str, ...] | None:
    """The capitalised name before the bracket, if it starts like `short` ("Federal Security Service (FSB)")."""
    first = len(words)
    while first > 0 and (words[first - 1][:1].isupper() or (first < len(words) and words[first - 1] in SMALL)):
        first -= 1
    while first < len(words) and (words[first] in SMALL or words[first] == "The"):
        first += 1
    run = words[first:]
    return name_words(" ".join(run)) if len(run) > 1 and short.isupper() and run[0][0] == short[0] else None


def spells(words: list[str], short: str) -> bool:
    """Whether the letters of `short` are the first letters of `words`, or more of them; small words may give none."""
    letters = [char.lower() for char in short if char.isalnum()]
    return (bool(letters) and initials(words) == letters) or _loosely(words, "".join(letters))


def initials(words: list[str]) -> list[str]:
    """The first letters of the words that are not small."""
    return [word[0].lower() for word in words if word.lower() not in SMALL]


def _loosely(words: list[str], letters: str) -> bool:
    """Each word gives its first letters, in order, small words may give none, until all letters are used."""
    if not letters:
        return all(word.lower() in SMALL for word in words)
    if not words:
        return False
    first = words[0].lower()
    if first in SMALL and _loosely(words[1:], letters):
        return True
    longest = 0
    while longest < min(len(first), len(letters), 3) and first[longest] == letters[longest]:
        longest += 1
    return any(_loosely(words[1:], letters[size:]) for size in range(longest, 0, -1))

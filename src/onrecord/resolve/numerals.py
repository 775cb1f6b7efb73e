"""English cardinal numbers, in digits and in words."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SHORT = {"k": "thousand", "m": "million", "mln": "million", "bn": "billion"}

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,3}(?!\d)|\d{1,12}(?:\.\d{1,6})?"
_WORD = "|".join(sorted((*_SMALL, *_SCALES), key=lambda word: (-len(word), word)))
_MORE = rf"(?:(?:\s+and\s+|[\s-]+(?:and[\s-]+)?)(?:{_WORD})\b)"
NUMBER = (
    rf"(?:half\s+an?\s+(?:dozen|million|billion)\b|an?\s+(?:{'|'.join(_SCALES)})\b{_MORE}{{0,6}}"
    rf"|(?:{_WORD})\b{_MORE}{{0,6}}|(?:{_DIGITS})(?:[\s-]?(?:{'|'.join(_SCALES)}|mln|bn|k|m)\b)?)"
)
"""A pattern for one cardinal, to be used with `re.IGNORECASE`; read what it matched with `number`."""

_TOKEN = re.compile(rf"{_DIGITS}|[a-z]+")


def number(text: str) -> int | None:
    """The whole number that `text` writes ("12,000", "two hundred and six", "1.2 million", "a dozen"), or None."""
    tokens = [_SHORT.get(token, token) for token in _TOKEN.findall(text.lower())]
    if tokens[:1] == ["half"]:
        tokens[:2] = ["0.5"]
    total, current, seen = 0.0, 0.0, False
    for token in tokens:
        if token in ("and", "a", "an"):
            continue
        value = _value(token)
        if token in _SCALES:
            scale = _SCALES[token]
            total, current = _scaled(total, current if seen else 1.0, scale)
        elif value is None:
            return None
        else:
            current += value
        seen = True
    return round(total + current) if seen else None


def _scaled(total: float, current: float, scale: int) -> tuple[float, float]:
    """Hundreds and dozens stay open for a greater scale; thousands and above close."""
    if scale <= 100:
        return total, current * scale
    return total + current * scale, 0.0


def _value(token: str) -> float | None:
    if token in _SMALL:
        return float(_SMALL[token])
    digits = re.sub(r"[,\u00a0\u202f]", "", token)
    return float(digits) if digits[0].isdigit() else None

"""The words of English time expressions, and patterns made of them."""

from __future__ import annotations

from onrecord.resolve.numerals import NUMBER, number
from onrecord.resolve.times.expressions import Part, Unit, Which

_NAMES = "January February March April May June July August September October November December".split()
_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTHS: dict[str, int] = {
    **{name.lower(): at for at, name in enumerate(_NAMES, 1)},
    **{name.lower(): at for at, name in enumerate(_SHORT, 1)},
    "sept": 9,
}
DAYS: dict[str, int] = {name.lower(): at for at, name in enumerate(_DAYS)}
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early",
    "mid": "mid", "middle": "mid", "late": "late", "end": "late",
}  # fmt: skip
_WHICH: dict[str, Which] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}
SHIFTS: dict[Which, int] = {"last": -1, "this": 0, "next": 1}
_UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century",
    "morning": "day", "afternoon": "day", "evening": "day", "night": "day",
}  # fmt: skip

FULL_MONTH = "|".join((*_NAMES, *(name.upper() for name in _NAMES)))
MONTH = rf"(?:(?:{FULL_MONTH})\b|(?:{'|'.join(_SHORT)}|Sept)\b\.?)"
WEEKDAY = "|".join((*_DAYS, *(name.upper() for name in _DAYS)))
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[,.]\d|:\d)\b"
YEAR = r"(?:1\d|20)\d\d(?![\d%]|[,.]\d)"
OF_DAY = r"(?i:\s+(?:morning|noon|afternoon|evening|night))"
UNIT = r"(?:day|week|weekend|month|quarter|year|decade|centur(?:y|ie))"
ERA = r"(?P<era>B\.\s?C\.(?:\s?E\.)?|BCE?\b)"
SOME = rf"(?:{NUMBER}|an?|a\s+few|few|several|many|(?:a\s+)?couple(?:\s+of)?|some)"


def month(written: str) -> int:
    """The number of a month's name, full or short."""
    return MONTHS[written.lower().rstrip(".")]


def day(written: str) -> int:
    """The number in "3", "3rd"."""
    return int(written.rstrip("stndrhSTNDRH"))


def which(written: str | None) -> Which | None:
    """What "last", "this past" or "next" says, by its last word; None for nothing."""
    return _WHICH[written.lower().split()[-1]] if written else None


def shift(written: str) -> int:
    """-1, 0 or 1 for "last", "this" or "next"."""
    return SHIFTS[_WHICH[written.lower().split()[-1]]]


def unit(written: str) -> Unit:
    """The unit that a word names, in the singular or plural; parts of the day count as days."""
    lower = written.lower()
    return _UNITS[lower if lower in _UNITS else lower.rstrip("s")]


def how_many(written: str | None) -> int | None:
    """How many units: None for a vague number ("several")."""
    if not written or written.lower() in ("a", "an"):
        return 1
    if "couple" in written.lower():
        return 2
    return number(written)

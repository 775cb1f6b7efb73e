"""TIMEX2 values of time expressions, to compare with corpora that are coded so."""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve.times import Timex
from onrecord.resolve.times.expressions import Calendar, Decade, Expression, Range, Season, Since, WeekOf
from onrecord.resolve.times.words import how_many

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_HOURS = {"night": "TNI", "morning": "TMO", "evening": "TEV", "afternoon": "TAF"}
_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y",
    "decade": "DE", "centur": "CE",
}  # fmt: skip
_VAGUE = (
    (re.compile(r"\bnow\b|present|current|modern"), "PRESENT_REF"),
    (re.compile(r"recent|past$"), "PAST_REF"),
    (re.compile(r"future|(?:later|afterwards)$"), "FUTURE_REF"),
)
_LENGTH = re.compile(rf"(?:(?P<count>.*?)[\s-]+)?(?:more[\s-]+)?(?P<unit>{'|'.join(_UNITS)})(?P<plural>s|ies)?")
_BEFORE_COUNT = re.compile(r".*\b(?:next|last|past|about|over|following|the|for|per|every|each)\b")


def value_of(timex: Timex, text: str, part: int = 0) -> str | None:
    """The value, of an interval that of its first (`part` 0) or last end; None if TIMEX2 would have none."""
    words = timex.span.of(text).lower()
    expression = timex.expression
    if isinstance(expression, Range) and not _century(expression):
        expression = expression.last if part else expression.first
    value = _dated(expression)
    if value is not None:
        return value + next((code for word, code in _HOURS.items() if word in words and _is_day(value)), "")
    return next((name for pattern, name in _VAGUE if pattern.search(words)), None) or _length(words)


def _is_day(value: str) -> bool:
    return bool(re.fullmatch(r"(?:BC)?\d{4}-\d\d-\d\d", value))


def _year(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def _century(expression: Expression) -> str | None:
    match expression:
        case Range(Calendar(year=int(first)), Calendar(year=int(last))) if last - first == 99:
            return f"{first // 100:02}"
    return None


def _dated(expression: Expression) -> str | None:
    match expression:
        case Calendar(year=int(year)):
            parts = [_year(year), *(f"{part:02}" for part in (expression.month, expression.day) if part)]
            return "-".join(parts)
        case Season(year=int(year)):
            return f"{_year(year)}-{_SEASONS[expression.month]}"
        case Decade(short=False):
            return f"{expression.first // 10:03}" if expression.first > 0 else f"BC{-expression.first // 10:03}"
        case Since():
            return _dated(expression.inner)
        case WeekOf(Calendar(year=int(year), month=int(month), day=int(day))):
            week = date(year, month, day).isocalendar()
            return f"{week.year}-W{week.week:02}"
    return _century(expression)


def _length(words: str) -> str | None:
    found = _LENGTH.search(words)
    if found is None:
        return None
    count = _BEFORE_COUNT.sub("", found["count"] or "").strip()
    known = "1" if not count and not found["plural"] else str(how_many(count) or "X") if count else "X"
    unit = _UNITS[found["unit"]]
    return f"PT{known}{unit[1:]}" if unit.startswith("T") else f"P{known}{unit}"

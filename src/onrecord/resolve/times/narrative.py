"""Dates told in a row: what an expression leaves out is taken from those before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.resolve.times.expressions import (
    Calendar,
    Decade,
    Expression,
    Range,
    Season,
    Shifted,
    Since,
    Timex,
    WeekOf,
)
from onrecord.resolve.times.periods import add_months, valid_day

_BACK = 1.2  # a month before the last date told weighs this much against one after it


@dataclass(frozen=True, slots=True)
class Mark:
    """The date last told: a year, with month and day if they were told; years before Christ are negative."""

    year: int
    month: int | None = None
    day: int | None = None


def completed(timexes: Iterable[Timex], *, since: Mark | None = None) -> tuple[Timex, ...]:
    """The expressions with the years, months and days filled in that those before them tell.

    Nothing hangs on a publication: "June" is the June nearest to the date last told, "the next day" the day after it.
    `since` is a date told before the first. What cannot be filled in stays as it is.
    """
    mark, found = since, []
    for timex in timexes:
        expression = _completed(timex.expression, mark)
        mark = _mark(expression) or mark
        found.append(replace(timex, expression=expression))
    return tuple(found)


def _completed(expression: Expression, mark: Mark | None) -> Expression:
    match expression:
        case Range():
            return _range(expression, mark)
        case Since() | WeekOf():
            return replace(expression, inner=_completed(expression.inner, mark))
    if mark is None:
        return expression
    match expression:
        case Calendar(year=None):
            return _calendar(expression, mark)
        case Season(year=None):
            return replace(expression, year=_nearest_year(expression.month, mark, expression.which))
        case Decade(short=True):
            return Decade(mark.year - mark.year % 100 + expression.first)
        case Shifted():
            return _shifted(expression, mark)
    return expression


def _range(expression: Range, mark: Mark | None) -> Range:
    """The end may lend the start its year ("from March to June 1915"); else both hang on what was told before."""
    first, last = expression.first, expression.last
    if isinstance(first, Calendar) and isinstance(last, Calendar) and last.year and first.month and not first.year:
        return Range(replace(first, year=last.year - (first.month > (last.month or 12))), last)
    start = _completed(first, mark)
    return Range(start, _completed(last, _mark(start) or mark))


def _calendar(expression: Calendar, mark: Mark) -> Calendar:
    if expression.month is None:
        return replace(expression, year=mark.year, month=mark.month) if mark.month else expression
    if expression.shift is not None:
        return replace(expression, year=mark.year + expression.shift, shift=None)
    return replace(expression, year=_nearest_year(expression.month, mark, expression.which), which=None)


def _nearest_year(month: int, mark: Mark, which: str | None = None) -> int:
    """The year whose `month` lies nearest to the mark, later ones preferred; the mark's own if it has no month."""
    if mark.month is None:
        return mark.year
    away = month - mark.month
    if which == "last" or which == "next":
        return mark.year + (-1 if which == "last" and away >= 0 else 1 if which == "next" and away <= 0 else 0)
    return mark.year + min((0, -1, 1), key=lambda step: _weight(away + 12 * step))


def _weight(months: int) -> float:
    return float(months) if months >= 0 else -months * _BACK


def _shifted(expression: Shifted, mark: Mark) -> Expression:
    """ "The next day", "two years earlier"; as it is where the date told before is too coarse for the unit."""
    unit, count = expression.unit, expression.count
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = mark.year - mark.year % size + size * count
        return Decade(first) if size == 10 else Range(Calendar(first + 1), Calendar(first + 100))
    if unit == "year":
        return Calendar(mark.year + count, part=expression.part)
    if mark.month and unit == "month":
        return Calendar(*add_months((mark.year, mark.month), count), part=expression.part)
    if mark.month and mark.day and unit in ("day", "week", "weekend"):
        return _days_away(mark, count * (1 if unit == "day" else 7), expression)
    return expression


def _days_away(mark: Mark, days: int, expression: Shifted) -> Expression:
    told = valid_day(mark.year, mark.month or 1, mark.day or 1)
    if told is None or not 1 <= told.toordinal() + days <= date.max.toordinal():
        return expression
    then = told + timedelta(days=days)
    day = Calendar(then.year, then.month, then.day)
    return day if expression.unit == "day" else WeekOf(day)


def _mark(expression: Expression) -> Mark | None:
    """What an expression tells those after it; None if it is itself not complete."""
    match expression:
        case Calendar(year=int(year)):
            return Mark(year, expression.month, expression.day)
        case Season(year=int(year)):
            return Mark(year, expression.month)
        case WeekOf() | Since():
            return _mark(expression.inner)
        case Range():
            return _mark(expression.last)
    return None

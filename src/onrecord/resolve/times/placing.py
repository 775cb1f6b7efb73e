"""From an expression and the days it hangs on to a stretch of the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.resolve.times import periods
from onrecord.resolve.times.expressions import (
    Ambiguous,
    Calendar,
    Decade,
    Expression,
    Range,
    Recent,
    Season,
    Shifted,
    Since,
    Tense,
    Unplaced,
    Weekday,
    WeekOf,
)
from onrecord.resolve.times.periods import Period

NO_PUBLICATION = "relative to the day of publication, which is not known"
BEFORE_CHRIST = "the date lies before the year 1, which dates cannot hold"
NO_REFERENCE = "relative to a day named before, which is not known"
_WRONG_WAY_DAYS = 30  # a day without a year may lie this far on the side that the tense speaks against
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # relative dates are counted from publications in these years only
_LENGTHS = {"quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Clock:
    """The days that relative expressions hang on."""

    published: date | None
    reference: date | None
    tense: Tense | None

    @property
    def ahead(self) -> bool:
        """Whether the act is still to come."""
        return self.tense == "future"


def place(expression: Expression, clock: Clock) -> Period | str:
    """The stretch of the calendar, or why there is none."""
    match expression:
        case Unplaced():
            return expression.why
        case Ambiguous():
            return f"{expression.written!r} can be read as day/month or month/day"
        case Calendar(year=int(year)) | Season(year=int(year)) | Decade(first=year, short=False) if year < 1:
            return BEFORE_CHRIST
        case Calendar(year=int()):
            return _dated(expression)
        case Decade(short=False):
            return _years(expression.first, 10)
        case Season(year=int(year)):
            return periods.stretch(*_season(year, expression.month), granularity="season")
        case Range():
            return _range(expression, clock)
        case Shifted(anchor="reference"):
            return _shifted(expression, clock.reference) if clock.reference else NO_REFERENCE
        case WeekOf():
            inner = place(expression.inner, clock)
            return periods.week(inner.first) if isinstance(inner, Period) else inner
        case _:
            return _on_publication(expression, clock)


def _on_publication(expression: Expression, clock: Clock) -> Period | str:
    if clock.published is None:
        return NO_PUBLICATION
    if not _FIRST_YEAR <= clock.published.year <= _LAST_YEAR:
        return f"the publication in {clock.published.year} lies outside {_FIRST_YEAR} to {_LAST_YEAR}"
    return _relative(expression, clock, clock.published)


def _relative(expression: Expression, clock: Clock, today: date) -> Period | str:
    match expression:
        case Shifted():
            return _shifted(expression, today)
        case Weekday():
            return periods.day(_weekday(expression, today, ahead=clock.ahead))
        case Calendar():
            return _undated(expression, today, ahead=clock.ahead)
        case Season():
            return _near_season(expression, today, ahead=clock.ahead)
        case Recent():
            return _recent(expression, today)
        case Decade():
            century = today.year - today.year % 100
            first = century + expression.first
            return _years(first - 100 if first > today.year else first, 10)
        case Since():
            return _since(expression, clock, today)
        case _:
            return "the expression names no date"


def _dated(date_: Calendar) -> Period | str:
    """A calendar date with a year."""
    year = date_.year or 0
    if date_.month is None:
        return _part_of_year(year, date_.part)
    if date_.day is None:
        return periods.month(year, date_.month)
    found = periods.valid_day(year, date_.month, date_.day)
    return periods.day(found) if found else f"month {date_.month} of {year} has no day {date_.day}"


def _part_of_year(year: int, part: str | None) -> Period:
    """As "late last year" is coded: its last three months."""
    if part == "early":
        return periods.months((year, 1), 3)
    if part == "mid":
        return periods.months((year, 5), 4)
    return periods.months((year, 10), 3) if part == "late" else periods.year(year)


def _undated(date_: Calendar, today: date, *, ahead: bool) -> Period | str:
    """A calendar date without a year: that nearest to the publication on the side of the tense."""
    if date_.shift is not None:
        return _dated(replace(date_, year=today.year + date_.shift))
    if date_.month is None:
        return _day_of_month(date_.day or 0, today, ahead=ahead)
    if date_.day is None:
        return periods.month(_year_of_month(date_, today, ahead=ahead), date_.month)
    days = [periods.valid_day(today.year + shift, date_.month, date_.day) for shift in (-1, 0, 1)]
    return _nearest([day for day in days if day], today, ahead=ahead) or (
        f"no year near the publication has a day {date_.day} in month {date_.month}"
    )


def _nearest(days: list[date], today: date, *, ahead: bool) -> Period | None:
    """The nearest on the right side, unless one lies just across."""
    fitting = [day for day in days if (day - today).days * (1 if ahead else -1) >= -_WRONG_WAY_DAYS]
    found = min(fitting, key=lambda day: abs((day - today).days), default=None)
    return periods.day(found) if found else None


def _year_of_month(date_: Calendar, today: date, *, ahead: bool) -> int:
    month = date_.month or 0
    if date_.which == "this":
        return today.year
    if date_.which == "last":
        return today.year - (month >= today.month)
    if date_.which == "next":
        return today.year + (month <= today.month)
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def _day_of_month(day: int, today: date, *, ahead: bool) -> Period | str:
    """ "the 30th": of the nearest month on the side of the tense that has such a day."""
    step = 1 if ahead else -1
    for away in range(4):
        found = periods.valid_day(*periods.add_months((today.year, today.month), step * away), day)
        if found and (found - today).days * step >= 0:
            return periods.day(found)
    return f"no month near the publication has a day {day}"


def _weekday(weekday: Weekday, today: date, *, ahead: bool) -> date:
    back = (today.weekday() - weekday.day) % 7
    if weekday.which == "next":
        return today + timedelta(days=7 - back)
    if weekday.which == "last":
        return today - timedelta(days=back or 7)
    return today + timedelta(days=(7 - back) % 7) if ahead else today - timedelta(days=back)


def _season(year: int, month: int) -> tuple[Period, Period]:
    return periods.month(year, month), periods.month(*periods.add_months((year, month), 2))


def _near_season(season: Season, today: date, *, ahead: bool) -> Period:
    """The last one that has begun, or ("last") ended; the next to come in the future."""
    candidates = [
        periods.stretch(*_season(today.year + shift, season.month), granularity="season") for shift in (-2, -1, 0, 1)
    ]
    if season.which == "this":
        return min(candidates, key=lambda one: abs((one.first - today).days))
    if season.which == "next" or (ahead and not season.which):
        return next((one for one in candidates if one.last >= today and one.first > today), candidates[-1])
    bound = [one for one in candidates if (one.last if season.which else one.first) < today]
    return bound[-1]


def _years(first: int, count: int) -> Period:
    return periods.stretch(periods.year(first), periods.year(first + count - 1), "decade")


def _shifted(shift: Shifted, today: date) -> Period | str:
    if not _in_reach(shift.unit, shift.count, today):
        return f"{shift.count} {shift.unit}s from {today.isoformat()} lie outside the calendar"
    if shift.unit == "day":
        return periods.day(today + timedelta(days=shift.count))
    if shift.unit == "week":
        return periods.week(today + timedelta(days=7 * shift.count))
    if shift.unit == "weekend":
        return _weekend(today, shift.count)
    if shift.unit == "month":
        return periods.month(*periods.add_months((today.year, today.month), shift.count))
    if shift.unit == "quarter":
        start = (today.year, (today.month - 1) // 3 * 3 + 1)
        return periods.months(periods.add_months(start, 3 * shift.count), 3)
    if shift.unit == "year":
        return _part_of_year(today.year + shift.count, shift.part)
    size = _LENGTHS[shift.unit] // 12
    return _years(today.year - today.year % size + shift.count * size, size)


def _weekend(today: date, count: int) -> Period:
    """Saturday and Sunday: 0 is the one that has begun last, -1 the last that is over, 1 the next."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if count < 0 and saturday + timedelta(days=1) < today:
        count += 1
    first = saturday + timedelta(days=7 * count)
    return periods.stretch(periods.day(first), periods.day(first + timedelta(days=1)))


def _recent(recent: Recent, today: date) -> Period | str:
    """The units before the publication, or after it."""
    if not _in_reach(recent.unit, -recent.count, today):
        return f"{recent.count} {recent.unit}s from {today.isoformat()} lie outside the calendar"
    other = _away(recent.unit, -recent.count, today)
    first, last = min(other, today), max(other, today)
    return periods.stretch(periods.day(first), periods.day(last))


def _in_reach(unit: str, count: int, today: date) -> bool:
    """Whether the time stays well within what dates can hold."""
    years = abs(count) * (_LENGTHS.get(unit, 1) / 12)
    return years < min(today.year, 9999 - today.year) - 200


def _away(unit: str, count: int, today: date) -> date:
    if unit in ("day", "week", "weekend"):
        return today + timedelta(days=count * (1 if unit == "day" else 7))
    year, month = periods.add_months((today.year, today.month), count * _LENGTHS.get(unit, 1))
    return periods.valid_day(year, month, today.day) or date(year, month, 28)


def _since(since: Since, clock: Clock, today: date) -> Period | str:
    start = place(since.inner, replace(clock, tense="past"))
    if isinstance(start, str):
        return start
    if start.first > today:
        return "the start lies after the publication"
    return periods.stretch(start, periods.day(today))


def _range(range_: Range, clock: Clock) -> Period | str:
    first_words, last_words = _completed(range_.first, range_.last)
    first, last = place(first_words, clock), place(last_words, clock)
    if isinstance(first, str):
        return first
    if isinstance(last, str):
        return last
    if last.last < first.first:
        return "the end lies before the start"
    both = "decade" if first.granularity == last.granularity == "decade" else "interval"
    return periods.stretch(first, last, "decade" if both == "decade" else "interval")


def _completed(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """ "between March 3 and March 5, 2011", "the 1960s and 70s": each lends the other what is not written."""
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.month and last.month and last.year and not first.year:
            first = replace(first, year=last.year - (first.month > last.month))
        elif first.year and last.month and not last.year:
            last = replace(last, year=first.year + ((first.month or 0) > last.month))
    if isinstance(first, Decade) and isinstance(last, Decade) and last.short and not first.short:
        last = Decade(first.first - first.first % 100 + last.first)
    return first, last

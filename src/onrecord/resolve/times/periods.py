"""Stretches of the calendar with their ISO 8601 writing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record.report import Granularity


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; `value` is ISO 8601 at the precision that was written."""

    first: date
    last: date
    value: str
    granularity: Granularity


def day(value: date) -> Period:
    """One day."""
    return Period(value, value, value.isoformat(), "day")


def month(year: int, number: int) -> Period:
    """One month, 1 to 12."""
    last = monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}", "month")


def year(number: int) -> Period:
    """One year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def week(of: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return stretch(day(monday), day(monday + timedelta(days=6)))


def months(first: tuple[int, int], count: int) -> Period:
    """`count` months from a year and month on."""
    return stretch(month(*first), month(*add_months(first, count - 1)))


def stretch(first: Period, last: Period, granularity: Granularity = "interval") -> Period:
    """From the start of one period to the end of another, which must not end before."""
    value = f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}"
    return Period(first.first, last.last, value, granularity)


def add_months(start: tuple[int, int], count: int) -> tuple[int, int]:
    """The year and month `count` months later."""
    years, at = divmod(start[0] * 12 + start[1] - 1 + count, 12)
    return years, at + 1


def valid_day(year_: int, month_: int, day_: int) -> date | None:
    """The day, or None if the month has none such."""
    if not (1 <= year_ <= 9999 and 1 <= month_ <= 12 and 1 <= day_ <= monthrange(year_, month_)[1]):
        return None
    return date(year_, month_, day_)

"""Feasts that move through the year: Easter and its days by the Gregorian rule, Ramadan by the tabular calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from onrecord.resolve.times.expressions import Calendar, Expression, Range

_FROM_EASTER = {
    "Palm Sunday": -7, "Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1, "Easter": 0, "Pentecost": 49,
}  # fmt: skip
FEASTS: Final = (*_FROM_EASTER, "Ramadan")
_JULIAN = 1582  # the last year with an Easter by the old calendar
_EPOCH = 227_015  # ordinal of 1 Muharram 1 (civil): 19 July 622 in the proleptic Gregorian calendar
_RAMADAN_STARTS = 236  # days of the eight months before it


def feast(name: str, year: int) -> Expression:
    """The days of a feast in a year, or the year alone up to 1582.

    Ramadan follows the tabular calendar, which lies a day off from some sightings.
    """
    if year <= _JULIAN:
        return Calendar(year)
    plain = re.sub(r"\s+", " ", name)
    if plain == "Ramadan":
        first = ramadan(year)
        return Range(_calendar(first), _calendar(first + timedelta(days=29)))
    return _calendar(easter(year) + timedelta(days=_FROM_EASTER[plain]))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    march = 3 + (offset + 40) // 44
    return date(year, march, offset + 28 - 31 * (march // 4))


def ramadan(year: int) -> date:
    """The first day of the Ramadan that starts in a Gregorian year, the first one if two do."""
    lunar = (year - 622) * 33 // 32 - 1
    while True:
        start = date.fromordinal(_new_year(lunar) + _RAMADAN_STARTS)
        if start.year >= year:
            return start
        lunar += 1


def _new_year(lunar: int) -> int:
    """Ordinal of the first day of a year of the tabular Islamic calendar."""
    return _EPOCH + 354 * (lunar - 1) + (3 + 11 * lunar) // 30


def _calendar(day: date) -> Calendar:
    return Calendar(day.year, day.month, day.day)

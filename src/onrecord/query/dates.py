"""Partial dates as bounds: 2009, 2009-04, 2009-04-30."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from onrecord.record.errors import UsageError

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_since(value: str) -> dt.date:
    """The first day of a year, month or day. Raises UsageError if `value` is none of them."""
    year, month, day = _parts("since", value)
    return dt.date(year, month or 1, day or 1)


def parse_until(value: str) -> dt.date:
    """The last day of a year, month or day. Raises UsageError if `value` is none of them."""
    year, month, day = _parts("until", value)
    month = month or 12
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(name: str, value: str) -> tuple[int, int | None, int | None]:
    match = _FORM.fullmatch(value.strip())
    if match is None or not _real(*match.groups()):
        raise UsageError(f"{name} {value!r} is no date: give a year, month or day like 2009, 2009-04 or 2009-04-30")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _real(year: str, month: str | None, day: str | None) -> bool:
    if int(year) < 1 or not 1 <= int(month or 1) <= 12:
        return False
    return 1 <= int(day or 1) <= calendar.monthrange(int(year), int(month or 1))[1]

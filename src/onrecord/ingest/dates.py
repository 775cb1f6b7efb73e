"""The day of publication as data files write it."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.record.errors import FormatError

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{8})([T ].+)?", re.ASCII | re.IGNORECASE)
_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)

ALLOWED_DATES = "an ISO 8601 day (2014-12-15), day and time (2014-12-15T08:30:00Z), month, year, or null"


def read_published(value: object, *, where: str) -> tuple[dt.date | None, str | None]:
    """The day in `value`, and a note where something had to be decided.

    A day with a time gives the day as written, in its own time zone. A month or year is no day: None, and
    a note. None and blank strings give None. Raises FormatError, which starts with `where`.
    """
    if value is None:
        return None, None
    if not isinstance(value, str):
        raise _wrong(value, where)
    given = value.strip()
    if _COARSE.fullmatch(given):
        return None, f"published {given!r} names no day and was left out"
    return (_day(given, value, where), None) if given else (None, None)


def _day(given: str, value: str, where: str) -> dt.date:
    if not _DAY.fullmatch(given):
        raise _wrong(value, where)
    try:
        return dt.datetime.fromisoformat(given.upper()).date()
    except ValueError:
        raise _wrong(value, where) from None


def _wrong(value: object, where: str) -> FormatError:
    shown = value if isinstance(value, str | int | float | bool) else type(value).__name__
    return FormatError(f"{where}: published is {shown!r:.80}; give {ALLOWED_DATES}")

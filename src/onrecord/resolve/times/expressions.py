"""What a time expression says, before it is placed in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future", "present"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Which = Literal["last", "this", "next"]
Part = Literal["early", "mid", "late"]
Anchor = Literal["published", "reference"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date of which parts may be missing: "April 30", "2003", "last March", "late 2024", "the 30th".

    `shift` counts years from that of the publication: -1 in "March last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    which: Which | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A date in digits whose day and month cannot be told apart, as written."""

    written: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday."""

    day: int
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season by the number of its first month: 3 spring, 6 summer, 9 autumn, 12 winter."""

    month: int
    year: int | None = None
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `first`; with `short` the century is not written ("the 70s")."""

    first: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit `count` units away from that of the anchor: "yesterday", "last week", "three days later"."""

    unit: Unit
    count: int
    anchor: Anchor = "published"
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """The `count` units up to the publication, or from it on if negative: "the past two weeks"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The calendar week that holds a day."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From the first expression to the last."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Since:
    """From the expression to the publication."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What has no place in the calendar, and why: a length of time, a repeated time, "a few days ago"."""

    why: str


Expression = Calendar | Ambiguous | Weekday | Season | Decade | Shifted | Recent | WeekOf | Range | Since | Unplaced


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in a text: where it stands, its kind and what it says."""

    span: Span
    kind: Kind
    expression: Expression

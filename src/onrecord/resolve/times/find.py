"""Find the time expressions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.record.spans import Span
from onrecord.resolve.times.calendar_rules import CALENDAR_RULES
from onrecord.resolve.times.expressions import (
    Calendar,
    Decade,
    Expression,
    Range,
    Season,
    Since,
    Timex,
    Unplaced,
    Weekday,
    WeekOf,
)
from onrecord.resolve.times.history_rules import HISTORY_RULES
from onrecord.resolve.times.relative_rules import RELATIVE_RULES

_JOIN = re.compile(
    r"\s*(?:(?P<to>-|\u2013|\bto\b|\buntil\b|\btill\b|\bthrough\b)|\band\b)(?:\s+(?:on|in))?\s*(?:the\s+)?$"
)
_OPEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:ever\s+)?since\s+(?:(?:at\s+least|about|around|the)\s+|(?:\w+\s+){1,4}(?:in|on)\s+)?$", re.IGNORECASE
)
_WEEK_OF = re.compile(r"\b(?:the\s+)?week\s+(?:of|beginning|starting)\s+$", re.IGNORECASE)
_HOURS_OF = re.compile(
    r"\b(?:the\s+)?(?:early\s+|late\s+)?(?:night|morning|afternoon|evening)(?:\s+hours)?\s+of\s+$", re.IGNORECASE
)
_REACH = 60  # no lead ("since the protests began in") is longer
_JOINED = (Calendar, Decade, Weekday, Season)


def find_timexes(text: str) -> tuple[Timex, ...]:
    """The time expressions of a text in order, none overlapping; where several fit, the leftmost and longest.

    Linear in the length of the text.
    """
    simple = _without_overlaps(_matches(text))
    joined = list(_joined(simple, text))
    return tuple(_led(timex, text, joined[at - 1].span.end if at else 0) for at, timex in enumerate(joined))


def _matches(text: str) -> Iterator[Timex]:
    for rule in (*CALENDAR_RULES, *RELATIVE_RULES, *HISTORY_RULES):
        for match in rule.pattern.finditer(text):
            built = rule.build(match)
            if built:
                yield Timex(Span(*match.span()), *built)


def _without_overlaps(found: Iterator[Timex]) -> list[Timex]:
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= timex.span.start:
            kept.append(timex)
    return kept


def _joined(found: list[Timex], text: str) -> Iterator[Timex]:
    """Pairs such as "from 2003 to 2009" made one."""
    at = 0
    while at < len(found):
        both = _pair(found[at], found[at + 1], text) if at + 1 < len(found) else None
        yield both or found[at]
        at += 2 if both else 1


def _pair(first: Timex, last: Timex, text: str) -> Timex | None:
    link = _JOIN.match(text[first.span.end : last.span.start][:_REACH])
    if not link or last.span.start - first.span.end > _REACH:
        return None
    lead = _OPEN.search(text[max(0, first.span.start - _REACH) : first.span.start])
    if not (lead or link["to"] or _listed(first.expression, last.expression)):
        return None
    if not (isinstance(first.expression, _JOINED) and isinstance(last.expression, _JOINED)):
        return None
    start = first.span.start - (len(lead.group()) if lead else 0)
    return Timex(Span(start, last.span.end), "DATE", Range(first.expression, last.expression))


def _listed(first: Expression, last: Expression) -> bool:
    """Whether "A and B" are two months, years or decades in a row."""
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        return first.day is None and last.day is None and bool(first.month) == bool(last.month)
    return isinstance(first, Decade) and isinstance(last, Decade)


def _whole_month(expression: Expression) -> bool:
    """ "The first week of March" is no calendar week that could be told."""
    return isinstance(expression, Calendar) and expression.day is None


def _led(timex: Timex, text: str, floor: int) -> Timex:
    """The expression with the "since", "the week of" or "the night of" before it."""
    if isinstance(timex.expression, Unplaced):
        return timex
    lead = text[max(floor, timex.span.start - _REACH) : timex.span.start]
    for pattern, wrapped in ((_SINCE, Since(timex.expression)), (_WEEK_OF, WeekOf(timex.expression))):
        if (found := pattern.search(lead)) and not (pattern is _WEEK_OF and _whole_month(timex.expression)):
            return replace(timex, span=_from(found, timex), expression=wrapped)
    if isinstance(timex.expression, Calendar | Weekday) and (found := _HOURS_OF.search(lead)):
        return replace(timex, span=_from(found, timex), kind="TIME")
    return timex


def _from(lead: re.Match[str], timex: Timex) -> Span:
    return Span(timex.span.start - len(lead.group()), timex.span.end)

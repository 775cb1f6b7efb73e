"""Which time expression dates an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.record.report import EventTime
from onrecord.record.spans import Quote, Span
from onrecord.resolve.times.expressions import Calendar, Expression, Shifted, Since, Tense, Timex
from onrecord.resolve.times.narrative import completed
from onrecord.resolve.times.normalise import normalise


def event_time(
    trigger: Span,
    linked: Sequence[Span],
    sentence: Span,
    *,
    text: str,
    timexes: Sequence[Timex],
    published: date | None,
    tense: Tense | None,
) -> EventTime:
    """When the event at `trigger` happened.

    `linked` are the spans that the reader took for its date, `timexes` those of the text in order. The first linked
    span whose expression can be placed gives a `stated` time, quoted with the reader's span; one that cannot be placed
    is quoted with basis `unknown`. Where nothing is linked the time is unknown: a lone date in the `sentence` belongs
    to the event too seldom to be taken (`python -m evaluation.times`).
    """
    found = [
        _quoted(timex, span, text, timexes, published, tense)
        for span in linked
        for timex in timexes
        if timex.span.overlaps(span)
    ]
    if found:
        return next((time for time in found if time.value), found[0])
    if linked:
        return EventTime(quote=Quote.at(text, linked[0]), why="the words linked to the event hold no time expression")
    return EventTime(why="no date expression is linked to the event")


def _quoted(
    timex: Timex, span: Span, text: str, timexes: Sequence[Timex], published: date | None, tense: Tense | None
) -> EventTime:
    expression = timex.expression
    if isinstance(expression, Since) and span.start > timex.span.start:  # the act that began then, not what lasts since
        timex = replace(timex, expression=expression.inner)
    if published is None:
        return replace(_told(timex, timexes), quote=Quote.at(text, span))
    reference = reference_day(timex, timexes, published)
    found = normalise(timex, published=published, reference=reference, tense=tense)
    return replace(found, quote=Quote.at(text, span))


def _told(timex: Timex, timexes: Sequence[Timex]) -> EventTime:
    """Without a publication, what a calendar date or "the next day" leaves out is taken from the dates before it."""
    alone = normalise(timex, published=None, reference=None, tense=None)
    if alone.value or not _can_be_completed(timex.expression):
        return alone
    earlier = timexes[: bisect_left(timexes, timex.span, key=lambda one: one.span)]
    found = normalise(completed((*earlier, timex))[-1], published=None, reference=None, tense=None)
    return replace(found, why="completed from the dates before it") if found.value else alone


def _can_be_completed(expression: Expression) -> bool:
    return (isinstance(expression, Calendar) and expression.shift is None) or (
        isinstance(expression, Shifted) and expression.anchor == "reference"
    )


def reference_day(timex: Timex, timexes: Sequence[Timex], published: date | None) -> date | None:
    """The first day of the nearest earlier expression that can be placed by itself; None if `timex` needs none.

    What counts in days ("the next day") needs an expression that is itself a day; none after the publication serves.
    """
    expression = timex.expression
    if not isinstance(expression, Shifted) or expression.anchor != "reference":
        return None
    for other in reversed(timexes[: bisect_left(timexes, timex.span, key=lambda one: one.span)]):
        time = normalise(other, published=published, reference=None, tense="past")
        if not time.start or (expression.unit == "day" and time.granularity != "day"):
            continue
        if published is None or date.fromisoformat(time.start) <= published:
            return date.fromisoformat(time.start)
    return None

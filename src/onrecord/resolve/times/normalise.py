"""Place what a time expression says in the calendar."""

from __future__ import annotations

from datetime import date

from onrecord.record.report import EventTime
from onrecord.resolve.times.expressions import Expression, Shifted, Tense, Timex
from onrecord.resolve.times.periods import Period
from onrecord.resolve.times.placing import Clock, place


def normalise(timex: Timex, *, published: date | None, reference: date | None, tense: Tense | None) -> EventTime:
    """When a time expression is, in ISO 8601; without a quote.

    `published` anchors "yesterday", "Tuesday" and dates without a year; `reference`, the day last spoken of,
    anchors "the next day". `tense` tells whether "Tuesday" lies before or after. What cannot be placed has basis
    `unknown` and a `why`.
    """
    found = place(timex.expression, Clock(published, reference, tense))
    if isinstance(found, Period):
        return EventTime(
            found.value,
            found.first.isoformat(),
            found.last.isoformat(),
            found.granularity,
            "stated",
            why=_why(timex.expression, published, reference),
        )
    return EventTime(why=found)


def _why(expression: Expression, published: date | None, reference: date | None) -> str:
    if isinstance(place(expression, Clock(None, None, None)), Period):
        return "the date is written out"
    if isinstance(expression, Shifted) and expression.anchor == "reference":
        return f"counted from {reference}, named before"
    return f"counted from the publication on {published}"

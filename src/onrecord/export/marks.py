"""The marks that a report lays on its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.export.segments import Mark
from onrecord.record import Argument, Attribution, Event, Report

DEEPEST = 4


def report_marks(report: Report) -> list[Mark]:
    """All marks of a report: attributions `a1`, `a2`, …, then events `e1`, `e2`, …, numbered in its order.

    Roles are source, cue, content; trigger, who, whom, where, when, count.
    """
    depths = attribution_depths(report.attributions)
    marks: list[Mark] = []
    for number, attribution in enumerate(report.attributions, 1):
        marks += _attribution_marks(f"a{number}", attribution, depths[attribution.id])
    for number, event in enumerate(report.events, 1):
        marks += _event_marks(f"e{number}", number, event)
    return marks


def attribution_depths(attributions: Sequence[Attribution]) -> dict[str, int]:
    """How deep each attribution lies: 1 if it has no parent (a parent that is missing or circular counts as none)."""
    parents = {attribution.id: attribution.parent for attribution in attributions}
    return {attribution.id: _depth(attribution.id, parents) for attribution in attributions}


def _depth(attribution_id: str, parents: Mapping[str, str | None]) -> int:
    seen = [attribution_id]
    parent = parents[attribution_id]
    while parent is not None and parent in parents and parent not in seen:
        seen.append(parent)
        parent = parents[parent]
    return len(seen)


def _attribution_marks(key: str, attribution: Attribution, depth: int) -> Iterator[Mark]:
    if attribution.content:
        yield Mark(attribution.content.span, key, "content", f"d{min(depth, DEEPEST)}")
    if attribution.source:
        yield Mark(attribution.source.span, key, "source", "src")
    if attribution.cue:
        yield Mark(attribution.cue.span, key, "cue", "cue")


def _event_marks(key: str, number: int, event: Event) -> Iterator[Mark]:
    negated = event.polarity == "negated"
    label = f"Event {number}: {event.type}, {event.status}{', negated' if negated else ''}"
    style = f"t s-{event.status}{' neg' if negated else ''}"
    yield Mark(event.trigger.span, key, "trigger", style, label)
    parties: tuple[tuple[str, tuple[Argument, ...]], ...] = (
        ("who", event.actors),
        ("whom", event.recipients),
        ("where", event.places),
    )
    for role, arguments in parties:
        yield from (Mark(argument.quote.span, key, role) for argument in arguments if argument.quote)
    if event.time.quote:
        yield Mark(event.time.quote.span, key, "when")
    yield from (Mark(count.quote.span, key, "count") for count in event.counts)

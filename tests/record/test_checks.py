"""Every fault that `slice_faults` knows is found, and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from made_reports import nested, quote

from onrecord.record import Argument, Attribution, Entity, Event, EventTime, Quote, Report, Span
from onrecord.record.checks import slice_faults


def _event(index: int, **fields: object) -> Callable[[Report], Report]:
    def change(report: Report) -> Report:
        events = list(report.events)
        events[index] = replace(events[index], **fields)  # type: ignore[arg-type]
        return replace(report, events=tuple(events))

    return change


def _attribution(index: int, **fields: object) -> Callable[[Report], Report]:
    def change(report: Report) -> Report:
        attributions: list[Attribution] = list(report.attributions)
        attributions[index] = replace(attributions[index], **fields)  # type: ignore[arg-type]
        return replace(report, attributions=tuple(attributions))

    return change


def _entity(**fields: object) -> Callable[[Report], Report]:
    def change(report: Report) -> Report:
        first: Entity = replace(report.entities[0], **fields)  # type: ignore[arg-type]
        return replace(report, entities=(first, *report.entities[1:]))

    return change


def _twice(report: Report) -> Report:
    event: Event = replace(report.events[0], id="e9")
    return replace(report, events=(*report.events, event))


def _count(report: Report) -> Report:
    count = replace(report.events[1].counts[0], maximum=3)
    return _event(1, counts=(count,))(report)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda r: replace(r, sentences=(Span(0, 9), Span(5, 99))), "sentence 1: it starts at 5, before"),
        (lambda r: replace(r, sentences=(*r.sentences, Span(900, 901))), "sentence 3: [900, 901) runs past the text"),
        (_entity(id="n2"), "entity 'n2' occurs 2 times"),
        (_entity(mentions=(Span(500, 501),)), "entity 'n1', a mention: [500, 501) runs past"),
        (_entity(mentions=(Span(9, 10), Span(0, 1))), "entity 'n1': its mentions are not in text order"),
        (_attribution(0, cue=Quote("sa", Span(0, 2))), "attribution 'a1', cue: 'sa' is not the text at [0, 2)"),
        (_attribution(0, source_entity="n77"), "attribution 'a1': there is no entity 'n77'"),
        (_attribution(0, parent="a77"), "attribution 'a1': there is no attribution 'a77'"),
        (_attribution(0, parent="a2"), "attribution 'a1': its parents lead back to it"),
        (_attribution(0, sentence=1), "attribution 'a1': 29 is not in sentence 1"),
        (_attribution(0, source=None, cue=None, content=None), "attribution 'a1': it has neither"),
        (_event(0, sentence=9), "event 'e1': there is no sentence 9 among 3"),
        (_event(0, trigger=Quote("shot", Span(0, 4))), "event 'e1', trigger: 'shot' is not the text"),
        (_event(0, actors=(Argument("n78", None),)), "event 'e1': there is no entity 'n78'"),
        (_event(0, places=(Argument("n4", Quote("x", Span(0, 1))),)), "event 'e1', place: 'x' is not"),
        (_event(0, chain=("a2",)), "event 'e1': its chain goes from 'a2' to None, but the parent of 'a2' is 'a1'"),
        (_event(0, chain=("a5",)), "event 'e1': there is no attribution 'a5'"),
        (_event(1, same_as="e3"), "event 'e2': same_as 'e3' is not an earlier event"),
        (_event(0, uid="0" * 20), "event 'e1': its uid is '00000000000000000000'"),
        (_event(0, time=EventTime(quote=Quote("?", Span(0, 1)))), "event 'e1', time: '?' is not the text"),
        (_event(0, time=EventTime("x", "2020-02-01", "2020-01-01")), "event 'e1': its time starts on 2020-02-01"),
        (_twice, "event uid"),
        (_count, "event 'e2': its count is at least 12 and at most 3"),
    ],
)
def test_fault_is_found(change: Callable[[Report], Report], fault: str) -> None:
    faults = slice_faults(change(nested()))
    assert any(one.startswith(fault) for one in faults), faults


def test_a_sound_report_has_none() -> None:
    assert slice_faults(nested()) == []


def test_quotes_must_match_in_code_points() -> None:
    report = nested()
    words = quote(report.article.text, "Münz")
    shifted = Quote(words.text, Span(words.span.start + 1, words.span.end + 1))
    assert slice_faults(_event(2, places=(Argument("n5", shifted),))(report))

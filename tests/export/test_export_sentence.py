"""One event as a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.sentence import event_lines, event_sentence, time_words
from onrecord.export.words import bounds_words, isolated, listed, plain, told_by
from onrecord.record import EventTime, Quote, Report, Span


def lines(report: Report) -> list[str]:
    return [str(line) for line in event_lines(report)]


def test_line_reads_like_a_sentence(basra_report: Report) -> None:
    expected = "2009-04-30 · British army → withdrew from → Basra, Iraq · actual · own voice"
    assert event_sentence(basra_report, basra_report.events[0]) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "– · British army → not: return → – · in Basra · intended, negated · per Anna Fallow"),
        (2, "“on Monday” · Anna Fallow → promised → – · actual · own voice"),
        (3, "– · Russia → not: attacked → Kharu · actual, negated · per Iran, as told by Turkey"),
        (4, "– · – → killed → Kharu · killed: at least 12 · actual · per Iran, as told by Turkey"),
        (
            5,
            "2014-12-22 to 2014-12-28 · protesters → march through → Minvale · "
            "participants: at least 24 (“dozens”) · possible · per unknown source (“Reportedly”)",
        ),
        (7, "– · militia → seize → – · predicted · per aid workers"),
    ],
)
def test_parts_of_a_line(basra_report: Report, number: int, expected: str) -> None:
    assert lines(basra_report)[number] == expected


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        (["Iran", "Turkey"], "per Iran, as told by Turkey"),
        (["Iran", "Iran", "Turkey"], "per Iran, as told by Turkey"),
        (["unknown source", "unknown source"], "per unknown source, as told by unknown source"),
    ],
)
def test_who_tells_what_he_said_is_named_once(voices: list[str], expected: str) -> None:
    assert told_by(voices) == expected


def test_lines_and_single_sentences_agree(all_reports: list[Report]) -> None:
    for report in all_reports:
        assert lines(report) == [event_sentence(report, event) for event in report.events]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Troops marched in Orland.", "Orland", "– → marched in → Orland"),
        ("Troops marched out of the Orland.", "Orland", "– → marched out of → Orland"),
        ("Troops marched Orland.", "Orland", "– → marched → Orland"),
        ("Troops marched and Orland.", "Orland", "– → marched → –"),
        ("In Orland troops marched.", "Orland", "– → marched → –"),
    ],
)
def test_preposition_joins_the_verb_only_where_it_leads_to_the_place(
    make_draft: Any, text: str, place: str, expected: str
) -> None:
    draft = make_draft(text)
    draft.event("marched", "PROTEST", places=(draft.argument(draft.entity(place, "place"), place),))
    (line,) = event_lines(draft.report())
    assert line.act == expected
    assert bool(line.where) == expected.endswith("–")


def test_place_that_is_the_recipient_is_said_once(make_draft: Any) -> None:
    draft = make_draft("Russia invaded Ukraine.")
    ukraine = draft.argument(draft.entity("Ukraine", "country"), "Ukraine")
    draft.event("invaded", "ASSAULT", recipients=(ukraine,), places=(ukraine,))
    assert lines(draft.report()) == ["– · – → invaded → Ukraine · actual · own voice"]


def test_source_without_entity_or_cue(make_draft: Any) -> None:
    draft = make_draft("“They struck.”")
    chain = (draft.attribution(None, None, "They struck."),)
    draft.event("struck", "ASSAULT", chain=chain)
    assert lines(draft.report())[0].endswith("per unknown source")


def test_unknown_entity_is_an_error(basra_report: Report) -> None:
    with pytest.raises(KeyError):
        event_sentence(replace(basra_report, entities=()), basra_report.events[0])


def test_right_to_left_names_keep_their_order(arabic_report: Report) -> None:
    (line,) = event_lines(arabic_report)
    assert line.act == "\u2068الجيش\u2069 → \u2068هاجم\u2069 → \u2068المدينة\u2069"
    assert isolated("Basra") == "Basra"


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((12, 12), "12"),
        ((12, None), "at least 12"),
        ((0, 30), "up to 30"),
        ((None, 30), "up to 30"),
        ((12, 30), "12 to 30"),
        ((None, None), "–"),
        ((0, 0), "0"),
    ],
)
def test_bounds_in_words(bounds: tuple[int | None, int | None], words: str) -> None:
    assert bounds_words(*bounds) == words


def test_lists_in_words() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["–", "A", "A and B", "A, B and C"]


def test_time_in_words() -> None:
    assert time_words(EventTime()) == "–"
    assert time_words(EventTime(value="2009-04")) == "2009-04"
    assert time_words(EventTime(quote=Quote("last\nweek", Span(0, 9)))) == "“last week”"


@given(st.text() | st.text("\x1b[\u202e\u2066a \n\ud800"))
def test_plain_text_is_one_printable_line(text: str) -> None:
    words = plain(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2066" for char in words)
    assert len(words.splitlines()) <= 1
    assert plain(words).encode("utf-8").decode() == words

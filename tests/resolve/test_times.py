"""Time expressions: where they stand, what they say, and which dates an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.report import EventTime
from onrecord.record.spans import Quote, Span
from onrecord.resolve.times import event_time, find_timexes, normalise
from onrecord.resolve.times.expressions import Tense

PUBLISHED = date(2019, 9, 11)  # a Wednesday


def read(
    text: str,
    *,
    published: date | None = PUBLISHED,
    reference: date | None = None,
    tense: Tense | None = None,
) -> EventTime:
    """The one expression of a text, normalised."""
    (timex,) = find_timexes(text)
    return normalise(timex, published=published, reference=reference, tense=tense)


@pytest.mark.parametrize(
    ("text", "value", "granularity"),
    [
        ("April 30th 2009", "2009-04-30", "day"),
        ("30 April 2009", "2009-04-30", "day"),
        ("Thursday, the 30th of April 2009", "2009-04-30", "day"),
        ("Apr. 30, 2009", "2009-04-30", "day"),
        ("30/04/2009", "2009-04-30", "day"),
        ("04/30/2009", "2009-04-30", "day"),
        ("2009-04-30", "2009-04-30", "day"),
        ("Christmas Day 2012", "2012-12-25", "day"),
        ("9/11", "2001-09-11", "day"),
        ("April 2009", "2009-04", "month"),
        ("in May, 2009", "2009-05", "month"),
        ("early March 2009", "2009-03", "month"),
        ("in 2003", "2003", "year"),
        ("the 2003 floods", "2003", "year"),
        ("late 2024", "2024-10/2024-12", "interval"),
        ("spring 2011", "2011-03/2011-05", "season"),
        ("the winter of 2011", "2011-12/2012-02", "season"),
        ("the 1960s", "1960/1969", "decade"),
        ("the 1960s and 70s", "1960/1979", "decade"),
        ("the 19th century", "1801/1900", "interval"),
        ("between March 3 and March 5, 2011", "2011-03-03/2011-03-05", "interval"),
        ("March 3-5, 2011", "2011-03-03/2011-03-05", "interval"),
        ("from 2003 to 2009", "2003/2009", "interval"),
        ("2003-2009", "2003/2009", "interval"),
        ("from March to June 2015", "2015-03/2015-06", "interval"),
        ("from November 2014 to March 2015", "2014-11/2015-03", "interval"),
        ("the week of March 3, 2011", "2011-02-28/2011-03-06", "interval"),
    ],
)
def test_dates_written_out_need_no_publication(text: str, value: str, granularity: str) -> None:
    found = read(text, published=None)
    assert (found.value, found.granularity, found.basis) == (value, granularity, "stated")
    assert found.why == "the date is written out"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2019-09-10"),
        ("today’s", "2019-09-11"),
        ("tonight", "2019-09-11"),
        ("last night", "2019-09-10"),
        ("tomorrow", "2019-09-12"),
        ("the day before yesterday", "2019-09-09"),
        ("two days ago", "2019-09-09"),
        ("last week", "2019-09-02/2019-09-08"),
        ("this week", "2019-09-09/2019-09-15"),
        ("last month", "2019-08"),
        ("this month", "2019-09"),
        ("earlier this month", "2019-09"),
        ("earlier in the month", "2019-09"),
        ("next year", "2020"),
        ("late last year", "2018-10/2018-12"),
        ("a year ago", "2018"),
        ("last summer", "2019-06/2019-08"),
        ("last weekend", "2019-09-07/2019-09-08"),
        ("the past two weeks", "2019-08-28/2019-09-11"),
        ("the last 24 hours", "2019-09-10/2019-09-11"),
        ("January of last year", "2018-01"),
        ("Last March", "2019-03"),
        ("mid-June", "2019-06"),
        ("last Wednesday", "2019-09-04"),
        ("last Monday", "2019-09-09"),
        ("next Friday", "2019-09-13"),
        ("the 30th", "2019-08-30"),
        ("since 2015", "2015/2019-09-11"),
        ("since the strike began in June", "2019-06/2019-09-11"),
        ("the '90s", "1990/1999"),
    ],
)
def test_relative_words_are_counted_from_the_publication(text: str, value: str) -> None:
    found = read(text)
    assert (found.value, found.basis) == (value, "stated")
    assert found.why == "counted from the publication on 2019-09-11"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Tuesday", "2019-09-10", "2019-09-17"),
        ("Wednesday", "2019-09-11", "2019-09-11"),
        ("Monday night", "2019-09-09", "2019-09-16"),
        ("in June", "2019-06", "2020-06"),
        ("in September", "2019-09", "2019-09"),
        ("April 30", "2019-04-30", "2020-04-30"),
        ("Christmas Day", "2018-12-25", "2019-12-25"),
        ("the 30th", "2019-08-30", "2019-09-30"),
    ],
)
def test_the_tense_tells_the_side_of_the_publication(text: str, past: str, future: str) -> None:
    assert read(text, tense="past").value == read(text, tense=None).value == past
    assert read(text, tense="future").value == future


def test_a_day_just_across_the_publication_is_nearer_than_one_a_year_away() -> None:
    assert read("September 20", tense="past").value == "2019-09-20"
    assert read("September 1", tense="future").value == "2019-09-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three days later", "2019-08-08"),
        ("the next morning", "2019-08-06"),
        ("the same day", "2019-08-05"),
        ("three weeks earlier", "2019-07-15/2019-07-21"),
        ("two years later", "2021"),
    ],
)
def test_what_hangs_on_a_day_named_before_needs_it(text: str, value: str) -> None:
    found = read(text, reference=date(2019, 8, 5))
    assert (found.value, found.why) == (value, "counted from 2019-08-05, named before")
    assert read(text).why == "relative to a day named before, which is not known"


@pytest.mark.parametrize("text", ["yesterday", "Tuesday", "April 30", "last week", "since 2015", "in June", "the '90s"])
def test_without_publication_relative_words_stay_unresolved(text: str) -> None:
    found = read(text, published=None)
    assert (found.value, found.start, found.basis) == (None, None, "unknown")
    assert found.why == "relative to the day of publication, which is not known"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/04/2009", "'03/04/2009' can be read as day/month or month/day"),
        ("February 30, 2011", "month 2 of 2011 has no day 30"),
        ("a few days ago", "the number of units is vague"),
        ("9999 years ago", "-9999 years from 2019-09-11 lie outside the calendar"),
        ("from June 2011 to May 2011", "the end lies before the start"),
        ("February 30", "no year near the publication has a day 30 in month 2"),
        ("since 2022", "the start lies after the publication"),
    ],
)
def test_what_cannot_be_placed_says_why(text: str, why: str) -> None:
    found = read(text)
    assert (found.value, found.basis, found.why) == (None, "unknown", why)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("two years", "DURATION"),
        ("a six-month term", "DURATION"),
        ("every year", "SET"),
        ("on Mondays", "SET"),
        ("Monday night", "TIME"),
        ("Monday", "DATE"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (timex,) = find_timexes(text)
    assert timex.kind == kind
    if kind in ("DURATION", "SET"):
        assert normalise(timex, published=PUBLISHED, reference=None, tense=None).value is None


@pytest.mark.parametrize(
    "text",
    [
        "1,900 soldiers",
        "2003 people",
        "about 2003 armed men",
        "they may march in the sun",
        "Theresa Vale and May Holt",
        "The March on Belmora",
        "wait a second, I second that",
        "Resolution 1973",
        "the Sunday Herald",
        "prices fall",
        "the 30th anniversary",
        "$1999",
        "1999 km",
    ],
)
def test_ordinary_words_and_numbers_are_no_dates(text: str) -> None:
    assert find_timexes(text) == ()


def test_a_year_named_as_such_stands_before_people() -> None:
    text = "In 2003 people fled."
    assert [timex.span.of(text) for timex in find_timexes(text)] == ["2003"]


def test_expressions_are_found_in_text_order() -> None:
    text = "On Tuesday night guards fired; the clash of 3 May 2011 had lasted two hours, and by last week all was calm."
    assert [timex.span.of(text) for timex in find_timexes(text)] == [
        "Tuesday night", "3 May 2011", "two hours", "last week",
    ]  # fmt: skip


def _dated(text: str, *linked: str, published: date | None = PUBLISHED) -> EventTime:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in linked]
    return event_time(
        Span(0, 1),
        spans,
        Span(0, len(text)),
        text=text,
        timexes=find_timexes(text),
        published=published,
        tense="past",
    )


def test_a_linked_date_is_stated_and_quoted_with_the_linked_words() -> None:
    found = _dated("Guards fired on Tuesday and left.", "on Tuesday")
    assert (found.value, found.start, found.end, found.basis) == ("2019-09-10", "2019-09-10", "2019-09-10", "stated")
    assert found.quote == Quote("on Tuesday", Span(13, 23))


def test_of_several_linked_words_the_first_that_can_be_placed_counts() -> None:
    found = _dated("For two years, until May 2011, guards fired.", "two years", "May 2011")
    assert (found.value, found.quote and found.quote.text) == ("2011-05", "May 2011")


def test_linked_words_without_a_date_are_quoted_and_unknown() -> None:
    found = _dated("Guards fired after the match.", "after the match")
    assert (found.value, found.basis) == (None, "unknown")
    assert found.quote == Quote("after the match", Span(13, 28))
    assert found.why == "the words linked to the event hold no time expression"


def test_an_unlinked_date_is_not_taken() -> None:
    found = _dated("Guards fired on Tuesday.")
    assert (found.value, found.basis, found.quote) == (None, "unknown", None)
    assert found.why == "no date expression is linked to the event"


def test_the_next_day_counts_from_the_last_day_named() -> None:
    found = _dated("On 3 May 2011 they met; in June 2012 it was said that the next day guards fired.", "the next day")
    assert found.value == "2011-05-04"


def test_only_the_start_is_taken_where_since_is_not_linked() -> None:
    text = "The siege, held since 2015, goes on."
    assert _dated(text, "since 2015").value == "2015/2019-09-11"
    assert _dated(text, "2015").value == "2015"


_PIECES = st.sampled_from(
    "May March 3 30 2003 the last next two week days ago later since between and to - , . Monday 1,900 early of in "
    "1960s 70s year spring every 03/04/2009 from until past few 9999 00 Feb. night today".split()
)


@given(st.lists(_PIECES, max_size=14).map(" ".join), st.dates(), st.sampled_from(["past", "future", None]))
def test_any_text_gives_ordered_expressions_with_valid_periods(text: str, published: date, tense: Tense | None) -> None:
    end = 0
    for timex in find_timexes(text):
        assert end <= timex.span.start and timex.span.end <= len(text)
        end = timex.span.end
        found = normalise(timex, published=published, reference=published, tense=tense)
        assert (found.value is None) == (found.basis == "unknown") and found.why
        if found.start and found.end:
            assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)

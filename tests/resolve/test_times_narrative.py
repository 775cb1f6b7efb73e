"""Dates told in a row, feasts that move, years before Christ, and words that name no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.timex2 import value_of
from onrecord.record.report import EventTime
from onrecord.record.spans import Span
from onrecord.resolve.times import completed, event_time, find_timexes, normalise
from onrecord.resolve.times.feasts import easter, ramadan
from onrecord.resolve.times.narrative import Mark


def told(text: str, *, since: Mark | None = None) -> list[str | None]:
    """The value of each expression of a text that is read as one narrative."""
    timexes = completed(find_timexes(text), since=since)
    return [normalise(timex, published=None, reference=None, tense=None).value for timex in timexes]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In May 1903 it began; in August it ended.", ["1903-05", "1903-08"]),
        ("On 7 December 1903 they met, and again in January.", ["1903-12-07", "1904-01"]),
        ("By September 1903 it was over; it had begun in June.", ["1903-09", "1903-06"]),
        ("On 14 May 1903 they met. The next day they left.", ["1903-05-14", "1903-05-15"]),
        ("On 31 May 1903 they met. Two days earlier it had rained.", ["1903-05-31", "1903-05-29"]),
        ("It was taken in 1903, lost two years later.", ["1903", "1905"]),
        ("On 5 March 1903 it rose; it fell on the 12th.", ["1903-03-05", "1903-03-12"]),
        ("In 1903 they sowed in the spring.", ["1903", "1903-03/1903-05"]),
        ("From March to June 1903 it held.", ["1903-03/1903-06"]),
        ("In 1903, by the end of the year, all was calm.", ["1903", "1903-10/1903-12"]),
        ("In November 1903 and the previous October.", ["1903-11", "1903-10"]),
    ],
)
def test_what_is_left_out_comes_from_the_dates_before(text: str, values: list[str]) -> None:
    assert told(text) == values


def test_what_is_too_fine_for_the_date_before_stays_unplaced() -> None:
    assert told("In 1903 they met. The next day they left.") == ["1903", None]


def test_a_narrative_can_start_from_a_date() -> None:
    assert told("In June they met.", since=Mark(1903, 4)) == ["1903-06"]
    assert told("In June they met.") == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 412 BC", "BC0412"),
        ("by 412 B.C.", "BC0412"),
        ("the spring of 412 BC", "BC0412-SP"),
        ("March 412 BC", "BC0412-03"),
        ("the 410s BC", "BC041"),
    ],
)
def test_years_before_christ_are_read_and_not_placed(text: str, value: str) -> None:
    (timex,) = find_timexes(text)
    found = normalise(timex, published=None, reference=None, tense=None)
    assert value_of(timex, text) == value
    assert (found.value, found.why) == (None, "the date lies before the year 1, which dates cannot hold")


def test_years_before_christ_carry_on() -> None:
    text = "In 412 BC they sailed; the next year, by June, they were back."
    timexes = completed(find_timexes(text))
    assert [value_of(timex, text) for timex in timexes] == ["BC0412", "BC0411", "BC0411-06"]


@pytest.mark.parametrize(("year", "month", "day"), [(2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2038, 4, 25)])
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(("year", "first"), [(2019, "2019-05-06"), (2020, "2020-04-24"), (2024, "2024-03-11")])
def test_ramadan_starts(year: int, first: str) -> None:
    assert ramadan(year).isoformat() == first


@given(st.integers(1583, 2999))
def test_easter_is_a_spring_sunday_and_ramadan_in_its_year(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6 and date(year, 3, 22) <= found <= date(year, 4, 25)
    assert ramadan(year).year == year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Easter 2011", "2011-04-24"),
        ("Good Friday 2011", "2011-04-22"),
        ("Ramadan 2019", "2019-05-06/2019-06-04"),
        ("Easter of 1500", "1500"),
        ("during the Second World War", "1939/1945"),
        ("the night of 3 May 2011", "2011-05-03"),
    ],
)
def test_named_days_and_wars(text: str, value: str) -> None:
    assert told(text) == [value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("now", "DATE"),
        ("recently", "DATE"),
        ("at the time", "DATE"),
        ("months later", "DATE"),
        ("at 10:30 p.m.", "TIME"),
        ("at 7 a.m.", "TIME"),
        ("in the evening", "TIME"),
        ("at night", "SET"),
        ("a year-long", "DURATION"),
        ("the following weeks", "DURATION"),
    ],
)
def test_words_that_name_no_date_are_found_and_not_placed(text: str, kind: str) -> None:
    (timex,) = find_timexes(text)
    found = normalise(timex, published=date(2019, 9, 11), reference=None, tense=None)
    assert (timex.kind, found.value) == (kind, None) and found.why


@pytest.mark.parametrize(
    "text", ["the fall of Belmora", "a spring in the yard", "the Winter Games", "at 1800 GMT", "a World War II veteran"]
)
def test_ordinary_words_are_no_seasons_and_years(text: str) -> None:
    assert find_timexes(text) == ()


def _linked(text: str, words: str, published: date | None) -> EventTime:
    span = Span(text.rindex(words), text.rindex(words) + len(words))
    return event_time(
        Span(0, 1), [span], Span(0, len(text)), text=text, timexes=find_timexes(text), published=published, tense="past"
    )


def test_without_publication_a_day_takes_its_year_from_the_dates_before() -> None:
    text = "In May 2006 patrols began. On 10 May guards fired."
    found = _linked(text, "10 May", None)
    assert (found.value, found.basis, found.why) == ("2006-05-10", "stated", "completed from the dates before it")


@pytest.mark.parametrize("words", ["yesterday", "on Tuesday", "last week"])
def test_without_publication_nothing_that_hangs_on_it_is_completed(words: str) -> None:
    found = _linked(f"In May 2006 patrols began; guards fired {words}.", words, None)
    assert (found.value, found.basis) == (None, "unknown")
    assert found.why == "relative to the day of publication, which is not known"


def test_a_day_to_come_is_no_reference_for_the_same_day() -> None:
    text = "They met on 9 September 2019. A hearing is set for 5 October 2019. On the same day guards fired."
    assert _linked(text, "the same day", date(2019, 9, 11)).value == "2019-09-09"


_PIECES = st.sampled_from(
    "412 BC in the spring of March 3 1903 later two years next day winter now Easter - to".split()
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_completion_keeps_spans_and_never_fails(text: str) -> None:
    timexes = find_timexes(text)
    found = completed(timexes)
    assert [timex.span for timex in found] == [timex.span for timex in timexes]
    assert all(normalise(timex, published=None, reference=None, tense=None).why for timex in found)

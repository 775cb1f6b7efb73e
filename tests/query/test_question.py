"""Questions are checked against the ontology, with a remedy in every message."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.query import EventQuery, parse_since, parse_until
from onrecord.record.errors import UsageError

MODES = {"ASSAULT": ("beat", "torture"), "AID": (), "REJECT": ("meet",)}


def test_codes_are_spelled_as_the_ontology_does() -> None:
    asked = EventQuery(
        types=("assault",), modes=("BEAT",), countries=("irq",), statuses=("Actual",), polarity="NEGATED"
    )
    checked = asked.checked(MODES)
    assert (checked.types, checked.modes, checked.countries) == (("ASSAULT",), ("beat",), ("IRQ",))
    assert (checked.statuses, checked.polarity) == (("actual",), "negated")
    assert checked.checked(MODES) == checked


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (EventQuery(types=("ASAULT",)), "unknown type 'ASAULT'; allowed: ASSAULT, AID, REJECT; did you mean ASSAULT?"),
        (EventQuery(types=("zzz",)), "unknown type 'zzz'; allowed: ASSAULT, AID, REJECT"),
        (EventQuery(modes=("bet",)), "unknown mode 'bet'; allowed: beat, meet, torture; did you mean beat?"),
        (EventQuery(types=("AID", "REJECT"), modes=("beat",)), "unknown mode 'beat'; allowed: meet"),
        (
            EventQuery(statuses=("done",)),
            "unknown status 'done'; allowed: actual, intended, demanded, predicted, possible",
        ),
        (EventQuery(polarity="no"), "unknown polarity 'no'; allowed: affirmed, negated"),
        (EventQuery(countries=("Iraq",)), "country 'Iraq' is no code: give three letters of ISO 3166-1 (IRQ)"),
        (
            EventQuery(since=dt.date(2010, 1, 1), until=dt.date(2009, 1, 1)),
            "since 2010-01-01 is after until 2009-01-01",
        ),
        (EventQuery(limit=0), "limit 0 must be 1 or more"),
        (EventQuery(actor=" "), "actor ' ' has no letter or digit to look for"),
        (EventQuery(text='"-"'), "text '\"-\"' has no letter or digit to look for"),
        (EventQuery(after="page 2"), "after 'page 2' is no cursor"),
    ],
)
def test_refuses(query: EventQuery, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        query.checked(MODES)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-02", "2009-02-01", "2009-02-28"),
        (" 2009-04-30 ", "2009-04-30", "2009-04-30"),
    ],
)
def test_partial_dates(value: str, first: str, last: str) -> None:
    assert parse_since(value).isoformat() == first
    assert parse_until(value).isoformat() == last


@pytest.mark.parametrize("value", ["", "09", "2009-13", "2009-02-29", "2009-4-1", "0000", "yesterday", "2009-00"])
def test_no_dates(value: str) -> None:
    with pytest.raises(UsageError, match="is no date: give a year, month or day like 2009, 2009-04 or 2009-04-30"):
        parse_since(value)
    with pytest.raises(UsageError, match=f"^until {value!r} is no date"):
        parse_until(value)

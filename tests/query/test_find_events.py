"""Every condition selects the events it should, in one stable order, page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from made_reports import nested

from onrecord.query import CountRow, EventQuery, Party, find_events, parse_since, parse_until
from onrecord.record.errors import UsageError
from onrecord.store import Store, open_store

DAYS = (dt.date(2020, 5, 4), dt.date(2020, 5, 1), None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three reports, published after, before and at no known day."""
    with open_store(tmp_path_factory.mktemp("query") / "onrecord.db") as opened:
        for number, day in enumerate(DAYS, start=1):
            opened.save(nested(number, day=day))
        yield opened


def _found(store: Store, query: EventQuery) -> list[str]:
    return [f"{row.doc_id}/{row.event_id}" for row in find_events(store, query)]


def _ids(store: Store, query: EventQuery) -> set[str]:
    return {row.event_id for row in find_events(store, query)}


def test_order_is_by_day_then_article_then_position(store: Store) -> None:
    assert _found(store, EventQuery()) == [
        "made-2/e2",  # published 2020-05-01, which stands in
        "made-1/e3", "made-2/e3", "made-3/e3",  # 3 May
        "made-1/e1", "made-1/e2", "made-2/e1", "made-3/e1",  # 4 May
        "made-1/e4", "made-2/e4", "made-3/e2", "made-3/e4",  # undated
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "events"),
    [
        (EventQuery(types=("ASSAULT",)), {"e1", "e2"}),
        (EventQuery(types=("ASSAULT", "CONSULT")), {"e1", "e2", "e4"}),
        (EventQuery(modes=("demo",)), {"e3"}),
        (EventQuery(statuses=("possible",)), {"e3"}),
        (EventQuery(polarity="affirmed"), {"e1", "e2", "e4"}),
        (EventQuery(countries=("ORS",)), {"e1", "e2", "e3"}),
        (EventQuery(countries=("VLT", "XXX")), {"e1"}),
        (EventQuery(actor="TROOPS"), {"e1", "e2"}),
        (EventQuery(actor="its troops"), {"e1"}),
        (EventQuery(actor="Port Hallow"), set()),
        (EventQuery(recipient="hallow"), {"e1"}),
        (EventQuery(place="munz"), {"e3"}),
        (EventQuery(place="MÜNZ"), {"e3"}),
        (EventQuery(place="%"), set()),
        (EventQuery(source="Orsk"), {"e1"}),
        (EventQuery(source="veltland"), {"e1"}),
        (EventQuery(source="Hallow"), set()),
        (EventQuery(publisher="daily"), {"e1", "e2", "e3", "e4"}),
        (EventQuery(publisher="weekly"), set()),
        (EventQuery(own_voice=True), {"e2", "e3", "e4"}),
        (EventQuery(own_voice=False), {"e1"}),
        (EventQuery(text="killed attack"), {"e2"}),
        (EventQuery(text='"troops had shelled"'), {"e1"}),
        (EventQuery(text='"shelled troops"'), set()),
        (EventQuery(text="veltland AND NOT ( *"), set()),
        (EventQuery(text="munz marchers"), {"e3"}),
        (EventQuery(types=("ASSAULT",), own_voice=True), {"e2"}),
    ],
)
def test_condition(store: Store, query: EventQuery, events: set[str]) -> None:
    assert _ids(store, query) == events


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2020-05-04", None, ["made-1/e1", "made-1/e2", "made-2/e1", "made-3/e1"]),
        (None, "2020-05-02", ["made-2/e2"]),
        ("2020-05-03", "2020-05-03", ["made-1/e3", "made-2/e3", "made-3/e3"]),
        ("2021", None, []),
        (None, "2019", []),
    ],
)
def test_days(store: Store, since: str | None, until: str | None, found: list[str]) -> None:
    query = EventQuery(since=parse_since(since) if since else None, until=parse_until(until) if until else None)
    assert _found(store, query) == found


@pytest.mark.parametrize("size", [1, 2, 5, 11])
def test_paging_gives_each_event_once_in_order(store: Store, size: int) -> None:
    whole = [row.uid for row in find_events(store, EventQuery())]
    paged: list[str] = []
    cursor = None
    while page := list(find_events(store, EventQuery(limit=size, after=cursor))):
        assert len(page) <= size
        paged += [row.uid for row in page]
        cursor = page[-1].cursor
    assert paged == whole


def test_pages_of_the_database_are_joined_without_a_seam(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(find_events(store, EventQuery()))
    monkeypatch.setattr("onrecord.query.answer._PAGE", 3)
    assert list(find_events(store, EventQuery())) == whole
    assert list(find_events(store, EventQuery(limit=7))) == whole[:7]


def test_writing_while_reading_is_fine(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.query.answer._PAGE", 2)
    for row in find_events(store, EventQuery()):
        store.record_failure(row.uid, "noted")
    assert store.counts().failures == 12


def test_a_row_has_what_a_line_needs(store: Store) -> None:
    rows = {row.event_id: row for row in find_events(store, EventQuery()) if row.doc_id == "made-1"}
    first, second, third = rows["e1"], rows["e2"], rows["e3"]
    event = nested().events[0]
    assert first.uid == event.uid
    assert (first.date, first.time_basis, first.type, first.mode) == (
        "2020-05-04",
        "carried",
        "ASSAULT",
        "heavy-weapons",
    )
    assert first.actors == (Party("Orsk troops", "ORS"),)
    assert first.places == first.recipients == (Party("Port Hallow", "VLT", 1.25, -3.5),)
    assert (first.chain, first.source_chain) == (("Orsk", "Veltland"), "Veltland ← Orsk")
    assert (first.trigger, first.publisher, first.published) == ("shelled", "The Daily Example", dt.date(2020, 5, 4))
    assert first.sentence.startswith("Veltland said")
    assert (second.date, second.time_basis, second.time_start) == (None, "publication", None)
    assert second.counts == (CountRow("killed", "At least 12", 12, None),)
    assert second.same_as == first.uid
    assert third.source_chain == "own voice"
    assert [party.name for party in third.actors] == ["marchers", "Orsk"]
    assert (third.status, third.polarity) == ("possible", "negated")


def test_bad_cursor(store: Store) -> None:
    with pytest.raises(UsageError, match="is no cursor"):
        list(find_events(store, EventQuery(after="2020")))

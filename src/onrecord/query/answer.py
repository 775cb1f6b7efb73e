"""Events as rows to print: everything that a line about one needs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from onrecord.query.conditions import behind, event_numbers
from onrecord.query.question import EventQuery
from onrecord.store import Store
from onrecord.store.backend import Backend
from onrecord.store.tables import argument, article, attribution, chain_link, entity, event, people_count, place

UNKNOWN_SOURCE = "unknown source"
OWN_VOICE = "own voice"

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Party:
    """An entity in an event: `country` as in `Entity`; coordinates (WGS 84 degrees) if it was located."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number of people: what, its words, inclusive bounds."""

    what: str
    text: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event.

    `date` is an ISO 8601 day, month, year or interval that words of the text give, else None; `time_basis`
    as in `EventTime`; `published` the day of publication. `chain` names the sources, innermost first.
    `sentence` is the text of its sentence; `same_as` the uid of the act's first mention; `cursor` is what
    `EventQuery.after` takes.
    """

    uid: str
    date: str | None
    time_start: str | None
    time_end: str | None
    time_granularity: str
    time_basis: str
    actors: tuple[Party, ...]
    type: str
    mode: str | None
    recipients: tuple[Party, ...]
    places: tuple[Party, ...]
    status: str
    polarity: str
    chain: tuple[str, ...]
    counts: tuple[CountRow, ...]
    trigger: str
    sentence: str
    confidence: float
    same_as: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    title: str | None
    doc_id: str
    article_id: str
    event_id: str
    cursor: str

    @property
    def source_chain(self) -> str:
        """The chain, outermost first: "Turkey ← Iran" is Iran's word as Turkey gives it."""
        return " ← ".join(reversed(self.chain)) or OWN_VOICE


def find_events(store: Store, query: EventQuery) -> Iterator[EventRow]:
    """The events that `query` asks for, by first day (undated last), then article and place in the article.

    Read in pages, so that nothing is held while the caller works. Raises UsageError for a cursor that is
    none, StoreError if the database can't be read.
    """
    numbers = event_numbers(query, store.backend)
    cursor, left = query.after, query.limit
    while left is None or left > 0:
        size = _PAGE if left is None else min(left, _PAGE)
        rows = _page(store.backend, numbers if cursor is None else numbers.where(behind(cursor)), size)
        yield from rows
        if len(rows) < size:
            return
        cursor = rows[-1].cursor
        left = None if left is None else left - size


def _page(backend: Backend, numbers: Select[Any], size: int) -> list[EventRow]:
    with backend.reading() as connection:
        found = [row.id for row in connection.execute(numbers.limit(size))]
        rows = {row.id: row for row in connection.execute(_heads(found))}
        parts = _Parts.of(connection, found, backend)
    return [_row(rows[number], parts) for number in found]


def _heads(found: list[int]) -> Select[Any]:
    first = event.alias("first")
    return (
        select(
            event,
            first.c.uid.label("same_uid"),
            article.c.publisher,
            article.c.published,
            article.c.url,
            article.c.title,
            article.c.doc_id,
            article.c.article_id,
        )
        .join(article, article.c.id == event.c.article)
        .outerjoin(first, first.c.id == event.c.same_as)
        .where(event.c.id.in_(found))
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on the events of a page, by event number."""

    parties: dict[tuple[int, str], list[Party]]
    chains: dict[int, list[str]]
    counts: dict[int, list[CountRow]]
    sentences: dict[int, str]

    @classmethod
    def of(cls, connection: Connection, found: list[int], backend: Backend) -> _Parts:
        return cls(
            _parties(connection, found),
            _chains(connection, found),
            _counts(connection, found),
            backend.sentences(connection, found),
        )


def _parties(connection: Connection, found: list[int]) -> dict[tuple[int, str], list[Party]]:
    query = (
        select(argument.c.event, argument.c.role, entity.c.name, entity.c.country, place.c.latitude, place.c.longitude)
        .join(entity, entity.c.id == argument.c.entity)
        .outerjoin(place, place.c.entity == entity.c.id)
        .where(argument.c.event.in_(found))
        .order_by(argument.c.event, argument.c.role, argument.c.position)
    )
    parties: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for number, role, *fields in connection.execute(query):
        parties[number, role].append(Party(*fields))
    return parties


def _chains(connection: Connection, found: list[int]) -> dict[int, list[str]]:
    query = (
        select(chain_link.c.event, entity.c.name, attribution.c.source)
        .join(attribution, attribution.c.id == chain_link.c.attribution)
        .outerjoin(entity, entity.c.id == attribution.c.source_entity)
        .where(chain_link.c.event.in_(found))
        .order_by(chain_link.c.event, chain_link.c.depth)
    )
    chains: dict[int, list[str]] = defaultdict(list)
    for number, name, words in connection.execute(query):
        chains[number].append(name or words or UNKNOWN_SOURCE)
    return chains


def _counts(connection: Connection, found: list[int]) -> dict[int, list[CountRow]]:
    table = people_count
    query = (
        select(table.c.event, table.c.what, table.c.quote, table.c.minimum, table.c.maximum)
        .where(table.c.event.in_(found))
        .order_by(table.c.event, table.c.position)
    )
    counts: dict[int, list[CountRow]] = defaultdict(list)
    for number, *fields in connection.execute(query):
        counts[number].append(CountRow(*fields))
    return counts


def _row(head: Row[Any], parts: _Parts) -> EventRow:
    return EventRow(
        uid=head.uid,
        date=head.time_value if head.time_basis in ("stated", "carried") else None,
        time_start=head.time_start,
        time_end=head.time_end,
        time_granularity=head.time_granularity,
        time_basis=head.time_basis,
        actors=tuple(parts.parties.get((head.id, "actor"), ())),
        type=head.type,
        mode=head.mode,
        recipients=tuple(parts.parties.get((head.id, "recipient"), ())),
        places=tuple(parts.parties.get((head.id, "place"), ())),
        status=head.status,
        polarity=head.polarity,
        chain=tuple(parts.chains.get(head.id, ())),
        counts=tuple(parts.counts.get(head.id, ())),
        trigger=head.trigger,
        sentence=parts.sentences[head.id],
        confidence=head.confidence,
        same_as=head.same_uid,
        publisher=head.publisher,
        published=head.published,
        url=head.url,
        title=head.title,
        doc_id=head.doc_id,
        article_id=head.article_id,
        event_id=head.local_id,
        cursor=f"{head.day_from or ''}@{head.id}",
    )

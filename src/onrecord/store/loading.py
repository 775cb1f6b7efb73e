"""A report out of the tables' rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from onrecord.record import (
    Argument,
    Article,
    Attribution,
    Count,
    Entity,
    Event,
    EventTime,
    Origin,
    Place,
    Quote,
    Report,
    Span,
    Versions,
)
from onrecord.store import tables
from onrecord.store.tables import row_id

AnyRow = Row[Any]
Grouped = dict[int, list[AnyRow]]


@dataclass(frozen=True, slots=True)
class _LocalIds:
    """Ids in the report by row id, one table each."""

    entities: dict[int, str]
    attributions: dict[int, str]
    events: dict[int, str]


def load_report(connection: Connection, row: AnyRow) -> Report:
    """The report of a row of table `article`."""
    entities = _of_article(connection, tables.entity, row.id)
    attributions = _of_article(connection, tables.attribution, row.id)
    events = _of_article(connection, tables.event, row.id)
    ids = _LocalIds(*({one.id: one.local_id for one in rows} for rows in (entities, attributions, events)))
    return Report(
        article=_article(row),
        sentences=_sentences(connection, row.id),
        entities=_entities(connection, row.id, entities),
        attributions=tuple(_attribution(one, ids) for one in attributions),
        events=_events(connection, row.id, events, ids),
        versions=Versions(row.code_version, row.weights_version, row.ontology_version),
        notes=tuple(row.report_notes),
    )


def _of_article(connection: Connection, table: Table, number: int) -> list[AnyRow]:
    return list(connection.execute(select(table).where(table.c.article == number).order_by(table.c.id)))


def _parts(connection: Connection, table: Table, number: int) -> Grouped:
    """Rows that hang on the events or entities of an article, in order, by their owner: the first key column."""
    keys = list(table.primary_key.columns)
    owned = keys[0].between(row_id(number, 0), row_id(number + 1, 0) - 1)
    grouped: Grouped = defaultdict(list)
    for row in connection.execute(select(table).where(owned).order_by(*keys)):
        grouped[row[0]].append(row)
    return grouped


def _quote(row: AnyRow, name: str) -> Quote | None:
    words = getattr(row, name)
    return None if words is None else Quote(words, Span(getattr(row, f"{name}_start"), getattr(row, f"{name}_end")))


def _article(row: AnyRow) -> Article:
    return Article(
        text=row.text,
        given_id=row.given_id,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        authors=tuple(row.authors),
        published=row.published,
        language=row.language,
        origin=Origin(row.origin_kind, row.origin_path, row.origin_line),
        notes=tuple(row.notes),
    )


def _sentences(connection: Connection, number: int) -> tuple[Span, ...]:
    table = tables.sentence
    rows = connection.execute(select(table).where(table.c.article == number).order_by(table.c.position))
    return tuple(Span(row.char_start, row.char_end) for row in rows)


def _entities(connection: Connection, number: int, rows: list[AnyRow]) -> tuple[Entity, ...]:
    mentions = _parts(connection, tables.mention, number)
    places = _parts(connection, tables.place, number)
    return tuple(
        Entity(
            id=row.local_id,
            name=row.name,
            kind=row.kind,
            country=row.country,
            sectors=tuple(row.sectors),
            mentions=tuple(Span(one.char_start, one.char_end) for one in mentions.get(row.id, ())),
            place=_place(places[row.id][0]) if row.id in places else None,
            score=row.score,
            why=tuple(row.why),
        )
        for row in rows
    )


def _place(row: AnyRow) -> Place:
    return Place(
        source=row.source,
        source_id=row.source_id,
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country,
        admin=row.admin,
        feature=row.feature,
        population=row.population,
    )


def _attribution(row: AnyRow, ids: _LocalIds) -> Attribution:
    return Attribution(
        id=row.local_id,
        sentence=row.sentence,
        source=_quote(row, "source"),
        cue=_quote(row, "cue"),
        content=_quote(row, "content"),
        source_entity=ids.entities[row.source_entity] if row.source_entity is not None else None,
        kind=row.kind,
        parent=ids.attributions[row.parent] if row.parent is not None else None,
    )


def _events(connection: Connection, number: int, rows: list[AnyRow], ids: _LocalIds) -> tuple[Event, ...]:
    links = _parts(connection, tables.chain_link, number)
    arguments = _parts(connection, tables.argument, number)
    counts = _parts(connection, tables.people_count, number)
    return tuple(
        _event(row, ids, links.get(row.id, []), arguments.get(row.id, []), counts.get(row.id, [])) for row in rows
    )


def _event(row: AnyRow, ids: _LocalIds, links: list[AnyRow], arguments: list[AnyRow], counts: list[AnyRow]) -> Event:
    return Event(
        id=row.local_id,
        uid=row.uid,
        sentence=row.sentence,
        trigger=_sure_quote(row, "trigger"),
        type=row.type,
        mode=row.mode,
        actors=_arguments(arguments, "actor", ids),
        recipients=_arguments(arguments, "recipient", ids),
        places=_arguments(arguments, "place", ids),
        time=_time(row),
        status=row.status,
        polarity=row.polarity,
        chain=tuple(ids.attributions[link.attribution] for link in links),
        counts=tuple(Count(one.what, _sure_quote(one, "quote"), one.minimum, one.maximum) for one in counts),
        same_as=ids.events[row.same_as] if row.same_as is not None else None,
        confidence=row.confidence,
    )


def _sure_quote(row: AnyRow, name: str) -> Quote:
    return Quote(getattr(row, name), Span(getattr(row, f"{name}_start"), getattr(row, f"{name}_end")))


def _arguments(rows: list[AnyRow], role: str, ids: _LocalIds) -> tuple[Argument, ...]:
    return tuple(Argument(ids.entities[row.entity], _quote(row, "quote")) for row in rows if row.role == role)


def _time(row: AnyRow) -> EventTime:
    return EventTime(
        value=row.time_value,
        start=row.time_start,
        end=row.time_end,
        granularity=row.time_granularity,
        basis=row.time_basis,
        quote=_quote(row, "time_quote"),
        why=row.time_why,
    )

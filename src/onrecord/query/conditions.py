"""A question as SQL conditions, in SQLAlchemy's common language."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from onrecord.query.question import EventQuery, cursor_key
from onrecord.store.backend import Backend
from onrecord.store.tables import argument, article, attribution, chain_link, entity, event, place

Condition = ColumnElement[bool]


def event_numbers(query: EventQuery, backend: Backend) -> Select[tuple[int]]:
    """Selects the numbers of the events asked for: by first day, the undated last, then in order of saving.

    Neither the query's limit nor its cursor is in it.
    """
    conditions = (*_plain(query), *_arguments(query, backend), *_sources(query, backend), *_days(query))
    numbers = select(event.c.id, event.c.day_from).join(article, article.c.id == event.c.article)
    return numbers.where(*conditions).order_by(event.c.day_from.is_(None), event.c.day_from, event.c.id)


def behind(cursor: str) -> Condition:
    """Rows that come after a cursor."""
    day, number = cursor_key(cursor)
    if day is None:
        return and_(event.c.day_from.is_(None), event.c.id > number)
    return or_(
        event.c.day_from > day,
        and_(event.c.day_from == day, event.c.id > number),
        event.c.day_from.is_(None),
    )


def _plain(query: EventQuery) -> list[Condition]:
    conditions: list[Condition] = []
    for column, values in ((event.c.type, query.types), (event.c.mode, query.modes), (event.c.status, query.statuses)):
        if values:
            conditions.append(column.in_(values))
    if query.polarity is not None:
        conditions.append(event.c.polarity == query.polarity)
    return conditions


def _arguments(query: EventQuery, backend: Backend) -> list[Condition]:
    conditions = [
        _taking_part(role, words, backend)
        for role, words in (("actor", query.actor), ("recipient", query.recipient), ("place", query.place))
        if words is not None
    ]
    if query.countries:
        conditions.append(_of_countries(query.countries))
    return conditions


def _taking_part(role: str, words: str, backend: Backend) -> Condition:
    """An argument of this role has `words` in its name, its words in the text, or the place it was resolved to."""
    joined = argument.join(entity).outerjoin(place, place.c.entity == entity.c.id)
    named = or_(
        backend.contains(entity.c.name, words),
        backend.contains(argument.c.quote, words),
        backend.contains(place.c.name, words),
    )
    owned = and_(argument.c.event == event.c.id, argument.c.role == role)
    return exists(select(1).select_from(joined).where(owned, named)).correlate(event)


def _of_countries(countries: tuple[str, ...]) -> Condition:
    joined = argument.join(entity).outerjoin(place, place.c.entity == entity.c.id)
    there = or_(entity.c.country.in_(countries), place.c.country.in_(countries))
    return exists(select(1).select_from(joined).where(argument.c.event == event.c.id, there)).correlate(event)


def _sources(query: EventQuery, backend: Backend) -> list[Condition]:
    conditions: list[Condition] = []
    attributed = exists(select(1).where(chain_link.c.event == event.c.id)).correlate(event)
    if query.own_voice is not None:
        conditions.append(~attributed if query.own_voice else attributed)
    if query.source is not None:
        conditions.append(_of_source(query.source, backend))
    if query.publisher is not None:
        conditions.append(backend.contains(article.c.publisher, query.publisher))
    if query.text is not None:
        conditions.append(backend.found(query.text))
    return conditions


def _of_source(words: str, backend: Backend) -> Condition:
    joined = chain_link.join(attribution).outerjoin(entity, entity.c.id == attribution.c.source_entity)
    named = or_(backend.contains(entity.c.name, words), backend.contains(attribution.c.source, words))
    return exists(select(1).select_from(joined).where(chain_link.c.event == event.c.id, named)).correlate(event)


def _days(query: EventQuery) -> list[Condition]:
    """The event's days overlap those asked for; one end may be open, but not both."""
    conditions: list[Condition] = []
    if query.since or query.until:
        conditions.append(or_(event.c.day_from.is_not(None), event.c.day_to.is_not(None)))
    if query.since:
        conditions.append(or_(event.c.day_to.is_(None), event.c.day_to >= query.since.isoformat()))
    if query.until:
        conditions.append(or_(event.c.day_from.is_(None), event.c.day_from <= query.until.isoformat()))
    return conditions

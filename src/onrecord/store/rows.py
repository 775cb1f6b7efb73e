"""A report as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table

from onrecord.record import Argument, Article, Attribution, Event, Quote, Report, Versions
from onrecord.record.identity import content_hash
from onrecord.store import tables
from onrecord.store.backend import SearchEntry
from onrecord.store.tables import row_id

Row = dict[str, Any]


def article_row(article: Article, report_notes: tuple[str, ...], versions: Versions) -> Row:
    """The article's row but for its number and what it is linked to."""
    return {
        "article_id": article.article_id,
        "doc_id": article.doc_id,
        "given_id": article.given_id,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "origin_kind": article.origin.kind,
        "origin_path": article.origin.path,
        "origin_line": article.origin.line,
        "notes": list(article.notes),
        "text": article.text,
        "text_hash": content_hash(article.text),
        "code_version": versions.code,
        "weights_version": versions.weights,
        "ontology_version": versions.ontology,
        "report_notes": list(report_notes),
    }


def coding_rows(report: Report, number: int) -> list[tuple[Table, list[Row]]]:
    """All rows of the coding of article `number`, table by table."""
    entities = {entity.id: row_id(number, index) for index, entity in enumerate(report.entities)}
    attributions = {one.id: row_id(number, index) for index, one in enumerate(report.attributions)}
    events = {event.id: row_id(number, index) for index, event in enumerate(report.events)}
    return [
        (tables.sentence, list(_sentences(report, number))),
        (tables.entity, list(_entities(report, number))),
        (tables.mention, list(_mentions(report, number))),
        (tables.place, list(_places(report, number))),
        (tables.attribution, [_attribution(one, number, attributions, entities) for one in report.attributions]),
        (tables.event, [_event(event, number, events, report.article) for event in report.events]),
        (tables.chain_link, list(_links(report, events, attributions))),
        (tables.argument, list(_arguments(report, events, entities))),
        (tables.people_count, list(_counts(report, events))),
    ]


def search_entries(report: Report, number: int) -> list[SearchEntry]:
    """What each event is found by."""
    names = {entity.id: entity.name for entity in report.entities}
    attributions = {attribution.id: attribution for attribution in report.attributions}
    entries = []
    for index, event in enumerate(report.events):
        parties = (*event.actors, *event.recipients, *event.places)
        entries.append(
            SearchEntry(
                event=row_id(number, index),
                sentence=report.sentences[event.sentence].of(report.article.text),
                names="; ".join(names[party.entity] for party in parties),
                sources="; ".join(source_label(attributions[link], names) for link in event.chain),
            )
        )
    return entries


def source_label(attribution: Attribution, names: dict[str, str]) -> str:
    """The source's name, else its words, else nothing."""
    if attribution.source_entity is not None:
        return names[attribution.source_entity]
    return attribution.source.text if attribution.source else ""


def _words(name: str, quote: Quote | None) -> Row:
    if quote is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: quote.text, f"{name}_start": quote.span.start, f"{name}_end": quote.span.end}


def _sentences(report: Report, number: int) -> Iterator[Row]:
    for position, span in enumerate(report.sentences):
        yield {"article": number, "position": position, "char_start": span.start, "char_end": span.end}


def _entities(report: Report, number: int) -> Iterator[Row]:
    for index, entity in enumerate(report.entities):
        yield {
            "id": row_id(number, index),
            "article": number,
            "local_id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
            "sectors": list(entity.sectors),
            "score": entity.score,
            "why": list(entity.why),
        }


def _mentions(report: Report, number: int) -> Iterator[Row]:
    for index, entity in enumerate(report.entities):
        for position, span in enumerate(entity.mentions):
            yield {
                "entity": row_id(number, index),
                "position": position,
                "quote": span.of(report.article.text),
                "char_start": span.start,
                "char_end": span.end,
            }


def _places(report: Report, number: int) -> Iterator[Row]:
    for index, entity in enumerate(report.entities):
        if entity.place is not None:
            place = entity.place
            yield {
                "entity": row_id(number, index),
                "source": place.source,
                "source_id": place.source_id,
                "name": place.name,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "country": place.country,
                "admin": place.admin,
                "feature": place.feature,
                "population": place.population,
            }


def _attribution(attribution: Attribution, number: int, attributions: dict[str, int], entities: dict[str, int]) -> Row:
    return {
        "id": attributions[attribution.id],
        "article": number,
        "local_id": attribution.id,
        "sentence": attribution.sentence,
        **_words("source", attribution.source),
        **_words("cue", attribution.cue),
        **_words("content", attribution.content),
        "source_entity": entities[attribution.source_entity] if attribution.source_entity is not None else None,
        "kind": attribution.kind,
        "parent": attributions[attribution.parent] if attribution.parent is not None else None,
    }


def _event(event: Event, number: int, events: dict[str, int], article: Article) -> Row:
    time = event.time
    stand_in = article.published.isoformat() if time.basis == "publication" and article.published else None
    return {
        "id": events[event.id],
        "article": number,
        "local_id": event.id,
        "uid": event.uid,
        "sentence": event.sentence,
        **_words("trigger", event.trigger),
        "type": event.type,
        "mode": event.mode,
        "time_value": time.value,
        "time_start": time.start,
        "time_end": time.end,
        "time_granularity": time.granularity,
        "time_basis": time.basis,
        **_words("time_quote", time.quote),
        "time_why": time.why,
        "day_from": stand_in or time.start,
        "day_to": stand_in or time.end,
        "status": event.status,
        "polarity": event.polarity,
        "same_as": events[event.same_as] if event.same_as is not None else None,
        "confidence": event.confidence,
    }


def _links(report: Report, events: dict[str, int], attributions: dict[str, int]) -> Iterator[Row]:
    for event in report.events:
        for depth, link in enumerate(event.chain):
            yield {"event": events[event.id], "depth": depth, "attribution": attributions[link]}


def roles(event: Event) -> tuple[tuple[str, tuple[Argument, ...]], ...]:
    """The event's arguments by their role in table `argument`."""
    return (("actor", event.actors), ("recipient", event.recipients), ("place", event.places))


def _arguments(report: Report, events: dict[str, int], entities: dict[str, int]) -> Iterator[Row]:
    for event in report.events:
        for role, arguments in roles(event):
            for position, argument in enumerate(arguments):
                yield {
                    "event": events[event.id],
                    "role": role,
                    "position": position,
                    "entity": entities[argument.entity],
                    **_words("quote", argument.quote),
                }


def _counts(report: Report, events: dict[str, int]) -> Iterator[Row]:
    for event in report.events:
        for position, count in enumerate(event.counts):
            yield {
                "event": events[event.id],
                "position": position,
                "what": count.what,
                **_words("quote", count.quote),
                "minimum": count.minimum,
                "maximum": count.maximum,
            }

"""From the JSON form, once validated, to the types."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.record.article import Article, Origin
from onrecord.record.report import (
    Argument,
    Attribution,
    Count,
    Entity,
    Event,
    EventTime,
    Place,
    Report,
    Versions,
)
from onrecord.record.spans import Quote, Span

Json = dict[str, Any]


def build_report(data: Json, text: str) -> Report:
    """The report in `data`, which is known to be of the right form. See `jsonform.report_from_json`."""
    return Report(
        article=_article(data, text),
        sentences=tuple(Span(*pair) for pair in data["sentences"]),
        entities=tuple(_entity(entity) for entity in data["entities"]),
        attributions=tuple(_attribution(attribution) for attribution in data["attributions"]),
        events=tuple(_event(event) for event in data["events"]),
        versions=Versions(**data["versions"]),
        notes=tuple(data["notes"]),
    )


def _article(data: Json, text: str) -> Article:
    article = data["article"]
    return Article(
        text=text,
        given_id=article["given_id"],
        url=article["url"],
        publisher=data["publisher"],
        title=article["title"],
        authors=tuple(article["authors"]),
        published=dt.date.fromisoformat(data["published"]) if data["published"] else None,
        language=article["language"],
        origin=Origin(**article["origin"]),
        notes=tuple(article["notes"]),
    )


def _quote(text: str | None, pair: list[int] | None) -> Quote | None:
    return None if text is None or pair is None else Quote(text, Span(*pair))


def _entity(data: Json) -> Entity:
    return Entity(
        id=data["id"],
        name=data["name"],
        kind=data["kind"],
        country=data["country"],
        sectors=tuple(data["sectors"]),
        mentions=tuple(Span(*pair) for pair in data["mentions"]),
        place=Place(**data["place"]) if data["place"] else None,
        score=data["score"],
        why=tuple(data["why"]),
    )


def _attribution(data: Json) -> Attribution:
    spans = data["spans"]
    return Attribution(
        id=data["id"],
        sentence=data["s"],
        source=_quote(data["source"], spans["source"]),
        cue=_quote(data["cue"], spans["cue"]),
        content=_quote(data["content"], spans["content"]),
        source_entity=data["source_entity"],
        kind=data["kind"],
        parent=data["parent"],
    )


def _event(data: Json) -> Event:
    return Event(
        id=data["id"],
        uid=data["uid"],
        sentence=data["s"],
        trigger=Quote(data["trigger"], Span(*data["span"])),
        type=data["type"],
        mode=data["mode"],
        actors=_arguments(data["actors"]),
        recipients=_arguments(data["recipients"]),
        places=_arguments(data["places"]),
        time=_time(data["time"]),
        status=data["status"],
        polarity=data["polarity"],
        chain=tuple(data["chain"]),
        counts=tuple(_count(count) for count in data["counts"]),
        same_as=data["same_as"],
        confidence=data["confidence"],
    )


def _arguments(data: list[Json]) -> tuple[Argument, ...]:
    return tuple(Argument(argument["entity"], _quote(argument["text"], argument["span"])) for argument in data)


def _time(data: Json) -> EventTime:
    quote = data["quote"]
    return EventTime(
        value=data["value"],
        start=data["start"],
        end=data["end"],
        granularity=data["granularity"],
        basis=data["basis"],
        quote=Quote(quote["text"], Span(*quote["span"])) if quote else None,
        why=data["why"],
    )


def _count(data: Json) -> Count:
    return Count(data["what"], Quote(data["text"], Span(*data["span"])), data["min"], data["max"])

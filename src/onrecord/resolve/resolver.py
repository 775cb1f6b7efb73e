"""From what the reader saw to who, whom, where, when and how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.article import Article
from onrecord.record.reading import EventMention, Reading
from onrecord.record.report import Argument, Count, Entity, EventTime
from onrecord.record.spans import Quote, Span
from onrecord.resolve.coreference import corefer
from onrecord.resolve.entities import build_entities
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.places import PlaceFinder
from onrecord.resolve.settings import ResolverSettings
from onrecord.resolve.speakers import source_spans
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.timing import event_counts, event_times


@dataclass(frozen=True, slots=True)
class EventResolution:
    """Who, whom, where, when and how many of one event of a reading."""

    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    places: tuple[Argument, ...]
    time: EventTime
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reading was resolved to.

    `entities` are n1, n2, … in text order, each with a part in an event or attribution. `entity_of` gives the
    entity of each argument and source span. `sources` (entity ids, None if unknown) and `events` run parallel to
    the reading's attributions and events. `notes` name what could not be resolved, and why.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[Span, str]
    sources: tuple[str | None, ...]
    events: tuple[EventResolution, ...]
    notes: tuple[str, ...] = ()


class Resolver:
    """Resolves readings. Keep one for many articles: the gazetteer is opened once."""

    def __init__(self, settings: ResolverSettings | None = None) -> None:
        self.settings = settings or ResolverSettings()
        self._places = PlaceFinder(self.settings.cache)

    def resolve(self, article: Article, reading: Reading) -> Resolution:
        """Find entities, places, times and numbers. Deterministic; time grows linearly with the text."""
        syntax = Syntax(reading)
        mentions = find_mentions(syntax, publisher=article.publisher)
        coreference = corefer(syntax, mentions, publisher=article.publisher)
        entities = build_entities(syntax, mentions, coreference, self._places, publisher=article.publisher)
        entity_of = {
            span: entities.ids[cluster]
            for span, place in mentions.of.items()
            if (cluster := coreference.clusters.of(place)) is not None
        }
        speakers = source_spans(reading, article.publisher)
        return Resolution(
            entities=entities.all,
            entity_of=entity_of,
            sources=tuple(entity_of.get(span) if span else None for span in speakers),
            events=_events(article, reading, syntax, entity_of),
            notes=tuple(filter(None, [self._places.note, *_lost(reading, entity_of)])),
        )


def _events(
    article: Article, reading: Reading, syntax: Syntax, entity_of: Mapping[Span, str]
) -> tuple[EventResolution, ...]:
    times = event_times(syntax, article)
    return tuple(
        EventResolution(
            actors=_arguments(reading.text, event.actors, entity_of),
            recipients=_arguments(reading.text, event.recipients, entity_of),
            places=_arguments(reading.text, event.places, entity_of),
            time=time,
            counts=event_counts(reading.text, event),
        )
        for event, time in zip(reading.events, times, strict=True)
    )


def _arguments(text: str, spans: Iterable[Span], entity_of: Mapping[Span, str]) -> tuple[Argument, ...]:
    return tuple(Argument(entity_of[span], Quote.at(text, span)) for span in spans if span in entity_of)


def _lost(reading: Reading, entity_of: Mapping[Span, str]) -> list[str]:
    """A note for each argument in which no word was found."""
    return [
        f"argument [{span.start}, {span.end}) of {event.trigger.of(reading.text)!r} holds no word and was left out"
        for event in reading.events
        for span in _spans(event)
        if span not in entity_of
    ]


def _spans(event: EventMention) -> tuple[Span, ...]:
    return (*event.actors, *event.recipients, *event.places)

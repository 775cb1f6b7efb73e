"""The types every other part speaks: articles, readings, reports, errors."""

from onrecord.record.article import Article, Origin
from onrecord.record.reading import AttributionMention, CountMention, EventMention, Name, Reading
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

__all__ = [
    "Argument",
    "Article",
    "Attribution",
    "AttributionMention",
    "Count",
    "CountMention",
    "Entity",
    "Event",
    "EventMention",
    "EventTime",
    "Name",
    "Origin",
    "Place",
    "Quote",
    "Reading",
    "Report",
    "Span",
    "Versions",
]

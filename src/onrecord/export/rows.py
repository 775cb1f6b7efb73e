"""Flat rows: one event a row, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.export.words import Index, source_words
from onrecord.record import Argument, Attribution, Event, Report
from onrecord.record.report import COUNT_KINDS

Value = str | int | float | None
Row = dict[str, Value]

COLUMNS: dict[str, str] = {
    "uid": "the event's identity in every file and store",
    "doc_id": "the article's given id, else its article_id",
    "article_id": "hash of publisher, given id or URL, and text",
    "publisher": "who published the article",
    "published": "day of publication",
    "url": "the article's address",
    "title": "the article's title",
    "event_id": "the event's id within its report",
    "sentence": "index of the trigger's sentence, from 0",
    "trigger": "the word that names the act, as printed",
    "trigger_start": "its first code point in the article's text",
    "trigger_end": "the code point after its last",
    "type": "PLOVER type",
    "mode": "PLOVER mode",
    "actors": "names of those who act; a list",
    "actor_countries": "their country codes; a list in the order of actors",
    "actor_sectors": "their sector codes, those of one actor parted by spaces; a list in the order of actors",
    "recipients": "names of those the act is done to; a list",
    "recipient_countries": "their country codes; a list in the order of recipients",
    "recipient_sectors": "their sector codes, as actor_sectors",
    "places": "names of the places, most specific first; a list",
    "place_countries": "their country codes; a list in the order of places",
    "place_ids": "their gazetteer rows as source:id; a list in the order of places",
    "latitude": "of the first place that was resolved, degrees (WGS 84)",
    "longitude": "of the same place",
    "date": "ISO 8601 day, month, year, or interval start/end",
    "date_start": "its first day",
    "date_end": "its last day",
    "date_granularity": "day, month, season, year, decade, interval, unknown",
    "date_basis": "stated, carried, publication, unknown",
    "date_text": "the date expression, as printed",
    "status": "actual, intended, demanded, predicted, possible",
    "polarity": "affirmed or negated",
    "depth": "how many sources stand between the article and the event; 0 is the article's own voice",
    "sources": "names of these sources, innermost first; a list, an item empty if the source is unknown",
    "source_countries": "their country codes; a list in the order of sources",
    "cues": "the words that attribute, as printed; a list in the order of sources",
    **{
        f"{kind}_{end}": f"{word} number of people {kind}"
        for kind in COUNT_KINDS
        for end, word in (("min", "lowest"), ("max", "highest"))
    },
    "count_texts": "the words that give numbers, as printed; a list",
    "same_as": "uid of the first mention of the same act in this article",
    "confidence": "0 to 1",
}


def event_rows(reports: Iterable[Report]) -> Iterator[Row]:
    """The rows of all events, in order; keys are those of `COLUMNS`, in that order.

    Lists are joined by semicolons; a semicolon or backslash inside an item has a backslash before it.
    Several numbers of one kind give the lowest minimum and the highest maximum, empty if one is open.
    Raises KeyError if an event names an entity or attribution that its report lacks.
    """
    return (row for report in reports for row in _report_rows(report))


def _report_rows(report: Report) -> Iterator[Row]:
    index = Index.of(report)
    uids = {event.id: event.uid for event in report.events}
    for event in report.events:
        row: Row = {"uid": event.uid, **_article(report), **_act(event)}
        row |= _party("actor", event.actors, index) | _party("recipient", event.recipients, index)
        row |= _places(event, index) | _date(event)
        row |= {"status": event.status, "polarity": event.polarity}
        row |= _chain([index.attributions[attribution_id] for attribution_id in event.chain], index)
        row |= _counts(event)
        row["same_as"] = uids[event.same_as] if event.same_as else None
        row["confidence"] = event.confidence
        yield row


def _joined(items: Iterable[str | None]) -> str:
    return ";".join((item or "").replace("\\", "\\\\").replace(";", "\\;") for item in items)


def _article(report: Report) -> Row:
    article = report.article
    return {
        "doc_id": article.doc_id,
        "article_id": article.article_id,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "title": article.title,
    }


def _act(event: Event) -> Row:
    span = event.trigger.span
    return {
        "event_id": event.id,
        "sentence": event.sentence,
        "trigger": event.trigger.text,
        "trigger_start": span.start,
        "trigger_end": span.end,
        "type": event.type,
        "mode": event.mode,
    }


def _party(role: str, arguments: Sequence[Argument], index: Index) -> Row:
    entities = [index.entities[argument.entity] for argument in arguments]
    return {
        f"{role}s": _joined(entity.name for entity in entities),
        f"{role}_countries": _joined(entity.country for entity in entities),
        f"{role}_sectors": _joined(" ".join(entity.sectors) for entity in entities),
    }


def _places(event: Event, index: Index) -> Row:
    entities = [index.entities[argument.entity] for argument in event.places]
    rows = [entity.place for entity in entities]
    first = next((row for row in rows if row), None)
    return {
        "places": _joined(entity.name for entity in entities),
        "place_countries": _joined(entity.country for entity in entities),
        "place_ids": _joined(f"{row.source}:{row.source_id}" if row else None for row in rows),
        "latitude": first.latitude if first else None,
        "longitude": first.longitude if first else None,
    }


def _date(event: Event) -> Row:
    time = event.time
    return {
        "date": time.value,
        "date_start": time.start,
        "date_end": time.end,
        "date_granularity": time.granularity,
        "date_basis": time.basis,
        "date_text": time.quote.text if time.quote else None,
    }


def _chain(chain: Sequence[Attribution], index: Index) -> Row:
    sources = [index.entities[a.source_entity] if a.source_entity else None for a in chain]
    return {
        "depth": len(chain),
        "sources": _joined(source_words(index, attribution) for attribution in chain),
        "source_countries": _joined(source.country if source else None for source in sources),
        "cues": _joined(attribution.cue.text if attribution.cue else None for attribution in chain),
    }


def _counts(event: Event) -> Row:
    row: Row = {}
    for kind in COUNT_KINDS:
        counts = [count for count in event.counts if count.what == kind]
        minima = [count.minimum for count in counts if count.minimum is not None]
        maxima = [count.maximum for count in counts if count.maximum is not None]
        row[f"{kind}_min"] = min(minima) if counts and len(minima) == len(counts) else None
        row[f"{kind}_max"] = max(maxima) if counts and len(maxima) == len(counts) else None
    return row | {"count_texts": _joined(count.quote.text for count in event.counts)}

"""The JSON form of a report: a superset of the gold files' form, with one fixed order of keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.record.article import Article
from onrecord.record.checks import slice_faults
from onrecord.record.errors import FormatError
from onrecord.record.jsonread import build_report
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

_SURROGATE = re.compile("[\ud800-\udfff]")


def report_to_json(report: Report, *, with_text: bool = False) -> dict[str, Any]:
    """The report as dicts, lists, strings and numbers; `with_text` adds the article's text.

    Positions are half-open code-point ranges into the text; `onrecord.record.schema` describes each field.
    """
    article = report.article
    return {
        "doc_id": article.doc_id,
        "article_id": article.article_id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "article": _article(article, with_text=with_text),
        "sentences": [_span(span) for span in report.sentences],
        "entities": [_entity(entity) for entity in report.entities],
        "attributions": [_attribution(attribution) for attribution in report.attributions],
        "events": [_event(event) for event in report.events],
        "versions": _versions(report.versions),
        "notes": list(report.notes),
    }


def dumps(report: Report, *, with_text: bool = False) -> str:
    """The report as one line of JSON that ends in LF: a line of a JSONL file.

    Characters stay as they are, but lone surrogates, which no UTF-8 file can hold, are escaped.
    """
    line = json.dumps(report_to_json(report, with_text=with_text), ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


def report_from_json(data: dict[str, Any], *, text: str | None = None) -> Report:
    """The report that `data`, one made by `report_to_json`, describes.

    `text` is the article's text where `data` was written without it. Raises FormatError if `data` is not of
    the form that the schema asks for, if it disagrees with the text or with itself, or if there is no text.
    """
    from onrecord.record.schema import validate

    validate(data)
    report = build_report(data, _text(data, text))
    faults = slice_faults(report)
    if faults:
        raise FormatError(f"report {data['doc_id']!r} does not fit its text: {faults[0]}")
    again = report_to_json(report, with_text="text" in data["article"])
    for path, given, implied in _differences(again, data, ""):
        raise FormatError(
            f"report {data['doc_id']!r} contradicts itself: {path} is {given!r}, but the rest says {implied!r}"
        )
    return report


def _text(data: dict[str, Any], text: str | None) -> str:
    own = data["article"].get("text")
    if own is None and text is None:
        raise FormatError(f"report {data['doc_id']!r} holds no text: write it with its text, or hand the text in")
    if own is not None and text is not None and own != text:
        raise FormatError(f"report {data['doc_id']!r} holds another text than the one handed in: leave one out")
    return str(text if own is None else own)


def _differences(made: Any, given: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield path, given value and implied value wherever the two trees differ."""
    if isinstance(made, dict) and isinstance(given, dict):
        for key in made:
            yield from _differences(made[key], given.get(key), f"{path}.{key}" if path else key)
    elif isinstance(made, list) and isinstance(given, list) and len(made) == len(given):
        for index, (ours, theirs) in enumerate(zip(made, given, strict=True)):
            yield from _differences(ours, theirs, f"{path}[{index}]")
    elif made != given:
        yield path, given, made


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _quoted(quote: Quote | None) -> str | None:
    return quote.text if quote else None


def _placed(quote: Quote | None) -> list[int] | None:
    return _span(quote.span) if quote else None


def _article(article: Article, *, with_text: bool) -> dict[str, Any]:
    origin = article.origin
    form: dict[str, Any] = {
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "language": article.language,
        "given_id": article.given_id,
        "origin": {"kind": origin.kind, "path": origin.path, "line": origin.line},
        "notes": list(article.notes),
    }
    return form | {"text": article.text} if with_text else form


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sectors": list(entity.sectors),
        "mentions": [_span(span) for span in entity.mentions],
        "place": _place(entity.place) if entity.place else None,
        "score": entity.score,
        "why": list(entity.why),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
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


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "s": attribution.sentence,
        "source": _quoted(attribution.source),
        "source_entity": attribution.source_entity,
        "cue": _quoted(attribution.cue),
        "content": _quoted(attribution.content),
        "kind": attribution.kind,
        "parent": attribution.parent,
        "spans": {
            "source": _placed(attribution.source),
            "cue": _placed(attribution.cue),
            "content": _placed(attribution.content),
        },
    }


def _event(event: Event) -> dict[str, Any]:
    time = event.time
    return {
        "id": event.id,
        "uid": event.uid,
        "s": event.sentence,
        "trigger": event.trigger.text,
        "span": _span(event.trigger.span),
        "type": event.type,
        "mode": event.mode,
        "actors": [_argument(argument) for argument in event.actors],
        "recipients": [_argument(argument) for argument in event.recipients],
        "places": [_argument(argument) for argument in event.places],
        "date": time.value if time.basis in ("stated", "carried") else None,
        "date_text": _quoted(time.quote),
        "date_span": _placed(time.quote),
        "time": _time(time),
        "status": event.status,
        "polarity": event.polarity,
        "source": event.source,
        "chain": list(event.chain),
        "counts": [_count(count) for count in event.counts],
        "same_as": event.same_as,
        "confidence": event.confidence,
    }


def _argument(argument: Argument) -> dict[str, Any]:
    return {"text": _quoted(argument.quote), "entity": argument.entity, "span": _placed(argument.quote)}


def _time(time: EventTime) -> dict[str, Any]:
    return {
        "value": time.value,
        "start": time.start,
        "end": time.end,
        "granularity": time.granularity,
        "basis": time.basis,
        "quote": {"text": time.quote.text, "span": _span(time.quote.span)} if time.quote else None,
        "why": time.why,
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "what": count.what,
        "text": count.quote.text,
        "span": _span(count.quote.span),
        "min": count.minimum,
        "max": count.maximum,
    }


def _versions(versions: Versions) -> dict[str, Any]:
    return {"code": versions.code, "weights": versions.weights, "ontology": versions.ontology}

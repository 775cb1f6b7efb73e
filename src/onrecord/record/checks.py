"""Whether a report holds together: quotes slice back, ids exist, chains follow their parents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.record.identity import event_uid
from onrecord.record.report import Attribution, Event, Report
from onrecord.record.spans import Quote, Span


def slice_faults(report: Report) -> list[str]:
    """What is wrong with a report, one sentence a fault, in the report's order; empty if nothing is."""
    return [
        *_sentence_faults(report),
        *_repeated("entity", (entity.id for entity in report.entities)),
        *_repeated("attribution", (attribution.id for attribution in report.attributions)),
        *_repeated("event", (event.id for event in report.events)),
        *_repeated("event uid", (event.uid for event in report.events)),
        *_entity_faults(report),
        *_attribution_faults(report),
        *_event_faults(report),
    ]


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{what} {name!r} occurs {times} times"


def _span_faults(owner: str, span: Span, text: str) -> Iterator[str]:
    if span.end > len(text):
        yield f"{owner}: [{span.start}, {span.end}) runs past the text, which ends at {len(text)}"


def _quote_faults(owner: str, quote: Quote | None, text: str) -> Iterator[str]:
    if quote is None:
        return
    yield from _span_faults(owner, quote.span, text)
    found = quote.span.of(text)
    if found != quote.text:
        yield f"{owner}: {quote.text!r} is not the text at [{quote.span.start}, {quote.span.end}), which is {found!r}"


def _sentence_faults(report: Report) -> Iterator[str]:
    end = 0
    for index, span in enumerate(report.sentences):
        owner = f"sentence {index}"
        yield from _span_faults(owner, span, report.article.text)
        if span.start < end:
            yield f"{owner}: it starts at {span.start}, before the one before it ends at {end}"
        end = span.end


def _within(owner: str, index: int, span: Span | None, report: Report) -> Iterator[str]:
    """Faults of a sentence index, and of a span that should start in that sentence."""
    if not 0 <= index < len(report.sentences):
        yield f"{owner}: there is no sentence {index} among {len(report.sentences)}"
        return
    sentence = report.sentences[index]
    if span is not None and not sentence.start <= span.start < sentence.end:
        yield f"{owner}: {span.start} is not in sentence {index}, [{sentence.start}, {sentence.end})"


def _entity_faults(report: Report) -> Iterator[str]:
    for entity in report.entities:
        owner = f"entity {entity.id!r}"
        for span in entity.mentions:
            yield from _span_faults(f"{owner}, a mention", span, report.article.text)
        if list(entity.mentions) != sorted(entity.mentions):
            yield f"{owner}: its mentions are not in text order"


def _attribution_faults(report: Report) -> Iterator[str]:
    entities = {entity.id for entity in report.entities}
    parents = _parents(report)
    for attribution in report.attributions:
        owner = f"attribution {attribution.id!r}"
        yield from _within(owner, attribution.sentence, _start_of(attribution), report)
        for part in ("source", "cue", "content"):
            yield from _quote_faults(f"{owner}, {part}", getattr(attribution, part), report.article.text)
        if _start_of(attribution) is None:
            yield f"{owner}: it has neither source, cue nor content"
        if attribution.source_entity is not None and attribution.source_entity not in entities:
            yield f"{owner}: there is no entity {attribution.source_entity!r}"
        if attribution.parent is not None and attribution.parent not in parents:
            yield f"{owner}: there is no attribution {attribution.parent!r}"
        elif _circles(attribution.id, parents):
            yield f"{owner}: its parents lead back to it"


def _start_of(attribution: Attribution) -> Span | None:
    """The span that the attribution's sentence is told by."""
    first = attribution.content or attribution.cue or attribution.source
    return first.span if first else None


def _parents(report: Report) -> dict[str, str | None]:
    return {attribution.id: attribution.parent for attribution in report.attributions}


def _circles(start: str, parents: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = start
    while current is not None and current not in seen:
        seen.add(current)
        current = parents.get(current)
    return current == start


def _event_faults(report: Report) -> Iterator[str]:
    entities = {entity.id for entity in report.entities}
    parents = _parents(report)
    earlier: set[str] = set()
    for event in report.events:
        owner = f"event {event.id!r}"
        yield from _within(owner, event.sentence, event.trigger.span, report)
        yield from _event_quotes(owner, event, report.article.text)
        yield from _argument_faults(owner, event, entities)
        yield from _chain_faults(owner, event.chain, parents)
        if event.same_as is not None and event.same_as not in earlier:
            yield f"{owner}: same_as {event.same_as!r} is not an earlier event"
        yield from _uid_faults(owner, event, report)
        yield from _bounds_faults(owner, event)
        earlier.add(event.id)


def _event_quotes(owner: str, event: Event, text: str) -> Iterator[str]:
    yield from _quote_faults(f"{owner}, trigger", event.trigger, text)
    yield from _quote_faults(f"{owner}, time", event.time.quote, text)
    for role, arguments in (("actor", event.actors), ("recipient", event.recipients), ("place", event.places)):
        for argument in arguments:
            yield from _quote_faults(f"{owner}, {role}", argument.quote, text)
    for count in event.counts:
        yield from _quote_faults(f"{owner}, count", count.quote, text)


def _argument_faults(owner: str, event: Event, entities: set[str]) -> Iterator[str]:
    for argument in (*event.actors, *event.recipients, *event.places):
        if argument.entity not in entities:
            yield f"{owner}: there is no entity {argument.entity!r}"


def _chain_faults(owner: str, chain: tuple[str, ...], parents: dict[str, str | None]) -> Iterator[str]:
    """A chain names known attributions, each followed by its parent, up to one without a parent."""
    for here, above in zip(chain, (*chain[1:], None), strict=False):
        if here not in parents:
            yield f"{owner}: there is no attribution {here!r}"
        elif parents[here] != above:
            yield f"{owner}: its chain goes from {here!r} to {above!r}, but the parent of {here!r} is {parents[here]!r}"


def _uid_faults(owner: str, event: Event, report: Report) -> Iterator[str]:
    span = event.trigger.span
    uid = event_uid(article=report.article.article_id, start=span.start, end=span.end, event_type=event.type)
    if event.uid != uid:
        yield f"{owner}: its uid is {event.uid!r}, but its article, trigger and type give {uid!r}"


def _bounds_faults(owner: str, event: Event) -> Iterator[str]:
    time = event.time
    if time.start is not None and time.end is not None and time.start > time.end:
        yield f"{owner}: its time starts on {time.start}, after it ends on {time.end}"
    for count in event.counts:
        if count.minimum is not None and count.maximum is not None and count.minimum > count.maximum:
            yield f"{owner}: its count is at least {count.minimum} and at most {count.maximum}"

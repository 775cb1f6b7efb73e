"""What an event's card says, ready for the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.sentence import EventLine, event_line
from onrecord.export.words import Index, bounds_words, plain, source_words
from onrecord.record import Argument, Attribution, Entity, Event, Quote, Report

_BASES = {
    "stated": "stated in the text",
    "carried": "carried on from an earlier date in the text",
    "publication": "no date in the text",
    "unknown": "",
}


@dataclass(frozen=True, slots=True)
class Party:
    """An entity taking part: its name, codes, gazetteer row in words, and its words where they differ from the name."""

    name: str
    codes: str
    place: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One attribution of a chain: the source (None if unknown), its words and the cue as printed."""

    source: str | None
    codes: str
    source_quote: str | None
    cue: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people: what, the bounds in words, the words as printed."""

    what: str
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """One event. `key` is `e` and its number; `chain_keys` the keys of its attributions, parted by spaces."""

    number: int
    key: str
    chain_keys: str
    event: Event
    line: EventLine
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    where: tuple[Party, ...]
    when_note: str
    when_quote: str | None
    figures: tuple[Figure, ...]
    chain: tuple[Voice, ...]
    same_as: str | None


def report_cards(report: Report) -> Iterator[Card]:
    """The cards of a report's events, in order. Raises KeyError for an id that the report lacks."""
    index = Index.of(report)
    keys = {attribution.id: f"a{number}" for number, attribution in enumerate(report.attributions, 1)}
    numbers = {event.id: f"e{number}" for number, event in enumerate(report.events, 1)}
    for number, event in enumerate(report.events, 1):
        yield _card(event, number, event_line(report, event, index=index), index, keys | numbers)


def _card(event: Event, number: int, line: EventLine, index: Index, keys: Mapping[str, str]) -> Card:
    return Card(
        number=number,
        key=f"e{number}",
        chain_keys=" ".join(keys[attribution_id] for attribution_id in event.chain),
        event=event,
        line=line,
        who=_parties(event.actors, index),
        whom=_parties(event.recipients, index),
        where=_parties(event.places, index),
        when_note="; ".join(filter(None, [_BASES[event.time.basis], plain(event.time.why)])),
        when_quote=_quoted(event.time.quote, line.when),
        figures=tuple(
            Figure(count.what, bounds_words(count.minimum, count.maximum), plain(count.quote.text))
            for count in event.counts
        ),
        chain=tuple(_voice(index.attributions[attribution_id], index) for attribution_id in event.chain),
        same_as=keys[event.same_as] if event.same_as else None,
    )


def _parties(arguments: Sequence[Argument], index: Index) -> tuple[Party, ...]:
    return tuple(_party(index.entities[argument.entity], argument.quote) for argument in arguments)


def _party(entity: Entity, quote: Quote | None) -> Party:
    name = plain(entity.name)
    return Party(name, _codes(entity), _place(entity), _quoted(quote, name))


def _codes(entity: Entity) -> str:
    return " ".join(filter(None, [entity.country, *entity.sectors]))


def _place(entity: Entity) -> str:
    row = entity.place
    if row is None or row.feature == "country":
        return ""
    named = plain(", ".join(filter(None, [row.name, row.admin, row.country])))
    return f"{named} ({row.latitude:.3f}, {row.longitude:.3f})"


def _quoted(quote: Quote | None, name: str) -> str | None:
    """The quote on one line, None if there is none or it only repeats the name."""
    words = plain(quote.text) if quote else None
    return None if words == name else words


def _voice(attribution: Attribution, index: Index) -> Voice:
    source = source_words(index, attribution)
    entity = index.entities[attribution.source_entity] if attribution.source_entity else None
    return Voice(
        source=source,
        codes=_codes(entity) if entity else "",
        source_quote=_quoted(attribution.source, source or ""),
        cue=plain(attribution.cue.text) if attribution.cue else None,
        kind=attribution.kind,
    )

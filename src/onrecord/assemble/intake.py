"""The mentions of a reading that a report can hold, each with what it was resolved to."""

from __future__ import annotations

from onrecord.assemble.attributions import Sourced
from onrecord.assemble.events import Act, merged
from onrecord.assemble.resolved import ResolvedText
from onrecord.ontology import plover
from onrecord.record import AttributionMention, EventMention, Reading, Span


def sourced(reading: Reading, resolved: ResolvedText) -> list[Sourced]:
    """The attribution mentions that have any part, all within the text, with their sources' entities."""
    pairs = zip(reading.attributions, resolved.sources, strict=True)
    return [
        Sourced(number, mention, source)
        for number, (mention, source) in enumerate(pairs)
        if _parts(mention) and all(part.end <= len(reading.text) for part in _parts(mention))
    ]


def _parts(mention: AttributionMention) -> list[Span]:
    return [part for part in (mention.source, mention.cue, mention.content) if part is not None]


def known_acts(reading: Reading, resolved: ResolvedText) -> tuple[list[Act], list[str]]:
    """The events whose type and mode are PLOVER's and whose trigger is in the text; a note for each other."""
    acts, notes = [], []
    for mention, links in zip(reading.events, resolved.events, strict=True):
        fault = _fault(mention, len(reading.text))
        if fault is None:
            acts.append(Act.of(mention, links))
        else:
            word = mention.trigger.of(reading.text)
            notes.append(f"event {word!r} at {mention.trigger.start} was left out: {fault}")
    return merged(acts), notes


def _fault(mention: EventMention, length: int) -> str | None:
    if mention.trigger.end > length:
        return f"it ends at {mention.trigger.end}, after the text, which ends at {length}"
    kind = plover.types().get(mention.type)
    if kind is None:
        return f"PLOVER has no type {mention.type!r}"
    if mention.mode is not None and mention.mode not in {mode.name for mode in kind.modes}:
        return f"PLOVER has no mode {mention.mode!r} of {mention.type}"
    return None

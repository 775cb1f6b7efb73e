"""Whether a compiled coding holds together: codes, references, and spans that must or must not overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from onrecord.ontology import sectors, types

Gold = dict[str, Any]
Range = list[int]

ROLES = ("actors", "recipients", "places")


def coding_faults(gold: Gold) -> list[str]:
    """What is wrong with a coding of the gold form, one sentence a fault; empty if nothing is."""
    return [
        *_repeated(gold),
        *_code_faults(gold),
        *_attribution_faults(gold),
        *_event_faults(gold),
        *_trigger_faults(gold),
        *_same_as_faults(gold),
    ]


def _repeated(gold: Gold) -> Iterator[str]:
    for name in ("entities", "attributions", "events"):
        for given, times in Counter(row["id"] for row in gold[name]).items():
            if times > 1:
                yield f"{given}: {times} {name} have this id"


def _code_faults(gold: Gold) -> Iterator[str]:
    for entity in gold["entities"]:
        for code in entity["sectors"]:
            if code not in sectors():
                yield f"{entity['id']}: unknown sector {code!r}; PLOVER has {', '.join(sectors())}"
    for event in gold["events"]:
        yield from _type_faults(event)
        for count in event["counts"]:
            if count["min"] is not None and count["max"] is not None and count["min"] > count["max"]:
                yield f"{event['id']}: count {count['text']!r} has min {count['min']} above max {count['max']}"


def _type_faults(event: Gold) -> Iterator[str]:
    name, mode = event["type"], event["mode"]
    if name not in types():
        yield f"{event['id']}: unknown type {name!r}; PLOVER has {', '.join(types())}"
    elif mode is not None and mode not in {known.name for known in types()[name].modes}:
        allowed = ", ".join(known.name for known in types()[name].modes) or "none"
        yield f"{event['id']}: unknown mode {mode!r} of {name}; allowed are {allowed}, or null"


def _attribution_faults(gold: Gold) -> Iterator[str]:
    entities = {entity["id"] for entity in gold["entities"]}
    known = {attribution["id"]: attribution for attribution in gold["attributions"]}
    for attribution in gold["attributions"]:
        owner = attribution["id"]
        if attribution["source_entity"] not in entities | {None}:
            yield f"{owner}: there is no entity {attribution['source_entity']!r}"
        yield from _crossing(owner, attribution["spans"])
        parent = attribution["parent"]
        if parent is not None and parent not in known:
            yield f"{owner}: there is no attribution {parent!r} to be its parent"
        elif parent is not None:
            yield from _parent_faults(attribution, known)


def _crossing(owner: str, spans: dict[str, Range | None]) -> Iterator[str]:
    for one, other in (("source", "cue"), ("source", "content"), ("cue", "content")):
        if _cross(spans[one], spans[other], nested=other == "content"):
            yield f"{owner}: its {one} and its {other} overlap"


def _parent_faults(attribution: Gold, known: dict[str, Gold]) -> Iterator[str]:
    seen = {attribution["id"]}
    above: str | None = attribution["parent"]
    while above is not None and above not in seen:
        seen.add(above)
        above = known[above]["parent"] if above in known else None
    if above == attribution["id"]:
        yield f"{attribution['id']}: its parents lead back to it"
    parent = known[attribution["parent"]]
    if _outside(attribution["spans"]["content"], parent["spans"]["content"]):
        yield f"{attribution['id']}: its content is not inside the content of its parent {parent['id']}"


def _event_faults(gold: Gold) -> Iterator[str]:
    entities = {entity["id"] for entity in gold["entities"]}
    for event in gold["events"]:
        owner = event["id"]
        for role in ROLES:
            for argument in event[role]:
                words = f"{role} {argument['text']!r}"
                if argument["entity"] not in entities:
                    yield f"{owner}: {words} names the entity {argument['entity']!r}, which is not listed"
                if _cross(argument["span"], event["span"], nested=True):
                    yield f"{owner}: {words} and the trigger {event['trigger']!r} overlap"
        yield from _source_faults(event, gold)


def _source_faults(event: Gold, gold: Gold) -> Iterator[str]:
    if event["source"] is None:
        return
    for attribution in gold["attributions"]:
        if attribution["id"] == event["source"]:
            spans = attribution["spans"]
            if spans["source"] and all(_outside(event["span"], spans[part]) for part in ("cue", "content")):
                yield (
                    f"{event['id']}: trigger {event['trigger']!r} is neither in the content nor the cue of its "
                    f"source {attribution['id']}, {attribution['content']!r}"
                )
            return
    yield f"{event['id']}: there is no attribution {event['source']!r} to be its source"


def _trigger_faults(gold: Gold) -> Iterator[str]:
    placed = [event for event in gold["events"] if event["span"]]
    for event, after in pairwise(sorted(placed, key=lambda event: (event["span"], event["id"]))):
        if after["span"][0] < event["span"][1]:
            yield f"{after['id']}: trigger {after['trigger']!r} overlaps {event['trigger']!r}, that of {event['id']}"


def _same_as_faults(gold: Gold) -> Iterator[str]:
    earlier: dict[str, Gold] = {}
    for event in gold["events"]:
        target = event["same_as"]
        if target is not None and target not in earlier:
            yield f"{event['id']}: same_as {target!r} is no event listed before it"
        elif target is not None:
            yield from _mention_faults(event, earlier[target])
        earlier[event["id"]] = event


def _mention_faults(event: Gold, first: Gold) -> Iterator[str]:
    if first["span"] and event["span"] and first["span"][0] > event["span"][0]:
        yield f"{event['id']}: same_as {first['id']!r} stands later in the text: name the first mention"
    if first["same_as"] is not None:
        yield f"{event['id']}: same_as {first['id']!r} is itself a re-mention: name {first['same_as']!r}"


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _outside(inner: Range | None, outer: Range | None) -> bool:
    """Whether two known ranges are not one inside the other; False where a range is not known."""
    return inner is not None and outer is not None and not _holds(outer, inner)


def _cross(one: Range | None, other: Range | None, *, nested: bool) -> bool:
    """Whether two ranges share characters; with `nested`, one that lies wholly in the other is allowed."""
    if one is None or other is None or not (one[0] < other[1] and other[0] < one[1]):
        return False
    return not (nested and (_holds(one, other) or _holds(other, one)))

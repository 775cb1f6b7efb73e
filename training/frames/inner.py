"""Patterns that hold something asked for or threatened: ``ask* {R} for a <AID:loan>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.frames.draft import Attribution, Entity, Event, key
from training.frames.frag import Frag, mark, words
from training.frames.pattern import Item

if TYPE_CHECKING:
    from training.frames.deed import Telling

_PREPOSITIONS = frozenset({"for", "on", "to", "with", "of", "against", "in"})


def inner_predicate(told: Telling, parts: tuple[Item, ...], form: str) -> Frag:
    """The predicate with the attribution it opens; the actor must have been named before."""
    head, lead, content = _split(parts)
    attribution = Attribution(speaker=told.deed.actor)
    attribution.source = told.event.actors[0] if told.event.actors else None
    left = list(told.deed.recipients)
    addressed = any(item.kind == "slot" for item in lead)
    verb = [told.piece(item, form, left) for item in head]
    between = [told.piece(item, form, left) for item in lead]
    cue = mark(words(*verb, *([] if addressed else between)), key(attribution, "cue"))
    body = mark(_content(told, content, form, left, addressed=addressed), key(attribution, "content"))
    for event in body.events:
        event.source = attribution
    out = words(cue, *(between if addressed else []), body)
    out.attributions.append(attribution)
    return out


def _split(parts: tuple[Item, ...]) -> tuple[list[Item], list[Item], list[Item]]:
    kept = [item for item in parts if item.kind != "fence" or item.value == "«"]
    at = next(k for k, item in enumerate(kept) if item.kind in {"verb", "trigger"})
    head, rest = kept[: at + 1], kept[at + 1 :]
    cut = next((k for k, item in enumerate(rest) if item.value == "«"), None)
    if cut is not None:
        return head, rest[:cut], rest[cut + 1 :]
    cut = next(k for k, item in enumerate(rest) if not _leads(item))
    return head, rest[:cut], rest[cut:]


def _leads(item: Item) -> bool:
    return item == Item("slot", "R") or (item.kind == "word" and item.value in _PREPOSITIONS)


def _content(told: Telling, content: list[Item], form: str, left: list[Entity], *, addressed: bool) -> Frag:
    status = "intended" if told.deed.lexeme.type == "THREATEN" else "demanded"
    found = next((item for item in content if item.kind == "inner"), None)
    event = Event(found.type, found.mode, status) if found else None
    out = []
    for item in content:
        if item.kind == "inner" and event is not None:
            trigger = mark(item.value, key(event, "trigger"))
            trigger.events.append(event)
            out.append(trigger)
        else:
            out.append(told.piece(item, form, left))
    if event is not None:
        _roles(told, event, content, addressed=addressed)
    return words(*out)


def _roles(told: Telling, event: Event, content: list[Item], *, addressed: bool) -> None:
    outer = told.event
    event.places, outer.places = outer.places, []
    asked = list(outer.recipients)
    mine = list(outer.actors)
    before = _word_before(content)
    if told.deed.lexeme.type == "THREATEN":
        event.actors, event.recipients = mine, asked
    elif event.type in {"CONSULT", "COOPERATE"}:
        event.actors = (asked + mine if addressed else mine + asked) if asked else []
    elif addressed:
        event.actors, event.recipients = asked, mine
    elif event.mode in {"resign", "disarm"} or before in {"from", "in"}:
        event.actors, event.recipients = asked, (mine if before in {"from", "in"} else [])
    else:
        event.recipients, outer.recipients = asked, []


def _word_before(content: list[Item]) -> str:
    at = next((k for k, item in enumerate(content) if item == Item("slot", "R")), 0)
    return content[at - 1].value if at else ""

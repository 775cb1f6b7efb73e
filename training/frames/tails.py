"""Participles behind a clause that add to its act: killing, wounding, leaving dead."""

from __future__ import annotations

from training.frames.casting import number
from training.frames.draft import Entity, Event, Mention, Tally, key
from training.frames.frag import Frag, cat, mark, words
from training.frames.scene import Scene

_HARMLESS = frozenset({"abduct", "torture", "sexual", "destroy", "crowd-control", "beat"})


def harmful(event: Event) -> bool:
    """Whether dead or wounded may be told of the act."""
    told = (event.status, event.polarity) == ("actual", "affirmed")
    return told and event.type == "ASSAULT" and event.mode not in _HARMLESS and not event.counts


def casualties(scene: Scene, of: Event) -> Frag:
    """``, killing at least 12 people``: a further word for the same act, with its count."""
    form, what = scene.rng.choice([("killing", "killed"), ("wounding", "injured"), ("injuring", "injured")])
    text, figure, low, high = number(scene.rng)
    noun = scene.rng.choice(["people", "civilians", "soldiers", "children", "villagers"])
    event = Event(of.type, of.mode, of.status, of.polarity, actors=list(of.actors), same_as=of)
    victims = Entity(noun, "group", None, ("MIL",) if noun == "soldiers" else ("CVL",), text + noun, "the dead", "they")
    mention = Mention(victims)
    event.recipients.append(mention)
    event.counts.append(Tally(what, mention, low, high))
    trigger = mark(form, key(event, "trigger"))
    trigger.events.append(event)
    named = mark(cat(mark(figure, key(mention, "count")), text.removeprefix(figure), noun), key(mention))
    scene.used(f"tail:{form}")
    scene.entities.append(victims)
    if scene.chance(0.25):
        of.counts.append(Tally(what, of, low, high))
        scene.used("tail:leaving dead")
        counted = mark(cat(figure), key(of, "count"))
        of.counts[-1].what = "killed"
        return words(", leaving", cat(counted, text.removeprefix(figure), noun), "dead")
    return words(",", trigger, named)

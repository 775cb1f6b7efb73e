"""A second sentence on the act of the first: the noun that names it again, claims, denials, blame."""

from __future__ import annotations

import re
from functools import cache

from training.frames.attribution import claimed, cue_words, named, speaker
from training.frames.casting import number
from training.frames.draft import Attribution, Entity, Event, Mention, Tally, key
from training.frames.frag import Frag, capital, cat, mark, words
from training.frames.scene import Scene
from training.frames.tables import Row, rows

CRITICS = ("oppers", "ngo", "igop", "leader", "cleric", "union")


@cache
def _again() -> dict[tuple[str, str | None], str]:
    return {(row["type"], row["mode"] or None): row["noun"] for row in rows("again", "|")}


def noun_of(event: Event) -> str | None:
    """The noun that names the act of an event again, if there is one."""
    return _again().get((event.type, event.mode))


def _again_event(event: Event) -> Event:
    return Event(
        event.type,
        event.mode,
        event.status,
        event.polarity,
        [Mention(m.entity) for m in event.actors],
        [Mention(m.entity) for m in event.recipients],
        [Mention(m.entity) for m in event.places],
        same_as=event.same_as or event,
    )


def _noun(noun: str, event: Event) -> Frag:
    *lead, last = noun.split()
    trigger = mark(last, key(event, "trigger"))
    trigger.events.append(event)
    return words(*lead, trigger)


def follow(scene: Scene, first: Event) -> Frag | None:
    """A sentence on an act already told as a fact."""
    noun = noun_of(first)
    if noun is None or (first.status, first.polarity) != ("actual", "affirmed"):
        return None
    if first.type == "ASSAULT" and first.mode not in {"abduct", "destroy", "torture", "sexual"} and scene.chance(0.4):
        return _toll(scene, first, noun)
    if first.type in {"ASSAULT", "COERCE", "PROTEST"} and scene.chance(0.3):
        return _claim(scene, first, noun)
    return _comment(scene, first, noun)


def contradicted(scene: Scene) -> Frag:
    """``The opposition denied this.``: a content without an act of its own."""
    source = speaker(scene)
    attribution = Attribution("indirect", source)
    who = named(scene, source, attribution)
    verb = scene.rng.choice(["denied", "disputed", "confirmed", "doubted"])
    content = mark(scene.rng.choice(["this", "it", "the report", "that"]), key(attribution, "content"))
    content.attributions.append(attribution)
    scene.used(f"contradicted:{verb}")
    return capital(words(who, mark(verb, key(attribution, "cue")), content))


def _comment(scene: Scene, first: Event, noun: str) -> Frag:
    row = scene.rng.choice(rows("followups", "|"))
    event = _again_event(first)
    scene.used(f"follow:{row['pattern']}")
    outer = Event(row["type"], row["mode"] or None) if row["type"] else None
    who = None
    out: list[str | Frag] = []
    for word in _filled(scene, row["pattern"]).split():
        if word == "{S}":
            who = scene.entity("prosec" if row["mode"] == "investigate" else scene.rng.choice(CRITICS))
            out.append(scene.np(who, *([outer.actors] if outer else [])))
        elif word == "{N}":
            out.append(_noun(noun, event))
        elif outer is not None and word in _TRIGGERS:
            trigger = mark(word, key(outer, "trigger"))
            trigger.events.append(outer)
            out.append(trigger)
        else:
            out.append(word)
    if outer is not None and first.actors:
        outer.recipients = [Mention(m.entity) for m in first.actors]
    if row["mode"] == "investigate" and who is not None and not who.plural:
        out = ["has" if piece == "have" else piece for piece in out]
    return capital(words(*out))


_TRIGGERS = frozenset(
    {"condemned", "criticism", "denounced", "criticised", "welcomed", "defended", "praised", "inquiry"}
)


def _filled(scene: Scene, pattern: str) -> str:
    namer = scene.namer()
    return re.sub(r"\{city\}", lambda _: namer.fill("{city}"), pattern)


def _toll(scene: Scene, first: Event, noun: str) -> Frag:
    event = _again_event(first)
    text, figure, low, high = number(scene.rng)
    what, form = scene.rng.choice([("killed", "killed"), ("injured", "wounded"), ("injured", "injured")])
    people = scene.rng.choice(["people", "civilians", "soldiers", "children"])
    victims = Entity(people, "group", None, ("CVL",) if people != "soldiers" else ("MIL",), people, people, "they")
    scene.entities.append(victims)
    harm = Event(event.type, event.mode, actors=list(event.actors), places=list(event.places), same_as=event.same_as)
    mention = Mention(victims)
    harm.recipients.append(mention)
    harm.counts.append(Tally(what, mention, low, high))
    dead = mark(cat(mark(figure, key(mention, "count")), text.removeprefix(figure), people), key(mention))
    trigger = mark(form, key(harm, "trigger"))
    trigger.events.append(harm)
    scene.used(f"toll:{form}")
    kind = scene.rng.randrange(3)
    if kind == 0:
        body = words(dead, "were", trigger, "in the", _noun(noun, event))
    elif kind == 1:
        body = words("the", _noun(noun, event), trigger, dead)
    else:
        body = words("in the", _noun(noun, event), ",", dead, "were", trigger)
    return _sourced(scene, body) if scene.chance(0.5) else capital(body)


def _sourced(scene: Scene, content: Frag) -> Frag:
    source = speaker(scene, press=scene.chance(0.2))
    body, attribution = claimed(content, source)
    row: Row = next(r for r in rows("cues", "|") if r["verb"] == "say")
    who = named(scene, source, attribution)
    return capital(words(body, ",", who, cue_words(row, "past", attribution)))


def _claim(scene: Scene, first: Event, noun: str) -> Frag:
    source = scene.entity(scene.rng.choice(["reb", "mlt", "gov", "oppers", "party"]))
    event = _again_event(first)
    event.actors = []
    attribution = Attribution("indirect", source)
    mention = Mention(source)
    attribution.source = mention
    who = mark(scene.text_of(source), key(mention))
    verb, lead = scene.rng.choice(
        [
            ("claimed", "responsibility for"),
            ("denied", "involvement in"),
            ("denied", "responsibility for"),
            ("denied", "any part in"),
        ]
    )
    if verb == "claimed":
        event.actors = [mention]
    content = words(lead, "the", _noun(noun, event))
    body, made = claimed(content, source)
    made.source = mention
    scene.used(f"claim:{verb} {lead}")
    return capital(words(who, mark(verb, key(made, "cue")), body))

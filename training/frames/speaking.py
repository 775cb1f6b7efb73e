"""Sentences made of a speech act: ``S urged X to V``, ``X was accused by Y of V-ing``."""

from __future__ import annotations

from training.frames.deed import Telling, make
from training.frames.draft import Attribution, Event, Mention, key
from training.frames.frag import Frag, mark, words
from training.frames.moods import claim, clause, inflected, pick
from training.frames.morphology import verb
from training.frames.scene import Scene
from training.frames.speech import ASKERS, choose, mode_for, speech_deed
from training.frames.tables import rows


def speech(scene: Scene) -> Frag:
    """A speech act with its content: ``S urged X to V``, ``S denied V-ing``."""
    deed = speech_deed(scene, scene.rng.choice(rows("speechacts", "|")))
    return clause(scene, deed, pick(scene, deed, "m"))


_NOUNS = (
    ("threat", "THREATEN", "to", "intended", "affirmed", "threat"),
    ("threat", "THREATEN", "to", "intended", "affirmed", "threat"),
    ("promise", "AGREE", "to", "intended", "affirmed", "friendly"),
    ("pledge", "AGREE", "to", "intended", "affirmed", "friendly"),
    ("vow", "AGREE", "to", "intended", "affirmed", "friendly"),
    ("offer", "AGREE", "to", "intended", "affirmed", "friendly"),
    ("promise", "AGREE", "not to", "intended", "negated", "hostile"),
    ("pledge", "AGREE", "not to", "intended", "negated", "hostile"),
    ("refusal", "REJECT", "to", "intended", "negated", "friendly"),
    ("refusal", "REJECT", "to", "intended", "negated", "any"),
    ("plan", "", "to", "intended", "affirmed", "any"),
    ("decision", "", "to", "intended", "affirmed", "any"),
    ("decision", "", "not to", "intended", "negated", "any"),
    ("readiness", "", "to", "intended", "affirmed", "any"),
    ("failure", "", "to", "actual", "negated", "any"),
    ("inability", "", "to", "actual", "negated", "any"),
)
_TAILS = (
    "drew wide attention",
    "came as a surprise",
    "has caused concern",
    "made headlines",
    "surprised many",
    "was no secret",
    "pleased the markets",
    "angered many residents",
)


def speech_noun(scene: Scene) -> Frag:
    """``The army's threat to shell the town drew wide attention``."""
    noun, kind, lead, status, polarity, pool = scene.rng.choice(_NOUNS)
    deed = make(scene, choose(scene, pool))
    while deed.actor is None or deed.actor.full.endswith(","):
        scene.next_sentence()
        deed = make(scene, choose(scene, pool))
    inner = Telling.of(scene, deed, status, polarity)
    scene.used(f"speech-noun:{noun}:{lead}")
    owner = scene.possessive(deed.actor, inner.event.actors)
    body = words(lead, inner.predicate("base"), inner.setting() if scene.chance(0.4) else None)
    tail = scene.rng.choice(_TAILS)
    if not kind:
        return words(owner, noun, body, tail)
    outer = Event(kind, mode_for(kind, {"polarity": polarity}, deed.lexeme), actors=inner.event.actors[:1])
    attribution = Attribution("indirect", deed.actor, inner.event.actors[0])
    trigger = mark(noun, key(outer, "trigger"), key(attribution, "cue"))
    trigger.events.append(outer)
    body = mark(body, key(attribution, "content"))
    claim(body, attribution)
    return words(owner, trigger, body, tail)


_PASSIVES = (
    ("accuse", "ACCUSE.allege", "of", "ing", "actual", "affirmed", "hostile"),
    ("accuse", "ACCUSE.allege", "of", "ing", "actual", "affirmed", "hostile"),
    ("accuse", "ACCUSE.allege", "of having", "pp", "actual", "affirmed", "hostile"),
    ("accuse", "ACCUSE.allege", "of planning to", "base", "intended", "affirmed", "hostile"),
    ("criticise", "ACCUSE.disapprove", "for", "ing", "actual", "affirmed", "hostile"),
    ("praise", "SUPPORT", "for", "ing", "actual", "affirmed", "friendly"),
    ("urge", "REQUEST", "to", "base", "demanded", "affirmed", "wanted"),
    ("ask", "REQUEST", "to", "base", "demanded", "affirmed", "wanted"),
    ("tell", "REQUEST", "to", "base", "demanded", "affirmed", "wanted"),
    ("order", "REQUEST", "to", "base", "demanded", "affirmed", "wanted"),
    ("urge", "REQUEST", "not to", "base", "demanded", "negated", "hostile"),
    ("ask", "REQUEST", "not to", "base", "demanded", "negated", "hostile"),
    ("warn", "REQUEST", "not to", "base", "demanded", "negated", "hostile"),
    ("tell", "REQUEST", "to stop", "ing", "demanded", "negated", "hostile"),
)


def speech_passive(scene: Scene) -> Frag:
    """``X was accused by Y of V-ing``, ``X was urged to V``."""
    base, kind, lead, form, status, polarity, pool = scene.rng.choice(_PASSIVES)
    deed = make(scene, choose(scene, pool))
    inner = Telling.of(scene, deed, status, polarity)
    name, _, mode = kind.partition(".")
    row = {"polarity": polarity, "verb": base}
    outer = Event(name, mode or mode_for(name, row, deed.lexeme))
    subject = inner.subject()
    outer.recipients.append(inner.event.actors[-1])
    asker = scene.entity(scene.rng.choice(ASKERS)) if scene.chance(0.55) else None
    attribution = Attribution("indirect", asker)
    trigger = mark(verb(base, "pp"), key(outer, "trigger"))
    trigger.events.append(outer)
    by = None
    if asker is not None:
        attribution.source = Mention(asker)
        outer.actors.append(attribution.source)
        by = words("by", mark(scene.text_of(asker), key(attribution.source)))
    scene.used(f"speech-passive:{base}:{lead}:{'by' if by else 'none'}")
    preposition, _, rest = lead.partition(" ") if lead.startswith(("of", "for")) else ("", "", lead)
    body = mark(
        words(rest, inner.predicate(form), inner.setting() if scene.chance(0.4) else None), key(attribution, "content")
    )
    aux = scene.rng.choice(["was*", "was*", "have* been"])
    auxes = [inflected(w, inner.plural) if w.endswith("*") else w for w in aux.split()]
    for event in body.events:
        event.source = event.source or attribution
    cue = mark(words(trigger, preposition) if by is None and preposition else trigger, key(attribution, "cue"))
    out = words(subject, *auxes, cue, by, preposition if by is not None else None, body)
    out.attributions.append(attribution)
    return out

"""Clauses in the article's own voice, of one act or of two: conjunction, purpose, relatives."""

from __future__ import annotations

from training.frames.attribution import act
from training.frames.deed import Telling, make
from training.frames.frag import Frag, words
from training.frames.lexis import draw, draw_for
from training.frames.moods import clause, inflected, moods, pick, unfit
from training.frames.scene import Scene

_LINKS = (
    ("and", "past", "actual", "affirmed"),
    ("and then", "past", "actual", "affirmed"),
    ("but did not", "base", "actual", "negated"),
    ("but failed to", "base", "actual", "negated"),
    ("and will", "base", "intended", "affirmed"),
    ("and plans to", "base", "intended", "affirmed"),
    ("but will not", "base", "intended", "negated"),
    ("before", "ing", "actual", "affirmed"),
    ("after", "ing", "actual", "affirmed"),
    ("without", "ing", "actual", "negated"),
    ("instead of", "ing", "actual", "negated"),
    ("rather than", "ing", "actual", "negated"),
    ("in order to", "base", "intended", "affirmed"),
    ("in a bid to", "base", "intended", "affirmed"),
    ("to", "base", "intended", "affirmed"),
    ("so as to", "base", "intended", "affirmed"),
    ("while", "ing", "actual", "affirmed"),
    ("and may", "base", "possible", "affirmed"),
    ("and could", "base", "possible", "affirmed"),
    ("having", "pp", "actual", "affirmed"),
)


def pair(scene: Scene) -> Frag | None:
    """One actor, two acts: ``S seized the town and shelled the airport``, ``… without firing …``."""
    first = make(scene, draw(scene))
    if first.actor is None:
        return None
    second_lexeme = draw_for(scene, first.actor)
    if second_lexeme is None or second_lexeme.type == first.lexeme.type:
        return None
    second = make(scene, second_lexeme, first.actor)
    link, form, status, polarity = scene.rng.choice(_LINKS)
    if "plans" in link and first.actor.plural:
        link = "and plan to"
    scene.used(f"pair:{link}")
    told = Telling.of(scene, first)
    subject = told.subject()
    tense = scene.rng.choice(["V:past", "V:past", "have* V:pp"]) if form != "past" else "V:past"
    head = words(*_verb_group(told, tense), told.setting())
    tail = Telling.of(scene, second, status, polarity)
    tail.shared(told.event.actors[0])
    comma = "," if link in {"having", "rather than", "instead of"} else ""
    return words(subject, head, comma, link, tail.predicate(form), tail.setting() if scene.chance(0.4) else None)


def _verb_group(told: Telling, tense: str) -> list[str | Frag]:
    out: list[str | Frag] = []
    for word in tense.split():
        out.append(
            told.predicate(word[2:])
            if word.startswith("V:")
            else inflected(word, told.plural)
            if word.endswith("*")
            else word
        )
    return out


def prevented(scene: Scene) -> Frag:
    """``S V to prevent R from V-ing``: the second act is possible and negated."""
    deed, other = make(scene, draw(scene)), make(scene, draw(scene))
    told = Telling.of(scene, deed)
    subject = told.subject()
    head = words(subject, told.predicate("past"))
    inner = Telling.of(scene, other, "possible", "negated")
    lead = scene.rng.choice(["to prevent", "in order to keep", "to stop", "to deter"])
    scene.used(f"prevent:{lead}")
    return words(head, lead, inner.subject(), "from", inner.predicate("ing"))


def relative(scene: Scene) -> Frag | None:
    """``The rebels who seized the town …`` and ``the army, which …``."""
    first = make(scene, draw(scene))
    if first.actor is None or first.actor.full.endswith(",") or first.actor.kind == "person":
        return None
    host_lexeme = draw_for(scene, first.actor)
    if host_lexeme is None:
        return None
    host = make(scene, host_lexeme, first.actor)
    inner = Telling.of(scene, first)
    group = first.actor.plural
    named = inner.subject()
    mood = scene.rng.choice([m for m in moods("m") if "<" not in m.pattern and m.status in {"actual", "intended"}])
    inner.event.status, inner.event.polarity = mood.status, mood.polarity
    verbs = _verb_group(inner, mood.pattern)
    scene.used(f"relative:{'who' if group else 'which'}:{mood.status}:{mood.polarity}")
    clause_ = words("who" if group else ", which", *verbs)
    told = Telling.of(scene, host)
    told.shared(inner.event.actors[0])
    return words(named, clause_, "" if group else ",", *_verb_group(told, scene.rng.choice(["V:past", "have* V:pp"])))


def plain(scene: Scene) -> Frag:
    """One clause in the article's own voice."""
    deed = act(scene)
    return clause(scene, deed, pick(scene, deed, "m"))


def editorial(scene: Scene) -> Frag:
    """What the paper itself wants done: ``must``, ``should``."""
    deed = make(scene, draw(scene))
    wanted = deed.lexeme.type not in {"ASSAULT", "PROTEST", "THREATEN"} or scene.chance(0.2)
    polarity = "affirmed" if wanted and not unfit(deed) and scene.chance(0.75) else "negated"
    pool = [m for m in moods("e") if (m.status, m.polarity) == ("demanded", polarity)]
    return clause(scene, deed, scene.rng.choice(pool), date=False)

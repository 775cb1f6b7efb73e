"""Clauses: a deed in a tense, mood, voice and polarity."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from training.frames.deed import Deed, Telling
from training.frames.draft import Attribution, Event, key
from training.frames.frag import Frag, mark, words
from training.frames.morphology import verb
from training.frames.scene import Scene
from training.frames.speech import SpeechDeed
from training.frames.speech import told as tell
from training.frames.tables import rows
from training.frames.tails import casualties, harmful

_BE = {"be": ("is", "are"), "was": ("was", "were"), "have": ("has", "have"), "do": ("does", "do")}
_TENSELESS = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE", "AGREE"})


@dataclass(slots=True, frozen=True)
class Mood:
    """A verb group such as ``be* set to V:base`` and what it says of the act."""

    pattern: str
    status: str
    polarity: str
    register: str
    raising: bool

    @property
    def future(self) -> bool:
        """Whether the act lies ahead."""
        open_ = self.status == "possible" and not re.search("V:pp|V:past", self.pattern)
        return open_ or self.status in {"intended", "predicted", "demanded"}


@cache
def moods(register: str) -> tuple[Mood, ...]:
    """The moods of a register: m main clause, b reported after a past verb, d quoted, e editorial."""
    table = [
        Mood(r["pattern"], r["status"], r["polarity"], r["register"], r["raising"] == "r") for r in rows("moods", "|")
    ]
    return tuple(mood for mood in table if register in mood.register)


def inflected(word: str, plural: bool) -> str:
    """An auxiliary such as ``have*`` in agreement with its subject."""
    base = word.rstrip("*")
    if base in _BE:
        return _BE[base][plural]
    return base if plural else verb(base, "s")


def pick(scene: Scene, deed: Deed, register: str) -> Mood:
    """A mood that suits the deed: first a status, so that the rare ones are not drowned, then the words."""
    pool = moods(register)
    if deed.lexeme.inner or isinstance(deed, SpeechDeed):
        pool = tuple(m for m in pool if m.pattern in _SPOKEN)
    elif deed.lexeme.type in _TENSELESS | {"SUPPORT", "CONCEDE"}:
        pool = tuple(m for m in pool if not re.search("managed|began|begun|went on|continued|V:ing", m.pattern))
    if deed.lexeme.type in {"ASSAULT", "COERCE", "PROTEST"}:
        pool = tuple(m for m in pool if not re.search("scheduled|due to|ought|need|have\\* to", m.pattern))
    if deed.lexeme.mode == "sexual":
        pool = tuple(m for m in pool if (m.status, m.polarity) != ("intended", "affirmed"))
    if unfit(deed):
        pool = tuple(m for m in pool if (m.status, m.polarity) != ("demanded", "affirmed"))
    kinds = sorted({(m.status, m.polarity) for m in pool})
    weights = [_WEIGHTS.get(kind, 1.0) for kind in kinds]
    if deed.lexeme.type in _TENSELESS:
        weights = [w if kind[0] == "actual" else w / 4 for w, kind in zip(weights, kinds, strict=True)]
    status = scene.rng.choices(kinds, weights)[0]
    return scene.rng.choice([m for m in pool if (m.status, m.polarity) == status])


_SPOKEN = frozenset(
    {
        "V:past",
        "have* V:pp",
        "had V:pp",
        "have* repeatedly V:pp",
        "had repeatedly V:pp",
        "later V:past",
        "also V:past",
        "have* already V:pp",
        "had already V:pp",
        "have* now V:pp",
        "be* likely to V:base",
    }
)
_WEIGHTS = {
    ("actual", "affirmed"): 5.0,
    ("actual", "negated"): 2.0,
    ("intended", "affirmed"): 2.2,
    ("intended", "negated"): 1.2,
    ("possible", "affirmed"): 1.6,
    ("predicted", "affirmed"): 1.0,
    ("possible", "negated"): 0.4,
    ("predicted", "negated"): 0.4,
    ("demanded", "affirmed"): 1.6,
    ("demanded", "negated"): 1.0,
}


def unfit(deed: Deed) -> bool:
    """Whether nobody would openly ask for the act."""
    return deed.lexeme.mode in {
        "sexual",
        "targeted",
        "torture",
        "suicide-attack",
        "abduct",
        "misinformation",
        "unconventional",
    }


def clause(scene: Scene, deed: Deed, mood: Mood, *, subject: str | Frag = "name", date: bool = True) -> Frag:
    """A full clause: subject, verb group, complements, place and date.

    ``subject`` is "name", "pronoun" or "we"; the passive is used now and then where the deed allows it.
    """
    told = tell(scene, deed, mood.status, mood.polarity)
    if mood.status == "intended" and re.match(r"will|would|was\* going|be\* (going|about|set|to)", mood.pattern):
        told.event.foreign = "predicted"
    deed.first = deed.first or told.event
    scene.used(f"mood:{mood.pattern}")
    if subject == "name" and mood.raising and deed.lexeme.passive and (deed.actor is None or scene.chance(0.33)):
        return _passive(scene, told, mood, date=date)
    return _active(scene, told, mood, subject, date=date)


def _active(scene: Scene, told: Telling, mood: Mood, subject: str | Frag, *, date: bool) -> Frag:
    if subject == "we":
        first: Frag = scene.first_person(told.deed.actor, told.event.actors)
        plural = True
    else:
        first = told.subject("pronoun" if subject == "pronoun" else None)
        plural = told.plural
    return _group(scene, told, mood, first, plural, person=subject == "we", date=date)


def _passive(scene: Scene, told: Telling, mood: Mood, *, date: bool) -> Frag:
    first, plural = told.patient()
    by = told.deed.actor is not None and scene.chance(0.7)
    if not by:
        told.deed = replace(told.deed, actor=None)
    scene.used("voice:passive" if by else "voice:agentless")
    return _group(scene, told, mood, first, plural, passive=True, by=by, date=date)


def _group(
    scene: Scene,
    told: Telling,
    mood: Mood,
    first: Frag,
    plural: bool,
    *,
    passive: bool = False,
    by: bool = False,
    person: bool = False,
    date: bool = True,
) -> Frag:
    before, after, attribution = [], [], None
    pattern = mood.pattern
    if passive and pattern.endswith("V:past") and pattern != "V:past":
        pattern = "was* " + pattern.replace("V:past", "V:bare")
    for word in pattern.split():
        match = re.fullmatch(r"<(\w+)>", word)
        if match:
            attribution = Attribution()
            before.append(mark(match[1], key(attribution, "cue")))
        elif word.startswith("V:"):
            after.append(_verbal(told, word[2:], plural, passive=passive, by=by, person=person))
        elif attribution is None:
            before.append(Frag(inflected(word, plural) if word.endswith("*") else word))
        else:
            after.append(Frag(word))
    tail = words(*after, told.setting())
    speaks = told.deed.lexeme.inner or isinstance(told.deed, SpeechDeed)
    if date and scene.chance(0.3) and not _dateless(mood, told.event):
        if not speaks:
            tail = words(tail, told.date(mood.future))
        elif mood.pattern == "V:past":
            before.insert(0, told.date())
    if not person and "V:past" in mood.pattern and harmful(told.event) and scene.chance(0.35):
        tail = words(tail, casualties(scene, told.event))
    if attribution is not None:
        told.event.source = attribution
        tail = _within(attribution, after, tail)
    return words(first, *before, tail)


def _within(attribution: Attribution, after: list[Frag], tail: Frag) -> Frag:
    """The words after an impersonal cue are its content (without ``of``)."""
    lead = after[0].text + " " if after[0].text == "of" else ""
    if lead:
        body = mark(_cut(tail, len(lead)), key(attribution, "content"))
        tail = words("of", body)
    else:
        tail = mark(tail, key(attribution, "content"))
    claim(tail, attribution)
    return tail


def _cut(frag: Frag, size: int) -> Frag:
    return Frag(
        frag.text[size:],
        [(a - size, b - size, k) for a, b, k in frag.marks if a >= size],
        frag.events,
        frag.attributions,
    )


def claim(frag: Frag, attribution: Attribution) -> None:
    """What is told in the piece belongs to the attribution, unless it belongs to a nearer one."""
    for event in frag.events:
        if event.source is None:
            event.source = attribution
    for inner in frag.attributions:
        if inner.parent is None and inner is not attribution:
            inner.parent = attribution
    if all(attribution is not known for known in frag.attributions):
        frag.attributions.append(attribution)


def _verbal(told: Telling, form: str, plural: bool, *, passive: bool, by: bool, person: bool) -> Frag:
    if not passive:
        return told.predicate(("base" if plural else "s") if form == "pres" else form, person=person)
    if form == "bare":
        return words(told.passive(), told.agent() if by else None)
    auxiliary = {
        "base": "be",
        "pp": "been",
        "ing": "being",
        "past": inflected("was*", plural),
        "pres": inflected("be*", plural),
    }[form]
    return words(auxiliary, told.passive(), told.agent() if by else None)


def _dateless(mood: Mood, event: Event) -> bool:
    return bool(re.search(r"have\*|be\* V|never|yet|<|been", mood.pattern)) or event.dated

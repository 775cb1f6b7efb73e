"""Acts with their parts: who does what to whom, told in any form of the verb or as a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from training.frames.draft import Entity, Event, Mention, Tally, key
from training.frames.frag import Frag, cat, mark, words
from training.frames.morphology import article, verb
from training.frames.pattern import Item, has_trigger, items, literal_object
from training.frames.scene import Scene, pronoun
from training.frames.tables import Lexeme, fills

PLACED = frozenset({"ASSAULT", "PROTEST", "CONSULT", "COERCE", "MOBILIZE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
FRIENDLY = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT"})
_FOREIGN_TYPES = frozenset(
    ["AGREE", "AID", "CONSULT", "COOPERATE", "MOBILIZE", "SANCTION", "THREATEN", "REQUEST", "ACCUSE"]
)
_POWERS = frozenset(["country", "gov", "leader", "leader1", "minister", "mil", "air", "spy"])
_BOTH = frozenset({"town", "country", "land", "area", "site"})


@dataclass(slots=True)
class Deed:
    """A lexeme with its cast; one deed may be told several times."""

    lexeme: Lexeme
    actor: Entity | None
    recipients: list[Entity]
    place: Entity | None = None
    extra: Entity | None = None
    fill: dict[str, str] = field(default_factory=dict)
    adjunct: Entity | None = None
    first: Event | None = None


def _abroad(lexeme: Lexeme, actor: str, wanted: str) -> bool:
    if wanted == "gov" and actor in {"gov", "country"}:
        return True
    if wanted not in _POWERS | {"court", "pol", "firm"} or lexeme.type not in _FOREIGN_TYPES or actor not in _POWERS:
        return False
    if lexeme.type == "SANCTION" and actor in {"leader1", "gov"} and wanted in {"minister", "leadmil"}:
        return False
    return not (lexeme.type == "ACCUSE" and lexeme.mode != "disapprove" and wanted in {"pol", "firm", "minister"})


def _foe(actor: Entity, scene: Scene) -> tuple[str, bool]:
    if actor.group in {"mil", "air", "sec", "pol"}:
        return ("reb", False) if scene.chance(0.6) else ("mil", actor.country == scene.home["iso"])
    return ("mil", False)


def _recipient(scene: Scene, lexeme: Lexeme, actor: Entity | None, wanted: str) -> Entity:
    if actor is None:
        return scene.entity("reb" if wanted == "foe" else wanted)
    if wanted == "foe":
        kind, abroad = _foe(actor, scene)
        return scene.entity(kind, foreign=abroad)
    home = actor.country in {scene.home["iso"], None}
    abroad = _abroad(lexeme, actor.group, wanted)
    if wanted in {"land", "country"} or wanted.endswith("2"):
        return (
            scene.nation()
            if wanted in {"land", "country"}
            else scene.entity(wanted.rstrip("2"), foreign=home)
            if wanted not in {"party2", "reb2", "site2", "media2"}
            else scene.entity(wanted)
        )
    foreign_actor = actor.country == scene.other["iso"]
    return scene.entity(wanted, foreign=abroad != foreign_actor)


def make(scene: Scene, lexeme: Lexeme, actor: Entity | None = None, *, anonymous: bool = False) -> Deed:
    """A deed of this lexeme with a cast from the scene (or this actor; nobody if ``anonymous``)."""
    if actor is not None and actor not in scene.busy:
        scene.busy.append(actor)
    if actor is None and lexeme.actors and not anonymous:
        kind = scene.rng.choice(lexeme.actors)
        actor = scene.entity(kind)
        if actor.country == scene.other["iso"] and kind not in {"country", "gov", "mil", "leader", "minister"}:
            actor = scene.entity(kind)
    deed = Deed(lexeme, actor, [])
    if lexeme.recipients:
        wanted = scene.rng.choice(lexeme.recipients)
        deed.recipients = [_recipient(scene, lexeme, actor, one) for one in wanted.split("+")]
    if "{R} and {R}" in lexeme.pattern.replace("between {R} and {R}", "{R} and {R}") and len(deed.recipients) == 1:
        deed.recipients.append(_recipient(scene, lexeme, actor, lexeme.recipients[0]))
    if "{P}" in lexeme.pattern:
        deed.place = scene.place(foreign=_marches(scene, lexeme, actor))
    if "{L}" in lexeme.pattern:
        deed.extra = scene.nation()
    if lexeme.type in PLACED and "{P}" not in lexeme.pattern and "noplace" not in lexeme.flags:
        deed.adjunct = scene.place()
    return deed


def _marches(scene: Scene, lexeme: Lexeme, actor: Entity | None) -> bool:
    if actor is None or actor.group not in {"country", "mil"}:
        return False
    return scene.chance(0.4) and (lexeme.type in {"MOBILIZE", "RETREAT"}) and actor.country == scene.home["iso"]


@dataclass(slots=True)
class Telling:
    """One telling of a deed: its event, and the pieces of text that tell it."""

    scene: Scene
    deed: Deed
    event: Event
    actor: Mention | None = None

    @classmethod
    def of(cls, scene: Scene, deed: Deed, status: str = "actual", polarity: str = "affirmed") -> Telling:
        """A telling with this status and polarity."""
        event = Event(deed.lexeme.type, deed.lexeme.mode, status, polarity)
        return cls(scene, deed, event)

    # --- subjects
    def subject(self, word: str | None = None) -> Frag:
        """The actor as the subject: by name, or by a pronoun if ``word`` is "pronoun"."""
        assert self.deed.actor is not None
        make_ = (
            self.scene.pronoun(self.deed.actor, 0, self.event.actors)
            if word == "pronoun"
            else self.scene.np(self.deed.actor, self.event.actors)
        )
        self._counted_actor()
        return make_

    def shared(self, mention: Mention) -> None:
        """The actor is the one of this mention, elsewhere in the sentence."""
        self.event.actors.append(mention)

    def _counted_actor(self) -> None:
        entity = self.event.actors[-1].entity
        if entity.count and not entity.short.startswith("_") and self.deed.lexeme.type == "PROTEST":
            self.event.counts.append(Tally("participants", self.event.actors[-1], *entity.count[1:]))

    @property
    def plural(self) -> bool:
        """Whether the actor takes a plural verb."""
        return self.deed.actor is not None and self.deed.actor.plural

    # --- predicates
    def predicate(self, form: str, *, person: bool = False) -> Frag:
        """The verb in a form with all its complements; ``person`` puts possessives in the first person."""
        return self._render(items(self.deed.lexeme.pattern), form, person=person)

    def passive(self) -> Frag:
        """The participle with complements, for use after a form of ``be``."""
        parts = items(self.deed.lexeme.pattern)
        if literal_object(self.deed.lexeme.pattern):
            closing = max(k for k, item in enumerate(parts) if item.value == ")")
            opening = min(k for k, item in enumerate(parts) if item.value == "(")
            return self._render(parts[:opening] + parts[closing + 1 :], "pp")
        at = next(k for k, item in enumerate(parts) if item == Item("slot", "R"))
        return self._render(parts[:at] + parts[at + 1 :], "pp")

    def patient(self) -> tuple[Frag, bool]:
        """The subject of the passive and whether it is plural."""
        literal = literal_object(self.deed.lexeme.pattern)
        if literal:
            return self._render(literal, "base"), "op" in self.deed.lexeme.flags
        entity = self.deed.recipients[0]
        return self._recipient(entity), entity.plural or _many(entity)

    def agent(self) -> Frag:
        """The actor after ``by``."""
        assert self.deed.actor is not None
        named = words("by", self.scene.np(self.deed.actor, self.event.actors))
        self._counted_actor()
        return named

    def setting(self) -> Frag:
        """Where it happened, as an addition to the clause."""
        if self.deed.adjunct is None or self._placed():
            return Frag("")
        named = [m for m in self.event.actors + self.event.recipients if "GOV" not in m.entity.sectors]
        inside = [m.inner for m in named if m.inner is not None]
        if inside:
            self.event.places.append(inside[-1])
            return Frag("")
        return words("in", self.scene.np(self.deed.adjunct, self.event.places))

    def date(self, future: bool = False) -> Frag:
        """When, as an addition to the clause."""
        text, value = self.scene.when(future)
        self.event.date, self.event.dated = value, True
        return mark(text, key(self.event, "date"))

    def noun(self, determiner: str = "the") -> Frag:
        """The act as a noun phrase; ``determiner`` is the, a, or "" (none)."""
        core = self._render(items(self.deed.lexeme.pattern), "base")
        if determiner == "a":
            determiner = "" if self.deed.lexeme.form in {"ns", "nm"} else article(core.text)
        return words(determiner, core)

    # --- parts
    def _placed(self) -> bool:
        return any(m.entity.kind in {"place", "country"} for m in self.event.places + self.event.recipients)

    def _render(self, parts: tuple[Item, ...], form: str, *, person: bool = False) -> Frag:
        out: list[str | Frag] = []
        left = list(self.deed.recipients)
        if any(item.kind == "inner" or item.value == "«" for item in parts):
            from training.frames.inner import inner_predicate

            return inner_predicate(self, parts, form)
        for item in parts:
            if item.kind != "fence":
                out.append(self.piece(item, form, left, person=person))
        return words(*out)

    def piece(self, item: Item, form: str, left: list[Entity], *, person: bool = False) -> Frag:
        """One item of the pattern as text."""
        if item.kind == "verb":
            word = cat(verb(item.value, form))
            return word if has_trigger(self.deed.lexeme.pattern) else self.trigger(word)
        if item.kind == "trigger":
            return self.trigger(cat(item.value))
        if item.kind == "slot":
            return self._slot(item.value, left)
        return self._word(item.value, person=person)

    def trigger(self, word: Frag) -> Frag:
        """The word that names the act; the event is told with it."""
        if "trigger" in {part for _, _, (_, part) in word.marks}:
            return word
        *lead, last = word.text.rsplit(" ", 1)
        marked = mark(last, key(self.event, "trigger"))
        marked.events.append(self.event)
        return words(*lead, marked)

    def _word(self, text: str, *, person: bool) -> Frag:
        actor = self.deed.actor
        if text == "its":
            return cat("our" if person else pronoun(actor, 2) if actor else "its")
        if text in {"himself", "themselves"}:
            return cat("ourselves" if person else _reflexive(actor))
        return cat(text)

    def _slot(self, name: str, left: list[Entity]) -> Frag:
        if name in {"R", "W"}:
            return self._partner(left) if name == "W" else self._recipient(left.pop(0))
        if name == "P":
            assert self.deed.place is not None
            return self.scene.np(self.deed.place, self.event.places)
        if name == "L":
            assert self.deed.extra is not None
            goes = self.deed.lexeme.type == "COOPERATE"
            return self.scene.np(self.deed.extra, self.event.recipients if goes else self.event.places)
        if name not in self.deed.fill:
            self.deed.fill[name] = self.scene.rng.choice(fills()[name])
        return cat(self.deed.fill[name])

    def _partner(self, left: list[Entity]) -> Frag:
        return self.scene.np(left.pop(0), self.event.actors)

    def _recipient(self, entity: Entity) -> Frag:
        roles = [self.event.actors if self.deed.lexeme.mode == "third-party" else self.event.recipients]
        place = entity.kind == "place" or (entity.group == "country" and self._lands())
        if place:
            roles.append(self.event.places)
        named = self.scene.np(entity, *roles)
        if place and roles[0][-1].inner is not None:
            self.event.places.append(roles[0][-1].inner)
        self._count(entity, roles[0][-1])
        return named

    def _lands(self) -> bool:
        return bool({"land"} & set(self.deed.lexeme.recipients))

    def _count(self, entity: Entity, mention: Mention) -> None:
        what = self.deed.lexeme.counted
        if what and entity.count and entity.kind == "group":
            self.event.counts.append(Tally(what, mention, *entity.count[1:]))


def _reflexive(actor: Entity | None) -> str:
    forms = {"he": "himself", "she": "herself", "it": "itself"}
    return forms.get(actor.pronoun, "themselves") if actor else "themselves"


def _many(entity: Entity) -> bool:
    head = re.split(r" (?:in|on|near|off|of) ", entity.full)[0]
    plain = head.split()[0] not in {"a", "an", "the"}
    return entity.group in {"homes", "goods", "office", "pipe"} and (plain or head.endswith("offices"))

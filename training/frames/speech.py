"""Speech acts that hold another act: promised to, accused of, urged not to, denied having."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from training.frames.deed import FRIENDLY, HOSTILE, Deed, Telling, make
from training.frames.draft import Attribution, Entity, key
from training.frames.frag import Frag, cat, mark, words
from training.frames.morphology import verb
from training.frames.scene import Scene
from training.frames.tables import Lexeme, Row, lexicon, rows

ASKERS = (
    "gov",
    "country",
    "igo",
    "igop",
    "ngo",
    "leader",
    "minister",
    "oppers",
    "cleric",
    "party",
    "activist",
    "union",
)
SELF = frozenset(
    {"to", "not-to", "stop", "that", "ing", "having", "self-past", "plan", "that-past-self", "to-have", "n-own", "n-no"}
)
NOUNS = frozenset({"n", "n-other", "for-n", "bare", "n-own", "n-no"})
_MUTE = frozenset({"air", "bomber", "attacker", "vehicle"})
_WANTED = frozenset({"RETREAT", "CONCEDE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "SANCTION", "COERCE", "ACCUSE"})
_THREAT = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
_POOLS = {"friendly": FRIENDLY, "hostile": HOSTILE, "wanted": _WANTED, "threat": _THREAT, "any": FRIENDLY | HOSTILE}
_CROWDY = frozenset({"sexual", "suicide-attack", "misinformation"})


@cache
def _nouns() -> tuple[Lexeme, ...]:
    return tuple(x for x in lexicon() if x.form in {"n", "ns", "nm"} and x.actors and "noact" not in x.flags)


@cache
def _pool(name: str, noun: bool) -> tuple[Lexeme, ...]:
    kinds = _POOLS[name]
    source = _nouns() if noun else tuple(x for x in lexicon() if x.form == "v" and x.actors)
    found = [x for x in source if x.type in kinds and not x.inner and not _MUTE & set(x.actors)]
    if name in {"wanted", "threat", "friendly"}:
        found = [x for x in found if x.mode not in _CROWDY]
    if name == "wanted":
        found = [x for x in found if x.type != "ACCUSE" or x.mode == "investigate"]
    return tuple(found)


def choose(scene: Scene, pool: str, *, noun: bool = False) -> Lexeme:
    """An act for the inside of a speech act, every type as likely as another."""
    found = _pool(pool, noun)
    kind = scene.rng.choice(sorted({x.type for x in found}))
    modes = sorted({x.mode or "" for x in found if x.type == kind})
    mode = scene.rng.choice(modes)
    return scene.rng.choice([x for x in found if x.type == kind and (x.mode or "") == mode])


def mode_for(kind: str, row: Row, inner: Lexeme) -> str | None:
    """The mode of a speech act, from the act inside it."""
    if kind == "THREATEN":
        return _threat_mode(inner)
    if kind not in {"REQUEST", "REJECT"}:
        return None
    if inner.type in {"AID", "COOPERATE", "SUPPORT"}:
        return "assist"
    if inner.type == "CONSULT":
        return "meet"
    if inner.mode == "resign" or inner.type in {"SANCTION", "ACCUSE"}:
        return "change"
    if inner.type in {"RETREAT", "CONCEDE"} or (row["polarity"] == "negated" and kind == "REQUEST"):
        return "yield"
    return "change" if inner.type == "COERCE" and kind == "REQUEST" else None


def _threat_mode(inner: Lexeme) -> str | None:
    if inner.type == "ASSAULT":
        return "violence"
    if inner.type == "COERCE":
        return {"arrest": "arrest", "deport": "expel"}.get(inner.mode or "", "restrict")
    if inner.type == "SANCTION":
        return {"expel": "expel", "convict": None}.get(inner.mode or "", "relations")
    return None


@dataclass(slots=True)
class SpeechDeed(Deed):
    """A speech act with the deed it speaks of."""

    row: Row | None = None
    inner: Deed | None = None


def speech_deed(scene: Scene, row: Row, actor: Entity | None = None) -> SpeechDeed:
    """A speech act of this kind with a cast from the scene."""
    noun = row["complement"] in NOUNS
    itself = row["complement"] in SELF
    lexeme = choose(scene, row["pool"], noun=noun)
    inner = make(scene, lexeme)
    kind, _, mode = row["type"].partition(".")
    speaker = inner.actor if itself else actor or _asker(scene, inner)
    shell = Lexeme(kind, mode or mode_for(kind, row, lexeme), "v", "", (), (), frozenset())
    return SpeechDeed(shell, speaker, [], row=row, inner=inner)


def _asker(scene: Scene, inner: Deed) -> Entity:
    for _ in range(8):
        found = scene.entity(scene.rng.choice(ASKERS))
        if inner.actor is None or found.side != inner.actor.side:
            break
    return found


class SpeechTelling(Telling):
    """A telling whose predicate is a speech verb with its content."""

    __slots__ = ("present",)
    present: bool

    def setting(self) -> Frag:
        """Speech acts are told without a place."""
        return Frag("")

    def predicate(self, form: str, *, person: bool = False) -> Frag:
        """The verb and what is said; the speaker must have been named before."""
        deed = self.deed
        assert isinstance(deed, SpeechDeed) and deed.row and deed.inner
        self.scene.used(f"speech:{deed.row['verb']}:{deed.row['complement']}")
        self.present = form in {"base", "s", "ing"}
        attribution = Attribution(speaker=deed.actor, source=self.event.actors[0] if self.event.actors else None)
        inner = Telling.of(self.scene, deed.inner, deed.row["status"], deed.row["polarity"])
        deed.inner.first = deed.inner.first or inner.event
        content = _COMPLEMENTS[deed.row["complement"]](self, inner)
        return self._with_cue(form, attribution, content, deed.row)

    def _with_cue(self, form: str, attribution: Attribution, content: Content, row: Row) -> Frag:
        cue = mark(self._cue(form, row), key(attribution, "cue"))
        if row["complement"] == "bare":
            cue.marks = [m for m in cue.marks if m[2] != key(attribution, "cue")]
            return words(cue, content.body)
        body = mark(content.body, key(attribution, "content"))
        for event in body.events:
            event.source = event.source or attribution
        for nested in body.attributions:
            nested.parent = nested.parent or attribution
        out = words(cue, content.lead, body)
        out.attributions.append(attribution)
        return out

    def _cue(self, form: str, row: Row) -> Frag:
        head, *rest = row["verb"].split()
        word = cat(verb(head, form))
        if row["type"] != "-":
            word = self.trigger(word)
        return words(word, *rest)

    # --- contents
    def me(self, inner: Telling) -> None:
        """The inner actor is the speaker, by the speaker's own mention."""
        if self.event.actors:
            inner.shared(self.event.actors[0])

    def other(self, inner: Telling) -> Frag:
        """The inner actor named as the object of the speech verb."""
        named = inner.subject()
        self.event.recipients.extend(inner.event.actors[-1:])
        return named


@dataclass(slots=True)
class Content:
    """What is said, and the words between the cue and it (``that``)."""

    body: Frag
    lead: str = ""


Complement = Callable[[SpeechTelling, Telling], Content]


def _that(told: Telling) -> str:
    return "that" if told.scene.chance(0.65) else ""


def _tail(inner: Telling, core: Frag, *, future: bool = False) -> Frag:
    date = inner.date(future) if inner.scene.chance(0.12) else None
    return words(core, inner.setting() if inner.scene.chance(0.5) else None, date)


def _controlled(lead: str, form: str) -> Complement:
    def build(outer: SpeechTelling, inner: Telling) -> Content:
        outer.me(inner)
        return Content(_tail(inner, words(lead, inner.predicate(form)), future=form == "base"))

    return build


def _addressed(lead: str, form: str) -> Complement:
    def build(outer: SpeechTelling, inner: Telling) -> Content:
        named = outer.other(inner)
        return Content(_tail(inner, words(named, lead, inner.predicate(form)), future=form == "base"))

    return build


def _self_clause(aux: str, form: str) -> Complement:
    def build(outer: SpeechTelling, inner: Telling) -> Content:
        subject = inner.subject("pronoun")
        now = {"would": "will", "had": "have" if inner.plural else "has"}[aux] if outer.present else aux
        return Content(_tail(inner, words(subject, now, inner.predicate(form))), _that(outer))

    return build


def _subjunctive(lead: str, form: str) -> Complement:
    def build(outer: SpeechTelling, inner: Telling) -> Content:
        if form == "base" and inner.deed.lexeme.passive and outer.scene.chance(0.35):
            patient, _ = inner.patient()
            by = inner.agent() if outer.scene.chance(0.3) else None
            return Content(words(patient, "be", inner.passive(), by), "that")
        named = outer.other(inner)
        return Content(_tail(inner, words(named, lead, inner.predicate(form))), "that")

    return build


def _alleged(outer: SpeechTelling, inner: Telling) -> Content:
    named = outer.other(inner)
    perfect = ("have" if inner.plural else "has") if outer.present else "had"
    aux, form = outer.scene.rng.choice([("", "past"), (perfect, "pp")])
    return Content(_tail(inner, words(named, aux, inner.predicate(form))), "that")


def _noun(outer: SpeechTelling, inner: Telling) -> Content:
    asking = outer.deed.lexeme.type in {"REQUEST", "-"}
    determiner = outer.scene.rng.choice(["a", "the", "a"]) if asking else outer.scene.rng.choice(["the", "a"])
    if outer.deed.lexeme.type == "-":
        outer.me(inner)
        return Content(inner.noun(determiner))
    if outer.scene.chance(0.35) and not inner.deed.lexeme.mutual:
        by = inner.agent()
        return Content(words(inner.noun("a" if asking else "the"), by))
    inner.event.actors = []
    return Content(inner.noun(determiner))


def _blamed(outer: SpeechTelling, inner: Telling) -> Content:
    named = outer.other(inner)
    return Content(words(named, "for", inner.noun("the")))


def _bare(outer: SpeechTelling, inner: Telling) -> Content:
    if inner.deed.actor is not None and outer.scene.chance(0.6) and not inner.deed.actor.full.endswith(","):
        owner = outer.scene.possessive(inner.deed.actor, inner.event.actors, outer.event.recipients)
        return Content(words(owner, inner.noun("")))
    return Content(inner.noun("the"))


def _own_noun(outer: SpeechTelling, inner: Telling) -> Content:
    outer.me(inner)
    return Content(words("responsibility for", inner.noun("the")))


def _others_noun(outer: SpeechTelling, inner: Telling) -> Content:
    determiner = outer.scene.rng.choice(["a", "the"])
    if outer.scene.chance(0.4) and " with " not in inner.deed.lexeme.pattern:
        by = inner.agent()
        return Content(words(inner.noun(determiner), by))
    inner.event.actors = []
    return Content(inner.noun(determiner))


def _disowned(outer: SpeechTelling, inner: Telling) -> Content:
    lead = outer.scene.rng.choice(["involvement in", "any role in", "responsibility for", "any part in"])
    return Content(words(lead, inner.noun("the")))


_COMPLEMENTS: dict[str, Complement] = {
    "to": _controlled("to", "base"),
    "not-to": _controlled("not to", "base"),
    "stop": _controlled("to stop", "ing"),
    "ing": _controlled("", "ing"),
    "having": _controlled("having", "pp"),
    "to-have": _controlled("to have", "pp"),
    "plan": _controlled("planning to", "base"),
    "that": _self_clause("would", "base"),
    "self-past": _self_clause("had", "pp"),
    "that-past-self": _self_clause("had", "pp"),
    "obj-to": _addressed("to", "base"),
    "obj-not-to": _addressed("not to", "base"),
    "obj-stop": _addressed("to stop", "ing"),
    "against-ing": _addressed("against", "ing"),
    "of-ing": _addressed("of", "ing"),
    "of-plan": _addressed("of planning to", "base"),
    "for-ing": _addressed("for", "ing"),
    "for-not-ing": _addressed("for not", "ing"),
    "that-subj": _subjunctive("", "base"),
    "that-subj-stop": _subjunctive("stop", "ing"),
    "that-subj-not": _subjunctive("not", "base"),
    "that-past": _alleged,
    "n": _noun,
    "for-n": _blamed,
    "bare": _bare,
    "n-other": _others_noun,
    "n-own": _own_noun,
    "n-no": _disowned,
}


def speech_rows() -> tuple[Row, ...]:
    """All kinds of speech act."""
    return rows("speechacts", "|")


def told(scene: Scene, deed: Deed, status: str = "actual", polarity: str = "affirmed") -> Telling:
    """A telling of a deed, whether it is a speech act or not."""
    kind = SpeechTelling if isinstance(deed, SpeechDeed) else Telling
    return kind.of(scene, deed, status, polarity)

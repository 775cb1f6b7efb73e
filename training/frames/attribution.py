"""Who says it: attributions before, after and around a clause, nested, impersonal and quoted."""

from __future__ import annotations

from training.frames.casting import bare
from training.frames.deed import FRIENDLY, Deed, make
from training.frames.draft import Attribution, Entity, Event, Mention, key
from training.frames.frag import Frag, mark, words
from training.frames.lexis import draw, draw_for
from training.frames.moods import Mood, claim, clause, moods, pick
from training.frames.morphology import fixed_articles, verb
from training.frames.scene import Scene, pronoun
from training.frames.speech import speech_deed
from training.frames.tables import Row, rows

_PREDICTED = ("would V:base", "could V:base", "might V:base", "would soon V:base")
_PREDICTED_NOW = ("will V:base", "could V:base", "may V:base")
_CODES = {"uno": "UNO", "eur": "EUR", "ngo": "NGO"}


def speaker(scene: Scene, *, press: bool = False) -> Entity:
    """Somebody who speaks: an official, a witness, a paper."""
    known = [e for e in scene.entities if e.told and e.group.startswith("speaker") and e not in scene.busy]
    if known and not press and scene.chance(0.3):
        scene.busy.append(known[-1])
        return known[-1]
    table = [row for row in rows("speakers", "|") if (row["side"] == "press") == press or not press]
    row = scene.rng.choice(table)
    namer = scene.namer(foreign=row["side"] == "state" and scene.chance(0.3))
    namer.reset()
    full = fixed_articles(namer.fill(row["full"]))
    name = namer.fill(row["name"]) if row["name"] else bare(full)
    form = row["form"]
    gender = ("she" if namer.values.get("sex") == "female" else "he") if form == "p" else form
    home = row["side"] in {"state", "none", "press"} and row["full"] not in {"diplomats", "analysts", "one source"}
    country = _CODES.get(row["side"]) or (namer.country["iso"] if home else None)
    side = namer.country["iso"] if row["side"] == "state" else f"speaker:{name}"
    sectors = tuple(code for code in row["sectors"].split(";") if code)
    entity = Entity(
        name, row["kind"], country, sectors, full, namer.fill(row["short"]), gender, side, f"speaker-{row['side']}"
    )
    return scene.keep(scene.placed(entity, namer))


def _cue_rows(effect: str | None, source: Entity, own: bool, place: str) -> list[Row]:
    press = source.group == "speaker-press"
    allowed = {"any", *(["press"] if press else []), *(["own"] if own else [])}
    table = [r for r in rows("cues", "|") if r["side"] in allowed and place in r["place"]]
    return [r for r in table if effect is None or (r["effect"] or "") == effect]


def cue_words(row: Row, form: str, attribution: Attribution) -> Frag:
    """The reporting verb in a form, with what belongs to it outside the mark (``told | reporters``)."""
    head, *rest = row["verb"].split()
    return words(mark(verb(head, form), key(attribution, "cue")), *rest)


# --- contents
def act(scene: Scene, *, actor: Entity | None = None) -> Deed:
    """A deed for a clause: mostly a plain one, sometimes a speech act."""
    if actor is None and scene.chance(0.2):
        return speech_deed(scene, scene.rng.choice(rows("speechacts", "|")))
    return make(scene, draw(scene, inner=True), actor)


def said(scene: Scene, source: Entity, depth: int, *, past: bool = True, effect: str = "") -> Frag:
    """What a source says: a clause, a further attribution, or words without an act."""
    if not effect and depth > 0 and scene.chance(0.45):
        return before(scene, depth - 1, past=past)
    if not effect and scene.chance(0.1):
        scene.used("content:opinion")
        return Frag(scene.rng.choice(rows("opinions", "|"))["text"])
    deed = act(scene)
    mood = _content_mood(scene, deed, past, effect)
    return clause(scene, deed, mood)


def said_of_self(scene: Scene, source: Entity, *, past: bool = True, effect: str = "") -> Frag | None:
    """A clause in which the source is the actor, as a pronoun ("said it would")."""
    lexeme = draw_for(scene, source)
    if lexeme is None:
        return None
    deed = make(scene, lexeme, source)
    scene.used("content:self")
    return clause(scene, deed, _content_mood(scene, deed, past, effect), subject="pronoun")


def _content_mood(scene: Scene, deed: Deed, past: bool, effect: str) -> Mood:
    if effect == "foreseen":
        return Mood("would V:base" if past else "will V:base", "predicted", "affirmed", "b", True)
    if effect == "predicted":
        pattern = scene.rng.choice(_PREDICTED if past else _PREDICTED_NOW)
        return Mood(pattern, "predicted", "affirmed", "b", True)
    if effect in {"possible", "denied", "doubted"}:
        pattern = scene.rng.choice(["had V:pp", "V:past"] if past else ["have* V:pp", "V:past"])
        if effect == "doubted":
            pattern = "would V:base" if past else "will V:base"
        status = {"possible": "possible", "denied": "actual", "doubted": "possible"}[effect]
        return Mood(pattern, status, "negated" if effect == "denied" else "affirmed", "b", True)
    return pick(scene, deed, "b" if past else "m")


# --- positions
def claimed(content: Frag, source: Entity | None, kind: str = "indirect") -> tuple[Frag, Attribution]:
    """The content, marked, with all it tells put under a new attribution to the source."""
    attribution = Attribution(kind, source)
    for event in content.events:
        if event.source is None and event.foreign and source is not None and _foretold(event, source):
            event.status = event.foreign
    claim(content, attribution)
    return mark(content, key(attribution, "content")), attribution


def _foretold(event: Event, source: Entity) -> bool:
    """Whether a ``will`` in this mouth is a forecast: a hostile act of another side, not a paper's news."""
    if event.type in FRIENDLY or source.group == "speaker-press":
        return False
    return not any(m.entity is source or (m.entity.side and m.entity.side == source.side) for m in event.actors)


def named(scene: Scene, source: Entity, attribution: Attribution) -> Frag:
    """The source by name, marked as the attribution's source."""
    attribution.source = Mention(source)
    return mark(scene.text_of(source), key(attribution.source))


def before(scene: Scene, depth: int, *, past: bool = True) -> Frag:
    """``S said that C``, also with verbs of fear, belief, doubt and denial."""
    source = scene.spoke or speaker(scene, press=scene.chance(0.2))
    effect = scene.rng.choices(
        ["", "predicted", "foreseen", "possible", "denied", "doubted"], [9, 1.5, 0.6, 1.5, 2, 0.6]
    )[0]
    own = not effect and scene.chance(0.3)
    row = scene.rng.choice(_cue_rows(effect, source, own, "b"))
    scene.used(f"cue:{row['verb']}")
    name, mention = _naming(scene, source)
    shown = mark(name, key(mention))
    mine = effect in {"", "denied"} and (own or scene.chance(0.25))
    content = said_of_self(scene, source, past=past, effect=effect) if mine else None
    content = content or said(scene, source, depth, past=past, effect=effect)
    body, attribution = claimed(content, source)
    attribution.source = mention
    that = "that" if scene.chance(0.55) or row["verb"] not in {"say", "claim", "report", "fear", "believe"} else ""
    form = "past" if past else ("base" if source.plural else "s")
    return words(shown, cue_words(row, form, attribution), that, body)


def _naming(scene: Scene, source: Entity) -> tuple[Frag, Mention]:
    """The source by name, or by a pronoun if it spoke in the sentence before."""
    if source is scene.spoke:
        scene.used("source:pronoun")
        return Frag(pronoun(source)), Mention(source)
    return Frag(scene.text_of(source)), Mention(source)


def after(scene: Scene, depth: int) -> Frag:
    """``C, S said`` and ``C, said S``."""
    source = speaker(scene, press=scene.chance(0.15))
    own = scene.chance(0.25)
    content = said(scene, source, depth)
    body, attribution = claimed(content, source)
    row = scene.rng.choice(_cue_rows("", source, own, "a"))
    scene.used(f"cue-after:{row['verb']}")
    who = named(scene, source, attribution)
    cue = cue_words(row, "past", attribution)
    if row["verb"] == "say" and scene.chance(0.4):
        return words(body, ",", cue, who)
    return words(body, ",", who, cue)


def according(scene: Scene, depth: int) -> Frag:
    """``According to S, C`` and ``C, according to S``."""
    source = speaker(scene, press=scene.chance(0.3))
    cue = scene.rng.choice(["according to", "according to", "according to", "in the words of"])
    lead = scene.chance(0.55)
    scene.used(f"according:{'lead' if lead else 'tail'}:{cue}")
    if not lead:
        body, attribution = claimed(said(scene, source, depth, past=scene.chance(0.5)), source)
        return words(body, ",", mark(cue, key(attribution, "cue")), named(scene, source, attribution))
    mention = Mention(source)
    who = mark(scene.text_of(source), key(mention))
    body, attribution = claimed(said(scene, source, depth, past=False), source)
    attribution.source = mention
    return words(mark(cue, key(attribution, "cue")), who, ",", body)


def middle(scene: Scene) -> Frag:
    """``The army, S said, has withdrawn``: the content is the longer stretch, after the cue."""
    source = speaker(scene, press=scene.chance(0.2))
    deed = make(scene, draw(scene))
    attribution = Attribution("indirect", source)
    row = scene.rng.choice(_cue_rows("", source, False, "m"))
    scene.used(f"middle:{row['verb']}")
    whole = clause(scene, deed, scene.rng.choice(plain_moods()), subject="name")
    mention = whole.events[0].actors[:1] if whole.events else []
    first, rest = _parted(whole, mention)
    who = named(scene, source, attribution)
    if scene.chance(0.3):
        aside = words(",", mark("according to", key(attribution, "cue")), who, ",")
    else:
        aside = words(",", who, cue_words(row, "past", attribution), ",")
    claim(rest, attribution)
    body = mark(rest, key(attribution, "content"))
    out = words(first, aside, body)
    out.events = list(whole.events)
    return _once(out)


def _once(frag: Frag) -> Frag:
    seen: list[object] = []
    frag.events = [e for e in frag.events if not any(e is s for s in seen) and not seen.append(e)]  # type: ignore[func-returns-value]
    return frag


def plain_moods() -> list[Mood]:
    """Moods that can stand after an aside: no cue of their own, no bare subject raising."""
    return [m for m in moods("m") if "<" not in m.pattern and not m.raising] + [
        Mood("have* V:pp", "actual", "affirmed", "m", False),
        Mood("V:past", "actual", "affirmed", "m", False),
        Mood("will V:base", "intended", "affirmed", "m", False),
    ]


def _parted(whole: Frag, mention: list[Mention]) -> tuple[Frag, Frag]:
    """The subject and the rest of a clause."""
    end = next((b for a, b, k in whole.marks if mention and k == key(mention[0])), 0)
    if whole.text[end : end + 1] == ",":
        end += 1
    first = Frag(whole.text[:end], [m for m in whole.marks if m[1] <= end])
    skip = end + 1
    rest = Frag(
        whole.text[skip:],
        [(a - skip, b - skip, k) for a, b, k in whole.marks if a >= skip],
        whole.events,
        whole.attributions,
    )
    return first, rest


def impersonal(scene: Scene) -> Frag:
    """``It is claimed that C``, ``Reports say C``, ``Rumours that C``: an unknown source."""
    lead, cue, tail, status = scene.rng.choice(_IMPERSONAL)
    scene.used(f"impersonal:{lead} {cue}")
    deed = make(scene, draw(scene))
    if status is None:
        mood = scene.rng.choice(
            [m for m in moods("m") if (m.status, m.polarity) == ("actual", "affirmed") and "<" not in m.pattern]
        )
    else:
        mood = Mood(
            "will V:base" if status == "predicted" else scene.rng.choice(["have* V:pp", "V:past"]),
            status,
            "affirmed",
            "m",
            True,
        )
    body, attribution = claimed(clause(scene, deed, mood), None)
    return words(lead, mark(cue, key(attribution, "cue")), "that", body, tail)


_IMPERSONAL: tuple[tuple[str, str, str, str | None], ...] = (
    ("it was", "alleged", "", None),
    ("it is", "claimed", "", None),
    ("it was", "reported", "", None),
    ("it is", "said", "", None),
    ("it has been", "alleged", "", None),
    ("there were unconfirmed", "reports", "", None),
    ("there was", "speculation", "", "possible"),
    ("it is widely", "believed", "", "possible"),
    ("it is", "feared", "", "predicted"),
    ("there are", "fears", "", "predicted"),
    ("it is", "expected", "", "predicted"),
    ("it is", "thought", "", "possible"),
    ("it is", "suspected", "", "possible"),
)

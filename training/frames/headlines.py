"""Headlines: present tense for what happened, infinitives for what will, no articles, no stop."""

from __future__ import annotations

from dataclasses import replace

from training.frames.attribution import claimed, cue_words, speaker
from training.frames.deed import Deed, make
from training.frames.draft import Attribution, Mention, key
from training.frames.frag import Frag, capital, mark, words
from training.frames.lexis import draw
from training.frames.moods import Mood, clause, unfit
from training.frames.scene import Scene
from training.frames.speech import SpeechDeed, speech_deed, told
from training.frames.tables import Row, rows

_SHAPES = (
    ("", "pres", "actual", "affirmed", 6.0),
    ("to", "base", "intended", "affirmed", 2.5),
    ("set to", "base", "intended", "affirmed", 0.8),
    ("ready to", "base", "intended", "affirmed", 0.5),
    ("plans to", "base", "intended", "affirmed", 0.8),
    ("will not", "base", "intended", "negated", 0.9),
    ("not to", "base", "intended", "negated", 0.5),
    ("fails to", "base", "actual", "negated", 0.9),
    ("may", "base", "possible", "affirmed", 0.9),
    ("could", "base", "possible", "affirmed", 0.5),
    ("mulls", "ing", "possible", "affirmed", 0.6),
    ("must", "base", "demanded", "affirmed", 0.6),
    ("should not", "base", "demanded", "negated", 0.4),
    ("expected to", "base", "predicted", "affirmed", 0.7),
    ("likely to", "base", "predicted", "affirmed", 0.5),
)


def headline(scene: Scene) -> tuple[Frag, Deed, Mood]:
    """A headline, the deed it tells, and a mood in which the text below may tell it again."""
    scene.headline = True
    kind = scene.rng.random()
    if kind < 0.22:
        made = _speech(scene)
    elif kind < 0.36:
        made = _passive(scene)
    elif kind < 0.5:
        made = _said(scene)
    else:
        made = _active(scene)
    scene.headline = False
    frag, deed, mood = made
    return capital(frag), deed, mood


def _active(scene: Scene) -> tuple[Frag, Deed, Mood]:
    deed = make(scene, draw(scene))
    if deed.lexeme.inner or unfit(deed):
        lead, form, status, polarity = "", "pres", "actual", "affirmed"
    else:
        lead, form, status, polarity, _ = scene.rng.choices(_SHAPES, [shape[4] for shape in _SHAPES])[0]
    telling = told(scene, deed, status, polarity)
    deed.first = telling.event
    subject = telling.subject()
    plural = telling.plural
    if plural and lead in {"plans to", "fails to", "mulls"}:
        lead = {"plans to": "plan to", "fails to": "fail to", "mulls": "mull"}[lead]
    shown = ("base" if plural else "s") if form == "pres" else form
    scene.used(f"headline:{lead or 'present'}")
    core = words(lead, telling.predicate(shown))
    if lead.startswith("expected"):
        attribution = Attribution()
        body = mark(words("to", telling_rest(core, "expected to")), key(attribution, "content"))
        core = words(mark("expected", key(attribution, "cue")), body)
        for event in core.events:
            event.source = attribution
        core.attributions.append(attribution)
    where = telling.setting() if scene.chance(0.5) else None
    return words(subject, core, where), deed, _below(status, polarity)


def bared(frag: Frag) -> Frag:
    """The piece without an article before it."""
    lead = frag.text.split(" ", 1)[0]
    return telling_rest(frag, lead) if lead in {"a", "an", "the"} else frag


def telling_rest(core: Frag, lead: str) -> Frag:
    """The piece without its first words."""
    cut = len(lead) + 1
    return Frag(
        core.text[cut:], [(a - cut, b - cut, k) for a, b, k in core.marks if a >= cut], core.events, core.attributions
    )


def _below(status: str, polarity: str) -> Mood:
    pattern = {
        ("actual", "affirmed"): "V:past",
        ("intended", "affirmed"): "will V:base",
        ("intended", "negated"): "will not V:base",
        ("actual", "negated"): "did not V:base",
        ("possible", "affirmed"): "may V:base",
        ("demanded", "affirmed"): "must V:base",
        ("demanded", "negated"): "should not V:base",
        ("predicted", "affirmed"): "be* likely to V:base",
    }[(status, polarity)]
    return Mood(pattern, status, polarity, "m", True)


def _passive(scene: Scene) -> tuple[Frag, Deed, Mood]:
    while True:
        scene.next_sentence()
        deed = make(scene, draw(scene))
        if deed.lexeme.passive and not deed.lexeme.inner:
            break
    shape, status = scene.rng.choice([("", "actual"), ("", "actual"), ("to be", "intended"), ("may be", "possible")])
    telling = told(scene, deed, status)
    deed.first = telling.event
    subject = bared(telling.patient()[0])
    scene.used(f"headline:passive:{shape or 'participle'}")
    core = telling.passive()
    by = telling.agent() if scene.chance(0.4) else None
    where = telling.setting() if scene.chance(0.6) else None
    return words(subject, shape, core, by, where), deed, _below(status, "affirmed")


def _speech(scene: Scene) -> tuple[Frag, Deed, Mood]:
    row = scene.rng.choice(rows("speechacts", "|"))
    deed = speech_deed(scene, row)
    telling = told(scene, deed)
    deed.first = telling.event
    subject = telling.subject()
    scene.used(f"headline:speech:{row['verb']}")
    shown = telling.predicate("base" if telling.plural else "s")
    return words(subject, shown), deed, _below("actual", "affirmed")


def _said(scene: Scene) -> tuple[Frag, Deed, Mood]:
    source = speaker(scene, press=scene.chance(0.15))
    deed = make(scene, draw(scene))
    status, polarity, pattern = scene.rng.choice(
        [
            ("actual", "affirmed", "V:past"),
            ("actual", "affirmed", "have* V:pp"),
            ("intended", "affirmed", "will V:base"),
            ("actual", "negated", "did not V:base"),
            ("possible", "affirmed", "may V:base"),
        ]
    )
    attribution = Attribution("indirect", source, Mention(source))
    assert attribution.source
    who = mark(scene.text_of(source), key(attribution.source))
    content = clause(scene, deed, Mood(pattern, status, polarity, "m", True), date=False)
    body, made = claimed(content, source)
    made.source = attribution.source
    cue = cue_words(_say(), "base" if source.plural else "s", made)
    after = scene.chance(0.5)
    scene.used(f"headline:said:{'after' if after else 'before'}")
    frag = words(body, ",", cue, who) if after else words(who, cue, body)
    return frag, deed, _below(status, polarity)


def _say() -> Row:
    return next(r for r in rows("cues", "|") if r["verb"] == "say")


def retold(scene: Scene, deed: Deed, mood: Mood) -> Frag | None:
    """The first sentence below a headline, which tells its act again."""
    if isinstance(deed, SpeechDeed):
        return None
    scene.next_sentence()
    for entity in [deed.actor, *deed.recipients, deed.place, deed.adjunct, deed.extra]:
        if entity is not None:
            scene.busy.append(entity)
    first = deed.first
    again = replace(deed)
    frag = clause(scene, again, mood)
    event = next((e for e in frag.events if (e.type, e.mode) == (again.lexeme.type, again.lexeme.mode)), None)
    if event is not None and first is not None and event is not first:
        event.same_as = first
    scene.used("headline:retold")
    return frag

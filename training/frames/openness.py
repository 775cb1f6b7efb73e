"""Acts left open: questions, conditions, uncertainty, nobody and nothing."""

from __future__ import annotations

from training.frames.attribution import act
from training.frames.deed import Telling, make
from training.frames.draft import Event, key
from training.frames.frag import Frag, mark, words
from training.frames.lexis import draw
from training.frames.moods import Mood, clause, inflected
from training.frames.scene import Scene

_QUESTIONS = (
    ("will", "base"),
    ("did", "base"),
    ("could", "base"),
    ("would", "base"),
    ("have*", "pp"),
    ("should", "base"),
    ("might", "base"),
    ("be* planning to", "base"),
    ("why would", "base"),
    ("when will", "base"),
)
_CONSEQUENCES = (
    "oil prices could rise",
    "thousands of families will have to move",
    "the price of bread will double",
    "nobody will be surprised",
    "the economy will suffer",
    "much will depend on the weather",
    "it will be the first time in ten years",
    "the harvest could be lost",
    "the neighbours may be alarmed",
    "the price will be high",
    "markets could react",
    "many questions will remain",
)
_DOUBTS = (
    "it is unclear whether",
    "it was not clear whether",
    "it is not known whether",
    "nobody knows whether",
    "the question is whether",
    "much depends on whether",
    "it remains to be seen whether",
    "many wonder whether",
    "it was impossible to verify whether",
)


def question(scene: Scene) -> Frag:
    """``Will S V?`` and its kin."""
    deed = make(scene, draw(scene))
    told = Telling.of(scene, deed, "possible")
    aux, form = scene.rng.choice(_QUESTIONS)
    subject = told.subject()
    first, *rest = aux.split()
    lead = [inflected(first, told.plural) if first.endswith("*") else first]
    if first in {"why", "when"}:
        lead, rest = aux.split(), []
    if aux == "should":
        told.event.status = "possible"
    scene.used(f"question:{aux}")
    return words(*lead, subject, *rest, told.predicate(form))


def condition(scene: Scene) -> Frag:
    """``If S V-s, …``: the act is possible."""
    deed = make(scene, draw(scene))
    lead = scene.rng.choice(["if", "if", "if", "unless", "should", "even if"])
    told = Telling.of(scene, deed, "possible")
    subject = told.subject()
    form = "base" if lead == "should" or told.plural else "s"
    verbal: list[str | Frag] = [told.predicate(form)]
    if lead in {"if", "even if"} and scene.chance(0.25):
        told.event.polarity = "negated"
        verbal = [inflected("do*", told.plural), "not", _base(told, verbal[0], form)]
    scene.used(f"condition:{lead}")
    body = words(lead, subject, *verbal)
    after = scene.rng.choice(_CONSEQUENCES)
    return words(body, ",", after) if scene.chance(0.6) else words(after, body)


def _base(told: Telling, rendered: str | Frag, form: str) -> Frag:
    if form == "base" and isinstance(rendered, Frag):
        return rendered
    told.event.recipients.clear()
    told.event.places.clear()
    told.event.counts[:] = [c for c in told.event.counts if c.what == "participants"]
    return told.predicate("base")


def unclear(scene: Scene) -> Frag:
    """``It is unclear whether S V-ed``."""
    deed = act(scene)
    while deed.lexeme.inner or not deed.lexeme.pattern:
        scene.next_sentence()
        deed = act(scene)
    lead = scene.rng.choice(_DOUBTS)
    past = "was" in lead
    patterns = ["had V:pp", "would V:base"] if past else ["have* V:pp", "will V:base", "V:past"]
    scene.used(f"unclear:{lead}")
    return words(lead, clause(scene, deed, Mood(scene.rng.choice(patterns), "possible", "affirmed", "m", True)))


def nobody(scene: Scene) -> Frag | None:
    """``No one was arrested``, ``no sanctions were imposed on X``: negated, without an agent."""
    lexeme = draw(scene)
    if not lexeme.passive or lexeme.inner:
        return None
    status, group = scene.rng.choice(
        [("actual", ("was*",)), ("actual", ("have*", "been")), ("intended", ("will", "be"))]
    )
    told = Telling.of(scene, make(scene, lexeme, anonymous=True), status, "negated")
    if "(" in lexeme.pattern:
        subject, plural = told.patient()
        text = subject.text.split(" ", 1)
        if text[0] in {"a", "an", "the", "its"}:
            cut = len(text[0]) + 1
            subject = Frag(text[1], [(a - cut, b - cut, k) for a, b, k in subject.marks], subject.events)
        lead: Frag = words("no", subject)
    elif set(lexeme.recipients) & {"crowd", "civ", "activist", "suspect", "captive", "ref", "officer", "student"}:
        lead, plural = Frag(scene.rng.choice(["no one", "nobody"])), False
    else:
        return None
    scene.used(f"nobody:{status}")
    verbs = [inflected(word, plural) if word.endswith("*") else word for word in group]
    return words(lead, *verbs, told.passive(), told.setting() if scene.chance(0.6) else None)


def figurative(scene: Scene) -> Frag:
    """``S came under fire from R``: blame in the words of war."""
    shape, noun = scene.rng.choice(
        [
            ("came under", "fire"),
            ("came under", "attack"),
            ("has come in for", "criticism"),
            ("faced", "criticism"),
            ("drew", "criticism"),
            ("ran into", "criticism"),
        ]
    )
    event = Event("ACCUSE", "disapprove")
    target, critics = scene.entity("leader"), scene.entity(scene.rng.choice(["oppers", "ngo", "union", "party"]))
    subject = scene.np(target, event.recipients)
    trigger = mark(noun, key(event, "trigger"))
    trigger.events.append(event)
    scene.used(f"figurative:{shape} {noun}")
    topic = scene.rng.choice(
        ["over the budget", "over school meals", "for a remark on television", "over rising prices", ""]
    )
    return words(subject, shape, trigger, "from", scene.np(critics, event.actors), topic)

"""Direct speech: marks of every style, split, floating, mixed, in the first person."""

from __future__ import annotations

from training.frames.attribution import claimed, cue_words, named, said, speaker
from training.frames.deed import Telling, make
from training.frames.draft import Attribution, Entity, Event, Mention, key
from training.frames.frag import Frag, capital, cat, mark, words
from training.frames.lexis import actor_class, draw, draw_for
from training.frames.moods import clause, pick
from training.frames.scene import Scene
from training.frames.tables import Row, rows

STYLES = (('"', '"'), ('"', '"'), ("“", "”"), ("“", "”"), ("\u2018", "\u2019"), ("'", "'"))
_OUTRAGES = ("an outrage", "a disgrace", "a crime", "unacceptable", "a dangerous mistake", "cowardly", "a scandal")
_HOPES = ("a step in the right direction", "good news", "a historic day", "long overdue", "a sign of hope")


def _side(scene: Scene, source: Entity) -> Entity | None:
    """The body on whose behalf a source says "we"."""
    if source.group in {"speaker-press", "speaker-none"} and not {"REB", "OPP", "LAB"} & set(source.sectors):
        return None
    if actor_class(source) and source.kind != "person":
        return source
    foreign = source.country == scene.other["iso"]
    for sector, kind in (
        ("MIL", "mil"),
        ("COP", "pol"),
        ("REB", "reb"),
        ("LAB", "union"),
        ("SOC", "ngo"),
        ("GOV", "country"),
    ):
        if sector in source.sectors:
            return scene.nation(foreign=foreign) if kind == "country" else scene.entity(kind, foreign=foreign)
    return None


def words_spoken(scene: Scene, source: Entity) -> Frag:
    """One quoted clause, in the first person where the source may speak for an actor."""
    side = _side(scene, source) if scene.chance(0.5) else None
    lexeme = draw_for(scene, side) if side is not None else None
    if side is None or lexeme is None:
        if scene.chance(0.2):
            return Frag(scene.rng.choice(rows("opinions", "|"))["text"])
        deed = make(scene, draw(scene))
        return clause(scene, deed, pick(scene, deed, "d"))
    deed = make(scene, lexeme, side)
    scene.used("quote:we")
    return clause(scene, deed, pick(scene, deed, "d"), subject="we")


def _cue(scene: Scene) -> Row:
    table = [r for r in rows("cues", "|") if not r["effect"] and r["side"] == "any" and "a" in r["place"]]
    return scene.rng.choice(table)


def simple(scene: Scene, style: tuple[str, str]) -> list[Frag]:
    """``"C," S said.`` or ``S said: "C."``."""
    source = speaker(scene)
    first = scene.chance(0.4)
    mention = Mention(source)
    shown = mark(scene.text_of(source), key(mention)) if first else None
    content = capital(words_spoken(scene, source))
    body, attribution = claimed(content, source, "direct")
    cue = cue_words(_cue(scene), "past", attribution)
    scene.used(f"quote:{'first' if first else 'last'}")
    if shown is not None:
        attribution.source = mention
        colon = scene.rng.choice([":", ","])
        return [cat(words(capital(shown), cat(cue, colon)), " ", style[0], body, ".", style[1])]
    who = named(scene, source, attribution)
    order = words(cue, who) if scene.chance(0.35) and " " not in cue.text else words(who, cue)
    more = scene.chance(0.35)
    out = [cat(style[0], body, ",", style[1], " ", order, ".")]
    if more:
        out.append(_continued(scene, source, style))
    return out


def _continued(scene: Scene, source: Entity, style: tuple[str, str]) -> Frag:
    content = capital(words_spoken(scene, source))
    body, _ = claimed(content, source, "direct")
    scene.used("quote:continued")
    return cat(style[0], body, ".", style[1])


def split(scene: Scene, style: tuple[str, str]) -> list[Frag]:
    """``"C1," he said, "and C2."``: the second stretch has no cue."""
    source = speaker(scene)
    body, attribution = claimed(capital(words_spoken(scene, source)), source, "direct")
    who = named(scene, source, attribution)
    cue = cue_words(_cue(scene), "past", attribution)
    link = scene.rng.choice(["and", "but", "because"])
    second, _ = claimed(words(link, words_spoken(scene, source)), source, "direct")
    scene.used(f"quote:split:{link}")
    return [cat(style[0], body, ",", style[1], " ", words(who, cue), ", ", style[0], second, ".", style[1])]


def floating(scene: Scene, style: tuple[str, str]) -> list[Frag]:
    """``S made a statement:`` and then quoted sentences without a cue."""
    source = speaker(scene)
    leads = [
        "made the following statement:",
        f"{'were' if source.plural else 'was'} clear on the matter.",
        "wrote a short letter to the paper.",
    ]
    if source.kind == "person":
        leads += ["took the stand.", "spoke to the crowd for ten minutes."]
    lead = scene.rng.choice(leads)
    opening = cat(capital(Frag(scene.text_of(source))), " ", lead)
    scene.used("quote:floating")
    quoted = [_continued(scene, source, style) for _ in range(scene.rng.randint(1, 2))]
    return [opening, *quoted]


def mixed(scene: Scene, style: tuple[str, str]) -> list[Frag] | None:
    """``S called the attack "an outrage"``: blame or praise with quoted words."""
    lexeme = draw(scene, noun=True)
    if lexeme.inner or "self" in lexeme.flags:
        return None
    good = lexeme.type in {"AID", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE", "CONSULT", "AGREE"}
    source = speaker(scene)
    outer = Event("SUPPORT" if good else "ACCUSE", None if good else "disapprove")
    attribution = Attribution("mixed", source, Mention(source))
    outer.actors.append(attribution.source or Mention(source))
    who = mark(scene.text_of(source), key(outer.actors[0]))
    told = Telling.of(scene, make(scene, lexeme))
    told.event.actors = []
    trigger = mark(scene.rng.choice(["called", "described"]), key(attribution, "cue"), key(outer, "trigger"))
    trigger.events.append(outer)
    words_ = scene.rng.choice(_HOPES if good else _OUTRAGES)
    as_ = "as" if trigger.text == "described" else ""
    body = cat(words(told.noun("the"), as_, cat(style[0], words_)))
    body = mark(body, key(attribution, "content"))
    for event in body.events:
        event.source = attribution
    scene.used(f"quote:mixed:{trigger.text}")
    out = cat(words(who, trigger, cat(body, style[1])), ".")
    out.attributions.append(attribution)
    return [capital(out)]


def partial(scene: Scene, style: tuple[str, str]) -> list[Frag]:
    """``S said the army had "attacked the town"``: the predicate inside marks."""
    source = speaker(scene)
    attribution = Attribution("mixed", source, Mention(source))
    assert attribution.source
    who = mark(scene.text_of(source), key(attribution.source))
    deed = make(scene, draw(scene))
    aux, form, status, polarity = scene.rng.choice(
        [
            ("had", "pp", "actual", "affirmed"),
            ("would not", "base", "intended", "negated"),
            ("would", "base", "intended", "affirmed"),
            ("had never", "pp", "actual", "negated"),
            ("might", "base", "possible", "affirmed"),
        ]
    )
    told = Telling.of(scene, deed, status, polarity)
    if status == "intended":
        told.event.foreign = "predicted"
    subject = told.subject()
    body = mark(cat(words(subject, aux, cat(style[0], told.predicate(form)))), key(attribution, "content"))
    fresh, made = claimed(body, source, "mixed")
    made.source = attribution.source
    scene.used("quote:partial")
    return [
        cat(
            capital(words(who, cue_words(_say(), "past", made), "that" if scene.chance(0.4) else "", fresh)),
            style[1],
            ".",
        )
    ]


def _say() -> Row:
    return next(r for r in rows("cues", "|") if r["verb"] == "say")


def nested(scene: Scene, style: tuple[str, str]) -> list[Frag]:
    """A quotation in which the speaker reports another speaker."""
    source = speaker(scene)
    body, attribution = claimed(capital(said(scene, source, 2, past=False)), source, "direct")
    who = named(scene, source, attribution)
    scene.used("quote:nested")
    return [cat(style[0], body, ",", style[1], " ", words(who, cue_words(_cue(scene), "past", attribution)), ".")]

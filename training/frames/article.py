"""Putting sentences together into a small article with its coding."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from training.frames import attribution, compound, distractors, headlines, nominal, openness, quotes, speaking
from training.frames.deed import make
from training.frames.draft import Entity, Event
from training.frames.followups import contradicted, follow, noun_of
from training.frames.frag import Frag, capital, cat
from training.frames.gold import Gold
from training.frames.lexis import draw_for
from training.frames.moods import clause, pick
from training.frames.scene import Scene
from training.frames.tables import fills

Json = dict[str, Any]
Made = Frag | list[Frag] | None
Maker = Callable[[Scene, tuple[str, str]], Made]


def _clause(build: Callable[[Scene], Frag | None], stop: str = ".") -> Maker:
    def make(scene: Scene, style: tuple[str, str]) -> Made:
        frag = build(scene)
        return None if frag is None else cat(capital(frag), "" if frag.text.endswith("?") else stop)

    return make


def _whole(build: Callable[[Scene], Frag]) -> Maker:
    return lambda scene, style: build(scene)


MAKERS: tuple[tuple[float, Maker], ...] = (
    (5.0, _clause(compound.plain)),
    (2.2, _clause(compound.pair)),
    (0.8, _clause(compound.prevented)),
    (1.2, _clause(compound.relative)),
    (0.6, _clause(nominal.participle)),
    (1.8, _clause(nominal.nominal)),
    (1.2, _clause(nominal.time_of_noun)),
    (1.0, _clause(compound.editorial)),
    (0.9, _clause(openness.question, "?")),
    (1.1, _clause(openness.condition)),
    (0.7, _clause(openness.unclear)),
    (0.9, _clause(openness.nobody)),
    (0.4, _clause(openness.figurative)),
    (2.6, _clause(lambda scene: attribution.before(scene, scene.rng.choice([0, 0, 1, 2])))),
    (1.0, _clause(lambda scene: attribution.before(scene, scene.rng.choice([0, 1]), past=False))),
    (1.6, _clause(lambda scene: attribution.after(scene, scene.rng.choice([0, 0, 1])))),
    (1.2, _clause(lambda scene: attribution.according(scene, scene.rng.choice([0, 0, 1])))),
    (0.9, _clause(attribution.middle)),
    (0.9, _clause(attribution.impersonal)),
    (2.0, _clause(speaking.speech)),
    (1.2, _clause(speaking.speech_passive)),
    (0.9, _clause(speaking.speech_noun)),
    (1.2, quotes.simple),
    (0.6, quotes.split),
    (0.5, quotes.floating),
    (0.5, quotes.mixed),
    (0.6, quotes.partial),
    (0.7, quotes.nested),
    (1.8, _whole(distractors.plain)),
    (0.6, _whole(distractors.remark)),
)


def _sentences(scene: Scene, style: tuple[str, str], count: int) -> list[Frag]:
    out: list[Frag] = []
    main: Event | None = None
    while len(out) < count:
        scene.next_sentence()
        spoke, scene.spoke = scene.spoke, None
        if main is not None and scene.chance(0.08):
            out.append(cat(contradicted(scene), "."))
            main = None
            continue
        extra = follow(scene, main) if main is not None and scene.chance(0.6) else None
        if extra is not None:
            out.append(cat(extra, "."))
            main = None
            continue
        again = _pronominal(scene, main) if main is not None and scene.chance(0.3) else None
        if again is not None:
            out.append(cat(capital(again), "."))
            main = None
            continue
        scene.spoke = spoke
        maker = scene.rng.choices([m for _, m in MAKERS], [w for w, _ in MAKERS])[0]
        made = maker(scene, style)
        if made is None:
            continue
        out.extend(made if isinstance(made, list) else [made])
        main = _main(out[-1])
        scene.spoke = _speaker(out[-1]) if scene.chance(0.5) else None
    return out


def _speaker(frag: Frag) -> Entity | None:
    """Who spoke in a sentence, if it was one person or body."""
    speakers = [a.speaker for a in frag.attributions if a.cue and a.speaker is not None and a.parent is None]
    return speakers[0] if len(speakers) == 1 and len(frag.attributions) == 1 else None


def _pronominal(scene: Scene, main: Event) -> Frag | None:
    """A further act of the actor of the sentence before, who is now a pronoun."""
    actor = main.actors[0].entity if len(main.actors) == 1 else None
    lexeme = draw_for(scene, actor) if actor is not None and actor.kind != "place" else None
    if actor is None or lexeme is None:
        return None
    deed = make(scene, lexeme, actor)
    scene.used("subject:pronoun")
    return clause(scene, deed, pick(scene, deed, "m"), subject="pronoun")


def _main(frag: Frag) -> Event | None:
    own = [
        e for e in frag.events if e.source is None and noun_of(e) and (e.status, e.polarity) == ("actual", "affirmed")
    ]
    return own[-1] if own else None


def _body(scene: Scene) -> tuple[list[Frag], bool]:
    style = scene.rng.choice(quotes.STYLES)
    count = scene.rng.choice([1, 1, 2, 2, 3, 3, 4, 5, 6])
    headed = scene.chance(0.4)
    out: list[Frag] = []
    if headed:
        head, deed, mood = headlines.headline(scene)
        out.append(head)
        again = headlines.retold(scene, deed, mood) if scene.chance(0.75) else None
        if again is not None:
            out.append(cat(capital(again), "."))
            count -= 1
    out.extend(_sentences(scene, style, max(count, 0 if len(out) > 1 else 1)))
    return out, headed


def _joined(scene: Scene, pieces: list[Frag], headed: bool) -> tuple[Frag, list[tuple[int, int]]]:
    gap = "\n\n" if scene.chance(0.3) else " "
    out, sentences = Frag(""), []
    for k, piece in enumerate(pieces):
        if k:
            out = cat(out, "\n\n" if headed and k == 1 else gap)
        start = len(out.text)
        out = cat(out, piece)
        sentences.append((start, len(out.text)))
    return out, sentences


def build(seed: str) -> tuple[Json, Json, list[str]]:
    """One article, its coding, and the names of the frames used."""
    scene = Scene(random.Random(seed))
    pieces, headed = _body(scene)
    frag, sentences = _joined(scene, pieces, headed)
    doc_id = f"frames-{seed.replace(':', '-')}"
    publisher = " ".join(scene.rng.choice(fills()[part]) for part in ("outletfirst", "outletlast"))
    published = scene.published.isoformat()
    article = {
        "id": doc_id,
        "url": None,
        "title": frag.text[slice(*sentences[0])] if headed else None,
        "publisher": publisher,
        "published": published,
        "language": "en",
        "license": "CC0-1.0",
        "text": frag.text,
    }
    coding = {"doc_id": doc_id, "published": published, "publisher": publisher}
    return article, coding | Gold(frag, sentences, scene.entities).coded(), scene.frames


def generate(count: int, seed: int) -> Iterator[tuple[Json, Json]]:
    """``count`` articles with their codings; the same seed gives the same articles."""
    for index in range(count):
        article, coding, _ = build(f"{seed}:{index}")
        yield article, coding

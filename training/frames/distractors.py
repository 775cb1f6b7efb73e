"""Sentences without an act: sport, business, weather, accidents, elections, plain facts."""

from __future__ import annotations

from training.frames.attribution import claimed, cue_words, named, speaker
from training.frames.frag import Frag, capital, cat, words
from training.frames.morphology import fixed_articles
from training.frames.scene import Scene
from training.frames.tables import rows


def plain(scene: Scene) -> Frag:
    """A full sentence in which nothing is to be coded."""
    namer = scene.namer(foreign=scene.chance(0.2))
    namer.reset()
    row = scene.rng.choice(rows("distractors", "|"))
    scene.used("distractor")
    return capital(Frag(fixed_articles(namer.fill(row["text"]))))


def remark(scene: Scene) -> Frag:
    """An attribution whose content holds no act."""
    source = speaker(scene, press=scene.chance(0.15))
    text = Frag(scene.rng.choice(rows("opinions", "|"))["text"])
    body, attribution = claimed(text, source)
    scene.used("distractor:remark")
    row = scene.rng.choice(_plain_cues())
    name = named(scene, source, attribution)
    cue = cue_words(row, "past", attribution)
    if scene.chance(0.5):
        return cat(words(capital(name), cue, "that" if scene.chance(0.5) else "", body), ".")
    return cat(words(capital(body), ",", name, cue), ".")


def _plain_cues() -> list[dict[str, str]]:
    return [r for r in rows("cues", "|") if not r["effect"] and r["side"] == "any" and r["place"].startswith("ba")]

"""Drawing acts from the lexicon, evenly over types and modes."""

from __future__ import annotations

from functools import cache

from training.frames.draft import Entity
from training.frames.scene import Scene
from training.frames.tables import Lexeme, lexicon


@cache
def _cells(form: str) -> tuple[tuple[Lexeme, ...], ...]:
    cells: dict[tuple[str, str], list[Lexeme]] = {}
    for lexeme in lexicon():
        if (lexeme.form == "v") == (form == "v") and ((form == "v" and lexeme.actors) or form != "v"):
            cells.setdefault((lexeme.type, lexeme.mode or ""), []).append(lexeme)
    return tuple(tuple(cells[name]) for name in sorted(cells))


_WIDE = {"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "AGREE"}


def _weight(cell: tuple[Lexeme, ...]) -> int:
    wide = cell[0].type in _WIDE and cell[0].mode is None
    return (4 if wide else 2 if cell[0].inner or cell[0].type == "THREATEN" else 1) * min(len(cell), 12)


def _choice(scene: Scene, cells: tuple[tuple[Lexeme, ...], ...]) -> Lexeme:
    weights = [_weight(cell) for cell in cells]
    return scene.rng.choice(scene.rng.choices(cells, weights)[0])


def draw(scene: Scene, *, noun: bool = False, inner: bool = False) -> Lexeme:
    """An act of the lexicon, a verb or a noun; with ``inner`` also those that hold another act."""
    cells = _cells("n" if noun else "v")
    while True:
        found = _choice(scene, cells)
        if inner or not found.inner:
            return found


def draw_for(scene: Scene, actor: Entity) -> Lexeme | None:
    """An act that this actor may do, or None if its class does nothing."""
    group = actor_class(actor)
    if group is None:
        return None
    fits = (tuple(x for x in cell if group in x.actors and not x.inner) for cell in _cells("v"))
    cells = tuple(cell for cell in fits if cell)
    return _choice(scene, cells) if cells else None


_SPOKESMEN = (
    "spokes",
    "official",
    "resident",
    "villager",
    "survivor",
    "diplomat",
    "doctor",
    "witness",
    "analyst",
    "historian",
    "lawyer",
    "source",
    "person",
    "media",
    "television",
    "agency",
    "ambassador",
    "sources",
)


def actor_class(actor: Entity) -> str | None:
    """The class of the lexicon to which an entity belongs; None for those who only speak."""
    if not actor.group.startswith("speaker"):
        return actor.group
    if any(word in actor.full for word in _SPOKESMEN):
        return None
    for sector, group in _SECTOR_CLASSES:
        if sector in actor.sectors:
            return "leader" if group == "gov" and actor.kind == "person" else group
    return {"UNO": "igo", "EUR": "igo"}.get(actor.country or "")


_SECTOR_CLASSES = (
    ("MIL", "mil"),
    ("COP", "pol"),
    ("REB", "reb"),
    ("OPP", "oppers"),
    ("LAB", "union"),
    ("SOC", "ngo"),
    ("REL", "cleric"),
    ("GOV", "gov"),
)

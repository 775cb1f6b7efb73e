"""Inventing the people, organs and places of a story from the word lists."""

from __future__ import annotations

import random
import re
from functools import cache

from training.frames.draft import Count, Entity
from training.frames.morphology import fixed_articles
from training.frames.tables import Row, fills, rows

STATE = frozenset(
    {"gov", "leader1", "leader", "minister", "mil", "air", "pol", "sec", "spy", "dipl", "dipl1", "leadmil"}
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9, "eleven": 11}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_ALIASES = {
    "armed": ("mil", "reb", "mlt"),
    "gun": ("reb", "uaf"),
    "land": ("country",),
    "firmp": ("firmp",),
    "media2": ("media",),
    "site2": ("site2",),
}


@cache
def templates() -> dict[str, tuple[Row, ...]]:
    """Name templates by class of actor or thing."""
    found: dict[str, list[Row]] = {}
    for row in rows("groups", "|") + rows("institutions", "|") + rows("things", "|"):
        found.setdefault(row["class"], []).append(row)
    return {kind: tuple(group) for kind, group in found.items()}


def classes_of(name: str, rng: random.Random) -> str:
    """One concrete class for a class of the lexicon (``armed`` is army, rebels or militia)."""
    return rng.choice(_ALIASES.get(name, (name,)))


def number(rng: random.Random) -> tuple[str, str, int, int | None]:
    """A people figure: text before the noun, the figure's own words, lowest and highest value."""
    kind = rng.random()
    if kind < 0.3:
        word = rng.choice(sorted(_NUMBERS))
        return f"{word} ", word, _NUMBERS[word], _NUMBERS[word]
    if kind < 0.55:
        value = rng.choice([8, 12, 14, 17, 23, 31, 45, 60, 120, 300])
        return f"{value} ", str(value), value, value
    if kind < 0.75:
        word = rng.choice(sorted(_VAGUE))
        return f"{word} of ", word, _VAGUE[word], None
    value = rng.choice([6, 10, 15, 20, 30, 50, 70, 200])
    lead, low, high = rng.choice(
        [
            ("at least", value, None),
            ("more than", value + 1, None),
            ("up to", 0, value),
            ("about", value, value),
            ("several", 3, None),
        ]
    )
    if lead == "several":
        return "several ", "several", 3, None
    return f"{lead} {value} ", f"{lead} {value}", low, high


class Namer:
    """Fills name templates for one country."""

    def __init__(self, rng: random.Random, country: Row, foreign: Row, *, taken: set[str]) -> None:
        """A namer for a country; ``taken`` are surnames already given."""
        self.rng = rng
        self.country = country
        self.foreign = foreign
        self.taken = taken
        self.values: dict[str, str] = {}
        self.count: Count | None = None

    def fill(self, template: str) -> str:
        """The template with every open slot filled; the same slot gets the same words until ``reset``."""
        return re.sub(r"\{(\w+)\}", lambda match: self._slot(match[1]), template)

    def reset(self) -> None:
        """Forget the words chosen so far."""
        self.values = {}
        self.count = None

    def _slot(self, slot: str) -> str:
        if slot not in self.values:
            self.values[slot] = self._value(slot)
        return self.values[slot]

    def _value(self, slot: str) -> str:
        plain = {
            "adj": self.country["adjective"],
            "country": self.country["name"],
            "capital": self.country["capital"],
            "fadj": self.foreign["adjective"],
        }
        if slot in plain:
            return plain[slot]
        if slot in {"city", "fcity"}:
            return self.rng.choice((self.country if slot == "city" else self.foreign)["cities"].split(";"))
        if slot == "area":
            return self.rng.choice(self.country["areas"].split(";"))
        made = getattr(self, f"_{slot}", None)
        return made() if made else self.rng.choice(fills()[slot])

    def _n(self) -> str:
        text, figure, low, high = number(self.rng)
        self.count = (figure, low, high)
        return text

    def _age(self) -> str:
        return str(self.rng.randint(19, 71))

    def _man(self) -> str:
        return self.rng.choice(["man", "woman"])

    def _person(self, sex: str) -> str:
        row = next(row for row in rows("names") if row["culture"] == self.country["culture"])
        families = row["family"].split(";")
        given = self.rng.choice(row[sex].split(";"))
        family = self.rng.choice([name for name in families if name not in self.taken] or families)
        self.values |= {"surname": family, "sex": sex}
        return f"{given} {family}"

    def _name(self) -> str:
        return self._person(self.rng.choice(["male", "male", "female"]))

    def _mname(self) -> str:
        return self._person("male")

    def _Dept(self) -> str:  # noqa: N802
        return self._slot("dept").title()

    def _pair(self, first: str, last: str) -> str:
        return f"{self.rng.choice(fills()[first])} {self.rng.choice(fills()[last])}"

    def _partyname(self) -> str:
        return self._pair("partyadj", "partynoun")

    def _rebname(self) -> str:
        return self._pair("rebfirst", "reblast")

    def _unionname(self) -> str:
        return self._pair("unionfirst", "unionlast")

    def _ngoname(self) -> str:
        return self._pair("ngofirst", "ngolast")

    def _firmname(self) -> str:
        return self._pair("firmfirst", "firmlast")

    def _outletbare(self) -> str:
        return self._pair("outletfirst", "outletlast")

    def _outlet(self) -> str:
        return f"the {self._slot('outletbare')}"

    def _univ(self) -> str:
        return f"the University of {self._slot('city')}"


def bare(text: str) -> str:
    """The words without an article before and a comma behind."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text).rstrip(" ,")


def _pronoun(form: str, namer: Namer) -> str:
    if form == "p":
        return "she" if namer.values.get("sex") == "female" else "he"
    if form == "q":
        return "she" if namer.values.get("man") == "woman" else "he"
    return form


def _sectors(row: Row) -> tuple[str, ...]:
    return tuple(code for code in row["sectors"].split(";") if code)


def cast(namer: Namer, kind: str) -> Entity:
    """A new entity of a class, named after one of its templates."""
    namer.reset()
    row = namer.rng.choice(templates()[kind])
    full = fixed_articles(namer.fill(row["full"])).replace("pines's", "pines'").replace("States's", "States'")
    if "kind" not in row:
        return Entity(bare(full), "place", namer.country["iso"], (), full, full, "it", group=kind)
    name = namer.fill(row["name"]) if row["name"] else bare(full)
    if namer.count and not row["name"]:
        name = name.removeprefix(namer.count[0]).removeprefix(" of").strip()
    country = row.get("code") or namer.country["iso"]
    side = country if kind in STATE else f"{kind}:{name}"
    pronoun = _pronoun(row["form"], namer)
    return Entity(
        name, row["kind"], country, _sectors(row), full, namer.fill(row["short"]), pronoun, side, kind, namer.count
    )


def nation(country: Row) -> Entity:
    """A country as an actor or a place."""
    name = country["name"]
    return Entity(bare(name), "country", country["iso"], (), name, name, "it", country["iso"], "country")


def town(name: str, country: Row, full: str) -> Entity:
    """A town, province or other named place."""
    return Entity(name, "place", country["iso"], (), full, name, "it", group="town")

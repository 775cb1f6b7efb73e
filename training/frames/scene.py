"""The stage of one article: its countries, its date, who has been named so far."""

from __future__ import annotations

import datetime
import random
import re

from training.frames.casting import Namer, cast, classes_of, nation, town
from training.frames.draft import Entity, Mention, key
from training.frames.frag import Frag, cat, mark
from training.frames.morphology import possessive
from training.frames.tables import Row, rows

DIRECTIONS = ("northern", "southern", "eastern", "western", "central")
_CASES = {
    "he": ("he", "him", "his"),
    "she": ("she", "her", "her"),
    "it": ("it", "it", "its"),
    "they": ("they", "them", "their"),
}
_APART = ({"RUS", "UKR"},)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def pronoun(entity: Entity, case: int = 0) -> str:
    """Its pronoun: 0 subject, 1 object, 2 possessive."""
    return _CASES[entity.pronoun][case]


def _countries(rng: random.Random) -> list[Row]:
    while True:
        drawn = rng.sample(rows("countries"), 5)
        if not any(apart <= {row["iso"] for row in drawn} for apart in _APART):
            return drawn


class Scene:
    """Countries, cast and calendar of one article; ``rng`` is its only source of chance."""

    def __init__(self, rng: random.Random) -> None:
        """An empty stage with three countries and a day of publication."""
        self.rng = rng
        self.home, self.other, *self.further = _countries(rng)
        self.published = datetime.date(2003, 1, 1) + datetime.timedelta(days=rng.randrange(7900))
        self.entities: list[Entity] = []
        self.busy: list[Entity] = []
        self.headline = False
        self.frames: list[str] = []
        self.spoke: Entity | None = None

    # --- cast
    def namer(self, *, foreign: bool = False) -> Namer:
        """A namer for the home country, or for the other one."""
        pair = (self.other, self.home) if foreign else (self.home, self.other)
        return Namer(self.rng, *pair, taken={e.short for e in self.entities})

    def _known(self, kind: str, foreign: bool) -> list[Entity]:
        iso = (self.other if foreign else self.home)["iso"]
        kin = [e for e in self.entities if e.group == kind and e.told and e not in self.busy]
        return [e for e in kin if e.country in {iso, "UNO", "IGO", "EUR", "NGO"}]

    def keep(self, entity: Entity) -> Entity:
        """The entity, or the one already known by its name; it now takes part in the sentence."""
        same = next((e for e in self.entities if (e.name, e.kind) == (entity.name, entity.kind)), None)
        if same is None:
            self.entities.append(entity)
        kept = same or entity
        self.busy.append(kept)
        return kept

    def nation(self, *, foreign: bool | None = None) -> Entity:
        """A country of the scene that does not yet take part in the sentence."""
        acting = {e.country for e in self.busy if e.kind == "country" or e.side == e.country}
        free = [row for row in (self.home, self.other) if row["iso"] not in acting]
        rest = [row for row in self.further if row["iso"] not in acting]
        row = self.rng.choice(free or rest or self.further)
        if foreign is not None:
            wanted = self.other if foreign else self.home
            row = wanted if wanted in free else row
        return self.keep(nation(row))

    def place(self, *, foreign: bool = False, wide: bool = False) -> Entity:
        """A town of the scene, or a region (``wide``)."""
        row = self.other if foreign else self.home
        name = self.rng.choice(row["areas" if wide else "cities"].split(";"))
        known = next((e for e in self.entities if e.name == name), None)
        if known:
            self.busy.append(known)
            return known
        direction = self.rng.choice(DIRECTIONS)
        fulls = (
            [name, name, name]
            if wide
            else [
                name,
                name,
                name,
                f"the town of {name}",
                f"the city of {name}",
                f"the {direction} city of {name}",
                f"the {direction} town of {name}",
                f"the {row['adjective']} city of {name}",
            ]
        )
        return self.keep(town(name, row, self.rng.choice(fulls)))

    def entity(self, kind: str, *, foreign: bool = False) -> Entity:
        """Somebody of a class: one already named, or a new one."""
        abroad = foreign or (kind.endswith("2") and kind not in {"site2", "party2", "reb2"})
        kind = classes_of(kind.rstrip("12") if kind not in {"leader1", "site2", "dipl1"} else kind, self.rng)
        if kind in {"country", "land"}:
            return self.nation(foreign=True if abroad else None)
        if kind in {"town", "area"}:
            return self.place(foreign=abroad, wide=kind == "area")
        known = self._known(kind, abroad)
        if known and self.rng.random() < 0.45:
            self.busy.append(known[0])
            return known[0]
        for _ in range(6):
            namer = self.namer(foreign=abroad or kind == "dipl")
            made = cast(namer, kind)
            if all(made.name != e.name for e in self.busy):
                break
        return self.keep(self.placed(made, namer))

    def placed(self, entity: Entity, namer: Namer) -> Entity:
        """The entity, with the place named inside its name."""
        for slot, country in (("city", namer.country), ("area", namer.country), ("capital", namer.country)):
            name = country["capital"] if slot == "capital" else namer.values.get(slot)
            if name and re.search(rf"\b(in|near|outside|off|at|of|over|to) {re.escape(name)}\b", entity.full):
                known = next((e for e in self.entities if e.name == name), None)
                entity.inner = known or town(name, country, name)
                if known is None:
                    self.entities.append(entity.inner)
        return entity

    # --- naming
    def text_of(self, entity: Entity) -> str:
        """How the entity is named at this point of the article."""
        if self.headline:
            return self._headline_name(entity)
        fresh = not entity.told
        entity.told = True
        if fresh or entity.kind in {"country", "place"} or self._shared(entity):
            return entity.full
        return entity.short if self.rng.random() < 0.75 else entity.full.rstrip(",")

    def _shared(self, entity: Entity) -> bool:
        return sum(e.short == entity.short for e in self.entities) > 1

    def _headline_name(self, entity: Entity) -> str:
        text = entity.full
        if text.endswith(","):
            text = text.split(",")[0]
        for lead in ("the ", "a ", "an "):
            text = text.removeprefix(lead)
        return text

    def np(self, entity: Entity, *roles: list[Mention]) -> Frag:
        """The entity's name at this point, marked, as an argument in each of the role lists."""
        mention = Mention(entity)
        for role in roles:
            role.append(mention)
        named = Frag(self.text_of(entity))
        if entity.count and named.text.startswith(entity.count[0]):
            size = len(entity.count[0])
            named.marks.append((0, size, key(mention, "count")))
        at = -1 if entity.inner is None else named.text.find(entity.inner.name)
        if at >= 0 and entity.inner is not None:
            mention.inner = Mention(entity.inner)
            named.marks.append((at, at + len(entity.inner.name), key(mention.inner)))
        return mark(named, key(mention))

    def pronoun(self, entity: Entity, case: int, *roles: list[Mention]) -> Frag:
        """A pronoun for the entity, marked as an argument in each of the role lists."""
        mention = Mention(entity)
        for role in roles:
            role.append(mention)
        return mark(pronoun(entity, case), key(mention))

    def first_person(self, entity: Entity | None, *roles: list[Mention]) -> Frag:
        """``We``, meaning the entity."""
        assert entity is not None
        mention = Mention(entity)
        for role in roles:
            role.append(mention)
        return mark("we", key(mention))

    def possessive(self, entity: Entity, *roles: list[Mention]) -> Frag:
        """The name with its possessive ending outside the mark."""
        name = self.np(entity, *roles)
        return cat(name, possessive(name.text))

    # --- calendar
    def when(self, future: bool = False) -> tuple[str, str]:
        """A date expression of the past or the future, and its ISO value."""
        day = self.published
        step = datetime.timedelta(days=self.rng.randint(1, 6))
        then = day + step if future else day - step
        kind = self.rng.randrange(9)
        if kind <= 2:
            return f"on {_WEEKDAYS[then.weekday()]}", then.isoformat()
        if kind == 3:
            return (
                ("tomorrow", (day + datetime.timedelta(1)).isoformat())
                if future
                else ("yesterday", (day - datetime.timedelta(1)).isoformat())
            )
        if kind == 4:
            return self._week(day, future)
        if kind == 5:
            return f"on {then:%B} {then.day}", then.isoformat()
        if kind == 6:
            return f"on {then.day} {then:%B}", then.isoformat()
        return self._longer(day, future)

    def _longer(self, day: datetime.date, future: bool) -> tuple[str, str]:
        year = day.year + (1 if future else -1)
        if self.rng.random() < 0.4:
            return f"in {year}", str(year)
        month = self.rng.randint(1, 12)
        return f"in {datetime.date(year, month, 1):%B} {year}", f"{year}-{month:02}"

    def _week(self, day: datetime.date, future: bool) -> tuple[str, str]:
        monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(days=7 if future else -7)
        sunday = monday + datetime.timedelta(days=6)
        return ("next week" if future else "last week"), f"{monday.isoformat()}/{sunday.isoformat()}"

    # --- one sentence after another
    def next_sentence(self) -> None:
        """Everybody is free again."""
        self.busy = []

    def used(self, frame: str) -> None:
        """Note the name of a frame that was used."""
        self.frames.append(frame)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

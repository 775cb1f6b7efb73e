"""Entities, mentions, events and attributions while a text is being made."""

from __future__ import annotations

from dataclasses import dataclass, field

Count = tuple[str, int, int | None]


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something of the story; ``full`` and ``short`` name it, ``inner`` is the place inside that name."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    full: str
    short: str
    pronoun: str
    side: str = ""
    group: str = ""
    count: Count | None = None
    told: bool = False
    inner: Entity | None = None

    @property
    def plural(self) -> bool:
        """Whether it takes a plural verb."""
        return self.pronoun == "they"


@dataclass(slots=True, eq=False)
class Mention:
    """One naming of an entity; its key marks the words, if there are any; ``inner`` names the place in it."""

    entity: Entity
    inner: Mention | None = None


@dataclass(slots=True, eq=False)
class Tally:
    """A people figure and the mention or mark that holds its words."""

    what: str
    holder: object
    low: int
    high: int | None


@dataclass(slots=True, eq=False)
class Attribution:
    """Words of a source; ``source`` is the mention in the text, ``speaker`` the entity."""

    kind: str = "indirect"
    speaker: Entity | None = None
    source: Mention | None = None
    cue: bool = True
    parent: Attribution | None = None


@dataclass(slots=True, eq=False)
class Event:
    """One act; ``foreign`` is the status it takes in the mouth of another side."""

    type: str
    mode: str | None
    status: str = "actual"
    polarity: str = "affirmed"
    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    date: str | None = None
    dated: bool = False
    source: Attribution | None = None
    counts: list[Tally] = field(default_factory=list)
    same_as: Event | None = None
    foreign: str | None = None


def key(owner: object, part: str = "") -> tuple[object, str]:
    """The key that marks a part of a draft object in a piece of text."""
    return (owner, part)

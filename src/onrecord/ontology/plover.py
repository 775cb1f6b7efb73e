"""PLOVER 2.0: the 16 event types with their modes, quads and scores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from onrecord.record.errors import UsageError

VERSION = "PLOVER 2.0"


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of a type is done; `score` in -10..10 (None where PLOVER gives none)."""

    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type. `quad` is one of the four classes of `quads()`; `score` runs from -10 (conflict) to 10."""

    name: str
    quad: str
    score: float
    requires_recipient: bool
    definition: str
    modes: tuple[Mode, ...]

    def mode(self, name: str) -> Mode:
        """The mode with this name. Raises UsageError."""
        for mode in self.modes:
            if mode.name == name:
                return mode
        allowed = ", ".join(mode.name for mode in self.modes) or "none"
        raise UsageError(
            f"unknown mode {name!r} of {self.name}; allowed are {allowed}: take one of them or leave it out"
        )


@cache
def types() -> Mapping[str, EventType]:
    """The 16 types by name, in PLOVER's order."""
    return MappingProxyType({name: _event_type(name, form) for name, form in _table()["types"].items()})


@cache
def quads() -> Mapping[str, int]:
    """The four quad classes and their numbers, 1 to 4."""
    return MappingProxyType(dict(_table()["quads"]))


def check_type(name: str) -> EventType:
    """The type with this name. Raises UsageError."""
    if name not in types():
        raise UsageError(f"unknown event type {name!r}; PLOVER has {', '.join(types())}: take one of them")
    return types()[name]


def check_mode(event_type: str, mode: str | None) -> Mode | None:
    """The mode of a type, None for None. Raises UsageError if the type or the mode is unknown."""
    known = check_type(event_type)
    return None if mode is None else known.mode(mode)


def score(event_type: str, mode: str | None = None) -> float:
    """The score of a type, or of its mode where PLOVER gives it one. Raises UsageError."""
    chosen = check_mode(event_type, mode)
    return chosen.score if chosen is not None and chosen.score is not None else check_type(event_type).score


def _event_type(name: str, form: Mapping[str, Any]) -> EventType:
    return EventType(
        name=name,
        quad=form["quad"],
        score=float(form["score"]),
        requires_recipient=form["requires_recipient"],
        definition=form["definition"],
        modes=tuple(_mode(mode) for mode in form["modes"]),
    )


def _mode(form: Mapping[str, Any]) -> Mode:
    given = form["score"]
    return Mode(form["name"], None if given is None else float(given), form["definition"])


@cache
def _table() -> dict[str, Any]:
    source = resources.files("onrecord.ontology") / "data" / "plover.json"
    table: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return table

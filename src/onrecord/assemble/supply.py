"""Supplies the arguments that an earlier sentence settles, by small networks learned from coded texts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Self

from onrecord.assemble.sameness import stem
from onrecord.assemble.settled import ROLES, Features, Told, candidates
from onrecord.record import Argument, Attribution, Entity, Event

NOUN_ENDINGS = ("ed", "ing")  # a trigger without one is taken for a noun


@dataclass(frozen=True, slots=True)
class Scorer:
    """One hidden layer over named features; `threshold` is the least probability at which an entity is supplied."""

    threshold: float
    hidden: Mapping[str, Sequence[float]]
    hidden_bias: Sequence[float]
    out: Sequence[float]
    bias: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From its JSON form."""
        return cls(data["threshold"], data["hidden"], data["hidden_bias"], data["out"], data["bias"])

    def probability(self, features: Features) -> float:
        """That the entity with these features takes the part."""
        inner = list(self.hidden_bias)
        for name, value in features.items():
            for unit, weight in enumerate(self.hidden.get(name, ())):
                inner[unit] += value * weight
        score = self.bias + sum(weight * math.tanh(value) for weight, value in zip(self.out, inner, strict=True))
        return 1 / (1 + math.exp(-score))


@cache
def scorers() -> tuple[Scorer, ...]:
    """The scorer of each role, as shipped."""
    path = resources.files("onrecord.assemble") / "data" / "supply.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Scorer.of(data[role]) for role in ROLES)


def supply(
    events: Sequence[Event], entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> tuple[Event, ...]:
    """The events, with an argument (`quote` None) in each empty role that the text before settles.

    Nobody is supplied where no candidate is sure enough. Acts are taken in the order told, and what was supplied to
    one may settle the next.
    """
    kinds = {entity.id: entity.kind for entity in entities}
    acts = told(events, attributions)
    found = []
    for number, event in enumerate(events):
        found.append(_supplied(event, number, acts, kinds))
        acts[number] = replace(acts[number], parties=_parties(found[-1]))
    return tuple(found)


def told(events: Sequence[Event], attributions: Sequence[Attribution]) -> list[Told]:
    """The events as acts told."""
    speakers = {attribution.id: attribution.source_entity for attribution in attributions}
    numbers = {event.id: number for number, event in enumerate(events)}
    return [
        Told(
            event.sentence,
            event.type,
            stem(event.trigger.text),
            not event.trigger.text.casefold().endswith(NOUN_ENDINGS),
            _parties(event),
            event.source,
            None if event.source is None else speakers[event.source],
            number if event.same_as is None else numbers[event.same_as],
        )
        for number, event in enumerate(events)
    ]


def _parties(event: Event) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(a.entity for a in arguments) for arguments in (event.actors, event.recipients, event.places))


def _supplied(event: Event, number: int, acts: Sequence[Told], kinds: Mapping[str, str]) -> Event:
    actors, recipients, places = (
        (event.actors, event.recipients, event.places)[role] or _party(number, role, acts, kinds, scorer)
        for role, scorer in enumerate(scorers())
    )
    return replace(event, actors=actors, recipients=recipients, places=places)


def _party(
    number: int, role: int, acts: Sequence[Told], kinds: Mapping[str, str], scorer: Scorer
) -> tuple[Argument, ...]:
    """The surest candidate, if it is sure enough."""
    found = [(scorer.probability(known), entity) for entity, known in candidates(acts, number, role, kinds)]
    best, entity = max(found, default=(0.0, ""), key=lambda one: one[0])
    return (Argument(entity, None),) if best > scorer.threshold else ()

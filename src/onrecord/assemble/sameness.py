"""Which events of one article tell the same act again: a cautious first version, on words and entities."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Argument, Event

_IRREGULAR = {
    "fought": "fight", "fighting": "fight", "held": "hold", "invasion": "invad", "left": "leav", "met": "meet",
    "seizure": "seiz", "sent": "send", "shot": "shoot", "shootings": "shoot", "struck": "strik", "threat": "threaten",
    "threats": "threaten", "withdrew": "withdraw", "withdrawn": "withdraw", "agreement": "agre", "arrival": "arriv",
}  # fmt: skip
_ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ed", "es", "s", "e")
_SHORTEST = 3
_POINTED = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_LOOK_BACK = 40
_REMEMBERED = 50


def join_same(events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The events, each that repeats an earlier one with `same_as` set to the id of the act's first mention.

    Two tell one act if type and word stem agree, nothing stated differs (entities, days, numbers of one
    source), and either they share entities in two roles, or the later is a pointed noun ("the attack") that
    shares one or has a single possible antecedent. Looked for among the last 50 acts of the type and stem told.
    """
    firsts: dict[tuple[str, str], deque[Event]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    joined = []
    for event in events:
        earlier = firsts[event.type, stem(event.trigger.text)]
        first = _antecedent(event, earlier, text)
        if first is not None:
            earlier.remove(first)
        earlier.append(first or event)
        joined.append(event if first is None else replace(event, same_as=first.id))
    return tuple(joined)


def stem(word: str) -> str:
    """The part of a trigger that its verb and its noun share: `attack` of attacked, attacking, attacks."""
    word = word.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if word.endswith("at") and len(word) > _SHORTEST + 2:
        word = word[:-2]
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


def _antecedent(event: Event, earlier: deque[Event], text: str) -> Event | None:
    pointed = _is_pointed(event, text)
    possible = [first for first in earlier if not _differ(first, event)]
    for first in reversed(possible):  # the last told first
        shared = _shared(first, event)
        if shared >= 2 or (shared == 1 and pointed and first.status == event.status):
            return first
    bare = not any(_roles(event))
    return possible[0] if pointed and bare and len(possible) == 1 else None


def _is_pointed(event: Event, text: str) -> bool:
    start = event.trigger.span.start
    return _POINTED.search(text[max(start - _LOOK_BACK, 0) : start]) is not None


def _roles(event: Event) -> tuple[tuple[Argument, ...], ...]:
    return event.actors, event.recipients, event.places


def _shared(first: Event, event: Event) -> int:
    """In how many roles the two have an entity in common."""
    return sum(1 for one, other in zip(_roles(first), _roles(event), strict=True) if _ids(one) & _ids(other))


def _ids(arguments: Sequence[Argument]) -> set[str]:
    return {argument.entity for argument in arguments}


def _differ(first: Event, event: Event) -> bool:
    """Whether the two state different entities in a role, different days, or, from one source, other numbers."""
    for one, other in zip(_roles(first), _roles(event), strict=True):
        if one and other and not _ids(one) & _ids(other):
            return True
    a, b = first.time, event.time
    if a.start and a.end and b.start and b.end and (a.end < b.start or b.end < a.start):
        return True
    return first.chain == event.chain and any(
        one.what == other.what and (one.minimum, one.maximum) != (other.minimum, other.maximum)
        for one in first.counts
        for other in event.counts
    )

"""What speaks for it that an earlier act's party takes part in an act whose own sentence does not name one.

"Near Mosul, three strikes destroyed a bridge" names no actor; the sentences before it did. The candidates are the
parties of the acts told up to that sentence; what is known of each is put in named numbers, which `supply` weighs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Features = dict[str, float]

ROLES = ("actors", "recipients", "places")
LOOK_BACK = 40  # acts
FAR = 3  # sentences: this and more are one


@dataclass(frozen=True, slots=True)
class Told:
    """An act as it is told: its sentence, type, stem of the trigger, the entities of each role, and who tells it.

    `parties` runs parallel to ROLES; `source` is the entity of the innermost attribution, `voice` its id; `first`
    numbers the act's first mention (its own number if this is it).
    """

    sentence: int
    type: str
    stem: str
    nominal: bool
    parties: tuple[frozenset[str], ...]
    voice: str | None
    source: str | None
    first: int


@dataclass(frozen=True, slots=True)
class _Use:
    """A candidate's part in another act; `back` counts acts back, -1 for the next act of the same sentence."""

    role: int
    act: Told
    back: int


def candidates(
    acts: Sequence[Told], number: int, role: int, kinds: Mapping[str, str]
) -> Iterator[tuple[str, Features]]:
    """Each entity that may be party to act `number` in `role`, with what is known of it; the last named first.

    `kinds` are those of the entities (`person`, `place` …). Entities that take another part in the act are no
    candidates, but an act may be done to a place and in it.
    """
    act = acts[number]
    taken = frozenset().union(*act.parties)
    uses = _uses(acts, number)
    common = _common(act, len(uses), taken)
    for rank, (entity, found) in enumerate(uses.items()):
        if entity not in taken or ROLES[role] == "places":
            features = common | _of(found, act, role, taken, rank)
            kind = kinds[entity]
            features[f"kind={kind}"] = 1.0
            features[f"kind={kind}, type={act.type}"] = 0.5
            if entity == act.source:
                features["tells it"] = 1.0
            yield entity, features


def _uses(acts: Sequence[Told], number: int) -> dict[str, list[_Use]]:
    """The parts that each entity takes in the acts before, and in the rest of the sentence; the last named first."""
    found: dict[str, list[_Use]] = defaultdict(list)
    for place in range(number - 1, max(number - LOOK_BACK, 0) - 1, -1):
        _add(found, acts[place], number - place)
    for place in range(number + 1, len(acts)):
        if acts[place].sentence != acts[number].sentence:
            break
        _add(found, acts[place], number - place)
    return found


def _add(found: dict[str, list[_Use]], act: Told, back: int) -> None:
    for role, parties in enumerate(act.parties):
        for entity in sorted(parties):
            found[entity].append(_Use(role, act, back))


def _common(act: Told, choice: int, taken: frozenset[str]) -> Features:
    found = {"always": 1.0, f"type={act.type}": 1.0, "choice": math.log1p(choice), "named parties": float(len(taken))}
    if act.nominal:
        found["noun"] = 1.0
    if act.sentence > 5:
        found["far into the text"] = 1.0
    return found


def _of(uses: Sequence[_Use], act: Told, role: int, taken: frozenset[str], rank: int) -> Features:
    found = {f"away {_away(uses, act)}": 1.0, "uses": math.log(len(uses))}
    if rank < 2:
        found[f"named last but {rank}"] = 1.0
    same = [use for use in uses if use.role == role]
    if same:
        found |= {"same role": 1.0, f"same role, away {_away(same, act)}": 1.0, "same role uses": math.log(len(same))}
        found |= {name: 1.0 for name, holds in _alike(same, act, taken) if holds}
    return found


def _away(uses: Sequence[_Use], act: Told) -> int:
    return min(FAR, min(act.sentence - use.act.sentence for use in uses))


def _alike(same: Sequence[_Use], act: Told, taken: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """How the acts in which the candidate takes the same role are like this one."""
    shares = [use for use in same if taken & frozenset().union(*use.act.parties)]
    yield "of the type", any(use.act.type == act.type for use in same)
    yield "of the type, near", any(use.act.type == act.type and act.sentence - use.act.sentence <= 1 for use in same)
    yield "of the stem", any(use.act.stem == act.stem for use in same)
    yield "shares a party", bool(shares)
    yield "shares a party, of the stem", any(use.act.stem == act.stem for use in shares)
    yield "of the voice", any(use.act.voice == act.voice for use in same)
    yield "the act before", any(use.back == 1 for use in same)
    yield "the act after", any(use.back == -1 for use in same)
    yield "the same act", any(use.act.first == act.first for use in same)

"""Scores may only rise: every guarded suite against its floors in floors.json; a floor is never lowered by command."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
GUARDED = (
    "wikinews", "statements", "spurious", "bias", "polnear", "ewt", "names", "roles", "factuality", "plv",
    "calibration", "examples", "table",
)  # fmt: skip
LOWER_IS_BETTER = ("events per 1,000 words", "articles with any", "calibration error", "changed", "MAE")
SLACK = 0.01  # below what was reached: a guard against a fall, not against the noise of another machine's arithmetic
STEP = 0.005
Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A score on the wrong side of its floor."""

    suite: str
    measure: str
    value: float
    floor: float


def floors(path: Path = FLOORS) -> Floors:
    """The floors by suite and measure."""
    found: Floors = json.loads(path.read_text(encoding="utf-8"))
    return found


def lower_is_better(measure: str) -> bool:
    """Whether the floor of a measure is a ceiling."""
    return measure.endswith(LOWER_IS_BETTER)


def fallen(reached: Mapping[str, Mapping[str, float]], floors: Floors) -> list[Fall]:
    """Every floor that is missed, of the suites in `reached`; a measure that is gone counts as fallen."""
    return [fall for suite in reached for fall in _fallen(suite, reached[suite], floors.get(suite, {}))]


def _fallen(suite: str, reached: Mapping[str, float], held: Mapping[str, float]) -> Iterator[Fall]:
    for measure, floor in held.items():
        value = reached.get(measure, math.nan)
        if not (value <= floor if lower_is_better(measure) else value >= floor):
            yield Fall(suite, measure, value, floor)


def lift(reached: Mapping[str, Mapping[str, float]], path: Path = FLOORS) -> int:
    """Write floors a little below what was reached where that is higher than before; the number of floors changed."""
    held, changed = floors(path), 0
    for suite, found in reached.items():
        for measure, value in found.items():
            old, new = held.setdefault(suite, {}).get(measure), _floor(measure, value)
            better = old is None or (new < old if lower_is_better(measure) else new > old)
            if better:
                held[suite][measure] = new
                changed += 1
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    return changed


def _floor(measure: str, value: float) -> float:
    if lower_is_better(measure):
        return round(math.ceil((value + max(SLACK, 0.02 * value)) / STEP) * STEP, 3)
    return round(math.floor((value - SLACK) / STEP) * STEP, 3)

"""Whether confidences mean what they say: expected calibration error and the reliability diagram.

A confidence is right when the event's trigger overlaps a gold trigger (the confidence of an event is that of its being
one). Expected calibration error: Guo et al. 2017, ten bins of equal width.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evaluation.record import overlap

BINS = 10
Coding = Mapping[str, Any]
Judged = list[tuple[float, bool]]


def judged(gold: Coding, system: Coding) -> Judged:
    """(confidence, right) of each event of the system, one gold event for one event at most."""
    used: set[int] = set()
    found: Judged = []
    for event in system["events"]:
        free = (i for i, g in enumerate(gold["events"]) if i not in used and overlap(g["span"], event["span"]))
        index = next(free, None)
        if index is not None:
            used.add(index)
        found.append((event["confidence"], index is not None))
    return found


def bins(rows: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, count) of every bin that holds something, by rising confidence."""
    held: dict[int, Judged] = {}
    for confidence, right in rows:
        held.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    return [
        (sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part))
        for _, part in sorted(held.items())
    ]


def expected_error(rows: Sequence[tuple[float, bool]]) -> float:
    """Mean distance between confidence and accuracy, bins weighted by their size."""
    return sum(n * abs(confidence - right) for confidence, right, n in bins(rows)) / max(1, len(rows))


def diagram(rows: Sequence[tuple[float, bool]], width: int = 40) -> Iterable[str]:
    """The reliability diagram as lines of text: the bar is the share right, `|` stands at the confidence."""
    for confidence, right, count in bins(rows):
        bar = list("█" * round(right * width) + " " * (width - round(right * width) + 1))
        bar[round(confidence * width)] = "|"
        yield f"{confidence:.2f} {''.join(bar)} {right:.2f}  n={count}"

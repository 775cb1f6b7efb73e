"""Spans from tags, links and pointers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.heads import log_softmax

Floats = NDArray[np.float32]
Range = tuple[int, int]


def bio(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first, end, kind) of B-/I- tags; an I of another kind, or after O, begins a span."""
    found: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        goes_on = tag[:1] == "I" and start >= 0 and tag[2:] == kind
        if start >= 0 and not goes_on:
            found.append((start, index, kind))
            start = -1
        if tag != "O" and not goes_on:
            start, kind = index, tag[2:]
    return found


def runs(chosen: NDArray[np.bool_]) -> list[Range]:
    """Half-open ranges of neighbouring True values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def pointed(start_scores: Floats, end_scores: Floats) -> Range | None:
    """The best start <= end of (words + 1) scores, None if "none" (the last) scores better."""
    start, end = log_softmax(start_scores), log_softmax(end_scores)
    nowhere = start[-1] + end[-1]
    start, end = start[:-1], end[:-1]
    if not len(start):
        return None
    best = np.maximum.accumulate(start)
    last = int((best + end).argmax())
    if best[last] + end[last] <= nowhere:
        return None
    return int(start[: last + 1].argmax()), last + 1

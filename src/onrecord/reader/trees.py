"""Dependency trees from scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = -1e9


def tree(scores: Floats) -> Ints:
    """Heads (0..n-1, or n for the one root) of n words from (n, n + 1) scores.

    Each word takes its best head; a cycle is opened at the word that loses least by moving to a head that reaches
    the root, which ends in a tree with exactly one root.
    """
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    margin = scores[:, n] - scores[:, :n].max(axis=1) if n > 1 else scores[:, n]
    root = int(margin.argmax())
    scores[:, n] = _NEVER
    scores[root] = _NEVER
    scores[root, n] = 0.0
    heads: Ints = scores.argmax(axis=1)
    while (loose := _cycle(heads, root)) is not None:
        cycle, reached = loose
        options = np.where(reached[None, :], scores[cycle][:, :n], _NEVER)
        cost = options.max(axis=1) - scores[cycle, heads[cycle]]
        moved = int(cost.argmax())
        heads[cycle[moved]] = int(options[moved].argmax())
    return heads


def _cycle(heads: Ints, root: int) -> tuple[Ints, NDArray[np.bool_]] | None:
    """The words of one cycle and which words reach the root; None if all do."""
    n = len(heads)
    state = np.zeros(n, np.int8)  # 1: reaches the root, 2: doesn't
    state[root] = 1
    cycle: list[int] = []
    for start in range(n):
        path: list[int] = []
        seen: dict[int, int] = {}
        word = start
        while state[word] == 0 and word not in seen:
            seen[word] = len(path)
            path.append(word)
            word = int(heads[word])
        closed = word in seen
        if closed and not cycle:
            cycle = path[seen[word] :]
        state[path] = 2 if closed else state[word]
    return (np.array(cycle), state == 1) if cycle else None

"""Exact spans: precision, recall and F1 over (kind, start, end)."""

from __future__ import annotations

from collections.abc import Hashable, Set


class SpanScorer:
    """Sums over texts, then F1; for names the measure of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003)."""

    def __init__(self) -> None:
        self.matched = self.gold = self.system = 0

    def add(self, gold: Set[Hashable], system: Set[Hashable]) -> None:
        """Add one text."""
        self.matched += len(gold & system)
        self.gold += len(gold)
        self.system += len(system)

    def scores(self, prefix: str = "") -> dict[str, float]:
        """Precision, recall and F1, each named with `prefix` before it."""
        return {
            f"{prefix}precision": self.matched / max(1, self.system),
            f"{prefix}recall": self.matched / max(1, self.gold),
            f"{prefix}F1": 2 * self.matched / max(1, self.gold + self.system),
        }

"""Factuality against UDS-IH2 dev (Rudinger, White and Van Durme 2018, "Neural Models of Factuality"), predicates given.

The gold says of each predicate, from -3 (certainly not) to 3 (certainly), whether what it names happened or will. What
the reader predicts at the predicate's word is held against it as there: Pearson's r, and the mean absolute error (MAE).
Predictions are taken as they come, not cut off at either end of the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from evaluation import ewt
from onrecord.reader import Reader


def measures(pairs: Iterable[tuple[float, float]]) -> dict[str, float]:
    """Both measures over pairs of (gold, predicted)."""
    gold, predicted = np.array(list(pairs)).T
    return {
        "Pearson r": float(np.corrcoef(gold, predicted)[0, 1]),
        "MAE": float(np.abs(gold - predicted).mean()),
    }


def judged(data: Path, reader: Reader) -> Iterator[tuple[float, float]]:
    """Gold and predicted value of each predicate of the dev documents. Raises ModelError."""
    for doc in ewt.documents(data):
        predicted = reader.heads.facts(ewt.vectors(reader, doc))
        yield from ((value, float(predicted[word])) for word, value in doc.facts)


def scores(data: Path, reader: Reader) -> dict[str, float]:
    """Both measures over the dev documents. Raises ModelError."""
    return measures(judged(data, reader))

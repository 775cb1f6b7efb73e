"""EWT's dev documents with their layers, and the reader's vectors at their gold words.

A gold word takes the vector of the reader's word at its first character: of several words of the reader the first, and
where the reader has one word for several, the same for all. Documents are read whole, as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.reader import Reader
from onrecord.reader.heads import Floats, Ints
from training.data import treebank
from training.data.document import Document


def documents(data: Path) -> Iterator[Document]:
    """The dev documents with names, PropBank frames and factuality."""
    return treebank.documents(data / "ud-ewt" / "en_ewt-ud-dev.conllu", "ewt", treebank.ewt_layers(data, "dev"))


def vectors(reader: Reader, doc: Document) -> Floats:
    """(gold words, width)."""
    starts, _, x = reader.vectors(doc.text)
    return x[words_at(starts, doc.starts)]


def words_at(starts: list[int], places: list[int]) -> Ints:
    """The last word that begins at or before each character."""
    return np.searchsorted(starts, places, side="right") - 1

"""Other names in a training text: what an act is does not hang on who takes part.

Every name of a document may be replaced by another of its kind and number of words, the same one wherever it stands.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.reader import decode
from training.windows import Encoded

SHARE = 0.5  # of the documents, each time they come up
Words = tuple[tuple[list[int], int], ...]  # pieces and shape class of each word of a name
GAPS = 4


class Renaming:
    """The names of the given documents, by kind and number of words."""

    def __init__(self, pools: Iterable[list[Encoded]]) -> None:
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._words: dict[tuple[str, str], Words] = {}
        for encoded in (one for pool in pools for one in pool):
            for first, end, kind in names(encoded):
                name = _text(encoded, first, end)
                found[kind, end - first].add(name)
                self._words[kind, name] = tuple(
                    (encoded.pieces[index], encoded.shapes[index] // GAPS) for index in range(first, end)
                )
        self._names = {key: sorted(every) for key, every in found.items()}

    def __call__(self, encoded: Encoded, rng: random.Random) -> Encoded:
        """The document with other names, or as it is."""
        if rng.random() >= SHARE:
            return encoded
        pieces, shapes = list(encoded.pieces), list(encoded.shapes)
        chosen: dict[tuple[str, str], str] = {}
        for first, end, kind in names(encoded):
            old = kind, _text(encoded, first, end)
            new = chosen.setdefault(old, rng.choice(self._names[kind, end - first]))
            for index, (word, shape) in zip(range(first, end), self._words[kind, new], strict=True):
                pieces[index] = word
                shapes[index] = shape * GAPS + encoded.shapes[index] % GAPS
        return Encoded(encoded.doc, pieces, shapes)


def names(encoded: Encoded) -> Iterator[tuple[int, int, str]]:
    """The names of a document as (first word, end, kind)."""
    tags = [tag if tag is not None and tag != "?" else "O" for tag in encoded.doc.names or ()]
    yield from decode.bio(tags)


def _text(encoded: Encoded, first: int, end: int) -> str:
    doc = encoded.doc
    return doc.text[doc.starts[first] : doc.ends[end - 1]]

"""Semantic roles against PropBank EWT dev, predicates given.

Given are the text, the gold words and sentences, and the word of each predicate (verb, noun, adjective or auxiliary),
not its sense. Counted are ARG0, ARG1, ARG2, ARGM-LOC, ARGM-TMP and ARGM-NEG. All other labels are left out of both
sides: the other numbered arguments and ARGMs, V, and the references (R-) and continuations (C-) of the six as well; a
counted role on a stretch of another label is wrong.

`span` is precision, recall and F1 over (predicate, role, first word, last word), micro-averaged: the measure of the
CoNLL-2005 shared task (Carreras and Màrquez 2005, srl-eval.pl), also used on the CoNLL-2012 data (Pradhan et al. 2013),
but for the six labels. There every label save V counts, R- ones too, and an argument must have its C- parts to be
right; here its first part is enough. `head` asks for an argument's head word in place of its ends, as dependency-based
role labelling does (Surdeanu et al. 2008): the first word of the span whose head in the gold tree lies outside the
span, for gold and found spans alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evaluation import ewt
from evaluation.spans import SpanScorer
from onrecord.reader import Reader, decode
from onrecord.reader.heads import Floats, Heads, sigmoid
from onrecord.reader.labels import FRAME_ROLES
from training.data.document import Document

# The least probability of an argument's surest word, and of the words around it; chosen with an eye on these texts.
THRESHOLDS = (0.5, 0.25)
Range = tuple[int, int]
Arguments = list[tuple[str, Range]]
Frames = list[tuple[int, Arguments]]


class Scorer:
    """Sums over documents, then precision, recall and F1 by spans and by head words."""

    def __init__(self) -> None:
        self._spans, self._heads = SpanScorer(), SpanScorer()

    def add(self, tree: Sequence[int | None], gold: Frames, found: Frames) -> None:
        """Add the arguments in one document; `tree`: the head of each of its words, -1 for a root."""
        self._spans.add(set(_labelled(gold)), set(_labelled(found)))
        self._heads.add(*({(p, role, head(tree, span)) for p, role, span in _labelled(s)} for s in (gold, found)))

    def scores(self) -> dict[str, float]:
        """Both measures."""
        return self._spans.scores("span ") | self._heads.scores("head ")


def _labelled(frames: Frames) -> Iterator[tuple[int, str, Range]]:
    for predicate, arguments in frames:
        for role, span in arguments:
            yield predicate, role, span


def head(tree: Sequence[int | None], span: Range) -> int:
    """The first word of the span whose head lies outside."""
    inside = range(*span)
    return next(word for word in inside if tree[word] not in inside)


def arguments(chances: Floats, predicate: int) -> Arguments:
    """Arguments out of the (words, roles) probabilities of a sentence: runs of words with the same likeliest role.

    They do not overlap, and do not hold the predicate, as in PropBank.
    """
    surest, edge = THRESHOLDS
    best = chances.argmax(1)
    best[predicate] = -1
    return [
        (role, run)
        for number, role in enumerate(FRAME_ROLES)
        for run in decode.runs((best == number) & (chances[:, number] > edge))
        if chances[slice(*run), number].max() > surest
    ]


def found_in(doc: Document, x: Floats, heads: Heads) -> Frames:
    """What the reader takes for the arguments of the gold predicates, each in its gold sentence. Raises ModelError."""
    assert doc.frames is not None and doc.sentences is not None
    edges = [*sorted(doc.sentences), len(doc)]
    found: Frames = []
    for predicate, _ in doc.frames:
        place = bisect_right(edges, predicate)
        first, last = edges[place - 1], edges[place]
        chances = sigmoid(heads.frames(x[first:last], np.array([predicate - first]))[0])
        every = arguments(chances, predicate - first)
        found.append((predicate, [(role, (first + a, first + b)) for role, (a, b) in every]))
    return found


def scores(data: Path, reader: Reader) -> dict[str, float]:
    """Both measures over the dev documents. Raises ModelError."""
    scorer = Scorer()
    for doc in ewt.documents(data):
        assert doc.frames is not None and doc.heads is not None
        scorer.add(doc.heads, doc.frames, found_in(doc, ewt.vectors(reader, doc), reader.heads))
    return scorer.scores()

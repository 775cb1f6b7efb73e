"""Windows of documents as arrays, and batches of windows."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from onrecord.reader import labels
from onrecord.reader.pieces import WordPieces, shapes
from training.data.document import Act, Attributed, Document

IGNORE = -100
HEADS = {name: {label: i for i, label in enumerate(every)} for name, every in labels.tag_heads().items()}
RELATION = {label: i for i, label in enumerate(labels.DEPRELS)}
LEAST, SHORT = 12, 0.35  # words of a window; share of the windows that are cut short


@dataclass(slots=True)
class Encoded:
    """A document's words as pieces and shapes."""

    doc: Document
    pieces: list[list[int]]
    shapes: list[int]


def encode(doc: Document, vocabulary: WordPieces) -> Encoded:
    """Pieces and shapes of every word."""
    found = [vocabulary.of(doc.text[a:b]) for a, b in zip(doc.starts, doc.ends, strict=True)]
    return Encoded(doc, found, shapes(doc.text, doc.starts, doc.ends))


@dataclass(slots=True)
class Window:
    """Words [start, end) of a document with their targets (IGNORE where nothing is known).

    `tags`: head -> one label a word. `arcs`: head word within the window, `len` for the root. `links`: for each
    trigger its word and a (words, roles) 0/1 matrix; `frames` likewise. `pointers`: for each cue its word and
    four targets (`len` = none).
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    tags: dict[str, list[int]]
    arcs: list[int]
    relations: list[int]
    sentence_of: list[int]
    links: list[tuple[int, np.ndarray]] = field(default_factory=list)
    frames: list[tuple[int, np.ndarray]] = field(default_factory=list)
    pointers: list[tuple[int, tuple[int, int, int, int]]] = field(default_factory=list)
    facts: list[tuple[int, float]] = field(default_factory=list)


def cut(encoded: Encoded, start: int, end: int, vocabulary: WordPieces) -> Window:
    """The window of words [start, end)."""
    doc, n = encoded.doc, end - start
    window = Window([vocabulary.first], [0], [], [], {}, [IGNORE] * n, [IGNORE] * n, [0] * n)
    for index in range(start, end):
        window.first.append(len(window.ids))
        window.ids += encoded.pieces[index]
        window.shapes += [encoded.shapes[index]] * len(encoded.pieces[index])
        window.last.append(len(window.ids) - 1)
    window.ids.append(vocabulary.last)
    window.shapes.append(0)
    window.tags = {name: [IGNORE] * n for name in HEADS}
    _tag_words(window, doc, start, end)
    if doc.attributions is not None:
        _tag_attributions(window, doc.attributions, start, end)
    if doc.events is not None:
        _tag_events(window, doc.events, start, end)
    if doc.frames is not None:
        _tag_frames(window, doc, start, end)
    window.facts = [(word - start, value) for word, value in doc.facts if start <= word < end]
    return window


def _tag_words(window: Window, doc: Document, start: int, end: int) -> None:
    if doc.sentences is not None:
        number = 0
        for index in range(start, end):
            begins = index in doc.sentences
            number += begins
            window.tags["sentence"][index - start] = int(begins)
            window.sentence_of[index - start] = number
    for name, column in (("upos", doc.upos), ("name", doc.names)):
        if column is not None:
            known = HEADS[name]
            window.tags[name] = [IGNORE if label is None else known.get(label, IGNORE) for label in column[start:end]]
    if doc.heads is not None and doc.deprels is not None:
        for index in range(start, end):
            head, relation = doc.heads[index], doc.deprels[index]
            if head is not None and (head < 0 or start <= head < end):
                window.arcs[index - start] = end - start if head < 0 else head - start
                window.relations[index - start] = RELATION.get(relation or "", IGNORE)


def _bio(tags: list[int], first: int, last: int, start: int, end: int) -> None:
    """B and I over words [first, last); a span that began before the window goes on as I."""
    for index in range(max(first, start), min(last, end)):
        tags[index - start] = 1 if index == first else 2


def _tag_attributions(window: Window, every: list[Attributed], start: int, end: int) -> None:
    n = end - start
    window.tags["cue"] = [0] * n
    window.tags["content"] = [0] * n
    for item in every:
        if item.cue is None:
            if item.content is not None:
                _bio(window.tags["content"], *item.content, start, end)
            continue
        _bio(window.tags["cue"], *item.cue, start, end)
        if start <= item.cue[0] < end:
            targets: list[int] = []
            for span in (item.source, item.content):
                targets += _pointed(span, start, end)
            window.pointers.append((item.cue[0] - start, (targets[0], targets[1], targets[2], targets[3])))


def _pointed(span: tuple[int, int] | None, start: int, end: int) -> list[int]:
    if span is None:
        return [end - start] * 2
    first, last = span[0], span[1] - 1
    return [index - start if start <= index < end else IGNORE for index in (first, last)]


def _tag_events(window: Window, every: list[Act], start: int, end: int) -> None:
    n = end - start
    window.tags["type"] = [0] * n
    window.tags["count"] = [0] * n
    for act in every:
        for what, (first, last) in act.counts:
            for index in range(max(first, start), min(last, end)):
                window.tags["count"][index - start] = HEADS["count"][what]
        word = act.trigger - start
        if not 0 <= word < n or window.tags["type"][word]:
            continue
        window.tags["type"][word] = HEADS["type"][act.type]
        window.tags["mode"][word] = HEADS["mode"].get(f"{act.type}/{act.mode}", 0)
        window.tags["status"][word] = HEADS["status"][act.status]
        window.tags["polarity"][word] = HEADS["polarity"][act.polarity]
        links = act.links + [("count", span) for _, span in act.counts]
        window.links.append((word, _matrix(links, labels.ROLES, start, end)))


def _tag_frames(window: Window, doc: Document, start: int, end: int) -> None:
    assert doc.frames is not None
    for predicate, arguments in doc.frames:
        if start <= predicate < end:
            window.frames.append((predicate - start, _matrix(arguments, labels.FRAME_ROLES, start, end)))


def _matrix(links: list[tuple[str, tuple[int, int]]], roles: tuple[str, ...], start: int, end: int) -> np.ndarray:
    found = np.zeros((end - start, len(roles)), np.float32)
    for role, (first, last) in links:
        found[max(first - start, 0) : max(last - start, 0), roles.index(role)] = 1
    return found


def sample(
    pool: list[Encoded],
    rng: random.Random,
    words: int,
    vocabulary: WordPieces,
    vary: Callable[[Encoded, random.Random], Encoded] = lambda encoded, rng: encoded,
) -> Iterator[Window]:
    """Windows of about `words` words for ever: each pass goes over every document from a random offset.

    Now and then a window is a sentence or two, as texts of that length are read too. `vary` may change the words of a
    document anew each time, not their number.
    """
    while True:
        order = list(range(len(pool)))
        rng.shuffle(order)
        for index in order:
            encoded = vary(pool[index], rng)
            n, begins = len(encoded.doc), sorted(encoded.doc.sentences or ())
            start = 0 if n <= words else rng.randrange(-words // 2, 1)
            while start < n:
                end = min(n, start + words)
                if rng.random() < SHORT and (few := _few_sentences(begins, start, end, rng)):
                    start, end = few
                if end - max(start, 0) >= min(n, LEAST):
                    yield cut(encoded, max(start, 0), end, vocabulary)
                start = end


def _few_sentences(begins: list[int], start: int, end: int, rng: random.Random) -> tuple[int, int] | None:
    """One sentence or two that lie whole in [start, end)."""
    first = bisect_left(begins, start)
    last = first + rng.randint(1, 2)
    return (begins[first], begins[last]) if last < len(begins) and begins[last] <= end else None

"""What one window says about the words that are decided in it. All word numbers are of the whole text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import decode, labels
from onrecord.reader.heads import Heads, log_softmax, sigmoid
from onrecord.reader.trees import tree
from onrecord.reader.windows import Window
from onrecord.record.report import POLARITIES, STATUSES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Range = tuple[int, int]

TYPES = labels.event_types()
MODES = labels.event_modes()
MODES_OF = {t: [i for i, mode in enumerate(MODES) if i == 0 or mode.startswith(f"{t}/")] for t in TYPES}
EVENT_THRESHOLD = 0.3
# By role, the least probability of an argument's surest word, and of the words around it.
LINK_THRESHOLDS = {
    "actor": (0.45, 0.15),
    "recipient": (0.45, 0.1),
    "place": (0.4, 0.1),
    "time": (0.08, 0.05),
    "count": (0.3, 0.1),
}


@dataclass(slots=True)
class FoundEvent:
    """A trigger word with its labels and its arguments as ranges of words."""

    word: int
    type: str
    mode: str | None
    status: str
    polarity: str
    links: dict[str, list[Range]]
    score: float


@dataclass(slots=True)
class FoundCue:
    """A cue's first word with what it points to."""

    word: int
    source: Range | None
    content: Range | None
    score: float


@dataclass(slots=True)
class Decided:
    """Columns over the words [first, last) of a window, and what hangs on them.

    `contents`: the probability that a word stands within what somebody is reported to say or think.
    """

    starts_sentence: NDArray[np.bool_]
    upos: Ints
    heads: Ints
    relations: Ints
    names: Ints
    name_scores: Floats
    cues: Ints
    contents: Floats
    count_kinds: Ints
    events: list[FoundEvent] = field(default_factory=list)
    pointers: list[FoundCue] = field(default_factory=list)


def decide(window: Window, x: Floats, heads: Heads, breaks: NDArray[np.bool_], wordlike: NDArray[np.bool_]) -> Decided:
    """Decide the words [first, last) from the vectors `x` of words [start, end).

    `breaks`: a blank line stands before the word; `wordlike`: it holds a letter or digit; both over the window.
    """
    own = slice(window.first - window.start, window.last - window.start)
    tags = {name: heads.tags(name, x) for name in labels.tag_heads()}
    begins = (tags["sentence"].argmax(1) == 1) | breaks
    arcs, relations = _syntax(x, heads, begins)
    named = np.exp(log_softmax(tags["name"]))
    found = Decided(
        begins[own],
        tags["upos"].argmax(1)[own],
        np.where(arcs == len(x), -1, arcs + window.start)[own],
        relations[own],
        named.argmax(1)[own],
        named.max(1)[own],
        tags["cue"].argmax(1)[own],
        1 - np.exp(log_softmax(tags["content"]))[own, 0],
        tags["count"][:, 1:].argmax(1)[own] + 1,
    )
    found.events = _events(window, own, x, heads, tags, wordlike, np.cumsum(begins))
    found.pointers = _pointers(window, own, x, heads, tags["cue"], wordlike)
    return found


def _syntax(x: Floats, heads: Heads, begins: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Heads (`len(x)` = root) and relations, a tree for each stretch between sentence starts."""
    n = len(x)
    scores = heads.arcs(x)
    chosen = np.full(n, n, np.int64)
    edges = [0, *(int(i) for i in np.flatnonzero(begins) if i), n]
    for first, last in pairwise(edges):
        inner = np.hstack([scores[first:last, first:last], scores[first:last, n:]])
        found = tree(inner)
        chosen[first:last] = np.where(found == last - first, n, found + first)
    return chosen, heads.relations(x, chosen).argmax(1)


def _events(
    window: Window,
    own: slice,
    x: Floats,
    heads: Heads,
    tags: dict[str, Floats],
    wordlike: NDArray[np.bool_],
    sentence: Ints,
) -> list[FoundEvent]:
    """Events with their arguments, which stand in the trigger's own sentence."""
    chances = np.exp(log_softmax(tags["type"]))
    at = np.flatnonzero((1 - chances[:, 0] > EVENT_THRESHOLD) & wordlike)
    at = at[(at >= own.start) & (at < own.stop)]
    if not len(at):
        return []
    links = sigmoid(heads.links(x, at)) * (sentence[at][:, None] == sentence)[:, :, None]
    found = []
    for row, word in enumerate(at):
        kind = int(chances[word, 1:].argmax()) + 1
        name = TYPES[kind]
        modes = MODES_OF[name]
        mode = modes[int(tags["mode"][word][modes].argmax())]
        found.append(
            FoundEvent(
                int(word) + window.start,
                name,
                MODES[mode].split("/")[1] if mode else None,
                STATUSES[int(tags["status"][word].argmax())],
                POLARITIES[int(tags["polarity"][word].argmax())],
                _arguments(links[row], window.start, wordlike, int(word)),
                float(1 - chances[word, 0]),
            )
        )
    return found


def _arguments(scores: Floats, offset: int, wordlike: NDArray[np.bool_], trigger: int) -> dict[str, list[Range]]:
    """Ranges by role; a word goes to the best of actor, recipient and place."""
    exclusive = scores[:, :3]
    best = exclusive.argmax(1)
    found: dict[str, list[Range]] = {}
    for number, role in enumerate(labels.ROLES):
        surest, edge = LINK_THRESHOLDS[role]
        chosen = scores[:, number] > edge
        if number < 3:
            chosen &= best == number
            chosen[trigger] = False
        found[role] = [
            (first + offset, last + offset)
            for run in decode.runs(chosen)
            if scores[run[0] : run[1], number].max() > surest and (trimmed := trim(run, wordlike)) is not None
            for first, last in [trimmed]
        ]
    return found


def _pointers(
    window: Window, own: slice, x: Floats, heads: Heads, cue: Floats, wordlike: NDArray[np.bool_]
) -> list[FoundCue]:
    chances = np.exp(log_softmax(cue))
    tag = cue.argmax(1)
    inside = np.concatenate(([0], tag[:-1])) > 0
    at = np.flatnonzero((tag == 1) | ((tag == 2) & ~inside))
    at = at[(at >= own.start) & (at < own.stop)]
    if not len(at):
        return []
    scores = heads.pointers(x, at)
    found = []
    for row, word in enumerate(at):
        source, content = (
            _shifted(decode.pointed(scores[row, :, i], scores[row, :, i + 1]), window.start, wordlike) for i in (0, 2)
        )
        found.append(FoundCue(int(word) + window.start, source, content, float(chances[word, 1:].sum())))
    return found


def _shifted(run: Range | None, offset: int, wordlike: NDArray[np.bool_]) -> Range | None:
    trimmed = None if run is None else trim(run, wordlike)
    return None if trimmed is None else (trimmed[0] + offset, trimmed[1] + offset)


def trim(run: Range, wordlike: NDArray[np.bool_]) -> Range | None:
    """The range without marks at either end."""
    inner = np.flatnonzero(wordlike[run[0] : run[1]])
    return None if not len(inner) else (run[0] + int(inner[0]), run[0] + int(inner[-1]) + 1)

"""Event types against PLV: sentences with marked actors and the PLOVER root code of what one did to the other.

`macro-F1, actors given`: the type the reader would give to the act between the marked actors (mean of the F1 of the 15
codes). `among output`: share of sentences whose code is that of an event read from the bare sentence. PLV follows
PLOVER's first draft: its YIELD is CONCEDE and RETREAT today. No sentence of it is trained on.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import Reader, labels
from onrecord.reader.heads import log_softmax, sigmoid

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
CODES = [MERGED.get(name, name) for name in labels.event_types()[1:]]
ACTOR, RECIPIENT = labels.ROLES.index("actor"), labels.ROLES.index("recipient")
FLOOR = 0.05  # what an actor or recipient that a word does not point to still leaves of its chance
_MARK = re.compile(r"</?([st])>")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, the characters of its marked source and target, and its code."""

    sentence: str
    source: Range
    target: Range
    code: str


def items(path: Path) -> Iterator[Item]:
    """The marked sentences of `PLV_train.tsv`."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            sentence, spans = unmarked(row["marked_sentence"])
            if len(spans) == 2:
                yield Item(sentence, spans["s"], spans["t"], row["gold_root"])


def unmarked(marked: str) -> tuple[str, dict[str, Range]]:
    """The sentence without its marks, and the first stretch of each mark."""
    text, last = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Range] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[0].startswith("</"):
            spans.setdefault(mark[1], (opened.pop(mark[1], len(text)), len(text)))
        else:
            opened[mark[1]] = len(text)
    return text + marked[last:], spans


def type_given(reader: Reader, item: Item) -> str:
    """The likeliest code of the act that the source does to the target."""
    starts, ends, x = reader.vectors(item.sentence)
    links = sigmoid(reader.heads.links(x, np.arange(len(x))))

    def pointed(role: int, span: Range) -> NDArray[np.float32]:
        inside = [i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a < span[1] and span[0] < b]
        found: NDArray[np.float32] = links[:, inside, role].max(1, initial=0.0)
        return found

    parties = (pointed(ACTOR, item.source) + FLOOR) * (pointed(RECIPIENT, item.target) + FLOOR)
    chances = np.exp(log_softmax(reader.heads.tags("type", x)))[:, 1:] * parties[:, None]
    return CODES[int(chances.argmax()) % len(CODES)]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the codes that the gold has; pairs of (gold, found)."""
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(g for g, f in pairs if g == f)
    return sum(2 * right[code] / (gold[code] + found[code]) for code in gold) / max(1, len(gold))


def scores(reader: Reader, path: Path) -> dict[str, float]:
    """Both measures over the whole file."""
    pairs, among, number = [], 0, 0
    for item in items(path):
        pairs.append((item.code, type_given(reader, item)))
        output = {MERGED.get(event.type, event.type) for event in reader.read(item.sentence).events}
        among += item.code in output
        number += 1
    accuracy = sum(g == f for g, f in pairs) / max(1, number)
    return {"macro-F1, actors given": macro_f1(pairs), "accuracy": accuracy, "among output": among / max(1, number)}

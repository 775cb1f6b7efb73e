"""Learn which arguments an earlier sentence settles: `python -m training.supply --data DIR --out FILE`.

Learns from the coded texts' training parts and the corpus, as the reader would have read them: now and then a party is
missed, and more often that two mentions are one act. Prints what it is worth on the dev parts. Takes about a minute;
the same data and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from onrecord.assemble.sameness import stem
from onrecord.assemble.settled import ROLES, Features, Told, candidates
from onrecord.assemble.supply import NOUN_ENDINGS
from training.data import corpus
from training.data.coded import split_ids
from training.data.sets import CODED

HIDDEN, DROPOUT, EPOCHS, RATE, DECAY = 16, 0.3, 5, 5e-3, 0.05
VIEWS, MISSED_PARTY, MISSED_SAME = 3, 0.25, 0.6
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """An act without words for a role: the entities that take it, and the candidates."""

    right: frozenset[str]
    found: list[tuple[str, Features]]


def read(data: Path, part: str) -> Iterator[Gold]:
    """The codings of `train`, with the corpus, or of `dev`."""
    for name in CODED:
        for one in split_ids(data / name, part):
            yield json.loads((data / name / "gold" / f"{one}.json").read_text(encoding="utf-8"))
    if part == "train":
        yield from (gold for _, _, gold in corpus.codings(data))


def in_order(gold: Gold) -> list[dict[str, Any]]:
    """The coded events in text order."""
    return sorted(gold["events"], key=lambda event: event["span"])


def told(gold: Gold, *, worded: bool) -> list[Told]:
    """The coded events as acts told, in text order; `worded`: with only the arguments that have words."""
    events = in_order(gold)
    numbers = {event["id"]: number for number, event in enumerate(events)}
    speakers = {one["id"]: one["source_entity"] for one in gold["attributions"]}
    return [
        Told(
            event["s"],
            event["type"],
            stem(event["trigger"]),
            not event["trigger"].casefold().endswith(NOUN_ENDINGS),
            tuple(frozenset(x["entity"] for x in event[role] if x["text"] or not worded) for role in ROLES),
            event["source"],
            speakers.get(event["source"]),
            numbers.get(event["same_as"], number),
        )
        for number, event in enumerate(events)
    ]


def blurred(acts: Sequence[Told], rng: random.Random) -> list[Told]:
    """The acts as a reader that misses some of what is told would have them."""
    return [
        replace(
            act,
            parties=tuple(frozenset(x for x in sorted(one) if rng.random() > MISSED_PARTY) for one in act.parties),
            first=act.first if rng.random() > MISSED_SAME else number,
        )
        for number, act in enumerate(acts)
    ]


def questions(golds: Sequence[Gold], role: int, rng: random.Random | None = None) -> Iterator[Question]:
    """Every act without words for the role; with `rng`, among acts that are blurred."""
    for gold in golds:
        kinds = {entity["id"]: entity["kind"] for entity in gold["entities"]}
        whole, bare = told(gold, worded=False), told(gold, worded=True)
        before, after = (whole, bare) if rng is None else (blurred(whole, rng), blurred(bare, rng))
        for number, event in enumerate(in_order(gold)):
            if not bare[number].parties[role]:
                acts = [*before[:number], *after[number:]]
                right = frozenset(x["entity"] for x in event[ROLES[role]])
                yield Question(right, list(candidates(acts, number, role, kinds)))


def learn(asked: Sequence[Question], seed: int) -> tuple[nn.Sequential, dict[str, int]]:
    """A network over the features of the candidates."""
    torch.manual_seed(seed)
    vocabulary: dict[str, int] = {}
    for question in asked:
        for _, features in question.found:
            for name in features:
                vocabulary.setdefault(name, len(vocabulary))
    x = matrix(asked, vocabulary)
    y = torch.tensor([float(entity in q.right) for q in asked for entity, _ in q.found])
    net = nn.Sequential(nn.Linear(len(vocabulary), HIDDEN), nn.Tanh(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 1))
    optim = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(256):
            optim.zero_grad()
            F.binary_cross_entropy_with_logits(net(x[rows])[:, 0], y[rows]).backward()
            optim.step()
    return net.eval(), vocabulary


def matrix(asked: Sequence[Question], vocabulary: dict[str, int]) -> torch.Tensor:
    """One row a candidate."""
    rows = [features for question in asked for _, features in question.found]
    found = np.zeros((len(rows), len(vocabulary)), np.float32)
    for row, features in enumerate(rows):
        for name, value in features.items():
            if name in vocabulary:
                found[row, vocabulary[name]] = value
    return torch.from_numpy(found)


def measure(net: nn.Sequential, vocabulary: dict[str, int], asked: Sequence[Question], threshold: float) -> str:
    """Precision and recall of what is supplied."""
    with torch.no_grad():
        scores = torch.sigmoid(net(matrix(asked, vocabulary))[:, 0]).numpy()
    right = supplied = place = 0
    for question in asked:
        own = scores[place : place + len(question.found)]
        place += len(own)
        if len(own) and own.max() > threshold:
            supplied += 1
            right += question.found[int(own.argmax())][0] in question.right
    wanted = sum(len(question.right) for question in asked)
    return f"precision {right / max(1, supplied):.3f} recall {right / max(1, wanted):.3f} of {wanted}"


def form(net: nn.Sequential, vocabulary: dict[str, int], threshold: float) -> dict[str, Any]:
    """The JSON form that `onrecord.assemble.supply.Scorer` reads."""
    weights = {name: value.detach().numpy() for name, value in net.named_parameters()}

    def plain(values: np.ndarray) -> list[float]:
        return [round(float(value), 3) for value in values]

    return {
        "threshold": threshold,
        "hidden": {name: plain(weights["0.weight"][:, index]) for name, index in sorted(vocabulary.items())},
        "hidden_bias": plain(weights["0.bias"]),
        "out": plain(weights["3.weight"][0]),
        "bias": plain(weights["3.bias"])[0],
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    train, dev = list(read(args.data, "train")), list(read(args.data, "dev"))
    forms = {}
    for role, name in enumerate(ROLES):
        views = [questions(train, role, random.Random(f"{args.seed}/{view}")) for view in range(VIEWS)]
        net, vocabulary = learn([question for view in views for question in view], args.seed)
        held = list(questions(dev, role))
        for threshold in THRESHOLDS:
            print(f"{name} at {threshold}: {measure(net, vocabulary, held, threshold)}")
        forms[name] = form(net, vocabulary, args.threshold)
    lines = (f" {json.dumps(name)}: {_lines(one)}" for name, one in forms.items())
    args.out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _lines(one: dict[str, Any]) -> str:
    """One feature a line."""
    hidden = ",\n".join(f"   {json.dumps(name)}: {json.dumps(weights)}" for name, weights in one["hidden"].items())
    rest = ", ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in one.items() if key != "hidden")
    return "{" + rest + ',\n  "hidden": {\n' + hidden + "\n  }}"


if __name__ == "__main__":
    main()

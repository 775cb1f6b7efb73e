"""Batches from windows, and the loss of each head."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from onrecord.reader import labels
from training.model import Batch, Reader
from training.windows import HEADS, IGNORE, Window

WEIGHTS = {
    "sentence": 0.5, "upos": 1.0, "name": 2.0, "cue": 1.5, "content": 0.7, "type": 3.0, "mode": 1.0, "status": 1.0,
    "polarity": 1.0, "count": 0.7, "arc": 1.3, "relation": 0.9, "link": 15.0, "frame": 3.0, "point": 1.0, "fact": 0.2,
}  # fmt: skip
LINKS = slice(0, len(labels.ROLES))
FRAMES = slice(len(labels.ROLES), len(labels.ROLES) + len(labels.FRAME_ROLES))


def collate(windows: list[Window]) -> Batch:
    """Pad windows to one length."""
    length = max(len(w.ids) for w in windows)
    words = max(len(w.first) for w in windows)

    def padded(rows: list[list[int]], size: int, fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (size - len(row)) for row in rows])

    ids = padded([w.ids for w in windows], length, 0)
    mask = padded([[1] * len(w.ids) for w in windows], length, 0).bool()
    ends = [len(w.first) for w in windows]
    arcs = padded([w.arcs for w in windows], words, IGNORE)
    for row, n in enumerate(ends):
        arcs[row][arcs[row] == n] = words
    return Batch(
        ids,
        padded([w.shapes for w in windows], length, 0),
        mask,
        padded([w.first for w in windows], words, 0),
        padded([w.last for w in windows], words, 0),
        torch.tensor(ends),
        {name: padded([w.tags[name] for w in windows], words, IGNORE) for name in HEADS},
        arcs,
        padded([w.relations for w in windows], words, IGNORE),
        padded([w.sentence_of for w in windows], words, -1),
        _matrices([w.links for w in windows], words, len(labels.ROLES)),
        _matrices([w.frames for w in windows], words, len(labels.FRAME_ROLES)),
        _pointers(windows, words),
        _facts(windows),
    )


def _matrices(rows: list[list[tuple[int, np.ndarray]]], words: int, roles: int) -> tuple[Tensor, Tensor, Tensor]:
    at = [b for b, every in enumerate(rows) for _ in every]
    word = [w for every in rows for w, _ in every]
    target = np.zeros((len(at), words, roles), np.float32)
    for i, matrix in enumerate(m for every in rows for _, m in every):
        target[i, : len(matrix)] = matrix
    return torch.tensor(at, dtype=torch.long), torch.tensor(word, dtype=torch.long), torch.from_numpy(target)


def _pointers(windows: list[Window], words: int) -> tuple[Tensor, Tensor, Tensor]:
    rows = [(b, word, targets, len(w.first)) for b, w in enumerate(windows) for word, targets in w.pointers]
    target = [[words if t == n else t for t in targets] for _, _, targets, n in rows]
    return (
        torch.tensor([b for b, *_ in rows], dtype=torch.long),
        torch.tensor([word for _, word, *_ in rows], dtype=torch.long),
        torch.tensor(target, dtype=torch.long).reshape(len(rows), len(labels.POINTERS)),
    )


def _facts(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    rows = [(b, word, value) for b, w in enumerate(windows) for word, value in w.facts]
    return (
        torch.tensor([b for b, *_ in rows], dtype=torch.long),
        torch.tensor([word for _, word, _ in rows], dtype=torch.long),
        torch.tensor([value for *_, value in rows], dtype=torch.float32),
    )


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """Loss of each head that has a target in the batch, unweighted."""
    x = model.vectors(batch)
    found: dict[str, Tensor] = {}
    for name in HEADS:
        target = batch.tags[name]
        if (target != IGNORE).any():
            scores = model.tags[f"h_{name}"](x)
            found[name] = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    if (batch.arcs != IGNORE).any():
        found |= _syntax(model, batch, x)
    inside = torch.arange(x.shape[1]) < batch.words[:, None]
    if len(batch.links[0]):
        found["link"] = _links(model, x, batch.links, batch.sentence_of, LINKS)
    if len(batch.frames[0]):
        found["frame"] = _links(model, x, batch.frames, batch.sentence_of, FRAMES)
    if len(batch.pointers[0]):
        found["point"] = _points(model, x, batch, inside)
    if len(batch.facts[0]):
        at, word, value = batch.facts
        found["fact"] = F.smooth_l1_loss(model.fact(x[at, word])[:, 0], value)
    return found


def _syntax(model: Reader, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    """Arcs are chosen among the words of the same sentence."""
    scores = model.arc_scores(x)
    same = batch.sentence_of[:, :, None] == batch.sentence_of[:, None, :]
    same = torch.cat([same, torch.ones_like(same[:, :, :1])], 2)
    scores = scores.masked_fill(~same, -1e4)
    known = batch.arcs != IGNORE
    relation = model.relation_scores(x, batch.arcs.clamp(min=0))
    return {
        "arc": F.cross_entropy(scores[known], batch.arcs[known]),
        "relation": F.cross_entropy(relation[known], batch.relations[known], ignore_index=IGNORE),
    }


def _links(model: Reader, x: Tensor, rows: tuple[Tensor, Tensor, Tensor], sentences: Tensor, roles: slice) -> Tensor:
    """Arguments are looked for in the sentence of their trigger, as the decoder does."""
    at, word, target = rows
    near = (sentences[at] == sentences[at, word][:, None])[:, :, None]
    loss = F.binary_cross_entropy_with_logits(model.link_scores(x, at, word, roles), target, reduction="none")
    return (loss * near).sum() / (near.sum() * target.shape[2])


def _points(model: Reader, x: Tensor, batch: Batch, inside: Tensor) -> Tensor:
    at, word, target = batch.pointers
    scores = model.point_scores(x, at, word)
    seen = torch.cat([inside, torch.ones_like(inside[:, :1])], 1)[at]
    scores = scores.masked_fill(~seen[:, :, None], -1e4).transpose(1, 2)
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE) * len(labels.POINTERS) / 2


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()

"""The reader as a torch module: a BERT-shaped encoder (MiniLM-L6-H384) with several heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (the customary name)

from onrecord.reader import labels
from onrecord.reader.pieces import SHAPES
from training.windows import RELATION

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC, RELATION_WIDTH, LINK, POINT, TAG = 192, 96, 192, 128, 96


class Layer(nn.Module):
    """One post-norm transformer layer with BERT's parameters."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, length, WIDTH) from those below; `mask` broadcasts over heads and rows."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        y: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return y


class Encoder(nn.Module):
    """Piece ids and shape ids (batch, length) to hidden states (batch, length, WIDTH)."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Hidden states of piece ids and shape ids; `mask` is True at a piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places) + self.kind + self.shape(shapes)
        x = self.dropout(self.norm(x))
        seen = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        return x

    @classmethod
    def pretrained(cls, folder: Path) -> Encoder:
        """From the folder of all-MiniLM-L6-v2 (`model.safetensors`)."""
        from safetensors.torch import load_file

        old = load_file(str(folder / "model.safetensors"))
        model = cls(old["embeddings.word_embeddings.weight"].shape[0])
        new = {
            "word.weight": old["embeddings.word_embeddings.weight"],
            "position.weight": old["embeddings.position_embeddings.weight"],
            "kind": old["embeddings.token_type_embeddings.weight"][0],
            "shape.weight": torch.zeros(SHAPES, WIDTH),
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            new |= _layer_weights(old, i)
        model.load_state_dict(new)
        return model


def _layer_weights(old: dict[str, Tensor], i: int) -> dict[str, Tensor]:
    source = f"encoder.layer.{i}."
    names = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    found = {}
    for kind in ("weight", "bias"):
        parts = [old[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        found[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
        for new, name in names.items():
            found[f"layers.{i}.{new}.{kind}"] = old[f"{source}{name}.{kind}"]
    return found


class Pairs(nn.Module):
    """Scores of (row, column, label) from two projections: a biaffine product with a bias on the column."""

    def __init__(self, width: int, count: int, dropout: float) -> None:
        super().__init__()
        self.row = nn.Linear(WIDTH, width)
        self.column = nn.Linear(WIDTH, width)
        self.product = nn.Parameter(torch.randn(count, width, width) * (1 / width))
        self.bias = nn.Linear(width, count)
        self.dropout = nn.Dropout(dropout)

    def rows(self, x: Tensor) -> Tensor:
        """Projected rows."""
        y: Tensor = self.dropout(F.gelu(self.row(x)))
        return y

    def columns(self, x: Tensor) -> Tensor:
        """Projected columns."""
        y: Tensor = self.dropout(F.gelu(self.column(x)))
        return y


@dataclass(slots=True)
class Batch:
    """Padded tensors of several windows."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    tags: dict[str, Tensor]
    arcs: Tensor
    relations: Tensor
    sentence_of: Tensor
    links: tuple[Tensor, Tensor, Tensor]
    frames: tuple[Tensor, Tensor, Tensor]
    pointers: tuple[Tensor, Tensor, Tensor]
    facts: tuple[Tensor, Tensor, Tensor]


class Tags(nn.Module):
    """Labels of a word: a linear layer, and a hidden one beside it that begins as nothing."""

    def __init__(self, count: int, dropout: float) -> None:
        super().__init__()
        self.straight = nn.Linear(WIDTH, count)
        self.inner = nn.Linear(WIDTH, TAG)
        self.outer = nn.Linear(TAG, count, bias=False)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.outer.weight)

    def forward(self, x: Tensor) -> Tensor:
        """Logits (…, count) of word vectors (…, WIDTH)."""
        y: Tensor = self.straight(x) + self.outer(self.dropout(F.relu(self.inner(x))))
        return y


class Reader(nn.Module):
    """Encoder and heads. Word vectors are the mean of a word's first and last piece."""

    def __init__(self, encoder: Encoder, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.ModuleDict(
            {f"h_{name}": Tags(len(every), dropout) for name, every in labels.tag_heads().items()}
        )
        self.fact = nn.Linear(WIDTH, 1)
        self.arc = Pairs(ARC, 1, dropout)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.relation = Pairs(RELATION_WIDTH, len(RELATION), dropout)
        self.relation_root = nn.Parameter(torch.zeros(RELATION_WIDTH))
        self.link = Pairs(LINK, len(labels.ROLES) + len(labels.FRAME_ROLES), dropout)
        self.point = Pairs(POINT, len(labels.POINTERS), dropout)
        self.nowhere = nn.Parameter(torch.zeros(POINT))

    def vectors(self, batch: Batch) -> Tensor:
        """Word vectors (batch, words, WIDTH)."""
        hidden = self.encoder(batch.ids, batch.shapes, batch.mask)

        def pick(at: Tensor) -> Tensor:
            return hidden.gather(1, at[:, :, None].expand(-1, -1, WIDTH))

        x: Tensor = self.dropout((pick(batch.first) + pick(batch.last)) / 2)
        return x

    def arc_scores(self, x: Tensor) -> Tensor:
        """(batch, words, words + 1): the last column is the root."""
        rows, columns = self.arc.rows(x), self.arc.columns(x)
        columns = torch.cat([columns, self.root.expand(len(x), 1, -1)], 1)
        y: Tensor = rows @ self.arc.product[0] @ columns.transpose(1, 2) + self.arc.bias(columns)[..., 0][:, None, :]
        return y

    def relation_scores(self, x: Tensor, heads: Tensor) -> Tensor:
        """(batch, words, relations) for the given heads (`words` = root)."""
        rows, columns = self.relation.rows(x), self.relation.columns(x)
        columns = torch.cat([columns, self.relation_root.expand(len(x), 1, -1)], 1)
        columns = columns.gather(1, heads[:, :, None].expand(-1, -1, RELATION_WIDTH))
        y: Tensor = torch.einsum("bwi,lij,bwj->bwl", rows, self.relation.product, columns) + self.relation.bias(columns)
        return y

    def link_scores(self, x: Tensor, at: Tensor, word: Tensor, roles: slice) -> Tensor:
        """(rows, words, roles): the row is word `word` of window `at`."""
        rows, columns = self.link.rows(x[at, word]), self.link.columns(x)
        turned = torch.einsum("ni,rij->nrj", rows, self.link.product[roles])
        y: Tensor = (columns[at] @ turned.transpose(1, 2)) + self.link.bias(columns)[at][..., roles]
        return y

    def point_scores(self, x: Tensor, at: Tensor, word: Tensor) -> Tensor:
        """(rows, words + 1, pointers): the last word stands for "none"."""
        rows, columns = self.point.rows(x[at, word]), self.point.columns(x)
        columns = torch.cat([columns, self.nowhere.expand(len(x), 1, -1)], 1)
        turned = torch.einsum("ni,rij->nrj", rows, self.point.product)
        y: Tensor = (columns[at] @ turned.transpose(1, 2)) + self.point.bias(columns)[at]
        return y

"""The heads: from word vectors to scores. Numpy only; parameters as `training/model.py` names them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.labels import FRAME_ROLES, ROLES
from onrecord.record.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_SQRT2 = math.sqrt(2.0)


def erf(x: Floats) -> Floats:
    """Error function, within 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1.0 / (1.0 + 0.3275911 * np.abs(x))
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    out: Floats = np.sign(x) * (1.0 - series * np.exp(-x * x))
    return out


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit."""
    out: Floats = 0.5 * x * (1.0 + erf(x / _SQRT2))
    return out


def log_softmax(x: Floats, axis: int = -1) -> Floats:
    """Logarithms of the softmax."""
    shifted = x - x.max(axis=axis, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return out


def sigmoid(x: Floats) -> Floats:
    """Logistic function."""
    out: Floats = np.reciprocal(1.0 + np.exp(-np.clip(x, -30, 30)), dtype=np.float32)
    return out


def _lacking(what: str) -> ModelError:
    return ModelError(
        f"the weights hold no head for {what}: an earlier version exported them; "
        "export their checkpoint anew with python -m training.export"
    )


class Heads:
    """Scores over the words of one window; `x` is (words, width)."""

    def __init__(self, parameters: dict[str, Floats]) -> None:
        """Take the parameters by name, linear weights as (in, out)."""
        self._p = parameters

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._p[f"{name}.weight"] + self._p[f"{name}.bias"]
        return out

    def _hidden(self, name: str, x: Floats) -> Floats:
        out: Floats = np.maximum(self._linear(f"{name}.inner", x), 0) @ self._p[f"{name}.outer.weight"]
        return out

    def tags(self, name: str, x: Floats) -> Floats:
        """(words, labels) logits of a per-word head."""
        out: Floats = self._linear(f"tags.h_{name}.straight", x) + self._hidden(f"tags.h_{name}", x)
        return out

    def arcs(self, x: Floats) -> Floats:
        """(words, words + 1) scores of heads; the last column is the root."""
        rows, columns = gelu(self._linear("arc.row", x)), gelu(self._linear("arc.column", x))
        columns = np.vstack([columns, self._p["root"]])
        out: Floats = rows @ self._p["arc.product"][0] @ columns.T + self._linear("arc.bias", columns)[:, 0]
        return out

    def relations(self, x: Floats, heads: Ints) -> Floats:
        """(words, relations) scores for the given heads; `words` stands for the root."""
        rows, columns = gelu(self._linear("relation.row", x)), gelu(self._linear("relation.column", x))
        columns = np.vstack([columns, self._p["relation_root"]])[heads]
        product = self._p["relation.product"]
        turned = rows @ product.transpose(1, 0, 2).reshape(rows.shape[1], -1)
        turned = turned.reshape(len(rows), product.shape[0], product.shape[2])
        out: Floats = np.einsum("wlj,wj->wl", turned, columns) + self._linear("relation.bias", columns)
        return out

    def links(self, x: Floats, at: Ints) -> Floats:
        """(rows, words, roles) logits of the arguments of the triggers `at`."""
        return self._links(x, at, slice(len(ROLES)))

    def frames(self, x: Floats, at: Ints) -> Floats:
        """(rows, words, frame roles) logits of PropBank's arguments of the predicates `at`. Raises ModelError."""
        if len(self._p["link.product"]) != len(ROLES) + len(FRAME_ROLES):
            raise _lacking("PropBank's roles")
        return self._links(x, at, slice(len(ROLES), None))

    def _links(self, x: Floats, at: Ints, roles: slice) -> Floats:
        rows, columns = gelu(self._linear("link.row", x[at])), gelu(self._linear("link.column", x))
        turned = np.einsum("ni,rij->nrj", rows, self._p["link.product"][roles])
        bias = self._linear("link.bias", columns)[:, roles]
        out: Floats = np.einsum("nrj,wj->nwr", turned, columns) + bias
        return out

    def facts(self, x: Floats) -> Floats:
        """(words,) whether what a predicate names happened: 3 it did, -3 it did not. Raises ModelError."""
        if "fact.weight" not in self._p:
            raise _lacking("factuality")
        return self._linear("fact", x)[:, 0]

    def pointers(self, x: Floats, at: Ints) -> Floats:
        """(rows, words + 1, pointers) logits of the cues `at`; the last word stands for "none"."""
        rows, columns = gelu(self._linear("point.row", x[at])), gelu(self._linear("point.column", x))
        columns = np.vstack([columns, self._p["nowhere"]])
        turned = np.einsum("ni,rij->nrj", rows, self._p["point.product"])
        out: Floats = np.einsum("nrj,wj->nwr", turned, columns) + self._linear("point.bias", columns)
        return out

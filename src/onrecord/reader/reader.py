"""The reader: one pass of the encoder over overlapping windows, all decisions from its vectors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import weights as weights_folder
from onrecord.reader import windows, words
from onrecord.reader.gather import Gathered
from onrecord.reader.heads import Heads
from onrecord.reader.pieces import WordPieces, shapes
from onrecord.reader.weights import Encoder, Weights
from onrecord.reader.window_reading import Decided, decide
from onrecord.reader.windows import Window
from onrecord.record import Reading

Floats = NDArray[np.float32]
BATCH = 8  # windows in one call of the encoder


class Reader:
    """Reads texts of any length. Load it once and keep it; the same text gives the same reading."""

    def __init__(self, weights: Weights, *, threads: int = 1) -> None:
        """Take verified weights; `threads` is the number of cores the encoder may use."""
        self.version = weights.version
        self._pieces = WordPieces.load(weights.folder / "tokenizer.json")
        self._encoder = Encoder(weights.folder, threads=threads)
        self.heads = Heads(weights.heads)

    @classmethod
    def load(cls, weights: Path | None = None, *, threads: int = 1) -> Reader:
        """From a folder of weights, by default the package's own. Raises ModelError."""
        return cls(weights_folder.load(weights), threads=threads)

    def read(self, text: str) -> Reading:
        """Words, sentences, syntax, names, attributions and events of `text`."""
        starts, ends = words.split(text)
        gathered = Gathered(text, starts, ends)
        plan = windows.plan(len(starts))
        while batch := list(islice(plan, BATCH)):
            for window, x in self._vectors(text, starts, ends, batch):
                gathered.add(window, self._decide(window, x, gathered))
        return gathered.reading()

    def vectors(self, text: str) -> tuple[list[int], list[int], Floats]:
        """Starts and ends of the words of `text`, and their vectors (words, width).

        A word's vector is that of the window in which it is decided; `heads` takes them.
        """
        starts, ends = words.split(text)
        found: list[Floats] = []
        plan = windows.plan(len(starts))
        while batch := list(islice(plan, BATCH)):
            for window, x in self._vectors(text, starts, ends, batch):
                found.append(x[window.first - window.start : window.last - window.start])
        return starts, ends, np.concatenate(found) if found else np.zeros((0, 0), np.float32)

    def _decide(self, window: Window, x: Floats, gathered: Gathered) -> Decided:
        inside = slice(window.start, window.end)
        return decide(window, x, self.heads, gathered.breaks[inside], gathered.wordlike[inside])

    def _vectors(
        self, text: str, starts: list[int], ends: list[int], batch: list[Window]
    ) -> Iterator[tuple[Window, Floats]]:
        """Word vectors of each window: the mean of a word's first and last piece."""
        rows, firsts, lasts, looks = [], [], [], []
        for window in batch:
            row, first, last, look = self._inputs(text, starts, ends, window)
            rows.append(row)
            firsts.append(first)
            lasts.append(last)
            looks.append(look)
        length = max(map(len, rows))
        ids, forms = np.zeros((2, len(rows), length), np.int64)
        mask = np.zeros((len(rows), length), bool)
        for number, (row, look) in enumerate(zip(rows, looks, strict=True)):
            ids[number, : len(row)] = row
            forms[number, : len(row)] = look
            mask[number, : len(row)] = True
        hidden = self._encoder(ids, forms, mask)
        for number, window in enumerate(batch):
            both = hidden[number, firsts[number]] + hidden[number, lasts[number]]
            yield window, np.multiply(both, 0.5, dtype=np.float32)

    def _inputs(
        self, text: str, starts: list[int], ends: list[int], window: Window
    ) -> tuple[list[int], list[int], list[int], list[int]]:
        """Piece ids, first and last piece of each word, and shape ids of a window."""
        row, first, last, look = [self._pieces.first], [], [], [0]
        before = max(0, window.start - 1)
        seen = shapes(text, starts[before : window.end], ends[before : window.end])[window.start - before :]
        for index, form in zip(range(window.start, window.end), seen, strict=True):
            pieces = self._pieces.of(text[starts[index] : ends[index]])
            first.append(len(row))
            row += pieces
            last.append(len(row) - 1)
            look += [form] * len(pieces)
        return [*row, self._pieces.last], first, last, [*look, 0]

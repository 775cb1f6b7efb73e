"""Spans of PolNeAR: exact F1 compares first and last word (marks at the ends ignored), token F1 counts tokens.

Fragments of a discontinuous span count as one span from the first to the last word for exact F1; one annotation file
an article, the first by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from onrecord.record import AttributionMention, Reading, Span

KINDS = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
Segments = list[tuple[int, int]]


def gold(folder: Path) -> Iterator[tuple[str, list[tuple[str, Segments]]]]:
    """(text, spans) of each article of `polnear/dev`; a span is its kind and fragments."""
    for path in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if found:
            spans = [span for line in found[0].read_text(encoding="utf-8").split("\n") for span in _span(line)]
            yield path.read_bytes().decode("utf-8"), spans


def _span(line: str) -> Iterator[tuple[str, Segments]]:
    columns = line.split("\t")
    if line.startswith("T") and len(columns) > 1:
        kind, _, offsets = columns[1].partition(" ")
        if kind.lower() in KINDS:
            numbers = [[int(n) for n in part.split()] for part in offsets.split(";")]
            yield kind.lower(), [(a, b) for a, b in numbers]


def spans_of(reading: Reading) -> list[tuple[str, Segments]]:
    """What the reader found, each span once.

    PolNeAR's contents run over sentences. A stretch without source and cue that follows a content at once goes on
    with it; such a stretch that follows none is left out, since PolNeAR has no content without a cue.
    """
    found = {(kind, span.start, span.end) for mention in _whole(reading) for kind, span in _parts(mention)}
    return [(kind, [(start, end)]) for kind, start, end in sorted(found)]


def _whole(reading: Reading) -> Iterator[AttributionMention]:
    contents = sorted(m.content for m in reading.attributions if m.content and not (m.cue or m.source))
    for mention in reading.attributions:
        if mention.cue or mention.source:
            content = mention.content
            for stretch in contents:
                if content and stretch.start >= content.end and not _words_between(reading.text, content, stretch):
                    content = Span(content.start, stretch.end)
            yield replace(mention, content=content)


def _words_between(text: str, first: Span, second: Span) -> bool:
    return any(map(str.isalnum, text[first.end : second.start]))


def _parts(mention: AttributionMention) -> Iterator[tuple[str, Span]]:
    for kind in KINDS:
        if (span := getattr(mention, kind)) is not None:
            yield kind, span


class Scorer:
    """Sums over articles, then F1."""

    def __init__(self) -> None:
        self._sums = {(kind, how): [0, 0, 0] for kind in KINDS for how in ("exact", "token")}

    def add(self, text: str, wanted: Sequence[tuple[str, Segments]], found: Sequence[tuple[str, Segments]]) -> None:
        """Add one article."""
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        wordy = [bool(re.match(r"\w", text[a])) for a, _ in tokens]
        for kind in KINDS:
            a, b = ([_tokens(tokens, s) for k, s in side if k == kind] for side in (wanted, found))
            self._count(kind, "exact", {_ends(x, wordy) for x in a} - {()}, {_ends(x, wordy) for x in b} - {()})
            self._count(kind, "token", {i for x in a for i in x}, {i for x in b for i in x})

    def _count(self, kind: str, how: str, wanted: Set[object], found: Set[object]) -> None:
        sums = self._sums[kind, how]
        for place, value in enumerate((wanted & found, found, wanted)):
            sums[place] += len(value)

    def scores(self) -> dict[str, float]:
        """F1 by kind and way of counting."""
        return {f"{kind} {how} F1": 2 * m / max(1, p + g) for (kind, how), (m, p, g) in self._sums.items()}


def _tokens(tokens: Sequence[tuple[int, int]], segments: Segments) -> list[int]:
    return [i for i, (a, b) in enumerate(tokens) if any(x <= a and b <= y for x, y in segments)]


def _ends(indices: list[int], wordy: Sequence[bool]) -> tuple[int, ...]:
    inner = [i for i in indices if wordy[i]]
    return (inner[0], inner[-1]) if inner else ()

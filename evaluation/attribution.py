"""Spans of PolNeAR: exact F1 compares first and last word (marks at the ends ignored), token F1 counts tokens.

Fragments of a discontinuous span count as one span from the first to the last word for exact F1; one annotation file
an article, the first by name. `attribution F1` asks for source and content of one attribution to be exact together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.record import AttributionMention, Reading, Span

KINDS = ("source", "cue", "content")
NEGATIONS = ("not", "n't", "n’t")
_TOKEN = re.compile(r"\w+|[^\w\s]")
Segments = list[tuple[int, int]]


@dataclass(slots=True)
class Found:
    """Spans, each a kind and its fragments, and (source, content) of each attribution that has both."""

    spans: list[tuple[str, Segments]] = field(default_factory=list)
    linked: list[tuple[Segments, Segments]] = field(default_factory=list)


def gold(folder: Path) -> Iterator[tuple[str, Found]]:
    """The text of each article of `polnear/dev` and what is marked in it."""
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if marked:
            yield path.read_bytes().decode("utf-8"), _marked(marked[0].read_text(encoding="utf-8"))


def _marked(annotation: str) -> Found:
    found, by_id = Found(), dict[str, Segments]()
    rows = [line.split("\t") for line in annotation.split("\n") if "\t" in line]
    for row in (row for row in rows if row[0].startswith("T")):
        kind, _, offsets = row[1].partition(" ")
        if kind.lower() in KINDS:
            numbers = [[int(n) for n in part.split()] for part in offsets.split(";")]
            by_id[row[0]] = [(a, b) for a, b in numbers]
            found.spans.append((kind.lower(), by_id[row[0]]))
    for row in (row for row in rows if row[0].startswith("E")):
        parts = [part.split(":", 1) for part in row[1].split()]
        sources, contents = (
            [by_id[to] for name, to in parts if name.rstrip("0123456789") == kind and to in by_id]
            for kind in ("Source", "Content")
        )
        found.linked += [(source, content) for source in sources for content in contents]
    return found


def found_in(reading: Reading) -> Found:
    """What the reader found, each span once.

    PolNeAR's contents run over sentences. A stretch without source and cue that follows a content at once goes on
    with it; such a stretch that follows none is left out, since PolNeAR has no content without a cue.
    """
    whole = list(_whole(reading))
    once = {(kind, span.start, span.end) for mention in whole for kind, span in _parts(mention)}
    at = {start: index for index, start in enumerate(reading.starts)}
    spans = [(kind, [(_phrase_start(reading, at[a]) if kind == "cue" else a, b)]) for kind, a, b in sorted(once)]
    linked = [
        ([(m.source.start, m.source.end)], [(m.content.start, m.content.end)]) for m in whole if m.source and m.content
    ]
    return Found(spans, linked)


def _phrase_start(reading: Reading, word: int) -> int:
    """Where the verb phrase of a cue begins.

    The manual's cue is the word that says so ("called for"), PolNeAR's takes in the auxiliaries, adverbs and negation
    before it ("has not yet called for").
    """
    if reading.upos[word] == "VERB":
        while word and (reading.upos[word - 1] in ("AUX", "ADV") or reading.word(word - 1).lower() in NEGATIONS):
            word -= 1
    return reading.starts[word]


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
        self._sums["attribution", "exact"] = [0, 0, 0]

    def add(self, text: str, wanted: Found, found: Found) -> None:
        """Add one article."""
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        wordy = [bool(re.match(r"\w", text[a])) for a, _ in tokens]
        for kind in KINDS:
            a, b = ([_tokens(tokens, s) for k, s in side.spans if k == kind] for side in (wanted, found))
            self._count(kind, "exact", {_ends(x, wordy) for x in a} - {()}, {_ends(x, wordy) for x in b} - {()})
            self._count(kind, "token", {i for x in a for i in x}, {i for x in b for i in x})
        pairs = [
            {(_ends(_tokens(tokens, a), wordy), _ends(_tokens(tokens, b), wordy)) for a, b in side.linked}
            for side in (wanted, found)
        ]
        self._count("attribution", "exact", pairs[0], pairs[1])

    def _count(self, kind: str, how: str, wanted: Set[object], found: Set[object]) -> None:
        sums = self._sums[kind, how]
        for place, value in enumerate((wanted & found, found, wanted)):
            sums[place] += len(value)

    def scores(self) -> dict[str, float]:
        """F1 by kind and way of counting."""
        return {f"{kind} {how} F1": 2 * m / max(1, p + g) for (kind, how), (m, p, g) in self._sums.items()}


def scores(data: Path, find: Callable[[str], Found]) -> dict[str, float]:
    """Scores over PolNeAR dev."""
    scorer = Scorer()
    for text, wanted in gold(data / "polnear" / "dev"):
        scorer.add(text, wanted, find(text))
    return scorer.scores()


def _tokens(tokens: Sequence[tuple[int, int]], segments: Segments) -> list[int]:
    return [i for i, (a, b) in enumerate(tokens) if any(x <= a and b <= y for x, y in segments)]


def _ends(indices: list[int], wordy: Sequence[bool]) -> tuple[int, ...]:
    inner = [i for i in indices if wordy[i]]
    return (inner[0], inner[-1]) if inner else ()

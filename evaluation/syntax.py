"""Syntax from raw text, by the measure of the CoNLL 2018 shared task: words are matched by their characters.

UPOS counts matched words with the same tag; UAS and LAS those whose heads match too, and (LAS) whose universal
relation is the same. All are F1 over words; `sentences` is F1 over sentence ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.record import Reading


@dataclass(slots=True)
class Parsed:
    """Words as ranges over the characters that are no white space, with what is said of them."""

    words: list[tuple[int, int]]
    upos: list[str]
    heads: list[int]
    deprels: list[str]
    sentences: list[tuple[int, int]]


def gold_texts(path: Path) -> Iterator[tuple[str, Parsed]]:
    """Each document of a treebank: its text (paragraphs apart by blank lines) and its parse."""
    text, parsed = "", Parsed([], [], [], [], [])
    at = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        if text and any(line.startswith("# newdoc") for line in comments):
            yield text, parsed
            text, parsed, at = "", Parsed([], [], [], [], []), 0
        sentence = next(line for line in comments if line.startswith("# text = "))[9:]
        joiner = "\n\n" if any(line.startswith("# newpar") for line in comments) else " "
        text += (joiner if text else "") + sentence
        at = _append(parsed, rows, at)
    yield text, parsed


def _append(parsed: Parsed, rows: list[list[str]], at: int) -> int:
    base, start = len(parsed.words), at
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        parsed.words.append((at, at + len(row[1].replace(" ", ""))))
        at = parsed.words[-1][1]
        parsed.upos.append(row[3])
        parsed.heads.append(int(row[6]) - 1 + base if row[6] != "0" else -1)
        parsed.deprels.append(row[7].split(":")[0])
    parsed.sentences.append((start, at))
    return at


def parsed_of(reading: Reading) -> Parsed:
    """A reading in the same form."""
    words, at = [], 0
    for start, end in zip(reading.starts, reading.ends, strict=True):
        words.append((at, at + end - start))
        at = words[-1][1]
    sentences = [(words[a][0], words[b - 1][1]) for a, b in reading.sentences]
    return Parsed(words, list(reading.upos), list(reading.heads), list(reading.deprels), sentences)


class Scorer:
    """Sums over documents, then F1."""

    def __init__(self) -> None:
        self._matched = dict.fromkeys(("words", "sentences", "UPOS", "UAS", "LAS"), 0)
        self._words, self._sentences = 0, 0

    def add(self, gold: Parsed, found: Parsed) -> None:
        """Add one document."""
        self._words += len(gold.words) + len(found.words)
        self._sentences += len(gold.sentences) + len(found.sentences)
        self._matched["sentences"] += len(set(gold.sentences) & set(found.sentences))
        at = {span: i for i, span in enumerate(found.words)}
        for i, span in enumerate(gold.words):
            j = at.get(span)
            if j is None:
                continue
            self._matched["words"] += 1
            self._matched["UPOS"] += gold.upos[i] == found.upos[j]
            head = None if gold.heads[i] < 0 else gold.words[gold.heads[i]]
            other = None if found.heads[j] < 0 else found.words[found.heads[j]]
            self._matched["UAS"] += head == other
            self._matched["LAS"] += head == other and gold.deprels[i] == found.deprels[j]

    def scores(self) -> dict[str, float]:
        """F1 of each measure."""
        return {
            name: 2 * value / max(1, self._sentences if name == "sentences" else self._words)
            for name, value in self._matched.items()
        }


def scores(data: Path, parse: Callable[[str], Parsed]) -> dict[str, float]:
    """Scores over EWT dev."""
    scorer = Scorer()
    for text, gold in gold_texts(data / "ud-ewt" / "en_ewt-ud-dev.conllu"):
        scorer.add(gold, parse(text))
    return scorer.scores()

"""PolNeAR: attributions in brat stand-off, one annotation file an article (the first by name)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.data.document import Attributed, Document, Range, from_text

KINDS = ("Source", "Cue", "Content")
# PolNeAR's cues begin with auxiliaries and adverbs ("has also called for"), the manual's with the word that says so.
LIGHT = frozenset(
    "have has had having am is are was were be been being will would can could may might shall should must do does did "
    "'s 're 've 'd 'll ’s ’re ’ve ’d ’ll not n't n’t never also then once again still just later even first only "
    "already often".split()
)
SAYING_ADVERBS = ("reportedly", "allegedly", "reply", "imply", "rely")


def read(folder: Path) -> Iterator[Document]:
    """The articles of `polnear/train` or `polnear/dev`, by name."""
    for path in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if found:
            doc = from_text("polnear", path.read_bytes().decode("utf-8"))
            doc.attributions = list(_attributions(doc, found[0].read_text(encoding="utf-8")))
            yield doc


def _attributions(doc: Document, annotation: str) -> Iterator[Attributed]:
    ranges: dict[str, Range] = {}
    relations: list[dict[str, str]] = []
    for line in annotation.split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        if line.startswith("T"):
            kind, _, offsets = columns[1].partition(" ")
            if kind in KINDS and (found := _outer(doc, offsets)):
                ranges[columns[0]] = found
        elif line.startswith("E"):
            parts = [part.split(":", 1) for part in columns[1].split()]
            relations.append({key.rstrip("0123456789"): value for key, value in reversed(parts)})
    for relation in relations:
        source, cue, content = (ranges.get(relation.get(kind, "")) for kind in KINDS)
        if cue or content:
            yield Attributed(source, cue and _bare(doc, cue), content)


def _bare(doc: Document, cue: Range) -> Range:
    """The cue without the auxiliaries, negations and adverbs it begins with."""
    first, last = cue
    while first < last and _light(doc.text[doc.starts[first] : doc.ends[first]].lower()):
        first += 1
    return (first, last) if first < last else cue


def _light(word: str) -> bool:
    return word in LIGHT or (word.endswith("ly") and word not in SAYING_ADVERBS)


def _outer(doc: Document, offsets: str) -> Range | None:
    """From the first fragment's start to the last one's end, as the reference scorer takes it."""
    numbers = [int(n) for fragment in offsets.split(";") for n in fragment.split()]
    return doc.range_of(min(numbers), max(numbers))

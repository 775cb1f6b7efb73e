"""Name sets: wikigold, WNUT-17, CrossNER politics, mapped to PER, ORG, LOC and NORP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.reader import words
from training.data.document import Document

KIND = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG",
    "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC",
}  # fmt: skip
_SKIPPED = {"election", "event"}  # hold countries and years that another set would mark by themselves
_SENTENCES_A_DOCUMENT = 8


def rows(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences as (token, tag)."""
    for block in path.read_text(encoding="utf-8").replace("\t", " ").split("\n\n"):
        found = [(line.split()[0], line.split()[-1]) for line in block.split("\n") if len(line.split()) > 1]
        found = [row for row in found if row[0] != "-DOCSTART-"]
        if found:
            yield found


def wikigold(path: Path, part: str) -> list[list[tuple[str, str]]]:
    """The first 80 % of the sentences are `train`, the rest `dev`; IOB1 tags become IOB2."""
    every = [_iob2(sentence) for sentence in rows(path)]
    cut = len(every) * 8 // 10
    return every[:cut] if part == "train" else every[cut:]


def _iob2(sentence: list[tuple[str, str]]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    previous = "O"
    for token, tag in sentence:
        begins = tag.startswith("I-") and (previous == "O" or previous[2:] != tag[2:])
        out.append((token, "B" + tag[1:] if begins else tag))
        previous = tag
    return out


def documents(source: str, every: list[list[tuple[str, str]]], demonyms: frozenset[str]) -> Iterator[Document]:
    """Runs of sentences as documents; tokens are cut again by the reader's tokeniser."""
    for first in range(0, len(every), _SENTENCES_A_DOCUMENT):
        doc = Document(source, "", [], [], names=[])
        for sentence in every[first : first + _SENTENCES_A_DOCUMENT]:
            for token, tag in sentence:
                _append(doc, token, tag)
        assert doc.names is not None
        mark_demonyms(doc, demonyms)
        yield doc


def _append(doc: Document, token: str, tag: str) -> None:
    assert doc.names is not None
    tight = token in ".,;:!?)%" or token.startswith("'")
    doc.text += token if tight or not doc.text else f" {token}"
    offset = len(doc.text) - len(token)
    starts, ends = words.split(token)
    label = _label(tag)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        doc.starts.append(offset + start)
        doc.ends.append(offset + end)
        doc.names.append("I" + label[1:] if number and label.startswith("B") else label)


def _label(tag: str) -> str:
    if tag == "O":
        return "O"
    kind = tag[2:]
    if kind in _SKIPPED:
        return "?"
    return f"{tag[:2]}{KIND[kind]}" if kind in KIND else "O"


def mark_demonyms(doc: Document, demonyms: frozenset[str]) -> None:
    """Nationalities and creeds outside a name become NORP: no set marks them, and users look for them."""
    assert doc.names is not None
    for index, tag in enumerate(doc.names):
        if tag == "O" and doc.text[doc.starts[index] : doc.ends[index]] in demonyms:
            doc.names[index] = "B-NORP"

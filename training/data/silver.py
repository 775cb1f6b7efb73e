"""Names marked by another program (`python -m training.silver`), for texts whose set marks none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from training.data.document import Document

Marked = list[tuple[int, int, str]]  # characters [start, end) and a kind of name, or "?" where nothing is known


def key(text: str) -> str:
    """What a text is known by: the start of the SHA-256 of its UTF-8 form."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def read(path: Path) -> dict[str, Marked]:
    """The names of each text, by its key."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["text"]: [(a, b, kind) for a, b, kind in row["names"]] for row in rows}


def mark(docs: Iterable[Document], known: dict[str, Marked]) -> None:
    """Give the documents that have no names those of `known`; what is not there stays without."""
    for doc in docs:
        marked = known.get(key(doc.text))
        if doc.names is None and marked is not None:
            doc.names = _tags(doc, marked)


def _tags(doc: Document, marked: Marked) -> list[str | None]:
    tags: list[str | None] = ["O"] * len(doc)
    for start, end, kind in marked:
        first, last = doc.range_of(start, end) or (0, 0)
        for index in range(first, last):
            tags[index] = None if kind == "?" else f"{'B' if index == first else 'I'}-{kind}"
    return tags

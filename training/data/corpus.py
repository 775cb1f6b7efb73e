"""The project's own corpus: compact codings (`training/corpus_format.py`), one file an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training import corpus_format
from training.data import coded
from training.data.document import Document

CORPUS = Path(__file__).parents[2] / "corpus"
STANDOFF = {"press-releases": Path("press-releases") / "press-releases.jsonl.gz"}  # set: its file in the data folder
Json = dict[str, Any]


def codings(data: Path, folder: Path = CORPUS) -> Iterator[tuple[str, Json, Json]]:
    """All codings below `folder`, in the order of their names: set, article, gold form.

    The texts of stand-off codings are looked for in `data`. Raises FormatError for a coding with a fault.
    """
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        texts = corpus_format.read_texts([data / STANDOFF[part.name]]) if part.name in STANDOFF else {}
        for path in sorted(part.glob("*.json")):
            compact = corpus_format.read(path)
            text = texts[compact["text_source"]["id"]] if texts else None
            yield part.name, corpus_format.article(compact, text), corpus_format.compile(compact, text)


def read(data: Path) -> Iterator[Document]:
    """The corpus as training documents."""
    for name, article, gold in codings(data):
        yield coded.document(name, article["text"], gold)

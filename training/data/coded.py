"""Texts coded by the manual: `articles.jsonl` and `gold/<id>.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.data.document import Act, Attributed, Document, Range, from_text

ROLE_OF = {"actors": "actor", "recipients": "recipient", "places": "place"}


def read(folder: Path, ids: Iterable[str] | None = None) -> Iterator[Document]:
    """The coded texts of `folder` (all, or those with `ids`), in the order of `articles.jsonl`."""
    wanted = None if ids is None else set(ids)
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if wanted is None or article["id"] in wanted:
                gold = json.loads((folder / "gold" / f"{article['id']}.json").read_text(encoding="utf-8"))
                yield document(folder.name, article["text"], gold)


def split_ids(folder: Path, part: str) -> list[str]:
    """The ids of `train` or `dev`."""
    found: list[str] = json.loads((folder / "split.json").read_text(encoding="utf-8"))[part]
    return found


def document(source: str, text: str, gold: dict[str, Any]) -> Document:
    """A coded text as a training document."""
    doc = from_text(source, text)
    doc.attributions = [_attributed(doc, a["spans"]) for a in gold["attributions"]]
    acts = [_act(doc, event) for event in gold["events"]]
    doc.events = [act for act in acts if act is not None]
    starts = (doc.range_of(*span) for span in gold["sentences"])
    doc.sentences = {found[0] for found in starts if found}
    _move_to_marks(doc)
    return doc


def _move_to_marks(doc: Document) -> None:
    """A sentence begins at its opening quotation mark, not at the first letter."""
    assert doc.sentences is not None
    moved = set()
    for start in doc.sentences:
        while start and not doc.wordlike(start - 1) and doc.text[doc.ends[start - 1] : doc.starts[start]] == "":
            if doc.text[doc.starts[start - 1]] in ".!?,;:)":
                break
            start -= 1
        moved.add(start)
    doc.sentences = moved


def _range(doc: Document, span: list[int] | None) -> Range | None:
    return None if span is None else doc.range_of(*span)


def _attributed(doc: Document, spans: dict[str, list[int] | None]) -> Attributed:
    return Attributed(_range(doc, spans["source"]), _range(doc, spans["cue"]), _range(doc, spans["content"]))


def _act(doc: Document, event: dict[str, Any]) -> Act | None:
    trigger = _range(doc, event["span"])
    if trigger is None:
        return None
    links = [
        (role, found)
        for key, role in ROLE_OF.items()
        for x in event[key]
        if (found := _range(doc, x["span"])) is not None
    ]
    if (when := _range(doc, event["date_span"])) is not None:
        links.append(("time", when))
    counts = [(c["what"], found) for c in event["counts"] if (found := _range(doc, c["span"])) is not None]
    return Act(trigger[0], event["type"], event["mode"], event["status"], event["polarity"], links, counts)

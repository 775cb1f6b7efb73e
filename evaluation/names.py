"""Names of persons, organizations and places against four sets, by exact span and kind.

The texts are given as words with blanks between them (EWT: as printed), cut and read anew by the reader. Kinds that a
set has beyond these three are left out of its gold, and so is what the reader found there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path

from evaluation import ewt
from evaluation.spans import SpanScorer
from onrecord.record import Reading
from training.data import names
from training.data.document import Document

KINDS = ("PER", "ORG", "LOC")
Range = tuple[int, int]
Name = tuple[str, int, int]  # kind, start, end
Find = Callable[[str], Set[Name]]


def gold_sets(data: Path) -> dict[str, list[Document]]:
    """The dev texts by the name of their set."""
    ner = data / "ner"
    nobody: frozenset[str] = frozenset()
    wikigold = names.wikigold(ner / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", "dev")
    crossner = list(names.rows(ner / "crossner-politics" / "dev.txt"))
    wnut = list(names.rows(ner / "wnut17" / "emerging.dev.conll"))
    return {
        "UNER EWT": list(ewt.documents(data)),
        "wikigold": list(names.documents("wikigold", wikigold, nobody)),
        "CrossNER politics": list(names.documents("crossner", crossner, nobody)),
        "WNUT-17": list(names.documents("wnut", wnut, nobody)),
    }


def gold_spans(doc: Document) -> tuple[set[Name], list[Range]]:
    """Gold names as (kind, start, end) in characters, and the stretches of which the set says nothing."""
    assert doc.names is not None
    found: set[Name] = set()
    unknown: list[Range] = []
    for first, last, tag in _runs(doc.names):
        span = (doc.starts[first], doc.ends[last - 1])
        if tag in KINDS:
            found.add((tag, *span))
        else:
            unknown.append(span)
    return found, unknown


def _runs(tags: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Runs (first, last, kind) of IOB2 tags; kind `?` where nothing is known."""
    first, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        label = "?" if tag is None or tag == "?" else tag
        if kind and (label[:1] != "I" or label[2:] != kind) and not (label == kind == "?"):
            yield first, index, kind
            kind = ""
        if not kind and label != "O":
            first, kind = index, label if label == "?" else label[2:]


def found_in(reading: Reading) -> set[Name]:
    """The names of our kinds that the reader found."""
    return {(name.kind, name.span.start, name.span.end) for name in reading.names if name.kind in KINDS}


def score(docs: Sequence[Document], find: Find) -> SpanScorer:
    """Score one set."""
    scorer = SpanScorer()
    for doc in docs:
        gold, unknown = gold_spans(doc)
        known = {
            name for name in find(doc.text) if not any(name[1] < end and start < name[2] for start, end in unknown)
        }
        scorer.add(gold, known)
    return scorer


def scores(data: Path, find: Find) -> dict[str, float]:
    """F1 by set, with precision and recall for UNER EWT."""
    found: dict[str, float] = {}
    for name, docs in gold_sets(data).items():
        found |= score(docs, find).scores(f"{name} ")
    return found

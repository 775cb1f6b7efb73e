"""Universal Dependencies treebanks, and the layers that stand over EWT's sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.data.document import Document

PROPBANK_ROLES = {
    "ARG0": "arg0",
    "ARG1": "arg1",
    "ARG2": "arg2",
    "ARGM-LOC": "loc",
    "ARGM-TMP": "tmp",
    "ARGM-NEG": "neg",
}


@dataclass(slots=True)
class Sentence:
    """One sentence of a treebank; `break_before`: 0 none, 1 a new paragraph, 2 a new document."""

    sent_id: str
    text: str
    forms: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    break_before: int = 0


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file. Words of a multiword token share its characters in turn."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield _sentence(block.split("\n"))


def _sentence(lines: list[str]) -> Sentence:
    found = Sentence("", "")
    spaced: list[bool] = []
    inside = 0
    for line in lines:
        if line.startswith("#"):
            _comment(found, line)
            continue
        columns = line.split("\t")
        if "-" in columns[0]:
            inside = int(columns[0].split("-")[1])
            last_spaced = "SpaceAfter=No" not in columns[9]
            continue
        if "." in columns[0]:
            continue
        index = int(columns[0])
        found.forms.append(columns[1])
        found.upos.append(columns[3])
        found.heads.append(int(columns[6]) - 1)
        found.deprels.append(columns[7].split(":")[0])
        within = index < inside
        spaced.append(False if within else last_spaced if index == inside else "SpaceAfter=No" not in columns[9])
    _place(found, spaced)
    return found


def _comment(found: Sentence, line: str) -> None:
    key, _, value = line[1:].strip().partition(" = ")
    if key == "sent_id":
        found.sent_id = value
    elif key.startswith("newdoc"):
        found.break_before = 2
    elif key.startswith("newpar"):
        found.break_before = max(found.break_before, 1)


def _place(found: Sentence, spaced: list[bool]) -> None:
    text = ""
    for form, space in zip(found.forms, spaced, strict=True):
        found.spans.append((len(text), len(text) + len(form)))
        text += form + (" " if space else "")
    found.text = text.rstrip(" ")


@dataclass(slots=True)
class Layers:
    """Labels over single sentences of EWT, by sent_id: names a word, PropBank frames, factuality."""

    names: dict[str, list[str]] = field(default_factory=dict)
    frames: dict[str, list[tuple[int, list[tuple[str, tuple[int, int]]]]]] = field(default_factory=dict)
    facts: dict[str, list[tuple[int, float]]] = field(default_factory=dict)


def documents(
    path: Path, source: str, layers: Layers, *, leave_out: frozenset[str] = frozenset()
) -> Iterator[Document]:
    """Sentences joined to documents, blank lines between paragraphs."""
    held: list[Sentence] = []
    for sentence in sentences(path):
        if sentence.break_before == 2 and held:
            yield _document(held, source, layers)
            held = []
        if not any(sentence.sent_id.startswith(name) for name in leave_out):
            held.append(sentence)
    if held:
        yield _document(held, source, layers)


def _document(parts: list[Sentence], source: str, layers: Layers) -> Document:
    doc = Document(source, "", [], [], sentences=set(), upos=[], heads=[], deprels=[], names=[], frames=[])
    pieces: list[str] = []
    length = 0
    for part in parts:
        if pieces:
            joiner = "\n\n" if part.break_before else " "
            pieces.append(joiner)
            length += len(joiner)
        _append(doc, part, length, layers)
        pieces.append(part.text)
        length += len(part.text)
    doc.text = "".join(pieces)
    return doc


def _append(doc: Document, part: Sentence, offset: int, layers: Layers) -> None:
    assert doc.sentences is not None and doc.upos is not None and doc.heads is not None
    assert doc.deprels is not None and doc.names is not None and doc.frames is not None
    base = len(doc)
    doc.sentences.add(base)
    doc.starts += [offset + start for start, _ in part.spans]
    doc.ends += [offset + end for _, end in part.spans]
    doc.upos += part.upos
    doc.heads += [head if head < 0 else head + base for head in part.heads]
    doc.deprels += part.deprels
    doc.names += layers.names.get(part.sent_id, [None] * len(part.forms))
    for predicate, arguments in layers.frames.get(part.sent_id, []):
        doc.frames.append((predicate + base, [(role, (a + base, b + base)) for role, (a, b) in arguments]))
    doc.facts += [(word + base, value) for word, value in layers.facts.get(part.sent_id, [])]


def ewt_layers(data: Path, part: str) -> Layers:
    """Names (UNER), roles (PropBank) and factuality (UDS) of the EWT sentences of `train` or `dev`."""
    found = Layers()
    by_letters: dict[str, Sentence] = {}
    for sentence in sentences(data / "ud-ewt" / f"en_ewt-ud-{part}.conllu"):
        by_letters.setdefault("".join(sentence.forms), sentence)
    forms = {s.sent_id: s.forms for s in by_letters.values()}
    _read_names(found, data / "uner-ewt" / f"en_ewt-ud-{part}.iob2", forms)
    _read_frames(found, data / "propbank-ewt" / f"{part}.jsonl", forms)
    _read_facts(found, data / "uds-ih2" / f"{part}.jsonl", by_letters)
    return found


def _read_names(found: Layers, path: Path, forms: dict[str, list[str]]) -> None:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        sent_id = next((line.split(" = ")[1] for line in lines if line.startswith("# sent_id")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if [row[1] for row in rows] == forms.get(sent_id):
            tags = [row[2] for row in rows]
            found.names[sent_id] = [tag if tag[2:] in ("PER", "ORG", "LOC") or tag == "O" else "?" for tag in tags]


def _read_frames(found: Layers, path: Path, forms: dict[str, list[str]]) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["tokens"] != forms.get(row["sent_id"]):
            continue
        found.frames[row["sent_id"]] = [
            (frame["pred"], [(PROPBANK_ROLES[r], (a, b + 1)) for r, a, b in frame["args"] if r in PROPBANK_ROLES])
            for frame in row["frames"]
        ]


def _read_facts(found: Layers, path: Path, by_letters: dict[str, Sentence]) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tokens = row["text"].split()
        sentence = by_letters.get("".join(tokens))
        if sentence and tokens == sentence.forms:
            found.facts[sentence.sent_id] = [(t["span1"][0], float(t["label"])) for t in row["targets"]]

"""Peers: other programs on the same texts, by the same scorers (`--peers`).

spaCy's small English pipeline for names and for words, sentences and UPOS; textacy's direct quotations, on spaCy's
parse, for attributions. spaCy's dependencies follow another scheme (ClearNLP), so UAS and LAS would not be of one kind
with ours and are left out. Both programs read with the settings they come with. Texts are given to them paragraph by
paragraph: no sentence runs over a blank line, and textacy, which refuses what has an odd number of quotation marks,
loses a paragraph and not the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from evaluation import attribution, names, syntax
from training import silver

PACKAGES = ("spacy", silver.MODEL, "textacy")
UNLIKE = ("UAS", "LAS")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
Doc = Any  # spaCy's; only an environment with the extra `peers` has its types
Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Tools:
    """spaCy's pipeline, textacy's `direct_quotations`, and the versions of their packages."""

    parse: Callable[[str], Doc]
    quotations: Callable[[Doc], Iterable[Any]]
    versions: Mapping[str, str]

    def paragraphs(self, text: str) -> Iterator[tuple[int, Doc]]:
        """Where each paragraph begins, and its parse."""
        for match in _PARAGRAPH.finditer(text):
            yield match.start(), self.parse(match.group())


@dataclass(frozen=True, slots=True)
class Peer:
    """What it is called in the table, how it is measured, and what has to be known about its scores."""

    name: str
    run: Callable[[Tools, Path], Scores]
    note: str = ""


def load() -> Tools:
    """The peers; raises SystemExit where one of their packages is missing."""
    try:
        import spacy
        from textacy.extract import direct_quotations

        versions = {name: metadata.version(name) for name in PACKAGES}
        return Tools(spacy.load(silver.MODEL), direct_quotations, versions)
    except (ImportError, OSError) as error:
        raise SystemExit(
            "--peers needs spaCy, its small English pipeline and textacy: pip install --editable '.[peers]'"
        ) from error


def names_in(tools: Tools, text: str) -> set[names.Name]:
    """The names that spaCy finds, in our kinds."""
    return {
        (kind, at + start, at + end)
        for at, doc in tools.paragraphs(text)
        for start, end, kind in silver.marked(doc)
        if kind in names.KINDS
    }


def parsed(tools: Tools, text: str) -> syntax.Parsed:
    """The words, tags and sentences that spaCy finds; no heads and relations."""
    found, at = syntax.Parsed([], [], [], [], []), 0
    for _, doc in tools.paragraphs(text):
        for sentence in doc.sents:
            first = at
            for token in sentence:
                if not token.is_space:
                    start, at = at, at + len("".join(token.text.split()))
                    found.words.append((start, at))
                    found.upos.append(token.pos_)
            if at > first:
                found.sentences.append((first, at))
    found.heads, found.deprels = [-1] * len(found.words), [""] * len(found.words)
    return found


def quotations_in(tools: Tools, text: str) -> attribution.Found:
    """The direct quotations that textacy finds: the speaker, the verbs, and the words between the marks."""
    found = attribution.Found()
    for at, doc in tools.paragraphs(text):
        for quotation in _quotations(tools, doc):
            source, content = (
                [(at + words[0].idx, at + words[-1].idx + len(words[-1]))]
                for words in (quotation.speaker, quotation.content[1:-1])
            )
            cue = [(at + verb.idx, at + verb.idx + len(verb)) for verb in quotation.cue]
            found.spans += [("source", source), ("cue", cue), ("content", content)]
            found.linked.append((source, content))
    return found


def _quotations(tools: Tools, doc: Doc) -> list[Any]:
    try:
        return list(tools.quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return []


def _names(tools: Tools, data: Path) -> Scores:
    return names.scores(data, lambda text: names_in(tools, text))


def _ewt(tools: Tools, data: Path) -> Scores:
    found = syntax.scores(data, lambda text: parsed(tools, text))
    return {measure: value for measure, value in found.items() if measure not in UNLIKE}


def _polnear(tools: Tools, data: Path) -> Scores:
    return attribution.scores(data, lambda text: quotations_in(tools, text))


PEERS: Mapping[str, Peer] = {
    "names": Peer("spaCy sm", _names),
    "ewt": Peer("spaCy sm", _ewt, "no UAS and LAS: its dependencies follow another scheme (ClearNLP)"),
    "polnear": Peer("textacy", _polnear, "it looks for direct quotations only; the set marks indirect ones too"),
}

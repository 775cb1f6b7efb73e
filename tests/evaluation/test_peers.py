import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from standins import WordReader

from evaluation import __main__ as command
from evaluation import peers
from onrecord.coder import Coder

QUOTED = 'Ann Lee said "we will go home".'


@dataclass(frozen=True)
class Token:
    text: str
    idx: int

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def pos_(self) -> str:
        return "VERB" if self.text == "said" else "X"


class Doc(list[Token]):
    """A text as spaCy gives it: capitalised pairs are persons, "the X" is a place, full stops end sentences."""

    def __init__(self, text: str) -> None:
        super().__init__(Token(m.group(), m.start()) for m in re.finditer(r"\w+|[^\w\s]|\s{2,}", text))
        self.ents = [
            SimpleNamespace(text=m.group(), start_char=m.start(), end_char=m.end(), label_=label)
            for label, pattern in (("PERSON", r"[A-Z]\w+ [A-Z]\w+"), ("GPE", r"the [A-Z]\w+"), ("DATE", r"\d+"))
            for m in re.finditer(pattern, text)
        ]

    @property
    def sents(self) -> Iterator[list[Token]]:
        ends = [i + 1 for i, token in enumerate(self) if token.text == "."]
        for first, last in zip([0, *ends], [*ends, len(self)], strict=True):
            yield self[first:last]


def quotations(doc: Doc) -> Iterator[Any]:
    marks = [i for i, token in enumerate(doc) if token.text == '"']
    if len(marks) % 2:
        raise ValueError("unclosed")
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        yield SimpleNamespace(speaker=doc[:2], cue=[t for t in doc if t.pos_ == "VERB"], content=doc[first : last + 1])


TOOLS = peers.Tools(Doc, quotations, {"spacy": "3.8.0"})


def test_names_have_our_kinds_and_no_article() -> None:
    text = "In 2009 Ann Lee left the Netherlands.\n\nBo Ray stayed."
    assert peers.names_in(TOOLS, text) == {("PER", 8, 15), ("LOC", 25, 36), ("PER", 39, 45)}


def test_words_are_counted_without_white_space() -> None:
    found = peers.parsed(TOOLS, "He left.  She said so.\n\nYes")
    assert found.words == [(0, 2), (2, 6), (6, 7), (7, 10), (10, 14), (14, 16), (16, 17), (17, 20)]
    assert found.sentences == [(0, 7), (7, 17), (17, 20)]
    assert found.upos == ["X", "X", "X", "X", "VERB", "X", "X", "X"]
    assert len(found.heads) == len(found.deprels) == len(found.words)


def test_a_quotation_has_speaker_verb_and_the_words_between_the_marks() -> None:
    found = peers.quotations_in(TOOLS, f"First.\n\n{QUOTED}")
    assert found.spans == [("source", [(8, 15)]), ("cue", [(16, 20)]), ("content", [(22, 37)])]
    assert found.linked == [([(8, 15)], [(22, 37)])]


def test_a_refused_paragraph_costs_no_other() -> None:
    assert len(peers.quotations_in(TOOLS, f'He said "no.\n{QUOTED}').linked) == 1


def test_what_is_missing_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SystemExit, match=r"--peers needs spaCy.*textacy: pip install .*\[peers\]"):
        peers.load()


def article(folder: Path) -> None:
    """PolNeAR dev with one article, the quotation marked."""
    marked = (
        "T1\tSource 0 7\tAnn Lee\nT2\tCue 8 12\tsaid\nT3\tContent 13 30\twe\nE1\tAttribution:T2 Source:T1 Content:T3\n"
    )
    for part, name, text in (("text", "a.txt", QUOTED), ("attributions", "a_b.ann", marked)):
        path = folder / "polnear" / "dev" / part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    reader = WordReader()
    setting = SimpleNamespace(data=tmp_path, reader=reader, coder=Coder(reader=reader))
    monkeypatch.setattr(command, "setting", lambda *_: setting)
    monkeypatch.setattr(peers, "load", lambda: TOOLS)
    article(tmp_path)
    return tmp_path


def test_peers_stand_below_ours_and_in_the_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data / "scores.json"
    command.main(["polnear", "--data", str(data), "--peers", "--json", str(out)])
    lines = capsys.readouterr().out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("polnear      content exact F1"))
    assert lines[at + 1].startswith("polnear      content exact F1")
    assert lines[at + 1].endswith("1.000  textacy")
    assert "direct quotations only" in lines[-1]
    found = json.loads(out.read_text(encoding="utf-8"))["peers"]
    assert found["versions"] == {"spacy": "3.8.0"}
    assert found["suites"]["polnear"]["peer"] == "textacy"
    assert found["suites"]["polnear"]["scores"]["attribution exact F1"] == 1


def test_without_the_option_no_peer_is_measured(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data / "scores.json"
    command.main(["polnear", "--data", str(data), "--json", str(out)])
    assert "textacy" not in capsys.readouterr().out
    assert "peers" not in json.loads(out.read_text(encoding="utf-8"))


def test_a_suite_without_peers_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["table", "--data", str(data), "--peers"])
    assert "there are peers for names, ewt, polnear only" in capsys.readouterr().err


def test_relations_of_another_scheme_are_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "ud-ewt" / "en_ewt-ud-dev.conllu"
    path.parent.mkdir()
    path.write_text("# newdoc id = a\n# text = Go\n1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    assert peers.PEERS["ewt"].run(TOOLS, tmp_path) == {"words": 1, "sentences": 1, "UPOS": 0}

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reader import Reader
from onrecord.reader.weights import PACKAGED
from onrecord.record import Reading, Span
from onrecord.record.errors import ModelError

STORY = (
    "Rebels seize Tarkan\n\nRebels seized the town of Tarkan on Tuesday, the Lusanian defence ministry said. "
    "“We will not return,” Colonel Ada Brek told reporters. "
    "The governor denied that police had fired on protesters.\n\n"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def spans(reading: Reading) -> list[Span]:
    found = [name.span for name in reading.names]
    for mention in reading.attributions:
        found += [span for span in (mention.source, mention.cue, mention.content) if span]
    for event in reading.events:
        found += [event.trigger, *event.actors, *event.recipients, *event.places, *event.times]
    return found


def check(reading: Reading, text: str) -> None:
    assert reading.text == text
    n = len(reading.starts)
    assert all(len(column) == n for column in (reading.ends, reading.upos, reading.heads, reading.deprels))
    assert all(span.end <= len(text) for span in spans(reading))
    edges = [edge for pair in reading.sentences for edge in pair]
    assert edges == sorted(edges)
    assert (not n) == (not edges)
    for first, last in reading.sentences:
        assert sum(reading.heads[i] < 0 for i in range(first, last)) == 1
        assert all(first <= reading.heads[i] < last for i in range(first, last) if reading.heads[i] >= 0)


def test_an_article_is_read(reader: Reader) -> None:
    reading = reader.read(STORY)
    check(reading, STORY)
    triggers = {event.trigger.of(STORY): event.type for event in reading.events}
    assert triggers.get("seized") in ("ASSAULT", "COERCE")
    cues = {mention.cue.of(STORY) for mention in reading.attributions if mention.cue}
    assert {"said", "told"} <= cues
    assert any(name.span.of(STORY) == "Ada Brek" or "Brek" in name.span.of(STORY) for name in reading.names)


def test_the_same_text_gives_the_same_reading(reader: Reader) -> None:
    assert reader.read(STORY) == Reader.load().read(STORY)


@pytest.mark.slow
def test_a_long_text_is_read_without_a_seam(reader: Reader) -> None:
    text = STORY * 30
    reading = reader.read(text)
    check(reading, text)
    said = [mention for mention in reading.attributions if mention.cue and mention.cue.of(text) == "said"]
    assert len(said) == 30


@pytest.mark.parametrize(
    "text", ["", " \n\t", "…", "\U0001f600 e\u0301 \u202bالعربية\u202c\r\n\r\nYes.", "a" * 5000, '"' * 500]
)
def test_strange_texts_are_read(reader: Reader, text: str) -> None:
    check(reader.read(text), text)


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
@pytest.mark.slow
def test_any_text_is_read(text: str) -> None:
    check(SHARED.read(text), text)


SHARED = Reader.load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGED, tmp_path / "weights"))


def test_damaged_weights_are_refused(copy: Path) -> None:
    with (copy / "heads.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"heads\.npz is damaged.*install the weights again"):
        Reader.load(copy)


def test_missing_weights_are_named(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx is missing"):
        Reader.load(copy)


def test_weights_with_other_labels_are_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["heads"]["status"] = ["actual"]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="another version"):
        Reader.load(copy)


def test_a_broken_manifest_is_named(copy: Path) -> None:
    (copy / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match="not JSON"):
        Reader.load(copy)


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in PACKAGED.iterdir()) <= 30_000_000

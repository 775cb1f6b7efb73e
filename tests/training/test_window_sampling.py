import random
from importlib import resources
from pathlib import Path

from onrecord.reader.pieces import WordPieces
from training.data.document import Document, from_text
from training.windows import encode, sample

TEXT = " ".join(f"The envoy named number {number} met the mayor of Tarn on the bridge at noon." for number in range(30))


def sentences(doc: Document) -> set[int]:
    return {0, *(index + 1 for index, end in enumerate(doc.ends[:-1]) if doc.text[end - 1] == ".")}


def test_some_windows_are_a_sentence_or_two_and_begin_where_one_begins() -> None:
    pieces = WordPieces.load(Path(str(resources.files("onrecord.reader") / "weights" / "tokenizer.json")))
    doc = from_text("coded", TEXT)
    doc.sentences = sentences(doc)
    drawn = sample([encode(doc, pieces)], random.Random(1), 100, pieces)
    lengths = [len(next(drawn).arcs) for _ in range(200)]
    short = [length for length in lengths if length <= 32]
    assert 0.15 < len(short) / len(lengths) < 0.6
    assert {16, 32} <= set(short)
    assert max(lengths) <= 100

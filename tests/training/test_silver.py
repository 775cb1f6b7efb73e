import json
from pathlib import Path

from training.data import silver
from training.data.document import from_text

TEXT = "Ana Lima left the Bravia summit."


def test_marked_names_become_tags_of_words(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    row = {"text": silver.key(TEXT), "names": [[0, 8, "PER"], [18, 31, "?"]]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    docs = [from_text("polnear", TEXT), from_text("polnear", "Another text.")]
    silver.mark(docs, silver.read(path))
    assert docs[0].names == ["B-PER", "I-PER", "O", "O", None, None, "O"]
    assert docs[1].names is None


def test_a_text_with_names_of_its_own_keeps_them() -> None:
    doc = from_text("ewt", TEXT)
    doc.names = ["O"] * len(doc)
    silver.mark([doc], {silver.key(TEXT): [(0, 8, "PER")]})
    assert set(doc.names) == {"O"}

from pathlib import Path

import pytest

from training.data import polnear

TEXT = "Ms. Oduya has also not called for a boycott. Reportedly, he spoke."


def _article(folder: Path, *lines: str) -> None:
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "attributions" / "one_a.ann").write_text("\n".join(lines), encoding="utf-8")


def _spans(quote: str) -> str:
    start = TEXT.index(quote)
    return f"{start} {start + len(quote)}"


@pytest.mark.parametrize(
    ("cue", "kept"),
    [("has also not called for", "called for"), ("called for", "called for"), ("Reportedly", "Reportedly")],
)
def test_a_cue_begins_with_the_word_that_says_so(tmp_path: Path, cue: str, kept: str) -> None:
    _article(
        tmp_path,
        f"T1\tSource {_spans('Ms. Oduya')}\tx",
        f"T2\tCue {_spans(cue)}\tx",
        f"T3\tContent {_spans('a boycott')}\tx",
        "E1\tCue:T2 Source:T1 Content:T3",
    )
    (doc,) = polnear.read(tmp_path)
    assert doc.attributions is not None
    (found,) = doc.attributions
    assert found.cue is not None
    first, last = found.cue
    assert TEXT[doc.starts[first] : doc.ends[last - 1]] == kept

"""Views of a reading."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.conllu import name_tags, reading_to_conllu
from onrecord.export.reading import reading_to_json, write_reading
from onrecord.record import AttributionMention, CountMention, EventMention, Name, Reading, Span

TEXT = "“We left,” Anna\nFallow <said>.\r\n \r\nKessel burns 🕊️."
WORDS = ("“", "We", "left", ",", "”", "Anna", "Fallow", "<said>", ".", "Kessel", "burns", "🕊️", ".")


def located(text: str, words: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts: list[int] = []
    at = 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    return tuple(starts), tuple(start + len(word) for start, word in zip(starts, words, strict=True))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    starts, ends = located(TEXT, WORDS)
    mention = EventMention(
        trigger=span("left"),
        type="RETREAT",
        mode="withdraw",
        status="actual",
        polarity="negated",
        actors=(span("We"),),
        recipients=(),
        places=(),
        times=(),
        counts=(CountMention(span("We"), "participants"),),
        score=0.75,
    )
    return Reading(
        text=TEXT,
        starts=starts,
        ends=ends,
        upos=("PUNCT", "PRON", "VERB", "PUNCT", "PUNCT", "PROPN", "PROPN", "VERB", "PUNCT", *"PVSP"),
        heads=(2, 2, 7, 7, 2, 7, 5, -1, 7, 10, -1, 10, 10),
        deprels=("punct", "nsubj", "ccomp", "punct", "punct", "nsubj", "flat", "root", "punct", *"abcd"),
        sentences=((0, 9), (9, 13)),
        names=(Name(span("Anna\nFallow"), "PER", 0.9), Name(span("Kessel"), "LOC", 0.8)),
        attributions=(AttributionMention(span("Anna\nFallow"), span("<said>"), span("We left"), 0.5),),
        events=(mention,),
        notes=("words 200 to 310 could not be read",),
    )


def test_conllu(reading: Reading) -> None:
    lines = reading_to_conllu(reading, doc_id="kessel\n1").split("\n")
    assert lines[:4] == [
        "# newdoc id = kessel 1",
        "# newpar",
        "# sent_id = 1",
        "# text = “We left,” Anna Fallow <said>.",
    ]
    assert lines[4] == "1\t“\t_\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No|TokenRange=0:1"
    assert lines[6] == "3\tleft\t_\tVERB\t_\t_\t8\tccomp\t_\tSpaceAfter=No|TokenRange=4:8"
    assert lines[9:12] == [
        "6\tAnna\t_\tPROPN\t_\t_\t8\tnsubj\t_\tNER=B-PER|TokenRange=11:15",
        "7\tFallow\t_\tPROPN\t_\t_\t6\tflat\t_\tNER=I-PER|TokenRange=16:22",
        "8\t<said>\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=23:29",
    ]
    assert lines[13:17] == ["", "# newpar", "# sent_id = 2", "# text = Kessel burns 🕊️."]
    assert lines[-2:] == ["", ""]


def test_conllu_without_blank_line_has_no_new_paragraph(reading: Reading) -> None:
    text = TEXT.replace("\r\n \r\n", "\r\n   ")
    assert reading_to_conllu(replace(reading, text=text)).count("# newpar") == 1
    assert "newdoc" not in reading_to_conllu(reading)


def test_conllu_of_nothing() -> None:
    assert reading_to_conllu(Reading("", (), (), (), (), (), (), (), (), ())) == ""


@given(st.lists(st.tuples(st.text("ab.🕊\x01", min_size=1), st.sampled_from(["", " ", "\n", "\n\n"])), min_size=1))
def test_conllu_text_is_its_words(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    starts, ends = located(text, tuple(word for word, _ in parts))
    n = len(parts)
    syntax = (("X",) * n, (-1,) + (0,) * (n - 1), ("dep",) * n)
    out = reading_to_conllu(Reading(text, starts, ends, *syntax, ((0, n),), (), (), ()))
    rows = [line.split("\t") for line in out.split("\n") if line and not line.startswith("#")]
    assert len(rows) == n
    assert all(len(row) == 10 and all(row) for row in rows)
    (line,) = re.findall(r"^# text = (.*)$", out, re.MULTILINE)
    assert line == "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).rstrip()


def test_names_that_touch_or_overlap_keep_the_first(reading: Reading) -> None:
    names = (Name(Span(11, 15), "PER", 1.0), Name(Span(13, 22), "ORG", 1.0))
    assert name_tags(replace(reading, names=names))[5:8] == ["B-PER", "B-ORG", None]


def test_json_slices_back(reading: Reading) -> None:
    data = reading_to_json(reading)

    def check(item: Any) -> None:
        if isinstance(item, dict) and "span" in item and "text" in item:
            start, end = item["span"]
            assert TEXT[start:end] == item["text"]
        for child in item.values() if isinstance(item, dict) else item if isinstance(item, list) else ():
            check(child)

    check(data)
    assert [token["text"] for token in data["tokens"]] == list(WORDS)
    assert data["sentences"][1]["words"] == [9, 13]
    assert data["names"][0]["kind"] == "PER"
    assert data["attributions"][0]["cue"]["text"] == "<said>"
    assert data["events"][0]["actors"][0]["text"] == "We"
    assert data["events"][0]["counts"][0]["what"] == "participants"
    assert data["notes"] == ["words 200 to 310 could not be read"]


def written(reading: Reading, form: Any) -> str:
    stream = io.StringIO(newline="")
    write_reading(reading, stream, form=form, title="<kessel>")
    return stream.getvalue()


def test_writing_each_form(reading: Reading) -> None:
    assert json.loads(written(reading, "json")) == {"doc_id": "<kessel>"} | reading_to_json(reading)
    assert written(reading, "conllu") == reading_to_conllu(reading, doc_id="<kessel>")
    assert written(reading, "html").startswith("<!DOCTYPE html>")


def test_json_of_half_a_surrogate_pair_can_be_encoded() -> None:
    reading = Reading("\ud800", (0,), (1,), ("X",), (-1,), ("root",), ((0, 1),), (), (), ())
    assert json.loads(written(reading, "json").encode())["text"] == "\ud800"


def test_html_shows_tags_names_and_attributions(reading: Reading) -> None:
    page = written(reading, "html")
    assert "<h1><bdi>&lt;kessel&gt;</bdi></h1>" in page
    assert '<span class="d1 t s-actual neg"><ruby><s>left</s><rt>VERB</rt></ruby></span>' in page
    assert "<ruby>Anna<rt>PROPN</rt></ruby>" in page
    assert '<span class="name n-PER src">' in page
    assert '<span class="cue"><ruby>&lt;said&gt;<rt>VERB</rt></ruby></span>' in page
    assert page.count('<li>\n<p class="text"') == 2
    assert "<script" not in page
    assert "script-src 'none'" in html.unescape(page)
    assert "words 200 to 310 could not be read" in page

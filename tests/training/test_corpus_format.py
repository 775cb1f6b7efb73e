"""Compact codings: what they compile to, and what is said of one with a fault."""

from __future__ import annotations

import copy
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.errors import FormatError, InputError
from onrecord.record.schema import validate
from training.corpus_format import article, build, compile, faults, main, read, read_texts
from training.corpus_quotes import occurrences

EXAMPLES = Path(__file__).parents[2] / "examples"

COMPACT: dict[str, Any] = {
    "id": "t1",
    "publisher": "The Test Line",
    "published": "2014-12-15",
    "title": "Aid for Norland",
    "genre": "news",
    "paragraphs": [
        ["Aid for Norland"],
        ["Ada Berg said he would ask the others.", "She sent 40 trucks there, he said he knew."],
    ],
    "entities": [["n1", "Ada Berg", "person", "NOR", ["GOV"]], ["n2", "Norland", "place"]],
    "attributions": [
        {"id": "a1", "s": 1, "source": "Ada Berg", "cue": "said", "content": "he would ask the others", "ent": "n1"},
        {"id": "a2", "s": 2, "source": "he#1", "cue": "said", "content": "he knew", "parent": None},
    ],
    "events": [
        {"id": "e1", "s": 0, "t": "Aid", "type": "AID", "recipients": [["Norland", "n2"]]},
        {
            "id": "e2",
            "s": 2,
            "t": "sent",
            "type": "AID",
            "actors": [["She", "n1"]],
            "recipients": [[None, "n2"]],
            "date": "2014-12/2015",
            "counts": [["participants", "40", 40, None]],
            "same_as": "e1",
        },
    ],
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """COMPACT with one value, at a dotted path, replaced."""
    made = copy.deepcopy(COMPACT)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    row: Any = made
    for part in way:
        row = row[part]
    row[last] = value
    return made


def test_text_is_the_joined_sentences_with_their_places() -> None:
    text = article(COMPACT)["text"]
    assert text == (
        "Aid for Norland\n\nAda Berg said he would ask the others. She sent 40 trucks there, he said he knew."
    )
    assert [text[slice(*pair)] for pair in compile(COMPACT)["sentences"]] == [
        "Aid for Norland",
        "Ada Berg said he would ask the others.",
        "She sent 40 trucks there, he said he knew.",
    ]


def test_joiners_of_the_article_and_of_one_paragraph() -> None:
    made = changed("joiner", {"paragraph": "\r\n", "sentence": "  "})
    made["paragraphs"].append({"sentences": ["- one", "- two"], "joiner": "\n"})
    text = article(made)["text"]
    assert text.startswith("Aid for Norland\r\nAda Berg said he would ask the others.  She sent")
    assert text.endswith("knew.\r\n- one\n- two")
    assert article(changed("joiner", "\n"))["text"].startswith("Aid for Norland\nAda")


def test_gold_has_the_published_form_and_the_defaults() -> None:
    gold = compile(COMPACT)
    validate(gold, form="coding")
    first, second = gold["events"]
    assert (first["mode"], first["actors"], first["status"], first["polarity"]) == (None, [], "actual", "affirmed")
    assert second["recipients"] == [{"text": None, "entity": "n2", "span": None}]
    assert second["counts"] == [{"what": "participants", "text": "40", "span": [65, 67], "min": 40, "max": None}]
    assert gold["attributions"][0]["kind"] == "indirect"
    assert gold["entities"][1] == {"id": "n2", "name": "Norland", "kind": "place", "country": None, "sectors": []}


def test_a_quote_is_a_whole_word_first_and_its_number_tells_it_from_others() -> None:
    text = article(COMPACT)["text"]
    second = compile(COMPACT)["attributions"][1]
    assert second["source"] == "he"
    assert second["spans"]["source"] == [text.index(", he") + 2, text.index(", he") + 4]


def test_words_within_a_word_are_found_where_no_whole_word_is() -> None:
    assert occurrences("he", "she told the others he left") == [20]
    assert occurrences("tank", "antitanks") == [4]


def test_a_text_that_holds_a_number_sign_keeps_it() -> None:
    made = changed("paragraphs.0.0", "Aid#2 for Norland")
    made["events"][0]["t"] = "Aid#2"
    assert compile(made)["events"][0]["trigger"] == "Aid#2"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            "events.1.t",
            "sends",
            "e2: trigger 'sends' is not in sentence 2: 'She sent 40 trucks there, he said he knew.'",
        ),
        ("events.1.t", "Aid", "(it is in sentence 0)"),
        ("events.1.s", 7, "e2: there is no sentence 7; the text has 0 to 2"),
        ("attributions.1.source", "he", "a2: source 'he' stands 2 times in sentence 2; write 'he#1', 'he#2' …"),
        ("attributions.1.source", "he#3", "a2: source 'he#3' stands only 2 times in sentence 2"),
        ("attributions.0.ent", "n9", "a1: there is no entity 'n9'"),
        ("attributions.1.parent", "a9", "a2: there is no attribution 'a9' to be its parent"),
        ("attributions.1.parent", "a2", "a2: its parents lead back to it"),
        ("attributions.1.parent", "a1", "a2: its content is not inside the content of its parent a1"),
        ("attributions.1.cue", "said he", "a2: its cue and its content overlap"),
        ("events.1.src", "a9", "e2: there is no attribution 'a9' to be its source"),
        ("events.1.src", "a2", "e2: trigger 'sent' is neither in the content nor the cue of its source a2, 'he knew'"),
        ("events.0.type", "HELP", "e1: unknown type 'HELP'; PLOVER has AGREE"),
        ("events.0.mode", "troops", "e1: unknown mode 'troops' of AID; allowed are none, or null"),
        ("entities.0.4", ["GOVT"], "n1: unknown sector 'GOVT'; PLOVER has COP"),
        ("events.1.actors.0.1", "n9", "e2: actors 'She' names the entity 'n9', which is not listed"),
        ("events.1.actors.0.0", "She sen", "e2: actors 'She sen' and the trigger 'sent' overlap"),
        ("events.0.same_as", "e2", "e1: same_as 'e2' is no event listed before it"),
        ("events.1.id", "e1", "e1: 2 events have this id"),
        ("events.1.counts.0.3", 3, "e2: count '40' has min 40 above max 3"),
        ("events.1.counts.0.0", "trucks", "e2.counts.0.what is 'trucks'"),
        ("events.1.status", "planned", "e2.status is 'planned'"),
        ("events.1.date", "2014-13", "e2.date is '2014-13'"),
        ("events.1.date", "2015/2014", "'2015/2014' is not an interval start/end in order"),
        ("events.1.date", "soon", "'soon' is not YYYY, YYYY-MM or YYYY-MM-DD"),
        ("events.1.actors.0", ["She"], "e2.actors.0 is ['She']: ['She'] is not [text, ent]"),
        ("events.1.trigger", "sent", "e2.trigger is no field of this form"),
        ("entities.0.2", "man", "n1.kind is 'man'"),
        ("paragraphs.0.0", "Aid for Norland ", "sentence 0 is empty or has blanks at its ends: 'Aid for Norland '"),
        ("paragraphs", [], "the article has no sentence"),
        ("paragraphs", None, "an own text has paragraphs"),
    ],
)
def test_each_fault_is_named(path: str, value: Any, message: str) -> None:
    found = faults(changed(path, value))
    assert any(message in fault for fault in found), found
    with pytest.raises(FormatError, match="coding 't1' has faults"):
        compile(changed(path, value))


def test_a_sound_coding_has_no_fault() -> None:
    assert faults(COMPACT) == []


def test_all_faults_are_named_at_once() -> None:
    made = changed("events.1.t", "sends")
    made["entities"][0][4] = ["GOVT"]
    assert len(faults(made)) == 2


def test_a_missing_field_and_a_thing_that_is_no_article() -> None:
    made = copy.deepcopy(COMPACT)
    del made["events"][0]["t"]
    assert faults(made) == ["e1.t is missing"]
    assert faults([]) == ["an article is a JSON object, not list"]  # type: ignore[arg-type]


def test_triggers_may_not_overlap_and_a_re_mention_names_the_first() -> None:
    made = changed("events.1.t", "sent 40")
    made["events"].append({"id": "e3", "s": 2, "t": "40", "type": "AID", "same_as": "e2"})
    assert faults(made) == [
        "e3: trigger '40' overlaps 'sent 40', that of e2",
        "e3: same_as 'e2' is itself a re-mention: name 'e1'",
    ]
    made = changed("events", [COMPACT["events"][1] | {"same_as": None}, COMPACT["events"][0] | {"same_as": "e2"}])
    assert faults(made) == ["e1: same_as 'e2' stands later in the text: name the first mention"]


def standoff(text: str, **other: Any) -> dict[str, Any]:
    made = {key: value for key, value in COMPACT.items() if key != "paragraphs"}
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = {"set": "releases", "id": "r7", "sha256": digest}
    spans = compile(COMPACT)["sentences"]
    return made | {"text_form": "standoff", "text_source": source, "sentence_spans": spans} | other


def test_a_stand_off_coding_gives_the_same_gold() -> None:
    text = article(COMPACT)["text"]
    assert compile(standoff(text), text) == compile(COMPACT)


def test_faults_of_a_stand_off_coding() -> None:
    text = article(COMPACT)["text"]
    assert "is not at hand: name its file with --texts" in faults(standoff(text))[0]
    assert "the coding was made on" in faults(standoff(text), text + ".")[0]
    assert "not in order within the text" in faults(standoff(text, sentence_spans=[[4, 2]]), text)[0]
    assert "has text_source and sentence_spans" in faults(standoff(text, sentence_spans=None), text)[0]
    assert "is not the one that the paragraphs give" in faults(COMPACT, text + ".")[0]


def test_build_writes_articles_and_gold(tmp_path: Path) -> None:
    build([COMPACT], tmp_path, articles="news.jsonl")
    line = json.loads((tmp_path / "news.jsonl").read_text(encoding="utf-8"))
    assert line["id"] == "t1" and line["title"] == "Aid for Norland" and line["language"] == "en"
    assert json.loads((tmp_path / "gold" / "t1.json").read_text(encoding="utf-8")) == compile(COMPACT)


def test_build_refuses_an_id_that_came_before(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="2 codings have the id 't1'"):
        build([COMPACT, COMPACT], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command_prints_a_line_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, out = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "out"
    good.write_text(json.dumps(COMPACT), encoding="utf-8")
    bad.write_text(json.dumps(changed("events.0.type", "HELP")), encoding="utf-8")
    assert main(["check", str(good)]) == 0
    assert capsys.readouterr().out == "1 articles, 0 faults\n"
    assert main(["build", str(good), str(bad), "--out", str(out)]) == 1
    assert f"{bad}: e1: unknown type 'HELP'" in capsys.readouterr().out
    assert not out.exists()
    assert main(["build", str(good), "--out", str(out)]) == 0
    assert (out / "articles.jsonl").exists()


def test_the_command_reads_texts_of_stand_off_codings(tmp_path: Path) -> None:
    text = article(COMPACT)["text"]
    coding, texts = tmp_path / "coding.json", tmp_path / "texts.jsonl.gz"
    coding.write_text(json.dumps(standoff(text)), encoding="utf-8")
    texts.write_bytes(gzip.compress(json.dumps({"id": "r7", "text": text}).encode()))
    assert read_texts([texts]) == {"r7": text}
    assert main(["check", str(coding)]) == 1
    assert main(["check", str(coding), "--texts", str(texts)]) == 0


def test_a_file_that_is_no_coding(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(FormatError, match="is not JSON in UTF-8"):
        read(broken)
    with pytest.raises(InputError, match="can't be read"):
        read(tmp_path / "none.json")


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1), min_size=1), min_size=1)
)
def test_sentences_slice_back_whatever_they_hold(paragraphs: list[list[str]]) -> None:
    made = {"id": "p", "paragraphs": paragraphs}
    text = article(made)["text"]
    pieces = [text[slice(*pair)] for pair in compile(made)["sentences"]]
    assert pieces == [sentence for paragraph in paragraphs for sentence in paragraph]


def test_the_committed_examples_are_what_their_codings_give(tmp_path: Path) -> None:
    codings = [read(path) for path in sorted((EXAMPLES / "articles").glob("*.json"))]
    assert [fault for coding in codings for fault in faults(coding)] == []
    build(codings, tmp_path, articles="news.jsonl")
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.json*")}
    assert made == {path: (EXAMPLES / path).read_bytes() for path in made}
    assert len(list((EXAMPLES / "gold").iterdir())) == len(codings)
    assert (EXAMPLES / "article.txt").read_text(encoding="utf-8") == article(codings[0])["text"]

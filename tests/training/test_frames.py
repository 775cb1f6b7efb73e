"""The generator of labelled training texts: deterministic, exact, wide, and free of the sentences kept for tests."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from training.frames import build, generate
from training.frames.__main__ import main
from training.frames.article import MAKERS
from training.frames.morphology import fixed_articles, verb
from training.frames.scene import Scene
from training.frames.tables import lexicon

Json = dict[str, Any]
STATUSES = {"actual", "intended", "demanded", "predicted", "possible"}


@cache
def sample() -> tuple[tuple[Json, Json, list[str]], ...]:
    """A thousand texts, made once for all tests."""
    return tuple(build(f"5:{index}") for index in range(1000))


def quotes(coding: Json) -> Iterator[tuple[str, str | None, list[int] | None]]:
    for item in coding["attributions"]:
        for part in ("source", "cue", "content"):
            yield f"{item['id']} {part}", item[part], item["spans"][part]
    for event in coding["events"]:
        yield f"{event['id']} trigger", event["trigger"], event["span"]
        yield f"{event['id']} date", event["date_text"], event["date_span"]
        for part in ("actors", "recipients", "places", "counts"):
            for item in event[part]:
                yield f"{event['id']} {part}", item["text"], item["span"]


def test_the_same_seed_gives_the_same_texts_and_another_seed_others() -> None:
    first, again, other = (list(generate(30, seed)) for seed in (7, 7, 8))
    assert first == again
    assert [article["text"] for article, _ in first] != [article["text"] for article, _ in other]


def test_a_longer_run_begins_with_the_shorter_one() -> None:
    assert list(generate(12, 3))[:5] == list(generate(5, 3))


@pytest.mark.slow
def test_every_quote_slices_back_from_the_text() -> None:
    for article, coding, _ in sample():
        for owner, quote, span in quotes(coding):
            assert (quote is None) == (span is None), (coding["doc_id"], owner)
            if span is not None:
                assert article["text"][slice(*span)] == quote, (coding["doc_id"], owner)


def test_references_point_to_what_exists_and_same_as_to_what_came_before() -> None:
    for _, coding, _ in sample():
        entities = {item["id"] for item in coding["entities"]}
        attributions = {item["id"] for item in coding["attributions"]} | {None}
        seen: set[str | None] = {None}
        for item in coding["attributions"]:
            assert item["source_entity"] in entities | {None}
            assert item["parent"] in attributions - {item["id"]}
        for event in coding["events"]:
            assert event["source"] in attributions
            assert event["same_as"] in seen
            assert {a["entity"] for role in ("actors", "recipients", "places") for a in event[role]} <= entities
            seen.add(event["id"])


def test_a_parent_attribution_holds_its_child() -> None:
    for _, coding, _ in sample():
        by_id = {item["id"]: item for item in coding["attributions"]}
        for item in by_id.values():
            if item["parent"]:
                start, end = by_id[item["parent"]]["spans"]["content"]
                assert start <= item["spans"]["content"][0] and item["spans"]["content"][1] <= end


def test_sentences_are_in_order_and_hold_their_events() -> None:
    for article, coding, _ in sample():
        last = 0
        for start, end in coding["sentences"]:
            assert last <= start < end <= len(article["text"])
            last = end
        for event in coding["events"]:
            start, end = coding["sentences"][event["s"]]
            assert start <= event["span"][0] and event["span"][1] <= end


def test_all_types_and_modes_of_the_ontology_occur() -> None:
    plover = json.loads((files("onrecord.ontology") / "data" / "plover.json").read_text(encoding="utf-8"))
    wanted = {(name, mode["name"]) for name, kind in plover["types"].items() for mode in kind["modes"]}
    wanted |= {(name, None) for name, kind in plover["types"].items() if not kind["modes"]}
    found = {(event["type"], event["mode"]) for _, coding, _ in sample() for event in coding["events"]}
    assert not wanted - found


def test_every_status_occurs_affirmed_and_negated_and_in_every_depth() -> None:
    kinds: Counter[tuple[str, str]] = Counter()
    depths: Counter[int] = Counter()
    for _, coding, _ in sample():
        parents = {item["id"]: item["parent"] for item in coding["attributions"]}
        for event in coding["events"]:
            kinds[(event["status"], event["polarity"])] += 1
            depth, source = 0, event["source"]
            while source:
                depth, source = depth + 1, parents[source]
            depths[depth] += 1
    assert {(s, p) for s in STATUSES for p in ("affirmed", "negated")} <= set(kinds)
    assert min(kinds.values()) >= 20
    assert {0, 1, 2, 3} <= set(depths)


def test_the_lexicon_and_the_frames_are_wide() -> None:
    frames = {frame for _, _, used in sample() for frame in used}
    assert len({(lexeme.type, lexeme.mode, lexeme.pattern) for lexeme in lexicon()}) >= 1200
    assert len(frames) >= 300


def test_sentences_seldom_repeat() -> None:
    sentences = [article["text"][a:b] for article, coding, _ in sample() for a, b in coding["sentences"]]
    assert len(set(sentences)) > 0.95 * len(sentences)


def test_the_pair_kept_for_tests_never_meets() -> None:
    for article, _, _ in sample():
        text = article["text"]
        assert not (re.search("Russia|Moscow", text) and re.search("Ukrain|Kyiv", text))


@pytest.mark.parametrize("maker", range(len(MAKERS)))
def test_each_maker_gives_clean_sentences(maker: int) -> None:
    made = 0
    for seed in range(60):
        scene = Scene(random.Random(f"{maker}:{seed}"))
        result = MAKERS[maker][1](scene, ('"', '"'))
        for frag in result if isinstance(result, list) else [result] if result else []:
            made += 1
            assert re.search(r"[.?:!]\"?$", frag.text), frag.text
            assert not re.search(r"  |,,| [,.;?]|[{}<>«»*\[\]]|\b(the|a|an) (the|a|an)\b", frag.text), frag.text
            first = next(letter for letter in frag.text if letter.isalnum())
            assert not first.islower(), frag.text
    assert made >= 10


@pytest.mark.parametrize(
    ("base", "form", "wanted"),
    [
        ("withdraw", "past", "withdrew"),
        ("ban", "ing", "banning"),
        ("deny", "s", "denies"),
        ("gang-rape", "pp", "gang-raped"),
        ("travel", "past", "travelled"),
        ("free", "ing", "freeing"),
        ("tear-gas", "past", "tear-gassed"),
        ("veto", "s", "vetoes"),
        ("lie", "ing", "lying"),
        ("target", "past", "targeted"),
        ("have", "s", "has"),
        ("beat", "pp", "beaten"),
    ],
)
def test_verbs_bend_as_they_should(base: str, form: str, wanted: str) -> None:
    assert verb(base, form) == wanted


def test_the_article_follows_the_sound() -> None:
    assert (
        fixed_articles("a Iraqi court, a UN envoy, a hour, a Ukrainian")
        == "an Iraqi court, a UN envoy, an hour, a Ukrainian"
    )


def test_the_command_writes_articles_and_codings(tmp_path: Path) -> None:
    main(["--count", "3", "--seed", "2", "--out", str(tmp_path)])
    lines = (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == ["frames-2-0", "frames-2-1", "frames-2-2"]
    assert all((tmp_path / "gold" / f"{name}.json").exists() for name in ids)


def test_the_command_shows_texts_with_their_labels(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--show", "2", "--seed", "2"])
    shown = capsys.readouterr().out
    assert shown.startswith("=== frames-2-0 ") and "[0] " in shown


def test_the_command_says_what_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main([])
    assert raised.value.code == 2
    assert "give --out DIR or --show N" in capsys.readouterr().err

"""Whether the status table holds together: its words stand in its sentences, its codes exist, no sentence twice."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.ontology import types
from onrecord.record.report import POLARITIES, STATUSES
from training.corpus_quotes import occurrences

TABLE = Path(__file__).parents[1] / "data" / "status_table.json"
ITEMS: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))["items"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_words_and_codes_of_an_item(item: dict[str, Any]) -> None:
    sentence = item["sentence"]
    for event in item["expected"]:
        assert len(occurrences(event["trigger"], sentence)) == 1
        assert event["type"] in types()
        assert event["status"] in STATUSES and event["polarity"] in POLARITIES
        source = event["source"]
        chain = source if isinstance(source, list) else [] if source in (None, "?") else [source]
        for words in [*event["actors"], *event["recipients"], *chain]:
            assert occurrences(words, sentence), words
    for pronoun, whom in item.get("refers", {}).items():
        assert pronoun in sentence and whom in sentence


def test_every_row_has_two_canonical_sentences_and_many_paraphrases() -> None:
    rows = Counter(item["row"] for item in ITEMS)
    canonical = Counter(item["row"] for item in ITEMS if item["canonical"])
    assert len(ITEMS) >= 250 and len(rows) == 20
    assert set(canonical.values()) == {2} and canonical.keys() == rows.keys()
    assert min(rows.values()) >= 12


def test_no_sentence_twice() -> None:
    assert max(Counter(item["sentence"] for item in ITEMS).values()) == 1

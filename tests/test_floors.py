"""Accuracy that may only rise: the shipped weights on our own articles and sentences."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation import record, table
from onrecord.coder import Coder
from onrecord.record.checks import slice_faults
from onrecord.record.jsonform import report_to_json

ROOT = Path(__file__).parent.parent
FLOORS: dict[str, dict[str, float]] = json.loads((ROOT / "evaluation" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_the_examples_are_coded_as_well_as_before(coder: Coder) -> None:
    sums: Counter[str] = Counter()
    for line in (ROOT / "examples" / "news.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        report = coder.code(
            article["text"], published=article["published"], publisher=article["publisher"], given_id=article["id"]
        )
        assert not slice_faults(report)
        gold = json.loads((ROOT / "examples" / "gold" / f"{article['id']}.json").read_text(encoding="utf-8"))
        sums.update(record.counts(gold, report_to_json(report)))
    _check("examples", record.scores(sums))


def test_the_status_table_is_coded_as_well_as_before(coder: Coder) -> None:
    _check("table", table.scores(coder, ROOT / "tests" / "data" / "status_table.json"))


def _check(suite: str, found: dict[str, float]) -> None:
    fallen = {name: (found[name], floor) for name, floor in FLOORS[suite].items() if found[name] < floor}
    assert not fallen, f"below the floor: {fallen}"

"""Accuracy that may only rise: the shipped weights on our own articles and sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.suites import EXAMPLES, OWN, SUITES, Setting
from onrecord.record.checks import slice_faults

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def setting() -> Setting:
    return Setting(Path("no-data-needed"))


@pytest.mark.parametrize("suite", OWN)
def test_no_score_is_below_its_floor(setting: Setting, suite: str) -> None:
    assert gate.floors()[suite]
    assert not gate.fallen({suite: SUITES[suite].run(setting)}, gate.floors())


def test_every_quote_of_the_examples_stands_where_it_says(setting: Setting) -> None:
    for line in (EXAMPLES / "news.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        assert not slice_faults(setting.coder.code(article["text"], published=article["published"]))

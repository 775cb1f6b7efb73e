"""News without events: sport, science, accidents, weather, business. Every event found there is one too many."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from onrecord.record import Report

TEXTS = Path(__file__).parent / "event_free.jsonl"


def articles(path: Path = TEXTS) -> list[dict[str, Any]]:
    """The articles, one a line: id, publisher, published, text."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scores(texts: Iterable[dict[str, Any]], code: Callable[..., Report]) -> dict[str, float]:
    """Events per 1,000 words, and the share of articles with one or more."""
    events, words, touched, number = 0, 0, 0, 0
    for article in texts:
        found = len(code(article["text"], published=article["published"], publisher=article["publisher"]).events)
        events += found
        touched += found > 0
        number += 1
        words += len(article["text"].split())
    return {"events per 1,000 words": 1000 * events / max(1, words), "articles with any": touched / max(1, number)}

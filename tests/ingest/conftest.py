"""Helpers for reading made-up files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest import IngestSettings, Rejected, read
from onrecord.record import Article

Outcomes = list[Article | Rejected]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcomes]:
    """Write `data` under `name` and read it with these settings."""
    monkeypatch.chdir(tmp_path)

    def run(name: str, data: bytes | str, **settings: Any) -> Outcomes:
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read([name], settings=IngestSettings(**settings)))

    return run


@pytest.fixture
def article(reading: Callable[..., Outcomes]) -> Callable[..., Article]:
    """The one article of a file, which must be readable."""

    def run(name: str, data: bytes | str, **settings: Any) -> Article:
        (outcome,) = reading(name, data, **settings)
        assert isinstance(outcome, Article), outcome
        return outcome

    return run


@pytest.fixture
def refusal(reading: Callable[..., Outcomes]) -> Callable[..., Exception]:
    """The error of a file that must be rejected whole."""

    def run(name: str, data: bytes | str, **settings: Any) -> Exception:
        (outcome,) = reading(name, data, **settings)
        assert isinstance(outcome, Rejected), outcome
        return outcome.error

    return run


@pytest.fixture
def record() -> Callable[[dict[str, Any]], Outcomes]:
    """Read one JSONL record, from standard input."""

    def run(value: dict[str, Any], **settings: Any) -> Outcomes:
        stdin = io.BytesIO(json.dumps(value).encode())
        return list(read(["-"], settings=IngestSettings(format="jsonl", **settings), stdin=stdin))

    return run

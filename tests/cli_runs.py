"""Helpers for runs of the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from standins import WordReader, WordResolver
from typer.testing import Result

from onrecord.cli.services import Services
from onrecord.coder import Coder, TextReader

Run = Callable[..., Result]

STORY = "Russia attacked Ukraine. Turkey said Iran claimed Russia shelled Georgia."


def services(reader: TextReader | None = None) -> Services:
    """Services that make stand-ins."""
    made = reader or WordReader()
    return Services(coder=lambda weights: Coder(reader=made, resolver=WordResolver()), reader=lambda weights: made)


def reports(path: str | Path) -> list[dict[str, Any]]:
    """The reports of a JSONL file."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]

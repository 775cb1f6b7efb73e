"""Runs of the program with a stand-in for the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import STORY, Run, services
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.coder import TextReader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the program: `run("code", "a.txt", reader=…, stdin=…)`."""

    def call(*args: str, reader: TextReader | None = None, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(app, list(args), input=stdin, obj=services(reader), prog_name="onrecord")

    return call


@pytest.fixture
def articles(folder: Path) -> list[dict[str, Any]]:
    """Four articles in news.jsonl, the third of them of another publisher."""
    records = [
        {"id": f"d{number}", "publisher": publisher, "published": f"2020-01-0{number}", "text": text}
        for number, publisher, text in (
            (1, "The Daily Example", STORY),
            (2, "The Daily Example", "Iran left Iraq."),
            (3, "The Other Example", "Nothing happened."),
            (4, "The Daily Example", "Syria attacked Jordan 🕊️.\r\nJordan promised that Syria left."),
        )
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    Path("news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return records

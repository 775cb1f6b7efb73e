"""A run killed at any moment and started again ends with the same content as an undisturbed one."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPORTS = 50
KILLS = 3

_CHILD = """
import sys
from made_reports import VERSIONS, nested
from onrecord.store import open_store
with open_store(sys.argv[1]) as store:
    for number in range(1, int(sys.argv[2]) + 1):
        report = nested(number)
        if not store.has(report.article, VERSIONS):
            store.save(report)
        if number % 10 == 0:
            store.record_failure(f"made.jsonl:{number}-", "broken")
        print(number, flush=True)
"""


def _start(path: Path) -> subprocess.Popen[str]:
    source = Path(__file__).parents[2] / "src"
    paths = [str(Path(__file__).parents[1]), str(source), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), str(REPORTS)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    )


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    kept = [name for name in names if "_search_" not in name]
    assert "event_search" in kept
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    content = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in kept}
    connection.close()
    return content


def _killed_after(path: Path, line: int, pause: float) -> None:
    process = _start(path)
    assert process.stdout is not None
    for _ in range(line):
        process.stdout.readline()
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_killed_runs_end_as_an_undisturbed_one(tmp_path: Path) -> None:
    chance = random.Random(17)
    undisturbed = _start(tmp_path / "whole.db")
    for _ in range(KILLS):
        _killed_after(tmp_path / "killed.db", chance.randint(0, REPORTS - 10), chance.uniform(0, 0.02))
    last = _start(tmp_path / "killed.db")
    for process in (undisturbed, last):
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert output.split() == [str(number) for number in range(1, REPORTS + 1)]
    whole = _content(tmp_path / "whole.db")
    assert len(whole["article"]) == REPORTS
    assert _content(tmp_path / "killed.db") == whole


def test_killed_while_the_database_is_made(tmp_path: Path) -> None:
    _killed_after(tmp_path / "new.db", 0, random.Random(3).uniform(0.3, 0.7))
    process = _start(tmp_path / "new.db")
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert len(_content(tmp_path / "new.db")["article"]) == REPORTS

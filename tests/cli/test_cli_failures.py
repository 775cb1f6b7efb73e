"""What can go wrong on the way: interrupts, faults, databases, disks, pipes; what is done is kept."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import STORY, Run, reports
from standins import WordReader
from typer.testing import CliRunner

import onrecord.cli.services
from onrecord.cli.main import app
from onrecord.cli.services import Services
from onrecord.record import Reading, Report
from onrecord.record.errors import ModelError
from onrecord.store import open_store


class FailingReader(WordReader):
    """Raises `error` at the text number `at`, once."""

    def __init__(self, error: BaseException, at: int) -> None:
        super().__init__()
        self.error, self.at = error, at

    def read(self, text: str) -> Reading:
        if self.read_texts + 1 == self.at:
            self.read_texts += 1
            raise self.error
        return super().read(text)


def _stored(path: str) -> list[Report]:
    with open_store(path) as store:
        return list(store.reports())


def test_ctrl_c_keeps_what_is_done(run: Run, articles: list[dict[str, Any]]) -> None:
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl", reader=FailingReader(KeyboardInterrupt(), 3))
    assert result.exit_code == 130
    assert result.stderr == "2 articles coded with 3 events\nonrecord: stopped; what was done is kept\n"
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1", "d2"]
    assert len(_stored("x.db")) == 2


class Killed(BaseException):
    """Nothing that the program knows of."""


@pytest.mark.parametrize("at", [1, 3])
def test_killed_and_started_again_is_as_if_undisturbed(run: Run, articles: list[dict[str, Any]], at: int) -> None:
    run("code", "news.jsonl", "--db", "whole.db", "-o", "whole.jsonl")
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl", reader=FailingReader(KeyboardInterrupt(), at))
    assert result.exit_code == 130
    run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl")
    assert _stored("x.db") == _stored("whole.db")
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert sorted(path.name for path in Path().iterdir()) == [
        "news.jsonl", "out.jsonl", "whole.db", "whole.jsonl", "x.db",
    ]  # fmt: skip


_KILL_SELF = """
import os, signal, sys
sys.path[:0] = {paths!r}
from cli_runs import services
from standins import WordReader
from typer.testing import CliRunner
from onrecord.cli.main import app
class Reader(WordReader):
    def read(self, text):
        if self.read_texts == 2:
            os.kill(os.getpid(), signal.{signal})
        return super().read(text)
app({args!r}, obj=services(Reader()), prog_name="onrecord")
"""


def _process(signal: str, *args: str) -> subprocess.CompletedProcess[str]:
    script = _KILL_SELF.format(paths=[path for path in sys.path if path], signal=signal, args=list(args))
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_sigkill_loses_nothing(run: Run, articles: list[dict[str, Any]]) -> None:
    Path("out.jsonl").write_text("old\n")
    assert _process("SIGKILL", "code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl").returncode == -9
    assert Path("out.jsonl").read_text() == "old\n"
    assert len(_stored("x.db")) == 2
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl")
    assert "; 2 already in x.db" in result.stderr
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1", "d2", "d3", "d4"]


@pytest.mark.slow
def test_sigint_ends_cleanly(run: Run, articles: list[dict[str, Any]]) -> None:
    done = _process("SIGINT", "code", "news.jsonl", "--db", "x.db")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "2 articles coded with 3 events\nonrecord: stopped; what was done is kept\n"
    assert len(_stored("x.db")) == 2


def test_a_fault_of_ours_costs_one_article(run: Run, articles: list[dict[str, Any]]) -> None:
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl", reader=FailingReader(KeyError("head"), 2))
    assert result.exit_code == 1
    first, summary = result.stderr.splitlines()
    assert first.startswith("news.jsonl:2: a fault in Onrecord (KeyError: 'head'); run again with -v")
    assert summary == "3 articles coded with 5 events; 1 lost to faults in Onrecord"
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1", "d3", "d4"]
    with open_store("x.db") as store:
        assert [origin for origin, _ in store.failures()] == ["news.jsonl:2"]
    verbose = run("code", "news.jsonl", "-v", reader=FailingReader(KeyError("head"), 2))
    assert "Traceback" in verbose.stderr


def test_a_fault_outside_any_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **options: object) -> None:
        raise RuntimeError("no\nidea")

    monkeypatch.setattr("onrecord.record.schema.json_schema", broken)
    result = run("schema")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: a fault in Onrecord (RuntimeError: no idea); run again with -v")


def test_nothing_is_left_when_stopped_before_the_first_article(
    run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.ingest.read", stopped)
    result = run("code", "news.jsonl", "-o", "out.jsonl", "--html", "page.html")
    assert (result.exit_code, result.stderr) == (130, "onrecord: stopped; what was done is kept\n")
    assert [path.name for path in Path().iterdir()] == ["news.jsonl"]


def test_details_of_a_fault_under_v(run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    run("code", "news.jsonl", "--db", "x.db")

    def broken(*args: object, **options: object) -> None:
        raise RuntimeError("no idea")

    monkeypatch.setattr("onrecord.query.find_events", broken)
    assert "Traceback" not in run("events", "--db", "x.db").stderr
    verbose = run("events", "--db", "x.db", "-v")
    assert (verbose.exit_code, "Traceback" in verbose.stderr) == (1, True)


def test_weights_that_are_missing(folder: Path) -> None:
    def missing(weights: Path | None) -> Any:
        raise ModelError(f"{weights} holds no weights; give a folder with manifest.json")

    Path("a.txt").write_text(STORY)
    for args in (["code", "a.txt", "--weights", "w"], ["read", "a.txt", "--weights", "w"]):
        result = CliRunner().invoke(app, args, obj=Services(missing, missing))
        assert (result.exit_code, result.stderr) == (
            4,
            "onrecord: w holds no weights; give a folder with manifest.json\n",
        )


def test_a_locked_database(run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    run("code", "news.jsonl", "--db", "x.db", "--limit", "1")
    monkeypatch.setattr(
        "onrecord.store.open_store.__kwdefaults__", {"create": True, "read_only": False, "busy_seconds": 0.05}
    )
    other = sqlite3.connect("x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl")
    other.close()
    assert result.exit_code == 5
    assert "x.db is held by another program: wait" in result.stderr
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1"]
    assert run("code", "news.jsonl", "--db", "x.db").exit_code == 0
    assert len(_stored("x.db")) == 4


def test_a_database_of_a_newer_version(run: Run, articles: list[dict[str, Any]]) -> None:
    run("code", "news.jsonl", "--db", "x.db")
    other = sqlite3.connect("x.db")
    other.execute("UPDATE onrecord_schema SET version_num = '0099'")
    other.commit()
    other.close()
    for args in (["code", "news.jsonl"], ["events"], ["show", "ab"]):
        result = run(*args, "--db", "x.db")
        assert (result.exit_code, result.stderr.count("\n")) == (5, 1)
        assert "has schema 0099, but this version of Onrecord knows only up to" in result.stderr


def test_a_read_only_database(run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    run("code", "news.jsonl", "--db", "x.db")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    result = run("code", "news.jsonl", "--db", "x.db")
    assert (result.exit_code, result.stderr.count("\n")) == (5, 1)
    assert "the database x.db can't be written: change its permissions or use another --db" in result.stderr
    assert "attacked" in run("events", "--db", "x.db").stdout


def test_something_else_than_a_database(run: Run, articles: list[dict[str, Any]]) -> None:
    before = Path("news.jsonl").read_bytes()
    assert run("code", "news.jsonl", "--db", "news.jsonl").exit_code == 2
    assert run("events", "--db", "news.jsonl").exit_code == 5
    assert run("events", "--db", "absent.db").exit_code == 5
    assert Path("news.jsonl").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("to", ["jsonl", "json", "csv", "table"])
def test_no_space_on_a_device(run: Run, articles: list[dict[str, Any]], to: str) -> None:
    result = run("code", "news.jsonl", "--to", to, "-o", "/dev/full")
    assert result.exit_code == 6
    assert result.stderr == "onrecord: /dev/full: no space is left on the disk; free some and run again\n"


def test_no_space_leaves_the_old_file(
    run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.jsonl").write_text("old\n")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("code", "news.jsonl", "-o", "out.jsonl", "--db", "x.db")
    assert result.exit_code == 6
    assert result.stderr == "onrecord: out.jsonl: no space is left on the disk; free some and run again\n"
    assert Path("out.jsonl").read_text() == "old\n"
    assert not [path for path in Path().iterdir() if path.name.endswith(".part")]
    assert len(_stored("x.db")) == 4


def test_two_outputs_of_which_one_can_not_be_opened(run: Run, articles: list[dict[str, Any]]) -> None:
    assert run("code", "news.jsonl", "-o", "out.jsonl", "--html", "no/page.html").exit_code == 6
    assert [path.name for path in Path().iterdir()] == ["news.jsonl"]


def test_a_folder_is_no_output(run: Run, articles: list[dict[str, Any]]) -> None:
    Path("out.jsonl").mkdir()
    result = run("code", "news.jsonl", "-o", "out.jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (6, 1)
    assert "out.jsonl can't be written (Is a directory)" in result.stderr


def test_rights_of_a_file_stay(run: Run, articles: list[dict[str, Any]]) -> None:
    Path("out.jsonl").touch(mode=0o640)
    Path("out.jsonl").chmod(0o640)
    Path("link.jsonl").symlink_to("out.jsonl")
    assert run("code", "news.jsonl", "-o", "link.jsonl").exit_code == 0
    assert Path("link.jsonl").is_symlink()
    assert len(reports("out.jsonl")) == 4
    assert Path("out.jsonl").stat().st_mode & 0o777 == 0o640


_PIPED = """
import sys
sys.path[:0] = {paths!r}
from cli_runs import services
from onrecord.cli.main import app
app(["code", "many.jsonl", "--to", "jsonl", "-q"], obj=services(), prog_name="onrecord")
"""


@pytest.mark.slow
def test_a_reader_that_has_gone_is_no_news(run: Run, articles: list[dict[str, Any]]) -> None:
    Path("many.jsonl").write_text(Path("news.jsonl").read_text("utf-8") * 200, "utf-8")
    script = _PIPED.format(paths=[path for path in sys.path if path])
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 141)
    process.stderr.close()


def test_services_make_the_packages_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Services().coder is onrecord.cli.services._coder
    assert Services().reader is onrecord.cli.services._reader

"""`onrecord events`, `show`, `read`, `schema`, `--version`, `--help`."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cli_runs import STORY, Run
from made_reports import nested

from onrecord import __version__
from onrecord.store import open_store


@pytest.fixture
def db(folder: Path) -> str:
    """A database of three reports."""
    with open_store("made.db") as store:
        for number in (1, 2, 3):
            store.save(nested(number))
    return "made.db"


def _rows(run: Run, db: str, *args: str) -> list[dict[str, Any]]:
    result = run("events", "--db", db, "--to", "jsonl", *args)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_events_as_a_table(run: Run, db: str) -> None:
    result = run("events", "--db", db, "--type", "protest", "--since", "2020", "--limit", "1")
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert "2020-05-03 marchers and Orsk" in words
    assert "not: marched" in words
    assert "possible" in words
    assert "own voice" in words
    assert result.stderr.startswith("1 events, there may be more: --after 2020-05-03@")


@pytest.mark.parametrize(
    ("args", "count"),
    [
        ([], 12),
        (["--type", "ASSAULT", "--type", "CONSULT"], 9),
        (["--mode", "demo"], 3),
        (["--country", "VLT"], 3),
        (["--actor", "orsk troops"], 6),
        (["--recipient", "hallow"], 3),
        (["--place", "munz"], 3),
        (["--source", "veltland"], 3),
        (["--publisher", "daily"], 12),
        (["--text", "shelled"], 3),
        (["--until", "2020-05-03"], 3),
        (["--status", "possible"], 3),
        (["--polarity", "negated"], 3),
        (["--own-voice"], 9),
        (["--attributed"], 3),
        (["--limit", "5"], 5),
    ],
)
def test_every_condition(run: Run, db: str, args: list[str], count: int) -> None:
    assert len(_rows(run, db, *args)) == count


def test_going_on_after_a_cursor(run: Run, db: str) -> None:
    first = _rows(run, db, "--limit", "5")
    rest = _rows(run, db, "--after", first[-1]["cursor"])
    assert [row["uid"] for row in first + rest] == [row["uid"] for row in _rows(run, db)]
    last = run("events", "--db", db, "--after", rest[-1]["cursor"])
    assert (last.exit_code, last.stderr) == (0, "no further event meets all conditions\n")


def test_events_as_json_and_csv(run: Run, db: str) -> None:
    assert len(json.loads(run("events", "--db", db, "--to", "json").stdout)) == 12
    assert run("events", "--db", db, "-o", "rows.csv", "--type", "ASSAULT", "--attributed").exit_code == 0
    row = next(csv.DictReader(io.StringIO(Path("rows.csv").read_text("utf-8"))))
    assert (row["actors"], row["actor_countries"], row["places"], row["latitude"]) == (
        "Orsk troops",
        "ORS",
        "Port Hallow",
        "1.25",
    )
    assert (row["sources"], row["date"], row["published"]) == ("Orsk;Veltland", "2020-05-04", "2020-05-04")


def test_no_event(run: Run, db: str) -> None:
    result = run("events", "--db", db, "--actor", "nobody", "--to", "json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "[]\n", "no event meets all conditions\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--type", "ASAULT"], "unknown type 'ASAULT'; allowed: AGREE"),
        (["--type", "ASAULT"], "did you mean ASSAULT?"),
        (["--country", "Iraq"], "country 'Iraq' is no code"),
        (["--since", "soon"], "since 'soon' is no date"),
        (["--limit", "0"], "limit 0 must be 1 or more"),
        (["--after", "x"], "after 'x' is no cursor"),
        (["-o", "page.html"], "form 'html' is not made by this command; it makes table, json, jsonl, csv"),
        (["-o", "made.db", "--to", "csv"], "-o made.db is the database too"),
    ],
)
def test_questions_that_have_no_answer(run: Run, db: str, args: list[str], sentence: str) -> None:
    result = run("events", "--db", db, *args)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_show_tells_words_sources_and_reasons(run: Run, db: str) -> None:
    event = nested().events[0]
    result = run("show", event.uid[:12], "--db", db)
    assert result.exit_code == 0, result.stderr
    for words in (
        "2020-05-04 · Orsk troops → shelled → Port Hallow",
        "claimed its troops had »shelled« Port Hallow.",
        f"event        {event.uid} (e1 of made-1)",
        "ASSAULT, heavy-weapons",
        "Orsk troops (group, ORS MIL) — “its troops”",
        "geonames 17: Port Hallow, Coast, VLT (1.250, -3.500)",
        "because only one",
        "2020-05-04 (day, carried) — “on Monday”",
        "because that day",
        "actual, affirmed",
        "per Orsk, as told by Veltland",
        "Orsk — “claimed” (indirect): “its troops had shelled Port Hallow”",
        "because country name",
        "Shelling 1 · The Daily Example · 2020-05-04 · https://daily.example/1",
        "code 0.1.0 · weights f00d",
    ):
        assert words in result.stdout


def test_show_counts_repeats_and_unknowns(run: Run, db: str) -> None:
    report = nested()
    second = run("show", report.events[1].uid, "--db", db).stdout
    assert "killed: at least 12 — “At least 12”" in second
    assert f"same act as  {report.events[0].uid}" in second
    assert "named in another sentence" in second
    assert "whom         unknown" in second
    assert "own voice" in second


def test_show_names_copies_and_earlier_versions(run: Run, folder: Path) -> None:
    for publisher, text in (("A", STORY), ("B", STORY), ("A", STORY + " More.")):
        Path("a.txt").write_text(text)
        run("code", "a.txt", "--publisher", publisher, "--url", "https://x.example", "--db", "x.db")
    rows = _rows(run, "x.db")
    shown = [run("show", row["uid"], "--db", "x.db").stdout for row in rows]
    assert sum("same text in B" in text for text in shown) == 2
    assert sum("an earlier version is" in text for text in shown) == 2


def test_show_as_json(run: Run, db: str) -> None:
    event = nested().events[0]
    form = json.loads(run("show", event.uid, "--db", db, "--to", "json").stdout)
    assert form["event"]["uid"] == event.uid
    assert [one["id"] for one in form["attributions"]] == ["a1", "a2"]
    assert {one["name"] for one in form["entities"]} == {"Orsk troops", "Port Hallow", "Orsk", "Veltland"}


@pytest.mark.parametrize(
    ("uid", "sentence"), [("xyz", "is no event id"), ("0000000000", "no event"), ("", "is no event id")]
)
def test_show_of_nothing(run: Run, db: str, uid: str, sentence: str) -> None:
    result = run("show", uid, "--db", db)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_read(run: Run, articles: list[dict[str, Any]]) -> None:
    Path("a.txt").write_text(STORY)
    form = json.loads(run("read", "a.txt").stdout)
    assert form["tokens"][1]["text"] == "attacked"
    assert form["attributions"][0]["cue"]["text"] == "said"
    assert run("read", "a.txt", "--format", "conllu").stdout.splitlines()[4].startswith("1\tRussia\t_\tX")
    assert run("read", "a.txt", "--format", "html", "-o", "page.html").exit_code == 0
    assert "attacked" in Path("page.html").read_text("utf-8")
    assert len(run("read", "news.jsonl").stdout.splitlines()) == 4


def test_read_refuses(run: Run, articles: list[dict[str, Any]]) -> None:
    several = run("read", "news.jsonl", "--format", "html")
    assert (several.exit_code, several.stdout) == (2, "")
    assert "news.jsonl holds 4 articles; an HTML page shows one" in several.stderr
    Path("empty.txt").touch()
    empty = run("read", "empty.txt", "-o", "x.json")
    assert (empty.exit_code, Path("x.json").exists()) == (3, False)
    assert "the text is empty" in empty.stderr
    assert run("read", "news.jsonl", "-o", "news.jsonl").exit_code == 2


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout)["$id"] == "urn:onrecord:schema:report:1"
    assert run("schema", "--form", "coding", "-o", "schema.json").exit_code == 0
    assert json.loads(Path("schema.json").read_text())["$id"] == "urn:onrecord:schema:coding:1"
    assert run("schema", "--form", "other").exit_code == 2


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"onrecord {__version__}\nweights standin\nPLOVER 2.0\n"


@pytest.mark.parametrize("command", ["code", "events", "show", "read", "schema"])
def test_every_command_has_examples_and_exit_codes(run: Run, command: str) -> None:
    text = run(command, "--help").stdout
    assert "Examples:" in text
    assert f"onrecord {command}" in text
    assert "Exit codes:" in text


def test_help(run: Run) -> None:
    for args in ((), ("--help",), ("-h",)):
        text = run(*args).stdout
        assert text.startswith("Usage: onrecord")
        assert "130  stopped by Ctrl-C" in text


def test_help_is_quick_since_nothing_heavy_is_imported() -> None:
    script = (
        "import sys; from onrecord.cli.main import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: print(*sorted(sys.modules))"
    )
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert time.perf_counter() - begun < 5
    loaded = done.stdout.splitlines()[-1].split()
    heavy = {
        "sqlalchemy",
        "pydantic",
        "numpy",
        "onnxruntime",
        "rich.console",
        "jinja2",
        "trafilatura",
        "onrecord.coder",
    }
    assert not heavy.intersection(loaded)

"""`onrecord code`: forms of results, order, offsets, the database, what is skipped."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import STORY, Run, reports
from standins import WordReader

from onrecord.record.schema import validate
from onrecord.store import open_store


def test_a_table_of_sentences(run: Run) -> None:
    Path("article.txt").write_text(STORY)
    result = run("code", "article.txt", "--published", "2014-12-15", "--publisher", "The News Line")
    assert result.exit_code == 0
    assert "Russia → attacked → Ukraine" in result.stdout
    assert "own voice" in result.stdout
    assert "as told by Turkey" in " ".join(result.stdout.split())
    assert result.stderr == "1 article coded with 2 events\n"


def test_jsonl_keeps_order_and_a_line_for_each_article(run: Run, articles: list[dict[str, Any]]) -> None:
    result = run("code", "news.jsonl", "--format", "jsonl", "-o", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    made = reports("out.jsonl")
    assert [report["doc_id"] for report in made] == ["d1", "d2", "d3", "d4"]
    for report, article in zip(made, articles, strict=True):
        validate(report)
        for event in report["events"]:
            start, end = event["span"]
            assert article["text"][start:end] == event["trigger"]
    assert made[3]["events"][1]["trigger"] == "promised"
    assert "text" not in made[0]["article"]
    assert result.stderr == "4 articles coded with 6 events\n"


def test_forms_go_by_suffix(run: Run, articles: list[dict[str, Any]]) -> None:
    for name in ("out.json", "out.csv", "out.html", "out.txt", "out.ndjson"):
        assert run("code", "news.jsonl", "-o", name, "-q").exit_code == 0
    assert [one["doc_id"] for one in json.loads(Path("out.json").read_text("utf-8"))] == ["d1", "d2", "d3", "d4"]
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text("utf-8"))))
    assert [row["trigger"] for row in rows] == ["attacked", "shelled", "left", "attacked", "promised", "left"]
    assert Path("out.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "Iran → left" in Path("out.txt").read_text("utf-8")
    assert len(reports("out.ndjson")) == 4


def test_forms_go_by_option_on_standard_output(run: Run, articles: list[dict[str, Any]]) -> None:
    assert len(run("code", "news.jsonl", "--to", "jsonl", "-q").stdout.splitlines()) == 4
    assert len(json.loads(run("code", "news.jsonl", "--to", "json", "-o", "-", "-q").stdout)) == 4
    assert run("code", "news.jsonl", "--to", "csv").stdout.startswith("uid,doc_id")


def test_with_text_and_limit(run: Run, articles: list[dict[str, Any]]) -> None:
    made = run("code", "news.jsonl", "--to", "jsonl", "--with-text", "--limit", "2").stdout.splitlines()
    assert [json.loads(line)["article"]["text"] for line in made] == [one["text"] for one in articles[:2]]
    assert run("code", "news.jsonl", "--limit", "0").stderr == "0 articles coded with 0 events\n"


def test_standard_input(run: Run) -> None:
    result = run("code", "-", "--to", "jsonl", "--published", "2020-01-06", stdin=STORY)
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["article"]["origin"] == {"kind": "stdin", "path": None, "line": None}


def test_options_reach_the_article(run: Run) -> None:
    Path("dump.jsonl").write_text(json.dumps({"body": "Iran left Iraq.", "day": "2020-01-06", "headline": "Out"}))
    result = run(
        "code", "dump.jsonl", "--field", "text=body", "--field", "published=day", "--field", "title=headline",
        "--publisher", "P", "--url", "https://x.example", "--language", "en", "--prepend-title", "--with-text",
        "--to", "jsonl",
    )  # fmt: skip
    report = json.loads(result.stdout)
    assert (report["published"], report["publisher"], report["article"]["url"]) == (
        "2020-01-06",
        "P",
        "https://x.example",
    )
    assert report["article"]["text"] == "Out\n\nIran left Iraq."
    assert report["article"]["language"] == "en"


def test_a_folder_with_a_database_and_a_page(run: Run, folder: Path) -> None:
    (folder / "news").mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / "news" / name).write_text(f"{STORY} ({name})")
    (folder / "news" / "photo.raw").write_bytes(b"\0\1")
    result = run("code", "news", "--db", "x.db", "--html", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 articles coded with 4 events; 1 other file in the folders not read" in result.stderr
    assert "2 articles without a publication date: dates that depend on it stay relative" in result.stderr
    assert "<title>news" in (folder / "page.html").read_text("utf-8")
    with open_store("x.db") as store:
        assert [Path(one.article.origin.path or "").name for one in store.reports()] == ["a.txt", "b.txt"]
    verbose = run("code", "news", "-v")
    assert "photo.raw is left out: its suffix '.raw' is none that is read" in verbose.stderr
    assert "a.txt: no publication date" in verbose.stderr


def test_what_the_database_has_is_not_coded_again(run: Run, articles: list[dict[str, Any]]) -> None:
    reader = WordReader()
    run("code", "news.jsonl", "--db", "x.db", "--limit", "2", reader=reader)
    result = run("code", "news.jsonl", "--db", "x.db", "-o", "out.jsonl", reader=reader)
    assert reader.read_texts == 4
    assert "2 articles coded with 2 events; 2 already in x.db" not in result.stderr
    assert "; 2 already in x.db" in result.stderr
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1", "d2", "d3", "d4"]
    again = run("code", "news.jsonl", "--db", "x.db", reader=reader)
    assert again.stderr == "0 articles coded with 0 events; 4 already in x.db\n"
    other = WordReader("other weights")
    assert "4 articles coded" in run("code", "news.jsonl", "--db", "x.db", reader=other).stderr
    with open_store("x.db") as store:
        assert store.counts().articles == 4


def test_a_database_beside_a_table(run: Run, articles: list[dict[str, Any]]) -> None:
    assert "Iran → left" in run("code", "news.jsonl", "--db", "x.db", "--to", "table").stdout


def test_a_bar_in_a_terminal(run: Run, articles: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    import typer.testing

    monkeypatch.setattr(typer.testing._NamedTextIOWrapper, "isatty", lambda self: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    result = run("code", "news.jsonl", "-o", "out.jsonl")
    assert "coding" in result.stderr
    assert "4/4" in result.stderr
    assert "coding" not in run("code", "news.jsonl", "-o", "out.jsonl", "-q").stderr


def test_the_same_run_gives_the_same_bytes(run: Run, articles: list[dict[str, Any]]) -> None:
    for name in ("one", "two"):
        run("code", "news.jsonl", "-o", f"{name}.jsonl", "--html", f"{name}.html")
    for suffix in ("jsonl", "html"):
        assert Path(f"one.{suffix}").read_bytes() == Path(f"two.{suffix}").read_bytes()

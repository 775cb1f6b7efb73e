"""What can be wrong with inputs: one sentence each, the rest goes on, exit code 3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import STORY, Run, reports

from onrecord.store import open_store

_PAGE = b"<!DOCTYPE html><html><head><title>Shop</title></head><body><nav><a href='/'>Home</a></nav></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "empty.txt: the text is empty; an article needs at least one word"),
        ("blank.txt", b" \n\t", "blank.txt: the text is blank; an article needs at least one word"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "photo.txt: this is a PNG image, not text; give a text"),
        ("binary.txt", b"ab\0cd", "binary.txt: this is binary, with a NUL byte at offset 2"),
        ("odd.txt", b"\x81\x8d\x8f\x90\x9d\xff" * 9, "odd.txt: "),
        ("shop.html", _PAGE, "shop.html: "),
        ("broken.jsonl", b'{"text": \n', "broken.jsonl:1: "),
        ("list.jsonl", b'[1]\n', "list.jsonl:1: "),
        ("none.jsonl", b'{"title": "x"}\n', "none.jsonl:1: "),
    ],
    ids=lambda value: value if isinstance(value, str) and ":" not in value else "",
)  # fmt: skip
def test_one_sentence_and_exit_code_3(run: Run, name: str, data: bytes, sentence: str) -> None:
    Path(name).write_bytes(data)
    Path("good.txt").write_text(STORY)
    result = run("code", name, "good.txt", "-o", "out.jsonl", "--db", "x.db")
    assert result.exit_code == 3
    first, summary, *_ = result.stderr.splitlines()
    assert first.startswith(sentence)
    assert "Traceback" not in result.stderr
    assert summary == "1 article coded with 2 events; 1 rejected"
    assert [one["article"]["origin"]["path"] for one in reports("out.jsonl")] == ["good.txt"]
    with open_store("x.db") as store:
        assert [reason for _, reason in store.failures()] == [first]
        assert store.counts().articles == 1


def test_all_rejected(run: Run) -> None:
    Path("empty.txt").touch()
    result = run("code", "empty.txt", "-o", "out.jsonl")
    assert (result.exit_code, Path("out.jsonl").read_text()) == (3, "")
    assert result.stderr.endswith("0 articles coded with 0 events; 1 rejected\n")
    assert run("code", "empty.txt", "-q").stderr.count("\n") == 1


def test_a_broken_line_is_named_and_the_rest_goes_on(run: Run) -> None:
    lines = [json.dumps({"id": "d1", "text": STORY}), "{broken", json.dumps({"id": "d3", "text": "Iran left Iraq."})]
    Path("news.jsonl").write_text("\n".join(lines))
    result = run("code", "news.jsonl", "--format", "jsonl", "-o", "out.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("news.jsonl:2: ")
    assert [one["doc_id"] for one in reports("out.jsonl")] == ["d1", "d3"]


def test_a_rejection_is_told_once_in_the_database_and_goes_when_mended(run: Run) -> None:
    Path("a.txt").touch()
    for _ in range(2):
        run("code", "a.txt", "--db", "x.db")
    with open_store("x.db") as store:
        assert len(store.failures()) == 1
    Path("a.txt").write_text(STORY)
    assert run("code", "a.txt", "--db", "x.db").exit_code == 0
    with open_store("x.db") as store:
        assert store.failures() == []


def test_legacy_encoding_is_found_and_said(run: Run) -> None:
    Path("old.txt").write_bytes("Le président a quitté Genève. Russia attacked Ukraine.".encode("cp1252"))
    result = run("code", "old.txt", "-v", "--to", "jsonl", "--with-text")
    assert json.loads(result.stdout)["article"]["text"].startswith("Le président")
    assert "old.txt: " in result.stderr
    assert run("code", "old.txt", "--encoding", "utf-8").exit_code == 3


def test_ten_megabytes(run: Run) -> None:
    text = (STORY + " Nothing else happened on that day 🕊️.\n\n") * 90_000
    Path("big.txt").write_text(text, "utf-8")
    assert Path("big.txt").stat().st_size > 10_000_000
    result = run("code", "big.txt", "--max-bytes", "1000000")
    assert result.exit_code == 3
    assert result.stderr.startswith("big.txt: this file is longer than 1000000 bytes; split it, or raise --max-bytes")


@pytest.mark.parametrize("option", [["--max-bytes", "0"], ["--encoding", "klingon"], ["--language", "!"]])
def test_values_that_are_not_allowed(run: Run, option: list[str]) -> None:
    Path("a.txt").write_text(STORY)
    result = run("code", "a.txt", *option)
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "code", "sentence"),
    [
        (["absent.txt"], 3, "absent.txt: there is no such file or folder"),
        (["*.nothing"], 3, "no file matches this pattern"),
        (["."], 3, "this folder holds no article"),
        (["-", "-"], 2, "named more than once"),
        (["a.txt", "--published", "2014"], 2, "--published '2014' is no date; give a day like 2014-12-15"),
        (["a.txt", "--field", "text"], 2, "--field 'text' is no pair; give OURS=THEIRS, like text=body"),
        (["a.txt", "--field", "body=text"], 2, "field 'body' is unknown; map one of id, url"),
        (["a.txt", "--field", "text=a", "--field", "text=b"], 2, "names 'text' a second time"),
        (["a.txt", "-o", "out.xyz"], 2, "the suffix of out.xyz does not tell the form; use .jsonl"),
        (["a.txt", "-o", "a.txt"], 2, "-o a.txt is an input too; give it a file of its own"),
        (["a.txt", "-o", "x.html", "--html", "./x.html"], 2, "--html ./x.html is that of -o too"),
        (["a.txt", "-o", "-", "--html", "-"], 2, "--html - is that of -o too"),
        (["a.txt", "--to", "json", "--html", "-"], 2, "is that of --html too"),
        (["a.txt", "-o", "no/out.jsonl"], 6, "no/out.jsonl: there is no such folder; make it first"),
        (["a.txt", "--db", "no/x.db"], 5, "there is no folder no for the database x.db: make it first"),
    ],
)  # fmt: skip
def test_calls_that_are_off(run: Run, args: list[str], code: int, sentence: str) -> None:
    if "." not in args:
        Path("a.txt").write_text(STORY)
    result = run("code", *args, stdin=STORY)
    assert sentence in result.stderr
    assert result.exit_code == code
    assert result.stderr.count("\n") == 1
    assert [path.name for path in Path().iterdir() if path.name != "a.txt"] == []
    assert args == ["."] or Path("a.txt").read_text() == STORY


def test_unknown_options_are_the_calls_fault(run: Run) -> None:
    assert run("code").exit_code == 2
    assert run("code", "a.txt", "--colour").exit_code == 2
    assert run("code", "a.txt", "--format", "pdf").exit_code == 2
    assert run("absent").exit_code == 2

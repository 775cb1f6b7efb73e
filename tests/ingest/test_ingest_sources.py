"""What sources name, and reading them in order."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import IngestSettings, Rejected, Skipped, Source, expand, read, total_articles
from onrecord.record import Article, Origin
from onrecord.record.errors import InputError, UsageError


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    for name in ("b.txt", "b/z.HTM", "b/a.jsonl", "a.json", "c.pdf", "notes"):
        (folder / name).write_text('{"text": "Troops left."}')
    return folder


def test_folder_is_searched_whole_and_sorted(news: Path) -> None:
    assert expand(["news"]) == [
        Source("news/a.json"),
        Source("news/b/a.jsonl"),
        Source("news/b/z.HTM"),
        Source("news/b.txt"),
        Skipped("news/c.pdf", "its suffix '.pdf' is none that is read"),
        Skipped("news/notes", "it has no suffix"),
    ]


def test_order_is_the_users(news: Path) -> None:
    assert expand(["news/b.txt", "-", "news/a.json"]) == [Source("news/b.txt"), Source("-"), Source("news/a.json")]


def test_expanding_twice_changes_nothing(news: Path) -> None:
    assert expand(expand(["news", "-"])) == expand(["news", "-"])


@pytest.mark.parametrize("absolute", [False, True])
def test_patterns(news: Path, absolute: bool) -> None:
    start = f"{news.parent}/" if absolute else ""
    assert expand([f"{start}news/**/*.[jH]*"]) == [
        Source(f"{start}news/{name}") for name in ("a.json", "b/a.jsonl", "b/z.HTM")
    ]


def test_name_with_brackets_is_a_file_first(news: Path) -> None:
    Path("a[1].txt").write_text("Troops left.")
    assert expand(["a[1].txt"]) == [Source("a[1].txt")]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("gone.txt", "gone.txt: there is no such file or folder; check the name"),
        ("", "'': there is no such file or folder; check the name"),
        ("x\0y", "x\0y: there is no such file or folder; check the name"),
        ("news/*.csv", "news/*.csv: no file matches this pattern; check it"),
        ("news/a**b", "news/a**b: no file matches this pattern; check it"),
    ],
)
def test_missing_source_is_named(news: Path, source: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        expand([source])
    assert str(caught.value) == message


def test_article_pasted_as_a_name(news: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        expand(["Troops left Calder. " * 500])


def test_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no article \(it is empty\); wanted are \.txt, \.text, "):
        expand([str(tmp_path)])
    (tmp_path / "a.pdf").touch()
    with pytest.raises(
        InputError, match=r"holds no article \(1 left out, the first because its suffix '\.pdf' is none"
    ):
        expand([str(tmp_path)])


def test_no_source_or_stdin_twice() -> None:
    with pytest.raises(UsageError, match="no input is named"):
        expand([])
    with pytest.raises(UsageError, match="named more than once"):
        expand(["-", "-"])


def test_stdin_must_be_handed_in() -> None:
    with pytest.raises(UsageError, match="there is none to read"):
        read(["-"])


def test_linked_folder_is_skipped(news: Path) -> None:
    (news / "loop").symlink_to(news)
    assert Skipped("news/loop", "a link to a folder is not followed") in expand(["news"])


def test_dead_link_is_rejected_in_its_place(news: Path) -> None:
    (news / "dead.txt").symlink_to(news / "gone")
    outcomes = list(read(["news"]))
    (rejected,) = [outcome for outcome in outcomes if outcome.origin.path == "news/dead.txt"]
    assert isinstance(rejected, Rejected)
    assert str(rejected.error) == "news/dead.txt: this can't be read (No such file or directory); check file and rights"


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system refuses such names")
def test_file_name_that_is_not_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text("Troops left.")
    (found,) = read(["."])
    assert isinstance(found, Article)
    assert found.origin == Origin("text", "caf\\xe9.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Troops left.\nFor good.", "Troops left.\nFor good."),
        ('{"text": "One."}\n{"text": "Two."}', "One."),
        ('{"text": \n{"text": "Two."}', "Two."),
        ('[{"text": "One."}]', "One."),
        ('{\n"text": "One."\n}', "One."),
        ("[Calder, Friday] Troops left.", "[Calder, Friday] Troops left."),
        ("{sic} Troops left.", "{sic} Troops left."),
        (
            "<!DOCTYPE html><html><body><p>Troops left Calder on Friday, the army said.</p></body></html>",
            "Troops left Calder on Friday, the army said.",
        ),
        ("<Troops> left.", "<Troops> left."),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_stdin_is_told_by_content(data: str, kind: str, codec: str) -> None:
    outcomes = list(read(["-"], stdin=io.BytesIO(data.encode(codec))))
    texts = [outcome.text for outcome in outcomes if isinstance(outcome, Article)]
    assert texts[0] == kind
    assert all(outcome.origin.kind == "stdin" and outcome.origin.path is None for outcome in outcomes)


def test_format_goes_before_suffix(news: Path) -> None:
    (found,) = read(["news/b.txt"], settings=IngestSettings(format="jsonl"))
    assert isinstance(found, Article)
    assert found.text == "Troops left."


def test_reading_is_one_at_a_time(news: Path) -> None:
    Path("a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    outcomes = read(["a.jsonl", "news/b.txt"])
    next(outcomes)
    Path("news/b.txt").write_text("Changed since.")
    assert isinstance(last := list(outcomes)[-1], Article)
    assert last.text == "Changed since."


pieces = st.lists(
    st.sampled_from(
        [b"\n", b" ", b"\r\n", b"\xef\xbb\xbf", b'{"text": "One."}', b"\xff", b"\0", b"[", b"]", b",", b"x" * 90]
    )
)


@given(data=pieces.map(b"".join), suffix=st.sampled_from([".jsonl", ".json", ".txt", ".html", ""]))
def test_the_total_is_what_comes(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"total{suffix}"
    path.write_bytes(data)
    settings = IngestSettings(max_bytes=80)
    assert total_articles([str(path)], settings=settings) == len(list(read([str(path)], settings=settings)))


def test_total_over_sources(news: Path) -> None:
    assert total_articles(["news"]) == 4
    assert total_articles(["news", "-"]) is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"format": "pdf"}, "format 'pdf' is unknown; give one of auto, text, html, jsonl"),
        ({"fields": {"body": "text"}}, "field 'body' is unknown; map one of id, url, title, publisher, "),
        ({"language": "English"}, "language 'English' is no language code; give an ISO 639-1 code such as 'en'"),
        ({"encoding": "utf-9"}, "encoding 'utf-9' is unknown; give a name such as 'utf-8' or 'windows-1252'"),
        ({"encoding": "hex"}, "encoding 'hex' is unknown"),
        ({"max_bytes": 0}, "max_bytes is 0; give 1 or more"),
    ],
)
def test_settings_are_checked(settings: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        IngestSettings(**settings)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)

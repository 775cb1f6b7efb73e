"""Saving and reading back: nothing lost, nothing twice."""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made_reports import VERSIONS, nested, reports

from onrecord.record import Article, Report, Versions
from onrecord.record.errors import StoreError, UsageError
from onrecord.store import Store, StoreCounts, open_store

NEWER = Versions("0.2.0", "beef", "plover-2.0")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "onrecord.db") as opened:
        yield opened


def _empty(article: Article) -> Report:
    return Report(article, (), (), (), (), VERSIONS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("shared") / "any.db") as opened:
        yield opened


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_any_report_reads_back_equal(shared: Store, report: Report) -> None:
    # Examples share a store: the same article may be there already, coded by the same versions.
    if shared.save(report) != "unchanged":
        assert shared.report(report.article.article_id) == report


def test_reads_back_equal(store: Store) -> None:
    assert store.save(nested()) == "added"
    assert store.report(nested().article.article_id) == nested()
    assert list(store.reports()) == [nested()]


def test_saving_again_adds_nothing(store: Store) -> None:
    store.save(nested())
    before = store.counts()
    assert before == StoreCounts(articles=1, entities=6, attributions=2, events=4, failures=0)
    assert store.save(nested()) == "unchanged"
    assert store.counts() == before


def test_other_versions_replace_the_coding(store: Store) -> None:
    store.save(nested())
    store.save(nested(2))
    recoded = replace(nested(versions=NEWER), events=nested().events[:1])
    assert store.save(recoded) == "replaced"
    assert store.report(recoded.article.article_id) == recoded
    assert store.report(nested(2).article.article_id) == nested(2)
    assert store.counts().events == 5


def test_another_publication_day_replaces_the_coding(store: Store) -> None:
    store.save(nested())
    redated = nested(day=dt.date(2021, 1, 1))
    assert redated.article.article_id == nested().article.article_id
    assert not store.has(redated.article, VERSIONS)
    assert store.save(redated) == "replaced"
    assert store.report(redated.article.article_id) == redated


def test_has(store: Store) -> None:
    article = nested().article
    assert not store.has(article, VERSIONS)
    store.save(nested())
    assert store.has(article, VERSIONS)
    assert store.has(article.article_id, VERSIONS)
    assert store.has(replace(article, notes=("read otherwise",)), VERSIONS)
    assert not store.has(article.article_id, NEWER)


def test_changed_text_is_a_new_version_of_the_old(store: Store) -> None:
    first = Article("One.", url="https://daily.example/a", publisher="Daily")
    second = replace(first, text="Two.")
    third = replace(first, text="Three.", given_id="x")
    for article in (first, second, third):
        store.save(_empty(article))
    assert store.previous(first.article_id) is None
    assert store.previous(second.article_id) == first.article_id
    assert store.previous(third.article_id) == second.article_id


def test_versions_do_not_cross_publishers_or_missing_names(store: Store) -> None:
    articles = [
        Article("One.", given_id="1", publisher="Daily"),
        Article("Two.", given_id="1", publisher="Weekly"),
        Article("Three.", publisher="Daily"),
        Article("Four.", publisher="Daily"),
    ]
    for article in articles:
        store.save(_empty(article))
    assert [store.previous(article.article_id) for article in articles] == [None] * 4


def test_one_text_in_two_outlets_is_two_articles_linked_as_copies(store: Store) -> None:
    first = Article("Same words.", url="https://daily.example/a", publisher="Daily")
    second = replace(first, publisher="Weekly")
    for article in (first, second, replace(first, text="Other words.", url=None)):
        store.save(_empty(article))
    assert store.counts().articles == 3
    assert store.copies(first.article_id) == [second.article_id]
    assert store.copies(second.article_id) == [first.article_id]


def test_a_report_that_contradicts_itself_is_refused_whole(store: Store) -> None:
    broken = replace(nested(), entities=nested().entities[:1])
    with pytest.raises(
        StoreError, match="'made-1' was not saved, it contradicts itself: attribution 'a2': there is no"
    ):
        store.save(broken)
    assert store.counts().articles == 0


def test_an_error_midway_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("stopped")

    monkeypatch.setattr(type(store.backend), "index", fail)
    with pytest.raises(StoreError, match="stopped"):
        store.save(nested())
    assert store.counts() == StoreCounts(0, 0, 0, 0, 0)


def test_a_lone_surrogate_is_refused_by_name(store: Store) -> None:
    with pytest.raises(StoreError, match=r"can't hold the lone surrogate U\+DC80"):
        store.save(_empty(Article("bad \udc80 byte")))
    assert store.counts().articles == 0


def test_zero_characters_and_line_ends_survive(store: Store) -> None:
    article = Article("a\0b\r\nc\rd", url="u")
    store.save(_empty(article))
    assert store.report(article.article_id).article.text == "a\0b\r\nc\rd"


def test_failures_are_kept_once_until_the_input_can_be_read(store: Store) -> None:
    store.record_failure("made.jsonl:1", "broken JSON")
    store.record_failure("made.jsonl:1", "broken JSON")
    store.record_failure("odd\udcff.txt", "not text")
    assert store.failures() == [("made.jsonl:1", "broken JSON"), ("odd\\udcff.txt", "not text")]
    store.save(nested())
    assert store.failures() == [("odd\\udcff.txt", "not text")]


def test_find_event_by_uid_or_its_beginning(store: Store) -> None:
    store.save(nested())
    event = nested().events[2]
    assert store.find_event(event.uid) == (nested(), event)
    assert store.find_event(event.uid[:8].upper()) == (nested(), event)


def test_find_event_unknown(store: Store) -> None:
    with pytest.raises(UsageError, match=r"no event 'abc' in .*onrecord\.db: `onrecord events` lists them"):
        store.find_event("abc")


@pytest.mark.parametrize("uid", ["", "xyz", "12%"])
def test_find_event_no_id(store: Store, uid: str) -> None:
    with pytest.raises(UsageError, match="is no event id"):
        store.find_event(uid)


def test_find_event_ambiguous(store: Store) -> None:
    for number in range(1, 6):
        store.save(nested(number))
    uids = sorted(event.uid for number in range(1, 6) for event in nested(number).events)
    digit = next(uid[0] for uid, after in itertools.pairwise(uids) if uid[0] == after[0])
    with pytest.raises(UsageError, match=f"event '{digit}' could be {digit}.*, {digit}.*: give more digits"):
        store.find_event(digit)


def test_unknown_article(store: Store) -> None:
    with pytest.raises(UsageError, match="no article 'nope'"):
        store.report("nope")


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "one.db") as store:
        store.save(nested())
    with open_store(tmp_path / "one.db", read_only=True) as store:
        assert store.counts().articles == 1
    assert [path.name for path in tmp_path.iterdir()] == ["one.db"]


def test_opens_by_url_and_folder_names_with_odd_characters(tmp_path: Path) -> None:
    folder = tmp_path / "50% ö?#"
    folder.mkdir()
    with open_store(f"sqlite:///{folder / 'a b.db'}") as store:
        store.save(nested())
    assert [path.name for path in folder.iterdir()] == ["a b.db"]


def test_opening_warns_of_nothing(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with open_store(tmp_path / "a.db") as store:
            store.save(nested())


def test_flat_view_reads_without_us(tmp_path: Path) -> None:
    with open_store(tmp_path / "flat.db") as store:
        store.save(nested())
    connection = sqlite3.connect(tmp_path / "flat.db")
    connection.row_factory = sqlite3.Row
    rows = {row["local_id"]: dict(row) for row in connection.execute("SELECT * FROM event_flat")}
    connection.close()
    first = rows["e1"]
    assert first["actors"] == "Orsk troops"
    assert (first["recipients"], first["place"], first["place_country"]) == ("Port Hallow", "Port Hallow", "VLT")
    assert (first["lat"], first["lon"], first["date"]) == (1.25, -3.5, "2020-05-04")
    assert first["source_chain"] == "Veltland ← Orsk"
    assert first["publisher"] == "The Daily Example"
    assert rows["e2"]["date"] is None
    assert rows["e2"]["counts"] == "killed: At least 12"
    assert rows["e2"]["same_as"] == first["uid"]
    assert rows["e2"]["quote"] == "At least 12 people were killed in the attack."
    assert rows["e3"]["source_chain"] == "own voice"
    assert (rows["e3"]["actors"], rows["e3"]["actor_countries"]) == ("marchers; Orsk", "?; ORS")


def test_articles_are_searchable_and_follow_changes(tmp_path: Path) -> None:
    with open_store(tmp_path / "search.db") as store:
        store.save(nested())
        store.save(replace(nested(), article=replace(nested().article, title="Bombardment")))
    connection = sqlite3.connect(tmp_path / "search.db")
    search = "SELECT count(*) FROM article_search WHERE article_search MATCH ?"
    found = [connection.execute(search, (word,)).fetchone()[0] for word in ("munz", "bombardment", "title:shelling")]
    connection.close()
    assert found == [1, 1, 0]

"""What can be wrong with a database, each in one clear sentence and class of error."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from made_reports import nested

from onrecord.record.errors import StoreBusyError, StoreError, StoreReadOnlyError, StoreVersionError
from onrecord.store import open_store
from onrecord.store.sqlite import SqliteBackend


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that holds one article."""
    made = tmp_path / "onrecord.db"
    with open_store(made) as store:
        store.save(nested())
    return made


def test_locked_while_saving(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    with open_store(path, busy_seconds=0.05) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match=r"onrecord\.db is held by another program: wait"):
            store.save(nested(2))
        assert store.counts().articles == 1
        other.execute("ROLLBACK")
        other.close()
        assert store.save(nested(2)) == "added"


def test_locked_while_opening(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBusyError, match="held by another program"):
        open_store(tmp_path / "new.db", busy_seconds=0.05)
    other.close()


def test_two_stores_take_turns(path: Path) -> None:
    with open_store(path) as one, open_store(path) as two:
        assert one.save(nested(2)) == "added"
        assert two.save(nested(2)) == "unchanged"
        assert two.save(nested(3)) == "added"
        assert one.counts().articles == 3


def test_writing_what_was_opened_for_reading(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        with pytest.raises(StoreReadOnlyError, match="opened for reading only"):
            store.save(nested(2))
        with pytest.raises(StoreReadOnlyError):
            store.record_failure("x", "y")


def test_the_driver_refuses_to_write(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        backend = store.backend
        assert isinstance(backend, SqliteBackend)
        with pytest.raises(StoreReadOnlyError, match="can't be written"), backend.reading() as connection:
            connection.exec_driver_sql("DELETE FROM event")


def _as_nobody(action: Callable[[], object]) -> str:
    """What `action` comes to, done by a user without rights: root may write everywhere."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            message = f"done: {action()}"
        except BaseException as error:
            message = f"{type(error).__name__}: {error}"
        os.write(write, message.encode()[:4000])
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read().decode()


@pytest.fixture
def closed(path: Path) -> Path:
    """The database, read-only in a read-only folder that everybody may enter."""
    folder = Path(tempfile.mkdtemp())
    copy = folder / "onrecord.db"
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    return copy


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to act as another user")
def test_read_only_file_and_folder(closed: Path) -> None:
    assert "StoreReadOnlyError" in _as_nobody(lambda: open_store(closed))
    assert "can't be written" in _as_nobody(lambda: open_store(closed.parent / "new.db"))
    assert _as_nobody(lambda: open_store(closed, read_only=True).counts().articles) == "done: 1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to act as another user")
def test_unfinished_writes_in_a_read_only_folder_are_not_passed_over(closed: Path) -> None:
    closed.parent.chmod(0o755)
    (closed.parent / "onrecord.db-wal").write_bytes(b"log")
    closed.parent.chmod(0o555)
    assert "unfinished writes in onrecord.db-wal" in _as_nobody(lambda: open_store(closed, read_only=True))


def _set_version(path: Path, version: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE onrecord_schema SET version_num = ?", (version,))
    connection.commit()
    connection.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_newer_schema(path: Path, read_only: bool) -> None:
    _set_version(path, "0099")
    with pytest.raises(StoreVersionError, match="has schema 0099, but this version of Onrecord knows only up to 00"):
        open_store(path, read_only=read_only)


def test_older_schema_is_not_upgraded_by_a_reader(path: Path) -> None:
    _set_version(path, "0000")
    with pytest.raises(StoreVersionError, match=r"has schema 0000, this version of Onrecord reads .*: open it once"):
        open_store(path, read_only=True)


@pytest.mark.parametrize(
    "content", [b"just some text, long enough to be read as a header " * 40, b"SQLite format 3\0junk"]
)
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt (is not a|is damaged|failed)"):
        open_store(file)
    assert file.read_bytes() == content


def test_anothers_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "music.db")
    connection.execute("CREATE TABLE album (title)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"not one of Onrecord's \(tables album\)"):
        open_store(tmp_path / "music.db")


def test_disk_full(path: Path) -> None:
    with open_store(path) as store:
        backend = store.backend
        assert isinstance(backend, SqliteBackend)
        with backend.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"no space left for .*onrecord\.db: free some and run again"):
            for number in range(2, 50):
                store.save(nested(number))
        left = store.counts().articles
        assert [report.article.doc_id for report in store.reports()] == [f"made-{n}" for n in range(1, left + 1)]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("absent.db", {"create": False}, r"there is no database .*absent\.db: make it with"),
        ("absent.db", {"read_only": True}, r"there is no database"),
        ("no/where.db", {}, r"there is no folder .*no for the database where\.db: make it first"),
        (".", {}, r"is a folder: name a file in it"),
    ],
)
def test_places_that_can_not_be(tmp_path: Path, name: str, options: dict[str, bool], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


def test_empty_file_becomes_a_database_but_not_for_a_reader(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(StoreError, match="holds nothing yet"):
        open_store(file, read_only=True)
    with open_store(file) as store:
        assert store.counts().articles == 0


def test_other_databases_are_not_served_yet() -> None:
    with pytest.raises(StoreError, match="no store for postgresql:// yet"):
        open_store("postgresql://localhost/news")


def test_damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"onrecord\.db is damaged"), open_store(path) as store:
        store.report(nested().article.article_id)

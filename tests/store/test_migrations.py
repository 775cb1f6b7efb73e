"""The migrations lead to the tables that the code uses, whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import onrecord.store
from onrecord.record.errors import StoreError
from onrecord.store import open_store, sqlite_views
from onrecord.store.schema import HEAD, VERSION_TABLE
from onrecord.store.sqlite import SqliteBackend
from onrecord.store.tables import metadata, row_id


def test_migrated_tables_are_those_of_the_code(tmp_path: Path) -> None:
    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or "search" not in str(name)

    with open_store(tmp_path / "a.db") as store, store.backend.reading() as connection:
        options = {"version_table": VERSION_TABLE, "include_object": ours, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_head_is_the_last_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(onrecord.store.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_upgrade_cut_short_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = (*sqlite_views.FIRST_STATEMENTS[:2], "CREATE NONSENSE")
    with monkeypatch.context() as patch:
        patch.setattr(sqlite_views, "FIRST_STATEMENTS", cut)
        with pytest.raises(StoreError, match="failed"):
            open_store(tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()
    with open_store(tmp_path / "a.db") as store:
        assert isinstance(store.backend, SqliteBackend)


def test_row_ids_keep_articles_apart() -> None:
    assert row_id(1, 0) < row_id(1, 5) < row_id(2, 0)
    with pytest.raises(ValueError, match="must be below"):
        row_id(1, 1 << 24)

"""SQLite: opening a file, transactions, its errors in our words, and search."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, create_engine, event, func, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from onrecord.record.errors import StoreBusyError, StoreError, StoreReadOnlyError
from onrecord.store import tables
from onrecord.store.backend import SearchEntry

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class SqliteBackend:
    """A SQLite file, open."""

    path: Path
    engine: Engine
    read_only: bool

    @property
    def name(self) -> str:
        """The path as given."""
        return str(self.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Backend`."""
        with our_errors(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Backend`. Raises StoreReadOnlyError if the file was opened for reading only."""
        if self.read_only:
            raise StoreReadOnlyError(f"{self.path} was opened for reading only: open it for writing to change it")
        with our_errors(self.path), self.engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def contains(self, column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
        """See `Backend`."""
        return func.instr(func.onrecord_fold(column), fold(words)) > 0

    def found(self, words: str) -> ColumnElement[bool]:
        """See `Backend`."""
        search = text("SELECT rowid FROM event_search WHERE event_search MATCH :words").columns(rowid=tables.Number)
        return tables.event.c.id.in_(search.bindparams(words=match_expression(words)))

    def index(self, connection: Connection, entries: Sequence[SearchEntry]) -> None:
        """See `Backend`."""
        rows = [
            {"id": entry.event, "sentence": entry.sentence, "names": entry.names, "sources": entry.sources}
            for entry in entries
        ]
        if rows:
            into = "INSERT INTO event_search(rowid, sentence, names, sources)"
            connection.execute(text(f"{into} VALUES (:id, :sentence, :names, :sources)"), rows)

    def unindex(self, connection: Connection, first: int, last: int) -> None:
        """See `Backend`."""
        ids = {"first": first, "last": last}
        connection.execute(text("DELETE FROM event_search WHERE rowid >= :first AND rowid < :last"), ids)

    def sentences(self, connection: Connection, events: Iterable[int]) -> dict[int, str]:
        """See `Backend`."""
        select = text("SELECT rowid, sentence FROM event_search WHERE rowid IN :ids")
        rows = connection.execute(select.bindparams(bindparam("ids", expanding=True)), {"ids": list(events)})
        return {row[0]: row[1] for row in rows}

    def close(self) -> None:
        """See `Backend`. The last to close it leaves one file: the log is moved into it."""
        if not self.read_only:
            with our_errors(self.path), self.engine.connect() as connection:
                connection.execution_options(begin=None).exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()


def open_sqlite(path: Path, *, create: bool, read_only: bool, busy_seconds: float) -> SqliteBackend:
    """Open a file, which need not exist if `create`; waits `busy_seconds` for other programs that hold it.

    Raises StoreError (StoreReadOnlyError, StoreBusyError) in one sentence if that can't be.
    """
    _check_place(path, create=create and not read_only)
    if not read_only:
        _check_writable(path)
    uri = path.absolute().as_uri() + ("?" + _reading_mode(path) if read_only else "?mode=rwc")
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(uri, busy_seconds, read_only=read_only),
        poolclass=QueuePool,
        json_serializer=_compact_json,
    )
    event.listen(engine, "begin", _begin)
    backend = SqliteBackend(path, engine, read_only)
    if not read_only:
        _use_write_ahead_log(backend)
    return backend


def _compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file in it, like {path / 'onrecord.db'}")
    if not path.exists() and not create:
        raise StoreError(f"there is no database {path}: make it with `onrecord code … --db {path}`")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the database {path.name}: make it first")


def _check_writable(path: Path) -> None:
    """SQLite needs to write the file and, for its log, the folder."""
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreReadOnlyError(f"the database {path} can't be written: change its permissions or use another --db")
    if not os.access(path.absolute().parent, os.W_OK):
        raise StoreReadOnlyError(
            f"the folder of the database {path} can't be written: change its permissions or use another --db"
        )


def _reading_mode(path: Path) -> str:
    """The URI's parameters to read a file.

    SQLite reads a write-ahead log only with a second file beside it, which can't be made in a read-only
    folder; there the file is read as one that nobody changes, unless a log holds more than the file. Where
    all can be written, the last reader tidies up both files, so it opens for writing but is kept from it.
    """
    if os.access(path.absolute().parent, os.W_OK):
        return "mode=rw" if os.access(path, os.W_OK) else "mode=ro"
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        raise StoreReadOnlyError(
            f"{path} has unfinished writes in {log.name}: copy both to a folder that can be written"
        )
    return "mode=ro&immutable=1"


def _connect(uri: str, busy_seconds: float, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    connection.create_function("onrecord_fold", 1, fold, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    return connection


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get("begin", "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)


def _use_write_ahead_log(backend: SqliteBackend) -> None:
    with our_errors(backend.path), backend.engine.connect() as plain:
        connection = plain.execution_options(begin=None)
        if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def fold(value: str | None) -> str | None:
    """`value` without case and accents, as searches compare it."""
    if value is None:
        return None
    bare = (character for character in unicodedata.normalize("NFKD", value) if not unicodedata.combining(character))
    return "".join(bare).casefold()


def match_expression(words: str) -> str:
    """FTS5's expression for all of `words`; what stands in double quotes is one phrase, nothing is an operator."""
    phrases = [(quoted or bare).replace('"', "") for quoted, bare in _PHRASE.findall(words)]
    return " ".join(f'"{phrase}"' for phrase in phrases if any(map(str.isalnum, phrase)))


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one sentence about `path`."""
    try:
        yield
    except DBAPIError as error:
        raise _our_error(path, error.orig) from error
    except sqlite3.Error as error:
        raise _our_error(path, error) from error
    except UnicodeEncodeError as error:
        bad = f"U+{ord(error.object[error.start]):04X}"
        raise StoreError(f"{path} can't hold the lone surrogate {bad}, which is no character: mend the text") from error


def _our_error(path: Path, error: BaseException | None) -> StoreError:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(f"{path} is held by another program: wait until that is done, then try again")
    if primary == sqlite3.SQLITE_READONLY:
        return StoreReadOnlyError(f"the database {path} can't be written: check it, its folder and its disk")
    if primary == sqlite3.SQLITE_FULL:
        return StoreError(f"no space left for {path}: free some and run again; what was saved is kept")
    if primary == sqlite3.SQLITE_NOTADB:
        return StoreError(f"{path} is not a database: name another file with --db")
    if primary == sqlite3.SQLITE_CORRUPT:
        return StoreError(f"the database {path} is damaged ({error}): restore a copy")
    return StoreError(f"the database {path} failed: {error}")

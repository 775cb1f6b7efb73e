"""Reports in a database: SQLite now, others later by URL."""

from __future__ import annotations

from pathlib import Path

from onrecord.record.errors import StoreError
from onrecord.store.schema import prepare
from onrecord.store.sqlite import open_sqlite
from onrecord.store.store import Saved, Store, StoreCounts

__all__ = ["Saved", "Store", "StoreCounts", "open_store"]


def open_store(target: str | Path, *, create: bool = True, read_only: bool = False, busy_seconds: float = 5.0) -> Store:
    """Open a database: a path, or a URL `sqlite:///path`.

    A new one is made if `create`, and one of an older schema is upgraded, but not if `read_only`.
    `busy_seconds` is how long to wait for other programs, here and in every method of the store.
    Raises StoreError if there is no such database or it is something else, StoreVersionError if a newer
    Onrecord made it, StoreReadOnlyError if it can't be written (and should be), StoreBusyError if another
    program holds it.
    """
    path = _path(target)
    backend = open_sqlite(path, create=create, read_only=read_only, busy_seconds=busy_seconds)
    prepare(backend, read_only=read_only)
    return Store(backend)


def _path(target: str | Path) -> Path:
    scheme, mark, rest = str(target).partition("://")
    if not mark:
        return Path(target)
    if scheme != "sqlite":
        raise StoreError(f"no store for {scheme}:// yet: give a path or sqlite:///path")
    return Path(rest.removeprefix("/"))

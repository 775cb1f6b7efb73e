"""Which schema a database has, and bringing it to ours."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.record.errors import StoreError, StoreVersionError
from onrecord.store.backend import Backend

HEAD = "0001"
"""The schema that this code reads and writes. Revisions are numbers of four digits."""

VERSION_TABLE = "onrecord_schema"


def prepare(backend: Backend, *, read_only: bool) -> None:
    """Make sure that the database has our schema, making or upgrading it unless `read_only`.

    Raises StoreVersionError if its schema is newer, or older and `read_only`; StoreError if it is something
    else than a database of ours.
    """
    with backend.reading() as connection:
        found = _found(connection, backend.name)
    if found == HEAD:
        return
    _refuse_newer(found, backend.name)
    if read_only:
        _refuse_older(found, backend.name)
    with backend.writing() as connection:
        upgrade(connection)


def _found(connection: Connection, name: str) -> str | None:
    """The schema's number, None for an empty database."""
    present = inspect(connection).get_table_names()
    if VERSION_TABLE in present:
        version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return str(version) if version is not None else None
    if present:
        raise StoreError(
            f"{name} is a database, but not one of Onrecord's (tables {', '.join(present[:3])}): name another"
        )
    return None


def _refuse_newer(found: str | None, name: str) -> None:
    if found is not None and found > HEAD:
        raise StoreVersionError(
            f"{name} has schema {found}, but this version of Onrecord knows only up to {HEAD}: update Onrecord"
        )


def _refuse_older(found: str | None, name: str) -> None:
    if found is None:
        raise StoreError(f"{name} holds nothing yet: fill it with `onrecord code … --db {name}`")
    raise StoreVersionError(
        f"{name} has schema {found}, this version of Onrecord reads {HEAD}: open it once for writing to upgrade it"
    )


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, HEAD)

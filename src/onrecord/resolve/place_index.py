"""The gazetteer's index: an SQLite file, built once from GeoNames places, divisions and countries."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from onrecord.record.identity import content_hash
from onrecord.record.report import Place
from onrecord.resolve import geonames, tables
from onrecord.resolve.cachedir import cache_folder
from onrecord.resolve.countries import Countries
from onrecord.resolve.placenames import keys_of

_FORMAT = "4"
_Entry = tuple[int, tuple[Place, tuple[str, ...]]]
_TABLES = ("areas", "divisions", "countries")
_AREA_WEIGHT = 3_000_000  # ranks an area like a division of so many people
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT NOT NULL,
  latitude REAL NOT NULL, longitude REAL NOT NULL, country TEXT, admin TEXT, feature TEXT NOT NULL,
  population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
CREATE TABLE complete (format TEXT NOT NULL);
"""
_INSERT_NAME = "INSERT OR IGNORE INTO name VALUES (?, ?, ?)"
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def open_index(folder: Path | None = None) -> tuple[sqlite3.Connection, str]:
    """A read-only connection to the index in `folder` (default: the user's cache), and a note.

    Builds it if it is not there, or is not whole. Where the folder can't be written, the index is built in memory
    and the note says so; it is empty otherwise.
    """
    path = (folder or cache_folder()) / f"places-{_fingerprint()}.sqlite"
    if _is_whole(path):
        return _read(path), ""
    try:
        _build_file(path)
    except OSError as error:
        note = f"the gazetteer's index is kept in memory: {path.parent} can't be written ({error.strerror})"
        return _build(sqlite3.connect(":memory:", check_same_thread=False)), note
    return _read(path), ""


def _fingerprint() -> str:
    """Changes with the data and with the form of the index."""
    own = [content_hash(*(str(row) for row in tables.rows(f"{name}.csv"))) for name in _TABLES]
    return content_hash(_FORMAT, geonames.version(), *own)[:12]


def _is_whole(path: Path) -> bool:
    if not path.is_file():
        return False
    connection = _read(path)
    try:
        return bool(connection.execute("SELECT format FROM complete").fetchone() == (_FORMAT,))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def _read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _build_file(path: Path) -> None:
    """Build beside the place and move there whole, so that no other process sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    try:
        _build(sqlite3.connect(name)).close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _build(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000;" + _SCHEMA)
    with connection:
        for batch in _batches(enumerate(_places())):
            connection.executemany(_INSERT_PLACE, [_row(number, place) for number, (place, _) in batch])
            connection.executemany(_INSERT_NAME, _name_rows(batch))
        connection.execute("INSERT INTO complete VALUES (?)", (_FORMAT,))
    return connection


def _batches(entries: Iterator[_Entry]) -> Iterator[list[_Entry]]:
    while batch := list(islice(entries, 20_000)):
        yield batch


def _name_rows(batch: Sequence[_Entry]) -> Iterator[tuple[str, int, int]]:
    """Key, place and whether it is the place's own name, once for each key of a place."""
    for number, (place, names) in batch:
        own = keys_of(place.name, place.feature)
        yield from ((each, number, 1) for each in own)
        others = {each: 0 for name in names for each in keys_of(name, place.feature)}
        yield from ((each, number, 0) for each in others if each not in own)


def _row(number: int, place: Place) -> tuple[object, ...]:
    return (
        number,
        place.source,
        place.source_id,
        place.name,
        place.latitude,
        place.longitude,
        place.country,
        place.admin,
        place.feature,
        place.population,
    )


def _places() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Every place with its other names: divisions first, then cities."""
    alpha3 = {country.alpha2: country.code for country in Countries.load()}
    admin: dict[tuple[str, str], str] = {}
    for row in tables.rows("areas.csv"):
        yield _area(row), ()
    for row in tables.rows("divisions.csv"):
        if row["code"]:
            admin[row["alpha2"], row["code"]] = row["first"]
        yield _division(row, alpha3.get(row["alpha2"])), ()
    for city in geonames.cities():
        place = Place(
            "geonames",
            str(city.geoname_id),
            city.name,
            city.latitude,
            city.longitude,
            alpha3.get(city.country),
            admin.get((city.country, city.admin_code)),
            "city",
            city.population,
        )
        yield place, tuple(name for name in city.alternate_names if _usable(name))


def _division(row: dict[str, str], country: str | None) -> Place:
    name = row["second"] or row["first"]
    return Place(
        "divisions",
        "/".join(part for part in (row["alpha2"], row["first"], row["second"]) if part),
        name,
        float(row["latitude"]),
        float(row["longitude"]),
        country,
        row["first"],
        "admin",
        int(row["population"]),
    )


def _area(row: dict[str, str]) -> Place:
    """A continent, a sea, a landscape."""
    middle = (float(row["latitude"]), float(row["longitude"]))
    return Place("areas", row["name"], row["name"], *middle, row["code"] or None, None, "admin", _AREA_WEIGHT)


def _usable(name: str) -> bool:
    """Latin letters, and no code of an airport or the like."""
    return _LATIN.fullmatch(name) is not None and not name.isupper()


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\d' .-]{2,39}")

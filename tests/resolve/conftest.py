"""A gazetteer of a few cities, so that no test builds the whole index."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.resolve import geonames
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.geonames import City

CITIES = [
    City(1, "Bergen", 60.39, 5.32, "NO", 213_000, "46", ()),
    City(2, "Paris", 48.85, 2.35, "FR", 2_100_000, "11", ()),
    City(3, "Paris", 33.66, -95.55, "US", 25_000, "TX", ()),
]


@pytest.fixture(scope="session")
def few_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with an index of CITIES, opened."""
    folder = tmp_path_factory.mktemp("few_cities")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geonames, "cities", lambda: iter(CITIES))
        patch.setattr(geonames, "version", lambda: "few")
        Gazetteer.load(cache=folder)
    return folder

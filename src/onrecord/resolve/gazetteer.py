"""Toponyms to GeoNames, offline."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from onrecord.record.report import Place
from onrecord.resolve.countries import Countries
from onrecord.resolve.place_index import open_index
from onrecord.resolve.placenames import lookups
from onrecord.resolve.ranking import Candidate, Context, ranked
from onrecord.resolve.states import state_name
from onrecord.resolve.toponyms import Toponym, take_apart, towards

_SELECT = """SELECT p.source, p.source_id, p.name, p.latitude, p.longitude, p.country, p.admin, p.feature,
p.population, n.own FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id"""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a toponym was resolved to.

    `place` is None if it is in no gazetteer; `country` may still be known ("northern Syria"); `score` in 0..1;
    `why` the reasons.
    """

    place: Place | None
    country: str | None
    score: float
    why: tuple[str, ...]


class Gazetteer:
    """Toponym lookup. Opening is cheap; the index is built once into the user's cache.

    `note` says so where the cache can't be written and the index is kept in memory.
    """

    def __init__(self, connection: sqlite3.Connection, *, note: str = "") -> None:
        self._connection = connection
        self.note = note

    @classmethod
    @cache
    def load(cls, *, cache: Path | None = None) -> Gazetteer:
        """Open the index in `cache` (default: ONRECORD_CACHE, else the user's cache folder), building it if absent."""
        connection, note = open_index(cache)
        return cls(connection, note=note)

    def candidates(self, name: str) -> list[Place]:
        """Places called `name`, largest population first; a country of that name before all."""
        country = country_place(name)
        found = [candidate.place for candidate in self._called(name)]
        return [country, *found] if country is not None else found

    def resolve(
        self, name: str, *, context_countries: Sequence[str] = (), context_places: Sequence[Place] = ()
    ) -> Resolution:
        """The place that the toponym `name` means.

        `context_countries` are the countries that the article names, most frequent first; `context_places`
        are places already resolved. Both weigh between places of one name.
        """
        adjective = Countries.load().by_adjective(name)
        if adjective is not None:
            return Resolution(_middle_of(adjective), adjective, 0.7, (f"{name!r} is the adjective of {adjective}",))
        toponym = take_apart(_spelled_out(name))
        found = self._called(toponym.whole) or self._called(toponym.name)
        found, within, why = self._within(found, toponym.within)
        country = country_place(name)
        if country is not None:
            found = [Candidate(country, own=True), *(one for one in found if one.place.country != country.country)]
        if not found:
            return _without_place(name, toponym, within)
        context = Context(tuple(context_countries), tuple(context_places), _usual_country(toponym.name))
        order = ranked(found, toponym, context)
        return _chosen(name, order, toponym, why)

    def _called(self, name: str) -> list[Candidate]:
        for key in lookups(_spelled_out(name)):
            rows = self._connection.execute(_SELECT, (key,)).fetchall()
            if rows:
                return [Candidate(Place(*row[:-1]), own=bool(row[-1])) for row in rows]
        return []

    def _within(
        self, found: list[Candidate], within: Sequence[str]
    ) -> tuple[list[Candidate], str | None, tuple[str, ...]]:
        """The candidates that lie in what the comma says, the country it names, and the reason."""
        countries = Countries.load()
        code = next((code for code in map(countries.by_name, reversed(within)) if code is not None), None)
        why: tuple[str, ...] = ()
        for outer in within:
            state = state_name(outer)
            inside = [one for one in found if one.lies_in(state or outer, "USA" if state else countries.by_name(outer))]
            if inside:
                found, why = inside, (*why, f"it lies in {outer}")
            elif state or countries.by_name(outer):
                found, code = [], "USA" if state else code
        return found, code, why


def country_place(name: str) -> Place | None:
    """The country that `name` is a name of, as a place near its middle; None if it is none."""
    code = Countries.load().whole(re.sub(r"['\u2019]s$", "", name))
    return None if code is None else _middle_of(code)


def _middle_of(code: str) -> Place | None:
    country = Countries.load().get(code)
    if country is None:
        return None
    return Place(
        "country", country.code, country.name, country.latitude, country.longitude, country.code, None, "country", 0
    )


def _usual_country(name: str) -> str | None:
    """The country of a well-known part or town of that name ("Gaza", "Nineveh"); capitals have no need of it."""
    match = Countries.load().find(name)
    return match.code if match is not None and match.how in ("part", "region", "exception") else None


def _spelled_out(name: str) -> str:
    """The state for an abbreviation with a full stop ("W.Va.", "Ill."), else the name itself."""
    return (state_name(name) or name) if "." in name else name


def _chosen(
    name: str, order: Sequence[tuple[float, Candidate, str]], toponym: Toponym, why: tuple[str, ...]
) -> Resolution:
    best, first, reason = order[0]
    lead = best - order[1][0] if len(order) > 1 else 0.5
    score = min(0.95, 0.55 + lead) * (0.8 if toponym.part else 1.0)
    among = f"{name!r} is {_label(first.place)}" + (f", of {len(order)} of that name" if len(order) > 1 else "")
    return Resolution(first.place, first.place.country, round(score, 3), (among, *why, *([reason] if reason else ())))


def _label(place: Place) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin, place.country) if part))


def _without_place(name: str, toponym: Toponym, within: str | None) -> Resolution:
    """What is known of a toponym that is in no gazetteer: perhaps its country."""
    nothing = Resolution(None, None, 0.0, (f"{name!r} is in no gazetteer",))
    if within is not None:
        return replace(nothing, country=within, score=0.6, why=(*nothing.why, f"{within} is named with it"))
    for inner in (toponym.name, towards(toponym.name) or "", toponym.whole):
        code = Countries.load().by_name(inner)
        if code is not None:
            return Resolution(None, code, 0.8, (f"{name!r} is a part of {code}",))
    match = Countries.load().find(name)
    return nothing if match is None else Resolution(None, match.code, 0.6, (*nothing.why, match.why))

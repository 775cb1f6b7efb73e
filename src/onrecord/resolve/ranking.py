"""Which of several places of one name is meant."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.report import Place
from onrecord.resolve.placenames import keys_of
from onrecord.resolve.states import state_name
from onrecord.resolve.toponyms import Toponym

_NEAR_KM = 150.0
_POPULATION, _OWN, _COUNTRY, _NEAR, _FEATURE = 0.9, 0.12, 0.35, 0.55, 0.4
_USUAL, _WHOLE_COUNTRY, _FIRST_ORDER, _SECOND_ORDER = 0.2, 1.25, 0.1, -0.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place with the name looked up; `own`: it is its main name, not another one."""

    place: Place
    own: bool

    def lies_in(self, outer: str, country: str | None) -> bool:
        """Whether it lies in the division called `outer`, or in `country` (ISO alpha-3) if that is what it names."""
        division = self.place.admin or ""
        if set(keys_of(outer, "admin")) & set(keys_of(division, "admin")):
            return country in (None, self.place.country)
        return country is not None and country == self.place.country and not _is_state(outer, country)


@dataclass(frozen=True, slots=True)
class Context:
    """What else the article names: countries, most frequent first, and places already resolved.

    `usual` is the country where the best-known place of the name lies.
    """

    countries: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    usual: str | None = None


def ranked(found: Sequence[Candidate], toponym: Toponym, context: Context) -> list[tuple[float, Candidate, str]]:
    """The candidates with their scores and the reason from the context, best first; ties keep their order."""
    seats = {_seat(one.place) for one in found if one.place.feature == "city"}
    scored = [(*_score(one, toponym, context, is_seat=_seat(one.place) in seats), one) for one in found]
    return [(score, one, why) for score, why, one in sorted(scored, key=lambda entry: -entry[0])]


def _seat(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.admin


def _score(candidate: Candidate, toponym: Toponym, context: Context, *, is_seat: bool) -> tuple[float, str]:
    """Population (log scale), whether the name is its own, and how well it fits the context."""
    place = candidate.place
    score = _POPULATION * math.log10(place.population + 10) / 7.5 + _OWN * candidate.own
    if toponym.feature is not None:
        score += _FEATURE * (place.feature == toponym.feature)
    elif place.feature == "admin":
        score += _division_bonus(place, is_seat)
    if place.feature == "country":
        score = _WHOLE_COUNTRY
    score += _USUAL * (place.country is not None and place.country == context.usual)
    country, near = _country_weight(place, context), _nearness(place, context)
    why = "the article names its country" if country else ""
    why = "it is near other places that the article names" if near > 0.2 else why
    return score + _COUNTRY * country + _NEAR * near, why


def _division_bonus(place: Place, is_seat: bool) -> float:
    """A bare name means a division rather than a small town, but a town rather than the division named after it.

    Except in the USA, where the state comes first.
    """
    if place.name != (place.admin or place.name):
        return _SECOND_ORDER
    return -_FEATURE if is_seat and place.country != "USA" else _FIRST_ORDER


def _country_weight(place: Place, context: Context) -> float:
    if place.country not in context.countries:
        return 0.0
    return 1.0 / (1.0 + 0.5 * context.countries.index(place.country))


def _nearness(place: Place, context: Context) -> float:
    """1 beside places of the context, 0 far from all of them: mostly the nearest one, partly the mean."""
    near = [math.exp(-kilometres(place, other) / _NEAR_KM) for other in context.places if other.feature != "country"]
    return 0.0 if not near else 0.6 * max(near) + 0.4 * sum(near) / len(near)


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    across = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    inner = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * across
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(inner)))


def _is_state(outer: str, country: str) -> bool:
    """Whether `outer` names a state, so that lying in the country is not enough."""
    return country == "USA" and state_name(outer) is not None

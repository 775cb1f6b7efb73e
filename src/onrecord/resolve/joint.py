"""Resolving all toponyms of an article together, so that they help each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.resolve.gazetteer import Gazetteer, Resolution

_SURE = 0.75
_PASSES = 2


def resolve_together(
    gazetteer: Gazetteer, names: Sequence[str], *, context_countries: Sequence[str] = ()
) -> list[Resolution]:
    """The resolution of each name, in order. `context_countries` as in `Gazetteer.resolve`.

    First each by itself, with the countries of the sure ones as context; then again with the places found for
    the others.
    """
    found = [gazetteer.resolve(name, context_countries=context_countries) for name in names]
    for _ in range(_PASSES):
        found = [_again(gazetteer, name, names, found, context_countries) for name in names]
    return found


def _again(
    gazetteer: Gazetteer, name: str, names: Sequence[str], found: Sequence[Resolution], given: Sequence[str]
) -> Resolution:
    """Resolve a name once more with what was found for the other names."""
    others = [one for other, one in zip(names, found, strict=True) if other != name]
    places = list(dict.fromkeys(one.place for one in others if one.place is not None))
    return gazetteer.resolve(name, context_countries=_countries(others, given), context_places=places)


def _countries(found: Sequence[Resolution], given: Sequence[str]) -> list[str]:
    """The countries of the sure resolutions, most frequent first, and then those given."""
    sure = Counter(one.country for one in found if one.country is not None and one.score >= _SURE)
    return list(dict.fromkeys([*(code for code, _ in sure.most_common()), *given]))

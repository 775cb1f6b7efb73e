"""The toponyms of an article looked up together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.resolve.gazetteer import Gazetteer, Resolution
from onrecord.resolve.joint import resolve_together

_TOGETHER = 60


class PlaceFinder:
    """Looks toponyms up in the gazetteer, which is opened at the first one; `note` is what must be said of it."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self.note = ""

    def resolve(self, names: Mapping[int, str], countries: Iterable[str | None]) -> dict[int, Resolution]:
        """The place of each name, by its key. `countries` are those of the article's entities, one for each.

        Names are looked up some at a time, so that a very long article takes no more than linear time.
        """
        if not names:
            return {}
        gazetteer = Gazetteer.load(cache=self._cache)
        self.note = gazetteer.note
        context = [code for code, _ in Counter(code for code in countries if code).most_common(5)]
        found: dict[int, Resolution] = {}
        keys = list(names)
        for start in range(0, len(keys), _TOGETHER):
            some = keys[start : start + _TOGETHER]
            resolved = resolve_together(gazetteer, [names[key] for key in some], context_countries=context)
            found.update(zip(some, resolved, strict=True))
        return found

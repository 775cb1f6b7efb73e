"""The country that an article is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def home_country(codes: Iterable[str | None], *, share: float = 0.5, least: int = 2) -> tuple[str | None, str]:
    """The code that at least `share` of the known ones are, and at least `least` times; else None. With the reason.

    `codes` are the countries of an article's actors and places, one for each; codes of bodies without one
    country (UNO, IGO, …) do not count.
    """
    counts = Counter(code for code in codes if code and code not in _NO_COUNTRY)
    if not counts:
        return None, "the article names no country"
    (code, most), total = counts.most_common(1)[0], sum(counts.values())
    if most < least or most < share * total:
        return None, f"no country prevails: {code} has {most} of {total}"
    return code, f"{most} of {total} actors and places with a country are of {code}"


_NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})

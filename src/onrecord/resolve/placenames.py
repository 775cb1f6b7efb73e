"""How names of places are compared."""

from __future__ import annotations

import re

from onrecord.resolve import tables
from onrecord.resolve.lexicon import fold

_WORD = re.compile(r"[^\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_ARTICLES = frozenset({"al", "ar", "as", "ash", "an", "ad", "at", "az", "el"})
_KINDS = tables.words(
    "province governorate state region district department prefecture oblast krai municipality republic "
    "muhafazat mayorality wilayat wilaya voivodeship canton division territory autonomous borough city sheng fylke lan "
    "land changwat rayon raion judet wojewodztwo departement departamento provincia ken do si"
)


def key(name: str) -> str:
    """The form under which a name is looked up: folded words, "St." and "Saint" alike."""
    words = _WORD.findall(fold(name))
    return " ".join([_SHORT.get(word, word) for word in words])


def keys_of(name: str, feature: str) -> tuple[str, ...]:
    """The keys that a place called `name` is found under; divisions also without the word for their kind."""
    whole = key(name)
    if feature != "admin":
        return _different(whole, _without_article(whole))
    if whole.endswith((" county", " parish")):  # never said without it, and towns often bear the bare name
        return (whole,)
    words = [word for word in whole.split() if word not in _KINDS and word not in ("of", "the")]
    short = " ".join(words)
    return _different(whole, short, _without_article(whole), _without_article(short))


def lookups(name: str) -> tuple[str, ...]:
    """The keys to look a name up by, best first."""
    whole = key(name)
    return _different(whole, _without_article(whole))


def _different(*keys: str) -> tuple[str, ...]:
    """The keys that are not empty, each once."""
    return tuple(dict.fromkeys([each for each in keys if each]))


def _without_article(whole: str) -> str:
    first, _, rest = whole.partition(" ")
    return rest if first in _ARTICLES and len(rest) > 3 else whole

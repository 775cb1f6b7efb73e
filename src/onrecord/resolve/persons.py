"""Grammatical gender of persons: from given names, titles and nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from onrecord.resolve import tables
from onrecord.resolve.lexicon import fold
from onrecord.resolve.sectors import SectorMatch, SectorTerms

Gender = Literal["m", "f"]

_MALE = tables.words(
    "mr sir lord king prince pope father brother son husband uncle nephew grandfather man boy gentleman chairman "
    "spokesman congressman businessman policeman fireman serviceman cameraman gunman countryman alderman councilman "
    "assemblyman statesman monk priest duke baron imam sheikh ayatollah widower actor guy boyfriend archbishop "
    "he him his himself male"
)
_FEMALE = tables.words(
    "mrs ms miss madam dame lady queen princess mother sister daughter wife aunt niece grandmother woman girl "
    "chairwoman spokeswoman congresswoman businesswoman policewoman servicewoman gunwoman councilwoman assemblywoman "
    "nun duchess baroness widow actress girlfriend waitress she her hers herself female"
)
_COLLECTIVE = tables.words(
    "aircrew band community congregation couple crowd displaced elderly family force forces household minority people "
    "personnel population public staff tribe townspeople"
)


def gender_of(words: Iterable[str]) -> Gender | None:
    """The gender that the first telling word of a title, noun phrase or name gives; None if no word tells."""
    for word in words:
        key = fold(word)
        if key in _MALE:
            return "m"
        if key in _FEMALE:
            return "f"
    return None


@lru_cache(maxsize=16384)
def term_of(noun: str) -> SectorMatch | None:
    """What the table of titles and heads says of one word in lower case."""
    return SectorTerms.load().find(noun)


def is_collective(noun: str) -> bool:
    """Whether a singular noun is for several people ("crowd", "family")."""
    return fold(noun) in _COLLECTIVE


def is_person_noun(noun: str) -> bool:
    """Whether a noun is a title or word for one person."""
    key = fold(noun)
    if key in _COLLECTIVE:
        return False
    found = term_of(key)
    return key in _MALE or key in _FEMALE or (found is not None and found.kind == "person")


def gender_of_name(given: str) -> Gender | None:
    """The gender that a given name usually has; None for names of both or unknown ones."""
    return _given_names().get(fold(given))


@cache
def _given_names() -> Mapping[str, Gender]:
    found: dict[str, Gender] = {}
    for row in tables.rows("givennames.csv"):
        for name in tables.split(row["names"]):
            found[fold(name)] = "m" if row["gender"] == "m" else "f"
    return found

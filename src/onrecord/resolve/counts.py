"""How many people a phrase speaks of, as inclusive bounds."""

from __future__ import annotations

import re

from onrecord.resolve.numerals import NUMBER, number

Bounds = tuple[int | None, int | None]

_AGE = re.compile(
    rf"\b(?:aged\s+|age\s+)(?:{NUMBER})|(?:{NUMBER})[\s-]+(?:year|month|week)s?[\s-]+olds?\b(?=\s+\w)"
    rf"|(?:{NUMBER})(?:-|\s+)(?:years?|months?|weeks?|days?|hours?)(?=[\s-])",
    re.IGNORECASE,
)
_OLD = re.compile(rf"(?:{NUMBER})[\s-]+(?:year|month)s?[\s-]+old\b", re.IGNORECASE)
_ELSE = re.compile(r"\d\s*(?:%|per\s?cent\b)|[$\u20ac\u00a3]\s*\d", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.$\u20ac\u00a3])(?:{NUMBER})", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?<![\w.])(?P<low>{NUMBER})(?:\s*[-\u2013\u2014]\s*|\s+(?:to|or)\s+)(?P<high>{NUMBER})(?=\W|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bbetween\s+(?P<low>{NUMBER})\s+and\s+(?P<high>{NUMBER})", re.IGNORECASE)
_NOBODY = re.compile(
    r"\s*(?:no(?:\s+one)?|nobody|none|zero|without(?:\s+any)?|neither|nor|not\s+an?y?)\b", re.IGNORECASE
)
_FROM_BELOW = re.compile(
    r"\b(?:at\s+least|more\s+than|greater\s+than|over|above|exceed\w*|upwards?\s+of|a\s+minimum\s+of|minimum|"
    r"(?:no|not)\s+(?:fewer|less)\s+than|or\s+more|and\s+more|or\s+above|plus)\b|\d\s?\+",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:fewer|less)\s+than\b|\bunder\s+(?=\w)|\bbelow\b", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:up\s+to|at\s+most|(?:no|not)\s+more\s+than|as\s+many\s+as|as\s+much\s+as|a\s+maximum\s+of|maximum|"
    r"or\s+(?:fewer|less))\b",
    re.IGNORECASE,
)
_PLURALS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_MANY = re.compile(
    rf"\b(?P<some>several\s+|(?:a\s+)?few\s+|many\s+)?(?P<many>{'|'.join(_PLURALS)})\b"
    r"(?:\s+(?:and\s+\w+|of|upon)\s+(?P<scale>hundreds|thousands|millions)\b)?",
    re.IGNORECASE,
)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_SEVERAL = re.compile(
    r"\b(?:several|a\s+number\s+of|(?:a|the)\s+few|few(?=\s+(?:dozen|hundred|thousand|million)\b)|a\s+handful(?:\s+of)?|various|multiple)\b"
    r"(?:\s+(?P<scale>dozen|hundred|thousand|million)\b)?",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:both|(?:a|the)\s+(?:couple|pair|duo)|twins)\b", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"\b(?:crowds?|groups?|famil(?:y|ies)|people|team|crew|number|majority|lot|gang|mob|unit|convoy|group|band)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\s*(?:(?:an?|another|each|every|him|her|himself|herself)\b|(?:his|her|my|their)\s)", re.IGNORECASE)
_DETERMINED = re.compile(r"\s*(?:the|an?|another|each|every|him|her|himself|herself|his|my|their)\b", re.IGNORECASE)
_AND_MORE = re.compile(r" and (?:(?:his|her|the|their)\s+)?$")
_PLURAL_HEAD = re.compile(r"\b(?:men|women|children|people|police|\w+[^su'\u2019]s)\s*$", re.IGNORECASE)


def read_count(text: str) -> Bounds | None:
    """The least and the greatest number of people that `text` allows, each None if open; None if it tells no number.

    "at least 12" is (12, None), "up to 30" (0, 30), "about 200" (200, 200), "dozens" (24, None). Ages, shares and
    sums of money are no counts.
    """
    if _ELSE.search(text):
        return None
    words = _OLD.sub("old", _AGE.sub(" ", text))
    return _between(words) or _bounded(words) or _nobody(words) or _vague(words) or _exact(words) or _single(words)


def _between(text: str) -> Bounds | None:
    found = _BETWEEN.search(text) or _RANGE.search(text)
    if not found:
        return None
    low, high = number(found["low"]), number(found["high"])
    if low is None or high is None:
        return None
    low = _with_scale_of(found["high"], low, high)
    return (low, high) if low < high else None


def _with_scale_of(words: str, low: int, high: int) -> int:
    """ "two to three million": the scale of the second number holds for the first."""
    for word, scale in _SCALES.items():
        if word in words.lower() and low < high // scale:
            return low * scale
    return low


def _bounded(text: str) -> Bounds | None:
    value = _first_number(text)
    if value is None:
        return None
    if _UP_TO.search(text):
        return 0, value
    if _FROM_BELOW.search(text):
        return value, None
    return (0, value - 1) if _BELOW.search(text) and value else None


def _nobody(text: str) -> Bounds | None:
    return (0, 0) if _NOBODY.match(text) else None


def _vague(text: str) -> Bounds | None:
    if found := _MANY.search(text):
        least = _PLURALS[found["many"].lower()]
        if found["scale"]:
            least *= _PLURALS[found["scale"].lower()] // 2
        if found["some"] and not found["some"].lower().startswith("many"):
            least = least * 3 // 2
        return least, None
    if found := _SEVERAL.search(text):
        return 3 * _SCALES.get((found["scale"] or "").lower(), 1), None
    return None


def _exact(text: str) -> Bounds | None:
    found = _NUMBER.search(text)
    value = number(found.group()) if found else None
    if found is None or value is None:
        return None
    value += bool(_AND_MORE.search(text[: found.start()]) and _one(text[: found.start()].rsplit(" and ", 1)[0]))
    return value, value


def _first_number(text: str) -> int | None:
    found = _NUMBER.search(text)
    return number(found.group()) if found else None


def _single(text: str) -> Bounds | None:
    if _TWO.search(text):
        return 2, 2
    return (1, 1) if _ONE.match(text) and _one(text) else None


def _one(text: str) -> bool:
    """Whether a phrase with a determiner ("the police chief", "a woman") names one person."""
    return bool(_DETERMINED.match(text)) and not (_COLLECTIVE.search(text) or _PLURAL_HEAD.search(text))

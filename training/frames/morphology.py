"""English inflection for the words of the lexicon: verb forms, articles, possessives."""

from __future__ import annotations

import re
from functools import cache

from training.frames.tables import fills, rows

FORMS = ("base", "s", "past", "pp", "ing")

_LIE = {"lie": "lying", "die": "dying", "tie": "tying"}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["base"]: (row["past"], row["participle"]) for row in rows("irregular")}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(fills()["doubling"])


def verb(base: str, form: str) -> str:
    """A form of a verb (``base``, ``s``, ``past``, ``pp``, ``ing``); a hyphenated verb bends its last part.

    >>> verb("withdraw", "past"), verb("ban", "ing"), verb("gang-rape", "pp")
    ('withdrew', 'banning', 'gang-raped')
    """
    head, _, last = base.rpartition("-")
    if head and last != base:
        return f"{head}-{verb(last, form)}"
    if form == "base":
        return base
    if form == "s":
        return _third(base)
    if form == "ing":
        return _ing(base)
    if base in _irregular():
        return _irregular()[base][form == "pp"]
    return _past(base)


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + ("ses" if base == "gas" else "es")
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def _ing(base: str) -> str:
    if base in _LIE:
        return _LIE[base]
    if base in _doubling() or base in {"begin", "win"}:
        return base + base[-1] + "ing"
    if base == "gas":
        return "gassing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base + "ing"


def _past(base: str) -> str:
    if base == "gas":
        return "gassed"
    if base in _doubling():
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else base + "ed"


def article(following: str) -> str:
    """``a`` or ``an`` for the words that follow."""
    first = following.split()[0]
    if re.match(r"(?i)(uni|use|us$|un$|un-|eu|ukrain|ugand|one|u-)", first) and not re.match(r"(?i)unid|unin", first):
        return "a"
    return "an" if re.match(r"(?i)[aeiou]|hour|honest|honour", first) or re.match(r"(8|11|18)\b", first) else "a"


def fixed_articles(text: str) -> str:
    """The text with each ``a`` before a vowel sound written ``an``."""
    return re.sub(r"\b([Aa])n? (?=(\w+))", lambda m: m[1] + article(m[2])[1:] + " ", text)


def possessive(text: str) -> str:
    """The ending that makes a name possessive."""
    return "'" if text.endswith("s") else "'s"

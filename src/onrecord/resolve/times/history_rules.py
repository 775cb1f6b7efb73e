"""Rules for what histories name: years before Christ, wars, feasts that move, and periods left open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.resolve.times.expressions import Calendar, Decade, Expression, Range, Season, Shifted, Unplaced
from onrecord.resolve.times.feasts import FEASTS, feast
from onrecord.resolve.times.rules import Built, Rule, before
from onrecord.resolve.times.words import DAY, ERA, FULL_MONTH, PARTS, SEASONS, YEAR, day, month, unit

_FIRST, _SECOND = (1914, 1918), (1939, 1945)
_WARS = {
    "first world war": _FIRST, "world war i": _FIRST, "world war one": _FIRST,
    "second world war": _SECOND, "world war ii": _SECOND, "world war two": _SECOND,
}  # fmt: skip
_VAGUE = "the words name no date"
_OLD_YEAR = r"(?P<year>\d{1,4})"
_ABOUT = r"(?:(?:c|ca)\.?\s+|circa\s+|(?P<part>early|mid|late)[\s-]+)?"


def _old_year(match: re.Match[str]) -> Built:
    return "DATE", Calendar(-int(match["year"]))


def _old_years(match: re.Match[str]) -> Built | None:
    first, last = int(match["first"]), int(match["year"])
    if len(match["year"]) < len(match["first"]):
        last += first - first % 10 ** len(match["year"])
    return ("DATE", Range(Calendar(-first), Calendar(-last))) if first > last else None


def _old_month(match: re.Match[str]) -> Built:
    number = day(match["day"]) if match["day"] else None
    return "DATE", Calendar(-int(match["year"]), month(match["month"]), number)


def _old_season(match: re.Match[str]) -> Built:
    return "DATE", Season(SEASONS[match["season"].lower()], -int(match["year"]))


def _old_decade(match: re.Match[str]) -> Built:
    return "DATE", Decade(-int(match["decade"]))


def _war(match: re.Match[str]) -> Built:
    first, last = _WARS[re.sub(r"\s+", " ", match["war"].lower())]
    return "DATE", Range(Calendar(first), Calendar(last))


def _feast(match: re.Match[str]) -> Built:
    return "DATE", feast(match["feast"], int(match["year"]))


def _open(match: re.Match[str]) -> Built:
    return "DATE", Unplaced(_VAGUE)


def _of_unit(match: re.Match[str]) -> Built:
    """ "the end of the month"."""
    return "DATE", Shifted(unit(match["unit"]), 0, part=PARTS.get(match["part"].lower()))


def _season(match: re.Match[str]) -> Built | None:
    """A season without a year; "fall" and "spring" only where they can be nothing else."""
    word, lead = match["season"].lower(), before(match, 2)
    if lead[-1:] == "-" or (word in ("fall", "spring") and not match["lead"]):
        return None
    expression: Expression = Season(SEASONS[word])
    return "DATE", expression


def _clock(match: re.Match[str]) -> Built:
    return "TIME", Unplaced("a time of day names no date")


def _part_of_day(match: re.Match[str]) -> Built:
    return "TIME", Shifted("day", 0, "reference")


def _habit(match: re.Match[str]) -> Built:
    return "SET", Unplaced("a repeated time names no one date")


def _length(match: re.Match[str]) -> Built:
    return "DURATION", Unplaced("a length of time names no date")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(name.replace(" ", r"\s+") for name in names)


_MANY = r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)"

HISTORY_RULES: Final = tuple(
    Rule(re.compile(pattern), build)
    for pattern, build in (
        (rf"(?<![\w,./-]){_ABOUT}{_OLD_YEAR}\s?{ERA}", _old_year),
        (rf"(?<![\w,./-])(?P<first>\d{{1,4}})\s?(?:[-\u2013/]|to|and)\s?{_OLD_YEAR}\s?{ERA}", _old_years),
        (rf"\b(?:(?P<day>{DAY})\s+)?(?P<month>{FULL_MONTH}),?\s+{_OLD_YEAR}\s?{ERA}", _old_month),
        (
            rf"\b(?:the\s+)?(?:(?:early|late)\s+)?(?P<season>spring|summer|autumn|winter)\s+(?:of\s+)?{_OLD_YEAR}\s?{ERA}",
            _old_season,
        ),
        (rf"\b(?:the\s+)?(?P<decade>\d{{1,3}}0)s\s+{ERA}", _old_decade),
        (
            rf"\b(?i:during\s+(?:the\s+)?(?P<war>{_any_of(_WARS)}))\b",
            _war,
        ),
        (
            rf"\b(?P<feast>{_any_of(FEASTS)})(?:\s+of|,)?\s+(?P<year>{YEAR})\b",
            _feast,
        ),
        (
            r"\b(?i:(?:right\s+)?now(?!\s+known)|currently|recently|nowadays|at\s+present|(?:modern|present)[\s-]day)\b",
            _open,
        ),
        (
            r"\b(?i:(?<=in\s)(?:the\s+)?(?:near\s+)?(?:past|future)(?!\s+(?:\d|few|several|two|three|four|five|six|ten)))\b",
            _open,
        ),
        (
            r"\b(?i:(?:at|by|during|throughout|in|from|until|since)\s+(?:this|that|the\s+same)\s+(?:time|period|point))\b",
            _open,
        ),
        (r"\b(?i:at\s+the\s+time)\b", _open),
        (
            r"\b(?i:(?:the\s+)?(?P<part>beginning|start|middle|end)\s+of\s+the\s+(?P<unit>week|month|year|decade|century))\b",
            _of_unit,
        ),
        (
            r"\b(?P<lead>(?i:in|by|during|until|over|throughout|since|the|early|late|mid|that|next|following)(?:\s+the|\s+in)?[\s-]+)?"
            r"(?P<season>spring|summer|autumn|fall|winter)\b(?!,?\s+of\b|,?\s+\d)(?![\s-]+[A-Z])(?!['\u2019-])",
            _season,
        ),
        (r"(?<![\d:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?i:[ap]\.?m\.?))?(?![\d:])", _clock),
        (r"(?<![\d:.,])(?:1[0-2]|[1-9])\s?(?i:a\.m\.|p\.m\.|am\b|pm\b)", _clock),
        (
            r"\b(?i:(?:in|during|by)\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night))\b(?!\s+(?:hours\s+)?of\b)",
            _part_of_day,
        ),
        (r"\b(?i:at\s+(?:night|dawn|dusk|midnight|noon)|overnight|daytime|by\s+(?:day|night))\b", _habit),
        (
            rf"(?:(?<=for )|(?<=over )|(?<=within )|(?<=after )|(?<=lasted )|(?<=in )){_MANY}\b"
            r"(?!\s+(?:later|earlier|ago|before|after))",
            _length,
        ),
        (r"\b(?:day|week|month|year|decade)-long\b", _length),
        (rf"\b(?i:{_MANY}\s+(?:later|earlier|before|afterwards|ago))\b", _open),
        (
            r"\b(?:the|these|those|in)\s+(?:following|coming|ensuing|succeeding|previous|preceding|intervening)\s+(?:days|weeks|months|years)\b",
            _length,
        ),
    )
)
"""Rules that histories need most; the longest match of all rules wins."""

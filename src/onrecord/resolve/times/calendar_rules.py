"""Rules for dates, months and years that are named."""

from __future__ import annotations

import re
from typing import Final

from onrecord.resolve.times.expressions import Ambiguous, Calendar, Decade, Part, Range, Season
from onrecord.resolve.times.rules import Built, Rule, after, before
from onrecord.resolve.times.words import (
    DAY,
    FULL_MONTH,
    MONTH,
    PARTS,
    SEASONS,
    WEEKDAY,
    YEAR,
    day,
    month,
    shift,
    which,
)

_OF_YEAR = rf"(?:(?:,?\s+(?:of\s+)?|,)(?P<year>{YEAR})\b|,?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b)"
_WEEKDAY_FIRST = rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+(?:the\s+)?)?"
_PART = (
    r"(?:(?:the\s+)?(?P<part>early(?=[\s-])|mid(?=[\s-])|late(?=[\s-])|(?:beginning|start|middle|end)(?=\s+of\b))"
    r"(?:\s+(?:in|of)\s+(?:the\s+)?|[\s-]+))?"
)
_TO = r"\s*(?:-|\u2013|\bto\b|\band\b|\bthrough\b)\s*"
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
_ORDINARY = (3, 5)  # "march" and "may" are words and names too
_NAMES_TOO = (4, 6, 8)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|through|throughout|by|mid|end of|week of|and in)[\s-]+$", re.I
)
_MONTH_AFTER = re.compile(rf"\s*(?:\bto|\bthrough|\buntil|\band|-|\u2013)\s*(?:{FULL_MONTH})\b")
_IN_YEAR = re.compile(r"\b(?:in|since|during|throughout|year|until|till)\s+(?:early\s+|late\s+|mid-)?$", re.I)
_NUMBERED = re.compile(
    r"(?:\b(?:resolution|resolutions|flight|no\.|number|article|section|route|room|page|boeing|law|act|order)\s+"
    r"|\b(?:at|than|least|about|nearly|almost|roughly|approximately|around|some|over|all|these|those|another|estimated)\s+"
    r"|[$\u20ac\u00a3#]\s?)$",
    re.I,
)
_COUNTED = re.compile(
    r"(?:[\s-]+[\w'\u2019-]+){0,2}?[\s-]+(?:people|persons?|soldiers?|troops?|men|women|children|civilians?|fighters?|"
    r"militants?|rebels?|insurgents?|police|policemen|officers?|members?|workers?|students?|protest[eo]rs?|"
    r"demonstrators?|refugees?|migrants?|prisoners?|detainees?|inmates?|hostages?|victims?|casualties|deaths?|dead|"
    r"injured|wounded|killed|homes|houses|families|residents|citizens|villagers|supporters|activists|delegates|"
    r"voters|votes|personnel|marines?|sailors?|guards?|miles?|km|kilomet(?:re|er)s?|met(?:re|er)s?|feet|tonn?es?|"
    r"tons?|dollars?|euros?|pounds?|percent|per\s?cent|degrees?|hours?|minutes?|seconds?|days|weeks|months|years|"
    r"acres|hectares|others|words|pages|points|GMT|UTC|hrs)\b",
    re.I,
)


def _shift(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("which")
    return shift(written) if written else None


def _year(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _part(match: re.Match[str]) -> Part | None:
    part = match["part"]
    return PARTS[part.lower()] if part else None


def _iso(match: re.Match[str]) -> Built:
    return "DATE", Calendar(int(match[1]), int(match[2]), int(match[3]))


def _digits(match: re.Match[str]) -> Built | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if first != second and max(first, second) <= 12:
        return "DATE", Ambiguous(match.group())
    low, high = sorted((first, second))
    return "DATE", Calendar(year, low, high)


def _day(match: re.Match[str]) -> Built:
    return "DATE", Calendar(_year(match), month(match["month"]), day(match["day"]), shift=_shift(match))


def _days(match: re.Match[str]) -> Built | None:
    first, last = day(match["first"]), day(match["last"])
    if first >= last:
        return None
    at = Calendar(_year(match), month(match["month"]), shift=_shift(match))
    return "DATE", Range(
        Calendar(at.year, at.month, first, shift=at.shift), Calendar(at.year, at.month, last, shift=at.shift)
    )


def _month_of_year(match: re.Match[str]) -> Built:
    return "DATE", Calendar(_year(match), month(match["month"]), part=_part(match), shift=_shift(match))


def _month(match: re.Match[str]) -> Built | None:
    number, part = month(match["month"]), _part(match)
    when = which(match["when"])
    if not (part or when or _MONTH_BEFORE.search(before(match)) or _MONTH_AFTER.match(after(match))):
        alone = before(match).strip() == "" and after(match).strip() == ""
        if number in _ORDINARY and not alone:
            return None
        if number in _NAMES_TOO and re.match(r"\s+[A-Z]", after(match)):
            return None
    return "DATE", Calendar(month=number, part=part, which=when)


def _bare_year(match: re.Match[str]) -> Built | None:
    year, named = int(match["year"]), bool(_IN_YEAR.search(before(match)))
    if not named and (year < 1700 and not match["part"]):
        return None
    if not named and (_NUMBERED.search(before(match)) or _COUNTED.match(after(match))):
        return None
    return "DATE", Calendar(year, part=_part(match))


def _years(match: re.Match[str]) -> Built | None:
    first, last = int(match["first"]), int(match["last"])
    last += first - first % 100 if last < 100 else 0
    return ("DATE", Range(Calendar(first), Calendar(last))) if first < last else None


def _decade(match: re.Match[str]) -> Built:
    return "DATE", Decade(int(match["decade"]))


def _short_decade(match: re.Match[str]) -> Built:
    return "DATE", Decade(int(match["decade"]), short=True)


def _century(match: re.Match[str]) -> Built:
    last = 100 * int(match["century"])
    return "DATE", Range(Calendar(last - 99), Calendar(last))


def _season(match: re.Match[str]) -> Built:
    return "DATE", Season(SEASONS[match["season"].lower()], _year(match), which(match["when"]))


def _feast(match: re.Match[str]) -> Built:
    at = _FEASTS[re.sub(r"\s+", " ", match["feast"].lower().replace("\u2019", "'"))]
    return "DATE", Calendar(_year(match), *at, shift=_shift(match))


def _attacks(match: re.Match[str]) -> Built:
    return "DATE", Calendar(2001, 9, 11)


_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_FEAST_NAMES = "|".join(name.title().replace("'S", "['\u2019]s").replace(" ", r"\s+") for name in _FEASTS)

CALENDAR_RULES: Final = (
    Rule(re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])"), _iso),
    Rule(re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])"), _digits),
    Rule(re.compile(rf"\b{_WEEKDAY_FIRST}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?i:{_OF_YEAR})?"), _day),
    Rule(
        re.compile(rf"(?<![\w.,$-]){_WEEKDAY_FIRST}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?i:{_OF_YEAR})?"), _day
    ),
    Rule(re.compile(rf"\b(?P<month>{MONTH})\s+(?P<first>{DAY}){_TO}(?P<last>{DAY})(?i:{_OF_YEAR})?"), _days),
    Rule(
        re.compile(
            rf"(?<![\w.,$-])(?P<first>{DAY}){_TO}(?P<last>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?i:{_OF_YEAR})?"
        ),
        _days,
    ),
    Rule(re.compile(rf"\b(?i:{_PART})(?P<month>{MONTH})(?i:{_OF_YEAR})"), _month_of_year),
    Rule(
        re.compile(
            rf"\b(?i:{_PART})(?:(?P<when>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming)\s+)?"
            rf"(?P<month>{FULL_MONTH})\b(?!\s+\d{{1,2}}\b)"
        ),
        _month,
    ),
    Rule(
        re.compile(rf"(?<![\w,./$\u20ac\u00a3#:-])(?i:{_PART})(?P<year>{YEAR})(?![\w/-])(?!\s?[$%\u20ac])"), _bare_year
    ),
    Rule(re.compile(rf"(?<![\w,./$-])(?P<first>{YEAR})\s?[-\u2013/]\s?(?P<last>{YEAR}|\d\d)(?![\w/-])"), _years),
    Rule(re.compile(r"\b(?:[Tt]he\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:1\d|20)\d0)['\u2019]?s\b"), _decade),
    Rule(
        re.compile(r"(?:\b[Tt]he\s+(?:(?:early|mid|late)[\s-]+)?|['\u2019\u2018])(?P<decade>[2-9]0)['\u2019]?s\b"),
        _short_decade,
    ),
    Rule(re.compile(r"(?<=\band )(?P<decade>[2-9]0)['\u2019]?s\b"), _short_decade),
    Rule(re.compile(r"\b(?:the\s+)?(?P<century>1\d|2[01])(?:st|th)[\s-]century\b"), _century),
    Rule(
        re.compile(
            rf"\b(?i:(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<when>last|this|next)?\s*){_SEASON}"
            rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)"
        ),
        _season,
    ),
    Rule(re.compile(rf"\b(?i:(?P<when>last|this|next)\s+){_SEASON}\b(?P<year>(?!))?"), _season),
    Rule(re.compile(rf"(?i:(?<=in the )|(?<=since the ))(?P<when>(?!))?(?P<year>(?!))?{_SEASON}\b"), _season),
    Rule(re.compile(rf"\b(?P<feast>{_FEAST_NAMES})\b(?i:{_OF_YEAR})?"), _feast),
    Rule(re.compile(r"(?<![\d/])(?:9/11|9-11)(?![\d/-])"), _attacks),
)
"""Rules for what is named; the longest match of all rules wins."""

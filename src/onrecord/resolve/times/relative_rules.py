"""Rules for times that hang on the publication or on a day named before, for lengths and repetitions."""

from __future__ import annotations

import re
from typing import Final

from onrecord.resolve.times.expressions import Anchor, Calendar, Kind, Part, Recent, Shifted, Unplaced, Weekday
from onrecord.resolve.times.rules import Built, Rule, after
from onrecord.resolve.times.words import (
    DAYS,
    OF_DAY,
    PARTS,
    SOME,
    UNIT,
    WEEKDAY,
    how_many,
    shift,
    unit,
    which,
)

_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_TITLES = re.compile(r"\s+(?:Times|Mail|Express|Telegraph|Herald|Independent|Mirror|Post|Tribune|World|Star|People)\b")
_ALONE = re.compile(r"\s*(?:[.,;:!?)\"\u201d]|$|of\s+(?:this|the)\s+month|(?:and|at|when|that|but)\b)")
_STOPS = re.compile(r"\s*(?:[.,;:!?)\"\u201d]|$)")
_VAGUE = "the number of units is vague"
_CLOCK = r"(?:hours?|minutes?|seconds?|moments?)"


def _kind(match: re.Match[str], word: str = "") -> Kind:
    return "TIME" if match.groupdict().get("hour") or word == "tonight" else "DATE"


def _word(match: re.Match[str]) -> Built:
    word = match["word"].lower()
    return _kind(match, word), Shifted("day", _WORDS[word])


def _beyond(match: re.Match[str]) -> Built:
    return "DATE", Shifted("day", -2 if match["side"].lower() == "before" else 2)


def _this_hour(match: re.Match[str]) -> Built:
    return "TIME", Shifted("day", shift(match["when"]))


def _unit(match: re.Match[str]) -> Built:
    part: Part | None = PARTS.get((match["part"] or "").lower())
    return "DATE", Shifted(unit(match["unit"]), shift(match["when"]), part=part)


def _within(match: re.Match[str]) -> Built:
    return "DATE", Shifted(unit(match["unit"]), 0)


def _weekend(match: re.Match[str]) -> Built:
    return "DATE", Shifted("weekend", 0)


def _weekday(match: re.Match[str]) -> Built | None:
    if _TITLES.match(after(match)):
        return None
    return _kind(match), Weekday(DAYS[match["day"].lower()], which(match["when"]))


def _named_before(match: re.Match[str]) -> Built:
    """ "that day", "the following week"."""
    word = match["which"].lower()
    count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(word, 0)
    return "DATE", Shifted(unit(match["unit"]), count, "reference")


def _away(match: re.Match[str]) -> Built | None:
    """ "two days ago", "three weeks later"."""
    side = match["side"].lower()
    if side in ("before", "after") and not _STOPS.match(after(match)):
        return None
    count = how_many(match["count"])
    if count is None:
        return "DATE", Unplaced(_VAGUE)
    anchor: Anchor = "published" if side in ("ago", "from now") else "reference"
    return "DATE", Shifted(unit(match["unit"]), -count if side in ("ago", "earlier", "before") else count, anchor)


def _hours(match: re.Match[str]) -> Built:
    anchor: Anchor = "published" if match["side"].lower() == "ago" else "reference"
    return "TIME", Shifted("day", 0, anchor)


def _recent(match: re.Match[str]) -> Built:
    words = match["count"]
    count = 3 if words and words.lower().endswith("few") else how_many(words)
    if count is None:
        return "DATE", Unplaced(_VAGUE)
    sign = -1 if which(match["when"]) == "next" else 1
    return "DATE", Recent(unit(match["unit"]), sign * count)


def _recent_hours(match: re.Match[str]) -> Built:
    sign = -1 if which(match["when"]) == "next" else 1
    return "DATE", Recent("day", sign * int(match["count"]) // 24)


def _day_of_month(match: re.Match[str]) -> Built | None:
    return ("DATE", Calendar(day=int(match["day"]))) if _ALONE.match(after(match)) else None


def _length(match: re.Match[str]) -> Built:
    return "DURATION", Unplaced("a length of time names no date")


def _repeated(match: re.Match[str]) -> Built:
    return "SET", Unplaced("a repeated time names no one date")


_HOUR = rf"(?P<hour>{OF_DAY})?"
_PLURAL_DAYS = "|".join(f"{name}s" for name in WEEKDAY.split("|") if not name.isupper())

RELATIVE_RULES: Final = tuple(
    Rule(re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (
            rf"\b(?:(?:earlier|later|late|early)\s+)?(?P<word>yesterday|today|tonight|tomorrow)(?=s?\b)(?P<hour>{OF_DAY})?",
            _word,
        ),
        (r"\b(?:the\s+)?day\s+(?P<side>before)\s+yesterday\b|\b(?:the\s+)?day\s+after\s+tomorrow\b", _beyond),
        (
            r"\b(?:(?:earlier|later|late|early)\s+)?(?P<when>last|this)\s+(?:night|morning|afternoon|evening)\b",
            _this_hour,
        ),
        (
            r"\b(?:(?:the\s+)?(?:(?P<part>early|mid|late|(?:beginning|start|middle|end)(?=\s+of))|earlier|later)(?:\s+(?:in|of)\s+|[\s-]+))?"
            rf"(?P<when>last|this|next)\s+(?:past\s+|coming\s+)?(?P<unit>{UNIT})\b",
            _unit,
        ),
        (r"\b(?:earlier|later|early|late)\s+(?:in\s+)?the\s+(?P<unit>week|month|year)\b", _within),
        (r"\b(?:over|at|on|during)\s+the\s+weekend\b", _weekend),
        (
            rf"(?<!black )(?<!good )(?<!bloody )(?<!palm )(?<!ash )\b(?:(?:earlier|later|late|early)\s+(?:on\s+)?)?"
            rf"(?:(?P<when>last|this|next)\s+(?:past\s+|coming\s+)?)?(?-i:(?P<day>{WEEKDAY}))\b{_HOUR}",
            _weekday,
        ),
        (
            r"\b(?P<which>that(?:\s+same)?|the\s+same|this\s+same)\s+"
            r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)\b",
            _named_before,
        ),
        (
            r"\b(?:the\s+)?(?P<which>following|previous|preceding|(?<=the )next)\s+"
            r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)\b",
            _named_before,
        ),
        (r"\b(?P<which>next)\s+(?P<unit>day|morning)\b", _named_before),
        (
            rf"\b(?P<count>{SOME})\s+(?P<unit>{UNIT})s?\s+(?P<side>ago|earlier|later|afterwards|before|after|from\s+now)\b",
            _away,
        ),
        (rf"\b(?P<count>{SOME})\s+{_CLOCK}\s+(?P<side>ago|earlier|later|afterwards)\b", _hours),
        (
            rf"\bthe\s+(?P<when>last|past|next|coming)\s+(?:(?P<count>{SOME})\s+)?(?P<unit>{UNIT})s?\b",
            _recent,
        ),
        (rf"\b(?P<when>past|next|last)\s+(?P<count>{SOME})\s+(?P<unit>{UNIT})s?\b", _recent),
        (r"\b(?:the\s+)?(?P<when>last|past|next|coming)\s+(?P<count>24|48|72)\s+hours\b", _recent_hours),
        (r"\bthe\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?!-)", _day_of_month),
        (rf"\b{SOME}(?:\s+more)?[\s-]+(?:{UNIT}s?|{_CLOCK})(?:[\s-]+long)?\b(?<!\ba second)(?<!\ba moment)", _length),
        (
            rf"\b(?:every|each|per|once\s+an?|twice\s+an?)\s+(?:(?:other|single|few)\s+)?(?:{SOME}\s+)?(?:{UNIT}s?|hour|{WEEKDAY})\b",
            _repeated,
        ),
        (rf"\b(?:on\s+)?(?-i:{_PLURAL_DAYS})\b", _repeated),
        (r"\b(?:daily|weekly|monthly|yearly|annually|nightly|hourly)\b", _repeated),
    )
)
"""Rules for what is not named; the longest match of all rules wins."""

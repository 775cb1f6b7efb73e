"""Taking toponyms apart: "the city of Mosul", "Basra, Iraq", "northern Syria"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_DIRECTION = (
    r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west|central|upper|lower|mid|far|inner)"
    r"(?:ern)?|northern|southern|eastern|western|(?:north|south)[- ]?(?:east|west)ern|downtown|greater|rural|mainland"
)
_ADMIN = r"province|governorate|state|region|county|district|prefecture|oblast|department|parish|territory"
_TOWN = r"city|town|village|port|port city|capital|municipality|suburb|neighbou?rhood|township|hamlet|capital city"
_NEAR = (
    r"outskirts|suburbs?|area|vicinity|countryside|surroundings|parts?|border|coast|streets?|airport"
    r"|metropolitan area"
)

_OF = re.compile(rf"^(?P<kind>{_ADMIN}|{_TOWN}|{_NEAR}|[\w-]+ern parts?|island|isle) (?:of|in) (?P<rest>.+)$", re.I)
_AFTER = re.compile(rf"^(?P<rest>.+?) (?P<kind>{_ADMIN}|{_TOWN}|{_NEAR})$", re.I)
_TOWARDS = re.compile(rf"^(?P<kind>{_DIRECTION})(?:[ -]and[ -](?:{_DIRECTION}))?[ -](?P<rest>(?-i:[^\W\d_]).+)$", re.I)
_ADVERB = re.compile(
    r"^(?:near|outside|around|in|inside|across|throughout|just|parts of|much of|most of) (?P<rest>.+)$", re.I
)
_QUOTES = "'\"\u201c\u201d\u2018\u2019"
_LEADING = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that) ", re.I)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym taken apart.

    `whole` is the name as given, without article and comma part; `name` the bare name; `within` what a comma puts
    it in ("Iraq", "La."); `feature` is `admin` or `city` where words say so; `part`: only a part or the
    surroundings of what `name` names.
    """

    whole: str
    name: str
    within: tuple[str, ...] = ()
    feature: str | None = None
    part: bool = False


def take_apart(text: str) -> Toponym:
    """The parts of a toponym as a text gives it."""
    head, *within = (piece.strip(_QUOTES + " .") for piece in re.split(r",|\(", text.rstrip(")")))
    within = [piece for piece in within if piece]
    return _strip(Toponym(_bare(head), _bare(head), tuple(within)))


def _strip(toponym: Toponym) -> Toponym:
    for pattern in (_ADVERB, _OF, _AFTER):
        match = pattern.match(toponym.name)
        if match:
            return _strip(_with(toponym, match["rest"], match.groupdict().get("kind")))
    return toponym


def _with(toponym: Toponym, rest: str, kind: str | None) -> Toponym:
    feature = toponym.feature
    if kind is not None and re.fullmatch(_ADMIN, kind, re.I):
        feature = "admin"
    elif kind is not None and re.fullmatch(_TOWN, kind, re.I):
        feature = "city"
    part = toponym.part or kind is None or feature == toponym.feature
    return replace(toponym, name=_bare(rest), feature=feature, part=part)


def towards(name: str) -> str | None:
    """The name behind a direction ("Syria" in "northern Syria"), None if there is no direction."""
    match = _TOWARDS.match(name)
    return _bare(match["rest"]) if match else None


def _bare(text: str) -> str:
    return re.sub(r"['\u2019]s$", "", _LEADING.sub("", text.strip(_QUOTES + " "))).strip()

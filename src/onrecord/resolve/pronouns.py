"""Pronouns and the agreement that they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.persons import Gender

PronounKind = Literal["personal", "speaker", "speakers", "addressee", "relative"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may stand for.

    `speaker` is the first person singular, `speakers` the plural; `person` says whether it stands for persons
    only (True), never for a single person (False), or either (None).
    """

    kind: PronounKind
    number: Number | None = None
    gender: Gender | None = None
    person: bool | None = None


_MALE = Pronoun("personal", "singular", "m", True)
_FEMALE = Pronoun("personal", "singular", "f", True)
_THING = Pronoun("personal", "singular", None, False)
_THEY = Pronoun("personal", "plural")
_I = Pronoun("speaker", "singular", None, True)
_WE = Pronoun("speakers", "plural")
_YOU = Pronoun("addressee")

_TABLE = {
    **dict.fromkeys(["he", "him", "his", "himself"], _MALE),
    **dict.fromkeys(["she", "her", "hers", "herself"], _FEMALE),
    **dict.fromkeys(["it", "its", "itself"], _THING),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], _THEY),
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], _I),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], _WE),
    **dict.fromkeys(["you", "your", "yours", "yourself", "yourselves"], _YOU),
    **dict.fromkeys(["who", "whom", "whose"], Pronoun("relative", person=True)),
    **dict.fromkeys(["which", "that"], Pronoun("relative")),
}
POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])


def pronoun(word: str) -> Pronoun | None:
    """The pronoun that a word is; None if it is none ("US" is none)."""
    if word.isupper() and len(word) > 1:
        return None
    return _TABLE.get(word.lower())

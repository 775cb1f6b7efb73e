"""What a definite or repeated description points to ("the militia", "the minister", "the group")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.resolve.clusters import Clusters
from onrecord.resolve.persons import gender_of, is_person_noun, term_of
from onrecord.resolve.spelling import lemma, name_words
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.tables import words as word_set

_FEW = 12
_MOST = 100
_BODIES = word_set("group organization organisation company firm agency airline network movement body")
_COUNTRIES = word_set("country nation state kingdom republic")
_AREAS = word_set("region area territory")
_PLACES = word_set("city town village capital district province port") | _AREAS
_SAME = {
    "regime": "government", "administration": "government", "demonstrator": "protester", "gunman": "attacker",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """A description met before: its cluster, modifiers and number."""

    cluster: int
    modifiers: frozenset[str]
    plural: bool


class DescriptionBook:
    """The descriptions seen so far, by their head noun."""

    def __init__(self, syntax: Syntax, clusters: Clusters) -> None:
        self._syntax, self._clusters = syntax, clusters
        self._seen: dict[str, list[_Seen]] = {}
        self._owned: dict[tuple[str, int], int] = {}
        self._roles: dict[str, list[tuple[int, frozenset[str]]]] = {}

    def enter_title(self, cluster: int, text: str) -> None:
        """Remember what a title or apposition says of a person."""
        words = frozenset(lemma(word) for word in name_words(text))
        person = self._clusters[cluster].person
        for noun in _title_nouns(text):
            if _kind(noun) == ("body" if person else "person"):
                continue
            here = self._roles.setdefault(noun, [])
            if (cluster, words) not in here[-_FEW:]:
                here.append((cluster, words))
                del here[:-_MOST]

    def enter(self, mention: int, cluster: int, owner: int | None = None) -> None:
        """Remember a description that is in a cluster now."""
        phrase = self._clusters.mentions[mention].phrase
        here = self._seen.setdefault(_head(phrase.lemma), [])
        here.append(_Seen(cluster, phrase.modifiers, phrase.plural))
        del here[:-_FEW]
        if owner is not None:
            self._owned[(_head(phrase.lemma), owner)] = cluster

    def named(self, noun: str, modifier: str) -> int | None:
        """The cluster of the last description with that head noun and that modifier."""
        seen = self._seen.get(noun, [])
        return next((one.cluster for one in reversed(seen) if modifier in one.modifiers), None)

    def enter_as(self, noun: str, modifier: str, cluster: int) -> None:
        """Remember a cluster under a description that is not in the text."""
        self._seen.setdefault(noun, []).append(_Seen(cluster, frozenset({modifier}), plural=False))

    def find(self, mention: int, owner: int | None) -> tuple[int, str] | None:
        """The cluster that the description at `mention` points to, with the reason."""
        phrase = self._clusters.mentions[mention].phrase
        if owner is not None:
            found = self._owned.get((_head(phrase.lemma), owner))
            return None if found is None else (found, "the same owner and noun")
        if phrase.indefinite:
            return None
        role = None if phrase.plural else self._role(mention)
        if role is not None:
            return role, f"{phrase.lemma!r} is its title"
        same = self._same_noun(mention)
        if same is not None:
            return same, f"the same noun, {phrase.lemma!r}"
        return self._by_kind(mention) if phrase.definite and not phrase.modifiers else None

    def _same_noun(self, mention: int) -> int | None:
        phrase = self._clusters.mentions[mention].phrase
        best, most = None, -1.0
        for age, seen in enumerate(reversed(self._seen.get(_head(phrase.lemma), []))):
            fit = _fit(phrase.modifiers, seen.modifiers, definite=phrase.definite)
            if seen.plural == phrase.plural and fit is not None and fit - 0.05 * age > most:
                best, most = seen.cluster, fit - 0.05 * age
        return best

    def _role(self, mention: int) -> int | None:
        """The person whose title has all the words of the description; a country in it may be left open there."""
        phrase = self._clusters.mentions[mention].phrase
        said = {word for word in phrase.modifiers if not word.isupper()}
        found = [cluster for cluster, words in self._roles.get(phrase.lemma, []) if said <= words]
        return self._clusters.nearest(mention, list(dict.fromkeys(found)))

    def _by_kind(self, mention: int) -> tuple[int, str] | None:
        """The last body, country or person that a general noun may stand for."""
        phrase = self._clusters.mentions[mention].phrase
        if phrase.plural:
            return None
        for candidate in range(mention - 1, max(-1, mention - 1 - _REACH), -1):
            cluster = self._clusters.of(candidate)
            if cluster is not None and self._is_a(cluster, candidate, phrase.lemma):
                return cluster, f"the last that {phrase.lemma!r} may mean"
        return None

    def _is_a(self, cluster: int, candidate: int, noun: str) -> bool:
        known, phrase = self._clusters[cluster], self._clusters.mentions[candidate].phrase
        if noun in _COUNTRIES:
            return known.code is not None
        if noun in _AREAS and "place" in self._clusters.mentions[candidate].roles:
            return True
        if noun in _PLACES:
            return phrase.kind == "LOC" and known.code is None
        if noun in _BODIES:
            return phrase.kind == "ORG" and not known.person
        if phrase.form != "name" or not known.person or not is_person_noun(noun):
            return False
        if _accused(noun) and self._speaks(known.members[-_FEW:]):
            return False
        gender = gender_of([noun])
        return gender is None or known.gender is None or known.gender == gender

    def _speaks(self, members: Iterable[int]) -> bool:
        return any("source" in self._clusters.mentions[member].roles for member in members)


_REACH = 25


def _kind(noun: str) -> str | None:
    """Whether a noun is for a person or a body; None if the table does not have it."""
    if is_person_noun(noun):
        return "person"
    return None if term_of(noun) is None else "body"


def _title_nouns(text: str) -> list[str]:
    """The head nouns of a title: the last word, and those before "and", up to any preposition."""
    lead = _COMPLEMENT.split(text, maxsplit=1)[0]
    parts = [name_words(part) for part in _AND.split(lead)]
    return [lemma(words[-1]) for words in parts if words]


_COMPLEMENT = re.compile(r"\b(?:of|for|in|at|to|from|with|on|by|who|that)\b")
_AND = re.compile(r"\band\b|[&/;]")


def _accused(noun: str) -> bool:
    """Whether a noun is for someone charged or wanted, who is seldom the one that speaks."""
    found = term_of(noun)
    return found is not None and found.sectors[:1] == ("CRM",)


def _head(noun: str) -> str:
    return _SAME.get(noun, noun)


def _fit(new: frozenset[str], old: frozenset[str], *, definite: bool) -> float | None:
    """How well the modifiers of a description fit those of an earlier one; None if they can't be of one thing."""
    if new == old:
        return 2.0
    ours, theirs = {w for w in new if w.isupper()}, {w for w in old if w.isupper()}
    if ours and theirs and not ours & theirs:
        return None
    if new <= old and (definite or new):
        return 1.0
    return 0.5 if old < new and definite and old else None


def titles(syntax: Syntax, clusters: Clusters, mention: int) -> Iterator[str]:
    """The titles and appositions of a mention."""
    one = clusters.mentions[mention]
    for span in one.phrase.descriptions:
        yield span.of(syntax.reading.text)

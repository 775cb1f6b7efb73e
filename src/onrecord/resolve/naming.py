"""The fullest name that the text gives to the entity of a cluster."""

from __future__ import annotations

from collections import Counter

from onrecord.resolve.acronyms import initials
from onrecord.resolve.clusters import Cluster
from onrecord.resolve.coreference import Coreference
from onrecord.resolve.countries import Countries
from onrecord.resolve.mentions import Mention
from onrecord.resolve.organizations import Organizations
from onrecord.resolve.spelling import name_words
from onrecord.resolve.syntax import Syntax

_MOST_WORDS = 12
_SHORT_FOR = frozenset({"Britain", "Great Britain", "America", "The Netherlands", "Holland"})


class Names:
    """Names for all clusters of a text."""

    def __init__(self, syntax: Syntax, coreference: Coreference) -> None:
        self._syntax, self._coreference = syntax, coreference
        self._clusters = coreference.clusters

    def of(self, cluster: int, *, depth: int = 0) -> str:
        """The name of a cluster: a country's usual one, the longest proper name, or the fullest description."""
        known = self._clusters[cluster]
        members = [self._clusters.mentions[member] for member in known.members]
        if known.code is not None:
            return self._country(known.code, members)
        if known.government is not None and all(member.phrase.form == "name" for member in members):
            country = Countries.load().get(known.government)
            return f"government of {country.name if country else known.government}"
        named = [] if known.government else [member for member in members if member.phrase.form == "name"]
        if named:
            return self._spelled_out(self._longest(named))
        described = [member for member in members if member.phrase.form == "nominal"]
        if described:
            return self._owned(known, self._longest(described), depth)
        return members[0].span.of(self._syntax.reading.text)

    def _longest(self, members: list[Mention]) -> str:
        fitting = [one for one in members if one.phrase.last - one.phrase.first <= _MOST_WORDS] or members[:1]
        texts = [self._core(one) for one in fitting]
        counts = Counter(texts)
        if fitting[0].phrase.form == "name":
            usual = max(counts, key=lambda text: counts[text])
            texts = [text for text in texts if _may_be_long_for(text, usual)]
        return max(dict.fromkeys(texts), key=lambda text: (len(text.split()), counts[text]))

    def _core(self, member: Mention) -> str:
        """The name's or description's own words, cut where a description runs on."""
        first, last = member.phrase.first, member.phrase.last
        return " ".join(self._syntax.text(first, min(last, first + 2 * _MOST_WORDS)).split())

    def _spelled_out(self, name: str) -> str:
        """The full name of a well-known organisation for its first letters."""
        known = Organizations.load().by_name(name) if name.isupper() and " " not in name else None
        spelled = known is not None and "".join(initials(known.name.split())) == name.replace(".", "").lower()
        return known.name if known is not None and spelled else name

    def _country(self, code: str, members: list[Mention]) -> str:
        """The longest name in the text; the usual one where it has only short forms or adjectives."""
        texts = [
            self._syntax.text(one.phrase.first, one.phrase.last) for one in members if one.phrase.form == "country"
        ]
        full = [text for text in texts if not text.isupper() and "." not in text and text not in _SHORT_FOR]
        full = [text for text in full if Countries.load().whole(text) is not None]
        country = Countries.load().get(code)
        if country is not None and (not full or country.name in full):
            return country.name
        return max(full, key=len, default=code)

    def _owned(self, known: Cluster, text: str, depth: int) -> str:
        """With the owner's name for a possessive pronoun ("Assad's forces" for "his forces")."""
        owners = [self._coreference.owners[member] for member in known.members if member in self._coreference.owners]
        if not owners or depth > 2:
            return text
        owner = self.of(owners[0], depth=depth + 1)
        return f"{owner}'s {text}"


def _may_be_long_for(text: str, usual: str) -> bool:
    """Whether a name has all the words of the usual one, or spells it."""
    words, short = name_words(text), name_words(usual)
    if set(short) <= set(words):
        return True
    if len(short) != 1:
        return False
    known = Organizations.load().by_name(usual) if usual.isupper() else None
    same = known is not None and known == Organizations.load().by_name(text)
    return same or "".join(initials(list(words))) == short[0]

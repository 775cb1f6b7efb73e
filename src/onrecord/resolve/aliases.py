"""Which names of a text are one entity: same spelling, country, known organisation, short form, surname, acronym."""

from __future__ import annotations

from onrecord.resolve.acronyms import initials
from onrecord.resolve.clusters import Cluster, Clusters
from onrecord.resolve.mentions import Mention
from onrecord.resolve.organizations import Organizations
from onrecord.resolve.persons import gender_of, gender_of_name
from onrecord.resolve.spelling import SMALL, name_words, related, without_titles
from onrecord.resolve.syntax import Syntax

Words = tuple[str, ...]
_FEW, _MOST = 8, 100


class NameBook:
    """The names seen so far, by every form in which they may come back."""

    def __init__(self, syntax: Syntax, clusters: Clusters, short_forms: dict[str, Words]) -> None:
        self._syntax, self._clusters, self._short_forms = syntax, clusters, short_forms
        self._exact: dict[Words, list[int]] = {}
        self._known: dict[str, int] = {}
        self._initials: dict[str, list[int]] = {}
        self._part: dict[str, list[int]] = {}
        self._words: dict[int, Words] = {}

    def enter(self, mention: int) -> None:
        """Put a name into the cluster that it belongs to, or into a new one. Longer names must come first."""
        name = self._clusters.mentions[mention]
        text = self._syntax.text(name.phrase.first, name.phrase.last)
        words = self._words_of(name, text)
        key = _known(name, text)
        cluster, why = self._find(mention, name, text, words, key)
        if cluster is None:
            cluster = self._clusters.start(mention, _cluster(self._syntax, name, text, words))
        else:
            self._clusters.join(mention, cluster, why)
            self._learn(name, cluster)
        self._remember(cluster, text, words, key)

    def _words_of(self, name: Mention, text: str) -> Words:
        words = name_words(text)
        return without_titles(words) if name.phrase.kind == "PER" else words

    def _find(self, mention: int, name: Mention, text: str, words: Words, key: str | None) -> tuple[int | None, str]:
        exact = self._exact.get(words)
        if exact:
            return self._clusters.nearest(mention, exact), ""
        person = self._parts(mention, name, words, persons=True)
        if person is not None:
            return person, f"{text!r} is a part of the name"
        if key is not None and self._same_body(name, text, key):
            return self._known[key], f"{text!r} is a name of {key}"
        full = self._exact.get(self._short_forms.get(text, ()))
        if full:
            return self._clusters.nearest(mention, full), f"{text!r} is the short form that the text gives"
        if name.phrase.code is None and len(words) == 1 and text.isupper() and len(text) > 1:
            spelled = self._initials.get(words[0], [])
            return self._clusters.nearest(mention, spelled), f"{text!r} are the first letters of the name"
        if key is not None or text.isupper():
            return None, ""
        part = self._parts(mention, name, words, persons=False)
        return part, f"{text!r} is a part of the name"

    def _same_body(self, name: Mention, text: str, key: str) -> bool:
        """Whether the cluster of that country or organisation is this name's; some table rows list several firms."""
        if key not in self._known or name.phrase.code is not None:
            return key in self._known
        first = self._clusters.mentions[self._clusters[self._known[key]].members[0]].phrase
        organization = Organizations.load().by_name(text)
        armed = organization is not None and "REB" in organization.sectors
        return armed or related(text, self._syntax.text(first.first, first.last))

    def _parts(self, mention: int, name: Mention, words: Words, *, persons: bool) -> int | None:
        """The cluster of a longer name that this one is a part of."""
        if (
            name.phrase.code is not None
            or not words
            or (name.phrase.kind == "LOC" and not name.roles & {"actor", "source"})
        ):
            return None
        found = [
            cluster
            for cluster in self._part.get(words[-1], [])
            if bool(self._clusters[cluster].person) == persons
            and _is_part(words, self._words[cluster], self._clusters[cluster], name)
        ]
        return self._clusters.nearest(mention, found)

    def _learn(self, name: Mention, cluster: int) -> None:
        """What a further mention tells of its cluster."""
        known = self._clusters[cluster]
        if known.gender is None and known.person:
            known.gender = gender_of(_title(self._syntax, name))
        if known.person is None and name.phrase.kind == "PER":
            known.person = True

    def _remember(self, cluster: int, text: str, words: Words, key: str | None) -> None:
        if key is not None:
            self._known.setdefault(key, cluster)
        here = self._exact.setdefault(words, [])
        if cluster not in here[-_FEW:]:
            here.append(cluster)
            del here[:-_MOST]
        if cluster in self._words or self._clusters[cluster].code is not None:
            return
        self._words[cluster] = words
        for word in dict.fromkeys(words):
            if word not in SMALL:
                self._part.setdefault(word, []).append(cluster)
                del self._part[word][:-_FEW]
        if len(words) > 1:
            spelled = self._initials.setdefault("".join(initials(list(words))), [])
            spelled.append(cluster)
            del spelled[:-_FEW]


def _known(name: Mention, text: str) -> str | None:
    """The country or well-known organisation that the name is."""
    if name.phrase.code is not None:
        return name.phrase.code
    if name.phrase.kind == "PER":
        return None
    organization = Organizations.load().by_name(text)
    return None if organization is None or organization.shared else organization.name


def _is_part(words: Words, full: Words, cluster: Cluster, name: Mention) -> bool:
    """Whether a shorter name may stand for a longer one."""
    if len(words) >= len(full):
        return False
    if cluster.person:
        return _short_person(words, full, name)
    if name.phrase.kind == "PER":
        return False
    if len(words) == 1:
        return words[0] in (full[0], full[-1]) and len(words[0]) > 3
    return full[-len(words) :] == words or (full[: len(words)] == words and full[len(words)] in SMALL)


def _short_person(words: Words, full: Words, name: Mention) -> bool:
    if len(words) == 1:
        return words[0] == full[-1] or (name.phrase.kind == "PER" and words[0] in full and len(words[0]) > 1)
    return set(words) <= set(full) or (words[-1] == full[-1] and words[0][0] == full[0][0] and len(words[0]) == 1)


def _cluster(syntax: Syntax, name: Mention, text: str, words: Words) -> Cluster:
    person = True if name.phrase.kind == "PER" else None if name.phrase.kind is None else False
    gender = None
    if person or person is None:
        gender = gender_of(_title(syntax, name)) or (gender_of_name(words[0]) if len(words) > 1 else None)
    return Cluster(person=person, gender=gender, plural=name.phrase.plural, code=name.phrase.code)


def _title(syntax: Syntax, name: Mention) -> list[str]:
    words = [word for span in name.phrase.descriptions for word in span.of(syntax.reading.text).split()]
    return words + list(syntax.text(name.phrase.first, name.phrase.last).split()[:1])


__all__ = ["NameBook"]

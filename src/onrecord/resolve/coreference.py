"""Which mentions of a text are one entity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.resolve.acronyms import definitions
from onrecord.resolve.aliases import NameBook
from onrecord.resolve.antecedents import find_antecedent, relative_antecedent
from onrecord.resolve.clusters import Cluster, Clusters
from onrecord.resolve.countries import Countries
from onrecord.resolve.descriptions import DescriptionBook, titles
from onrecord.resolve.mentions import Mention, Mentions
from onrecord.resolve.persons import gender_of, is_person_noun
from onrecord.resolve.pronouns import Pronoun, pronoun
from onrecord.resolve.sides import Sides
from onrecord.resolve.spelling import lemma
from onrecord.resolve.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Coreference:
    """The clusters; `owners` gives for a mention with a possessive pronoun the cluster that owns it."""

    clusters: Clusters
    owners: Mapping[int, int]


def corefer(syntax: Syntax, mentions: Mentions, *, publisher: str | None = None) -> Coreference:
    """Cluster all mentions: names first, wherever they stand, then descriptions and pronouns in text order.

    `publisher` is who speaks where the text quotes nobody.
    """
    return _Resolver(syntax, mentions, publisher).run()


class _Resolver:
    """One run over one text."""

    def __init__(self, syntax: Syntax, mentions: Mentions, publisher: str | None) -> None:
        self._syntax, self._mentions = syntax, mentions
        self._clusters = Clusters(mentions.all)
        self._book = DescriptionBook(syntax, self._clusters)
        self._sides = Sides(syntax, mentions, self._clusters, publisher)
        self._at = {mention.phrase.head: place for place, mention in enumerate(mentions.all)}
        self._at.update({mention.top: place for place, mention in enumerate(mentions.all)})
        self._owners: dict[int, int] = {}

    def run(self) -> Coreference:
        self._enter_names()
        for place, mention in enumerate(self._mentions.all):
            if mention.phrase.form == "pronoun":
                self._enter_pronoun(place, mention, pronoun(mention.phrase.lemma) or Pronoun("personal"))
            elif self._clusters.of(place) is None:
                self._enter_description(place, mention)
            else:
                self._book.enter(place, self._clusters.of(place) or 0)
        return Coreference(self._clusters, self._owners)

    def _enter_names(self) -> None:
        names = NameBook(self._syntax, self._clusters, definitions(self._syntax.reading.text))
        order = sorted(
            enumerate(self._mentions.all), key=lambda pair: (pair[1].phrase.first - pair[1].phrase.last, pair[0])
        )
        for place, mention in order:
            if mention.phrase.form in ("name", "country") and not self._stands_for_government(mention):
                names.enter(place)
        self._sides.learn_countries()
        for place in range(len(self._mentions.all)):
            cluster = self._clusters.of(place)
            if cluster is None:
                continue
            if self._clusters[cluster].code is None:
                for title in titles(self._syntax, self._clusters, place):
                    self._book.enter_title(cluster, title)

    def _stands_for_government(self, mention: Mention) -> bool:
        """Whether a capital's name acts, so that its government is meant."""
        if mention.phrase.form != "name" or mention.phrase.kind == "PER" or not mention.asked:
            return False
        text = self._syntax.text(mention.phrase.first, mention.phrase.last)
        return not mention.roles & {"place", "recipient"} and Countries.load().metonym(text) is not None

    def _enter_description(self, place: int, mention: Mention) -> None:
        if mention.phrase.form == "name":
            return self._enter_government(place, mention)
        owner = self._owner(place, mention)
        found = self._book.find(place, owner)
        if found is None:
            cluster = self._clusters.start(place, _described(self._syntax, mention))
        else:
            cluster = found[0]
            self._clusters.join(place, cluster, f"{self._text(mention)!r}: {found[1]}")
        if owner is not None:
            self._owners[place] = owner
        self._book.enter(place, cluster, owner)

    def _enter_government(self, place: int, mention: Mention) -> None:
        """A capital's name that acts: the government of its country."""
        code = Countries.load().metonym(self._text(mention)) or ""
        found = self._book.named("government", code)
        if found is None:
            cluster = self._clusters.start(place, Cluster(person=False, government=code, score=0.7))
        else:
            cluster = found
            self._clusters.join(place, cluster, f"{self._text(mention)!r} stands for the government")
        self._book.enter_as("government", code, cluster)

    def _owner(self, place: int, mention: Mention) -> int | None:
        """The cluster of the possessive pronoun that the description opens with."""
        word = mention.phrase.owner
        if word is None:
            return None
        if word in self._at and self._clusters.of(self._at[word]) is not None:
            return self._clusters.of(self._at[word])
        wanted = pronoun(self._syntax.word(word))
        found = None if wanted is None else self._pointed_to(place, wanted)
        return None if found is None else found[0]

    def _enter_pronoun(self, place: int, mention: Mention, wanted: Pronoun) -> None:
        found = self._pointed_to(place, wanted)
        if found is None:
            self._clusters.start(place, Cluster(person=wanted.person, gender=wanted.gender, score=0.1))
            return
        cluster, why = found
        if self._clusters.of(place) == cluster:
            return
        self._clusters.join(place, cluster, f"pronoun {self._text(mention)!r}: {why}")
        if self._clusters[cluster].gender is None and self._clusters[cluster].person:
            self._clusters[cluster].gender = wanted.gender

    def _pointed_to(self, place: int, wanted: Pronoun) -> tuple[int, str] | None:
        """Cluster and reason of what a pronoun at mention `place` stands for."""
        if wanted.kind == "relative":
            mention = relative_antecedent(self._syntax, self._clusters, place, self._at)
            cluster = None if mention is None else self._clusters.of(mention)
            return None if cluster is None else (cluster, "its clause belongs to it")
        setting = self._sides.setting(place)
        if wanted.kind == "speaker":
            if setting.speakers:
                return setting.speakers[0], "the speaker"
            return self._sides.author()
        if wanted.kind == "speakers":
            return self._sides.side(place, setting)
        if wanted.kind == "addressee":
            return None
        found = find_antecedent(self._syntax, self._clusters, place, wanted, setting)
        return None if found is None else (found, "the nearest that agrees")

    def _text(self, mention: Mention) -> str:
        return mention.span.of(self._syntax.reading.text)


def _described(syntax: Syntax, mention: Mention) -> Cluster:
    """A new cluster for a description."""
    phrase = mention.phrase
    noun = lemma(syntax.word(phrase.head))
    person = is_person_noun(noun) and not phrase.plural
    gender = gender_of([noun, *sorted(phrase.modifiers)]) if person else None
    return Cluster(person=person, gender=gender, plural=phrase.plural, score=0.8)

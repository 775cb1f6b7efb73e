"""Who "I" and "we" are: the speaker at a place, and the side that he speaks for."""

from __future__ import annotations

from collections import Counter

from onrecord.record.spans import Span
from onrecord.resolve.actors import ActorCoding, code_actor
from onrecord.resolve.antecedents import Setting
from onrecord.resolve.clusters import Cluster, Clusters
from onrecord.resolve.home import home_country
from onrecord.resolve.mentions import Mentions
from onrecord.resolve.speakers import holders, is_direct, source_spans
from onrecord.resolve.spelling import name_words
from onrecord.resolve.syntax import Syntax

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
_NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_TOLD_BY = 8


def official_country(publisher: str | None) -> str | None:
    """The country of a publisher that is a state's own body; None for all others."""
    coding = code_actor(publisher) if publisher else ActorCoding()
    official = coding.country not in _NO_COUNTRY and set(coding.sectors) & _OFFICIAL
    return coding.country if official else None


class Sides:
    """The speakers of a text. `publisher` speaks where no one else does."""

    def __init__(self, syntax: Syntax, mentions: Mentions, clusters: Clusters, publisher: str | None) -> None:
        self._syntax, self._mentions, self._clusters = syntax, mentions, clusters
        self._publisher = publisher
        self._sources = source_spans(syntax.reading, publisher)
        positions = [mention.span.start for mention in mentions.all if mention.phrase.form in ("pronoun", "nominal")]
        self._held = holders(syntax.reading.attributions, positions)
        self._countries: dict[str, int] = {}
        self._home: str | None = None
        self._author: int | None = None

    def learn_countries(self) -> None:
        """Note the countries that the text names; call it once all names are clustered."""
        counts: Counter[str] = Counter()
        for place, mention in enumerate(self._mentions.all):
            cluster = self._clusters.of(place)
            if mention.phrase.code is not None and cluster is not None:
                self._countries.setdefault(mention.phrase.code, cluster)
                counts[mention.phrase.code] += 1
        self._author = self._find_author()
        self._home, _ = home_country(counts.elements())

    def setting(self, place: int) -> Setting:
        """Who speaks where the mention stands."""
        speakers: list[int] = []
        quoted = False
        for index in self._held.get(self._mentions.all[place].span.start, ()):
            source = self._sources[index]
            cluster = None if source is None else self._cluster_at(source)
            if cluster is not None:
                speakers.append(cluster)
            content = self._syntax.reading.attributions[index].content
            quoted = quoted or (content is not None and is_direct(self._syntax.reading.text, content))
        return Setting(tuple(speakers), quoted)

    def _cluster_at(self, span: Span) -> int | None:
        place = self._mentions.of.get(span)
        return None if place is None else self._clusters.of(place)

    def side(self, place: int, setting: Setting) -> tuple[int, str] | None:
        """Whom "we" at a mention means: an official's country, any other speaker himself; with the reason."""
        if not setting.speakers:
            return self._publishers_side(place) or self.author()
        speaker = setting.speakers[0]
        if self._clusters[speaker].person is False:
            return speaker, "the speaker"
        coding = self._coding(speaker)
        if set(coding.sectors) & _OFFICIAL:
            country = coding.country or self._home
            if country is not None and country not in _NO_COUNTRY:
                return self._country(place, country), "the side of the official who speaks"
        return speaker, "the speaker's side"

    def author(self) -> tuple[int, str] | None:
        """Who speaks where no source is given: the person whom the publisher's name has, else the first one named."""
        if self._author is None:
            return None
        return self._author, "the first person named, as no one else speaks"

    def _find_author(self) -> int | None:
        names = [
            (place, mention) for place, mention in enumerate(self._mentions.all)
            if mention.phrase.form == "name" and mention.phrase.kind == "PER"
        ]  # fmt: skip
        published = set(name_words(self._publisher or ""))
        for place, mention in names:
            if self._syntax.word(mention.phrase.last - 1).lower() in published:
                return self._clusters.of(place)
        return self._clusters.of(names[0][0]) if names else None

    def _publishers_side(self, place: int) -> tuple[int, str] | None:
        country = official_country(self._publisher)
        if country is None:
            return None
        return self._country(place, country), "the country of the publisher, whose own words these are"

    def _coding(self, cluster: int) -> ActorCoding:
        members = self._clusters[cluster].members[:_TOLD_BY]
        texts = [self._mentions.all[member].span.of(self._syntax.reading.text) for member in members]
        first, *rest = dict.fromkeys(texts)
        return code_actor(first, context=rest)

    def _country(self, place: int, code: str) -> int:
        """The cluster of a country, a new one for mention `place` if the text does not name it."""
        if code not in self._countries:
            self._countries[code] = self._clusters.start(place, Cluster(person=False, code=code, score=0.6))
        return self._countries[code]

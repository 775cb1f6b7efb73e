"""From clusters of mentions to entities: name, kind, country, sectors, place, with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.report import Entity, EntityKind
from onrecord.record.spans import Span
from onrecord.resolve.actors import ActorCoding, code_actor
from onrecord.resolve.coreference import Coreference
from onrecord.resolve.gazetteer import Resolution
from onrecord.resolve.home import home_country
from onrecord.resolve.mentions import Mention, Mentions
from onrecord.resolve.naming import Names
from onrecord.resolve.persons import is_collective
from onrecord.resolve.places import PlaceFinder
from onrecord.resolve.sides import official_country
from onrecord.resolve.syntax import Syntax

_TOLD_BY = 6
_MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities in text order, and the entity id of each cluster that is one."""

    all: tuple[Entity, ...]
    ids: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cluster on its way to an entity: its words, and how they were coded."""

    cluster: int
    name: str
    phrases: tuple[str, ...]
    kind: EntityKind | None
    coding: ActorCoding


def build_entities(
    syntax: Syntax, mentions: Mentions, coreference: Coreference, places: PlaceFinder, *, publisher: str | None = None
) -> Entities:
    """The entities n1, n2, … of the clusters that an event or attribution has, in the order of their first mention.

    The country of a bare office or body ("the police") is that of the publisher if it is an office itself, else the
    one that the article is mostly about.
    """
    names = Names(syntax, coreference)
    order = sorted(
        {cluster for place in mentions.of.values() if (cluster := coreference.clusters.of(place)) is not None},
        key=lambda cluster: coreference.clusters[cluster].members[0],
    )
    drafts = [_draft(syntax, coreference, names, cluster) for cluster in order]
    home = official_country(publisher) or home_country(draft.coding.country for draft in drafts)[0]
    if home is not None:
        drafts = [_at_home(draft, home) for draft in drafts]
    found = places.resolve(_toponyms(syntax, coreference, drafts), [draft.coding.country for draft in drafts])
    ids = {draft.cluster: f"n{number}" for number, draft in enumerate(drafts, 1)}
    entities = [_entity(syntax, coreference, draft, ids[draft.cluster], found.get(draft.cluster)) for draft in drafts]
    return Entities(tuple(entities), ids)


def _draft(syntax: Syntax, coreference: Coreference, names: Names, cluster: int) -> _Draft:
    name = names.of(cluster)
    phrases = _phrases(syntax, coreference, cluster, name)
    known = _known_kind(coreference, cluster)
    coding = code_actor(phrases[0], kind=known, context=phrases[1:])
    return _Draft(cluster, name, phrases, known, coding)


def _at_home(draft: _Draft, home: str) -> _Draft:
    if draft.coding.country is not None or draft.kind in ("place", "country"):
        return draft
    coding = code_actor(draft.phrases[0], kind=draft.kind, context=draft.phrases[1:], home=home)
    return _Draft(draft.cluster, draft.name, draft.phrases, draft.kind, coding)


def _phrases(syntax: Syntax, coreference: Coreference, cluster: int, name: str) -> tuple[str, ...]:
    """What the actor coding gets to see: the name with its title first, then the name, then other descriptions."""
    members = [coreference.clusters.mentions[member] for member in coreference.clusters[cluster].members]
    worded = [one for one in members if one.phrase.form != "pronoun"]
    titled = [one for one in worded if one.phrase.descriptions]
    texts = [_words(syntax, one) for one in (*titled, *worded)[: 2 * _TOLD_BY]]
    first = texts[0] if titled else name
    return tuple(dict.fromkeys([first, name, *texts]))[: _TOLD_BY + 1]


def _words(syntax: Syntax, mention: Mention) -> str:
    """The words of a mention without line breaks."""
    return " ".join(mention.span.of(syntax.reading.text).split())


def _known_kind(coreference: Coreference, cluster: int) -> EntityKind | None:
    """The kind as far as the clusters tell; None leaves it to the tables."""
    known = coreference.clusters[cluster]
    if known.code is not None:
        return "country"
    if known.government is not None:
        return "organization"
    members = [coreference.clusters.mentions[member] for member in known.members]
    if known.person:
        return "place" if _only_a_place(members) else "person"
    kinds = [one.phrase.kind for one in members if one.phrase.form == "name"]
    acting = any(one.roles & {"actor", "source", "recipient"} for one in members)
    if kinds and kinds.count("LOC") * 2 >= len(kinds):
        return "place"
    if kinds and kinds.count("ORG") * 2 > len(kinds):
        return "organization"
    return None if acting else "place"


def _only_a_place(members: Sequence[Mention]) -> bool:
    """Whether a bare name taken for a person's is nothing but the place of acts."""
    asked = {role for one in members for role in one.roles}
    return asked == {"place"} and all(one.phrase.form == "name" and not one.phrase.descriptions for one in members)


def _kind(coreference: Coreference, draft: _Draft) -> EntityKind:
    if draft.kind is not None:
        return draft.kind
    phrases = [coreference.clusters.mentions[one].phrase for one in coreference.clusters[draft.cluster].members]
    nouns = [phrase for phrase in phrases if phrase.form == "nominal"]
    if any(phrase.lemma in _BODIES for phrase in nouns):
        return "organization"
    if any(phrase.plural or is_collective(phrase.lemma) for phrase in nouns):
        return "group"
    return draft.coding.kind if draft.coding.kind in ("person", "organization", "group") else "organization"


_BODIES = frozenset({"force", "police", "media", "authority", "court", "unit"})


def _toponyms(syntax: Syntax, coreference: Coreference, drafts: Sequence[_Draft]) -> dict[int, str]:
    """For each cluster that is a named place, country or unknown government the words to look up."""
    found: dict[int, str] = {}
    for draft in drafts:
        members = [coreference.clusters.mentions[member] for member in coreference.clusters[draft.cluster].members]
        named = [one for one in members if one.phrase.form in ("name", "country")]
        if draft.kind == "country" or (draft.kind == "place" and named):
            found[draft.cluster] = draft.name if draft.kind == "country" else _with_outer(syntax, named, draft.name)
    return found


def _with_outer(syntax: Syntax, members: Sequence[Mention], name: str) -> str:
    """The name with the larger place behind its comma ("Basra, Iraq"), if any mention has one."""
    for mention in members[:_TOLD_BY]:
        last = mention.phrase.last
        if last + 1 < syntax.size and syntax.word(last) == ",":
            outer = next((one for one in _names_at(syntax, last + 1) if one), None)
            if outer is not None:
                return f"{name}, {outer}"
    return name


def _names_at(syntax: Syntax, word: int) -> list[str]:
    """The place name that starts at a word, as a list of none or one."""
    rest = Span(syntax.reading.starts[word], syntax.reading.ends[min(word + 3, syntax.size - 1)])
    return [
        name.span.of(syntax.reading.text)
        for name in syntax.names_in(rest)
        if name.kind == "LOC" and name.span.start == rest.start
    ]


def _entity(
    syntax: Syntax, coreference: Coreference, draft: _Draft, entity_id: str, found: Resolution | None
) -> Entity:
    known = coreference.clusters[draft.cluster]
    kind = _kind(coreference, draft)
    country = known.code or draft.coding.country
    if found is not None and kind == "place":
        country = found.country or country
    sectors = () if kind in ("place", "country") else draft.coding.sectors
    placed = found.place if found is not None else None
    why = (*(found.why if found is not None else ()), *draft.coding.why, *dict.fromkeys(known.why))
    sure = found.score if found is not None and kind == "place" else 0.9 if known.code else draft.coding.score
    return Entity(
        id=entity_id,
        name=draft.name,
        kind=kind,
        country=country,
        sectors=sectors,
        mentions=tuple(sorted({coreference.clusters.mentions[member].span for member in known.members})),
        place=placed,
        score=round(min(known.score, max(sure, 0.0), 1.0), 3),
        why=why[:_MOST_REASONS],
    )

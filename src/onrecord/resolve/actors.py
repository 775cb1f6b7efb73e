"""Code one noun phrase or name as an actor: country, sectors, kind, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.record.report import EntityKind
from onrecord.resolve import tables
from onrecord.resolve.countries import Countries, CountryMatch
from onrecord.resolve.organizations import OrganizationMatch, Organizations
from onrecord.resolve.phrases import Phrase, parse
from onrecord.resolve.sectors import SectorMatch, SectorTerms


@dataclass(frozen=True, slots=True)
class ActorCoding:
    """What a phrase says about an actor.

    `country` is ISO 3166-1 alpha-3 or IGO, UNO, EUR, NGO, ISM, IMG, MNC; None if the phrase does not settle it.
    `sectors` are PLOVER codes, most specific first; `kind` None if unclear; `score` in 0..1; `why` holds one
    short reason for each thing found, or why nothing was.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: EntityKind | None = None
    score: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What one phrase gave, each part with how sure it is (0 to 1)."""

    country: str | None = None
    country_score: float = 0.0
    country_why: str = ""
    sectors: tuple[str, ...] = ()
    sector_score: float = 0.0
    sector_why: str = ""
    kind: EntityKind | None = None


def code_actor(
    phrase: str, *, kind: EntityKind | None = None, context: Sequence[str] = (), home: str | None = None
) -> ActorCoding:
    """Code `phrase`, a name or noun phrase of one actor.

    `kind` is what is known of its kind. `context` holds further descriptions of the same actor (titles,
    appositions, other mentions), used in order for what the phrase leaves open. `home` is the country that
    the article is mostly about: it fills the country of bare offices and bodies ("the police"), and says so.
    """
    finds = [_find(words, kind, home) for words in (phrase, *context)]
    country = max(finds, key=lambda found: found.country_score)  # the first of equals
    sector = max(finds, key=lambda found: found.sector_score)
    code, score, why = country.country, country.country_score, country.country_why
    if code is None and home is not None and sector.sectors:
        code, score, why = home, _HOME, f"the article is mostly about {home}"
    reasons = tuple(reason for reason in (why, sector.sector_why) if reason)
    return ActorCoding(
        country=code,
        sectors=sector.sectors,
        kind=kind or next((found.kind for found in finds if found.kind is not None), None),
        score=round(score if kind in ("place", "country") else (score + sector.sector_score) / 2, 3),
        why=reasons or (f"no table knows {phrase!r}",),
    )


_SURE, _NAMED, _STANDS_FOR, _STRONG, _WEAK, _TITLE, _HOME = 0.95, 0.9, 0.8, 0.9, 0.5, 0.6, 0.4


@lru_cache(maxsize=8192)
def _find(phrase: str, kind: EntityKind | None, home: str | None) -> _Found:
    whole = _whole(phrase, kind)
    if whole is not None:
        return whole
    parsed = parse(phrase)
    if not parsed.words:
        return _Found()
    organization = Organizations.load().best(parsed)
    taken = _taken(parsed, organization)
    country = Countries.load().best(parsed, taken=taken, home=home)
    role = SectorTerms.load().best(parsed, taken=taken)
    found = _with_country(_Found(), parsed, organization, country, role, home)
    if kind not in ("place", "country"):
        found = _with_sectors(found, parsed, organization, role, kind)
    return replace(found, kind=_kind(parsed, organization, role))


def _whole(phrase: str, kind: EntityKind | None) -> _Found | None:
    """What a phrase gives that is nothing but a metonym, a country, its capital or its people."""
    countries = Countries.load()
    name, metonym = countries.by_name(phrase), countries.metonym(phrase)
    if name is not None and Organizations.load().by_name(phrase) is None:
        return _Found(name, _SURE, f"{phrase!r} is a name of {name}", kind="country")
    if metonym is not None and kind not in ("place", "person"):
        sectors = countries.metonym_sectors(phrase)
        sure = _STANDS_FOR if sectors else 0.0
        return _Found(metonym, _STANDS_FOR, f"{phrase!r} stands for {metonym}", sectors, sure, kind="organization")
    people = countries.by_adjective(phrase)
    if people is not None and countries.is_people(phrase):
        return _Found(people, _SURE, f"{phrase!r} are people of {people}", ("CVL",), _WEAK, kind="group")
    return None


def _taken(parsed: Phrase, organization: OrganizationMatch | None) -> list[bool]:
    taken = [False] * len(parsed.words)
    if organization is not None:
        taken[organization.first : organization.last] = [True] * (organization.last - organization.first)
    return taken


def _with_country(
    found: _Found,
    parsed: Phrase,
    organization: OrganizationMatch | None,
    country: CountryMatch | None,
    role: SectorMatch | None,
    home: str | None,
) -> _Found:
    if country is not None and (organization is None or _country_first(parsed, organization, country)):
        return replace(found, country=country.code, country_score=_NAMED, country_why=country.why)
    if organization is not None:
        return _of_organization(found, organization, home)
    if role is not None and role.country is not None:
        why = f"{role.text!r} is mostly a title of {role.country}"
        return replace(found, country=role.country, country_score=_TITLE, country_why=why)
    return found


def _of_organization(found: _Found, organization: OrganizationMatch, home: str | None) -> _Found:
    named = organization.organization
    if named.shared and home is not None:
        why = f"{organization.text!r} of {home}, which the article is mostly about"
        return replace(found, country=home, country_score=_TITLE, country_why=why)
    why = f"{organization.text!r} is {named.name}, {named.country or 'of no one country'}"
    why += " (a row not checked)" * named.unchecked
    score = 0.0 if named.country is None else _TITLE if named.shared else _SURE
    return replace(found, country=named.country, country_score=score, country_why=why)


def _country_first(parsed: Phrase, organization: OrganizationMatch, country: CountryMatch) -> bool:
    """Whether words for a country say more about the phrase than the organisation named in it."""
    index = next(place for place, word in enumerate(parsed.words) if word.start == country.start)
    weight = parsed.weight(index, index + 1)
    named = organization.organization
    yields = named.shared or named.country in (None, "NGO", "ISM", "MNC")
    return weight > organization.weight or (yields and weight >= _LOCATING)


_LOCATING = 3.0  # the weight of words behind "in": see `Phrase.weight`


def _with_sectors(
    found: _Found,
    parsed: Phrase,
    organization: OrganizationMatch | None,
    role: SectorMatch | None,
    kind: EntityKind | None,
) -> _Found:
    if organization is not None and organization.organization.sectors and not _outweighed(parsed, organization, role):
        named = organization.organization
        why = f"{named.name} is {';'.join(named.sectors)}"
        return replace(found, sectors=named.sectors, sector_score=_SURE, sector_why=why)
    if role is not None and not _only_served(parsed, role, kind):
        score = _STRONG if role.strong else _WEAK
        return replace(found, sectors=role.sectors, sector_score=score, sector_why=role.why)
    if found.country and kind in (None, "group") and _people(parsed):
        return replace(found, sectors=("CVL",), sector_score=_WEAK, sector_why="a word for the people of a country")
    return found


def _outweighed(parsed: Phrase, organization: OrganizationMatch, role: SectorMatch | None) -> bool:
    """Whether a role says what the person is in spite of the body named ("victims of ISIS", "former FBI agent")."""
    if role is None or not role.strong:
        return False
    weight = parsed.weight(role.first, role.first + 1)
    return weight > organization.weight or (role.sectors[0] in _NOT_ITS_OWN and role.first >= organization.last)


_NOT_ITS_OWN = ("CVL", "ELI", "REF")


def _only_served(parsed: Phrase, role: SectorMatch, kind: EntityKind | None) -> bool:
    """Whether the role is of those whom an organisation is for, not its own ("Fund for Miners")."""
    return kind == "organization" and role.kind != "organization" and parsed.parts[role.first] in ("for", "of")


def _people(parsed: Phrase) -> bool:
    return any(Countries.load().is_people(word.text) for word in parsed.words[-1:])


def _kind(parsed: Phrase, organization: OrganizationMatch | None, role: SectorMatch | None) -> EntityKind | None:
    if role is not None and parsed.parts[role.first] == "head":
        return "person" if role.kind == "organization" and _names_someone(parsed, role) else role.kind
    if organization is not None and parsed.parts[organization.first] == "head":
        return organization.organization.kind
    return "group" if _people(parsed) else None


def _names_someone(parsed: Phrase, role: SectorMatch) -> bool:
    """Words for a body with a spokesman, source or member behind them."""
    return any(word.key in _SPEAKERS for word in parsed.words[role.last :])


_SPEAKERS = tables.words("spokesman spokeswoman spokesperson source member chief head director official")

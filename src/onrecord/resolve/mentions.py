"""All mentions of a text that may matter: those asked for, the other names, and what pronouns may point to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.record.reading import Reading
from onrecord.record.spans import Span
from onrecord.resolve.nounphrase import NounPhrase, analyse
from onrecord.resolve.persons import term_of
from onrecord.resolve.pronouns import pronoun
from onrecord.resolve.segments import head_of
from onrecord.resolve.speakers import source_spans
from onrecord.resolve.spelling import is_plural
from onrecord.resolve.syntax import Syntax

Role = Literal["actor", "recipient", "place", "source"]
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root")
_DETERMINERS = ("det", "amod", "compound", "nummod", "nmod", "flat")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. `span` is as asked for, else the words themselves; `roles` is empty if it was not asked for."""

    span: Span
    phrase: NounPhrase
    roles: frozenset[Role]
    top: int

    @property
    def asked(self) -> bool:
        """Whether an event or attribution has it as an argument."""
        return bool(self.roles)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions in text order; `of` gives for each span asked for its place in the list."""

    all: tuple[Mention, ...]
    of: Mapping[Span, int]


def asked_spans(reading: Reading, publisher: str | None = None) -> dict[Span, frozenset[Role]]:
    """The argument and source spans of a reading, with the roles they have."""
    found: dict[Span, set[Role]] = {}
    for span, role in _asked(reading, publisher):
        found.setdefault(span, set()).add(role)
    return {span: frozenset(found[span]) for span in sorted(found)}


def _asked(reading: Reading, publisher: str | None) -> Iterator[tuple[Span, Role]]:
    for event in reading.events:
        yield from ((span, "actor") for span in event.actors)
        yield from ((span, "recipient") for span in event.recipients)
        yield from ((span, "place") for span in event.places)
    yield from ((span, "source") for span in source_spans(reading, publisher) if span is not None)


def find_mentions(syntax: Syntax, *, publisher: str | None = None) -> Mentions:
    """All mentions. Asked spans with one head word become one mention, the longest of them."""
    asked = asked_spans(syntax.reading, publisher)
    phrases = {span: phrase for span in asked if (phrase := analyse(syntax, span)) is not None}
    heads: dict[int, list[Span]] = {}
    for span, phrase in phrases.items():
        heads.setdefault(phrase.head, []).append(span)
    mentions = [_asked_mention(syntax, spans, phrases, asked) for spans in heads.values()]
    mentions += _others(syntax, mentions)
    mentions.sort(key=lambda mention: (mention.phrase.head, mention.span))
    places = {mention.phrase.head: place for place, mention in enumerate(mentions)}
    return Mentions(tuple(mentions), {span: places[phrase.head] for span, phrase in phrases.items()})


def _asked_mention(
    syntax: Syntax, spans: list[Span], phrases: Mapping[Span, NounPhrase], asked: Mapping[Span, frozenset[Role]]
) -> Mention:
    longest = max(spans, key=lambda span: (span.end - span.start, -span.start))
    roles = frozenset(role for span in spans for role in asked[span])
    top = head_of(syntax, syntax.words_of(longest))
    return Mention(longest, phrases[longest], roles, phrases[longest].head if top is None else top)


def _others(syntax: Syntax, asked: Iterable[Mention]) -> list[Mention]:
    """Names and noun phrases outside those asked for."""
    taken = {word for mention in asked for word in _covered(syntax, mention)}
    found: list[Mention] = []
    for span in _candidate_spans(syntax, taken):
        phrase = analyse(syntax, span)
        if phrase is not None and phrase.head not in taken:
            found.append(Mention(span, phrase, frozenset(), phrase.head))
            taken.update(_covered(syntax, found[-1]))
    return found


def _covered(syntax: Syntax, mention: Mention) -> Iterator[int]:
    """The words of a mention's own phrase and of its titles and appositions."""
    yield from range(mention.phrase.first, mention.phrase.last)
    yield mention.top
    for span in mention.phrase.descriptions:
        yield from syntax.words_of(span)


def _candidate_spans(syntax: Syntax, taken: set[int]) -> Iterator[Span]:
    for name in syntax.names:
        words = syntax.words_of(name.span)
        if words and (name.kind != "NORP" or is_plural(name.span.of(syntax.reading.text))):
            titled = name.kind == "PER"
            first = _with_title(syntax, words.start) if titled else words.start
            yield syntax.span(first, _with_apposition(syntax, words) if titled else words.stop)
    for index in range(syntax.size):
        if index not in taken and _may_be_meant(syntax, index):
            yield syntax.span(_left_edge(syntax, index), index + 1)


def _with_title(syntax: Syntax, first: int) -> int:
    """The first word of the titles before a person's name."""
    start = syntax.sentence_words(first)[0]
    edge = max(start, first - _LONGEST)
    index = first
    while index > edge and (
        syntax.upos(index - 1) in ("NOUN", "PROPN", "ADJ") or syntax.word(index - 1) in ("'s", "-")
    ):
        index -= 1
    return index


def _with_apposition(syntax: Syntax, words: range) -> int:
    """The end of an apposition right behind a person's name, else of the name."""
    for word in words:
        for child in syntax.children(word):
            if syntax.relation(child) == "appos" and 0 < child - words.stop < _LONGEST:
                return child + 1
    return words.stop


def _left_edge(syntax: Syntax, head: int) -> int:
    """The first word of the words before a noun that belong to it."""
    edge = max(0, head - _LONGEST)
    before = [
        child for child in syntax.children(head) if edge <= child < head and syntax.relation(child) in _DETERMINERS
    ]
    return min(before, default=head)


def _may_be_meant(syntax: Syntax, index: int) -> bool:
    """Whether a word may be what a later pronoun or description points to, or is itself a personal pronoun."""
    upos = syntax.upos(index)
    if upos == "PRON":
        found = pronoun(syntax.word(index))
        return found is not None and found.kind == "personal"
    if upos != "NOUN" or syntax.relation(index) not in _ARGUMENTS:
        return False
    return term_of(syntax.word(index).lower()) is not None

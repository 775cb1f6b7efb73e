"""A noun phrase cut at commas, brackets, prepositions, conjunctions and clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span
from onrecord.resolve.syntax import Syntax

Opener = Literal["", ",", "(", "preposition", "and", "clause"]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMMAS = frozenset({",", ";", ":", "—", "–", "--", "...", "…"})
_BRACKETS = frozenset({"(", ")", "[", "]"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while", "because", "if", "including"})
_QUOTES = frozenset("\"'“”‘’«»„")
_OPEN_CLOSE = frozenset({"(", ")"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Words `first` to `last` (half-open) of a phrase, and what opened them."""

    first: int
    last: int
    opener: Opener


def head_of(syntax: Syntax, words: range) -> int | None:
    """The word of `words` that the others hang on: a noun or pronoun whose own head lies outside."""
    tops = [index for index in words if syntax.head(index) not in words and syntax.upos(index) != "PUNCT"]
    return next((index for index in tops if syntax.upos(index) in NOMINAL), tops[0] if tops else None)


def segments(syntax: Syntax, span: Span) -> list[Segment]:
    """The segments of the phrase at `span` in text order, without empty ones; the first is the one before any cut."""
    words = syntax.words_of(span)
    inside = _inside_names(syntax, span)
    found: list[Segment] = []
    first, opener = words.start, ""
    seen_noun = False
    for index in words:
        cut = None if index in inside else _cut(syntax, index, seen_noun=seen_noun, start=first)
        if cut is None:
            seen_noun = seen_noun or syntax.upos(index) in NOMINAL
            continue
        if index > first:
            found.append(Segment(first, index, opener))  # type: ignore[arg-type]
        first, opener = index + (cut in (",", "(")), cut
        seen_noun = seen_noun and cut != ","
    if first < words.stop:
        found.append(Segment(first, words.stop, opener))  # type: ignore[arg-type]
    return _joined(found, head_of(syntax, words))


def _inside_names(syntax: Syntax, span: Span) -> set[int]:
    """The words of names in the phrase; a name is never cut."""
    return {index for name in syntax.names_in(span) for index in syntax.words_of(name.span)}


def _cut(syntax: Syntax, index: int, *, seen_noun: bool, start: int) -> Opener | None:
    """What the word opens, None if the segment goes on."""
    word, upos = syntax.word(index), syntax.upos(index)
    if word in _COMMAS:
        return ","
    if word in _OPEN_CLOSE:
        return "("
    if index > start and syntax.word(index - 1) == "-":
        return None
    if word.lower() in _RELATIVE and seen_noun:
        return "clause"
    if upos == "ADP" and (seen_noun or index > start) and not _in_number(syntax, index):
        return "preposition"
    if upos == "CCONJ" and seen_noun:
        return "and"
    if seen_noun and _opens_clause(syntax, index):
        return "clause"
    return None


def _in_number(syntax: Syntax, index: int) -> bool:
    """A preposition within a figure ("more than 20", "18 to 24"), which opens nothing."""
    word, following = syntax.word(index).lower(), index + 1
    return word in ("than", "to", "about", "around") and following < syntax.size and syntax.upos(following) == "NUM"


def _opens_clause(syntax: Syntax, index: int) -> bool:
    word, upos = syntax.word(index), syntax.upos(index)
    if upos == "PART":
        return word.lower() == "to" and not _in_number(syntax, index)
    return upos in ("VERB", "AUX") and syntax.relation(index) not in ("amod", "compound")


def _joined(found: list[Segment], head: int | None) -> list[Segment]:
    """With "US and British authorities" one segment: a conjunction between modifiers of one head does not cut."""
    if head is None or not found or head < found[0].last:
        return found
    upto = next((place for place, one in enumerate(found) if one.first <= head < one.last), 0)
    if any(one.opener not in ("and", ",") for one in found[1 : upto + 1]) or found[upto].opener != "and":
        return found
    return [Segment(found[0].first, found[upto].last, found[0].opener), *found[upto + 1 :]]


def trimmed(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """The range without quotation marks and brackets at its ends; empty if nothing else is in it."""
    while first < last and syntax.word(first) in _QUOTES | _BRACKETS | _COMMAS:
        first += 1
    while first < last and syntax.word(last - 1) in _QUOTES | _BRACKETS | _COMMAS:
        last -= 1
    return first, last

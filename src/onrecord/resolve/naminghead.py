"""Which name a phrase is a mention of: the one at its head, not one that only modifies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record.reading import Name, NameKind
from onrecord.record.spans import Span
from onrecord.resolve.countries import Countries
from onrecord.resolve.persons import is_person_noun, term_of
from onrecord.resolve.segments import Segment, head_of, trimmed
from onrecord.resolve.syntax import Syntax

Found = tuple[int, int, NameKind | None]
_INTRODUCED_BY = frozenset({"named", "called", "as", "labelled", "dubbed", "pseudonym", "nicknamed"})


def name_in(syntax: Syntax, cut: Sequence[Segment], span: Span) -> Found | None:
    """Words (half-open) and kind of the name that the phrase cut into segments is a mention of; None if it has none."""
    names = syntax.names_in(span)
    persons = [name for name in names if name.kind == "PER"]
    person = _first(name for name in persons if _heads_segment(syntax, cut, name))
    person = person or _first(name for name in persons if _introduced(syntax, name) or _behind_place(syntax, cut, name))
    top = head_of(syntax, syntax.words_of(span))
    person = person or _first(name for name in persons if top in syntax.words_of(name.span))
    if person is not None:
        return *_words(syntax, person), "PER"
    other = _first(name for name in names if name.kind != "PER" and _ends(syntax, cut[0], name))
    other = other or _first(name for name in names if name.kind != "PER" and _introduced(syntax, name))
    if other is not None and is_person_noun(syntax.word(_words(syntax, other)[1] - 1)):
        return None
    if other is not None:
        first, last = _words(syntax, other)
        return _run_on(syntax, first, cut[0].first), last, other.kind
    return _proper_nouns(syntax, cut[0]) or _apposed(syntax, cut, names)


def _first(names: Iterator[Name]) -> Name | None:
    return next(names, None)


def _words(syntax: Syntax, name: Name) -> tuple[int, int]:
    """The words of a name without article and closing possessive."""
    words = syntax.words_of(name.span)
    last = words.stop
    if last - words.start > 1 and syntax.word(last - 1).lower() in ("'s", "\u2019s"):
        last -= 1
    first = words.start + (last - words.start > 1 and syntax.word(words.start).lower() == "the")
    return first, last


def _run_on(syntax: Syntax, first: int, edge: int) -> int:
    """The first word of the proper nouns right before a name, titles and countries left out."""
    while first > edge and syntax.upos(first - 1) == "PROPN" and not _is_term(syntax, first - 1):
        if Countries.load().find(syntax.word(first - 1)) is not None:
            break
        first -= 1
    return first


def _ends(syntax: Syntax, segment: Segment, name: Name) -> bool:
    """Whether nothing but punctuation follows the name in its segment; behind a person, also "Jr", "D-CT"."""
    words = syntax.words_of(name.span)
    if not (segment.first <= words.start and words.stop <= segment.last):
        return False
    passed = ("PUNCT", "PROPN", "NUM") if name.kind == "PER" else ("PUNCT",)
    return all(
        syntax.upos(index) in passed and not _is_term(syntax, index) for index in range(words.stop, segment.last)
    )


def _is_term(syntax: Syntax, index: int) -> bool:
    return term_of(syntax.word(index).lower()) is not None


def _heads_segment(syntax: Syntax, cut: Sequence[Segment], name: Name) -> bool:
    """Whether a person's name ends the first segment, one behind a comma, or one behind "and" that goes on a title."""
    for segment in cut:
        if _ends(syntax, segment, name):
            titled = segment.opener == "and" and _is_title(syntax, cut[0], segment.first + 1, name)
            return segment.opener in ("", ",") or titled
    return False


def _is_title(syntax: Syntax, lead: Segment, first: int, name: Name) -> bool:
    """Whether the lead and the words before the name are bare titles ("former archbishop and cardinal X")."""
    start = syntax.words_of(name.span).start
    if syntax.upos(lead.first) == "DET" or not first < start or not is_person_noun(syntax.word(lead.last - 1)):
        return False
    return is_person_noun(syntax.word(start - 1))


def _introduced(syntax: Syntax, name: Name) -> bool:
    """Whether words like "named" or "known as" stand before the name."""
    first = syntax.words_of(name.span).start
    while first > 0 and syntax.word(first - 1) in ("the", '"', "\u201c"):
        first -= 1
    return first > 1 and syntax.word(first - 1).lower() in _INTRODUCED_BY


def _behind_place(syntax: Syntax, cut: Sequence[Segment], name: Name) -> bool:
    """Whether a title with a place stands right before the name ("President of Freedonia Jane Roe")."""
    first = syntax.words_of(name.span).start
    if len(cut) < 2 or cut[1].opener != "preposition" or not is_person_noun(syntax.word(cut[0].last - 1)):
        return False
    return cut[1].first + 1 < first and _ends(syntax, cut[1], name)


def _proper_nouns(syntax: Syntax, segment: Segment) -> Found | None:
    """The run of proper nouns that ends a segment, unless it ends in a title or a word for a body."""
    first, last = trimmed(syntax, segment.first, segment.last)
    start = last
    while start > first and (syntax.upos(start - 1) == "PROPN" or (start < last and syntax.word(start - 1) == "-")):
        start -= 1
    while start < last and syntax.word(start) == "-":
        start += 1
    return None if start == last or _is_term(syntax, last - 1) else (start, last, None)


def _apposed(syntax: Syntax, cut: Sequence[Segment], names: Sequence[Name]) -> Found | None:
    """A name that is all of the second segment, behind a common noun ("one news site, Example.com")."""
    behind = next((one for one in cut[1:3] if one.opener == ","), None)
    if behind is None or any(one.opener == "and" for one in cut) or syntax.upos(cut[0].last - 1) != "NOUN":
        return None
    for name in names:
        first, last = _words(syntax, name)
        if first - behind.first <= 1 and _ends(syntax, behind, name):
            return first, last, name.kind
    found = _proper_nouns(syntax, behind)
    return found if found is not None and found[0] - behind.first <= 1 else None

"""What one mention says: a name with its description, a country, a noun phrase, or a pronoun."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from onrecord.record.reading import NameKind
from onrecord.record.spans import Span
from onrecord.resolve.countries import Countries
from onrecord.resolve.lexicon import fold
from onrecord.resolve.naminghead import name_in
from onrecord.resolve.organizations import Organizations
from onrecord.resolve.persons import gender_of_name, is_person_noun, term_of
from onrecord.resolve.pronouns import POSSESSIVES, pronoun
from onrecord.resolve.segments import Segment, head_of, segments, trimmed
from onrecord.resolve.spelling import has_title, is_plural, lemma
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.tables import words as word_set

Form = Literal["name", "country", "nominal", "pronoun"]
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such", "said"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "other", "more", "several", "many", "no", "one", "few"})
_QUANTIFIERS = _INDEFINITE - {"few", "one"} | {"than", "about", "around", "up"}
_PARTITIVE = word_set(
    "one two some member number dozen hundred thousand all both many several most each group any majority part "
    "none half rest handful scores score kind couple three four"
)
_DIRECTIONS = ("north", "south", "east", "west", "central", "upper", "lower", "mid")
_EDGES = "\"'\u201c\u201d\u2018\u2019()[]., "
_SKIPPED = frozenset({"DET", "PUNCT", "PRON", "NUM", "PART", "ADP", "CCONJ", "ADV", "AUX", "SYM"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """One mention, analysed.

    `first` and `last` are the words of the name, or of the phrase up to any clause; `head` is its head word, `kind`
    the reader's kind of the name, `code` the country that it is or its adjective. `lemma` and `modifiers` compare
    descriptions: folded singular words, countries as codes; the `lemma` of a pronoun is its word. `owner` is the
    word of a possessive pronoun; `descriptions` are titles and appositions.
    """

    form: Form
    first: int
    last: int
    head: int
    kind: NameKind | None = None
    code: str | None = None
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    coordinated: bool = False
    owner: int | None = None
    descriptions: tuple[Span, ...] = field(default=())


def analyse(syntax: Syntax, span: Span) -> NounPhrase | None:
    """The noun phrase at `span`; None if no word is in it."""
    words = syntax.words_of(span)[:_LONGEST]
    first, last = trimmed(syntax, words.start, words.stop)
    if first == last:
        return None
    said = syntax.text(words.start, words.stop).strip(_EDGES).replace("[", "").replace("]", "")
    if pronoun(said) is not None:
        return NounPhrase("pronoun", first, last, head_of(syntax, range(first, last)) or first, lemma=said.lower())
    cut = _without_clauses(segments(syntax, syntax.span(first, last)))
    if cut[0].last - cut[0].first == 1 and pronoun(syntax.word(first)) is not None and len(cut) > 1:
        return NounPhrase("pronoun", first, first + 1, first, lemma=syntax.word(first).lower(), coordinated=True)
    name = name_in(syntax, cut, syntax.span(first, last))
    if name is not None:
        return _named(syntax, cut, *name)
    return _nominal(syntax, cut)


def _without_clauses(cut: list[Segment]) -> list[Segment]:
    """The segments before the first clause; what follows a clause may belong to it."""
    clause = next((place for place, segment in enumerate(cut) if segment.opener == "clause"), len(cut))
    return cut[: max(clause, 1)]


def _named(syntax: Syntax, cut: list[Segment], first: int, last: int, kind: NameKind | None) -> NounPhrase:
    if kind == "PER" and _is_body(syntax.text(first, last), syntax.word(last - 1)):
        kind = "ORG"
    if kind in (None, "ORG") and _like_person(syntax, first, last):
        kind = "PER"
    described = _descriptions(syntax, cut, first, last)
    if kind != "PER" and country_code(syntax.text(first, last)) is None and _of_person(syntax, described):
        kind = "PER"
    if kind != "PER" and first > cut[0].first and _directed(syntax, cut[0].first, first):
        first = _after_determiner(syntax, cut[0].first)
    text = syntax.text(first, last)
    code = None if kind == "PER" and text in _ALSO_PERSONS else country_code(text)
    people = kind in ("NORP", None) and Countries.load().is_people(text)
    if people or (kind == "NORP" and code is None and is_plural(text)):
        return _nominal(syntax, cut)
    return NounPhrase(
        "country" if code is not None else "name",
        first,
        last,
        last - 1,
        kind=kind,
        code=code,
        lemma=lemma(syntax.word(_head_in_name(syntax, first, last))),
        modifiers=_modifiers(syntax, first, last, _head_in_name(syntax, first, last)),
        definite=True,
        plural=kind != "PER" and is_plural(syntax.word(last - 1)),
        coordinated=_coordinated(cut),
        descriptions=described,
    )


def _of_person(syntax: Syntax, descriptions: tuple[Span, ...]) -> bool:
    """Whether a title or apposition says that a person is named."""
    for span in descriptions:
        words = syntax.words_of(span)
        lead = segments(syntax, syntax.span(words.start, words.stop))[0]
        if is_person_noun(syntax.word(lead.last - 1)) and not is_plural(syntax.word(lead.last - 1)):
            return True
    return False


def _like_person(syntax: Syntax, first: int, last: int) -> bool:
    """Whether two to four words start with a title or a given name and are no known organisation's ("Gen Vance")."""
    text = syntax.text(first, last)
    if not 2 <= last - first <= 4 or _is_body(text, syntax.word(last - 1)):
        return False
    opener = syntax.word(first)
    return has_title(opener) or (gender_of_name(opener) is not None and syntax.word(last - 1)[:1].isupper())


def _is_body(text: str, last: str) -> bool:
    """Whether a name read as a person's is a known organisation's, or ends in a word for one."""
    if " " not in text:
        return False
    term = term_of(last.lower())
    return (term is not None and term.kind == "organization") or Organizations.load().by_name(text) is not None


def _head_in_name(syntax: Syntax, first: int, last: int) -> int:
    """The last word before a preposition: "Ministry" in "Ministry of Defence"."""
    for index in range(first + 1, last):
        if syntax.word(index).lower() in ("of", "for", "to", "in", "on", "and"):
            return index - 1
    return last - 1


def _directed(syntax: Syntax, first: int, last: int) -> bool:
    """Whether the words before a toponym say which part of it is meant ("northern Iraq")."""
    return any(syntax.word(index).lower().startswith(_DIRECTIONS) for index in range(first, last))


def _after_determiner(syntax: Syntax, first: int) -> int:
    return first + (syntax.upos(first) == "DET")


@lru_cache(maxsize=8192)
def country_code(text: str) -> str | None:
    """The country that a name as a whole is, or the adjective of its name (not of a people in it)."""
    countries = Countries.load()
    whole, code = countries.whole(text), countries.by_adjective(text)
    if whole is not None or code is None or countries.is_people(text):
        return whole
    country = countries.get(code)
    own = country is not None and (fold(text)[:3] in fold(country.name) or text in _UNLIKE)
    return code if own else None


_UNLIKE = frozenset({"British", "American", "Dutch", "Swiss", "Burmese", "Greek", "Emirati", "Filipino", "Salvadoran"})
_ALSO_PERSONS = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Cuba", "Ireland", "Holland", "Kenya", "Malta"})


def _descriptions(syntax: Syntax, cut: list[Segment], first: int, last: int) -> tuple[Span, ...]:
    """What the phrase says besides the name: the words before it in its segment, and the segments beside it."""
    found = []
    listed = _coordinated(cut)
    for place, segment in enumerate(cut):
        if segment.first <= first < segment.last:
            if first > segment.first:
                found.append((segment.first, first))
        elif segment.opener in ("", ",") and place < _MOST and not listed:
            found.append((segment.first, _with_complements(cut, place)))
    return tuple(syntax.span(*one) for one in found if one[0] < one[1])


_MOST = 6
_LONGEST = 60


def _with_complements(cut: list[Segment], place: int) -> int:
    """The end of a segment with the prepositional segments behind it."""
    last = cut[place].last
    for segment in cut[place + 1 :]:
        if segment.opener != "preposition":
            break
        last = segment.last
    return last


def _nominal(syntax: Syntax, cut: list[Segment]) -> NounPhrase:
    lead = cut[0]
    first, last = trimmed(syntax, lead.first, lead.last)
    head = _last_noun(syntax, first, last)
    inner = _partitive_head(syntax, cut, head)
    start = _start(syntax, first, head)
    return NounPhrase(
        "nominal",
        start,
        max(_with_complements(cut, 0), head + 1),
        head,
        lemma=lemma(syntax.word(head if inner is None else inner)),
        modifiers=_modifiers(syntax, first, last, head) | _complement(syntax, cut),
        definite=syntax.word(first).lower() in _DEFINITE,
        indefinite=syntax.word(first).lower() in _INDEFINITE,
        plural=is_plural(syntax.word(head if inner is None else inner)),
        coordinated=_coordinated(cut),
        owner=first if syntax.word(first).lower() in POSSESSIVES else None,
    )


def _start(syntax: Syntax, first: int, head: int) -> int:
    """The first word behind articles, demonstratives and possessive pronouns."""
    while first < head and (
        syntax.word(first).lower() in _DEFINITE | _QUANTIFIERS | POSSESSIVES or syntax.upos(first) == "PUNCT"
    ):
        first += 1
    return first


def _last_noun(syntax: Syntax, first: int, last: int) -> int:
    for index in range(last - 1, first - 1, -1):
        if syntax.upos(index) in ("NOUN", "PROPN"):
            return index
    for index in range(last - 1, first - 1, -1):
        if syntax.upos(index) not in ("PUNCT", "PART"):
            return index
    return last - 1


def _partitive_head(syntax: Syntax, cut: list[Segment], head: int) -> int | None:
    """The noun behind "of" in "one of the men"."""
    if len(cut) < 2 or lemma(syntax.word(head)) not in _PARTITIVE:
        return None
    behind = cut[1]
    if behind.opener != "preposition" or syntax.word(behind.first).lower() != "of":
        return None
    found = _last_noun(syntax, behind.first, behind.last)
    return found if found > behind.first else None


def _modifiers(syntax: Syntax, first: int, last: int, head: int) -> frozenset[str]:
    """Content words of a range besides its head; words for a country as its code."""
    words = [index for index in range(first, last) if index != head and syntax.upos(index) not in _SKIPPED]
    if not words:
        return frozenset()
    span = syntax.span(first, last)
    codes = [(span.start + start, span.start + end, code) for start, end, code in _countries_in(span.of(_text(syntax)))]
    found = {code for start, _, code in codes if start != syntax.reading.starts[head]}
    for index in words:
        if not any(start <= syntax.reading.starts[index] < end for start, end, _ in codes):
            found.add(lemma(syntax.word(index)))
    return frozenset(found)


def _text(syntax: Syntax) -> str:
    return syntax.reading.text


@lru_cache(maxsize=8192)
def _countries_in(phrase: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((match.start, match.end, match.code) for match in Countries.load().find_all(phrase))


def _complement(syntax: Syntax, cut: list[Segment]) -> frozenset[str]:
    """The content words of an "of" behind the lead ("government of Syria")."""
    if len(cut) < 2 or cut[1].opener != "preposition" or fold(syntax.word(cut[1].first)) != "of":
        return frozenset()
    return _modifiers(syntax, cut[1].first + 1, cut[1].last, -1) if cut[1].first + 1 < cut[1].last else frozenset()


def _coordinated(cut: list[Segment]) -> bool:
    return any(segment.opener == "and" for segment in cut[1:])

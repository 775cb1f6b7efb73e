"""Sectors from titles and heads of noun phrases. The table is `resolve/data/sectors.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.record.report import EntityKind
from onrecord.resolve import tables
from onrecord.resolve.lexicon import Hit, Lexicon, singulars
from onrecord.resolve.phrases import Phrase, parse

_FORMER = frozenset({"former", "formerly", "ex", "deposed", "ousted", "erstwhile"})
_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Term:
    """A title or head.

    `strength`: `strong` terms say the sector wherever they stand, `weak` ones only where nothing else does; `kin`
    (wife, friend) say what the head of a phrase is, but little about the person.

    `country` is the one that a title mostly belongs to ("Taoiseach"), where the words name none.
    """

    sectors: tuple[str, ...]
    kind: EntityKind
    strength: str
    country: str | None = None

    @property
    def strong(self) -> bool:
        """Whether it says the sector for sure."""
        return self.strength == "strong"


@dataclass(frozen=True, slots=True)
class SectorMatch:
    """A title or head in a phrase: words `first` to `last` (half-open), its sectors, kind and the reason."""

    text: str
    first: int
    last: int
    sectors: tuple[str, ...]
    kind: EntityKind
    strong: bool
    country: str | None
    why: str


class SectorTerms:
    """The table of titles and heads."""

    def __init__(self) -> None:
        self._lexicon = Lexicon(_entries(), variants=singulars)
        self.words = self._lexicon.words

    def __len__(self) -> int:
        return len(self._lexicon)

    @classmethod
    @cache
    def load(cls) -> SectorTerms:
        """The table that ships with the package, read once."""
        return cls()

    def find(self, phrase: str) -> SectorMatch | None:
        """The title or head that tells the sector of the phrase as a whole; None if there is none."""
        parsed = parse(phrase)
        return self.best(parsed, taken=[False] * len(parsed.words))

    def best(self, parsed: Phrase, *, taken: Sequence[bool]) -> SectorMatch | None:
        """As `find`, over a parsed phrase, outside the words marked `taken`.

        Strong terms come before weak ones, the head part before the others, and within it the last word, as
        the head of an English noun phrase is ("student protesters" are protesters).
        """
        hits = [hit for hit in self._lexicon.find(parsed.words, taken=taken) if _counts(parsed, hit)]
        if not hits:
            return None
        return _match(parsed, max(hits, key=lambda hit: _rank(parsed, hit)))


def _rank(parsed: Phrase, hit: Hit[Term]) -> tuple[float, float, int]:
    weight, weak = parsed.weight(hit.first, hit.last), hit.value.strength == "weak"
    # A strong term behind "of", "for" or in an apposition speaks for a weak head ("members of the Senate").
    return (weight - 3.0 if weak else weight + 1.0, float(hit.value.strong), hit.first)


def _counts(parsed: Phrase, hit: Hit[Term]) -> bool:
    if parsed.weight(hit.first, hit.last) <= 0:
        return False
    return not (hit.last - hit.first == 1 and _surname(parsed, hit))


def _surname(parsed: Phrase, hit: Hit[Term]) -> bool:
    """A capitalised title behind another capitalised word at a person's end is a surname ("John Major")."""
    word = parsed.words[hit.first]
    if not word.capital or hit.first == 0 or not parsed.words[hit.first - 1].capital:
        return False
    last = hit.last == len(parsed.words) or parsed.parts[hit.last] != "head"
    return last and word.key in _ALSO_SURNAMES


_ALSO_SURNAMES = tables.words(
    "major king marshal marshall bishop pope prince duke lord baron judge justice constable sheriff ranger carter "
    "farmer fisher shepherd baker miller driver hunter parsons abbott dean page cook host mason monk nunn priest "
    "pastor porter chancellor earl noble bailiff fellow fan young man child rich gates peer jet wing trust"
)


def _match(parsed: Phrase, hit: Hit[Term]) -> SectorMatch:
    said = parsed.said(hit.first, hit.last)
    term = hit.value
    sectors, why = term.sectors, f"{said!r} is {';'.join(term.sectors)}"
    if _is_former(parsed, hit.first) and term.sectors[0] in _OFFICES:
        sectors, why = ("ELI",), f"{said!r} once, now ELI"
    plural = parsed.words[hit.last - 1].key != hit.term.rsplit(" ", 1)[-1] and term.kind == "person"
    kind: EntityKind = "group" if plural or (_numbered(parsed, hit.first) and term.kind == "person") else term.kind
    return SectorMatch(said, hit.first, hit.last, sectors, kind, term.strong, term.country, why)


def _is_former(parsed: Phrase, first: int) -> bool:
    """Whether "former" or "ex-" stands up to three words before, in the same part."""
    return any(
        parsed.words[index].key in _FORMER and parsed.parts[index] == parsed.parts[first]
        for index in range(max(0, first - 3), first)
    )


def _numbered(parsed: Phrase, first: int) -> bool:
    return first > 0 and (parsed.words[first - 1].key in _MANY or parsed.words[first - 1].key.isdigit())


_MANY = tables.words("two three four five six seven eight nine ten dozens scores hundreds thousands several many")


def _entries() -> Iterable[tuple[str, Term]]:
    kinds: dict[str, EntityKind] = {"person": "person", "group": "group", "organization": "organization"}
    for row in tables.rows("sectors.csv"):
        sectors, country = tables.split(row["sectors"]), row["country"] or None
        yield row["term"], Term(sectors, kinds[row["kind"]], row["strength"], country)

"""Countries by name, adjective, people or metonym. All tables are in `resolve/data`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from onrecord.resolve import tables
from onrecord.resolve.lexicon import Hit, Lexicon
from onrecord.resolve.phrases import HYPHENS, Phrase, parse
from onrecord.resolve.sectors import SectorTerms

How = Literal["name", "part", "former name", "adjective", "people", "metonym", "capital", "region", "exception"]
Entry = tuple[str, How, str]  # code ("" for words that look like a country and are none), how, note

# Names of places that are also given or family names: no country where they stand in a person's name.
_ALSO_NAMES: tuple[How, ...] = ("name", "part", "former name", "capital", "region")


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """Words of a phrase that name a country: `phrase[start:end] == text`, read as `how`, with the reason."""

    code: str
    text: str
    start: int
    end: int
    how: How
    why: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `latitude` and `longitude` are of a point near its middle, WGS 84 degrees."""

    code: str
    alpha2: str
    name: str
    official: str
    capital: tuple[str, ...]
    latitude: float
    longitude: float


class Countries:
    """The country table with everything that points to a country."""

    def __init__(self) -> None:
        entries = list(_country_entries())
        self._names = Lexicon((text, entry) for text, entry in entries if entry[1] in ("name", "part", "former name"))
        self._adjectives = Lexicon((text, entry) for text, entry in entries if entry[1] in ("adjective", "people"))
        self._capitals = Lexicon((text, entry) for text, entry in entries if entry[1] == "capital")
        self._metonyms = Lexicon(_metonym_entries())
        bare = [(text, entry) for text, entry in entries if not text.startswith("the ")]
        self._all = Lexicon([*_exception_entries(), *bare, *_metonym_entries(), *_region_entries()])
        self._table = {row["code"]: _country(row) for row in tables.rows("countries.csv")}
        self._alpha2 = {country.alpha2: country.code for country in self._table.values()}

    @classmethod
    @cache
    def load(cls) -> Countries:
        """The table that ships with the package, read once."""
        return cls()

    def __iter__(self) -> Iterator[Country]:
        return iter(self._table.values())

    def get(self, code: str) -> Country | None:
        """The country with this ISO alpha-3 code, None if there is none."""
        return self._table.get(code)

    def by_alpha2(self, code: str) -> str | None:
        """ISO alpha-3 for an ISO alpha-2 code."""
        return self._alpha2.get(code.upper())

    def by_name(self, text: str) -> str | None:
        """The code of the country whose name, short form or former name `text` is (a leading "the" is allowed)."""
        return _code(self._names.whole(text))

    def whole(self, text: str) -> str | None:
        """As `by_name`, for names of a whole country only, not of a part of it (Scotland, the West Bank)."""
        found = self._names.whole(text)
        return found[0] if found is not None and found[1] != "part" else None

    def by_adjective(self, text: str) -> str | None:
        """The code of the country whose adjective or word for its people `text` is ("British", "Iraqis")."""
        return _code(self._adjectives.whole(text))

    def is_people(self, text: str) -> bool:
        """Whether `text` is a word for people of a country ("Iraqis", "the French")."""
        found = self._adjectives.whole(text)
        return found is not None and (found[1] == "people" or text.lower().startswith("the "))

    def metonym(self, text: str) -> str | None:
        """The code of the government that `text` stands for ("the Kremlin", "Downing Street", a capital)."""
        return _code(self._metonyms.whole(text) or self._capitals.whole(text))

    def metonym_sectors(self, text: str) -> tuple[str, ...]:
        """The sectors of what a metonym stands for; GOV for a capital, empty if it is neither."""
        found = self._metonyms.whole(text)
        if found is not None:
            return tables.split(found[2])
        return ("GOV",) if self._capitals.whole(text) is not None else ()

    def find(self, phrase: str, *, home: str | None = None) -> CountryMatch | None:
        """The country that the phrase as a whole belongs to; None if it names none, or two as equals.

        Its head part counts before what "of", "from", "in" open; what "to" or "against" opens does not count.
        `home` decides between readings of one word (Georgia in the United States).
        """
        parsed = parse(phrase)
        return self.best(parsed, taken=[False] * len(parsed.words), home=home)

    def find_all(self, phrase: str, *, home: str | None = None) -> tuple[CountryMatch, ...]:
        """Every country named in `phrase`, longest words first where they overlap, in text order."""
        parsed = parse(phrase)
        hits = self._hits(parsed, [False] * len(parsed.words))
        return tuple(_match(parsed, hit, home) for hit in hits)

    def best(self, parsed: Phrase, *, taken: Sequence[bool], home: str | None = None) -> CountryMatch | None:
        """As `find`, over a parsed phrase, outside the words marked `taken`."""
        weighed = [(parsed.weight(hit.first, hit.last), hit) for hit in self._hits(parsed, taken)]
        top = max((weight for weight, _ in weighed), default=0.0)
        hits = [hit for weight, hit in weighed if weight == top and top > 0]
        if not hits or _equals(parsed, hits):
            return None
        return _match(parsed, hits[0], home)

    def _hits(self, parsed: Phrase, taken: Sequence[bool]) -> list[Hit[Entry]]:
        hits = self._all.find(parsed.words, taken=taken)
        titles = SectorTerms.load().words | _TITLES
        known = [word.key in titles for word in parsed.words]
        for hit in hits:
            known[hit.first : hit.last] = [True] * (hit.last - hit.first)
        return [hit for hit in hits if hit.value[0] and not _in_a_name(parsed, hit, known)]


_TITLES = frozenset(["the", "a", "an", "of", "and", "in", "s", "city", "district", "province", "central"])


def _in_a_name(parsed: Phrase, hit: Hit[Entry], known: Sequence[bool]) -> bool:
    """A place name inside what looks like a person's name ("Jordan Peele", "Jack London")."""
    single = hit.last - hit.first == 1
    return (
        single
        and hit.value[1] in _ALSO_NAMES
        and not parsed.words[hit.first].text.isupper()
        and not parsed.possessive(hit.last)
        and parsed.name_neighbour(hit.first, hit.last, known=known)
    )


_LISTING = frozenset([",", "and", "or", "/", "&", ", and", "and the", "or the", *HYPHENS])


def _equals(parsed: Phrase, hits: Sequence[Hit[Entry]]) -> bool:
    """Whether the phrase lists two countries side by side ("the United States and Turkey")."""
    return any(
        left.value[0] != right.value[0]
        and parsed.text[parsed.words[left.last - 1].end : parsed.words[right.first].start].strip().casefold()
        in _LISTING
        and "apposition" not in (parsed.parts[right.first], parsed.parts[left.first])
        for left, right in pairwise(hits)
    )


def _match(parsed: Phrase, hit: Hit[Entry], home: str | None) -> CountryMatch:
    code, how, note = hit.value
    said = parsed.said(hit.first, hit.last)
    if code == "GEO" and how == "name" and home == "USA":
        code, how, note = "USA", "region", "a state of the United States"
    why = f"{said!r} is {_HOW[how]} of {code}" + (f" ({note})" if note else "")
    return CountryMatch(code, said, parsed.words[hit.first].start, parsed.words[hit.last - 1].end, how, why)


_HOW: dict[How, str] = {
    "name": "a name",
    "part": "a part",
    "former name": "a former name",
    "adjective": "the adjective",
    "people": "a word for the people",
    "metonym": "a metonym",
    "capital": "the capital",
    "region": "a part",
    "exception": "a name",
}


def _code(entry: Entry | None) -> str | None:
    return entry[0] or None if entry is not None else None


def _country(row: dict[str, str]) -> Country:
    return Country(
        row["code"],
        row["alpha2"],
        row["name"],
        row["official"] or row["name"],
        tables.split(row["capital"]),
        float(row["latitude"]),
        float(row["longitude"]),
    )


_COLUMNS: tuple[tuple[str, How], ...] = (
    ("name", "name"),
    ("official", "name"),
    ("other", "name"),
    ("parts", "part"),
    ("former", "former name"),
    ("adjectives", "adjective"),
    ("people", "people"),
    ("capital", "capital"),
)


def _country_entries() -> Iterable[tuple[str, Entry]]:
    rows = list(tables.rows("countries.csv"))
    for column, how in _COLUMNS:
        for row in rows:
            for text in tables.split(row[column]):
                yield text, (row["code"], how, row["name"] if text != row["name"] else "")


def _metonym_entries() -> Iterable[tuple[str, Entry]]:
    for row in tables.rows("metonyms.csv"):
        if row["text"] != "Brussels":
            yield row["text"], (row["code"], "metonym", row["sectors"])
    yield "Brussels", ("EUR", "metonym", "GOV")


def _exception_entries() -> Iterable[tuple[str, Entry]]:
    for row in tables.rows("exceptions.csv"):
        yield row["text"], (row["code"], "exception", row["note"])


def _region_entries() -> Iterable[tuple[str, Entry]]:
    for row in tables.rows("regions.csv"):
        yield row["name"], (row["code"], "region", "")

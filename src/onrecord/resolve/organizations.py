"""Well-known organisations by name: `organizations.csv` and, of armed groups, `groups.csv` in `resolve/data`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.record.report import EntityKind
from onrecord.resolve import tables
from onrecord.resolve.lexicon import Hit, Lexicon
from onrecord.resolve.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Organization:
    """A row of a table.

    `shared`: other countries have bodies of that name, so words for a country come first. `unchecked`: the row says of
    itself that nobody looked it up.
    """

    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    shared: bool
    note: str
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationMatch:
    """An organisation named by words `first` to `last` (half-open); `weight` as in `Phrase.weight`."""

    organization: Organization
    first: int
    last: int
    text: str
    weight: float


class Organizations:
    """The organisations and armed groups; where two have a name in common, it is the organisation's."""

    def __init__(self) -> None:
        known = [(row, _organization(row)) for row in tables.rows("organizations.csv")]
        groups = [(row | {"alone": ""}, _group(row)) for row in tables.rows("groups.csv")]
        self._lexicon = Lexicon(
            [entry for rows in (known, groups) for names in (True, False) for entry in _entries(rows, names=names)]
        )

    @classmethod
    @cache
    def load(cls) -> Organizations:
        """The table that ships with the package, read once."""
        return cls()

    def by_name(self, text: str) -> Organization | None:
        """The organisation that `text` as a whole names."""
        found = self._lexicon.whole(text)
        return None if found is None else found[0]

    def best(self, parsed: Phrase) -> OrganizationMatch | None:
        """The organisation that tells most about the phrase: in its head part, else after "of", "from", "in"."""
        best: OrganizationMatch | None = None
        for hit in self._lexicon.find(parsed.words):
            match = _match(parsed, hit)
            if match is not None and match.weight > (best.weight if best else 0.0):
                best = match
        return best


def _match(parsed: Phrase, hit: Hit[tuple[Organization, bool]]) -> OrganizationMatch | None:
    organization, alone = hit.value
    if (alone or _like_a_word(hit.term)) and not _stands_alone(parsed, hit):
        return None
    said = parsed.said(hit.first, hit.last)
    return OrganizationMatch(organization, hit.first, hit.last, said, parsed.weight(hit.first, hit.last))


def _like_a_word(term: str) -> bool:
    """A single capitalised word that is no acronym: in a longer name it may be a person's or another body's."""
    return " " not in term and term[:1].isupper() and not term[1:2].isupper() and "-" not in term and "." not in term


def _stands_alone(parsed: Phrase, hit: Hit[tuple[Organization, bool]]) -> bool:
    """No other capitalised word right before or after it; for words marked `alone`, nothing but an article."""
    if hit.value[1]:
        return len(parsed.words) - (hit.last - hit.first) <= (parsed.words[0].key == "the")
    return not parsed.name_neighbour(hit.first, hit.last, known=[False] * len(parsed.words)) or parsed.possessive(
        hit.last
    )


def _entries(
    rows: Sequence[tuple[dict[str, str], Organization]], *, names: bool
) -> Iterable[tuple[str, tuple[Organization, bool]]]:
    for row, organization in rows:
        alone = tables.split(row["alone"])
        for text in (row["name"],) if names else tables.split(row["aliases"]):
            yield text, (organization, text in alone)


_KINDS: dict[str, EntityKind] = {"organization": "organization", "group": "group"}


def _organization(row: dict[str, str]) -> Organization:
    return Organization(
        name=row["name"],
        kind=_KINDS[row["kind"]],
        country=row["country"] or None,
        sectors=tables.split(row["sectors"]),
        shared=row["shared"] == "yes",
        note=row["note"],
    )


def _group(row: dict[str, str]) -> Organization:
    """An armed group: `IMG` stands for no one country (PLOVER), and such groups are coded as rebels."""
    kind = row["kind"]
    return Organization(
        name=row["name"],
        kind="organization",
        country="IMG" if kind == "IMG" else tables.split(row["countries"])[0],
        sectors=("REB",) if kind == "IMG" else (kind,),
        shared=False,
        note=row["note"],
        unchecked=not row["checked"],
    )

"""What can be asked of a store."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.record.errors import UsageError
from onrecord.record.report import POLARITIES, STATUSES

_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?@([0-9]+)")
_COUNTRY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Conditions on events; all must hold. Within a tuple any one is enough, and an empty one is no condition.

    `types` and `modes` are PLOVER's; `countries` ISO 3166-1 alpha-3 (or IGO, UNO …) of an actor, recipient
    or place. `actor`, `recipient`, `place`, `source` and `publisher` are parts of a name, whatever their
    case and accents; `source` is any in the chain. `since` and `until` are inclusive days that the event's
    time overlaps (an event that only its publication day dates counts as of that day; one without any date
    is left out). `text` holds words that all occur in the event's sentence, names or sources. `own_voice`
    asks for events that the article itself states (True) or reports of a source (False). `limit` is the
    most rows; `after` the `cursor` of the row to go on from.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    source: str | None = None
    publisher: str | None = None
    text: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    statuses: tuple[str, ...] = ()
    polarity: str | None = None
    own_voice: bool | None = None
    limit: int | None = None
    after: str | None = None

    def checked(self, modes_by_type: Mapping[str, Collection[str]]) -> EventQuery:
        """The same query with its codes as the ontology spells them.

        `modes_by_type` maps each allowed type to its modes. Raises UsageError, with what is allowed and what
        may have been meant, for any value that no event could have.
        """
        types = tuple(_known("type", value, modes_by_type) for value in self.types)
        modes = sorted({mode for name in types or modes_by_type for mode in modes_by_type[name]})
        query = replace(
            self,
            types=types,
            modes=tuple(_known("mode", value, modes) for value in self.modes),
            countries=tuple(_country(value) for value in self.countries),
            statuses=tuple(_known("status", value, STATUSES) for value in self.statuses),
            polarity=_known("polarity", self.polarity, POLARITIES) if self.polarity is not None else None,
        )
        query._check_bounds()
        return query

    def _check_bounds(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is after until {self.until}: swap them")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"limit {self.limit} must be 1 or more")
        for name in ("actor", "recipient", "place", "source", "publisher", "text"):
            value = getattr(self, name)
            if value is not None and not any(map(str.isalnum, value)):
                raise UsageError(f"{name} {value!r} has no letter or digit to look for: give a word, or leave it out")
        if self.after is not None:
            cursor_key(self.after)


def cursor_key(cursor: str) -> tuple[str | None, int]:
    """First day (None for undated events) and number of the row that a cursor names. Raises UsageError."""
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise UsageError(f"after {cursor!r} is no cursor: give the cursor of the last row, as it was given out")
    return match[1], int(match[2])


def _country(value: str) -> str:
    code = value.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise UsageError(
            f"country {value!r} is no code: give three letters of ISO 3166-1 (IRQ), or IGO, UNO, EUR, NGO …"
        )
    return code


def _known(what: str, value: str, allowed: Iterable[str]) -> str:
    """The allowed spelling of `value`, whatever its case."""
    spellings = {name.casefold(): name for name in allowed}
    key = value.strip().casefold()
    if key in spellings:
        return spellings[key]
    close = difflib.get_close_matches(key, spellings, n=1)
    hint = f"; did you mean {spellings[close[0]]}?" if close else ""
    raise UsageError(f"unknown {what} {value!r}; allowed: {', '.join(spellings.values())}{hint}")

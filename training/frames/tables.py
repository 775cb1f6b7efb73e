"""Reading the word lists that lie beside the code."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]


@cache
def rows(name: str, delimiter: str = ",") -> tuple[Row, ...]:
    """All rows of ``data/<name>.csv``."""
    with (HERE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle, delimiter=delimiter))


@cache
def fills() -> dict[str, tuple[str, ...]]:
    """Open slots of templates and the words that may fill them."""
    return {row["key"]: tuple(row["values"].split(";")) for row in rows("fills")}


@dataclass(slots=True, frozen=True)
class Lexeme:
    """A verb phrase or noun that names an act: pattern, who does it, to whom."""

    type: str
    mode: str | None
    form: str
    pattern: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    flags: frozenset[str]

    @property
    def mutual(self) -> bool:
        """Whether the other side acts as well (a meeting, a deal)."""
        return "{W}" in self.pattern

    @property
    def inner(self) -> bool:
        """Whether the phrase holds another act or a content."""
        return bool(re.search(r"[<«]", self.pattern))

    @property
    def passive(self) -> bool:
        """Whether it can stand in the passive."""
        return (
            "np" not in self.flags
            and "(its" not in self.pattern
            and ("(" in self.pattern or bool(re.search(r"\* \{R\}", self.pattern)))
        )

    @property
    def counted(self) -> str | None:
        """What a figure of its recipients counts (killed, detained …)."""
        return next((flag[2:] for flag in sorted(self.flags) if flag.startswith("k=")), None)


def _lexeme(kind: str, row: Row) -> Lexeme:
    def classes(cell: str) -> tuple[str, ...]:
        return () if cell == "-" else tuple(cell.split("/"))

    mode = None if row["mode"] == "-" else row["mode"]
    flags = frozenset((row["flags"] or "").split())
    return Lexeme(kind, mode, row["form"], row["pattern"], classes(row["actor"]), classes(row["recipient"]), flags)


@cache
def lexicon() -> tuple[Lexeme, ...]:
    """Every act of the lexicon, in the order of its files."""
    found: list[Lexeme] = []
    for path in sorted((HERE / "lexicon").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            found.extend(_lexeme(path.stem.upper(), row) for row in csv.DictReader(handle))
    return tuple(lexeme for lexeme in found if "hide" not in lexeme.flags)


@cache
def by_type() -> dict[str, tuple[Lexeme, ...]]:
    """The verbs of the lexicon under their event type."""
    kinds = sorted({lexeme.type for lexeme in lexicon()})
    return {kind: tuple(x for x in lexicon() if x.type == kind) for kind in kinds}

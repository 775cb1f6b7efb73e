"""Country and first sector of gold entities, coded from their words.

Run as `python -m evaluation.actors --data DIR [--split dev] [--errors N]`, where DIR holds `wikinews-gold` and
`statements-gold`. Three inputs are scored: the entity's name alone; the name with the words that stand for the
entity as argument or source; and these with the country that most of the article's entities point to, places by
the gazetteer.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.resolve.actors import ActorCoding, code_actor
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.home import home_country

FOLDERS = ("wikinews-gold", "statements-gold")


@dataclass(slots=True)
class Score:
    """Right, coded and all of the gold values that are not empty."""

    right: int = 0
    coded: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, gold: str, found: str | None, what: str) -> None:
        """Count one gold value and what was found for it."""
        self.total += 1
        self.coded += found is not None
        self.right += found == gold
        if found != gold:
            self.wrong.append(f"{gold:5} {found or '-':5} {what}")

    def __str__(self) -> str:
        precision = self.right / self.coded if self.coded else 0.0
        share = self.right / self.total if self.total else 0.0
        return f"accuracy {share:.3f} (precision where coded {precision:.3f}, n {self.total})"


def documents(data: Path, split: str) -> Iterator[dict[str, Any]]:
    """The gold codings of a split (`train` or `dev`), folder by folder."""
    for folder in FOLDERS:
        for doc_id in json.loads((data / folder / "split.json").read_text())[split]:
            yield json.loads((data / folder / "gold" / f"{doc_id}.json").read_text())


def quotes(document: dict[str, Any], entity: str) -> list[str]:
    """The words that stand for an entity as source, actor, recipient or place, each once, in text order."""
    found = [a["source"] for a in document["attributions"] if a["source_entity"] == entity and a["source"]]
    for event in document["events"]:
        for role in ("actors", "recipients", "places"):
            found += [part["text"] for part in event[role] if part["entity"] == entity and part["text"]]
    return list(dict.fromkeys(found))


Coder = Callable[[dict[str, Any], dict[str, Any]], ActorCoding]


def by_name(document: dict[str, Any], entity: dict[str, Any]) -> ActorCoding:
    """Coded from the name alone."""
    return code_actor(entity["name"], kind=entity["kind"])


def by_quotes(document: dict[str, Any], entity: dict[str, Any]) -> ActorCoding:
    """Coded from the name and the quotes."""
    return code_actor(entity["name"], kind=entity["kind"], context=quotes(document, entity["id"]))


def with_home(document: dict[str, Any], entity: dict[str, Any]) -> ActorCoding:
    """As `by_quotes`, with the article's main country; places by the gazetteer."""
    home, _ = home_country(by_quotes(document, other).country for other in document["entities"])
    if entity["kind"] == "place":
        found = Gazetteer.load().resolve(entity["name"], context_countries=[home] if home else [])
        return ActorCoding(found.country, (), "place", found.score, found.why)
    return code_actor(entity["name"], kind=entity["kind"], context=quotes(document, entity["id"]), home=home)


CODERS: dict[str, Coder] = {"name": by_name, "name and quotes": by_quotes, "and main country": with_home}


def score(data: Path, split: str) -> dict[str, dict[str, Score]]:
    """Scores by input and by what is scored: `country`, `country of actors`, `sector`."""
    table = {name: {key: Score() for key in ("country", "country of actors", "sector")} for name in CODERS}
    for document in documents(data, split):
        for entity in document["entities"]:
            for name, coder in CODERS.items():
                _add(table[name], entity, coder(document, entity), document)
    return table


def _add(scores: dict[str, Score], entity: dict[str, Any], found: ActorCoding, document: dict[str, Any]) -> None:
    what = f"[{entity['kind']}] {entity['name']} | {', '.join(quotes(document, entity['id'])[:3])}"
    if entity["country"]:
        scores["country"].add(entity["country"], found.country, what)
        if entity["kind"] not in ("place", "country"):
            scores["country of actors"].add(entity["country"], found.country, what)
    if entity["sectors"]:
        scores["sector"].add(entity["sectors"][0], found.sectors[0] if found.sectors else None, what)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors of each")
    options = parser.parse_args(arguments)
    for name, scores in score(options.data, options.split).items():
        for key, value in scores.items():
            print(f"{name:18} {key:18} {value}")
            for line in value.wrong[: options.errors]:
                print(f"    {line}")


if __name__ == "__main__":
    main()

"""Accuracy@161 km of toponyms with gold names, and how often the right place is among the candidates.

Run as `python -m evaluation.places --data DIR [--errors N]`, where DIR holds `geo/GeoVirus.xml` and `geo/lgl.xml`.
GeoVirus is cut after its first 160 articles: the rest are dev. A toponym left unresolved counts as wrong.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.record.report import Place
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.joint import resolve_together
from onrecord.resolve.ranking import kilometres

NEAR_KM = 161.0
GEOVIRUS_TRAIN = 160


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym: its words, and where the place is."""

    name: str
    place: Place


@dataclass(slots=True)
class Score:
    """Counts over toponyms."""

    total: int = 0
    right: int = 0
    resolved: int = 0
    recalled: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        total = max(self.total, 1)
        return (
            f"accuracy@161 {self.right / total:.3f}  candidate recall {self.recalled / total:.3f}  "
            f"resolved {self.resolved / total:.3f}  n {self.total}"
        )


def geovirus(path: Path, *, train: bool = False) -> Iterator[list[Toponym]]:
    """Gold toponyms of each article of GeoVirus, of its dev part unless `train`."""
    articles = ElementTree.parse(path).getroot().findall("article")
    for article in articles[:GEOVIRUS_TRAIN] if train else articles[GEOVIRUS_TRAIN:]:
        yield [
            Toponym(_text(each, "name"), _point(_text(each, "lat"), _text(each, "lon")))
            for each in article.findall("locations/location")
        ]


def lgl(path: Path) -> Iterator[list[Toponym]]:
    """Gold toponyms of each article of LGL that have coordinates."""
    for article in ElementTree.parse(path).getroot().findall("article"):
        text = _text(article, "text")
        yield [
            Toponym(_with_comma(text, int(_text(each, "start")), int(_text(each, "end"))), point)
            for each in article.findall("toponyms/toponym")
            if (point := _gazetteer_point(each)) is not None
        ]


def _with_comma(text: str, start: int, end: int) -> str:
    """The toponym with what a comma puts it in, as in "Jackson, Miss."."""
    after = re.match(r", ([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?=[\s,.;)]|$)", text[end:])
    return text[start:end] + (after.group() if after else "")


def _gazetteer_point(each: ElementTree.Element) -> Place | None:
    tag = each.find("gaztag")
    return None if tag is None else _point(_text(tag, "lat"), _text(tag, "lon"))


def _text(element: ElementTree.Element, tag: str) -> str:
    return element.findtext(tag) or ""


def _point(latitude: str, longitude: str) -> Place:
    return Place("gold", "", "", float(latitude), float(longitude), None, None, "city", 0)


def score(gazetteer: Gazetteer, articles: Iterator[list[Toponym]]) -> Score:
    """Resolve each article's toponyms together and count."""
    counted = Score()
    for gold in articles:
        found = resolve_together(gazetteer, [toponym.name for toponym in gold])
        for toponym, resolution in zip(gold, found, strict=True):
            _add(counted, gazetteer, toponym, resolution.place)
    return counted


def _add(counted: Score, gazetteer: Gazetteer, toponym: Toponym, place: Place | None) -> None:
    name = toponym.name.split(",")[0]
    right = place is not None and kilometres(place, toponym.place) <= NEAR_KM
    recalled = right or any(kilometres(one, toponym.place) <= NEAR_KM for one in gazetteer.candidates(name))
    counted.total += 1
    counted.right += right
    counted.resolved += place is not None
    counted.recalled += recalled
    if not right:
        was = (
            f"{place.name}, {place.admin}, {place.country} {kilometres(place, toponym.place):.0f} km" if place else "-"
        )
        counted.wrong.append(f"{'' if recalled else '(no candidate) '}{toponym.name} -> {was}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors of each")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.load()
    sets = {
        "GeoVirus train": geovirus(options.data / "geo" / "GeoVirus.xml", train=True),
        "GeoVirus dev": geovirus(options.data / "geo" / "GeoVirus.xml"),
        "LGL": lgl(options.data / "geo" / "lgl.xml"),
    }
    for name, articles in sets.items():
        counted = score(gazetteer, articles)
        print(f"{name:15} {counted}")
        for line in counted.wrong[: options.errors]:
            print(f"    {line}")


if __name__ == "__main__":
    main()

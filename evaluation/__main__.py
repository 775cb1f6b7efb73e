"""Development scores: `python -m evaluation [SUITE…] --data DIR [--weights DIR] [--json FILE]`.

Suites: wikinews, statements (the whole record), polnear (attribution), ewt (syntax), table (statuses), speed (press
releases); default all.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import resource
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from evaluation import attribution, record, syntax, table
from onrecord.coder import Coder
from onrecord.reader import Reader
from onrecord.record.jsonform import report_to_json

SPEED_TEXTS = 150
TABLE = Path(__file__).parent.parent / "tests" / "data" / "status_table.json"


def _record(folder: Path, coder: Coder) -> dict[str, float]:
    ids = json.loads((folder / "split.json").read_text(encoding="utf-8"))["dev"]
    found = {}
    for article in record.articles(folder, ids):
        published = dt.date.fromisoformat(article["published"]) if article["published"] else None
        report = coder.code(
            article["text"], published=published, publisher=article["publisher"], given_id=article["id"]
        )
        found[article["id"]] = report_to_json(report)
    return record.evaluate(record.load(folder, ids), found)


def _polnear(data: Path, reader: Reader) -> dict[str, float]:
    scorer = attribution.Scorer()
    for text, wanted in attribution.gold(data / "polnear" / "dev"):
        scorer.add(text, wanted, attribution.spans_of(reader.read(text)))
    return scorer.scores()


def _ewt(data: Path, reader: Reader) -> dict[str, float]:
    scorer = syntax.Scorer()
    for text, gold in syntax.gold_texts(data / "ud-ewt" / "en_ewt-ud-dev.conllu"):
        scorer.add(gold, syntax.parsed_of(reader.read(text)))
    return scorer.scores()


def _speed(data: Path, coder: Coder) -> dict[str, float]:
    with gzip.open(data / "press-releases" / "press-releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(SPEED_TEXTS), lines, strict=False)]
    coder.code(texts[0])
    began = time.perf_counter()
    for text in texts:
        coder.code(text)
    spent = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words a second": words / spent, "peak memory MB": peak}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", help="default: all")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if not args.data.is_dir():
        parser.error(f"--data {args.data} is no folder; name the one that holds the gold data")
    coder = Coder(args.weights)
    reader = Reader.load(args.weights)
    suites: Mapping[str, Callable[[], dict[str, float]]] = {
        "wikinews": lambda: _record(args.data / "wikinews-gold", coder),
        "statements": lambda: _record(args.data / "statements-gold", coder),
        "polnear": lambda: _polnear(args.data, reader),
        "ewt": lambda: _ewt(args.data, reader),
        "table": lambda: table.scores(coder, TABLE),
        "speed": lambda: _speed(args.data, coder),
    }
    unknown = [name for name in args.suites if name not in suites]
    if unknown:
        parser.error(f"unknown suite {unknown[0]!r}; there are {', '.join(suites)}")
    out: dict[str, Any] = {"weights": coder.versions.weights, "code": coder.versions.code, "scores": {}}
    print(f"weights {coder.versions.weights}, code {coder.versions.code}")
    for name in args.suites or suites:
        out["scores"][name] = found = suites[name]()
        for measure, value in found.items():
            print(f"{name:12} {measure:20} {value:8.3f}" if value <= 1 else f"{name:12} {measure:20} {value:8.0f}")
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The suites: what each measures, and over which files of the gold data."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import resource
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from evaluation import (
    agreement,
    attribution,
    bias,
    calibration,
    eventtypes,
    factuality,
    names,
    record,
    roles,
    spurious,
    syntax,
    table,
)
from onrecord.coder import Coder
from onrecord.reader import Reader
from onrecord.record.jsonform import report_to_json

Scores = dict[str, float]
Json = dict[str, Any]
ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "data" / "status_table.json"
EXAMPLES = ROOT / "examples"
SETS = {"wikinews": "wikinews-gold", "statements": "statements-gold"}
SPEED_TEXTS = 150


class Setting:
    """The weights under test and the gold data; what several suites need is worked out once."""

    def __init__(self, data: Path, weights: Path | None = None) -> None:
        """Load the weights, by default those of the package. Raises ModelError."""
        self.data, self._weights = data, weights
        self._coded: dict[str, tuple[Mapping[str, Json], Mapping[str, Json]]] = {}

    @cached_property
    def reader(self) -> Reader:
        """The reader by itself."""
        return Reader.load(self._weights)

    @cached_property
    def coder(self) -> Coder:
        """The whole road, with the same reader."""
        return Coder(reader=self.reader)

    def coded(self, name: str) -> tuple[Mapping[str, Json], Mapping[str, Json]]:
        """Gold and system codings by id of the dev texts of `wikinews` or `statements`."""
        if name not in self._coded:
            folder = self.data / SETS[name]
            ids = json.loads((folder / "split.json").read_text(encoding="utf-8"))["dev"]
            system = {article["id"]: coded(self.coder, article) for article in record.articles(folder, ids)}
            self._coded[name] = (record.load(folder, ids), system)  # type: ignore[assignment]
        return self._coded[name]


def coded(coder: Coder, article: Json) -> Json:
    """The JSON of the report of an article."""
    published = dt.date.fromisoformat(article["published"]) if article["published"] else None
    return report_to_json(
        coder.code(article["text"], published=published, publisher=article["publisher"], given_id=article["id"])
    )


def _record(name: str) -> Callable[[Setting], Scores]:
    def run(setting: Setting) -> Scores:
        gold, system = setting.coded(name)
        return record.evaluate(gold, system) | record.headline_and_body(gold, system)

    return run


def _mean(setting: Setting) -> Scores:
    every = [record.evaluate(*setting.coded(name)) for name in SETS]
    return {measure: sum(found[measure] for found in every) / len(every) for measure in every[0]}


def _calibration(setting: Setting) -> Scores:
    found: Scores = {}
    for name in SETS:
        gold, system = setting.coded(name)
        rows = [row for doc_id, coding in gold.items() for row in calibration.judged(coding, system[doc_id])]
        found[f"{name} calibration error"] = calibration.expected_error(rows)
    return found


def _polnear(setting: Setting) -> Scores:
    return attribution.scores(setting.data, lambda text: attribution.found_in(setting.reader.read(text)))


def _ewt(setting: Setting) -> Scores:
    return syntax.scores(setting.data, lambda text: syntax.parsed_of(setting.reader.read(text)))


def _names(setting: Setting) -> Scores:
    return names.scores(setting.data, lambda text: names.found_in(setting.reader.read(text)))


def _examples(setting: Setting) -> Scores:
    articles = [json.loads(line) for line in (EXAMPLES / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    system = {article["id"]: coded(setting.coder, article) for article in articles}
    return record.evaluate(record.load(EXAMPLES, system), system)


def _speed(setting: Setting) -> Scores:
    with gzip.open(setting.data / "press-releases" / "press-releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(SPEED_TEXTS), lines, strict=False)]
    setting.coder.code(texts[0])
    began = time.perf_counter()
    for text in texts:
        setting.coder.code(text)
    spent = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words a second": words / spent, "peak memory MB": peak}


@dataclass(frozen=True, slots=True)
class Suite:
    """What it measures in a line, how, and the files of the data folder it reads (patterns)."""

    about: str
    run: Callable[[Setting], Scores]
    files: tuple[str, ...] = ()


def _coded_files(*names: str) -> tuple[str, ...]:
    return tuple(f"{SETS[name]}/{part}" for name in names for part in ("split.json", "articles.jsonl", "gold/*.json"))


SUITES: Mapping[str, Suite] = {
    "wikinews": Suite("the whole record, news", _record("wikinews"), _coded_files("wikinews")),
    "statements": Suite("the whole record, statements", _record("statements"), _coded_files("statements")),
    "record": Suite("the mean of wikinews and statements", _mean, _coded_files(*SETS)),
    "spurious": Suite("events found in news without any", lambda s: spurious.scores(spurious.articles(), s.coder.code)),
    "bias": Suite("codings that change with who is named", lambda s: bias.scores(bias.families(), s.coder.code)),
    "polnear": Suite("attribution, PolNeAR", _polnear, ("polnear/dev/text/*", "polnear/dev/attributions/*")),
    "ewt": Suite("syntax from raw text, UD EWT", _ewt, ("ud-ewt/en_ewt-ud-dev.conllu",)),
    "names": Suite(
        "names of four sets",
        _names,
        ("uner-ewt/en_ewt-ud-dev.iob2", "ner/*/*.*", "ner/wikigold/CONLL-format/data/*"),
    ),
    "roles": Suite(
        "arguments of given predicates, PropBank EWT",
        lambda s: roles.scores(s.data, s.reader),
        ("ud-ewt/en_ewt-ud-dev.conllu", "propbank-ewt/dev.jsonl"),
    ),
    "factuality": Suite(
        "whether what given predicates name happened, UDS-IH2",
        lambda s: factuality.scores(s.data, s.reader),
        ("ud-ewt/en_ewt-ud-dev.conllu", "uds-ih2/dev.jsonl"),
    ),
    "plv": Suite(
        "event types, PLV", lambda s: eventtypes.scores(s.reader, s.data / "plv" / "PLV_train.tsv"), ("plv/*.tsv",)
    ),
    "calibration": Suite("whether confidences mean what they say", _calibration, _coded_files(*SETS)),
    "examples": Suite("the whole record, our own examples", _examples),
    "table": Suite("the status table, our own sentences", lambda s: table.scores(s.coder, TABLE)),
    "agreement": Suite(
        "two coders of the corpus", lambda s: agreement.scores(s.data), ("press-releases/press-releases.jsonl.gz",)
    ),
    "speed": Suite("words a second on press releases", _speed, ("press-releases/press-releases.jsonl.gz",)),
}
OWN = ("examples", "table", "spurious", "bias")  # need no data folder


def data_hash(data: Path, suite: Suite) -> str | None:
    """Hash over the names and bytes of the suite's files; None for a suite over our own texts."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in suite.files for path in data.glob(pattern) if path.is_file()):
        digest.update(path.relative_to(data).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16] if suite.files else None

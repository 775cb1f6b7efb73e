"""All training documents, by source."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

from training.data import coded, corpus, names, polnear, silver, treebank
from training.data.document import Document

CREEDS = (
    "Muslim Muslims Christian Christians Jewish Jews Jew Hindu Hindus Buddhist Buddhists Catholic Catholics Protestant "
    "Protestants Shia Shiite Shiites Shi'ite Sunni Sunnis Alawite Alawites Druze Orthodox Islamist Islamists Kurdish "
    "Kurds Kurd Arab Arabs Arabic Yazidi Yazidis Rohingya Tamil Tamils Pashtun Pashtuns Uzbek Tutsi Hutu European "
    "Europeans African Africans Asian Asians Western Latin Republican Republicans Democrat Democrats Democratic "
    "Communist Communists Hispanic Tibetan Uyghur Chechen Palestinian Palestinians"
).split()
CODED = ("wikinews-gold", "statements-gold")
LEFT_OUT = frozenset({"GUM_news_afghan", "GUM_news_worship"})  # also in other folders: excluded-from-training.txt


def demonyms() -> frozenset[str]:
    """Nationalities (from the country table) and creeds, as they are written."""
    table = resources.files("onrecord.resolve") / "data" / "countries.csv"
    found = set(CREEDS)
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        found.update(word for column in ("adjectives", "people") for word in row[column].split(";") if word.istitle())
    return frozenset(word for word in found if " " not in word)


def load(data: Path, frames: Path | None = None, marked: Path | None = None) -> dict[str, list[Document]]:
    """Training documents by source: `coded`, `corpus`, `polnear`, `ewt`, `gum`, `names`, `frames`.

    `frames`: a folder of generated texts; `marked`: silver names for the sets that have none.
    """
    people = demonyms()
    found: dict[str, list[Document]] = {
        "coded": [doc for name in CODED for doc in coded.read(data / name, coded.split_ids(data / name, "train"))],
        "corpus": list(corpus.read(data)),
        "polnear": list(polnear.read(data / "polnear" / "train")),
        "ewt": _ewt(data, people),
        "gum": _gum(data),
        "names": _names(data, people),
    }
    if frames is not None:
        found["frames"] = list(coded.read(frames))
    if marked is not None:
        known = silver.read(marked)
        for docs in found.values():
            silver.mark(docs, known)
    return found


def _ewt(data: Path, people: frozenset[str]) -> list[Document]:
    path = data / "ud-ewt" / "en_ewt-ud-train.conllu"
    docs = list(treebank.documents(path, "ewt", treebank.ewt_layers(data, "train")))
    for doc in docs:
        names.mark_demonyms(doc, people)
    return docs


def _gum(data: Path) -> list[Document]:
    path = data / "ud-gum" / "en_gum-ud-train.cc-by-only.conllu"
    docs = list(treebank.documents(path, "gum", treebank.Layers(), leave_out=LEFT_OUT))
    for doc in docs:
        doc.names = doc.frames = None
    return docs


def _names(data: Path, people: frozenset[str]) -> list[Document]:
    ner = data / "ner"
    sets = {
        "wikigold": names.wikigold(ner / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", "train"),
        "crossner": list(names.rows(ner / "crossner-politics" / "train.txt")),
        "wnut": list(names.rows(ner / "wnut17" / "wnut17train.conll")),
    }
    return [doc for source, every in sets.items() for doc in names.documents(source, every, people)]

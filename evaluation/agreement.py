"""How far two coders of the corpus agree: the second, blind codings in `corpus/second` scored against the first.

The measures are those of the record; their F1 is the same whichever coder is taken for the gold one.
"""

from __future__ import annotations

from pathlib import Path

from evaluation import record
from training.data import corpus

SECOND = corpus.CORPUS / "second"


def scores(data: Path, first: Path = corpus.CORPUS, second: Path = SECOND) -> dict[str, float]:
    """The record's measures over the texts that were coded twice; `texts` is their number."""
    again = {coding["doc_id"]: coding for _, _, coding in corpus.codings(data, second)}
    once = {coding["doc_id"]: coding for _, _, coding in corpus.codings(data, first) if coding["doc_id"] in again}
    return {"texts": len(once)} | record.evaluate(once, again)

"""A reading's words and syntax as CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.export.words import BLANK_LINE, plain
from onrecord.record import Name, Reading


def reading_to_conllu(reading: Reading, *, doc_id: str | None = None) -> str:
    """The reading as CoNLL-U, lemma, xpos, feats and deps left out.

    MISC holds `NER` (BIO tags), `SpaceAfter=No`, and `TokenRange=start:end` (code points into the text).
    A sentence after a blank line, and the first, begins a paragraph. The empty text gives an empty string.
    """
    names = name_tags(reading)
    blocks = (
        "\n".join([*_comments(reading, number, doc_id), *_rows(reading, first, last, names)])
        for number, (first, last) in enumerate(reading.sentences)
    )
    return "".join(f"{block}\n\n" for block in blocks)


def name_tags(reading: Reading) -> list[str | None]:
    """A BIO tag (`B-PER`) or None for each word; a word belongs to the first name that overlaps it."""
    tags: list[str | None] = [None] * len(reading.starts)
    word = 0
    for name in reading.names:
        while word < len(tags) and reading.ends[word] <= name.span.start:
            word += 1
        _tag(reading, name, word, tags)
    return tags


def _tag(reading: Reading, name: Name, word: int, tags: list[str | None]) -> None:
    prefix = "B"
    while word < len(tags) and reading.starts[word] < name.span.end:
        if tags[word] is None:
            tags[word] = f"{prefix}-{name.kind}"
            prefix = "I"
        word += 1


def _comments(reading: Reading, number: int, doc_id: str | None) -> Iterator[str]:
    first, last = reading.sentences[number]
    if number == 0 and doc_id is not None:
        yield f"# newdoc id = {plain(doc_id)}"
    before = reading.ends[first - 1] if first else 0
    if number == 0 or BLANK_LINE.search(reading.text, before, reading.starts[first]):
        yield "# newpar"
    yield f"# sent_id = {number + 1}"
    words = (_form(reading, word) + (" " if _spaced(reading, word) else "") for word in range(first, last))
    yield f"# text = {''.join(words).rstrip()}"


def _rows(reading: Reading, first: int, last: int, names: Sequence[str | None]) -> Iterator[str]:
    for word in range(first, last):
        head = reading.heads[word]
        columns = [
            str(word - first + 1),
            _form(reading, word),
            "_",
            reading.upos[word],
            "_",
            "_",
            "0" if head < 0 else str(head - first + 1),
            reading.deprels[word],
            "_",
            _misc(reading, word, names[word]),
        ]
        yield "\t".join(columns)


def _form(reading: Reading, word: int) -> str:
    """The word on one line; a word of unprintable characters alone becomes U+FFFD, since no field may be empty."""
    return plain(reading.word(word)) or "\ufffd"


def _spaced(reading: Reading, word: int) -> bool:
    """Whether white space, or the text's end, follows the word."""
    end = reading.ends[word]
    return end >= len(reading.text) or reading.text[end].isspace()


def _misc(reading: Reading, word: int, name: str | None) -> str:
    fields = [f"NER={name}"] if name else []
    fields += [] if _spaced(reading, word) else ["SpaceAfter=No"]
    return "|".join([*fields, f"TokenRange={reading.starts[word]}:{reading.ends[word]}"])

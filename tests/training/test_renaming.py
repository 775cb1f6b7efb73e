import random
from collections.abc import Iterable

from training.data.document import Document, from_text
from training.renaming import GAPS, Renaming
from training.windows import Encoded

NAMES = {"Ana": "B-PER", "Lima": "I-PER", "Omar": "B-PER", "Haddad": "I-PER", "Bravia": "B-LOC", "Tarn": "B-LOC"}


def encoded(text: str) -> Encoded:
    """A text whose words are their own pieces, and whose shapes tell a name (2) from other words (1)."""
    doc = from_text("coded", text)
    doc.names = [NAMES.get(word, "O") for word in words(doc)]
    pieces = [[sum(map(ord, word))] for word in words(doc)]
    return Encoded(doc, pieces, [(2 if word in NAMES else 1) * GAPS for word in words(doc)])


def words(doc: Document) -> list[str]:
    return [doc.text[start:end] for start, end in zip(doc.starts, doc.ends, strict=True)]


def distinct(names: Iterable[list[list[int]]]) -> set[str]:
    return {str(name) for name in names}


def test_a_name_becomes_another_of_its_kind_and_length_wherever_it_stands() -> None:
    pool = [encoded("Ana Lima left Bravia; Ana Lima fled."), encoded("Omar Haddad stayed in Tarn.")]
    other = Renaming([pool])
    seen = [other(pool[0], random.Random(seed)).pieces for seed in range(60)]
    own, others = pool[0].pieces, pool[1].pieces
    assert distinct(pieces[:2] for pieces in seen) == distinct([own[:2], others[:2]])
    assert distinct(pieces[3:4] for pieces in seen) == distinct([own[3:4], others[4:5]])
    assert all(pieces[:2] == pieces[5:7] for pieces in seen)


def test_all_other_words_and_the_number_of_words_stay() -> None:
    pool = [encoded("Ana Lima left Bravia; Ana Lima fled."), encoded("Omar Haddad stayed in Tarn.")]
    other = Renaming([pool])
    for seed in range(20):
        renamed = other(pool[0], random.Random(seed))
        assert renamed.doc is pool[0].doc
        assert renamed.shapes == pool[0].shapes
        assert [renamed.pieces[index] for index in (2, 4, 7, 8)] == [pool[0].pieces[index] for index in (2, 4, 7, 8)]

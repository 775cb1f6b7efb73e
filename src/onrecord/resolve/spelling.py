"""Names and nouns in the form in which they are compared."""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolve.lexicon import fold, singulars, tokens
from onrecord.resolve.tables import words as word_set

SMALL = word_set("the a an of and for in on to at de la du des del von van der den al el bin ibn s")
_HONORIFICS = word_set(
    "mr mrs ms miss dr sir dame lord lady prof professor president senator sen rep representative gov governor "
    "gen general lt col sec spc pfc cpl colonel maj major capt captain sgt sergeant adm admiral judge justice "
    "minister prime king queen prince princess pope rev reverend sheikh ayatollah ambassador chancellor secretary "
    "mayor officer commander brig brigadier lieutenant hon congressman congresswoman sheriff attorney imam mullah "
    "bishop archbishop cardinal"
)
_ONLY_TITLES = word_set(
    "mr mrs ms dr sir gen sen rep gov sgt col lt maj capt adm prof president senator chancellor sheikh ayatollah "
    "sec spc pfc cpl brig general colonel captain sergeant congressman congresswoman"
)
_PLURALS = word_set("people police men women children troops forces authorities media youths clergy folk")
_SINGULARS = word_set(
    "congress press news us series species headquarters politics crisis business chaos campus corps mass class "
    "process access progress witness princess boss gas bus virus status consensus mistress hostess actress "
    "stewardess address illness success analysis basis crossroads barracks isis daesh works census"
)


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without a leading article and a closing possessive."""
    words = [token.key for token in tokens(name)]
    if len(words) > 1 and words[-1] == "s":
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    return tuple(words)


def has_title(word: str) -> bool:
    """Whether a name that starts with this word is a person's."""
    return fold(word) in _ONLY_TITLES


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name without the titles before it; never empty unless `words` is."""
    start = 0
    while start < len(words) - 1 and words[start] in _HONORIFICS:
        start += 1
    return words[start:]


def related(name: str, other: str) -> bool:
    """Whether two names of one row of the organisation table look like one body's: a word or letter in common."""
    one, two = name_words(name), name_words(other)
    if (set(one) & set(two)) - SMALL:
        return True
    return (name.isupper() or other.isupper()) and bool(one and two) and one[0][0] == two[0][0]


def lemma(noun: str) -> str:
    """The folded singular of a noun, as far as its ending tells."""
    word = fold(noun)
    found = singulars(word) if is_plural(noun) else ()
    return found[0] if found else word


def is_plural(noun: str) -> bool:
    """Whether a noun looks like a plural."""
    word = fold(noun)
    if word in _PLURALS:
        return True
    if word in _SINGULARS or noun.isupper() or len(word) < 4:
        return False
    if noun[:1].isupper() and word.endswith("is") and len(word) > 5:
        return True  # Iraqis, Israelis
    return word.endswith(("men", "children")) or (word.endswith("s") and not word.endswith(("ss", "us", "is")))

"""Whether an act lies before or after the time of writing, as its verb tells."""

from __future__ import annotations

from typing import Literal

from onrecord.record.report import Status
from onrecord.record.spans import Span
from onrecord.resolve.segments import head_of
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.tables import words as word_set

Tense = Literal["past", "future"]
_FUTURE = word_set("will shall would 'll \u2019ll wo sha")
_PAST = word_set("was were had did has have been 've \u2019ve 'd \u2019d")
_IRREGULAR = word_set(
    "left said went came took began fought sent held met told gave struck shot broke fell rose led won lost found made "
    "put withdrew withdrawn sought brought bought caught fled drove flew threw drew grew knew saw spoke swore wrote "
    "stood understood built spent burnt dealt felt kept paid sold laid taken broken chosen driven shown seen slain"
)
_TO_COME = ("intended", "demanded", "predicted")
_PLANNED = ("xcomp", "acl", "advcl", "ccomp")


def tense_of(syntax: Syntax, trigger: Span, *, status: Status = "actual") -> Tense | None:
    """The tense of the act at `trigger`: that of its verb, or of the verb that a noun hangs on; None if nothing tells.

    An act whose `status` says that it is still to come is future, whatever its verb.
    """
    if status in _TO_COME:
        return "future"
    word = head_of(syntax, syntax.words_of(trigger))
    if word is None:
        return None
    verb = next((index for index in (word, *_up_to_verb(syntax, word)) if syntax.upos(index) in ("VERB", "AUX")), None)
    return None if verb is None else _of_verb(syntax, verb)


def _up_to_verb(syntax: Syntax, word: int) -> list[int]:
    """The words from a noun up to the first verb that it hangs on."""
    found: list[int] = []
    for above in syntax.ancestors(word, limit=4):
        found.append(above)
        if syntax.upos(above) in ("VERB", "AUX"):
            break
    return found


def _of_verb(syntax: Syntax, verb: int) -> Tense | None:
    helpers = {
        syntax.word(child).lower() for child in syntax.children(verb) if syntax.relation(child) in ("aux", "mark")
    }
    if helpers & _FUTURE:
        return "future"
    if helpers & _PAST:
        return "past"
    if "to" in helpers and syntax.relation(verb) in _PLANNED:
        return "future"
    form = syntax.word(verb).lower()
    return "past" if form.endswith("ed") or form in _IRREGULAR else None

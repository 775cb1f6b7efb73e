"""The last step to an article, the same for every format: is there text, and in which language?"""

from __future__ import annotations

import re
import unicodedata

from onrecord.ingest.codes import language_code
from onrecord.ingest.language import detect_language
from onrecord.record.errors import EmptyInputError, FormatError

_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")


def check_characters(value: str, *, what: str, where: str) -> str:
    """`value`, unless it holds a lone surrogate or NUL: FormatError, which starts with `where`."""
    found = _IMPOSSIBLE.search(value)
    if found is None:
        return value
    code = ord(found[0])
    name = "a NUL character" if code == 0 else f"a lone surrogate (\\u{code:04x})"
    raise FormatError(f"{where}: {what} holds {name} at position {found.start()}, which is no text; remove it")


def check_text(text: str, *, where: str) -> str:
    """`text`, unless it has nothing to read (EmptyInputError) or holds what is no text (FormatError)."""
    check_characters(text, what="the text", where=where)
    if not any(_is_visible(character) for character in text):
        what = "blank" if text else "empty"
        raise EmptyInputError(f"{where}: the text is {what}; an article needs at least one word")
    return text


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")


def settle_language(given: str | None, text: str) -> tuple[str | None, tuple[str, ...]]:
    """The article's language, as given or else detected, and notes on how it was found."""
    code = language_code(given) if given else None
    notes = [f"language {given!r} is no ISO 639 code and was left out"] if given and code is None else []
    if code is None:
        code = detect_language(text)
        notes += [f"language detected: {code}"] if code else []
    return code, tuple(notes)


def with_title(text: str, title: str | None) -> tuple[str, tuple[str, ...]]:
    """`text` after its title and a blank line, unless it begins with it already; and a note if so."""
    if not title or text.lstrip().startswith(title):
        return text, ()
    return f"{title}\n\n{text}", (f"the title was put before the text, which begins at {len(title) + 2}",)

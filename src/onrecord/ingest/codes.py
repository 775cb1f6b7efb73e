"""Language codes as users write them, brought to ISO 639-1."""

from __future__ import annotations

import re

# ISO 639-2 (both its forms) of the languages that news archives label most often with three letters.
_TWO_LETTERS = {
    "ara": "ar", "chi": "zh", "deu": "de", "dut": "nl", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr",
    "ger": "de", "heb": "he", "hin": "hi", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "per": "fa",
    "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk", "urd": "ur", "zho": "zh",
}  # fmt: skip
_TAG = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*", re.ASCII | re.IGNORECASE)


def language_code(given: str) -> str | None:
    """The language of a code or tag: `en-GB`, `EN_us` and `eng` give `en`; None if it is no such code.

    A three-letter code without a known two-letter one stays as it is, in lower case.
    """
    found = _TAG.fullmatch(given.strip())
    if found is None:
        return None
    primary = found[1].lower()
    return _TWO_LETTERS.get(primary, primary)

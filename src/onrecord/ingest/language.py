"""Which language a text is in: the adapter of py3langid."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MIN_CHARACTERS = 200
_READ = 4000
_MIN_PROBABILITY = 0.4


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, None if the text is under 200 characters or the model unsure.

    Only the first 4,000 characters are looked at.
    """
    if len(text) < MIN_CHARACTERS:
        return None
    code, probability = _identifier().classify(text[:_READ])
    return str(code) if probability >= _MIN_PROBABILITY else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)

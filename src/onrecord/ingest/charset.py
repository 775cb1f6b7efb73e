"""Which legacy encoding bytes are in: the adapter of charset-normalizer."""

from __future__ import annotations

# What newspapers' files still come in. UTF-16 and the like are left out: without a mark they are guesses.
_CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_MAX_CHAOS = 0.1
_MIN_COHERENCE = 0.4
_TIE = 0.05
# Ellipsis, curly quotes, bullet, dashes, no-break space, guillemets: the same bytes in every Windows code page.
_SHARED_PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb")
_RARE = 0.1


def detect_codec(sample: bytes) -> str | None:
    """The Python codec name of `sample`, which is not UTF-8; None if it can't be told with confidence.

    Among code pages that fit equally well windows-1252 is taken, the one the Web reads such bytes as.
    """
    if _only_shared_punctuation(sample):
        return "cp1252"
    import charset_normalizer

    matches = charset_normalizer.from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False)
    likely = [match for match in matches if match.chaos <= _MAX_CHAOS and match.coherence >= _MIN_COHERENCE]
    if not likely:
        return None
    top = max(match.coherence for match in likely)
    tied = [match for match in likely if match.coherence >= top - _TIE]
    if any("cp1252" in match.could_be_from_charset for match in tied):
        return "cp1252"
    return tied[0].encoding if len(tied) == 1 else None


def _only_shared_punctuation(sample: bytes) -> bool:
    others = [byte for byte in sample if byte >= 0x80]
    return len(others) <= _RARE * len(sample) and _SHARED_PUNCTUATION.issuperset(others)

"""From bytes to characters, without changing any."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.ingest.binary import refuse_binary
from onrecord.ingest.charset import detect_codec
from onrecord.record.errors import EncodingError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_BEFORE = 2048
_REMEDY = "give its encoding with --encoding NAME, or convert it to UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as its bytes say, without a leading byte order mark, and what had to be decided."""

    text: str
    notes: tuple[str, ...] = ()


def _marked_codec(data: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def is_wide(codec: str | None) -> bool:
    """Whether a line feed in this codec is not the one byte 0x0A, so that bytes can't be cut into lines."""
    return codec is not None and "\n".encode(codec) != b"\n"


def wide_codec(start: bytes, encoding: str | None) -> str | None:
    """The codec of what begins with `start`, by `encoding` or else by mark, if it is wide (see `is_wide`)."""
    codec = encoding or _marked_codec(start)
    return codec if is_wide(codec) else None


def is_text_codec(name: str) -> bool:
    """Whether Python knows a text encoding of this name."""
    # `codecs.lookup` also finds codecs that are not of text (hex, rot13); using it tells them apart.
    try:
        return isinstance(b"".decode(name), str) and isinstance("\n".encode(name), bytes)
    except (LookupError, ValueError):
        return False


def decode(data: bytes, *, where: str, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text in `data`: by `encoding` if given, else by mark, as UTF-8, as `declared`, or as detected.

    Raises FormatError for binary data, EncodingError for bytes that are no text in a known encoding; both
    start with `where`.
    """
    marked = _marked_codec(data)
    refuse_binary(data, where=where, wide=wide_codec(data, encoding) is not None)
    if encoding is not None:
        return Decoded(*_without_mark(_strictly(data, encoding, where)))
    if marked is not None:
        text, notes = _without_mark(_strictly(data, marked, where))
        return Decoded(text, notes if marked == "utf-8" else (f"read as {marked.upper()} (byte order mark)",))
    broken_at = _first_error(data)
    return Decoded(data.decode("utf-8")) if broken_at is None else _legacy(data, broken_at, where, declared)


def _without_mark(text: str) -> tuple[str, tuple[str, ...]]:
    if not text.startswith("\ufeff"):
        return text, ()
    return text[1:], ("the byte order mark at the start is not part of the text",)


def _strictly(data: bytes, codec: str, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at offset {error.start}" if error.start < len(data) else "its end"
        raise EncodingError(f"{where}: this is not valid {display_name(codec)} ({byte}); {_REMEDY}") from None
    except UnicodeError as error:
        raise EncodingError(f"{where}: this is not valid {display_name(codec)} ({error}); {_REMEDY}") from None


def _first_error(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _legacy(data: bytes, broken_at: int, where: str, declared: str | None) -> Decoded:
    """Text that is not UTF-8."""
    if declared is not None:
        return Decoded(_strictly(data, declared, where), (f"read as {display_name(declared)} (declared by the page)",))
    at = f"byte 0x{data[broken_at]:02x} at offset {broken_at}"
    if _is_damaged_utf8(data):
        raise EncodingError(f"{where}: this is UTF-8 but damaged ({at}); repair it, or give --encoding NAME")
    codec = detect_codec(data[max(broken_at - _BEFORE, 0) : broken_at + _SAMPLE])
    if codec is None:
        raise EncodingError(f"{where}: this is not UTF-8 ({at}) and its encoding can't be told; {_REMEDY}")
    return Decoded(_strictly(data, codec, where), (f"read as {display_name(codec)}",))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what lies beyond ASCII is UTF-8: a legacy reading would garble that."""
    kept = data.decode("utf-8", "ignore")
    good = len(kept) - len(kept.encode("ascii", "ignore"))
    bad = _beyond_ascii(data) - _beyond_ascii(kept.encode())
    return good > bad


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, bytes(range(128))))


def declared_codec(page: bytes) -> str | None:
    """The codec that the head of an HTML page declares, as browsers understand it; None if none is known."""
    found = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", page[:4096])
    name = _BROWSERS.get(found[1].decode().lower(), found[1].decode().lower()) if found else None
    return name if name is not None and is_text_codec(name) and not is_wide(name) else None


# Labels that pages carry, and the wider code page that browsers take each for.
_BROWSERS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip


def display_name(codec: str) -> str:
    """The name of a Python codec as people write it."""
    name = codecs.lookup(codec).name
    return f"windows-{name[2:]}" if re.fullmatch(r"cp125\d", name) else name.upper().replace("_", "-")

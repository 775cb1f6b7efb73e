"""Files that are no text at all, told by their first bytes."""

from __future__ import annotations

from onrecord.record.errors import FormatError

_UNPACK = "unpack it first"
_CONVERT = "save it as plain text or HTML first"
_NO_TEXT = "give a text, HTML or JSONL file"

# First bytes, what the file is, what to do.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _CONVERT),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text or HTML, first"),
    (b"PK\x05\x06", "an empty ZIP archive", _NO_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _CONVERT),
    (b"{\\rtf", "an RTF document", _CONVERT),
    (b"\x1f\x8b", "gzip data", _UNPACK),
    (b"BZh", "bzip2 data", _UNPACK),
    (b"\xfd7zXZ\x00", "xz data", _UNPACK),
    (b"(\xb5/\xfd", "Zstandard data", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"WARC/", "a WARC archive", "extract its pages as HTML files first"),
    (b"PAR1", "a Parquet table", "export it as JSONL first"),
    (b"SQLite format 3\x00", "an SQLite database", "export it as JSONL first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _NO_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", _NO_TEXT),
    (b"GIF8", "a GIF image", _NO_TEXT),
    (b"II*\x00", "a TIFF image", _NO_TEXT),
    (b"MM\x00*", "a TIFF image", _NO_TEXT),
    (b"\x7fELF", "a program", _NO_TEXT),
)
# Such as begin like words an article may begin with; they must also hold a NUL byte or another odd one.
_WORDLIKE = (b"BZh", b"PAR1", b"GIF8", b"PK\x03\x04")


def refuse_binary(data: bytes, *, where: str, wide: bool = False) -> None:
    """Raise FormatError if `data` is a known binary format or, unless `wide` (UTF-16, UTF-32), has NUL bytes."""
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic) and (magic not in _WORDLIKE or _has_odd_bytes(data)):
            raise FormatError(f"{where}: this is {what}, not text; {remedy}")
    if not wide and b"\0" in data:
        at = data.index(b"\0")
        raise FormatError(
            f"{where}: this is binary, with a NUL byte at offset {at}; {_NO_TEXT}, or, "
            "if it is UTF-16 without a byte order mark, say so with --encoding utf-16-le"
        )


def _has_odd_bytes(data: bytes) -> bool:
    """Whether control bytes that no text uses occur early on."""
    return any(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in data[:512])

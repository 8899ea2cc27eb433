"""Bytes to text: what is not text is refused, what is badly encoded is accepted and noted."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from onrecord.intake.taken import RefusedError

__all__ = ["Decoded", "decode", "refuse_binary"]

SAMPLE = 65536
"""Bytes looked at to tell text from binary data, and an encoding from another."""
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file"),
    (b"OggS\x00", "an audio file"),
    (b"ID3\x03", "an audio file"),
    (b"ID3\x04", "an audio file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_BROWSERS_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Pages that declare the left are written in the right (WHATWG Encoding Standard)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding it was read in, and what had to be accepted (None: nothing)."""

    text: str
    encoding: str
    note: str | None = None


def refuse_binary(where: str, raw: bytes) -> None:
    """Returns only where the bytes can be text: binary data and NUL bytes are refused, empty files too."""
    if not raw.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise RefusedError(where, "empty", "is empty: it holds no words")
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise RefusedError(where, "binary", f"is {name}, not text")
    if _bom(raw)[1].startswith(("utf-16", "utf-32")):
        return
    sample = raw[:SAMPLE]
    odd = len(_CONTROL.findall(sample))
    if odd > 16 and odd > len(sample) * 0.05:
        raise RefusedError(where, "binary", "is binary data, not text")
    if (at := raw.find(b"\0")) >= 0:
        raise RefusedError(where, "nul", f"holds a NUL byte (at byte {at}), so it is no proper text")


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The bytes as text: by byte order mark, as UTF-8, as declared, else as they look; never fails.

    UTF-8 is tried before what is declared: bytes that are valid UTF-8 are next to never anything else,
    while pages often declare an encoding that their publisher left years ago.
    """
    mark, encoding = _bom(raw)
    body = raw[len(mark) :]
    codec = _codec(declared)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            return Decoded(body.decode(encoding, "replace"), encoding, _broken(encoding, error))
        return _not_utf8(body, error, declared, codec)
    if encoding != "utf-8":
        return Decoded(text, encoding, f"is written in {encoding}")
    if declared is not None and codec != "utf-8" and not text.isascii():
        return Decoded(text, "utf-8", f'declares the encoding "{declared}" but is written in UTF-8')
    return Decoded(text, "utf-8")


def _not_utf8(body: bytes, error: UnicodeDecodeError, declared: str | None, codec: str | None) -> Decoded:
    if codec is not None and codec != "utf-8":
        try:
            return Decoded(body.decode(codec), codec)
        except UnicodeDecodeError:
            pass
    replaced = body.decode("utf-8", "replace")
    # Mostly good multi-byte sequences: UTF-8 with damage. None at all: another encoding altogether.
    damaged = replaced.count("\ufffd")
    truncated = error.end >= len(body) and error.reason == "unexpected end of data"
    if truncated or len(_MULTIBYTE.findall(body)) > 2 * damaged:
        return Decoded(replaced, "utf-8", _broken("UTF-8", error))
    first = max(0, error.start - SAMPLE // 2)
    best = from_bytes(body[first : first + SAMPLE]).best()
    if best is None:
        return Decoded(replaced, "utf-8", _broken("UTF-8", error))
    said = f'declares the encoding "{declared}" but' if declared is not None else "is not UTF-8 and"
    return Decoded(
        body.decode(best.encoding, "replace"), best.encoding, f"{said} was read as {best.encoding}"
    )


def _broken(encoding: str, error: UnicodeDecodeError) -> str:
    return f"holds bytes that are not {encoding} (first at byte {error.start}), each shown as U+FFFD"


def _bom(raw: bytes) -> tuple[bytes, str]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def _codec(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return _BROWSERS_READ_AS.get(name, name)

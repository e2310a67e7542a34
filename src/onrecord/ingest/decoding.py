"""Decode an article's bytes, or say what kind of binary they are.

A byte order mark decides, then strict UTF-8, which hardly any other encoding passes by chance; then what the server
said, what the page says of itself, and last what charset-normalizer makes of the bytes. Windows-1252 stands in for
ISO 8859-1, as the WHATWG encoding standard has it, because desks that name the one send the other.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import BinaryInputError

__all__ = ["Decoded", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!", "a rar archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "an audio file"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4096  # bytes; browsers look in the first 1024, some desks put scripts before it
_GUESS_FROM = 500_000  # bytes given to charset-normalizer, which is slow and needs no more
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_CONTROL_SHARE = 0.02  # of code points; stray controls occur in copy, a binary has ten times as many


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, without byte order mark, and the encoding's name in Python."""

    text: str
    encoding: str


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """Decode bytes; line ends stay as they are.

    charset: what the server said, if it did.
    Raises BinaryInputError where the bytes are not text in any encoding.
    """
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise BinaryInputError(f"this is {kind}, not text; save the article as plain text or HTML")
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _checked(Decoded(raw[len(mark) :].decode(encoding, errors="replace"), encoding))
    if b"\0" in raw[:_GUESS_FROM] and not _is_wide(raw):
        raise BinaryInputError("these bytes are not text; save the article as plain text or HTML")
    for encoding in _candidates(raw, charset):
        try:
            return _checked(Decoded(raw.decode(encoding), encoding))
        except (UnicodeDecodeError, LookupError):
            continue  # the next candidate; the last one takes all bytes
    return _checked(Decoded(raw.decode("cp1252", errors="replace"), "cp1252"))


def _candidates(raw: bytes, charset: str | None) -> Iterator[str]:
    if _is_wide(raw):
        head = raw[:2000]
        yield "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    yield "utf-8"
    declared = _META.search(raw, 0, _META_WITHIN)
    for name in (charset, declared.group(1).decode("ascii") if declared else None):
        if name and (known := _known(name)):
            yield known
    yield from _guesses(raw[:_GUESS_FROM])


def _known(name: str) -> str | None:
    """Python's name of a text encoding, or None where it knows none."""
    try:
        info = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _guesses(raw: bytes) -> Iterator[str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, and seldom needed)

    best = from_bytes(raw).best()
    if best and best.encoding:
        yield best.encoding


def _is_wide(raw: bytes) -> bool:
    """Whether bytes without a mark are UTF-16 of mostly Latin letters: every other byte is zero."""
    head = raw[:2000]
    half = len(head) // 2
    return half > 1 and len(raw) % 2 == 0 and max(head[::2].count(0), head[1::2].count(0)) > 0.7 * half


def _checked(decoded: Decoded) -> Decoded:
    controls = len(_CONTROL.findall(decoded.text))
    if controls > 3 and controls > _MAX_CONTROL_SHARE * len(decoded.text):
        raise BinaryInputError("these bytes are not text; save the article as plain text or HTML")
    return decoded

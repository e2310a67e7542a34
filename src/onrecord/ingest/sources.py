"""What a person names to be read: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from onrecord.config import FetchLimits, IngestLimits
from onrecord.errors import TooLargeError, UnreadablePathError
from onrecord.ingest.articles import article_from_bytes
from onrecord.ingest.decoding import decode
from onrecord.ingest.documents import DOCX
from onrecord.ingest.fetching import fetch
from onrecord.types import Article

__all__ = ["STANDARD_INPUT", "expand_sources", "is_address", "read_source", "read_text"]

STANDARD_INPUT = "-"
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".docx": DOCX,
}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Whether a name is an address rather than a path."""
    return bool(_ADDRESS.match(name))


def expand_sources(names: Iterable[str]) -> tuple[str, ...]:
    """Replace each folder by the articles in it and below, sorted by path; hidden ones and links to folders are not.

    Raises UnreadablePathError where a folder holds no text or page, or cannot be listed.
    """
    expanded: list[str] = []
    for name in names:
        if name == STANDARD_INPUT or is_address(name) or not Path(name).is_dir():
            expanded.append(name)
        else:
            expanded.extend(_within(Path(name)))
    return tuple(expanded)


def _within(folder: Path) -> list[str]:
    def fail(error: OSError) -> None:
        raise UnreadablePathError(f"{error.filename}: {error.strerror}; check the path and its permissions") from error

    found = []
    for place, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, n) for n in files if not n.startswith(".") and Path(n).suffix.lower() in _MEDIA_TYPES]
    if not found:
        raise UnreadablePathError(f"{folder}: no article here; a folder's {', '.join(_MEDIA_TYPES)} files are read")
    return [str(path) for path in sorted(found)]


def read_source(
    name: str, ingest_limits: IngestLimits = IngestLimits(), fetch_limits: FetchLimits = FetchLimits()
) -> Article:
    """The article that a path, an http(s) address or "-" (standard input) leads to.

    Raises UnreadablePathError, an IngestError or a FetchError.
    """
    if is_address(name):
        page = fetch(name, fetch_limits)
        return article_from_bytes(
            page.body, media_type=page.media_type, charset=page.charset, address=page.address, limits=ingest_limits
        )
    raw = _read_bytes(name, ingest_limits.max_bytes)
    return article_from_bytes(raw, media_type=_MEDIA_TYPES.get(Path(name).suffix.lower()), limits=ingest_limits)


def read_text(path: Path, limits: IngestLimits = IngestLimits()) -> str:
    """A text file as it stands, decoded as an article's bytes are.

    Raises UnreadablePathError, TooLargeError or BinaryInputError.
    """
    return decode(_read_bytes(str(path), limits.max_bytes)).text


def _read_bytes(name: str, limit: int) -> bytes:
    try:
        if name == STANDARD_INPUT:
            raw = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(limit + 1)
    except OSError as error:
        raise UnreadablePathError(f"{error.strerror}; check the path and its permissions") from error
    except ValueError as error:  # a null character in the name
        raise UnreadablePathError("this is not a path") from error
    if len(raw) > limit:
        raise TooLargeError(f"this is larger than {limit // 1_000_000} MB; give one article at a time")
    return raw

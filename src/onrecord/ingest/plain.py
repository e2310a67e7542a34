"""Plain text: the decoded text is the canonical text, so that a user's own offsets stay true."""

from __future__ import annotations

import hashlib
import re

from onrecord.errors import EmptyInputError
from onrecord.text import find_paragraphs
from onrecord.types import Article

__all__ = ["article_from_text", "text_digest"]

_MAX_TITLE = 180  # code points; the longest of PolNeAR train's titles has 145
_SENTENCE_END = re.compile(r"[.:;,…][\"'”’)]*$")
_DATELINE = re.compile(r"^[A-Z][\w .,'’/()-]{1,60}\s(?:—|–|--?)\s+\S")


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    address: str | None = None,
    raw: bytes | None = None,
    encoding: str = "utf-8",
) -> Article:
    """An article of plain text.

    text: becomes the canonical text as it stands. title: by default the first line, where it looks like one.
    raw, encoding: the bytes that the text was decoded from, and how; by default the text in UTF-8.
    Raises EmptyInputError where there is only white space.
    """
    if not text.strip():
        raise EmptyInputError("there is no text here, only white space; give a file that holds an article")
    return Article(
        text=text,
        text_sha256=text_digest(text),
        raw_sha256=hashlib.sha256(raw).hexdigest() if raw is not None else text_digest(text),
        encoding=encoding,
        media_type="text/plain",
        title=title or _first_line_title(text),
        outlet=outlet,
        byline=byline,
        published=published,
        address=address,
    )


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal; lone surrogates, which UTF-8 lacks, go through as they are."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _first_line_title(text: str) -> str | None:
    """The first paragraph where it looks like a headline: short, no sentence's end, no dateline, more text after it."""
    paragraphs = find_paragraphs(text)
    if len(paragraphs) < 2:
        return None
    first = " ".join(paragraphs[0].of(text).split())
    follows = sum(span.end - span.start for span in paragraphs[1:])
    if len(first) > _MAX_TITLE or follows < len(first):
        return None
    if _SENTENCE_END.search(first) or _DATELINE.match(first) or not any(map(str.isalpha, first)):
        return None
    return first

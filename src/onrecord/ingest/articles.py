"""From an article's bytes to the article, whichever form they have."""

from __future__ import annotations

from onrecord.config import IngestLimits
from onrecord.errors import EmptyInputError, TooLargeError
from onrecord.ingest.decoding import decode
from onrecord.ingest.documents import DOCX, article_from_document, looks_like_document
from onrecord.ingest.markdown import article_from_markdown
from onrecord.ingest.pages import article_from_page, looks_like_page
from onrecord.ingest.plain import article_from_text
from onrecord.types import Article

__all__ = ["article_from_bytes"]


def article_from_bytes(
    raw: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    address: str | None = None,
    limits: IngestLimits = IngestLimits(),
) -> Article:
    """An article from its bytes.

    media_type: "text/plain", "text/markdown", "text/html" or that of a Word document where it is known; else the
        bytes' beginning decides.
    charset: the encoding that the server named. address: where the bytes were fetched from.
    Raises EmptyInputError, BinaryInputError, TooLargeError or NotAnArticleError.
    """
    if len(raw) > limits.max_bytes:
        raise TooLargeError(f"this is larger than {limits.max_bytes // 1_000_000} MB; give one article at a time")
    if not raw.strip():
        raise EmptyInputError("there is nothing here to read; give a file that holds an article")
    if media_type == DOCX or (media_type is None and looks_like_document(raw)):
        document = article_from_document(raw, address=address, max_bytes=limits.max_bytes)
        _check_length(document.text, limits)
        return document
    decoded = decode(raw, charset)
    is_page = looks_like_page(decoded.text) if media_type is None else media_type == "text/html"
    if not is_page:
        _check_length(decoded.text, limits)
        if media_type == "text/markdown":
            return article_from_markdown(decoded.text, address=address, raw=raw, encoding=decoded.encoding)
        return article_from_text(decoded.text, address=address, raw=raw, encoding=decoded.encoding)
    article = article_from_page(decoded.text, raw=raw, encoding=decoded.encoding, address=address)
    _check_length(article.text, limits)
    return article


def _check_length(text: str, limits: IngestLimits) -> None:
    if len(text) > limits.max_length:
        raise TooLargeError(f"this text is longer than {limits.max_length:,} characters; give one article at a time")

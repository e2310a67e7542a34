"""Saved or fetched pages: trafilatura finds the article's text and what the page says about itself.

The canonical text is the headline, a blank line, and trafilatura's text, a line a paragraph. Nothing is taken as a
duplicate (a chant or a refrain may come twice), and no date is guessed from the clock.
"""

from __future__ import annotations

import hashlib
import logging
import re
from typing import TYPE_CHECKING

from onrecord.errors import NotAnArticleError
from onrecord.ingest.plain import text_digest
from onrecord.types import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["article_from_page", "looks_like_page"]

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = ("script", "style", "noscript", "template", "svg")
_SILENT_OPENS = re.compile(rf"<({'|'.join(_SILENT)})\b[^<>]*>", re.IGNORECASE)
_SILENT_CLOSES = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _SILENT}
_TAG = re.compile(r"<[a-zA-Z]")
_MAX_TAGS = 100_000  # beyond any news page that we saw; keeps the parsers' time within seconds
_MIN_WORDS = 20
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}


def looks_like_page(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_PAGE.match(text[:5000]))


def article_from_page(html: str, *, raw: bytes, encoding: str, address: str | None = None) -> Article:
    """The article in a page.

    html: the decoded page. raw, encoding: its bytes and how they were decoded. address: where it was fetched from.
    Raises NotAnArticleError where the page holds no article text.
    """
    lean = _without_silent(html)
    if sum(1 for _ in _TAG.finditer(lean)) > _MAX_TAGS:
        raise NotAnArticleError(f"this page has more than {_MAX_TAGS} tags, as no article has; save the article alone")
    document = _extract(lean, address)
    body = (document.text or "").strip() if document else ""
    if document is None or len(body.split()) < _MIN_WORDS:
        raise NotAnArticleError("this page holds no article text; open the article itself and save that page")
    title = _cleaned(document.title)
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}"
    return Article(
        text=text,
        text_sha256=text_digest(text),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        encoding=encoding,
        media_type="text/html",
        title=title,
        outlet=_cleaned(document.sitename),
        byline=_cleaned(document.author),
        published=_cleaned(document.date),
        address=_cleaned(document.url) or address,
    )


def _without_silent(html: str) -> str:
    """The page without elements that show no words, less the scripts that hold structured data (JSON-LD).

    Linear in the page's length, however its tags are nested or left open: an element that nothing closes is looked for
    once.
    """
    kept: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while opening := _SILENT_OPENS.search(html, at):
        name = opening.group(1).lower()
        closing = None if name in unclosed else _SILENT_CLOSES[name].search(html, opening.end())
        if closing is None:
            unclosed.add(name)
            kept.append(html[at : opening.end()])
            at = opening.end()
            continue
        is_structured = "ld+json" in opening.group().lower()
        kept.append(html[at : closing.end() if is_structured else opening.start()])
        at = closing.end()
    kept.append(html[at:])
    return " ".join(kept)


def _extract(html: str, address: str | None) -> Document | None:
    import trafilatura  # noqa: PLC0415  (takes half a second to import, and plain text does without)
    from trafilatura.meta import reset_caches  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports what we raise as an error of our own
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            deduplicate=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # lxml, htmldate and trafilatura raise many kinds on broken pages, RecursionError too
        raise NotAnArticleError("this page cannot be parsed; save the article as plain text instead") from error
    finally:
        reset_caches()  # they grow without bound over many pages, and would let one page's text colour the next's
    return found if found is None or not isinstance(found, dict) else None


def _cleaned(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None

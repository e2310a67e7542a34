"""Word documents (.docx, ECMA-376): the text of their body as it would be printed, a line a paragraph.

Read with the standard library's zip and expat alone: the text of a newsroom's draft is runs in paragraphs, and tracked
changes decide what it says. Insertions are text, deletions are none; a library's paragraphs leave out inserted runs. A
document type declaration is refused, so that no entity can grow, and no member is unpacked beyond the limit.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from xml.parsers import expat

from onrecord.errors import BinaryInputError, EmptyInputError, TooLargeError
from onrecord.ingest.plain import article_from_text, text_digest
from onrecord.types import Article

__all__ = ["DOCX", "article_from_document", "looks_like_document"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# Elements whose text is not the document's: deleted, moved away, or a second form of what stands beside it.
_SILENT = frozenset(
    {f"{ns} {name}" for ns in (_WORD, _WORD_STRICT) for name in ("del", "moveFrom")} | {f"{_COMPATIBLE} Fallback"}
)
_BREAKS = frozenset({"br", "cr", "tab", "ptab"})
_HYPHENS = frozenset({"noBreakHyphen"})
_TITLES = frozenset({"title", "heading1", "headline"})
_MAX_DEPTH = 200  # elements in one another; Word's own documents stay under 60


def looks_like_document(raw: bytes) -> bool:
    """Whether bytes are a zip archive with a Word document's body."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def article_from_document(raw: bytes, *, address: str | None = None, max_bytes: int = 20_000_000) -> Article:
    """The article in a Word document; its title is the first paragraph in the style Title or Heading 1.

    max_bytes: of the body, unpacked. Raises BinaryInputError, EmptyInputError or TooLargeError.
    """
    body = _Body()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = body.open
    parser.EndElementHandler = body.close
    parser.CharacterDataHandler = body.add
    parser.StartDoctypeDeclHandler = body.refuse
    try:
        parser.Parse(_unpacked(raw, max_bytes), True)
    except expat.ExpatError as error:
        raise BinaryInputError("this Word document's text cannot be read; save it again, or as plain text") from error
    if not body.paragraphs:
        raise EmptyInputError("this document holds no text; give one that holds an article")
    article = article_from_text("\n\n".join(body.paragraphs), title=body.title, address=address)
    return Article(
        text=article.text,
        text_sha256=text_digest(article.text),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        encoding="utf-8",
        media_type=DOCX,
        title=article.title,
        address=address,
    )


def _unpacked(raw: bytes, limit: int) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(_BODY) as member:
            content = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise BinaryInputError("this is no Word document that can be opened; save it again as .docx") from error
    if len(content) > limit:
        raise TooLargeError(f"this document unpacks to more than {limit // 1_000_000} MB; give one article at a time")
    return content


class _Body:
    """Collects the paragraphs of a document while it is parsed."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.title: str | None = None
        self._open: list[list[str]] = []  # the text of each paragraph that is open; a text box stands within one
        self._styles: list[str] = []
        self._silent = 0
        self._depth = 0
        self._in_text = False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise BinaryInputError("this document nests deeper than any article; save its text as plain text")
        if name in _SILENT:
            self._silent += 1
        namespace, _, local = name.rpartition(" ")
        if namespace not in {_WORD, _WORD_STRICT}:
            return
        if local == "p":
            self._open.append([])
            self._styles.append("")
        elif local == "pStyle" and self._styles:
            self._styles[-1] = attributes.get(f"{namespace} val", "").lower()
        elif local == "t":
            self._in_text = True
        elif local in _BREAKS | _HYPHENS and self._open and not self._silent:
            self._open[-1].append(" " if local in _BREAKS else "-")

    def close(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        if name in _SILENT:
            self._silent -= 1
        namespace, _, local = name.rpartition(" ")
        if namespace in {_WORD, _WORD_STRICT}:
            if local == "t":
                self._in_text = False
            elif local == "p":
                self._end_paragraph()

    def add(self, words: str) -> None:
        """Text stands in the element that is open."""
        if self._in_text and self._open and not self._silent:
            self._open[-1].append(words)

    def refuse(self, *_: object) -> None:
        """A document type declaration begins, which no Word document has."""
        raise BinaryInputError(
            "this document declares a document type, as none from Word does; save it again from Word"
        )

    def _end_paragraph(self) -> None:
        words, style = " ".join("".join(self._open.pop()).split()), self._styles.pop()
        if words:
            self.paragraphs.append(words)
            if self.title is None and style in _TITLES:
                self.title = words

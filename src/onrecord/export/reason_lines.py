"""Why something is inferred, as a line of the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from onrecord.export.folding import Folder, plain
from onrecord.types import Record, Span

__all__ = ["placed", "put_reason"]


def put_reason(folder: Folder, record: Record, what: str, reason: str, words: Sequence[Span], margin: str) -> None:
    """Print what is inferred, why, and the words that it rests on with their paragraphs."""
    said = Text(f"{plain(what)}: {plain(reason)}" if reason else plain(what), style=Style(dim=True, italic=True))
    if words:
        said.append(f", from {', '.join(placed(record, span) for span in words)}")
    folder.put(said, margin + "? ")


def placed(record: Record, span: Span) -> str:
    """Words of the article in quotation marks with their paragraph."""
    return f"“{plain(span.of(record.article.text))}” ¶{_paragraph(record, span)}"


def _paragraph(record: Record, span: Span) -> int:
    """Number of the paragraph that a span begins in, from 1."""
    return sum(paragraph.start <= span.start for paragraph in record.layout.paragraphs)

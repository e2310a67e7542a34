"""The article, its layout, and what every span points into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Article", "Entity", "EntityType", "ModelIdentity", "Quotation", "Span", "TextLayout"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of canonical text, `text[start:end]`, in code points; never empty in a record."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """An article as ingested: canonical text, fixed from then on, and what the copy says about itself.

    text: canonical text; for plain text the decoded text itself.
    text_sha256: SHA-256 of the canonical text in UTF-8, in hexadecimal; the text's name everywhere.
    raw_sha256: SHA-256 of the bytes that were read.
    encoding: the encoding that the bytes were decoded with.
    media_type: "text/plain", "text/markdown", "text/html", or that of a Word document.
    title, outlet, byline: as the copy states them; None where it does not.
    published: ISO 8601 date as the copy states it; None where it does not.
    address: canonical address that the copy states, else the address that it was fetched from, else None.
    """

    text: str
    text_sha256: str
    raw_sha256: str
    encoding: str
    media_type: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    spans: one span a paragraph, marks included, in text order; several where a quotation opens again in the next
        paragraph and closes once.
    depth: 1 for a quotation in running text, 2 for one inside another, and so on.
    is_closed: False where the closing mark is missing and the quotation is taken to end with its paragraph.
    """

    spans: tuple[Span, ...]
    depth: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class TextLayout:
    """Where an article's paragraphs, sentences and quotations lie, each in text order.

    Paragraphs and sentences have no white space at their ends and do not overlap; a sentence lies in one paragraph.
    """

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


class EntityType(StrEnum):
    """Types of a named entity, as far as the reader's training data tells them apart."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity's mention, with its type."""

    span: Span
    type: EntityType


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """The weights that read an article: a name with version, and the SHA-256 of the weights' files together."""

    name: str
    sha256: str

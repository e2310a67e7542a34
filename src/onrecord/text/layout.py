"""The text stage: paragraphs, sentences and quotations of one canonical text."""

from __future__ import annotations

from onrecord.text.paragraphs import find_paragraphs
from onrecord.text.quotations import find_quotations
from onrecord.text.sentences import split_sentences
from onrecord.types import TextLayout

__all__ = ["lay_out"]


def lay_out(text: str) -> TextLayout:
    """Find a text's paragraphs, sentences and quotations; any text will do, also an empty one."""
    paragraphs = find_paragraphs(text)
    return TextLayout(paragraphs, split_sentences(text, paragraphs), find_quotations(text, paragraphs))

"""Find paragraphs: lines, or blocks of lines where a text is evidently wrapped to a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.types import Span

__all__ = ["find_paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"(?:\r\n|\n|\r|\u2029)[^\S\n\r]*(?:\r\n|\n|\r|\u2029)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

# A line broken by hand sits in a block of lines of about one width and mostly stops in mid-sentence.
_MIN_WRAPPED_LINES = 6
_MAX_WRAPPED_WIDTH = 100
_MIN_OPEN_SHARE = 0.7


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of a text's paragraphs, in text order, without white space at their ends.

    Every line that is not blank is a paragraph, unless the text is wrapped: then a block between blank lines is one.
    """
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end()))]
    blocks = _blocks(text, lines)
    if _is_wrapped(text, blocks):
        return tuple(Span(block[0].start, block[-1].end) for block in blocks)
    return tuple(lines)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start, end = end - len(piece.lstrip()), start + len(piece.rstrip())
    return Span(start, end) if start < end else None


def _blocks(text: str, lines: list[Span]) -> list[list[Span]]:
    """Lines grouped by the blank lines between them."""
    blocks: list[list[Span]] = [lines[:1]] if lines else []
    for before, line in pairwise(lines):
        if _BLANK_BETWEEN.search(text, before.end, line.start):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _is_wrapped(text: str, blocks: list[list[Span]]) -> bool:
    inner = [line for block in blocks for line in block[:-1]]
    if len(blocks) < 2 or len(inner) < _MIN_WRAPPED_LINES:
        return False
    if max(line.end - line.start for line in inner) > _MAX_WRAPPED_WIDTH:
        return False
    is_open = [not _SENTENCE_END.search(line.of(text)[-4:]) for line in inner]
    return sum(is_open) >= _MIN_OPEN_SHARE * len(inner)

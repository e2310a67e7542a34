"""Pair quotation marks as newspapers use them.

A paragraph's marks are read left to right with a stack. A mark's own shape says whether it opens or closes where it
can (“ ” « »); where it cannot (" '), and where a desk used the wrong one, its neighbours decide: an opening mark has a
space, a bracket, a dash or another opening mark before it and a word after it. A paragraph that ends inside a quotation
is followed up where the next one opens again with the same mark; otherwise its quotation ends with it. Nothing is
carried on, so that a wrong mark spoils its own paragraph at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.types import Quotation, Span

__all__ = ["find_quotations", "quotation_depth"]

_MARK = re.compile("``|''|[\"“”„‟«»'‘’‚‛‹›]")
_FAMILIES = {
    "double": '"“”„‟',
    "single": "'‘’‚‛",
    "guillemet": "«»",
    "single guillemet": "‹›",
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks} | {"``": "double", "''": "double"}
_OPENS = frozenset("“„‟‘‚‛«‹") | {"``"}
_CLOSES = frozenset("”’»›") | {"''"}
_BEFORE_OPENING = frozenset("([{<—–-/…:;,=&*_|")
# Words that lose letters at their start, where a single mark is an apostrophe and opens nothing.
_CLIPPED = re.compile(r"(?:\d0s|\d\ds?|tis|twas|em|til|cause|bout|n|round|cuz)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet; spans holds those of earlier paragraphs."""

    start: int
    family: str
    depth: int
    spans: list[Span] = field(default_factory=list)


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of a text, in order of their first marks, each after the one that holds it.

    paragraphs: spans in text order. An unmatched closing mark is ignored; a quotation that nobody closes ends with its
    paragraph, unless it is a single mark, which is then an apostrophe after all.
    """
    found: list[Quotation] = []
    carried: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        carried = _read_paragraph(text, paragraph, carried, found)
        if carried and not _reopens(text, paragraphs[number + 1 : number + 2], carried.family):
            found.append(Quotation(tuple(carried.spans), 1, is_closed=False))
            carried = None
    return tuple(sorted(found, key=lambda quotation: (quotation.spans[0].start, quotation.depth)))


def quotation_depth(length: int, quotations: Sequence[Quotation]) -> npt.NDArray[np.int8]:
    """How many quotations each code point of a text stands in, marks included; shape (length,)."""
    steps = np.zeros(length + 1, dtype=np.int32)
    for quotation in quotations:
        for span in quotation.spans:
            steps[span.start] += 1
            steps[span.end] -= 1
    return np.minimum(np.cumsum(steps[:-1]), 127).astype(np.int8)


def _reopens(text: str, following: Sequence[Span], family: str) -> bool:
    """Whether the next paragraph begins with a mark that opens."""
    if not following:
        return False
    match = _MARK.match(text, following[0].start)
    return bool(match) and _FAMILY[match.group()] == family and match.group() not in {"»", "›"} if match else False


def _read_paragraph(text: str, paragraph: Span, carried: _Open | None, found: list[Quotation]) -> _Open | None:
    """Add a paragraph's quotations to those found; return the one that is still open at its end."""
    stack: list[_Open] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match.group(), match.start(), match.end()
        family = _FAMILY[mark]
        if carried and start == paragraph.start:
            stack.append(_Open(start, family, 1, carried.spans))
            carried = None
            continue
        may_open, may_close = _may_open(text, paragraph, start, end), _may_close(text, paragraph, start, end)
        if family == "single" and not _is_quoting(text, paragraph, start, end, may_open, may_close):
            continue
        holder = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
        if _closes(mark, holder is not None, may_open, may_close):
            if holder is not None:
                opened = stack[holder]
                # What is still open inside it was never closed: a single mark was an apostrophe, others end here.
                del stack[holder:]
                found.append(Quotation((*opened.spans, Span(opened.start, end)), len(stack) + 1, is_closed=True))
        elif len(stack) < _MAX_DEPTH:
            stack.append(_Open(start, family, len(stack) + 1))
    if not stack or stack[0].family == "single":
        return None
    opened = stack[0]
    opened.spans.append(Span(opened.start, paragraph.end))
    return opened


_MAX_DEPTH = 8  # deeper than any copy nests; keeps a text of nothing but opening marks linear


def _may_open(text: str, paragraph: Span, start: int, end: int) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not after.isspace() and (before.isspace() or before in _BEFORE_OPENING or _FAMILY.get(before) is not None)


def _may_close(text: str, paragraph: Span, start: int, end: int) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not before.isspace() and (not after.isalnum() or before in ".,!?…")


def _is_quoting(text: str, paragraph: Span, start: int, end: int, may_open: bool, may_close: bool) -> bool:
    """Whether a single mark can be a quotation mark: not within a word, and not in place of a word's lost letters."""
    if text[start] in "‘‚‛":
        return may_open and not _CLIPPED.match(text, end, paragraph.end)
    if may_open and not may_close and _CLIPPED.match(text, end, paragraph.end):
        return False
    return may_open or may_close


def _closes(mark: str, has_opening: bool, may_open: bool, may_close: bool) -> bool:
    """Whether a mark closes: by its neighbours where they leave one choice, else by its shape, else by what is open."""
    if mark in {"«", "»", "‹", "›"}:
        return mark in _CLOSES
    if may_open != may_close:
        if may_open and mark in _CLOSES and has_opening and mark not in {"’", "''"}:
            return True
        return may_close
    if mark in _OPENS:
        return False
    if mark in _CLOSES:
        return True
    return has_opening

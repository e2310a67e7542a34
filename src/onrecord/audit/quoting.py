"""How much of what somebody says stands within quotation marks."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.audit.view import Act, Copy
from onrecord.types import Span

__all__ = ["quoted_spans", "quoted_words"]


def quoted_spans(copy: Copy, act: Act) -> tuple[Span, ...]:
    """The parts of an act's content that stand within quotation marks, in text order."""
    marked = copy.once("marked", _marked)
    found = []
    for content in act.attribution.content:
        # Quotations in running text do not overlap, so the one before the content's beginning is all that can reach in.
        for span in marked[max(0, bisect_right(marked, content) - 1) :]:
            if span.start >= content.end:
                break
            start, end = max(content.start, span.start), min(content.end, span.end)
            if start < end:
                found.append(Span(start, end))
    return tuple(sorted(found))


def quoted_words(copy: Copy, act: Act) -> int:
    """How many words of an act's content stand within quotation marks."""
    return sum(len(span.of(copy.text).split()) for span in quoted_spans(copy, act))


def _marked(copy: Copy) -> tuple[Span, ...]:
    return tuple(sorted(span for quotation in copy.quotations for span in quotation.spans))

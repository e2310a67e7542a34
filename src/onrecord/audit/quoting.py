"""How much of what somebody says stands within quotation marks."""

from __future__ import annotations

from onrecord.audit.view import Act, Copy
from onrecord.types import Span

__all__ = ["overlap", "quoted_spans", "quoted_words"]


def overlap(one: Span, other: Span) -> Span | None:
    """What two spans share."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def quoted_spans(copy: Copy, act: Act) -> tuple[Span, ...]:
    """The parts of an act's content that stand within quotation marks, in text order."""
    marked = [span for quotation in copy.quotations for span in quotation.spans]
    found = [overlap(content, span) for content in act.attribution.content for span in marked]
    return tuple(sorted(span for span in found if span is not None))


def quoted_words(copy: Copy, act: Act) -> int:
    """How many words of an act's content stand within quotation marks."""
    return sum(len(span.of(copy.text).split()) for span in quoted_spans(copy, act))

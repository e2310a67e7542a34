"""Where statements come from: another outlet's report, an unnamed source, or somebody else."""

from __future__ import annotations

import re

from onrecord.audit.view import Act, Copy
from onrecord.types import Host, SourceKind, Span

__all__ = ["OTHERS", "names_outlet", "origin_of", "outlets_in"]

OTHERS = "others"
_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_CAPITAL = re.compile(r"\b[A-Z][\w.&’']*")
_GENERIC = frozenset(
    {"a", "an", "the", "one", "some", "several", "local", "media", "press", "report", "reports", "news"}
)


def origin_of(copy: Copy, act: Act) -> str | None:
    """The origin of a statement: "outlet NAME" or "unnamed ID" where that is all there is, OTHERS, None if not told."""
    if len(act.speakers) != 1:
        return OTHERS if act.speakers else None
    source = act.speakers[0]
    if source.kind is SourceKind.PRESS_REPORT:
        words = source.name or source.description
        return None if words is None or copy.is_own_outlet(words) else f"outlet {source.id}"
    if source.relay is not None and not copy.is_own_outlet(source.relay):
        return f"outlet {_outlet_id(copy, source.relay)}"
    if source.kind in _UNNAMED:
        passed_on = act.attribution.host is Host.SOURCE
        return OTHERS if passed_on else f"unnamed {source.id}"
    return OTHERS


def _outlet_id(copy: Copy, words: Span) -> str:
    """The id of the report that words name, else the words themselves."""
    for source in copy.record.sources:
        if source.kind is SourceKind.PRESS_REPORT and any(m.span.overlaps(words) for m in source.mentions):
            return source.id
    return " ".join(words.of(copy.text).lower().split())


def names_outlet(words: str) -> bool:
    """Whether words name an outlet rather than reports in general."""
    return any(match.group().lower() not in _GENERIC for match in _CAPITAL.finditer(words))


def outlets_in(copy: Copy, span: Span) -> tuple[Span, ...]:
    """Mentions within a span of other outlets that are named."""
    return tuple(
        mention.span
        for source in copy.record.sources
        if source.kind is SourceKind.PRESS_REPORT
        for mention in source.mentions
        if span.contains(mention.span)
        and names_outlet(mention.span.of(copy.text))
        and not copy.is_own_outlet(mention.span)
    )

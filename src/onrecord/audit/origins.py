"""Where statements come from: another outlet's report, an unnamed source, or somebody else."""

from __future__ import annotations

import re
from functools import cache

from onrecord.audit.view import Act, Copy
from onrecord.lexicon import load_lexicon
from onrecord.types import SourceKind, Span

__all__ = ["OTHERS", "UNNAMED", "origin_of", "outlet_of", "outlets_in"]

OTHERS = "others"
UNNAMED = "unnamed"
_NAMELESS = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_NAME = r"(?:[A-Z0-9][\w.&’'-]*(?:\s+(?:of\s+)?[A-Z0-9][\w.&’'-]*)*)"
_REPORT_FROM = re.compile(
    rf"\b(?:report|story|article|profile|post|piece|interview|item)s?\s+(?:from|in|by|on|at|with)\s+(?:the\s+)?(?P<who>{_NAME})"
)
_GENERIC = re.compile(
    r"(?:the|a|an|this|that|its|one|another|new|recent|latest|news|media|original|same|local|initial|press|earlier|\s)*"
    r"(?:report|reports|newspaper|paper|site|website|outlet|blog|story|article|magazine|piece|tabloid|broadcaster|network|agency|statement"
    r"|profile)?",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[\w&]+$")


def outlet_of(copy: Copy, words: Span) -> str | None:
    """A key for the outlet that words name: its last word, in lower case; "" for a report in general, None for neither."""
    said = words.of(copy.text)
    named = _REPORT_FROM.search(said)
    if named:
        return _key(named["who"])
    if _GENERIC.fullmatch(said.strip(" ,")):
        return ""
    kinds = [s.kind for s in copy.record.sources if any(m.span.overlaps(words) for m in s.mentions)]
    if SourceKind.PRESS_REPORT in kinds or _is_known(said):
        return _key(said) if re.search(r"[A-Z]", said) else ""
    return None


def outlets_in(copy: Copy, span: Span) -> tuple[Span, ...]:
    """Mentions within a span of other outlets that are named."""
    found = [
        mention.span
        for source in copy.record.sources
        for mention in source.mentions
        if span.contains(mention.span) and source.kind in {SourceKind.PRESS_REPORT, SourceKind.NAMED_ORGANISATION}
    ]
    found += [s.relay for s in copy.record.sources if s.relay and span.contains(s.relay)]
    found += [Span(*m.span("who")) for m in _REPORT_FROM.finditer(copy.text, span.start, span.end)]
    found += [e.span for e in copy.record.entities if span.contains(e.span) and _is_known(e.span.of(copy.text))]
    return tuple(sorted(words for words in set(found) if outlet_of(copy, words) and not copy.is_own_outlet(words)))


def origin_of(copy: Copy, act: Act) -> str | None:
    """Where a statement comes from: an outlet's key ("" for a report in general), UNNAMED, OTHERS; None if not told."""
    if not act.attribution.source:
        return None
    outlet = outlet_of(copy, act.attribution.source[0])
    if outlet is not None:
        return None if copy.is_own_outlet(act.attribution.source[0]) else outlet
    for source in act.speakers:
        if source.relay is not None:
            return OTHERS if copy.is_own_outlet(source.relay) else outlet_of(copy, source.relay) or OTHERS
    return UNNAMED if act.speakers and all(source.kind in _NAMELESS for source in act.speakers) else OTHERS


def _key(name: str) -> str:
    match = _LAST_WORD.search(re.sub(r"[’']s\b.*|[\s,.”\"]+$", "", name.strip()))
    return match.group().lower() if match else name.lower()


def _is_known(words: str) -> bool:
    name = re.sub(r"[’']s$", "", " ".join(words.lower().split()).removeprefix("the "))
    return name in _outlets()


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", "outlets.txt"))

"""Where statements come from: another outlet's report, an unnamed source, or somebody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from onrecord.audit.view import Act, Copy
from onrecord.lexicon import load_lexicon
from onrecord.types import SourceKind, Span

__all__ = ["OTHERS", "UNNAMED", "is_relay", "is_second_hand", "origin_of", "outlet_of", "outlets_in"]

OTHERS = "others"
UNNAMED = "unnamed"
_NAMELESS = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_BODIES = frozenset({SourceKind.PRESS_REPORT, SourceKind.NAMED_ORGANISATION})
_NAME = r"(?:[A-Z0-9][\w.&’'-]*(?:\s+(?:of\s+)?[A-Z0-9][\w.&’'-]*)*)"
_REPORT_FROM = re.compile(
    rf"\b(?:report|story|article|profile|post|piece|item)s?\s+(?:from|in|by|on|at|with)\s+(?:the\s+)?(?P<who>{_NAME})"
)
_GENERIC = re.compile(
    r"(?:the|a|an|this|that|its|one|another|new|recent|latest|news|media|original|same|local|initial|press|earlier|\s)*"
    r"(?:report|newspaper|paper|site|website|outlet|blog|story|article|magazine|piece|tabloid|broadcaster|network|agency"
    r"|statement|profile)?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:\w+\s+)*(?:media|outlets|newspapers|papers|reports|sites|websites|rumou?rs?)(?:\s+(?:reports|sources))?",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:newspaper|daily|tabloid|broadcaster|magazine|website|news\s+(?:agency|site|network))\b")
_CAPITAL = re.compile(r"[A-Z]")
_NOUN_BEHIND = re.compile(
    r"\s+(?:newspaper|paper|magazine|daily|website|agency|news\s+agency|network|report)$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"[\w&]+$")
_OWN_NEWS = ("announc", "confirm", "den", "declin", "apolog")  # cues by which an outlet speaks of its own affairs


def outlet_of(copy: Copy, words: Span) -> str | None:
    """A key for the outlet that words name: the last word of its name, in lower case.

    "" for a report in general, None where the words name no medium.
    """
    said = words.of(copy.text).strip(" ,")
    named = _REPORT_FROM.search(said)
    if named:
        return _key(named["who"])
    if _GENERIC.fullmatch(said) or _SEVERAL.fullmatch(said):
        return ""
    is_press = SourceKind.PRESS_REPORT in copy.kinds_at(words)
    if is_press or _is_known(said) or _CALLED.search(said):
        return _key(said) if _CAPITAL.search(said) else ""
    key = _key(said)
    return key if _CAPITAL.search(said) and len(said.split()) <= 3 and key in copy.once("presses", _presses) else None


def _presses(copy: Copy) -> frozenset[str]:
    """Keys of the media that the copy calls so somewhere."""
    called = (
        m.span.of(copy.text) for s in copy.record.sources if s.kind is SourceKind.PRESS_REPORT for m in s.mentions
    )
    return frozenset(_key(name) for name in called if _CAPITAL.search(name[1:]))


def outlets_in(copy: Copy, span: Span) -> tuple[Span, ...]:
    """Mentions within a span of other outlets that are named."""
    named = copy.once("outlets", _named)
    first = bisect_left(named, Span(span.start, 0))
    found = []
    for words in named[first:]:
        if words.start >= span.end:
            break
        if span.contains(words):
            found.append(words)
    return tuple(found)


def _named(copy: Copy) -> tuple[Span, ...]:
    """Every mention of another outlet by its name, in text order."""
    sources = copy.record.sources
    spans = {mention.span for source in sources if source.kind in _BODIES for mention in source.mentions}
    spans |= {source.relay for source in sources if source.relay}
    spans |= {entity.span for entity in copy.record.entities if _is_known(entity.span.of(copy.text))}
    spans = {words for words in spans if outlet_of(copy, words)}
    spans |= {Span(*match.span("who")) for match in _REPORT_FROM.finditer(copy.text)}
    return tuple(sorted(words for words in spans if not copy.is_own_outlet(words)))


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


def is_relay(copy: Copy, act: Act) -> bool:
    """Whether another outlet is given as the one who says something, about others and not about itself."""
    cue = " ".join(span.of(copy.text).lower() for span in act.attribution.cue)
    if not act.attribution.source or any(word in cue for word in _OWN_NEWS):
        return False
    words = act.attribution.source[0]
    return bool(outlet_of(copy, words)) and not copy.is_own_outlet(words)


def is_second_hand(copy: Copy) -> bool:
    """Whether the top of the copy passes on another outlet's report, so that its sources may be that outlet's."""
    return copy.once("second hand", _is_second_hand)


def _is_second_hand(copy: Copy) -> bool:
    top = copy.body[:2]
    return any(is_relay(copy, act) for paragraph in top for act in copy.outer_acts_in(paragraph))


def _key(name: str) -> str:
    name = _NOUN_BEHIND.sub("", name)
    match = _LAST_WORD.search(re.sub(r"[’']s\b.*|[\s,.”\"]+$", "", name.strip()))
    return match.group().lower() if match else name.lower()


def _is_known(words: str) -> bool:
    name = re.sub(r"[’']s$", "", " ".join(words.lower().split()).removeprefix("the "))
    return name in _outlets()


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", "outlets.txt"))

"""O402: what others report, without credit to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import outlet_of, outlets_in
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["RULE"]

_WHOSE = (
    r"(?:media|press|news|local|various|some|several|recent|unconfirmed|multiple|new|early|initial|online|many|other)"
)
_SAYS = r"(?:said|say|says|suggest\w*|claim\w*|indicat\w+|emerg\w+|alleg\w+|surfac\w+)"
_RELAY = re.compile(
    r"\b(?:reportedly"
    rf"|(?:{_WHOSE}\s+)+reports?\s+{_SAYS}"
    rf"|reports\s+{_SAYS}"
    rf"|according\s+to\s+(?:{_WHOSE}\s+)*reports\b"
    rf"|(?:as\s+)?an?\s+(?:{_WHOSE}\s+)*(?:report|rumou?r)\s+{_SAYS}"
    rf"|(?:{_WHOSE}\s+)+media\s+(?:have\s+|has\s+)?(?:reported|noted|claimed|said)"
    r"|it\s+(?:is|was|has\s+been|had\s+been)\s+(?:widely\s+)?reported\s+that"
    r"|(?:is|are|was|were|has\s+been|have\s+been)\s+(?:widely\s+)?reported\s+to\b"
    r"|(?:it\s+is|it[’']s)\s+(?:believed|thought|understood|rumou?red|said)\s+that"
    r"|(?:is|are|was|were|be)\s+(?:rumou?red|said|believed|thought|understood)\s+to\s+(?:have|be)\b)",
    re.IGNORECASE,
)
_BELIEF = re.compile(r"\b(?:believed|thought)\b", re.IGNORECASE)  # an authority's as often as a report's
_SAID_BY = re.compile(r"\s+(?:by|from|in)\s+(?:the\s+)?[A-Z]")


def _look(copy: Copy) -> Iterator[Place]:
    for paragraph in copy.body:
        for match in _RELAY.finditer(copy.text, paragraph.start, paragraph.end):
            words = Span(*match.span())
            if not copy.is_quoted(words) and not _is_credited(copy, paragraph, words):
                message = "what others report is passed on here, and no outlet is credited"
                yield Place(words, message, is_sure=_BELIEF.search(words.of(copy.text)) is None)
                break  # once a paragraph


def _is_credited(copy: Copy, paragraph: Span, words: Span) -> bool:
    """Whether somebody is named who reports it: an outlet in the paragraph, or a speaker whose statement it is in."""
    if outlets_in(copy, paragraph) or _SAID_BY.match(copy.text, words.end):
        return True
    sentence = copy.sentences[copy.sentence_at(words.start)]
    return any(
        any(content.contains(words) for content in act.attribution.content)
        for act in copy.acts_in(sentence)
        if act.speakers and not any(span.overlaps(words) for span in act.attribution.cue)
        if act.attribution.source and outlet_of(copy, act.attribution.source[0]) != ""
    )


RULE = Rule(
    code="O402",
    title="Relayed report without credit",
    looks_for="“Reportedly”, “media reports say”, “it was reported that”, “is said to have” in a paragraph "
    "that names no outlet.",
    cannot_see="Credit that is given by a link alone.",
    settle="Say who reported it, or who says it.",
    standards=(
        ap("what another organisation reported is credited to it by name"),
        reuters("a report picked up from another outlet is attributed to that outlet"),
        bbc_accuracy("what cannot be corroborated is attributed"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)

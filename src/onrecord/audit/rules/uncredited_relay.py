"""O402: what others report, without credit to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import outlets_in
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["RULE"]

_RELAY = re.compile(
    r"\b(?:reportedly"
    r"|(?:(?:media|press|news|local|various|some|several|recent|unconfirmed|earlier|multiple|new|early|initial|online|many|other)\s+)+"
    r"reports?(?:\s+(?:said|say|says|suggest\w*|claim\w*|indicat\w+|emerged|that|alleg\w+|of)\b)?"
    r"|(?<!police\s)(?<!the\s)reports\s+(?:said|say|suggest\w*|claim\w*|indicat\w+|emerged|that|alleg\w+|circulat\w+|surfac\w+)\b"
    r"|according\s+to\s+(?:(?:media|press|news|local|various|some|several|recent|unconfirmed|multiple|many)\s+)*reports\b"
    r"|(?:it\s+(?:is|was|has\s+been|had\s+been)|(?:is|was|are|were)\s+being|(?:is|was|are|were|has\s+been|have\s+been))\s+(?:widely\s+)?"
    r"reported(?:\s+(?:that|to)\b)"
    r"|(?:is|are|was|were)\s+(?:rumou?red|said|believed|thought|understood)\s+to\s+(?:have|be)\b"
    r"|rumou?rs?\s+(?:that|has\s+it|have\s+it|suggest\w*|claim\w*|of|are|were|began|have|circulat\w+|about))",
    re.IGNORECASE,
)


def _look(copy: Copy) -> Iterator[Place]:
    for paragraph in copy.body:
        for match in _RELAY.finditer(copy.text, paragraph.start, paragraph.end):
            words = Span(*match.span())
            if not copy.is_quoted(words) and not _is_credited(copy, paragraph, words):
                yield Place(words, "what others report is passed on here, and no outlet is credited")
                break  # once a paragraph


def _is_credited(copy: Copy, paragraph: Span, words: Span) -> bool:
    """Whether somebody is named who reports it: an outlet in the paragraph, or a speaker in the sentence."""
    if outlets_in(copy, paragraph):
        return True
    sentence = copy.sentences[copy.sentence_at(words.start)]
    for act in copy.acts_in(sentence):
        spans = (*act.attribution.source, *act.attribution.cue)
        if act.attribution.source and not any(span.overlaps(words) for span in spans):
            return any(content.contains(words) for content in act.attribution.content)
    return False


RULE = Rule(
    code="O402",
    title="Relayed report without credit",
    looks_for="“Reportedly”, “media reports say”, “it was reported”, “is said to have” in a paragraph that names no outlet.",
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

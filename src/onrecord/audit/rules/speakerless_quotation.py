"""Q501: a quotation with no speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Copy
from onrecord.audit.voices import has_voice
from onrecord.types import Quotation

__all__ = ["RULE"]

MIN_WORDS = 6  # fewer are a title, a term or a phrase
_SENTENCE_LIKE = re.compile(r"[\"“'‘]+[A-Z0-9].*[.!?,…][\"”'’]+\s*$", re.DOTALL)


def _look(copy: Copy) -> Iterator[Place]:
    for quotation in copy.quotations:
        if _is_speech(copy, quotation) and not has_voice(copy, quotation):
            yield Place(quotation.spans[0], "no speaker is given for this quotation, as far as could be read")


def _is_speech(copy: Copy, quotation: Quotation) -> bool:
    words = " ".join(span.of(copy.text) for span in quotation.spans)
    is_in_body = copy.is_in_body(quotation.spans[0])
    return is_in_body and len(words.split()) >= MIN_WORDS and _SENTENCE_LIKE.match(words) is not None


RULE = Rule(
    code="Q501",
    title="Quotation without a speaker",
    looks_for="A quoted sentence of six words or more, where neither its paragraph nor the one before says "
    "whose words it is.",
    cannot_see="A speaker who is plain from the layout alone: a caption, a pulled quotation, a list of answers.",
    settle="Say who says it.",
    standards=(
        ap("every quotation is attributed, and a new speaker is named at once"),
        reuters("the source of a quotation is identified as quickly as possible"),
    ),
    severity=Severity.ERROR,
    is_sure=True,
    look=_look,
)

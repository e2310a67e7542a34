"""Q506: a word or two in quotation marks, without a word of whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy
from onrecord.audit.view import Copy
from onrecord.audit.voices import speaks
from onrecord.types import Quotation, Span

__all__ = ["RULE"]

MAX_WORDS = 4  # words in marks; more are a quotation that Q501 looks at
_FRAGMENT = re.compile(r"[\"“'‘]+[a-z][^.!?]*[^.!?,]?[,.]?[\"”'’]+$")
_TERM = re.compile(
    r"\b(?:so-called|called|known\s+as|termed|dubbed|named|nicknamed|titled|entitled|labell?ed|terms?|words?|phrases?|slogan|hashtag"
    r"|code-?named|meaning|means|means\s+of)\b[^\"“”'‘’]{0,25}$",
    re.IGNORECASE,
)
_BEFORE = 60  # code points before a fragment in which a word that names it is looked for


def _look(copy: Copy) -> Iterator[Place]:
    for quotation in copy.quotations:
        span = quotation.spans[0]
        if _is_fragment(copy, quotation) and not _has_owner(copy, span):
            yield Place(span, "these words are quoted, and this copy does not say whose they are")


def _is_fragment(copy: Copy, quotation: Quotation) -> bool:
    span = quotation.spans[0]
    words = span.of(copy.text)
    is_in_body = copy.is_in_body(span)
    is_short = len(quotation.spans) == 1 and len(words.split()) <= MAX_WORDS and quotation.is_closed
    return is_in_body and is_short and _FRAGMENT.match(words) is not None


def _has_owner(copy: Copy, span: Span) -> bool:
    """Whether the sentence says whose the words are, or that they are a name or a term."""
    sentence = copy.sentences[copy.sentence_at(span.start)]
    if copy.acts_in(sentence) or speaks(copy, sentence):
        return True
    return _TERM.search(copy.text, max(sentence.start, span.start - _BEFORE), span.start) is not None


RULE = Rule(
    code="Q506",
    title="Quoted fragment without an owner",
    looks_for="Up to four words in quotation marks in a sentence where nobody says anything.",
    cannot_see="Terms, titles and nicknames that are quoted by custom, and irony.",
    settle="Say whose words they are, quote the sentence that they were cut from, or leave the marks out.",
    standards=(
        ap("fragmentary quotations are avoided; a few ordinary words are put without marks"),
        bbc_accuracy("quotation marks are not used so that the audience cannot tell whose words they hold"),
    ),
    severity=Severity.NOTE,
    is_sure=False,
    look=_look,
)

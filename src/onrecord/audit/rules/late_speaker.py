"""Q504: a speaker named only after the second sentence of a long quotation."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Act, Copy
from onrecord.types import QuoteType, Span

__all__ = ["RULE"]

MAX_SENTENCES = 1  # quoted sentences that may come before the speaker is named


def _look(copy: Copy) -> Iterator[Place]:
    for act in copy.outer_acts:
        attribution = act.attribution
        if attribution.quote is not QuoteType.DIRECT or not attribution.source:
            continue
        opening = _quoted_before(copy, act)
        if opening is not None and not _is_known(copy, act, opening):
            number = sum(1 for _ in copy.sentences_in(opening))
            if number > MAX_SENTENCES:
                yield Place(opening, f"the speaker is named after {number} sentences of this quotation", (act.place,))


def _quoted_before(copy: Copy, act: Act) -> Span | None:
    """The stretch from the quotation's beginning to the words that name the speaker, in one paragraph."""
    named = min(span.start for span in (*act.attribution.source, *act.attribution.cue))
    first = act.attribution.content[0]
    paragraph = copy.paragraphs[copy.paragraph_at(named)]
    start = max(first.start, paragraph.start)
    return Span(start, named) if start < named else None


def _is_known(copy: Copy, act: Act, opening: Span) -> bool:
    """Whether the paragraph before names the same one or has them speak, so that a reader knows who goes on."""
    number = copy.paragraph_at(opening.start)
    if number == 0:
        return False
    before = copy.paragraphs[number - 1]
    if any(set(act.attribution.speakers) & set(other.attribution.speakers) for other in copy.acts_in(before)):
        return True
    return any(before.contains(mention.span) for source in act.speakers for mention in source.mentions)


RULE = Rule(
    code="Q504",
    title="Speaker named late in a long quotation",
    looks_for="A quotation of which two whole sentences or more come before its speaker is named.",
    cannot_see="A speaker who is plain from a picture, or from words that could not be read as naming them.",
    settle="Name the speaker after the first sentence, or before it.",
    standards=(
        reuters("the source of a quotation is named as soon as can be, usually after the first sentence"),
        ap("the attribution of a long quotation comes after its first sentence"),
    ),
    severity=Severity.NOTE,
    is_sure=True,
    look=_look,
)

"""Q503: two speakers quoted in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.quoting import quoted_spans, quoted_words
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Act, Copy
from onrecord.types import MentionForm, QuoteType

__all__ = ["RULE"]

MIN_WORDS = 6  # words in marks; fewer are a phrase within a paraphrase
MIN_LINK = 0.8  # confidence that a pronoun is this speaker; below it the second may be the first


def _look(copy: Copy) -> Iterator[Place]:
    quoted: dict[int, list[Act]] = {}
    for act in copy.outer_acts:
        is_quoted = act.attribution.quote is QuoteType.DIRECT and quoted_words(copy, act) >= MIN_WORDS
        if act.attribution.speakers and is_quoted and _is_plain(copy, act):
            quoted.setdefault(copy.paragraph_at(quoted_spans(copy, act)[0].start), []).append(act)
    for paragraph, acts in quoted.items():
        if copy.is_in_body(copy.paragraphs[paragraph]):
            ordered = sorted(acts, key=lambda act: quoted_spans(copy, act)[0].start)
            for before, act in pairwise(ordered):
                if set(before.attribution.speakers).isdisjoint(act.attribution.speakers):
                    yield Place(
                        act.place, "a second speaker is quoted in one paragraph with the first", (before.place,)
                    )
                    break


def _is_plain(copy: Copy, act: Act) -> bool:
    """Whether the source's words say who it is: a name, a description, or a pronoun that is surely this one's."""
    mention = copy.mention_at(act.place)
    if mention is None or mention.form is not MentionForm.PRONOUN:
        return True
    return mention.link is not None and mention.link.confidence >= MIN_LINK


RULE = Rule(
    code="Q503",
    title="Two speakers in one paragraph",
    looks_for="A paragraph that quotes two different speakers, each with a sentence of their own.",
    cannot_see="An exchange, such as questions and answers, that belongs in one paragraph.",
    settle="Begin a paragraph with the second speaker.",
    standards=(
        reuters("quotations of different speakers are not run together"),
        ap("a new speaker begins a new paragraph"),
    ),
    severity=Severity.NOTE,
    is_sure=True,
    look=_look,
)

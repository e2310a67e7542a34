"""Q503: two speakers quoted in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.quoting import quoted_spans, quoted_words
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Act, Copy

__all__ = ["RULE"]

MIN_WORDS = 4  # words in marks; fewer are a phrase within a paraphrase


def _look(copy: Copy) -> Iterator[Place]:
    quoted: dict[int, list[Act]] = {}
    for act in copy.outer_acts:
        if act.attribution.speakers and quoted_words(copy, act) >= MIN_WORDS:
            quoted.setdefault(copy.paragraph_at(quoted_spans(copy, act)[0].start), []).append(act)
    for paragraph, acts in quoted.items():
        if any(paragraph == copy.paragraph_at(b.start) for b in copy.body):
            ordered = sorted(acts, key=lambda act: quoted_spans(copy, act)[0].start)
            for before, act in pairwise(ordered):
                if set(before.attribution.speakers).isdisjoint(act.attribution.speakers):
                    yield Place(
                        act.place, "a second speaker is quoted in one paragraph with the first", (before.place,)
                    )
                    break


RULE = Rule(
    code="Q503",
    title="Two speakers in one paragraph",
    looks_for="A paragraph that quotes two different speakers, each with four words or more.",
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

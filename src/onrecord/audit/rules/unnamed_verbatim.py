"""U205: an unnamed source quoted word for word."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.quoting import quoted_words
from onrecord.audit.standards import nyt_anonymity, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Copy

__all__ = ["RULE"]

MIN_WORDS = 4  # words in marks; fewer are a phrase within a paraphrase


def _look(copy: Copy) -> Iterator[Place]:
    for one in withheld(copy):
        quoted = [act for act in one.acts if quoted_words(copy, act) >= MIN_WORDS]
        if quoted:
            place = one.place if quoted[0].is_cited else quoted[0].place
            content = tuple(span for act in quoted for span in act.attribution.content)
            yield Place(place, "an unnamed source is quoted word for word here", content)


RULE = Rule(
    code="U205",
    title="Unnamed source quoted word for word",
    looks_for="Four words or more in quotation marks from a source whose name is withheld.",
    cannot_see="That the exact words are the news, or that a senior editor approved them.",
    settle="Put it in the copy's own words, or say why the exact words matter.",
    standards=(
        nyt_anonymity("direct quotations from unnamed sources are rare, and approved one by one"),
        reuters("quoting unnamed sources word for word is done sparingly, as nobody answers for the words"),
    ),
    severity=Severity.NOTE,
    is_sure=True,
    look=_look,
)

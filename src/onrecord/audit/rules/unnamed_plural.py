"""U203: “sources”, where the copy shows one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import bbc_accuracy, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["RULE"]

_PLURAL = re.compile(
    r"\b(?P<who>sources|insiders|officials|aides|advisers|advisors|diplomats|friends|pals)\s+(?:say|said|claim|tell|told|confirm)\b"
    r"|\baccording\s+to\s+(?P<whose>sources|insiders|officials|aides|diplomats)\b|(?:^|[:–—-]\s*)(?P<label>sources|insiders)\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def _look(copy: Copy) -> Iterator[Place]:
    """The headline's or the lead's plural, where one person without a name speaks in the copy, and no group."""
    every = withheld(copy)
    if len(every) != 1 or every[0].is_several:
        return
    shown = every[0].place
    for top in (copy.headline, copy.lead):
        match = _PLURAL.search(copy.text, top.start, top.end) if top else None
        if match is None:
            continue
        group = next(name for name in ("who", "whose", "label") if match[name])
        words = Span(*match.span(group))
        if not words.overlaps(shown) and not copy.is_quoted(words):
            yield Place(words, "the copy says this of several, and shows one", (shown,))
            return


RULE = Rule(
    code="U203",
    title="Plural “sources” where the copy shows one",
    looks_for="A headline or sentence that speaks of several unnamed sources, in a copy where one of them speaks.",
    cannot_see="Sources that were spoken to and are not in the copy.",
    settle="Say “a source”, or show the others.",
    standards=(
        reuters("never cite sources in the plural where there is one"),
        bbc_accuracy("the audience is not misled about how many sources there are"),
    ),
    severity=Severity.WARNING,
    is_sure=False,
    look=_look,
)

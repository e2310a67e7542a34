"""U202: an unnamed source for whose namelessness no reason is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import is_second_hand
from onrecord.audit.standards import ap, nyt_anonymity
from onrecord.audit.unnamed import Withheld, withheld
from onrecord.audit.view import Copy
from onrecord.audit.wordings import says_why_unnamed

__all__ = ["RULE"]

_ONE_OF = re.compile(r"(?:another\s+)?(?:one|two|three|several|some)\s+of\s+(?:the|them|these|those)\b", re.IGNORECASE)


def _look(copy: Copy) -> Iterator[Place]:
    reasoned = says_why_unnamed(copy)
    for one in withheld(copy):
        if not one.is_reasoned and one.relay is None and not _is_covered(copy, one, reasoned):
            message = "no reason for withholding this source's name is given in this copy"
            yield Place(one.place, message, is_sure=one.is_sure and not is_second_hand(copy))


def _is_covered(copy: Copy, one: Withheld, reasoned: frozenset[int]) -> bool:
    """Whether a reason stands where the source speaks, or for those of whom it is one ("one of the officials")."""
    if any(copy.paragraph_at(act.span.start) in reasoned for act in one.acts):
        return True
    if _ONE_OF.match(one.place.of(copy.text)) is None:
        return False
    return any(other.is_reasoned and other.place.start < one.place.start for other in withheld(copy))


RULE = Rule(
    code="U202",
    title="Unnamed source without a reason",
    looks_for="A source close to the matter whose name is withheld, where the copy does not say why.",
    cannot_see="A reason that was given to an editor. Where the copy passes on another outlet's report, whose "
    "sources they are.",
    settle="Say why the name is withheld, or name the source.",
    standards=(
        ap("the story explains why the source asked not to be named"),
        nyt_anonymity("the copy tells, where it can, why the source would not be named, beyond “asked not to be”"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)

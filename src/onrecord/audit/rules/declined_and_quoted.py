"""U207: a party that declines to comment, and somebody of theirs who is quoted unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.parties import party_words
from onrecord.audit.standards import ap, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Act, Copy
from onrecord.types import Stance

__all__ = ["RULE"]

_ALIKE = 2  # words of a party's name that a description shares with it; one is often the country or “ministry”


def _look(copy: Copy) -> Iterator[Place]:
    unnamed = withheld(copy)
    for act in copy.outer_acts:
        if not _declines(act) or act.is_unnamed:
            continue
        party = party_words(copy, act)
        for one in unnamed:
            if one.source is None or one.source.id in act.attribution.speakers:
                continue
            described = copy.words_of(one.place, *((one.source.affiliation,) if one.source.affiliation else ()))
            if len(party & described) >= min(_ALIKE, len(party)) > 0:
                yield Place(
                    act.place,
                    "this party gives no comment, and the copy has the words of an unnamed source described as theirs",
                    (one.place,),
                    is_sure=party <= described,
                )


def _declines(act: Act) -> bool:
    return any(
        reading.stance is Stance.DECLINES_TO_COMMENT and not reading.is_negated for reading in act.attribution.stances
    )


RULE = Rule(
    code="U207",
    title="Party that declines comment and is quoted unnamed",
    looks_for="Somebody who is said to decline comment, where an unnamed source is described as one of theirs.",
    cannot_see="Whether the unnamed source is the very person or office that declined.",
    settle="Leave the refusal out, or say on the record and off it with different words.",
    standards=(
        ap("the copy does not say that somebody declined comment who is quoted in it without a name"),
        reuters("do not quote a source saying one thing on the record and another in the background"),
    ),
    severity=Severity.ERROR,
    is_sure=False,
    look=_look,
)

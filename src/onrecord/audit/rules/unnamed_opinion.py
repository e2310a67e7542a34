"""U204: an unnamed source that gives opinion or attacks somebody."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, nyt_anonymity, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Copy
from onrecord.types import Stance

__all__ = ["RULE"]

_OPINIONS = {Stance.ACCUSES: "accuses", Stance.CRITICISES: "criticises"}
MIN_CONFIDENCE = 0.6  # of a stance that was learned; below it half of the readings on labelled copy are wrong


def _look(copy: Copy) -> Iterator[Place]:
    for one in withheld(copy):
        for act in one.acts:
            for reading in act.attribution.stances[:1]:
                if reading.stance in _OPINIONS and not reading.is_negated:
                    yield Place(
                        act.place,
                        f"an unnamed source {_OPINIONS[reading.stance]} here; what is unnamed should be fact",
                        act.attribution.content,
                        is_sure=reading.decided.confidence >= MIN_CONFIDENCE,
                    )


RULE = Rule(
    code="U204",
    title="Unnamed source with opinion or attack",
    looks_for="A source whose name is withheld, and who accuses or finds fault where facts are what "
    "namelessness is for.",
    cannot_see="Whether an opinion is the news, as where an official's private view is what the story is about.",
    settle="Keep to what the source knows, or have the opinion from somebody who puts a name to it.",
    standards=(
        ap("what an unnamed source gives is information, not opinion or speculation"),
        reuters("no unnamed attacks on a person, company or country; whoever attacks is named"),
        nyt_anonymity("namelessness is no cover for a personal or partisan attack"),
    ),
    severity=Severity.WARNING,
    is_sure=False,
    look=_look,
)

"""S101: a disputable assertion with no source in its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.assertions import disputable, is_covered
from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["RULE"]


def _look(copy: Copy) -> Iterator[Place]:
    for paragraph in copy.body:
        before: Span | None = None
        for sentence in copy.sentences_in(paragraph):
            seen = disputable(copy, sentence)
            if seen is not None and not is_covered(copy, sentence, before):
                message = f"{seen.what} is stated here, and no source stands in this sentence or the one before"
                yield Place(sentence, message, (seen.words,))
            before = sentence


RULE = Rule(
    code="S101",
    title="Disputable assertion without a source",
    looks_for="A toll, a wrong done, a motive or a secret doing, stated in the copy's own voice, with no source in "
    "its sentence or the one before.",
    cannot_see="What the reporter saw, what everybody knows, and what a court has found.",
    settle="Say who says so, or how it is known.",
    standards=(
        ap(
            "disputable facts that were not witnessed, gathered or confirmed by the desk are attributed, in "
            "their sentence"
        ),
        reuters("every statement is sourced unless it is an established fact or the reporter was there"),
        bbc_accuracy("claims, allegations and material facts that cannot be corroborated are attributed"),
    ),
    severity=Severity.WARNING,
    is_sure=False,
    look=_look,
)

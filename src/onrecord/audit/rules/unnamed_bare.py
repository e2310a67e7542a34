"""U201: an unnamed source of whom nothing is said."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy, nyt_anonymity, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Copy

__all__ = ["RULE"]


def _look(copy: Copy) -> Iterator[Place]:
    for one in withheld(copy):
        if one.is_bare:
            yield Place(one.place, "this copy says nothing about who this unnamed source is")


RULE = Rule(
    code="U201",
    title="Unnamed source without a description",
    looks_for="A source whose name is withheld and of whom the copy says nothing: “a source”, “sources said”, "
    "“an insider”.",
    cannot_see="Whether the description that is given is the fullest that could be given, or a true one.",
    settle="Say as much about the source as the agreement with them allows: position, side, how they know.",
    standards=(
        ap("an unnamed source is described as fully as can be; quoting simply “a source” is not allowed"),
        reuters(
            "a source is defined as closely as possible, by what makes their word worth having; “sources” alone is not"
        ),
        bbc_accuracy("an anonymous source's standing is explained to the audience as far as that is possible"),
        nyt_anonymity("readers are told as much as can be told about how the source knows"),
    ),
    severity=Severity.ERROR,
    is_sure=True,
    look=_look,
)

"""Q502: a speaker who can be two people."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.parties import names_in
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Copy
from onrecord.types import MentionForm, SourceKind

__all__ = ["RULE"]

MIN_CONFIDENCE = 0.45  # of a pronoun's link; below it two people are about as likely


def _look(copy: Copy) -> Iterator[Place]:
    yield from _by_last_name(copy)
    yield from _by_pronoun(copy)


def _by_last_name(copy: Copy) -> Iterator[Place]:
    """A last name alone that two people in the copy bear."""
    bearers: dict[str, set[frozenset[str]]] = {}
    for source in copy.record.sources:
        if source.kind is SourceKind.NAMED_PERSON and source.name:
            words = source.name.of(copy.text).split()
            if len(words) > 1:
                bearers.setdefault(words[-1].lower(), set()).add(names_in(source.name.of(copy.text)))
    for act in copy.outer_acts:
        words = act.place.of(copy.text).split()
        if len(words) == 1 and len(bearers.get(words[0].lower(), ())) > 1:
            yield Place(act.place, "two people in this copy bear this name")


def _by_pronoun(copy: Copy) -> Iterator[Place]:
    for act in copy.outer_acts:
        mention = copy.mention_at(act.place)
        if mention is None or mention.form is not MentionForm.PRONOUN or mention.link is None:
            continue
        if mention.link.confidence < MIN_CONFIDENCE:
            yield Place(act.place, "this can be more than one person", mention.link.words, is_sure=False)


RULE = Rule(
    code="Q502",
    title="Speaker who can be two people",
    looks_for="A last name that two people in the copy bear, and a “he” or “she” that fits two of them about as well.",
    cannot_see="What a reader knows of the people; a pronoun that is read wrongly may be marked, or missed.",
    settle="Name the speaker.",
    standards=(
        ap("it is plain who is speaking; names are repeated where a pronoun could mean two"),
        reuters("make sure that the source of a quotation is identified"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)

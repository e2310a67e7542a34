"""F701: somebody speaks who was not introduced."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Copy
from onrecord.audit.words import lexicon
from onrecord.types import EntityType, MentionForm, Source, SourceKind, Span

__all__ = ["RULE"]


def _look(copy: Copy) -> Iterator[Place]:
    people = [e.span for e in copy.record.entities if e.type is EntityType.PERSON]
    first = copy.body[0].start if copy.body else 0
    for source in copy.record.sources:
        if source.kind is not SourceKind.NAMED_PERSON or source.name is None or not copy.acts_of(source):
            continue
        names = [m.span for m in source.mentions if m.form is MentionForm.NAME and m.span.start >= first]
        is_person = any(name.overlaps(person) for name in names for person in people)
        if names and is_person and not copy.is_quoted(names[0]):
            yield from _judge(copy, source, names)


def _judge(copy: Copy, source: Source, names: list[Span]) -> Iterator[Place]:
    longest = max((span.of(copy.text) for span in names), key=lambda words: len(words.split()))
    words = [word for word in longest.split() if word.strip(".").lower() not in lexicon("titles.txt")]
    has_role = source.role is not None or source.affiliation is not None
    if len(words) == 1 == len(longest.split()) and words[0].isalpha() and words[0].istitle() and not has_role:
        yield Place(names[0], "this name comes without a first name or a role in this copy")
    elif not has_role and not _is_described(copy, names):
        yield Place(names[0], "nothing in this copy says who this is, as far as could be read", is_sure=False)


def _is_described(copy: Copy, names: list[Span]) -> bool:
    """Whether words stand beside a name that can describe its bearer."""
    for name in names:
        before, after = copy.text[max(0, name.start - 30) : name.start], copy.text[name.end : name.end + 4]
        if after.startswith((", ", " (")) or before.rstrip().endswith(",") or before[-2:-1].islower():
            return True
    return False


RULE = Rule(
    code="F701",
    title="First mention without a full name or role",
    looks_for="Somebody who speaks in the copy and is introduced by a last name alone, or of whom the copy "
    "says nothing.",
    cannot_see="That every reader knows the person.",
    settle="Give the full name and the role where the person comes up first.",
    standards=(
        ap("people are identified by first and last name and by what makes their word matter, on first reference"),
        reuters("sources are identified by name and position"),
    ),
    severity=Severity.NOTE,
    is_sure=False,
    look=_look,
)

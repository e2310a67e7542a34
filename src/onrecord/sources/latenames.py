"""People described before they are named: "Harbour minister quits", and the name with that office further down.

A headline gives an office without a name, and so may a lead; so does copy that comes to somebody by office first. Where
just one person is named later in that office, and nothing tells the two apart, they are one.
"""

from __future__ import annotations

import re

from onrecord.sources.context import Context
from onrecord.sources.nouns import is_generic, is_kin
from onrecord.sources.referents import Referent
from onrecord.sources.unnamed import anonymity_in
from onrecord.types import Inference, SourceKind, Span

__all__ = ["name_the_described"]

_LEAD = 2  # sentences after a headline in which "a minister" may be somebody who is named further down
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_WORD = re.compile(r"[\w-]+")
_OTHERS = re.compile(r"\b(?:another|other|one\s+of|second|third|former|ex)\b", re.IGNORECASE)
_EMPTY = frozenset({"The", "A", "An", "His", "Her", "Its", "Their", "Some", "One", "But", "And", "In"})


def name_the_described(context: Context) -> None:
    """Give those who were described without a name to the one who is named later in that office."""
    for described in [r for r in context.referents if r.kind is SourceKind.UNNAMED_PERSON and r.spoke and r.described]:
        named = [person for person in context.referents if _may_be(context, described, person)]
        if len(named) == 1:
            best = named[0].best_name
            words = (best.span,) if best else ()
            context.merge(named[0], described, Inference("named later in that office", words, 0.55))


def _may_be(context: Context, described: Referent, person: Referent) -> bool:
    if person.kind is not SourceKind.NAMED_PERSON or not person.names:
        return False
    first = described.described[0]
    nouns = {noun for noun in described.heads if not (is_generic(noun) or is_kin(noun))}
    if person.names[0].span.start < first.start or nouns.isdisjoint(context.heads_of(person)):
        return False
    if person.sex and described.sex and person.sex != described.sex:
        return False
    if person.country and described.country and person.country.code != described.country.code:
        return False
    return _is_told_of_office(context, described, person)


def _opens_alone(context: Context, first: Span) -> bool:
    """Whether a description stands in a first paragraph of one sentence, as a headline with a full stop does."""
    paragraph = context.layout.paragraphs[0]
    return first.end <= paragraph.end and context.sentence(paragraph.end - 1) == 0


def _is_told_of_office(context: Context, described: Referent, person: Referent) -> bool:
    """Whether the description opens the article, or says of what the office is, and nothing tells the two apart."""
    text, first = context.text, described.described[0]
    sentence = context.sentence(first.start)
    if _OTHERS.search(first.of(text)) or anonymity_in(text, context.layout.sentences[sentence]):
        return False
    is_headline = context.is_headline(first.start) or _opens_alone(context, first)
    is_lead = sentence <= _LEAD
    if described.is_indefinite and not (is_headline or is_lead):
        return False
    spans = [span for span in (person.role, person.affiliation) if span]
    spans += [*person.described, *(mention.span for mention in person.mentions[:2])]
    known = {word.lower() for span in spans for word in _WORD.findall(span.of(text))}
    capitals = {word.lower() for word in _CAPITAL.findall(first.of(text)) if word not in _EMPTY}
    capitals -= described.heads
    if capitals:
        return not capitals.isdisjoint(known) or is_headline
    return is_headline or is_lead

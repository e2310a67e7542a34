"""Give a person's name to whoever can bear it.

A name goes to somebody named before who can bear it, to somebody whose description stands beside it, or to somebody
described without a name right before; else it brings somebody in.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.sources.context import Context
from onrecord.sources.countries import country_in
from onrecord.sources.markables import Markable
from onrecord.sources.names import PersonName, can_be_one, parse_name, titles
from onrecord.sources.nouns import is_person
from onrecord.sources.phrases import Phrase, words_of
from onrecord.sources.referents import NamedAt, Referent
from onrecord.sources.roles import Role, role_beside, role_in, role_noun
from onrecord.types import EntityType, Inference, MentionForm, SourceKind, Span

__all__ = ["give_name"]

_OF = re.compile(r"\s+(?:of|from|at|with)\s+(?P<whose>(?:the\s+)?)")
_OFTEN = 2  # mentions, beyond which a bare name more likely means somebody than one named more lately


def give_name(context: Context, markable: Markable, name: Span, phrase: Phrase | None = None) -> Referent:
    """Give a person's name to whoever can bear it, or bring somebody in; returns whom.

    name: where in the markable the name stands, titles included.
    """
    text = context.text
    parsed = parse_name(name.of(text))
    titled, bare = _without_titles(text, name, len(parsed.titles))
    sentence = context.layout.sentences[context.sentence(name.start)]
    own = role_in(text, phrase) if phrase is not None and phrase.names_beside else None
    role = own or role_beside(text, bare, sentence, context.entities) or _role_of_title(text, titled)
    referent, link = _bearer_or_newcomer(context, markable, parsed, bare, role)
    referent.kind = SourceKind.NAMED_PERSON
    context.note_name(referent, NamedAt(bare, bare.of(text), parsed))
    referent.sex = referent.sex or parsed.sex
    if role is not None:
        context.take_role(referent, role)
    referent.affiliation = referent.affiliation or _body_after(context, bare)
    if phrase is not None and referent.country is None:
        referent.country = country_in(text, phrase.span)
    context.settle(markable, referent, MentionForm.NAME, link)
    return referent


def _body_after(context: Context, name: Span) -> Span | None:
    """The body that a name is followed by: "Ana Torres of the Port Authority"; None where none follows."""
    match = _OF.match(context.text, name.end)
    if match is None:
        return None
    number = bisect_left(context.entities, match.end(), key=lambda entity: entity.span.start)
    body = context.entities[number] if number < len(context.entities) else None
    is_body = body is not None and body.span.start == match.end() and body.type is EntityType.ORGANIZATION
    return Span(match.start("whose"), body.span.end) if body is not None and is_body else None


def _bearer_or_newcomer(
    context: Context, markable: Markable, parsed: PersonName, name: Span, role: Role | None
) -> tuple[Referent, Inference | None]:
    found = _bearer(context, parsed)
    if found is None:
        beside = context.apposed_before(markable.span.start) or context.apposed_before(name.start)
        if beside is not None:
            return beside, Inference("a name beside the description", (beside.mentions[-1].span,), 0.9)
        described = context.newcomer_described_before(markable, role)
        if described is not None:
            reason = "a name that comes new and without a role, right after somebody was described without a name"
            return described, Inference(reason, (described.described[0],), 0.5)
        newcomer = Referent(SourceKind.NAMED_PERSON, "one")
        context.bring_in(newcomer)
        return newcomer, None
    if found.role is None and context.is_headline(found.last):
        described = context.newcomer_described_before(markable, role)
        if described is not None:
            reason = "named in the headline, and right after somebody was described without a name"
            context.merge(found, described, Inference(reason, (name,), 0.6))
    best = found.best_name
    if best is None:
        return found, None
    is_same = best.person is not None and best.person.size == parsed.size
    reason = "the same name" if is_same else "part of a name given in full"
    return found, Inference(reason, (best.span,), 0.95 if parsed.size > 1 else 0.9)


def _without_titles(text: str, name: Span, count: int) -> tuple[Span | None, Span]:
    """The titles that a name begins with, None where it has none, and the name after them."""
    words = list(words_of(text, name))
    if not count or count >= len(words):
        return None, name
    return Span(words[0].start, words[count - 1].end), Span(words[count].start, name.end)


def _role_of_title(text: str, titled: Span | None) -> Role | None:
    """The role that titles stand for ("Prime Minister"); None for those that stand for none ("Mrs.")."""
    if titled is None:
        return None
    words = [word.rstrip(".").lower() for word in titled.of(text).split()]
    role = titles()[words[-1]].role
    return Role(role_noun([*words[:-1], role]), titled, None) if role and is_person(role) else None


def _bearer(context: Context, name: PersonName) -> Referent | None:
    """Who can bear a name: by full names first, then the one named most lately; nobody where none can."""
    able = []
    for referent in context.bearers(name.surname, *name.given[:1]):
        known = [at.person for at in referent.names if at.person]
        if not known or (name.sex and referent.sex and name.sex != referent.sex):
            continue
        fits = [other for other in known if can_be_one(name, other)]
        if fits and all(can_be_one(name, other) for other in known if other.given and name.given):
            by_surname = any(other.surname == name.surname for other in fits)
            able.append((by_surname, len(referent.places) > _OFTEN, referent.last, referent))
    return max(able, key=lambda item: item[:3])[3] if able else None

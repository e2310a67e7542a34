"""Who is who within one article: every source mention is given to a person or thing, with a reason.

One pass in the order of the text. Names go to those who can bear them, descriptions to those whose role they are,
pronouns to the best person at hand; what is unclear stays apart. First persons wait for a second pass, as the one who
speaks a quotation is often named after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.sources.context import Context
from onrecord.sources.countries import country_in
from onrecord.sources.descriptions import describe
from onrecord.sources.firstpersons import resolve_first_person
from onrecord.sources.kinds import PRONOUNS, kind_of
from onrecord.sources.markables import Markable, collect
from onrecord.sources.names import PersonName, can_be_one, parse_name
from onrecord.sources.nouns import is_organisation
from onrecord.sources.phrases import Phrase, analyse
from onrecord.sources.pronouns import Candidates
from onrecord.sources.referents import NamedAt, Referent
from onrecord.sources.roles import role_beside
from onrecord.sources.thirdpersons import resolve_third_person
from onrecord.types import Attribution, Entity, EntityType, Inference, MentionForm, SourceKind, Span, TextLayout

__all__ = ["resolve"]

_POSSESSOR = re.compile(r"\w['’]s?\s")
_OFTEN = 2  # mentions, beyond which a bare name more likely means somebody than one named more lately


def resolve(
    text: str,
    layout: TextLayout,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    watch: Callable[[int, Candidates], None] | None = None,
) -> Context:
    """Resolve every source of an article; the context returned holds its referents and each attribution's speakers.

    watch: told, for each pronoun for one person, where it stands and who may be meant; for training.
    """
    context = Context(text, layout, attributions, entities, watch)
    waiting: list[Markable] = []
    labels = [turn.label for turn in context.turns]
    for markable in collect(text, attributions, entities, labels):
        pronoun = PRONOUNS.get(markable.span.of(text).lower())
        if pronoun in {"speaker", "speakers", "hearer"}:
            waiting.append(markable)
        elif pronoun:
            resolve_third_person(context, markable, pronoun)
        elif markable.sort == "label":
            context.turn_speakers[labels.index(markable.span)] = person(context, markable, markable.span)
        elif markable.sort == "name" and markable.entity is not None:
            _name(context, markable, markable.entity)
        else:
            _phrase(context, markable)
    for markable in waiting:
        resolve_first_person(context, markable)
    return context


def _name(context: Context, markable: Markable, entity: Entity) -> None:
    """A name outside any source: somebody whom a source may come down to later."""
    if entity.type is EntityType.PERSON:
        phrase = analyse(context.text, markable.span, context.entities)
        is_person = kind_of(context.text, phrase) is SourceKind.NAMED_PERSON
        if is_person and not _is_place(context, phrase):
            person(context, markable, markable.span)
    elif entity.type is EntityType.ORGANIZATION:
        describe(context, markable, analyse(context.text, markable.span, context.entities))


def _phrase(context: Context, markable: Markable) -> None:
    phrase = analyse(context.text, markable.span, context.entities)
    kind = kind_of(context.text, phrase)
    if kind is SourceKind.UNNAMED_GROUP and _shares_possessor(context, markable, phrase):
        describe(context, markable, phrase, SourceKind.NAMED_ORGANISATION)
    elif kind is SourceKind.NAMED_PERSON and _is_place(context, phrase):
        describe(context, markable, phrase, SourceKind.GOVERNMENT)
    elif kind is SourceKind.NAMED_PERSON or (
        kind is SourceKind.NAMED_ORGANISATION and _is_known_person(context, phrase)
    ):
        person(context, markable, _name_span(context, phrase), phrase)
    else:
        describe(context, markable, phrase)


def _shares_possessor(context: Context, markable: Markable, phrase: Phrase) -> bool:
    """Whether a plural of bodies is one of them by whose they are ("Ruritania's interior and planning ministries")."""
    if markable.whole is None or not is_organisation(phrase.head_word):
        return False
    whole = analyse(context.text, markable.whole, context.entities)
    return whole.is_definite or bool(_POSSESSOR.search(markable.whole.of(context.text)))


def _is_place(context: Context, phrase: Phrase) -> bool:
    """Whether what looks like a person's name is a place's elsewhere in the article, and nobody's in full."""
    return len(phrase.core) == 1 and phrase.core[0] in context.places and not _is_known_person(context, phrase)


def _is_known_person(context: Context, phrase: Phrase) -> bool:
    """Whether what looks like a body's name is the surname of a person whom the article has named in full."""
    if len(phrase.core) > 1 or not phrase.spans[0].of(context.text)[:1].isupper():
        return False
    return any(
        name.person is not None and name.person.given and name.person.surname == phrase.core[0]
        for referent in context.referents
        for name in referent.names
    )


def _name_span(context: Context, phrase: Phrase) -> Span:
    """Where in a phrase the name stands: its entity, widened to whole words; else the capitals that end its core."""
    if phrase.name is not None and phrase.name.type is EntityType.PERSON:
        start, end = phrase.name.span.start, phrase.name.span.end
        overlapping = [span for span in phrase.spans if span.start < end and start < span.end]
        if overlapping:
            start, end = min(start, overlapping[0].start), max(end, overlapping[-1].end)
        return _bare(context.text, Span(start, end))
    capitals = [span for span in phrase.spans if span.of(context.text)[:1].isupper()]
    last = phrase.spans[-1]
    first = last
    for span in reversed(capitals[:-1] if capitals and capitals[-1] == last else capitals):
        if span.end + 2 < first.start:
            break
        first = span
    return _bare(context.text, Span(first.start, last.end))


def _bare(text: str, span: Span) -> Span:
    words = span.of(text)
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending) and len(words) > len(ending):
            return Span(span.start, span.end - len(ending))
    return span


def person(context: Context, markable: Markable, name: Span, phrase: Phrase | None = None) -> Referent:
    """Give a person's name to whoever can bear it, or bring somebody in; returns whom."""
    text = context.text
    parsed = parse_name(name.of(text))
    found = _bearer(context, parsed)
    sentence = context.layout.sentences[context.sentence(name.start)] if context.layout.sentences else markable.span
    role = role_beside(text, name, sentence, context.entities)
    link = None
    beside = context.apposed_before(name.start) if found is None else None
    if beside is not None:
        found, link = beside, Inference("a name beside the description", (beside.mentions[-1].span,), 0.9)
        found.kind = SourceKind.NAMED_PERSON
    elif found is None:
        found = context.newcomer_described_before(markable, role)
        if found is not None:
            link = Inference(
                "a name that comes new and without a role, right after somebody was described without a name",
                (found.described[0],), 0.5,
            )  # fmt: skip
            found.kind = SourceKind.NAMED_PERSON
    else:
        best = found.best_name
        if best is not None:
            is_same = best.person is not None and best.person.size == parsed.size
            reason = "the same name" if is_same else "part of a name given in full"
            link = Inference(reason, (best.span,), 0.95 if parsed.size > 1 else 0.9)
    if found is None:
        found = Referent(SourceKind.NAMED_PERSON, "one")
        context.referents.append(found)
    found.names.append(NamedAt(name, name.of(text), parsed))
    found.sex = found.sex or parsed.sex
    if role is not None:
        context.take_role(found, role)
    if phrase is not None and found.country is None:
        country = country_in(text, phrase.span)
        found.country = country
    context.settle(markable, found, MentionForm.NAME, link)
    return found


def _bearer(context: Context, name: PersonName) -> Referent | None:
    """Who can bear a name: by full names first, then the one named most lately; nobody where none can."""
    able = []
    for referent in context.referents:
        known = [at.person for at in referent.names if at.person]
        if not known or (name.sex and referent.sex and name.sex != referent.sex):
            continue
        fits = [other for other in known if can_be_one(name, other)]
        if fits and all(can_be_one(name, other) for other in known if other.given and name.given):
            by_surname = any(other.surname == name.surname for other in fits)
            able.append((by_surname, len(referent.places) > _OFTEN, referent.last, referent))
    return max(able, key=lambda item: item[:3])[3] if able else None

"""Who is who within one article: every source mention is given to a person or thing, with a reason.

One pass in the order of the text. Names go to those who can bear them, descriptions to those whose role they are,
pronouns to the best person at hand; what is unclear stays apart. First persons wait for a second pass, as the one who
speaks a quotation is often named after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.sources.context import Context
from onrecord.sources.descriptions import describe
from onrecord.sources.firstpersons import resolve_first_person
from onrecord.sources.kinds import PRONOUNS, kind_of
from onrecord.sources.latenames import name_the_described
from onrecord.sources.markables import Markable, collect
from onrecord.sources.names import titles
from onrecord.sources.naming import give_name
from onrecord.sources.nouns import is_organisation
from onrecord.sources.phrases import Phrase, analyse
from onrecord.sources.ranking import Candidates
from onrecord.sources.thirdpersons import resolve_third_person
from onrecord.types import Attribution, Entity, EntityType, SourceKind, Span, TextLayout

__all__ = ["resolve"]

_POSSESSOR = re.compile(r"\w['’]s?\s")


def resolve(
    text: str,
    layout: TextLayout,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    watch: Callable[[str, int, Candidates], None] | None = None,
) -> Context:
    """Resolve every source of an article; the context returned holds its referents and each attribution's speakers.

    watch: told, for each choice that is weighed, its sort, where it stands and who may be meant; for training.
    """
    context = Context(text, layout, attributions, entities, watch)
    waiting: list[Markable] = []
    labels = [turn.label for turn in context.turns]
    for markable in collect(text, attributions, context.entities, labels):
        pronoun = PRONOUNS.get(markable.span.of(text).lower())
        if pronoun in {"speaker", "speakers", "hearer"}:
            waiting.append(markable)
        elif pronoun:
            resolve_third_person(context, markable, pronoun)
        elif markable.sort == "label":
            context.turn_speakers[labels.index(markable.span)] = give_name(context, markable, markable.span)
        elif markable.sort == "name" and markable.entity is not None:
            _name(context, markable, markable.entity)
        else:
            _phrase(context, markable)
    name_the_described(context)
    for markable in waiting:
        resolve_first_person(context, markable)
    return context


def _name(context: Context, markable: Markable, entity: Entity) -> None:
    """A name outside any source: somebody whom a source may come down to later."""
    if entity.type is EntityType.PERSON:
        phrase = analyse(context.text, markable.span, context.entities)
        is_person = kind_of(context.text, phrase) is SourceKind.NAMED_PERSON
        if is_person and not _is_place(context, phrase):
            give_name(context, markable, markable.span)
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
        give_name(context, markable, _name_span(context, phrase), phrase)
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
        for referent in context.bearers(phrase.core[0])
        for name in referent.names
    )


def _name_span(context: Context, phrase: Phrase) -> Span:
    """Where in a phrase the name stands: its entity, widened to whole words; else the capitals that end its core."""
    if phrase.name is not None and phrase.name.type is EntityType.PERSON:
        start, end = phrase.name.span.start, phrase.name.span.end
        overlapping = [span for span in phrase.spans if span.start < end and start < span.end]
        if overlapping:
            number = phrase.spans.index(overlapping[0])
            while number and _is_title(context.text, phrase.spans[number - 1]):
                number -= 1
            start, end = min(start, phrase.spans[number].start), max(end, overlapping[-1].end)
        return _bare(context.text, Span(start, end))
    capitals = [span for span in phrase.spans if span.of(context.text)[:1].isupper()]
    last = phrase.spans[-1]
    first = last
    for span in reversed(capitals[:-1] if capitals and capitals[-1] == last else capitals):
        if span.end + 2 < first.start:
            break
        first = span
    return _bare(context.text, Span(first.start, last.end))


def _is_title(text: str, word: Span) -> bool:
    words = word.of(text)
    return words[:1].isupper() and words.rstrip(".").lower() in titles()


def _bare(text: str, span: Span) -> Span:
    words = span.of(text)
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending) and len(words) > len(ending):
            return Span(span.start, span.end - len(ending))
    return span

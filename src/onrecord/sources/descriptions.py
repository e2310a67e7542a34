"""Who or what a phrase without a person's name comes down to: roles, bodies, texts, reports, people without names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.sources.context import Context
from onrecord.sources.countries import country_in, government_in
from onrecord.sources.definites import WEIGHTS, DefiniteSite, candidates_for, same_role
from onrecord.sources.kinds import is_plural, kind_of
from onrecord.sources.markables import Markable
from onrecord.sources.nouns import is_generic, is_person, sex_of_noun
from onrecord.sources.phrases import Phrase, analyse
from onrecord.sources.ranking import choose
from onrecord.sources.referents import NamedAt, Referent
from onrecord.sources.roles import role_in, role_noun
from onrecord.sources.things import same_thing, thing_key
from onrecord.sources.thirdpersons import person_at_hand, sex_of_pronoun
from onrecord.types import EntityType, Inference, MentionForm, SourceKind, Span

__all__ = ["describe"]

_THINGS = frozenset(SourceKind) - {
    SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.ARTICLE
}  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_TEXTS = frozenset({SourceKind.DATA, SourceKind.DOCUMENT, SourceKind.PRESS_REPORT})
_WITHHELD = frozenset({"informant", "insider", "source"})  # nouns for somebody whose name is withheld
_POSSESSIVES = frozenset({"her", "his", "its", "my", "our", "their", "your"})
_SHORT = 2  # letters of a word that tells nothing
_INTRODUCED = 3  # mentions by which somebody is brought in
_WORDS = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_OTHER = re.compile(r"\b(?:another|other|second|third|fourth|different)\b", re.IGNORECASE)


def describe(context: Context, markable: Markable, phrase: Phrase, kind: SourceKind | None = None) -> None:
    """Give a description to whom it means, or bring somebody in. kind: by default what its own words tell."""
    kind = kind or kind_of(context.text, phrase)
    if kind in _THINGS:
        _thing(context, markable, phrase, kind)
    elif kind is SourceKind.UNNAMED_PERSON:
        _somebody(context, markable, phrase)
    elif markable.attribution is not None or markable.sort == "people":
        _people(context, markable, phrase, kind)


def _thing(context: Context, markable: Markable, phrase: Phrase, kind: SourceKind) -> None:
    text = context.text
    if phrase.name is not None and phrase.names_beside:
        phrase = analyse(text, phrase.name.span, context.entities)  # "the operator, Acme": the name stands for it
    key = thing_key(phrase)
    government = government_in(text, phrase.span) if kind is SourceKind.GOVERNMENT else None
    found, link = None, None
    for referent in context.latest():
        if referent.kind not in _THINGS or not referent.names:
            continue
        if government is not None:
            own = referent.country.code if referent.country and referent.kind is kind else None
            why = "the same government" if own == government.code else None
        else:
            whys = (same_thing(key, tuple(name.words.split()), context.acronyms) for name in referent.names)
            why = next((reason for reason in whys if reason), None)
        is_like = kind is referent.kind or phrase.is_definite or referent.names[0].words != " ".join(key)
        if why is not None and is_like:
            if kind is SourceKind.PRESS_REPORT:
                referent.kind = kind
            found, link = referent, Inference(why, (referent.names[0].span,), 0.9)
            break
    if found is None and phrase.is_definite and (len(key) == 1 or markable.attribution is None):
        found, link = _named_before(context, phrase, kind)
    if found is None:
        found = Referent(kind, "thing", country=government or country_in(text, phrase.span))
        context.bring_in(found)
    found.name(NamedAt(_core_span(phrase), " ".join(key), None))
    found.heads.add(phrase.head_word)
    found.country = found.country or government or country_in(text, phrase.span)
    if found.country is None and markable.whole is not None and phrase.determiner is None:
        found.country = country_in(text, markable.whole)  # "Ruritania's interior and planning ministries"
    form = MentionForm.NAME if phrase.spans[phrase.head].of(text)[:1].isupper() else MentionForm.DESCRIPTION
    context.settle(markable, found, form, link)


def _named_before(context: Context, phrase: Phrase, kind: SourceKind) -> tuple[Referent | None, Inference | None]:
    """The body, text or report that "the company" or "the report" means: the last one of its sort."""
    head = phrase.head_word
    for referent in context.latest():
        if referent.kind not in _THINGS or not referent.names or _OTHER.search(phrase.span.of(context.text)):
            continue
        if head in referent.heads and referent.kind is not SourceKind.GOVERNMENT:
            return referent, Inference("the last one of that noun", (referent.names[0].span,), 0.75)
        is_text = referent.kind in _TEXTS and head in _text_nouns() and not _text_nouns().isdisjoint(referent.heads)
        if is_text and phrase.determiner in {"the", "this"}:
            return referent, Inference("the last text that it can mean", (referent.names[0].span,), 0.6)
        is_body = head in _body_nouns() and referent.kind is kind and referent.spoke
        if is_body and context.sentence(phrase.span.start) - context.sentence(referent.last) <= 3:
            return referent, Inference("the last body that was named", (referent.names[0].span,), 0.6)
    return None, None


def _somebody(context: Context, markable: Markable, phrase: Phrase) -> None:
    """One person without a name in the phrase."""
    text = context.text
    role = role_in(text, phrase)
    country = country_in(text, phrase.span)
    beside = context.apposed_name(markable.span.start)
    found, link = None, None
    if beside is not None:
        found, link = beside, Inference("a description beside the name", (_place(beside),), 0.9)
    elif phrase.head_word == "counterpart":
        found, link = _counterpart(context, markable, country.code if country else None)
    elif not _is_indefinite(phrase) and not _OTHER.search(phrase.span.of(text)):
        found, link = _holder(context, markable, phrase, country.code if country else None)
    if found is None:
        found = Referent(SourceKind.UNNAMED_PERSON, "one", is_indefinite=_is_indefinite(phrase))
        context.bring_in(found)
    found.described.append(markable.span)
    found.sex = found.sex or sex_of_noun(phrase.head_word)
    found.country = found.country or country
    if role is not None and phrase.head_word != "counterpart":
        context.take_role(found, role)
    context.settle(markable, found, MentionForm.DESCRIPTION, link)


def _is_indefinite(phrase: Phrase) -> bool:
    return phrase.determiner in _INDEFINITE or phrase.core[0] in _INDEFINITE


def _holder(
    context: Context, markable: Markable, phrase: Phrase, country: str | None
) -> tuple[Referent | None, Inference | None]:
    """The person mentioned before whom a definite description means; nobody where it brings somebody in."""
    head = role_noun(phrase.core)
    for referent in context.latest():
        if referent.kind is SourceKind.UNNAMED_PERSON and _same_words(context, phrase, referent):
            return referent, Inference("the same description", (_place(referent),), 0.8)
    if head == "general" and phrase.modifiers and is_person(phrase.modifiers[-1]):
        return None, None  # an inspector or attorney general is no general
    if _name_follows(context, markable):
        return None, None
    possessor, sex = _possessor(context, markable, phrase), sex_of_noun(head)
    speaking = context.words_of_speakers(markable.span.start)
    is_office = phrase.spans[phrase.head].of(context.text)[:1].isupper() and phrase.determiner is not None
    must_hold = is_office or _is_somebodys(context, phrase)  # "the Prosecutor", "her lawyer": nobody of another office
    alike = _same_or_alike(head)
    people = [
        referent
        for referent in context.latest()
        if referent.is_person
        and referent.number == "one"
        and referent is not possessor
        and not (sex and referent.sex and sex != referent.sex)
        and not (country and referent.country and referent.country.code != country)
        and not (referent.names and head in _WITHHELD)
        and not _is_among(referent, speaking)
        and (
            not alike.isdisjoint(context.heads_of(referent))
            or (not must_hold and (referent.names or is_generic(head) or _is_bare(referent)))
        )
        and not _is_told_apart(context, phrase, referent)
        and (head in context.heads_of(referent) or _places_agree(context, phrase, referent))
    ]
    if is_office and people:  # "the Prime Minister": however far back, as there is but one
        return people[0], Inference("somebody of that role", (_place(people[0]),), 0.8)
    start = markable.span.start
    site = DefiniteSite(
        start,
        head,
        frozenset(_families().get(head, ())),
        _telling_words(phrase),
        frozenset(word.lower() for word in _CAPITAL.findall(phrase.rest.of(context.text))),
        phrase.determiner,
        sex,
        bool(phrase.rest.of(context.text).strip()),
        markable.attribution is not None,
        bool(context.quoted[start]),
    )
    found = candidates_for(
        site,
        people,
        context.layout,
        context.quoted,
        context.heads_of,
        lambda person: _words_known(context, person),
        lambda person: _same_words(context, phrase, person),
    )
    if context.watch is not None:
        context.watch("definite", start, found)
    chosen = choose(found, WEIGHTS)
    if chosen is None:
        return None, None
    referent, probability = chosen
    return referent, Inference(_reason(context, phrase, head, referent), (_place(referent),), round(probability, 2))


def _same_or_alike(head: str) -> frozenset[str]:
    return same_role(head) | frozenset(_families().get(head, ()))


def _is_among(referent: Referent, words: set[str]) -> bool:
    """Whether somebody's surname is among some words, lower case."""
    return any(name.person is not None and name.person.surname in words for name in referent.names)


def _is_somebodys(context: Context, phrase: Phrase) -> bool:
    """Whether a description says whose somebody is ("our minister", "the company's chief")."""
    before = [span.of(context.text) for span in phrase.spans[: phrase.head]]
    return phrase.determiner in _POSSESSIVES or any(word.endswith(("'s", "’s", "s'", "s’")) for word in before)


def _is_bare(referent: Referent) -> bool:
    """Whether nothing but pronouns has told of somebody."""
    return all(mention.form is MentionForm.PRONOUN for mention in referent.mentions)


def _name_follows(context: Context, markable: Markable) -> bool:
    """Whether a person's name stands right after a description, and tells whom it means."""
    end = markable.span.end
    number = bisect_left(context.entities, end, key=lambda entity: entity.span.start)
    if number == len(context.entities):
        return False
    after = context.entities[number]
    return after.type is EntityType.PERSON and context.text[end : after.span.start].strip() in {"", ","}


def _is_told_apart(context: Context, phrase: Phrase, referent: Referent) -> bool:
    """Whether a description says whose somebody is by a person's name ("Torres's aide"): not that person's self."""
    words = {word.lower() for word in _WORDS.findall(phrase.span.of(context.text))}
    return any(name.person is not None and name.person.surname in words for name in referent.names)


def _reason(context: Context, phrase: Phrase, head: str, referent: Referent) -> str:
    heads = context.heads_of(referent)
    if not same_role(head).isdisjoint(heads):
        return "somebody of that role"
    return "somebody whose role that may be" if heads & set(_families().get(head, ())) else "the person most at hand"


def _telling_words(phrase: Phrase) -> frozenset[str]:
    """A description's words, beside its noun, that tell whom it means."""
    words = {word for number, word in enumerate(phrase.core) if number != phrase.head and len(word) > _SHORT}
    return frozenset(words - {"former", "current", "late", "new"})


def _words_known(context: Context, referent: Referent) -> set[str]:
    """Words by which somebody was described, lower case."""
    spans = [*referent.described, *(span for span in (referent.role, referent.affiliation) if span)]
    spans += [mention.span for mention in referent.mentions[:_INTRODUCED]]
    return {word.lower() for span in spans for word in _WORDS.findall(span.of(context.text))}


def _possessor(context: Context, markable: Markable, phrase: Phrase) -> Referent | None:
    """Whose "her minister" is: not the minister's self."""
    if phrase.determiner not in {"his", "her"}:
        return None
    found = person_at_hand(context, markable.span.start, sex_of_pronoun(phrase.determiner), is_source=False)
    return found[0] if found else None


def _same_words(context: Context, phrase: Phrase, referent: Referent) -> bool:
    """Whether somebody was described by the very words of a definite description before."""
    words = phrase.span.of(context.text).lower()
    return phrase.is_definite and any(span.of(context.text).lower() == words for span in referent.described)


def _places_agree(context: Context, phrase: Phrase, referent: Referent) -> bool:
    """Whether the names after a description ("the senator from Alaska") are not news about whom it is to mean."""
    named = {word.lower() for word in _CAPITAL.findall(phrase.rest.of(context.text))}
    return not named or not named.isdisjoint(_words_known(context, referent))


def _counterpart(context: Context, markable: Markable, country: str | None) -> tuple[Referent | None, Inference | None]:
    """Somebody of a country in the role of the one who speaks ("her French counterpart")."""
    if country is None:
        return None, None
    people = [r for r in context.latest() if r.is_person and r.last >= 0]
    speaking = [r for r in people if r.country is None or r.country.code != country]
    own = max(speaking, key=lambda r: r.last, default=None)
    roles = context.heads_of(own) if own else set()
    alike = {other for role in roles for other in (role, *_families().get(role, ()))}
    for referent in people:
        if referent.country and referent.country.code == country and alike & context.heads_of(referent):
            return referent, Inference("somebody of that country in the same role", (_place(referent),), 0.5)
    return None, None


def _people(context: Context, markable: Markable, phrase: Phrase, kind: SourceKind) -> None:
    """People without names; the same people only where the words are the same and point back."""
    found, link = None, None
    country = country_in(context.text, phrase.span)
    for referent in context.latest():
        if country and country.code in referent.heads and _means_nation(context, phrase):
            found, link = referent, Inference("the people of the same country", (_place(referent),), 0.7)
            break
    if found is None and (phrase.is_definite or phrase.determiner in {"these", "those"}):
        for referent in context.latest():
            is_same = referent.number == "many" and phrase.head_word in referent.heads
            if is_same and _adds_nothing(context, phrase, referent):
                found = referent
                link = Inference("the last people of that noun", (_place(referent),), 0.7)
                break
    if found is None:
        found = Referent(kind, "many" if is_plural(phrase) or kind is SourceKind.UNNAMED_GROUP else "one")
        context.bring_in(found)
    found.described.append(markable.span)
    found.heads.add(phrase.head_word)
    if country and _means_nation(context, phrase):
        found.heads.add(country.code)
    found.country = found.country or country
    context.settle(markable, found, MentionForm.DESCRIPTION, link)


def _means_nation(context: Context, phrase: Phrase) -> bool:
    """Whether the phrase means the people of a country and no more ("the French people", "Americans")."""
    words = phrase.core[-2:] if phrase.head_word == "people" else phrase.core
    is_whole = len(phrase.core) == len(words) and not phrase.rest.of(context.text).strip()
    return is_whole and len(words) == (2 if phrase.head_word == "people" else 1)


def _adds_nothing(context: Context, phrase: Phrase, referent: Referent) -> bool:
    """Whether a description's modifiers were all used of the referent before."""
    known = {word for span in referent.described for word in span.of(context.text).lower().split()}
    return set(phrase.modifiers) <= known


def _core_span(phrase: Phrase) -> Span:
    """The core, with what counts or parts it."""
    start = phrase.span.start if phrase.is_part else phrase.spans[0].start
    return Span(start, phrase.spans[-1].end)


def _place(referent: Referent) -> Span:
    """The words that a link to somebody points at."""
    best = referent.best_name
    return best.span if best else referent.mentions[-1].span


@cache
def _families() -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in load_lexicon("onrecord.sources", "role_families.txt"))
    return {noun: tuple(roles) for noun, *roles in entries}


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", "body_nouns.txt"))


@cache
def _text_nouns() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", "text_nouns.txt"))

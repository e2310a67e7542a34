"""The kind of a source by its own words, before anybody is resolved; docs/labelling-guide.md says which is which."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.sources.countries import country_in, government_in
from onrecord.sources.names import bears_given_name
from onrecord.sources.nouns import (
    ends_as_body,
    is_document,
    is_figures,
    is_group,
    is_medium,
    is_organisation,
    is_person,
    is_quantifier,
    people,
)
from onrecord.sources.phrases import Phrase
from onrecord.types import EntityType, SourceKind, Span

__all__ = ["PRONOUNS", "is_outlet", "is_plural", "kind_of"]

# Number of each pronoun that can be a source: one, many, either.
PRONOUNS = {
    word: sort
    for sort, words in (
        ("one", "he she him her his hers himself herself"),
        ("many", "neither both they them their theirs themselves"),
        ("thing", "it its itself"),
        ("relative", "who which that whom whose"),
        ("speaker", "i me my mine myself"),
        ("speakers", "we us our ours ourselves"),
        ("hearer", "you your yours"),
    )
    for word in words.split()
}

_INDEFINITE = frozenset({"a", "an", "another"})
_ONE_OF = re.compile(r"(?:another\s+)?one\s+of\b", re.IGNORECASE)
_THEM = frozenset({"them", "us", "you", "those", "these"})
_AGENTS = ("er", "or", "ist", "ian", "eer")  # endings of nouns for those who do or hold something
_FORMER = frozenset({"ex", "former", "then"})  # said of people, whatever else the noun may mean
_NUMBERS = re.compile(r"\d")
_NEWS_REPORTS = frozenset({"report", "reports"})


def kind_of(text: str, phrase: Phrase) -> SourceKind:
    """The kind that the phrase's own words tell; a phrase that resolves to a name may turn out to be another's."""
    name = phrase.name
    words = phrase.spans[phrase.head].of(text)
    bears_name = name is not None and name.span.end >= phrase.spans[-1].start
    is_body = bears_name and name is not None and name.type is not EntityType.PERSON and words[:1].isupper()
    if is_outlet(text, phrase):
        return SourceKind.PRESS_REPORT
    if government_in(text, phrase.span):
        return SourceKind.GOVERNMENT
    if bears_name and name and name.type is EntityType.PERSON and not _is_common(phrase, words):
        return SourceKind.NAMED_PERSON
    if is_body and len(phrase.core) == 2 and bears_given_name(phrase.core[0]) and not ends_as_body(phrase.core[-1]):
        return SourceKind.NAMED_PERSON
    if is_body and phrase.head < len(phrase.core) - 1:
        return SourceKind.NAMED_ORGANISATION  # "the Bureau of Labor Statistics" is no statistics
    return _common_kind(text, phrase) or _kind_by_shape(phrase, words, is_entity=bears_name)


def _kind_by_shape(phrase: Phrase, words: str, *, is_entity: bool) -> SourceKind:
    """The kind of a phrase whose head no lexicon knows: by its determiner, number, capitals."""
    head = phrase.head_word
    if head in _set("fields.txt") and not phrase.rest.start < phrase.span.end:
        return SourceKind.NAMED_ORGANISATION
    if head == "one" and len(phrase.core) == 1:
        return SourceKind.UNNAMED_PERSON
    is_many = phrase.is_part or phrase.determiner in {"those", "these"} or head[:1].isdigit() or is_quantifier(head)
    if is_many:
        return SourceKind.UNNAMED_GROUP
    is_agent = phrase.determiner is not None and words.islower() and head.endswith(_AGENTS)
    is_member = phrase.determiner in _INDEFINITE and words[:1].isupper()  # "a Democrat"
    if head == "another" or is_agent or is_member:
        return SourceKind.UNNAMED_PERSON
    if words[:1].isupper() or is_entity:
        is_body = is_entity or _looks_like_body(phrase, words)
        return SourceKind.NAMED_ORGANISATION if is_body else SourceKind.NAMED_PERSON
    return SourceKind.UNNAMED_GROUP if head.endswith("s") else SourceKind.DOCUMENT


def is_plural(phrase: Phrase) -> bool:
    """Whether the phrase means several people."""
    return _means_people(phrase.head_word)


def is_outlet(text: str, phrase: Phrase) -> bool:
    """Whether the phrase is the name of a news medium."""
    if not phrase.core or not phrase.spans[-1].of(text)[:1].isupper():
        return False
    if phrase.name is not None and phrase.name.type is EntityType.PERSON and len(phrase.core) > 1:
        return False
    whole = " ".join(phrase.core)
    if whole in _outlets() or phrase.core[-1] in _outlets():
        return True
    is_named = len(phrase.core) > 1 or phrase.determiner == "the"
    return is_named and phrase.core[-1] in _set("outlet_endings.txt") and phrase.span.of(text)[:1] not in "0123456789"


def _common_kind(text: str, phrase: Phrase) -> SourceKind | None:
    """The kind by the noun that heads the phrase; None where it is not in a lexicon."""
    head = phrase.head_word
    if head in _NEWS_REPORTS:
        return SourceKind.DOCUMENT if _is_official(text, phrase) else SourceKind.PRESS_REPORT
    if is_person(head) and phrase.name is not None and phrase.names_beside:
        is_one = phrase.name.type is EntityType.PERSON
        return SourceKind.NAMED_PERSON if is_one else SourceKind.NAMED_ORGANISATION
    is_of_body = any(word in _set("fields.txt") or is_organisation(word) for word in phrase.modifiers)
    if (
        phrase.core[0] == "no"
        or (is_organisation(head) and _is_many(phrase))
        or (head == "figures" and is_of_body and "official" not in phrase.modifiers)
    ):
        return SourceKind.UNNAMED_GROUP
    was_person = is_person(head) and not _FORMER.isdisjoint(phrase.modifiers)
    if was_person or ((people(head) or head in _THEM) and _ONE_OF.match(phrase.span.of(text))):
        return SourceKind.UNNAMED_PERSON
    return next((kind for test, kind in _KINDS if test(head)), None)


def _means_people(head: str) -> bool:
    return people(head) or is_group(head) or _is_nationality(head)


# In this order: a word in two lexicons goes to the first.
_KINDS = (
    (is_figures, SourceKind.DATA),
    (_means_people, SourceKind.UNNAMED_GROUP),
    (is_person, SourceKind.UNNAMED_PERSON),
    (is_medium, SourceKind.PRESS_REPORT),
    (is_organisation, SourceKind.NAMED_ORGANISATION),
    (is_document, SourceKind.DOCUMENT),
)


def _is_common(phrase: Phrase, words: str) -> bool:
    """Whether what a person's name seems to cover is a common noun ("Smith's campaign")."""
    head = phrase.head_word
    return words.islower() and any(test(head) for test in (is_person, people, is_organisation, is_document, is_figures))


def _is_official(text: str, phrase: Phrase) -> bool:
    """Whether a report is some body's own: a name before it, whose it is after it; one mentioned again counts too."""
    before = any(span.of(text)[:1].isupper() for span in phrase.spans[: phrase.head])
    after = re.match(r"\s*(?:by|from|of|for|released|commissioned)\b", phrase.rest.of(text))
    is_own = not any(is_medium(word) for word in phrase.modifiers) and (
        before or any(is_organisation(word) or word in _set("fields.txt") for word in phrase.modifiers)
    )
    return bool(after) or is_own or phrase.determiner == "the"


def _is_many(phrase: Phrase) -> bool:
    """A plural of bodies that are not named ("unions", "technology companies")."""
    return phrase.determiner is None and phrase.head_word.endswith("s") and not phrase.head_word.endswith("ss")


def _is_nationality(head: str) -> bool:
    last = head.rpartition("-")[2]
    return last.endswith(("ns", "is", "ks", "es")) and country_in(last, Span(0, len(last))) is not None


def _looks_like_body(phrase: Phrase, words: str) -> bool:
    return ends_as_body(phrase.core[-1]) or (words.isupper() and len(words) > 1) or bool(_NUMBERS.search(words))


@cache
def _outlets() -> frozenset[str]:
    return _set("outlets.txt")


@cache
def _set(lexicon: str) -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", lexicon))

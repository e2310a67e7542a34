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
from onrecord.sources.phrases import Phrase, analyse
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

_STATION = re.compile(r"[A-Z]{2,}TV")
_INDEFINITE = frozenset({"a", "an", "another"})
_ONE_OF = re.compile(r"(?:another\s+)?one\s+of\b", re.IGNORECASE)
_THEM = frozenset({"them", "us", "you", "those", "these"})
_AGENTS = ("er", "or", "ist", "ian", "eer", "man", "woman")  # endings of nouns for those who do or hold something
_FORMER = frozenset({"ex", "former", "then"})  # said of people, whatever else the noun may mean
# The noun of "the secretary of state's website", in what follows the core.
_OWNED = re.compile(r"^\s+of\s+(?:the\s+)?\w+['’]s\s+(?:\w+\s+)?(\w+)$")
_NUMBERS = re.compile(r"\d")
_NEWS_REPORTS = frozenset({"report", "reports"})
_INTERVIEWS = frozenset({"interview", "interviews"})
_WITH = re.compile(r"\s+(?:by|for|on|to|with)\s+")
_PARTS = re.compile(
    r"(?:(?:about|almost|nearly|roughly|some)\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+"
    r"(?:every\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s*(?:%|per\s?cent\b)|\b(?:half|third|quarter|majority)\b")
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_CALENDAR = frozenset(f"{_MONTHS} {_DAYS}".split())


def kind_of(text: str, phrase: Phrase) -> SourceKind:
    """The kind that the phrase's own words tell; a phrase that resolves to a name may turn out to be another's."""
    words = phrase.spans[phrase.head].of(text)
    bears_name = phrase.name is not None and phrase.name.span.end >= phrase.spans[-1].start
    return (
        _kind_by_form(text, phrase)
        or _kind_by_name(phrase, words, bears_name=bears_name)
        or _common_kind(text, phrase)
        or _kind_by_shape(text, phrase, words, is_entity=bears_name)
    )


def _kind_by_form(text: str, phrase: Phrase) -> SourceKind | None:
    """The kind of what is told by more than its head: a medium, a share of people, a government, an owner's text."""
    if is_outlet(text, phrase):
        return SourceKind.PRESS_REPORT
    if _PARTS.match(text, phrase.span.start, phrase.span.end):
        return SourceKind.UNNAMED_GROUP  # "one in five"
    if government_in(text, phrase.span) and not phrase.head_word.endswith("ans"):
        return SourceKind.GOVERNMENT
    if phrase.head_word in _INTERVIEWS:
        return _whom_interviewed(text, phrase)
    owned = _OWNED.search(phrase.rest.of(text))
    return next((kind for test, kind in _KINDS if test(owned.group(1).lower())), None) if owned else None


def _kind_by_name(phrase: Phrase, words: str, *, bears_name: bool) -> SourceKind | None:
    """The kind of whoever bears the name in a phrase or beside it; None where it bears none."""
    name = phrase.name
    if name is None:
        return None
    is_beside = phrase.names_beside and not is_person(phrase.head_word)  # "Dockers Union president Ana Torres"
    if name.type is EntityType.PERSON and (is_beside or (bears_name and not _is_common(phrase, words))):
        return SourceKind.NAMED_PERSON
    if not bears_name or name.type is EntityType.PERSON or not words[:1].isupper():
        return None
    ends = ends_as_body(phrase.core[-1])
    if len(phrase.core) == 2 and bears_given_name(phrase.core[0]) and not ends:
        return SourceKind.NAMED_PERSON
    is_body = phrase.head < len(phrase.core) - 1 or (ends and len(phrase.core) > 1)
    return SourceKind.NAMED_ORGANISATION if is_body else None  # "the Bureau of Labor Statistics" is no statistics


def _kind_by_shape(text: str, phrase: Phrase, words: str, *, is_entity: bool) -> SourceKind:
    """The kind of a phrase whose head no lexicon knows: by its determiner, number, capitals."""
    head = phrase.head_word
    if head in _set("fields.txt") and not phrase.rest.start < phrase.span.end:
        return SourceKind.NAMED_ORGANISATION
    if len(phrase.core) == 1 and (head == "one" or head in _CALENDAR):
        return SourceKind.UNNAMED_PERSON if head == "one" else SourceKind.DOCUMENT
    is_counted = len(phrase.core) > 1 and is_quantifier(phrase.core[0]) and head.endswith("s")  # "most Ruritanians"
    is_many = (
        is_counted
        or phrase.is_part
        or phrase.determiner in {"those", "these"}
        or head[:1].isdigit()
        or is_quantifier(head)
    )
    if is_many:
        return SourceKind.UNNAMED_GROUP
    is_agent = (phrase.determiner is not None or phrase.core[0] == "one") and words.islower() and head.endswith(_AGENTS)
    is_member = phrase.determiner in _INDEFINITE and words[:1].isupper()  # "a Democrat"
    if head == "another" or is_agent or is_member:
        return SourceKind.UNNAMED_PERSON
    if words[:1].isupper() or is_entity:
        is_body = is_entity or _looks_like_body(phrase, words)
        return SourceKind.NAMED_ORGANISATION if is_body else SourceKind.NAMED_PERSON
    is_people = bool(_SHARE.search(phrase.span.of(text))) or (
        head.endswith("s") and head[:-1].endswith((*_AGENTS, "ant", "ee", "ent"))
    )
    return SourceKind.UNNAMED_GROUP if is_people else SourceKind.DOCUMENT


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
    if whole in _outlets() or phrase.core[-1] in _outlets() or _STATION.fullmatch(phrase.spans[-1].of(text)):
        return True
    is_named = len(phrase.core) > 1 or phrase.determiner == "the"
    return (
        is_named
        and phrase.core[-1].rpartition("-")[2] in _set("outlet_endings.txt")
        and phrase.span.of(text)[:1] not in "0123456789"
    )


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
        or (is_organisation(head) and (_is_many(phrase) or (phrase.is_part and head.endswith("s"))))
        or (head == "figures" and is_of_body and "official" not in phrase.modifiers)
    ):
        return SourceKind.UNNAMED_GROUP
    was_person = is_person(head) and not _FORMER.isdisjoint(phrase.modifiers)
    if was_person or ((people(head) or head in _THEM) and _ONE_OF.match(phrase.span.of(text))):
        return SourceKind.UNNAMED_PERSON
    return next((kind for test, kind in _KINDS if test(head)), None)


def _whom_interviewed(text: str, phrase: Phrase) -> SourceKind | None:
    """The kind of those an interview was with: the medium, or people; None where it does not say."""
    opening = _WITH.match(text, phrase.rest.start, phrase.rest.end)
    if opening is None:
        return None
    other = analyse(text, Span(opening.end(), phrase.rest.end), [phrase.name] if phrase.name else [])
    if is_outlet(text, other):
        return SourceKind.PRESS_REPORT
    return SourceKind.UNNAMED_GROUP if _means_people(other.head_word) else None


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

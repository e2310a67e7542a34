"""Collect what can be somebody in an article: sources, names of people and bodies, descriptions, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from onrecord.lexicon import load_lexicon
from onrecord.numbering import walk
from onrecord.sources.kinds import PRONOUNS
from onrecord.sources.names import titles
from onrecord.sources.nouns import is_person, people
from onrecord.sources.phrases import split_conjoined
from onrecord.types import Attribution, Entity, EntityType, Span

__all__ = ["Markable", "collect"]

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|himself|herself|they|them|their|theirs|themselves)\b", re.IGNORECASE)
_LOWER_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORD_BEFORE = re.compile(r"[\w'’-]+(?:,\d+)*")
_DETERMINERS = frozenset(
    "the these those his her its my our your their some many most several two three four five all other".split()  # noqa: SIM905  (a list reads better than twenty quotation marks)
)
_CROWDS = frozenset({"crowd", "family", "families", "folks", "group", "groups", "guys", "people", "team", "troops"})
_DESCRIPTION = re.compile(
    r"\b(?:the|a|an|his|her|their|its|another|one|this|that)\s+(?=(?P<words>(?:[\w'’.-]+\s+){0,4}[\w'’-]+))",
    re.IGNORECASE,
)
_HEAD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    {"and", "are", "be", "beyond", "has", "have", "had", "is", "or", "the", "was", "were", "will"}
)
_TITLE_BEFORE = re.compile(r"(?:\b[A-Za-z]+\.?\s+){1,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_MODIFIERS = 60  # code points before a plural noun in which its determiner and modifiers stand
_NEAR = 40  # code points between the pieces of one source, at most, for it to be read as one phrase


@dataclass(frozen=True, slots=True)
class Markable:
    """A place where somebody may be meant.

    sort: "source", "name", "description", "people", "pronoun" or "label"; a source may be any of the first three by its
    words.
    attribution: name of the attribution that a source belongs to; None for other sorts.
    entity: for a name, the entity. whole: for a part of a conjoined source, all of it.
    """

    span: Span
    sort: str
    attribution: str | None = None
    entity: Entity | None = None
    whole: Span | None = None


def collect(
    text: str, attributions: Sequence[Attribution], entities: Sequence[Entity], labels: Sequence[Span]
) -> list[Markable]:
    """All markables in text order; where two begin together, the longer first. labels: of a transcript's turns."""
    found = list(_sources(text, attributions, entities))
    taken = {markable.span for markable in found}
    found += [Markable(label, "label") for label in labels]
    taken |= set(labels)
    for entity in entities:
        span = _with_title(text, entity) if entity.type is EntityType.PERSON else entity.span
        if span not in taken:
            found.append(Markable(span, "name", entity=entity))
    covered = bytearray(len(text))
    for markable in found:
        covered[markable.span.start : markable.span.end] = b"\1" * (markable.span.end - markable.span.start)
    for match in _PRONOUN.finditer(text):
        span = Span(match.start(), match.end())
        if span not in taken:
            found.append(Markable(span, "pronoun"))
    for span in _descriptions(text):
        if not any(covered[span.start : span.end]):
            found.append(Markable(span, "description"))
    for span in _plurals(text):
        if not any(covered[span.start : span.end]):
            found.append(Markable(span, "people"))
    return sorted(found, key=lambda m: (m.span.start, -m.span.end, m.attribution or ""))


def _sources(text: str, attributions: Sequence[Attribution], entities: Sequence[Entity]) -> Iterator[Markable]:
    for name, attribution in walk(attributions):
        for span in _pieces(attribution.source):
            bare = _bare(text, span)
            for part in split_conjoined(text, bare, entities):
                yield Markable(_bare(text, part), "source", name, whole=None if part == bare else bare)


def _pieces(source: Sequence[Span]) -> list[Span]:
    """A source's pieces, neighbours joined."""
    joined: list[Span] = []
    for span in sorted(source):
        if joined and span.start - joined[-1].end <= _NEAR:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _bare(text: str, span: Span) -> Span:
    """The span without punctuation and quotation marks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \t\r\n\xa0,;:—–-\"“”‘’'("))
    end = span.end - (len(words) - len(words.rstrip(" \t\r\n\xa0,;:—–-\"“”‘’'")))
    return Span(start, end) if start < end else span


def _with_title(text: str, entity: Entity) -> Span:
    """A person's name with the titles before it, which tell sex and role."""
    before = _TITLE_BEFORE.search(text, max(0, entity.span.start - 40), entity.span.start)
    start = entity.span.start
    words = list(re.finditer(r"[A-Za-z]+\.?", before.group())) if before else []
    for word in reversed(words):
        bare = word.group().rstrip(".").lower()
        if not word.group()[0].isupper() or bare not in titles():
            break
        start = before.start() + word.start() if before else start
    end = entity.span.end
    possessive = _POSSESSIVE.search(text, start, end)
    return Span(start, possessive.start() if possessive and possessive.start() > start else end)


def _descriptions(text: str) -> Iterator[Span]:
    for match in _DESCRIPTION.finditer(text):
        within = takewhile(lambda word: word.group().lower() not in _ends(), _HEAD.finditer(match["words"]))
        head = next((word for word in within if is_person(word.group().lower())), None)
        if head is None:
            continue
        span = Span(match.start(), match.start("words") + head.end())
        if span.of(text).lower() not in _idioms():
            yield span


def _plurals(text: str) -> Iterator[Span]:
    """Plural nouns for people, with the determiner and modifiers before them."""
    for match in _LOWER_WORD.finditer(text):
        if not (people(match.group()) or match.group() in _CROWDS):
            continue
        yield Span(_start_of_plural(text, match.start()), match.end())


def _start_of_plural(text: str, noun: int) -> int:
    """Where the phrase of a plural noun begins: at a determiner near before it, else at the names right before it."""
    start = named = noun
    for word in reversed(list(_WORD_BEFORE.finditer(text, max(0, noun - _MODIFIERS), noun))):
        words = word.group()
        if text[word.end() : start].strip(" "):
            break
        if words.lower() in _DETERMINERS:
            return word.start()
        if words.lower() in _ends() or (words.islower() and people(words)):
            break
        if named == start and words[0].isupper():
            named = word.start()
        start = word.start()
    return named


@cache
def _ends() -> frozenset[str]:
    """Words that end a noun phrase before its noun has come: it had none for a person."""
    return _FUNCTION_WORDS | frozenset(load_lexicon("onrecord.sources", "postmodifiers.txt"))


@cache
def _idioms() -> frozenset[str]:
    return frozenset({f"{pronoun} own" for pronoun in PRONOUNS}) | frozenset(
        load_lexicon("onrecord.sources", "empty_descriptions.txt")
    )

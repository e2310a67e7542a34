"""Parties by their names: who is accused, who answers, and whether two phrases mean the same one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.audit.view import Act, Copy
from onrecord.audit.words import lexicon
from onrecord.types import Entity, EntityType, Source, Span

__all__ = ["Party", "acts_for", "names_in", "parties_in", "party_words", "speaks_for"]

_NAME_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'&.-]*")


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body that the copy names. words: of its name, in lower case, titles and articles left out."""

    span: Span
    words: frozenset[str]


def names_in(words: str) -> frozenset[str]:
    """The words of a name that tell it from others, in lower case."""
    found = (
        match.group().lower().replace("’", "'").removesuffix("'s").strip(".'") for match in _NAME_WORD.finditer(words)
    )
    return frozenset(word for word in found if len(word) > 1 and word not in lexicon("name_fillers.txt"))


def parties_in(copy: Copy, span: Span) -> tuple[Party, ...]:
    """People and bodies that are named within a span, in text order."""
    return tuple(_party(copy, entity) for entity in copy.entities_in(span) if entity.type is not EntityType.PLACE)


def _party(copy: Copy, entity: Entity) -> Party:
    return Party(entity.span, names_in(entity.span.of(copy.text)))


def party_words(copy: Copy, act: Act) -> frozenset[str]:
    """The words by which an act's source is known: its speakers' names and affiliations, else its own words."""
    spans = [span for source in act.speakers for span in (source.name, source.affiliation) if span]
    return copy.words_of(*(spans or act.attribution.source))


def speaks_for(copy: Copy, source: Source, party: Party) -> bool:
    """Whether a source is a party, or is described by its name ("the mayor's lawyer", "a spokesman for the mayor")."""
    return bool(party.words & copy.once("known", _known)[source.id])


def acts_for(copy: Copy, party: Party) -> tuple[Act, ...]:
    """The outer attributions of whoever is a party or speaks for it, in text order."""
    places = copy.once("voices", _voices)
    return tuple(
        copy.outer_acts[place] for place in sorted({place for word in party.words for place in places.get(word, ())})
    )


def _known(copy: Copy) -> dict[str, frozenset[str]]:
    """For each source the words that name or describe it."""
    table = {}
    for source in copy.record.sources:
        spans = [source.name, source.affiliation, source.description, source.role, *(m.span for m in source.mentions)]
        table[source.id] = frozenset(word for span in spans if span for word in names_in(span.of(copy.text)))
    return table


def _voices(copy: Copy) -> dict[str, list[int]]:
    """For each word the places of the outer attributions whose speakers, or whose source's words, it names."""
    table: dict[str, list[int]] = {}
    known = copy.once("known", _known)
    for place, act in enumerate(copy.outer_acts):
        words = {word for source in act.speakers for word in known[source.id]}
        words |= {word for span in act.attribution.source for word in names_in(span.of(copy.text))}
        for word in words:
            table.setdefault(word, []).append(place)
    return table

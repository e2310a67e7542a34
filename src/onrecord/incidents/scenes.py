"""Read the sentences that may speak of incidents, one by one: their triggers, tolls, actors, dates and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from onrecord.incidents.acceptance import Company, features_of, probability
from onrecord.incidents.clauses import Clauses
from onrecord.incidents.tolls import TOLL_WORDS, SentenceToll, read_tolls
from onrecord.incidents.triggers import Trigger, find_triggers
from onrecord.incidents.vocabulary import harm_words, trigger_words
from onrecord.tagging import tag
from onrecord.types import DatePrecision, DateReading, Entity, EntityType, Harm, PlaceReading, Span, TextLayout

__all__ = ["Scene", "may_speak_of_incidents", "read_scenes"]

Placed = TypeVar("Placed")

_OWNED = frozenset({"blame", "blamed", "blames", "blaming", "responsibility", "responsible"})  # that tell of doers
_LONGEST = 2000  # code points of a sentence; the longest of PolNeAR train has fewer
_GRAVE = frozenset({Harm.KILLED, Harm.WOUNDED})
_KNOWN = 0.5  # least probability of a word that names an incident by itself, in a sentence that counts dead or wounded
_IDLE = 0.25  # of a trigger's probability, below which a toll that hangs on it is none; by the labels not held back
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence that may speak of incidents. sentence: its index in the layout. span: it, or a piece of a long one.

    company: what the triggers' probabilities rest on beside the sentence's words. triggers: all that may name an
    incident, each with the probability that it does. dates, places, entities: those in the sentence.
    """

    sentence: int
    span: Span
    clauses: Clauses
    company: Company
    triggers: tuple[tuple[Trigger, float], ...]
    tolls: tuple[SentenceToll, ...]
    dates: tuple[DateReading, ...]
    places: tuple[PlaceReading, ...]
    entities: tuple[Entity, ...]


def read_scenes(
    text: str,
    layout: TextLayout,
    entities: Sequence[Entity],
    dates: Sequence[DateReading],
    places: Sequence[PlaceReading],
) -> tuple[Scene, ...]:
    """The sentences with a word that may name an incident or a harm, in text order."""
    read = list(_sentences(text, layout))
    taken = sorted([reading.words for reading in dates] + [e.span for e in entities if e.type is EntityType.PERSON])
    found = [_free(find_triggers(clauses), clauses, taken) for _, _, clauses in read]
    sure = [sum(trigger.word.is_sure for trigger in triggers) for triggers in found]
    n_sure = sum(sure)
    scenes = []
    for (number, span, clauses), triggers, own in zip(read, found, sure, strict=True):
        named = _within(entities, span, lambda entity: entity.span)
        when = _within(dates, span, lambda reading: reading.words)
        where = _within(places, span, lambda reading: reading.words)
        tolls = read_tolls(text, clauses, named, [reading.words for reading in when])
        company = Company(
            n_tolls=len(tolls),
            has_date=any(reading.precision is not DatePrecision.UNKNOWN for reading in when),
            has_place=bool(where),
            density=n_sure - own,
        )
        least = _KNOWN if any(toll.harm in _GRAVE and toll.count.least > 1 for toll in tolls) else 0.0
        judged = tuple(
            (trigger, max(probability(features_of(clauses, trigger, company)), least * trigger.word.is_sure))
            for trigger in triggers
        )
        scenes.append(Scene(number, span, clauses, company, judged, _told(tolls, judged), when, where, named))
    return tuple(scenes)


def _told(tolls: Sequence[SentenceToll], judged: Sequence[tuple[Trigger, float]]) -> tuple[SentenceToll, ...]:
    """The tolls but for those whose own word is unlikely to tell of anything that happened ("stop killing people")."""
    idle = {trigger.head for trigger, share in judged if share < _IDLE}
    return tuple(
        toll for toll in tolls if toll.anchor not in idle or toll.count.most != toll.count.least or toll.count.most != 1
    )


def _free(triggers: Sequence[Trigger], clauses: Clauses, taken: Sequence[Span]) -> tuple[Trigger, ...]:
    """Those that stand in no date and no person's name ("March", "Ms Battle"). taken: in text order."""
    return tuple(
        t for t in triggers if not any(span.contains(t.span(clauses)) for span in _near(taken, t.span(clauses)))
    )


def _near(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    start = bisect_left(spans, Span(place.start + 1, 0))
    return spans[max(start - 2, 0) : start]


def may_speak_of_incidents(text: str, layout: TextLayout) -> bool:
    """Whether any sentence holds a word that may name an incident, so that its dates and places are worth reading."""
    return bool(_with_words(text, layout, trigger_words().keys()))


def _sentences(text: str, layout: TextLayout) -> Iterator[tuple[int, Span, Clauses]]:
    """The sentences that hold a word of the lexicons, tagged; what is too long for a sentence, in pieces."""
    numbers = _with_words(text, layout, trigger_words().keys() | harm_words().keys() | TOLL_WORDS | _OWNED)
    pieces = [(number, piece) for number in numbers for piece in _pieces(text, layout.sentences[number])]
    tagged = tag(text, [piece for _, piece in pieces])
    for (number, piece), words in zip(pieces, tagged, strict=True):
        yield number, piece, Clauses(words)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, in pieces that end at a space where it is longer than any: a table, a list without stops."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        end = text.rfind(" ", start + 1, start + _LONGEST)
        end = end if end > start else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _with_words(text: str, layout: TextLayout, wanted: Set[str]) -> list[int]:
    lowered = (text[sentence.start : sentence.end].lower() for sentence in layout.sentences)
    return [number for number, words in enumerate(lowered) if not wanted.isdisjoint(_WORD.findall(words))]


def _within(items: Sequence[Placed], span: Span, place: Callable[[Placed], Span]) -> tuple[Placed, ...]:
    """Those of some items in text order that lie in a span."""
    start = bisect_left(items, span.start, key=lambda item: place(item).start)
    found = []
    for item in items[start:]:
        if place(item).start >= span.end:
            break
        found.append(item)
    return tuple(found)

"""Put an incident's accounts side by side: every toll, date, place and actor with the voice that it is told in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.incidents.actors import SentenceActor
from onrecord.incidents.tolls import SentenceToll
from onrecord.incidents.voices import Voices
from onrecord.sources.countries import country_in
from onrecord.types import (
    Actor,
    ActorRole,
    Basis,
    DateReading,
    IncidentDate,
    IncidentPlace,
    PlaceReading,
    Stance,
    Toll,
)

__all__ = ["actors_of", "dates_of", "places_of", "tolls_of"]

_PRONOUNS = frozenset({"he", "her", "herself", "him", "himself", "his", "i", "me", "she"})
_ACCUSING = frozenset({Stance.ACCUSES})


def tolls_of(text: str, tolls: Iterable[SentenceToll], voices: Voices) -> tuple[Toll, ...]:
    """The tolls in text order.

    One that is part of another points at the nearest total of its harm and voice before it, or else after it.
    """
    ordered = _told_once(text, tolls, voices)
    told = [voices.of(toll.count.words) for toll in ordered]
    return tuple(
        Toll(
            harm=toll.harm,
            count=toll.count,
            is_approximate=toll.is_approximate,
            whom=toll.whom,
            country=country_in(text, toll.whom) if toll.whom else None,
            part_of=_total(place, ordered, told) if toll.is_part else None,
            cue=toll.cue,
            voice=told[place],
            by=toll.by,
        )
        for place, toll in enumerate(ordered)
    )


def _told_once(text: str, tolls: Iterable[SentenceToll], voices: Voices) -> list[SentenceToll]:
    """The tolls in text order, each once from each who tells: the same number again, or the same person, adds nothing.

    A pronoun counts only where nothing else says whom a harm befell; people in the plural with neither a number nor an
    article ("stop killing people") count as part of others alone ("engineers were among the dead").
    """
    kept: list[SentenceToll] = []
    seen = set()
    for toll in sorted(tolls, key=lambda toll: (toll.count.words, toll.harm)):
        if toll.count.most is None and toll.count.words == toll.whom and not toll.is_part:
            continue
        people = _person(text, toll) if toll.count.most == 1 else ""
        teller = (toll.by, voices.speakers(toll.count.words))
        key = (toll.harm, toll.count.least, toll.count.most, toll.is_part, people, teller)
        if key not in seen:
            seen.add(key)
            kept.append(toll)
    named = {toll.harm for toll in kept if not _is_pronoun(text, toll)}
    return [toll for toll in kept if toll.harm not in named or not _is_pronoun(text, toll)]


def _person(text: str, toll: SentenceToll) -> str:
    return (toll.whom or toll.count.words).of(text).split()[-1].lower()


def _is_pronoun(text: str, toll: SentenceToll) -> bool:
    return toll.count.words.of(text).lower() in _PRONOUNS


def _total(place: int, tolls: Sequence[SentenceToll], told: Sequence[str | None]) -> int | None:
    part = tolls[place]
    others = chain(range(place - 1, -1, -1), range(place + 1, len(tolls)))
    fitting = (
        n
        for n in others
        if tolls[n].harm is part.harm and not tolls[n].is_part and (told[n], tolls[n].by) == (told[place], part.by)
    )
    return next(fitting, None)


def dates_of(dates: Iterable[DateReading], voices: Voices) -> tuple[IncidentDate, ...]:
    """The dates in text order, each once: the finest ("March", not "this year"), vague ones only by themselves."""
    ordered = sorted(set(dates), key=lambda reading: reading.words)
    wider = {reading.edtf[:size] for reading in ordered if reading.edtf for size in (4, 7) if len(reading.edtf) > size}
    placed = [reading for reading in ordered if reading.edtf and reading.edtf not in wider] or ordered
    return tuple(IncidentDate(reading, voices.of(reading.words)) for reading in placed)


def places_of(places: Iterable[PlaceReading], voices: Voices) -> tuple[IncidentPlace, ...]:
    """The places in text order, each once."""
    ordered = sorted(set(places), key=lambda reading: reading.words)
    return tuple(IncidentPlace(reading, voices.of(reading.words)) for reading in ordered)


def actors_of(actors: Iterable[SentenceActor], voices: Voices) -> Iterator[Actor]:
    """The actors in text order; one whom an accusing attribution names is accused, by its source."""
    for actor in sorted(actors, key=lambda actor: (actor.words, actor.role)):
        voice = voices.of(actor.words)
        basis, by = actor.basis, actor.by
        if voice and basis is Basis.STATED and actor.role is ActorRole.PERPETRATOR:
            said = voices.attribution(voice)
            if any(reading.stance in _ACCUSING and not reading.is_negated for reading in said.stances):
                basis, by = Basis.ACCUSED, said.source[0] if said.source else None
        yield Actor(actor.role, actor.words, basis, by, voice)

"""Fill MUC-4's templates from what Onrecord reads: candidates that are likely to be relevant, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator

from eval.muc4.candidates import Candidate, find_candidates
from eval.muc4.nations import NATIONS
from eval.muc4.relevance import probability
from eval.muc4.templates import Fill, Slot, Template, fill
from eval.muc4.texts import Message
from onrecord.types import Record

__all__ = ["fill_templates", "template_of"]

MIN_RELEVANCE = 0.5  # best F of all slots on dev, cross-validated; eval/muc4/train.py


def fill_templates(message: Message, record: Record) -> tuple[Template, ...]:
    """The templates of one text, in text order.

    record: of the message's text as it stands.
    """
    return tuple(
        template_of(message, candidate)
        for candidate in find_candidates(message, record)
        if probability(candidate, message, record) >= MIN_RELEVANCE
    )


def template_of(message: Message, candidate: Candidate) -> Template:
    """A candidate's fills by slot."""
    fills: dict[Slot, list[Fill]] = {}
    for slot, found in _fills(candidate):
        fills.setdefault(slot, []).append(found)
    return Template(message.name, {slot: tuple(found) for slot, found in fills.items()})


def _fills(candidate: Candidate) -> Iterator[tuple[Slot, Fill]]:
    yield Slot.TYPE, fill(candidate.type)
    yield Slot.STAGE, fill(candidate.stage)
    if candidate.date:
        yield Slot.DATE, fill(candidate.date)
    if candidate.place:
        yield Slot.LOCATION, fill(str(candidate.place))
    for words in candidate.perpetrators.individuals:
        yield Slot.PERP_INDIVIDUAL, fill(words)
    for name, confidence in candidate.perpetrators.organisations:
        yield Slot.PERP_ORGANIZATION, fill(name)
        yield Slot.PERP_CONFIDENCE, fill(confidence, name)
    if candidate.type != "KIDNAPPING":  # where the slot does not apply
        for thing in candidate.things:
            yield Slot.PHYS_ID, fill(thing)
    yield from _of_victims(candidate)


def _of_victims(candidate: Candidate) -> Iterator[tuple[Slot, Fill]]:
    country = candidate.place.country if candidate.place else None
    for victim in candidate.victims:
        said_of = (victim.words,) if victim.words else ()
        if victim.words:
            yield Slot.HUM_NAME if victim.is_name else Slot.HUM_DESCRIPTION, fill(victim.words)
            if victim.number:
                yield Slot.HUM_NUMBER, fill(victim.number, *said_of)
            if victim.nation and victim.nation != country:
                yield Slot.HUM_NATION, fill(NATIONS[victim.nation], *said_of)
        for effect in victim.effects:
            yield Slot.HUM_EFFECT, fill(effect, *said_of)

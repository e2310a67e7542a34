"""Fill MUC-4's templates from what Onrecord reads: candidates that are likely to be relevant, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.muc4.candidates import Candidate, find_candidates
from eval.muc4.humans import human_shows
from eval.muc4.judges import Judges, shipped
from eval.muc4.learning import share
from eval.muc4.nations import NATIONS
from eval.muc4.organisations import find_organisations, organisation_shows
from eval.muc4.relevance import relevance_shows
from eval.muc4.templates import Fill, Slot, Template, fill
from eval.muc4.texts import Message
from eval.muc4.victims import Victim
from onrecord.types import Record

__all__ = ["fill_templates", "template_of"]

# Best F of all seven slots on dev, cross-validated by eval/muc4/train.py.
MIN_RELEVANCE = 0.25
MIN_HUMAN = 0.4
MIN_ORGANISATION = 0.3


def fill_templates(message: Message, record: Record) -> tuple[Template, ...]:
    """The templates of one text, in text order. record: of the message's text as it stands."""
    judges = shipped()
    candidates = find_candidates(message, record)
    return tuple(
        template_of(message, record, candidate, judges)
        for candidate in candidates
        if share(relevance_shows(candidate, candidates, message, record), judges.relevance) >= MIN_RELEVANCE
    )


def template_of(message: Message, record: Record, candidate: Candidate, judges: Judges | None) -> Template:
    """A candidate's fills by slot. judges: None for all that may be a fill, none judged."""
    fills: dict[Slot, list[Fill]] = {}
    for slot, found in _fills(record, candidate, judges):
        fills.setdefault(slot, []).append(found)
    return Template(message.name, {slot: tuple(found) for slot, found in fills.items()})


def _fills(record: Record, candidate: Candidate, judges: Judges | None) -> Iterator[tuple[Slot, Fill]]:
    yield Slot.TYPE, fill(candidate.type)
    yield Slot.STAGE, fill(candidate.stage)
    if candidate.date:
        yield Slot.DATE, fill(candidate.date)
    if candidate.place:
        yield Slot.LOCATION, fill(str(candidate.place))
    for words in candidate.perpetrators.individuals:
        yield Slot.PERP_INDIVIDUAL, fill(words)
    for name, confidence in _organisations(record, candidate, judges):
        yield Slot.PERP_ORGANIZATION, fill(name)
        yield Slot.PERP_CONFIDENCE, fill(confidence, name)
    if candidate.type != "KIDNAPPING":  # where the slot does not apply
        for thing in candidate.things:
            yield Slot.PHYS_ID, fill(thing)
    victims = candidate.victims
    if judges is not None:
        text = record.article.text.upper()
        victims = [v for v in victims if share(human_shows(v, candidate, text), judges.humans) >= MIN_HUMAN]
    yield from _of_victims(candidate, victims)


def _organisations(record: Record, candidate: Candidate, judges: Judges | None) -> Iterator[tuple[str, str]]:
    """Organisations that did it, with the confidence in each; one whose name is in a longer one's is left out."""
    if judges is None:
        yield from candidate.perpetrators.organisations
        return
    found = find_organisations(record)
    shown = [(one.name, frozenset(organisation_shows(one, candidate, record, found))) for one in found]
    taken = [(name, shows) for name, shows in shown if share(shows, judges.organisations) >= MIN_ORGANISATION]
    for name, shows in taken:
        if not any(name != other and f" {name} " in f" {other} " for other, _ in taken):
            yield name, judges.confidence_in(shows)


def _of_victims(candidate: Candidate, victims: Sequence[Victim]) -> Iterator[tuple[Slot, Fill]]:
    country = candidate.place.country if candidate.place else None
    for victim in victims:
        said_of = (victim.words,) if victim.words else ()
        if victim.words:
            yield Slot.HUM_NAME if victim.is_name else Slot.HUM_DESCRIPTION, fill(victim.words)
            if victim.number:
                yield Slot.HUM_NUMBER, fill(victim.number, *said_of)
            if victim.nation and victim.nation != country:
                yield Slot.HUM_NATION, fill(NATIONS[victim.nation], *said_of)
        for effect in victim.effects:
            yield Slot.HUM_EFFECT, fill(effect, *said_of)

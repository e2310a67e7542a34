"""Which events of an article's sentences are one incident.

An event joins the latest incident that it can be and that something speaks for: it points back ("the attack", "he was
shot"), or has the same day, place, people hit or number. What says that they differ (a day, a town, a name) keeps them
apart; where neither is so, an event of the next sentence that brings nothing of its own joins the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.incidents.drafts import Draft
from onrecord.incidents.kinds import can_be_one
from onrecord.incidents.stages import stage_of
from onrecord.incidents.tolls import SentenceToll
from onrecord.types import ActorRole, DateReading, Entity, EntityType, IncidentType, PlacePrecision, PlaceReading

__all__ = ["join_drafts"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT_HAND = 30  # incidents that the copy may come back to, the ones spoken of last
_RECENT = 12  # events of an incident that another is held against
_NEAR = 2  # sentences within which an event that brings nothing of its own goes with the one before
_FAR = 12  # sentences within which "the attack" means the last one
_STILL = 6  # sentences within which a count of dead, with nothing else, is still of the same incident
_HEAD = 2  # sentences within which the lead tells what the headline has told
_TAKERS = frozenset({"demonstrator", "marcher", "protester", "protestor", "rioter", "looter"})
_BROAD = frozenset({IncidentType.ATTACK, IncidentType.KILLING})


def join_drafts(text: str, drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], ...]:
    """The events of each incident, in text order of the incidents' first events."""
    incidents: list[list[Draft]] = []
    at_hand: list[list[Draft]] = []  # the one spoken of last comes first
    for draft in drafts:
        home = next((incident for incident in at_hand if _joins(text, draft, incident[-_RECENT:])), None)
        if home is None:
            home = [draft]
            incidents.append(home)
        else:
            home.append(draft)
            at_hand.remove(home)
        at_hand = [home, *at_hand[: _AT_HAND - 1]]
    return tuple(tuple(incident) for incident in incidents)


def _joins(text: str, draft: Draft, incident: Sequence[Draft]) -> bool:
    """Whether an event is the incident's. incident: its latest events, in text order."""
    if not all(can_be_one(draft.type, other.type) for other in incident):
        return False
    distance = draft.scene.sentence - incident[-1].scene.sentence
    if distance == 0 or stage_of(draft) is not stage_of(incident[0]):
        return False
    if any(_conflict(text, draft, other) for other in incident):
        return False
    return any(_shares(text, draft, other) for other in incident) or _goes_on(text, draft, incident, distance)


def _goes_on(text: str, draft: Draft, incident: Sequence[Draft], distance: int) -> bool:
    """Whether an event that shares nothing with an incident goes on with it all the same, so many sentences later."""
    last = incident[-1]
    if draft.is_known or (not draft.is_new and any(_same_word(draft, other) for other in incident)):
        return distance <= _FAR
    if last.scene.sentence == 0 and distance <= _HEAD:
        return True
    if _days(draft) & _days(last) and not draft.is_new:
        return distance <= _STILL
    if draft.is_new or _days(draft) or _towns(draft) or _names(text, draft):
        return False
    if draft.type is IncidentType.KILLING and draft.tolls:
        return distance <= _STILL
    same_sort = draft.type is last.type or draft.type in _BROAD or last.type in _BROAD
    return same_sort and distance <= _NEAR


def _same_word(draft: Draft, other: Draft) -> bool:
    """Whether two events are named by the same noun, or by a noun for who takes part."""
    nouns = {trigger.word.base for trigger in draft.triggers if trigger.word.is_noun}
    return bool(nouns & {trigger.word.base for trigger in other.triggers}) or (nouns <= _TAKERS and bool(nouns))


def _conflict(text: str, draft: Draft, other: Draft) -> bool:
    days, others = _days(draft), _days(other)
    if days and others and not days & others:
        return True
    towns, other_towns = _towns(draft), _towns(other)
    if towns and other_towns and not towns & other_towns:
        return True
    countries, other_countries = _countries(draft), _countries(other)
    if countries and other_countries and not countries & other_countries:
        return True
    names, other_names = _names(text, draft), _names(text, other)
    return bool(names and other_names and not names & other_names and draft.type not in _BROAD)


def _shares(text: str, draft: Draft, other: Draft) -> bool:
    """Whether two events have a day and place, people hit, or a number of more than one in common."""
    if _days(draft) & _days(other) and (draft.type is other.type or _towns(draft) & _towns(other)):
        return True
    if _towns(draft) & _towns(other) and not draft.is_new:
        return True
    if _names(text, draft) & _names(text, other):
        return True
    numbers = {(toll.harm, toll.count.least) for toll in draft.tolls if _is_telling(toll)}
    return bool(numbers & {(toll.harm, toll.count.least) for toll in other.tolls})


def _is_telling(toll: SentenceToll) -> bool:
    """Whether a number is rarely that of two incidents at once: more than two, or an exact two."""
    return toll.count.least > 2 or toll.count.least == toll.count.most == 2


def _days(draft: Draft) -> frozenset[str]:
    return frozenset(day for date in draft.dates for day in _days_of(date))


def _days_of(date: DateReading) -> list[str]:
    return _DAY.findall(date.edtf or "")


def _towns(draft: Draft) -> frozenset[str]:
    return frozenset(name for place in draft.places if (name := _town(place)))


def _town(place: PlaceReading) -> str | None:
    if place.precision in {PlacePrecision.COUNTRY, PlacePrecision.REGION} or place.place is None:
        return None
    return place.place.settlement or place.place.name


def _countries(draft: Draft) -> frozenset[str]:
    return frozenset(place.place.country for place in draft.places if place.place)


def _names(text: str, draft: Draft) -> frozenset[str]:
    """Last names of the people hit, lower case."""
    hit = [actor.words for actor in draft.actors if actor.role is ActorRole.TARGET]
    hit += [toll.whom for toll in draft.tolls if toll.whom]
    people = [entity for entity in draft.scene.entities if entity.type is EntityType.PERSON]
    return frozenset(_last_name(text, entity) for entity in people if any(entity.span.overlaps(span) for span in hit))


def _last_name(text: str, entity: Entity) -> str:
    words = re.findall(r"\w+", entity.span.of(text).removesuffix("'s").removesuffix("’s").lower())
    return words[-1] if words else ""

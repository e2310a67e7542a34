"""Incidents of one text as MUC-4 would tell them apart: by type, date and place, none of them judged yet.

By the definition (5.0) two incidents of one type are two templates only if date, place or perpetrators differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.muc4.days import date_fill
from eval.muc4.locations import Located, home_country, locate
from eval.muc4.perpetrators import Perpetrators, find_perpetrators
from eval.muc4.texts import Message
from eval.muc4.victims import Victim, find_things, find_victims
from onrecord.numbering import walk
from onrecord.types import Incident, IncidentStage, IncidentType, Record

__all__ = ["TYPES", "Candidate", "find_candidates"]

_T = IncidentType
TYPES: Mapping[IncidentType, str] = {
    _T.ATTACK: "ATTACK",
    _T.BOMBING: "BOMBING",
    _T.EXPLOSION: "BOMBING",
    _T.AIR_STRIKE: "ATTACK",
    _T.SHELLING: "ATTACK",
    _T.SHOOTING: "ATTACK",
    _T.ASSAULT: "ATTACK",
    _T.SEXUAL_VIOLENCE: "ATTACK",
    _T.KILLING: "ATTACK",
    _T.KIDNAPPING: "KIDNAPPING",
    _T.HIJACKING: "HIJACKING",
    _T.ROBBERY: "ROBBERY",
    _T.ARSON: "ARSON",
    _T.SABOTAGE: "ATTACK",
    _T.CLASH: "ATTACK",
}
"""MUC-4's type for each of Onrecord's that may be terrorism; bombs from the air are an ATTACK by the definition."""

_STAGES = {
    IncidentStage.CARRIED_OUT: "ACCOMPLISHED",
    IncidentStage.ATTEMPTED: "ATTEMPTED",
    IncidentStage.THREATENED: "THREATENED",
}


@dataclass(slots=True)
class Candidate:
    """One template to be, and the incidents that it rests on."""

    incidents: list[Incident]
    type: str
    stage: str
    date: str | None
    place: Located | None
    victims: list[Victim]
    things: list[str]
    perpetrators: Perpetrators

    def can_join(self, other: Candidate) -> bool:
        """Whether nothing tells the two apart: type, date, place."""
        return (
            self.type == other.type and self.stage == other.stage and self._same_day(other) and self._same_place(other)
        )

    def _same_day(self, other: Candidate) -> bool:
        return self.date == other.date or any(day is None or day.startswith("-") for day in (self.date, other.date))

    def _same_place(self, other: Candidate) -> bool:
        if self.place is None or other.place is None:
            return True
        return self.place.is_within(other.place) or other.place.is_within(self.place)

    def join(self, other: Candidate) -> None:
        """Take in another's incidents and fills; what says more wins."""
        self.incidents += other.incidents
        if other.date and (self.date is None or self.date.startswith("-")):
            self.date = other.date
        if other.place and (self.place is None or other.place.is_within(self.place)):
            self.place = other.place
        known = {victim.words: victim for victim in self.victims}
        for victim in other.victims:
            if victim.words in known:
                mine = known[victim.words]
                mine.effects += [effect for effect in victim.effects if effect not in mine.effects]
                mine.nation = mine.nation or victim.nation
            else:
                self.victims.append(victim)
        self.things += [thing for thing in other.things if thing not in self.things]
        self.perpetrators = self.perpetrators.joined(other.perpetrators)


def find_candidates(message: Message, record: Record) -> tuple[Candidate, ...]:
    """The incidents of a text that may be templates, in text order, those that MUC-4 would not tell apart in one."""
    text = record.article.text
    home = home_country(message)
    attributions = dict(walk(record.attributions))
    sources = {source.id: source for source in record.sources}
    found: list[Candidate] = []
    for incident in record.incidents:
        if incident.type not in TYPES:
            continue
        candidate = Candidate(
            [incident],
            TYPES[incident.type],
            _STAGES[incident.stage],
            date_fill(text, incident.dates, message.published),
            locate(text, incident.places, home),
            find_victims(text, incident, record.entities),
            list(find_things(text, incident, record.entities)),
            find_perpetrators(text, incident, record.entities, attributions, sources),
        )
        _place(found, candidate)
    return tuple(found)


def _place(found: list[Candidate], candidate: Candidate) -> None:
    for other in found:
        if other.can_join(candidate):
            other.join(candidate)
            return
    found.append(candidate)

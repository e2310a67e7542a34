"""What sentences that name no incident still say of one: tolls, and who is responsible.

"The death toll stands at 11", "three others were hurt", "no group has claimed responsibility": each goes to the
incident that the copy was last speaking of and that it can belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from onrecord.incidents.actors import SentenceActor
from onrecord.incidents.drafts import Draft
from onrecord.incidents.kinds import finest
from onrecord.incidents.responsibility import read_responsibility
from onrecord.incidents.scenes import Scene
from onrecord.incidents.tolls import SentenceToll
from onrecord.types import Harm, IncidentType

__all__ = ["Strays", "give_strays"]

_T = IncidentType
_REACH = 6  # sentences back within which a stray toll or claim still means the last incident
_AHEAD = 2  # sentences on in which a number's incident may be named, where none is before
_HARMLESS = frozenset({_T.ARREST, _T.PROTEST, _T.LABOUR_STRIKE, _T.CYBERATTACK, _T.SABOTAGE, _T.ROBBERY})
_TAKEN = frozenset({_T.KIDNAPPING, _T.HIJACKING})


@dataclass(slots=True)
class Strays:
    """What an incident gets from sentences that do not name it."""

    tolls: list[SentenceToll] = field(default_factory=list)
    actors: list[SentenceActor] = field(default_factory=list)


def give_strays(
    text: str, scenes: Sequence[Scene], incidents: Sequence[Sequence[Draft]], used: Sequence[SentenceToll]
) -> Mapping[int, Strays]:
    """For incidents by their place in the sequence, the tolls and actors that other sentences add to them.

    used: tolls that an event of their own sentence has already.
    """
    found: dict[int, Strays] = {}
    taken = {id(toll) for toll in used}
    spoken = _Spoken(incidents)
    for scene in scenes:
        for toll in scene.tolls:
            if id(toll) not in taken:
                home = spoken.last(scene.sentence, partial(_suffers, toll))
                if home is not None:
                    found.setdefault(home, Strays()).tolls.append(toll)
        for actor in read_responsibility(text, scene.clauses, scene.entities):
            home = spoken.last(scene.sentence, _has_doers)
            if home is not None:
                found.setdefault(home, Strays()).actors.append(actor)
    return found


class _Spoken:
    """Which incidents each sentence speaks of, by their place in the sequence."""

    def __init__(self, incidents: Sequence[Sequence[Draft]]) -> None:
        self._types = [finest(event.type for event in events) for events in incidents]
        self._places: dict[int, list[int]] = {}
        for place, events in enumerate(incidents):
            for event in events:
                self._places.setdefault(event.scene.sentence, []).append(place)

    def last(self, sentence: int, fits: Callable[[IncidentType], bool]) -> int | None:
        """The incident that the copy last spoke of, in a sentence itself or before; None if too far back.

        Where there is none, it may be named just after, as a headline's is in the lead.
        """
        ahead = range(sentence + 1, sentence + _AHEAD + 1)
        for number in (*range(sentence, sentence - _REACH - 1, -1), *ahead):
            fitting = [place for place in self._places.get(number, ()) if fits(self._types[place])]
            if fitting:
                return fitting[0] if number > sentence else fitting[-1]
        return None


def _has_doers(kind: IncidentType) -> bool:
    return kind not in {_T.ARREST, _T.PROTEST, _T.ACCIDENT, _T.DISASTER}


def _suffers(toll: SentenceToll, kind: IncidentType) -> bool:
    """Whether people can come to a harm by an incident of a type."""
    if toll.harm is Harm.ARRESTED:
        return kind is _T.ARREST and toll.count.most != 0
    if toll.harm is Harm.ABDUCTED or toll.is_freed:
        return kind in _TAKEN
    return kind not in _HARMLESS

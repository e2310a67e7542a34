"""Which types can be one incident, and which of them names it best."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.types import IncidentType

__all__ = ["can_be_one", "finest"]

_T = IncidentType
# What a word for a type may turn out to be when the copy says more: an attack was a bombing, a killing a shooting.
_WIDER: dict[IncidentType, frozenset[IncidentType]] = {
    _T.KILLING: frozenset(
        {_T.ATTACK, _T.BOMBING, _T.EXPLOSION, _T.AIR_STRIKE, _T.SHELLING, _T.SHOOTING, _T.ASSAULT, _T.ARSON, _T.CLASH,
         _T.ACCIDENT, _T.DISASTER, _T.RIOT, _T.SEXUAL_VIOLENCE, _T.ROBBERY}
    ),
    _T.ATTACK: frozenset(
        {_T.BOMBING, _T.EXPLOSION, _T.AIR_STRIKE, _T.SHELLING, _T.SHOOTING, _T.ASSAULT, _T.ARSON, _T.SABOTAGE,
         _T.CYBERATTACK, _T.SEXUAL_VIOLENCE, _T.CLASH, _T.HIJACKING}
    ),
    _T.EXPLOSION: frozenset({_T.BOMBING, _T.AIR_STRIKE, _T.SHELLING, _T.ACCIDENT, _T.SABOTAGE}),
    _T.CLASH: frozenset({_T.SHOOTING, _T.RIOT}),
    _T.PROTEST: frozenset({_T.RIOT}),
    _T.ASSAULT: frozenset({_T.SEXUAL_VIOLENCE, _T.SHOOTING}),
    _T.DISASTER: frozenset({_T.ACCIDENT}),
}  # fmt: skip
_ORDER = (
    _T.HIJACKING, _T.BOMBING, _T.AIR_STRIKE, _T.SHELLING, _T.ARSON, _T.CYBERATTACK, _T.SABOTAGE, _T.SEXUAL_VIOLENCE,
    _T.KIDNAPPING, _T.ROBBERY, _T.SHOOTING, _T.RIOT, _T.ASSAULT, _T.ACCIDENT, _T.DISASTER, _T.LABOUR_STRIKE, _T.CLASH,
    _T.ARREST, _T.EXPLOSION, _T.PROTEST, _T.ATTACK, _T.KILLING,
)  # fmt: skip


def can_be_one(first: IncidentType, second: IncidentType) -> bool:
    """Whether two mentions of these types may speak of one incident."""
    return first is second or second in _WIDER.get(first, ()) or first in _WIDER.get(second, ())


def finest(types: Iterable[IncidentType]) -> IncidentType:
    """The type that says most, of those that the mentions of one incident have. Raises ValueError if there is none."""
    return min(types, key=_ORDER.index)

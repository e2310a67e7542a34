"""What others call our types of incident: PLOVER's and CAMEO's codes, ACLED's names.

PLOVER (Halterman, Schrodt, Beger, Bagozzi and Scarborough 2023) has an event type and a mode for each CAMEO code; ACLED
has event types with sub-event types, by its codebook. None where a scheme has nothing that fits.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import IncidentType

__all__ = ["Codes", "codes_of"]

_T = IncidentType


@dataclass(frozen=True, slots=True)
class Codes:
    """A type of incident in other schemes.

    cameo: code of CAMEO. plover, plover_mode: event type and mode of PLOVER. acled, acled_sub: event type and sub-event
    type of ACLED, which come together.
    """

    cameo: str | None = None
    plover: str | None = None
    plover_mode: str | None = None
    acled: str | None = None
    acled_sub: str | None = None


_CIVILIANS = "Violence against civilians"
_REMOTE = "Explosions/Remote violence"
_CODES = {
    _T.ATTACK: Codes("180", "ASSAULT", None, _CIVILIANS, "Attack"),
    _T.BOMBING: Codes("183", "ASSAULT", "explosives", _REMOTE, "Remote explosive/landmine/IED"),
    _T.EXPLOSION: Codes(),
    _T.AIR_STRIKE: Codes("195", "ASSAULT", "heavy-weapons", _REMOTE, "Air/drone strike"),
    _T.SHELLING: Codes("194", "ASSAULT", "heavy-weapons", _REMOTE, "Shelling/artillery/missile attack"),
    _T.SHOOTING: Codes("193", "ASSAULT", "firearms", _CIVILIANS, "Attack"),
    _T.ASSAULT: Codes("182", "ASSAULT", "beat", _CIVILIANS, "Attack"),
    _T.SEXUAL_VIOLENCE: Codes("1821", "ASSAULT", "sexual", _CIVILIANS, "Sexual violence"),
    _T.KILLING: Codes("180", "ASSAULT", None, _CIVILIANS, "Attack"),
    _T.KIDNAPPING: Codes("181", "ASSAULT", "abduct", _CIVILIANS, "Abduction/forced disappearance"),
    _T.HIJACKING: Codes("181", "ASSAULT", "abduct"),
    _T.ROBBERY: Codes(acled="Strategic developments", acled_sub="Looting/property destruction"),
    _T.ARSON: Codes("1712", "ASSAULT", "destroy", "Strategic developments", "Looting/property destruction"),
    _T.SABOTAGE: Codes("1712", "ASSAULT", "destroy", "Strategic developments", "Looting/property destruction"),
    _T.CYBERATTACK: Codes(),
    _T.CLASH: Codes("190", "ASSAULT", None, "Battles", "Armed clash"),
    _T.ARREST: Codes("173", "COERCE", "arrest", "Strategic developments", "Arrests"),
    _T.PROTEST: Codes("141", "PROTEST", "demo", "Protests", "Peaceful protest"),
    _T.RIOT: Codes("145", "PROTEST", "riot", "Riots", "Mob violence"),
    _T.LABOUR_STRIKE: Codes("143", "PROTEST", "boycott", "Protests", "Peaceful protest"),
    _T.ACCIDENT: Codes(),
    _T.DISASTER: Codes(),
}


def codes_of(kind: IncidentType) -> Codes:
    """The codes and names that other schemes have for a type."""
    return _CODES[kind]

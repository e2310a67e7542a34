"""Who did it, as MUC-4 asks for it: organisations, each with how sure the copy is of it, and individuals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.types import Actor, ActorRole, Attribution, Basis, Entity, EntityType, Incident, Source, SourceKind

__all__ = ["Perpetrators", "find_perpetrators"]

_ORGANISATIONS = re.compile(
    r"\b(?:FMLN|FARABUNDO MARTI(?: NATIONAL)?(?: LIBERATION)?(?: MARTI)? FRONT|SHINING PATH|SENDERO LUMINOSO|ELN"
    r"|ARMY OF NATIONAL LIBERATION|NATIONAL LIBERATION ARMY|EPL|POPULAR LIBERATION ARMY|PEOPLE'S LIBERATION ARMY|FARC"
    r"|REVOLUTIONARY ARMED FORCES OF COLOMBIA|M-19|19 APRIL MOVEMENT|MRTA|TUPAC AMARU REVOLUTIONARY MOVEMENT"
    r"|EXTRADITABLES|MEDELLIN (?:DRUG )?CARTEL|CALI CARTEL|DRUG (?:TRAFFICKING )?MAFIAS?|FPMR|URNG"
    r"|MANUEL RODRIGUEZ PATRIOTIC FRONT|LAUTARO|ZARATE WILLKA(?: LIBERATION ARMED FORCES)?|CINCHONEROS?|FPL|ERP"
    r"|MORAZANIST PATRIOTIC FRONT|DEATH SQUADS?|ARENA|(?:\w+ )?ARMED FORCES|(?:\w+ )?AIR FORCE|(?:\w+ )?ARMY"
    r"|TREASURY POLICE|NATIONAL POLICE|NATIONAL GUARD|\w+ BATTALION|MILITARY|GOVERNMENT|\w+ CARTEL)\b"
)
_ENDING = re.compile(
    r"\b(?:FRONT|MOVEMENT|ARMY|CARTEL|ORGANIZATION|PARTY|COMMAND|FORCES?|GROUPS?|MAFIA|BRIGADE|POLICE)$"
)
_AUTHORITY = re.compile(
    r"\b(?:ARMY|ARMED FORCES|AUTHORIT(?:Y|IES)|CHIEF|COLONEL|COMMAND(?:ER)?|COPREFA|GENERAL|GOVERNMENT|JUDGES?|MILITARY"
    r"|MINIST(?:ER|RY)|OFFICIALS?|POLICE|PRESIDENT|SECURITY|DAS|INVESTIGATORS?|MAYOR|GOVERNOR|LIEUTENANT|MAJOR|CAPTAIN)\b"
)
_CONFIDENCE = {
    Basis.STATED: "REPORTED AS FACT",
    Basis.CLAIMED: "CLAIMED OR ADMITTED",
    Basis.ACCUSED: "SUSPECTED OR ACCUSED",
    Basis.SUSPECTED: "SUSPECTED OR ACCUSED",
    Basis.DENIED: "POSSIBLE",
}


@dataclass(frozen=True, slots=True)
class Perpetrators:
    """organisations: (words in capitals, confidence), each once; individuals: words in capitals."""

    organisations: tuple[tuple[str, str], ...]
    individuals: tuple[str, ...]

    def joined(self, other: Perpetrators) -> Perpetrators:
        """These and another's, each once; the first confidence holds."""
        organisations = dict(other.organisations) | dict(self.organisations)
        return Perpetrators(tuple(organisations.items()), tuple(dict.fromkeys(self.individuals + other.individuals)))


def find_perpetrators(
    text: str,
    incident: Incident,
    entities: Sequence[Entity],
    attributions: Mapping[str, Attribution],
    sources: Mapping[str, Source],
) -> Perpetrators:
    """Who is said to have done an incident. attributions, sources: the record's, by name."""
    organisations: dict[str, str] = {}
    individuals: dict[str, None] = {}
    for actor in incident.actors:
        if actor.role is not ActorRole.PERPETRATOR:
            continue
        found = _organisations(text, actor, entities)
        confidence = _confidence(text, actor, attributions, sources)
        for name in found:
            organisations.setdefault(name, confidence)
        words = " ".join(actor.words.of(text).upper().split())
        if words not in found:
            individuals.setdefault(words)
    return Perpetrators(tuple(organisations.items()), tuple(individuals))


def _organisations(text: str, actor: Actor, entities: Sequence[Entity]) -> list[str]:
    """Organisations that an actor is, or is of."""
    words = " ".join(actor.words.of(text).upper().split())
    known = [match.group() for match in _ORGANISATIONS.finditer(words)]
    if known:
        return list(dict.fromkeys(known))
    named = [
        " ".join(entity.span.of(text).upper().split())
        for entity in entities
        if entity.type is EntityType.ORGANIZATION and entity.span.overlaps(actor.words)
    ]
    if named:
        return list(dict.fromkeys(named))
    return [words] if _ENDING.search(words) else []


def _confidence(text: str, actor: Actor, attributions: Mapping[str, Attribution], sources: Mapping[str, Source]) -> str:
    confidence = _CONFIDENCE[actor.basis or Basis.STATED]
    if confidence != "SUSPECTED OR ACCUSED":
        return confidence
    said = attributions.get(actor.voice or "")
    by = actor.by.of(text) if actor.by else " ".join(span.of(text) for span in said.source) if said else ""
    speakers = [sources[name] for name in said.speakers if name in sources] if said else []
    is_authority = bool(_AUTHORITY.search(by.upper())) or any(
        source.kind is SourceKind.GOVERNMENT for source in speakers
    )
    return f"{confidence} BY AUTHORITIES" if is_authority else confidence

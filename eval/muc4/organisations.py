"""Organisations that a text names, and what their surroundings show of their part in an incident."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.muc4.candidates import Candidate
from onrecord.types import EntityType, Record, Span

__all__ = ["CONFIDENCES", "Organisation", "find_organisations", "organisation_shows"]

CONFIDENCES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "POSSIBLE",
)

_KINDS = {
    "guerrillas": (
        r"FMLN|FARABUNDO MARTI(?: NATIONAL)?(?: LIBERATION)?(?: MARTI)? FRONT|SHINING PATH|SENDERO LUMINOSO|(?:UC-)?ELN"
        r"|ARMY OF NATIONAL LIBERATION|NATIONAL LIBERATION ARMY|EPL|(?:POPULAR|PEOPLE'S) LIBERATION ARMY|FARC"
        r"|REVOLUTIONARY ARMED FORCES OF COLOMBIA|M-19|19(?:TH OF)? APRIL MOVEMENT|MRTA|FPMR|URNG|LAUTARO|FPL|ERP|FPM"
        r"|TUPAC AMARU REVOLUTIONARY MOVEMENT|MANUEL RODRIGUEZ PATRIOTIC FRONT"
        r"|MORAZANIST (?:PATRIOTIC|LIBERATION) FRONT|ZARATE WILLKA(?: LIBERATION ARMED FORCES)?"
        r"|CINCHONEROS?(?: (?:POPULAR|PEOPLE'S) LIBERATION (?:MOVEMENT|FRONT))?"
    ),
    "drugs": r"EXTRADITABLES|(?:MEDELLIN |CALI )?(?:DRUG )?CARTELS?|(?:DRUG (?:TRAFFICKING )?)?MAFIAS?",
    "squads": r"DEATH SQUADS?|PARAMILITARY (?:GROUPS?|ORGANIZATIONS?)|(?:EXTREME RIGHTIST|RIGHT-WING) GROUPS?",
    "forces": (
        r"(?:(?!THE\b)[A-Z]+AN )?(?:ARMED FORCES|AIR FORCE|ARMY)|TREASURY POLICE|NATIONAL POLICE|NATIONAL GUARD"
        r"|[A-Z]+ BATTALION|MILITARY|SANDINIST PEOPLE'S ARMY|SECURITY FORCES|POLICE"
    ),
    "government": r"(?:[A-Z]+ )?GOVERNMENT|REGIME|ARENA|NATIONALIST REPUBLICAN ALLIANCE",
}
_NAME = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")\b")
_ALIASES = {
    "FARABUNDO MARTI NATIONAL LIBERATION FRONT": "FMLN",
    "FARABUNDO MARTI LIBERATION FRONT": "FMLN",
    "FARABUNDO MARTI FRONT": "FMLN",
    "ARMY OF NATIONAL LIBERATION": "ELN",
    "NATIONAL LIBERATION ARMY": "ELN",
    "UC-ELN": "ELN",
    "SENDERO LUMINOSO": "SHINING PATH",
    "TUPAC AMARU REVOLUTIONARY MOVEMENT": "MRTA",
    "POPULAR LIBERATION ARMY": "EPL",
    "PEOPLE'S LIBERATION ARMY": "EPL",
    "REVOLUTIONARY ARMED FORCES OF COLOMBIA": "FARC",
    "MANUEL RODRIGUEZ PATRIOTIC FRONT": "FPMR",
}
_WORD = re.compile(r"[A-Z]+(?:[-'][A-Z]+)*")
_SIGNS = {
    "claim": r"CLAIM\w*|ADMIT\w*|TOOK CREDIT|ASSUM\w+ RESPONSIB\w+",
    "blame": r"BLAM\w+|ACCUS\w+|ATTRIBUT\w+|RESPONSIB\w+|HELD RESPONSIBLE|CHARG\w+",
    "hedge": r"ALLEGED\w*|PRESUM\w+|SUSPECT\w+|APPARENT\w*|POSSIB\w+|PROBABL\w+|SUPPOSED\w*|BELIEVED|LINKED",
    "deny": r"DEN(?:Y|IED|IES)|REJECT\w*|REPUDIAT\w*",
    "authority": r"POLICE|AUTHORIT\w+|COLONEL|GENERAL|PRESIDENT|MINISTER|MILITARY|COPREFA|OFFICIAL\w*|ARMY|JUDGE",
    "condemn": r"CONDEMN\w*|INVESTIGAT\w+",
}
_SIGN = {name: re.compile(rf"\b(?:{words})\b") for name, words in _SIGNS.items()}
_INDIVIDUALS = ("EXTREMIST", "GUERRILLA", "INDIVIDUAL", "REBEL", "SOLDIER", "SUBVERSIVE", "TERRORIST", "TROOP")
_NEAR = 6  # words on each side
_FAR = 4  # sentences, and beyond
_HEAD = 200  # characters with the dateline, which names the station


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation. name: as a text first gives it, in capitals; kind: of _KINDS or "other"; spans: all mentions."""

    name: str
    kind: str
    spans: tuple[Span, ...]


def find_organisations(record: Record) -> tuple[Organisation, ...]:
    """The organisations that a text names, in its order; a name and what it is short for are one."""
    upper = record.article.text.upper()
    found = [(Span(*match.span()), match.lastgroup or "other") for match in _NAME.finditer(_flat(upper))]
    taken = [span for span, _ in found]
    found += [
        (entity.span, "other")
        for entity in record.entities
        if entity.type is EntityType.ORGANIZATION and not any(entity.span.overlaps(span) for span in taken)
    ]
    by_name: dict[str, tuple[str, str, list[Span]]] = {}
    for span, kind in sorted(found):
        name = " ".join(span.of(upper).split())
        entry = by_name.setdefault(_ALIASES.get(name, name), (name, kind, []))
        entry[2].append(span)
    return tuple(Organisation(name, kind, tuple(spans)) for name, kind, spans in by_name.values())


def _flat(text: str) -> str:
    """The text with line ends as spaces, of the same length."""
    return re.sub(r"\s", " ", text)


def organisation_shows(
    organisation: Organisation, candidate: Candidate, record: Record, others: Sequence[Organisation]
) -> Iterator[str]:
    """What an organisation's mentions show of its part in a candidate; others: all of the text's."""
    text = _flat(record.article.text.upper())
    kind = organisation.kind
    yield "bias"
    yield f"kind={kind}"
    yield f"kind={kind},type={candidate.type}"
    yield f"mentions={min(len(organisation.spans), 3)}"
    yield f"alone={sum(other.kind == kind for other in others) == 1},kind={kind}"
    yield f"actor={_stated(organisation, candidate)}"
    for words in candidate.perpetrators.individuals:
        for word in _INDIVIDUALS:
            if word in words:
                yield f"individuals={word},kind={kind}"
    triggers = [mention.trigger for incident in candidate.incidents for mention in incident.mentions]
    told = {mention.sentence for incident in candidate.incidents for mention in incident.mentions}
    nearest = _FAR
    for span in organisation.spans:
        home = bisect_right(record.layout.sentences, span.start, key=lambda sentence: sentence.start) - 1
        distance = min(abs(home - sentence) for sentence in told)
        nearest = min(nearest, distance)
        if distance <= 1 and home >= 0:
            yield from _around(text, span, record.layout.sentences[home], triggers, distance)
    yield f"nearest={nearest}"
    yield f"nearest={nearest},kind={kind}"
    if "VENCEREMOS" in text[:_HEAD]:
        yield f"venceremos,kind={kind}"


def _stated(organisation: Organisation, candidate: Candidate) -> str | None:
    """The confidence that Onrecord's own actors give an organisation; None where it is none of them."""
    own = _ALIASES.get(organisation.name, organisation.name)
    named = candidate.perpetrators.organisations
    return next((confidence for name, confidence in named if _ALIASES.get(name, name) == own), None)


def _around(text: str, span: Span, sentence: Span, triggers: Sequence[Span], distance: int) -> Iterator[str]:
    before, after = _WORD.findall(text[sentence.start : span.start]), _WORD.findall(text[span.end : sentence.end])
    yield f"before={' '.join(before[-1:])},{distance}"
    yield f"before2={' '.join(before[-2:])}"
    yield f"after={' '.join(after[:1])},{distance}"
    yield f"after2={' '.join(after[:2])}"
    yield f"opens={len(before) < 3},{distance}"
    near = " ".join(before[-_NEAR:])
    behind = " ".join(after[:_NEAR])
    for name, pattern in _SIGN.items():
        if pattern.search(near):
            yield f"{name} before,{distance}"
        if pattern.search(behind):
            yield f"{name} after,{distance}"
        if pattern.search(text[sentence.start : sentence.end]):
            yield f"{name} in sentence,{distance}"
    for trigger in triggers:
        if sentence.contains(trigger):
            first, last = sorted((span, trigger))
            between = _WORD.findall(text[first.end : last.start])
            side = "then trigger" if first == span else "after trigger"
            yield f"{side},{min(len(between) // 3, 4)}"
            yield f"{side},BY={'BY' in between[-4:]}"
            yield f"{side},AGAINST={bool({'AGAINST', 'ON', 'AT'} & set(between))}"
            yield f"trigger={' '.join(trigger.of(text).split())},{side}"

"""What a victim shows of whether MUC-4's key would have it as a human target of its incident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.muc4.candidates import Candidate
from eval.muc4.kinds import kind_of
from eval.muc4.victims import Victim

__all__ = ["human_shows"]

_WORD = re.compile(r"[A-Z]+(?:['-][A-Z]+)*")
_TAIL = re.compile(r"\b(?:OF|IN|AT|ON|FROM|WHO|THAT|WHICH|WITH|FOR|BY)\b|,")
_MOST = 8  # words that are looked at


def human_shows(victim: Victim, candidate: Candidate, text: str) -> Iterator[str]:
    """Names of what a candidate's victim shows. text: the article's, in capitals."""
    effects = "+".join(sorted(victim.effects))
    head = _WORD.findall(_TAIL.split(victim.words)[0])
    number = victim.number if victim.number in (None, "1", "PLURAL") else "more"
    yield "bias"
    yield f"name={victim.is_name}"
    yield f"number={number}"
    yield f"effects={effects}"
    yield f"effects={effects},type={candidate.type}"
    yield f"head={'NAME' if victim.is_name else head[-1] if head else ''}"
    if not victim.is_name:
        for word in _WORD.findall(victim.words)[:_MOST]:
            yield f"word={word}"
    yield f"kind={kind_of(victim.words)},type={candidate.type}"
    yield f"length={min(len(victim.words.split()), 6)}"
    yield f"nation={victim.nation is not None}"
    place = next(at for at, other in enumerate(candidate.victims) if other is victim)
    yield f"of={min(len(candidate.victims), 6)}"
    yield f"place={min(place, 4)}"
    yield f"place={min(place, 2)},harmed={bool(victim.effects)}"
    yield f"times={min(text.count(victim.words), 4) if victim.words else 0},name={victim.is_name}"
    others = [other for other in candidate.victims if other is not victim]
    yield f"others named={any(other.is_name for other in others)},name={victim.is_name}"
    yield f"others harmed={any(other.effects for other in others)},harmed={bool(victim.effects)}"
    for incident in candidate.incidents:
        yield f"incident={incident.type}"

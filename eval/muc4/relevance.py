"""Whether a candidate belongs in MUC-4's database: a terrorist act, recent, specific, in or of one of nine countries.

Logistic regression over what the candidate holds and the words of its sentences; weights by eval/muc4/train.py from the
dev side, beside this module.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from eval.muc4.candidates import Candidate
from eval.muc4.nations import COUNTRIES
from eval.muc4.texts import Message
from onrecord.types import Record

__all__ = ["WEIGHTS", "features", "probability", "read_weights"]

WEIGHTS = Path(__file__).parent / "relevance.txt"
"""A feature and its weight a line, parted by a tab, sorted."""

_MARKS = re.compile(r"\[([A-Z]+)[^\]]{0,80}\]")
_HEAD = 300  # characters in which the desk's marks stand ("[COMMUNIQUE] [TEXT]")
_WORD = re.compile(r"[A-Z]{3,}")
_GUERRILLAS = re.compile(
    r"GUERRILLA|SUBVERSIVE|TERRORIST|REBEL|EXTREMIST|FMLN|ELN|EPL|M-19|MRTA|SHINING|FARC|INSURGENT"
)
_FORCES = re.compile(
    r"SOLDIER|TROOP|ARMY|MILITARY|BATTALION|ARMED FORCES|PATROL|POLICE|AIR FORCE|BRIGADE|SERGEANT|LIEUTENANT"
)
_DRUGS = re.compile(r"DRUG|CARTEL|MAFIA|EXTRADITABLE|TRAFFICK")


def probability(candidate: Candidate, message: Message, record: Record) -> float:
    """How likely a candidate is a template of the key, 0 to 1."""
    weights = read_weights()
    score = sum(weights.get(name, 0.0) for name in sorted(set(features(candidate, message, record))))
    return 1 / (1 + math.exp(-score))


@cache
def read_weights() -> Mapping[str, float]:
    """The weights of the shipped relevance."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines)}


def features(candidate: Candidate, message: Message, record: Record) -> Iterator[str]:
    """Names of what a candidate shows; a name may come twice."""
    yield "bias"
    yield f"type={candidate.type}"
    yield f"stage={candidate.stage}"
    text = record.article.text
    mentions = [mention for incident in candidate.incidents for mention in incident.mentions]
    yield f"mentions={min(len(mentions), 4)}"
    yield f"first={_bucket(min(mention.sentence for mention in mentions))}"
    yield f"voiced={all(mention.voice for mention in mentions)}"
    yield f"background={all(incident.background for incident in candidate.incidents)}"
    for incident in candidate.incidents:
        yield f"kind={incident.type}"
    for mention in mentions:
        yield f"trigger={' '.join(mention.trigger.of(text).lower().split())}"
        for word in _WORD.findall(record.layout.sentences[mention.sentence].of(text).upper()):
            yield f"word={word}"
    for mark in _MARKS.findall(message.text[:_HEAD]):
        yield f"mark={mark}"
    yield from _of_fills(candidate, message)


def _of_fills(candidate: Candidate, message: Message) -> Iterator[str]:
    yield f"country={candidate.place.country if candidate.place else None}"
    yield f"nine={candidate.place is not None and candidate.place.country in COUNTRIES}"
    yield f"steps={len(candidate.place.steps) if candidate.place else 0}"
    yield f"dated={_age(candidate.date, message.published)}"
    yield f"things={min(len(candidate.things), 2)}"
    yield f"victims={min(len(candidate.victims), 3)}"
    yield f"named={any(victim.is_name for victim in candidate.victims)}"
    for victim in candidate.victims:
        yield f"victim={_kind(victim.words)}"
        for effect in victim.effects:
            yield f"effect={effect}"
    did = [*candidate.perpetrators.individuals, *(name for name, _ in candidate.perpetrators.organisations)]
    yield f"perpetrators={min(len(did), 2)}"
    for words in did:
        yield f"perpetrator={_kind(words)}"
    hit = {_kind(victim.words) for victim in candidate.victims} | {"thing" for _ in candidate.things}
    yield f"who={'+'.join(sorted({_kind(words) for words in did}))}>{'+'.join(sorted(hit))}"


def _kind(words: str) -> str:
    for name, pattern in (("guerrillas", _GUERRILLAS), ("forces", _FORCES), ("drugs", _DRUGS)):
        if pattern.search(words):
            return name
    return "other"


def _bucket(sentence: int) -> str:
    return next((f"<{bound}" for bound in (2, 4, 8, 16) if sentence < bound), "far")


def _age(written: str | None, published: date | None) -> str:
    if written is None or published is None:
        return "unknown"
    if written.startswith("-"):
        return "by then"
    year = re.findall(r"\d+", written)[-1]
    return "this year" if int(year) == published.year % 100 else "another year"

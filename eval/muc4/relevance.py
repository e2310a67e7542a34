"""What a candidate shows of its belonging in MUC-4's database: a terrorist act, recent, specific, of nine countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from eval.muc4.candidates import Candidate
from eval.muc4.kinds import kind_of
from eval.muc4.nations import COUNTRIES
from eval.muc4.texts import Message
from onrecord.types import Record

__all__ = ["relevance_shows"]

_MARKS = re.compile(r"\[([A-Z]+)[^\]]{0,80}\]")
_HEAD = 300  # characters in which the desk's marks stand ("[COMMUNIQUE] [TEXT]")
_WORD = re.compile(r"[A-Z]{3,}")


def relevance_shows(
    candidate: Candidate, candidates: Sequence[Candidate], message: Message, record: Record
) -> Iterator[str]:
    """Names of what a candidate shows; a name may come twice. candidates: all of its text, in text order."""
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
    yield from _of_text(message)
    yield from _among(candidate, candidates)
    yield from _of_fills(candidate, message)


def _of_text(message: Message) -> Iterator[str]:
    for mark in _MARKS.findall(message.text[:_HEAD]):
        yield f"mark={mark}"
    for word in _WORD.findall(message.text.upper()):
        yield f"text={word}"


def _among(candidate: Candidate, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Its place among the text's candidates: news comes first, and one act is told once."""
    place = next(at for at, other in enumerate(candidates) if other is candidate)
    same = [other for other in candidates if other.type == candidate.type]
    number = next(at for at, other in enumerate(same) if other is candidate)
    yield f"candidates={min(len(candidates), 6)}"
    yield f"place={min(place, 4)}"
    yield f"place={min(place, 4)} of {min(len(candidates), 4)}"
    yield f"of type={min(number, 2)},{candidate.type}"
    yield f"types={min(len(same), 4)}"
    for other in candidates:
        if other is not candidate and other.date == candidate.date and other.place == candidate.place:
            yield f"beside={other.type},{candidate.type}"


def _of_fills(candidate: Candidate, message: Message) -> Iterator[str]:
    yield f"country={candidate.place.country if candidate.place else None}"
    yield f"nine={candidate.place is not None and candidate.place.country in COUNTRIES}"
    yield f"steps={len(candidate.place.steps) if candidate.place else 0}"
    yield f"dated={_age(candidate.date, message.published)}"
    yield f"things={min(len(candidate.things), 2)}"
    yield f"victims={min(len(candidate.victims), 3)}"
    yield f"named={any(victim.is_name for victim in candidate.victims)}"
    for victim in candidate.victims:
        yield f"victim={kind_of(victim.words)}"
        for effect in victim.effects:
            yield f"effect={effect}"
    did = [*candidate.perpetrators.individuals, *(name for name, _ in candidate.perpetrators.organisations)]
    yield f"perpetrators={min(len(did), 2)}"
    for words in did:
        yield f"perpetrator={kind_of(words)}"
    hit = {kind_of(victim.words) for victim in candidate.victims} | {"thing" for _ in candidate.things}
    yield f"who={'+'.join(sorted({kind_of(words) for words in did}))}>{'+'.join(sorted(hit))}"


def _bucket(sentence: int) -> str:
    return next((f"<{bound}" for bound in (2, 4, 8, 16) if sentence < bound), "far")


def _age(written: str | None, published: date | None) -> str:
    if written is None or published is None:
        return "unknown"
    if written.startswith("-"):
        return "by then"
    year = re.findall(r"\d+", written)[-1]
    return "this year" if int(year) == published.year % 100 else "another year"

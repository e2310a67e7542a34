"""How far an event is said to have gone, and whether it is the article's news or a past one that it looks back on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.incidents.drafts import Draft
from onrecord.types import DatePrecision, DateReading, IncidentStage, Inference, Span

__all__ = ["background_of", "stage_of"]

_ATTEMPTED = re.compile(
    r"\b(?:attempt(?:s|ed|ing)?|tried|trying|foil(?:ed|ing)?|fail(?:ed|ing)?\s+to|thwart(?:ed|ing)?|avert(?:ed)?|botched"
    r"|unsuccessful(?:ly)?|defus(?:ed|ing)|deactivat(?:ed|ing)|disarmed|prevented|survived|plot(?:ted|ting|s)?)\b",
    re.IGNORECASE,
)
_THREATENED = re.compile(
    r"\b(?:threat(?:s|en|ens|ened|ening)?|vow(?:s|ed)?|plan(?:s|ned|ning)?|intend(?:s|ed)?|warn(?:s|ed|ing)?|will|would|could|might|may"
    r"|going\s+to|prepar(?:e|ed|ing)|call(?:s|ed|ing)?\s+(?:for|on))\b",
    re.IGNORECASE,
)
_BEFORE = 45  # code points before the trigger in which the words that say so must stand
_LOOKS_BACK = re.compile(
    r"\b(?:anniversary|commemorat\w+|memorial|years?\s+(?:ago|earlier|after|later|since)|decades?\s+(?:ago|after|later)|convict(?:ed|ion)"
    r"|sentenced|acquitted|on\s+trial|the\s+trial|stood\s+trial|retrial|former(?:ly)?|history|recall(?:s|ed|ing)?|remember(?:s|ed|ing)?"
    r"|in\s+the\s+(?:wake|aftermath)\s+of|since\s+the|following\s+the|after\s+the|previous(?:ly)?|past|once|earlier\s+incident"
    r"|similar\s+to|like\s+the|such\s+as|childhood|had\s+been|lawsuit|sued)\b",
    re.IGNORECASE,
)
_OLD = 7  # days before the article's own beyond which an incident is past, by the labels that are not held back
_LEAD = 4  # sentences at the head of the article that tell its news


def stage_of(draft: Draft) -> IncidentStage:
    """Carried out, attempted, or threatened, by the words before the first trigger."""
    scene = draft.scene
    words = scene.clauses.tagged.words
    head = draft.triggers[0].head
    before = " ".join(words[max(head - 6, 0) : head])
    parts = scene.clauses.tagged.tags[max(head - 3, 0) : head]
    if _ATTEMPTED.search(before):
        return IncidentStage.ATTEMPTED
    is_finite = scene.clauses.part(head) in {"VBD", "VBN"} and "MD" not in parts
    if draft.is_known and draft.triggers[0].word.is_noun:
        return IncidentStage.CARRIED_OUT
    if _THREATENED.search(before) and not is_finite and not draft.tolls:
        return IncidentStage.THREATENED
    return IncidentStage.CARRIED_OUT


def background_of(
    text: str, drafts: Sequence[Draft], dates: Sequence[DateReading], published: date | None
) -> Inference | None:
    """Why an incident is taken for a past one; None where it is the article's news. dates: those given to it."""
    ages = [(age, reading) for reading in dates if (age := _age(reading, published)) is not None]
    age, dated = min(ages, key=lambda pair: pair[0], default=(None, None))
    if age is not None and dated is not None and age > _OLD:
        return Inference(f"its date is {age} days before the article's", (dated.words,), 0.9)
    first = drafts[0]
    if first.scene.sentence < _LEAD:
        return None
    for draft in drafts if age is None else ():
        match = _LOOKS_BACK.search(text, draft.scene.span.start, draft.scene.span.end)
        if match:
            return Inference("the copy looks back on it", (Span(match.start(), match.end()),), 0.6)
    return None


def _age(reading: DateReading, published: date | None) -> int | None:
    """Days from the last day that a date allows to the article's own; None where either cannot be told."""
    if published is None or not reading.edtf or reading.precision is DatePrecision.UNKNOWN:
        return None
    last = reading.edtf.rpartition("/")[2].rstrip("~?%")[:10]
    parts = last.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in (*parts, "12", "28")[:3])
    if len(parts) == 1:
        month, day = 12, 31
    return (published - date(year, month, day)).days

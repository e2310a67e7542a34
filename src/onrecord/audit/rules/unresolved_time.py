"""F703: a time that cannot be placed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters_style
from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["RULE"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATED = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\d{{4}}-\d\d-\d\d)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DEICTIC = re.compile(
    r"\b(?:(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)|(?i:last\s+(?:night|week|month|year|weekend)|this\s+(?:past\s+)?(?:morning|afternoon|evening"
    r"|week|month|weekend)|next\s+(?:week|month|year)|earlier\s+this\s+(?:week|month|year)|(?:\w+\s+){1,2}(?:hours|days?|weeks?)\s+ago)"
    rf"|{_DAY}(?:\s+(?:morning|night|afternoon|evening))?)\b"
)
_WITHIN = 100  # code points from the lead on in which a dateline's day is looked for


def _look(copy: Copy) -> Iterator[Place]:
    if copy.record.article.published is not None:
        return
    if _is_dated(copy):
        return
    for paragraph in copy.body:
        for match in _DEICTIC.finditer(copy.text, paragraph.start, paragraph.end):
            if not copy.is_quoted(Span(*match.span())):
                yield Place(Span(*match.span()), "this copy has no date by which this time could be placed")
                return


def _is_dated(copy: Copy) -> bool:
    """Whether a day of the calendar stands at the top: in a line of its own, in a dateline, beside the first time."""
    short = [p for p in copy.paragraphs[:4] if len(p.of(copy.text).split()) <= 8]
    top = copy.lead.start if copy.lead else 0
    spans = (*short, Span(top, min(len(copy.text), top + _WITHIN))) if copy.text else ()
    return any(_DATED.search(copy.text, span.start, span.end) for span in spans)


RULE = Rule(
    code="F703",
    title="Time that cannot be placed",
    looks_for="“Today”, “last week”, “on Tuesday” in a copy that carries no date; marked once, where it comes "
    "up first.",
    cannot_see="A date that the desk's system keeps beside the copy.",
    settle="Give the copy a date (--date for one that it does not state), or the day its own.",
    standards=(
        ap("days and dates are given so that a reader can place them"),
        reuters_style("the day is named, not “today” or “yesterday”, so that copy reads right whenever it is read"),
    ),
    severity=Severity.NOTE,
    is_sure=True,
    look=_look,
)

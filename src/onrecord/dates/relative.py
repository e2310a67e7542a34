"""Builders of meanings that count from the article's day or from another date, from the grammar's matches."""

from __future__ import annotations

import re

from onrecord.dates.atoms import Atom, Kind
from onrecord.dates.matches import Match
from onrecord.dates.meanings import (
    Base,
    Counted,
    Meaning,
    RelativePeriod,
    TimeOfDay,
    Today,
    Trailing,
    Unit,
    Vague,
    WeekOf,
)

__all__ = [
    "beside",
    "century",
    "counted",
    "days_to_come",
    "decade",
    "edge_of_period",
    "lone_ago",
    "lone_unit",
    "part",
    "part_beside",
    "recent",
    "relative",
    "soon",
    "trailing",
    "week_of",
    "within",
]

_ARTICLE = re.compile(r"\bthe\s+\Z")
_ON = re.compile(r"\b(?:on|to)\s+\Z")
_OTHER = re.compile(r"\bthe\s+other\s+\Z")
_LONG = re.compile(r"\b(?:long|a\s+while|some\s+time)\s+\Z")
_NO_ADVERB = re.compile(r"\b(?:as|too|how|so|very)\s+\Z")
_PHASE = re.compile(r"\b(?:final|first|last|closing|opening|early|few)\s+\Z")
_HYPHEN = re.compile("-")
_PART_OF = re.compile(r"\b(?:quarter|half|months)\s+of\s+the\s+\Z")
_VERB = re.compile(r"\b(?:will|would|can|could|may|might|must|should|to|not|n't)\s+\Z")
# What may follow "two days after" where nothing else does: the sentence's end, or a clause of its own.
_NO_EVENT = re.compile(r"\s*(?:[,.;:!?)\]\"”–—]|-\s|\Z|\n)|\s+(?:by|in|at|on|and|but|when|for)\b")


def relative(match: Match) -> Meaning | None:
    """Last week; earlier this month; the next day; that year; the past year; this past week."""
    relation, lead, unit = match.atom("relation"), match.get("lead"), _unit(match.atom("unit"))
    if relation.form == "recent" or (lead is not None and lead.form not in {"this", "that"}) or match.is_title():
        return None
    if relation.form in {"that", "same"}:
        return Counted(unit, 0, 0, Base.SPOKEN)
    if relation.form in {"following", "previous", "preceding"} or (relation.form == "next" and unit is Unit.DAY):
        return Counted(unit, 1, relation.value, Base.SPOKEN)
    if unit is Unit.DAY:
        return Today(0) if relation.form == "this" and match.is_after(_ON) else None
    is_trailing = relation.form == "past" or (match.is_after(_ARTICLE) and relation.form in {"last", "next", "coming"})
    if is_trailing and unit is not Unit.WEEKEND and not match.has("shift"):
        return Trailing(unit, 1, relation.value)
    return RelativePeriod(unit, relation.value, match.value("shift") or 0)


def within(match: Match) -> Meaning:
    """Earlier in the week; later in the day."""
    unit = _unit(match.atom("unit"))
    if unit is Unit.DAY:
        return Counted(unit, 0, 0, Base.SPOKEN)
    return RelativePeriod(unit, 0, match.atom("shift").value)


def trailing(match: Match) -> Meaning | None:
    """The past 13 days; the next two months; recent years; the coming weeks."""
    relation, count = match.atom("relation"), match.get("count")
    if relation.form in {"this", "that", "same", "current"} or match.is_after(_VERB):
        return None
    if count is None or count.value == 0 or relation.form == "recent" or match.has("other"):
        return Vague()
    return Trailing(_unit(match.atom("unit")), count.value, relation.value)


def counted(match: Match) -> Meaning | None:
    """Two days ago; a week later; two days after; the 11 years since; weeks after."""
    count, unit, direction = match.get("count"), _unit(match.atom("unit")), match.atom("direction")
    is_plural = match.atom("unit").kind is Kind.UNITS or match.atom("unit").form in {"hours", "minutes"}
    is_since = direction.kind is Kind.SIDE and direction.value == 0
    if count is None and match.is_after(_PHASE):
        return None
    if count is None or count.value == 0:
        return (
            Vague() if (is_plural and (not is_since or match.is_after(_ARTICLE))) or (count and not is_since) else None
        )
    if is_since:
        return Counted(unit, count.value, -1, Base.NOW) if is_plural else None
    base = Base.NOW if direction.kind is Kind.AGO else Base.SPOKEN
    if direction.kind is Kind.SIDE and not match.is_before(_NO_EVENT):
        base = Base.EVENT
    return Counted(unit, count.value, direction.value, base, match.value("least") or 0)


def beside(match: Match) -> Meaning | None:
    """The day before; the week after; the day before yesterday."""
    direction, shift = match.atom("direction").value, match.value("today")
    if not direction or not match.is_after(_ARTICLE):
        return None
    if shift is not None:
        return Today(shift + direction)
    base = Base.SPOKEN if match.is_before(_NO_EVENT) else Base.EVENT
    return Counted(_unit(match.atom("unit")), 1, direction, base)


def part(match: Match) -> Meaning | None:
    """Last night; this morning; the following evening."""
    time, relation = match.atom("part").form, match.atom("relation")
    if match.is_title():
        return None
    if relation.form in {"last", "this"}:
        return TimeOfDay(time, Today(relation.value))
    shift = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": 1, "preceding": 1}.get(relation.form)
    return None if shift is None else TimeOfDay(time, Counted(Unit.DAY, shift, relation.value, Base.SPOKEN))


def part_beside(match: Match) -> Meaning | None:
    """The night before; the morning after."""
    side = match.atom("side").value
    if not side or not match.is_after(_ARTICLE):
        return None
    base = Base.SPOKEN if match.is_before(_NO_EVENT) else Base.EVENT
    return TimeOfDay(match.atom("part").form, Counted(Unit.DAY, 1, side, base))


def edge_of_period(match: Match) -> Meaning | None:
    """The end of the year; the start of this month; year's end."""
    unit, relation = _unit(match.atom("unit")), match.get("relation")
    if unit not in {Unit.WEEK, Unit.MONTH, Unit.YEAR}:
        return None
    if relation is not None and relation.form not in {"this", "last", "next"}:
        return None
    return RelativePeriod(unit, relation.value if relation else 0)


def lone_unit(match: Match) -> Meaning | None:
    """The weekend; the other day; the year, behind a part of it."""
    unit = _unit(match.atom("unit"))
    if unit is Unit.DAY and match.is_after(_OTHER):
        return Vague()
    is_whole = unit is Unit.WEEKEND or (unit is Unit.YEAR and match.is_after(_PART_OF))
    return RelativePeriod(unit, 0) if is_whole else None


def days_to_come(match: Match) -> Meaning | None:
    """The days that followed; the weeks ahead; in the years to come."""
    return Vague() if match.is_after(_ARTICLE) else None


def week_of(match: Match) -> Meaning | None:
    """The week of, before a day."""
    return WeekOf(None) if match.atom("unit").form == "week" else None


def lone_ago(match: Match) -> Meaning | None:
    """Long ago."""
    return Vague() if match.is_after(_LONG) else None


def recent(match: Match) -> Meaning | None:
    """A recent blast."""
    return Vague() if match.first.form == "recent" else None


def soon(match: Match) -> Meaning | None:
    """Soon, recently; not "as soon as"."""
    return None if match.is_after(_NO_ADVERB) or match.is_before(_HYPHEN) else Vague()


def decade(match: Match) -> Meaning:
    """The 1990s."""
    return Vague()


def century(match: Match) -> Meaning | None:
    """The 20th century."""
    unit = match.atom("unit")
    is_name = not match.is_written_lower(unit.span) and not match.written.isupper()  # "21st Century Mills"
    return Vague() if unit.form == "century" and not is_name else None


def _unit(atom: Atom) -> Unit:
    return Unit({"centuries": "century"}.get(atom.form, atom.form.removesuffix("s")))

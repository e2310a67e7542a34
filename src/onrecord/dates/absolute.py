"""Builders of meanings that name a day, month or year, from the matches of the grammar's patterns."""

from __future__ import annotations

import re

from onrecord.dates.atoms import Atom, Kind, full_year
from onrecord.dates.matches import Match
from onrecord.dates.meanings import (
    CalendarDay,
    CalendarMonth,
    CalendarYear,
    DayOfWeek,
    Feast,
    Meaning,
    PartOfYear,
    RelativeQuarter,
    SeasonOf,
    TimeOfDay,
    Today,
    WeekOfMonth,
)

__all__ = [
    "calendar_day",
    "feast",
    "lone_time",
    "month",
    "months_of_year",
    "numeric_date",
    "one_year",
    "quarter",
    "relative_quarter",
    "season",
    "today",
    "week_of_month",
    "weekday",
    "weekday_of_week",
    "years",
]

_AFTER_MONTH_WORD = re.compile(
    r"\b(?:in|since|by|until|till|of|for|from|to|through|between|before|after|during|early|late|mid)[\s-]+\Z"
)
_OTHER_WORDS = frozenset({"may", "march", "august"})
_VERBS = frozenset({"may", "march"})
_NAMES = frozenset({"april", "may", "june", "august"})
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+\s+\Z")
_CAPITAL_BEHIND = re.compile(r"\s+[A-Z][a-z]")
_DATING_WORD = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|after|before|between|through|the|an?|last|this|next|late|early)\s+\Z",
    re.IGNORECASE,
)
_JOINING_WORD = re.compile(r"\b(?:to|on|for|and|or|but|when|while|as|is|was)\s+\Z", re.IGNORECASE)
_YEAR_WORD = re.compile(
    r"(?:\b(?:in|since|by|until|from|to|between|after|before|circa|c\.|and|of|year|early|late|mid)[\s-]+|[(–])\Z"
)
_NO_YEAR_WORD = re.compile(
    r"(?:\b(?:no\.|number|apollo|flight|room|page|than|least|most|some|nearly|about|almost|route)\s+|[$£€#])\Z"
)
_BODY_BEHIND = re.compile(r"\s+(?:[A-Z][a-z]+\s+)*(?:Committee|Commission|Act|Games|Project|Campaign Fund)\b")
_OWNER = re.compile(r"\b(?:the|an?|his|her|their|its)\s+\Z")
_DATED_NOUN = re.compile(
    r"\s+(?!(?:against|and|are|at|began|by|drew|for|from|had|has|in|is|of|on|or|that|through|to|was|were|will)\b)[a-z]"
)
_PUNCTUATION = re.compile(r"\s*(?:[,.;:)\]–—]|\Z)")
_STILL = re.compile(r"\b(?:still|known|alive|even)\b[^.,;:]*\Z")
_THAN = re.compile(r"\s+than\b")
_QUARTER = 3  # months
_ARTICLE = re.compile(r"\bthe\s+\Z")
_THAT_YEAR = re.compile(r"\s+(?:of\s+)?(?:this|last|next)\s+year\b")
_OF_YEAR = re.compile(r"\s+of\s+(?:the|this|last|next|that)\s+year\b")
_NO_QUARTER = re.compile(r"[\s-]+(?:century|mile|hour|of|pound)\b")
_SHORT_YEAR_END = re.compile(r"\s*(?:[(\[.,;:)\]-]|—|–|\Z|\n|at\b)")
_SEASON_PLACE = re.compile(
    r"\b(?:(?:in|into|by|during|over|through|until|since|for|of|before|after)\s+the|by|since|until)\s+\Z"
)
_POINTS = frozenset({"noon", "midday", "midnight", "dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset"})
_POINT_WORD = re.compile(r"\b(?:at|before|by|until|around|after|since)\s+\Z")


def calendar_day(match: Match) -> Meaning | None:
    """9 March 2024; March 9; 9-11 March; February 9 and 10; 4 FEB 90."""
    first = match.atom("day").value
    last = match.value("last") or first
    year = match.get("year")
    is_short = year is not None and year.kind in {Kind.DAY, Kind.NUMBER}
    if year is not None and is_short and not (len(year.form) == 2 and match.is_before(_SHORT_YEAR_END)):
        return None
    if not 1 <= first <= last <= 31 or _is_lower(match, match.atom("month")):
        return None
    return CalendarDay(match.atom("month").value, first, last, _year(match))


def numeric_date(match: Match) -> Meaning | None:
    """2024-03-09; 3/9/2024 in the United States' order unless the month would be impossible."""
    numbers = [int(number) for number in re.split("[-/]", match.first.form)]
    if "-" in match.first.form:
        year, month_number, day = numbers
    else:
        month_number, day, year = numbers
        if month_number > 12:
            month_number, day = day, month_number
        year = full_year(year) if year < 100 else year
    return CalendarDay(month_number, day, day, year) if 1 <= month_number <= 12 and 1 <= day <= 31 else None


def month(match: Match) -> Meaning | None:
    """March; early March 2024; last March; March and April; the end of March."""
    named, relation = match.atom("month"), match.get("relation")
    if named.kind is Kind.SHORT_MONTH and not (match.has("year") or match.level[named.span.end - 1] == "."):
        return None
    is_bare = not (relation or match.has("year") or match.has("edge"))
    is_doubtful = is_bare and named.form in _VERBS and not match.has("last") and not match.is_before(_THAT_YEAR)
    if is_doubtful and not match.is_after(_AFTER_MONTH_WORD) and not _dates_a_noun(match, named):
        return None
    if _is_lower(match, named) or (is_bare and named.form in _NAMES and _is_in_name(match)):
        return None
    if relation is not None and relation.form not in {"last", "past", "this", "next", "coming", "previous"}:
        return None
    last = match.value("last") or named.value
    return CalendarMonth(named.value, last, _year(match), relation.value if relation else None)


def _dates_a_noun(match: Match, named: Atom) -> bool:
    """Whether a month stands before what it dates: "a March storm", not "the March on the capital" or "a march"."""
    if match.is_written_lower(named.span) or (match.written.isupper() and len(match.written) > 3):
        return False
    return match.is_after(_OWNER) and _DATED_NOUN.match(match.written_around()[1]) is not None


def _is_lower(match: Match, named: Atom) -> bool:
    """Whether a month's word that is another word too is written like that one."""
    return named.form in _OTHER_WORDS and match.is_written_lower(named.span)


def _is_in_name(match: Match) -> bool:
    """Whether a month is part of a person's name: "April Smith", "Theresa May"."""
    before, behind = match.written_around()
    if match.written.isupper() and len(match.written) > 1:
        return False
    if _DATING_WORD.search(before):
        return False
    is_after_name = _CAPITAL_BEFORE.search(before) is not None and not _JOINING_WORD.search(before)
    return is_after_name or _CAPITAL_BEHIND.match(behind) is not None


def one_year(match: Match) -> Meaning | None:
    """2019; early 2020; '90; fiscal year 2014."""
    year = match.atom("year")
    if year.kind is Kind.SHORT_YEAR:
        return CalendarYear(year.value, year.value) if match.is_after(_YEAR_WORD) else None
    is_old = 1600 <= year.value < 1900 and (match.is_after(_OWNER) or match.is_before(_PUNCTUATION))
    if not 1900 <= year.value <= 2040 and not is_old and not match.is_after(_YEAR_WORD):
        return None
    if match.is_after(_NO_YEAR_WORD) or _BODY_BEHIND.match(match.written_around()[1]):
        return None
    return CalendarYear(year.value, year.value)


def years(match: Match) -> Meaning | None:
    """2012-16; 1914-1918; in 2008 and 2012."""
    first, last = match.atom("first").value, match.atom("last")
    end = last.value if last.kind is Kind.YEAR else first - first % 100 + last.value
    if len(last.form) not in {2, 4} or not first < end <= 2100:
        return None
    return CalendarYear(first, end)


def season(match: Match) -> Meaning | None:
    """Last fall; the summer of 2019; in the spring."""
    relation = match.get("relation")
    if relation is not None and relation.form not in {"last", "this", "next", "past", "coming"}:
        return None
    if not (relation or match.has("year") or match.is_after(_SEASON_PLACE)):
        return None
    return SeasonOf(match.atom("season").value, _year(match), relation.value if relation else None)


def weekday(match: Match) -> Meaning | None:
    """Friday; last Friday; Friday night."""
    day, relation = match.atom("weekday"), match.get("relation")
    if day.kind is Kind.SHORT_WEEKDAY and (match.level[day.span.end - 1] != "." or match.is_written_lower(day.span)):
        return None
    if relation is not None and relation.form in {"that", "same", "recent", "current"}:
        relation = None
    return _with_part(DayOfWeek(day.value, relation.value if relation else None), match)


def weekday_of_week(match: Match) -> Meaning | None:
    """Friday of last week; a week ago Friday."""
    if match.atom("unit").form != "week":
        return None
    shift = match.value("relation")
    return DayOfWeek(match.atom("weekday").value, None, -1 if shift is None else shift)


def today(match: Match) -> Meaning | None:
    """Today; yesterday morning; tonight."""
    if match.is_title():
        return None
    day = match.atom("today")
    if day.form == "today" and (match.is_after(_STILL) or match.is_before(_THAN)):
        return None  # nowadays
    meaning = Today(day.value)
    return TimeOfDay("night", meaning) if day.form == "tonight" else _with_part(meaning, match)


def lone_time(match: Match) -> Meaning | None:
    """A clock time; early afternoon; at midnight; early or late before a day."""
    time = match.atom("time")
    is_bare = time.kind is Kind.PART and not (match.has("edge") or match.has("near"))
    if is_bare and not (time.form in _POINTS and match.is_after(_POINT_WORD)):
        return None
    return TimeOfDay(time.form, None)


def feast(match: Match) -> Meaning | None:
    """Christmas Day; last Thanksgiving; Labor Day 2016."""
    relation = match.get("relation")
    if relation is not None and relation.form not in {"last", "this", "next"}:
        return None
    return _with_part(Feast(match.atom("feast").form, _year(match), relation.value if relation else None), match)


def quarter(match: Match) -> Meaning | None:
    """The second quarter of 2014; Q2 2014; the first half of last year."""
    number, length = match.atom("number").value, match.value("part") or _QUARTER
    year, is_half = _year(match), length != _QUARTER
    if not 1 <= number <= 12 // length or (is_half and year is None and not match.is_before(_OF_YEAR)):
        return None
    return PartOfYear(length * (number - 1) + 1, length * number, year)


def relative_quarter(match: Match) -> Meaning | None:
    """Last quarter; this quarter."""
    relation = match.atom("relation")
    if match.atom("part").value != _QUARTER or relation.form not in {"last", "this", "next", "previous"}:
        return None
    return None if match.is_before(_NO_QUARTER) or match.is_after(_ARTICLE) else RelativeQuarter(relation.value)


def months_of_year(match: Match) -> Meaning | None:
    """The first five months of 2015; the final three months of the year."""
    count, edge = match.atom("count").value, match.atom("edge")
    if match.atom("unit").form != "months" or not 1 <= count <= 11 or edge.form not in {"first", "last", "final"}:
        return None
    if not match.has("year") and not match.is_before(_OF_YEAR):
        return None
    first, last = (1, count) if edge.form == "first" else (13 - count, 12)
    return PartOfYear(first, last, _year(match))


def week_of_month(match: Match) -> Meaning | None:
    """The last week of October."""
    if match.atom("unit").form != "week":
        return None
    number = match.atom("number")
    if number.kind is Kind.RELATION and number.form != "last":
        return None
    return WeekOfMonth(
        max(number.value, 0), CalendarMonth(match.atom("month").value, match.atom("month").value, _year(match))
    )


def _with_part(day: Meaning, match: Match) -> Meaning:
    part = match.get("part")
    return TimeOfDay(part.form, day) if part else day


def _year(match: Match) -> int | None:
    atom = match.get("year")
    if atom is None:
        return None
    return atom.value if atom.kind in {Kind.YEAR, Kind.SHORT_YEAR} else full_year(atom.value)

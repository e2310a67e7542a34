"""The grammar of date expressions: small patterns over the letters of atoms and gaps (onrecord.dates.atoms).

At each atom the longest pattern that yields a meaning wins. Patterns read even positions as atoms, odd ones as gaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.dates.atoms import Atom, Kind, full_year
from onrecord.dates.meanings import (
    Base,
    CalendarDay,
    CalendarMonth,
    CalendarYear,
    Counted,
    DayOfWeek,
    Feast,
    Meaning,
    Quarter,
    RelativePeriod,
    SeasonOf,
    TimeOfDay,
    Today,
    Trailing,
    Unit,
    Vague,
)
from onrecord.types import Span

__all__ = ["Expression", "expression_at"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of copy with what it means."""

    span: Span
    meaning: Meaning
    is_approximate: bool = False


class _Found:
    """A pattern's match, with its groups as atoms."""

    def __init__(self, match: re.Match[str], atoms: Sequence[Atom], level: str) -> None:
        self._match, self._atoms, self.level = match, atoms, level
        self.first, self.last = atoms[match.start() // 2], atoms[(match.end() - 1) // 2]

    def get(self, name: str) -> Atom | None:
        start = self._match.start(name)
        return None if start < 0 else self._atoms[start // 2]

    def atom(self, name: str) -> Atom:
        return self._atoms[self._match.start(name) // 2]

    def value(self, name: str) -> int | None:
        atom = self.get(name)
        return None if atom is None else atom.value

    def has(self, name: str) -> bool:
        return self._match.start(name) >= 0

    def before(self, count: int = 16) -> str:
        """The copy just before the expression."""
        return self.level[max(0, self.first.span.start - count) : self.first.span.start]


_ARTICLE = re.compile(r"\bthe\s+$")
_BARE_MONTHS = (
    "(?:early|late|mid|last|next|this|the|in|since|by|until|of|from|to|through|between|before|after|and|or|during)"
)


def _unit(atom: Atom) -> Unit:
    return Unit({"centuries": "century"}.get(atom.form, atom.form.removesuffix("s")))


def _year(found: _Found) -> int | None:
    atom = found.get("year")
    if atom is None:
        return None
    return atom.value if atom.kind in {Kind.YEAR, Kind.SHORT_YEAR} else full_year(atom.value)


def _calendar_day(found: _Found) -> Meaning | None:
    month, first = found.atom("month"), found.atom("day").value
    last = found.value("last") or first
    year_atom = found.get("year")
    if year_atom is not None and year_atom.kind in {Kind.DAY, Kind.NUMBER} and len(year_atom.form) != 2:
        return None
    if not 1 <= first <= last <= 31:
        return None
    return CalendarDay(month.value, first, last, _year(found))


def _numeric_date(found: _Found) -> Meaning | None:
    form = found.first.form
    if "-" in form:
        year, month, day = map(int, form.split("-"))
    else:
        month, day, year = map(int, form.split("/"))
        if month > 12:
            month, day = day, month
        year = full_year(year) if year < 100 else year
    return CalendarDay(month, day, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month(found: _Found) -> Meaning | None:
    month = found.atom("month")
    relation = found.get("relation")
    if month.form in _OTHER_WORDS and not (relation or found.has("year") or found.has("edge") or found.has("last")):
        before = _WORD_BEFORE.search(found.before(20))
        if before is None or before[1] not in _BEFORE_MONTHS:
            return None
    if month.kind is Kind.SHORT_MONTH and not (found.has("year") or found.level[month.span.end - 1] == "."):
        return None
    if relation is not None and relation.form in {"same", "current", "recent", "upcoming", "that"}:
        return None
    last = found.value("last") or month.value
    return CalendarMonth(month.value, last, _year(found), relation.value if relation else None)


_OTHER_WORDS = frozenset({"may", "march", "august"})
_WORD_BEFORE = re.compile(r"([a-z]+)[\s-]+$")
_BEFORE_MONTHS = frozenset(
    "in since by until till of from to through between before after during and or early late mid".split()
)


def _one_year(found: _Found) -> Meaning | None:
    year = found.atom("year")
    if year.kind is Kind.SHORT_YEAR:
        return CalendarYear(year.value, year.value) if _WORD_BEFORE.search(found.before()) else None
    if not 1900 <= year.value <= 2040 and not _YEAR_PREPOSITION.search(found.before()):
        return None
    if _NO_YEAR.search(found.before(24)):
        return None
    return CalendarYear(year.value, year.value)


_YEAR_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|from|to|between|after|before|circa|and|year|early|late|mid)[\s-]+$"
)
_NO_YEAR = re.compile(
    r"(?:\b(?:no\.|number|apollo|flight|room|page|than|least|most|some|nearly|about|almost|route)\s+|[$£€#])$"
)


def _years(found: _Found) -> Meaning | None:
    first, last = found.atom("first").value, found.atom("last")
    end = last.value if last.kind is Kind.YEAR else first - first % 100 + last.value
    return CalendarYear(first, end) if first < end <= 2100 and len(last.form) in {2, 4} else None


def _season(found: _Found) -> Meaning | None:
    relation = found.get("relation")
    if relation is not None and relation.form not in {"last", "this", "next", "past", "coming"}:
        return None
    if not (relation or found.has("year") or _SEASON_BEFORE.search(found.before())):
        return None
    return SeasonOf(found.atom("season").value, _year(found), relation.value if relation else None)


_SEASON_BEFORE = re.compile(
    r"\b(?:(?:in|into|by|during|over|through|until|since|for|of|before|after)\s+the|by|since|until)\s+$"
)


def _weekday(found: _Found) -> Meaning | None:
    day, relation = found.atom("weekday"), found.get("relation")
    if day.kind is Kind.SHORT_WEEKDAY and found.level[day.span.end - 1] != ".":
        return None
    if relation is not None and relation.form in {"that", "same", "recent", "current"}:
        return None
    return _with_part(DayOfWeek(day.value, relation.value if relation else None), found)


def _with_part(day: Meaning, found: _Found) -> Meaning:
    part = found.get("part")
    return TimeOfDay(part.form, day) if part else day


def _weekday_of_week(found: _Found) -> Meaning | None:
    if found.atom("unit").form != "week":
        return None
    shift = found.value("relation")
    return DayOfWeek(found.atom("weekday").value, None, -1 if shift is None else shift)


def _today(found: _Found) -> Meaning:
    day = found.atom("today")
    meaning = Today(day.value)
    return TimeOfDay("night", meaning) if day.form == "tonight" else _with_part(meaning, found)


def _part(found: _Found) -> Meaning | None:
    part, relation = found.atom("part"), found.get("relation")
    if relation is None:
        if found.has("edge") or part.form == "overnight" or _POINT_BEFORE.search(found.before()):
            return TimeOfDay(part.form, None)
        return None
    if relation.form in {"that", "same"}:
        return TimeOfDay(part.form, Counted(Unit.DAY, 0, 0, Base.SPOKEN))
    if relation.form in {"following", "next"}:
        return TimeOfDay(part.form, Counted(Unit.DAY, 1, 1, Base.SPOKEN))
    if relation.form in {"previous", "preceding"}:
        return TimeOfDay(part.form, Counted(Unit.DAY, 1, -1, Base.SPOKEN))
    if relation.form in {"last", "this"}:
        return TimeOfDay(part.form, Today(relation.value))
    return None


_POINT_BEFORE = re.compile(r"\b(?:at|before|by|until|around|after|since)\s+$")


def _part_beside(found: _Found) -> Meaning | None:
    side = found.atom("side").value
    return TimeOfDay(found.atom("part").form, Counted(Unit.DAY, 1, side, Base.SPOKEN)) if side else None


def _clock(found: _Found) -> Meaning:
    return TimeOfDay(found.first.form, None)


def _edge_or_part(found: _Found) -> Meaning:
    return TimeOfDay(found.last.form, None)


def _relative(found: _Found) -> Meaning | None:
    """Last week, earlier this month, the next day, the past year."""
    relation, unit = found.atom("relation"), _unit(found.atom("unit"))
    bound = found.value("shift") or 0
    if relation.form == "recent":
        return None
    if relation.form in {"that", "same"}:
        return Counted(unit, 0, 0, Base.SPOKEN)
    if relation.form in {"following", "previous", "preceding"} or (relation.form == "next" and unit is Unit.DAY):
        return Counted(unit, 1, relation.value, Base.SPOKEN)
    if unit is Unit.DAY:
        return Today(0) if relation.form == "this" and _ON_BEFORE.search(found.before()) else None
    is_trailing = relation.form == "past" or bool(_ARTICLE.search(found.before()))
    if is_trailing and relation.value and not found.has("lead") and unit is not Unit.WEEKEND:
        return Trailing(unit, 1, relation.value)
    return RelativePeriod(unit, relation.value, bound)


_ON_BEFORE = re.compile(r"\b(?:on|to)\s+$")


def _within(found: _Found) -> Meaning:
    """Earlier in the week, later in the day."""
    unit = _unit(found.atom("unit"))
    if unit is Unit.DAY:
        return Counted(unit, 0, 0, Base.SPOKEN)
    return RelativePeriod(unit, 0, found.atom("shift").value)


def _trailing(found: _Found) -> Meaning | None:
    relation, count = found.atom("relation"), found.get("count")
    if relation.form in {"this", "that", "same", "current"}:
        return None
    if count is None or count.value == 0 or relation.form == "recent":
        return Vague()
    unit = found.atom("unit")
    return Trailing(_unit(unit), count.value, relation.value)


def _counted(found: _Found) -> Meaning | None:
    """Two days ago, a week later, two days after."""
    count, unit = found.get("count"), _unit(found.atom("unit"))
    direction = found.atom("direction")
    is_ago = direction.kind is Kind.AGO
    if count is None or count.value == 0:
        return Vague() if is_ago or count is not None else None
    if direction.kind is Kind.SIDE and direction.value == 0:
        return Counted(unit, count.value, -1, Base.NOW) if count.value > 1 else None
    return Counted(unit, count.value, direction.value, Base.NOW if is_ago else Base.SPOKEN)


def _beside(found: _Found) -> Meaning | None:
    """The day before, the week after; the day before yesterday."""
    direction, today = found.atom("direction").value, found.value("today")
    if not direction or not _ARTICLE.search(found.before()):
        return None
    if today is not None:
        return Today(today + direction)
    return Counted(_unit(found.atom("unit")), 1, direction, Base.SPOKEN)


def _lone_unit(found: _Found) -> Meaning | None:
    unit = _unit(found.atom("unit"))
    if found.before().endswith("the other ") and unit is Unit.DAY:
        return Vague()
    return RelativePeriod(unit, 0) if unit is Unit.WEEKEND and _SEASON_BEFORE.search(found.before()) else None


def _lone_ago(found: _Found) -> Meaning | None:
    return Vague() if _LONG_BEFORE.search(found.before()) else None


_LONG_BEFORE = re.compile(r"\b(?:long|a\s+while|some\s+time)\s+$")


def _vague(found: _Found) -> Meaning:
    return Vague()


def _recent(found: _Found) -> Meaning | None:
    return Vague() if found.first.form == "recent" else None


def _quarter(found: _Found) -> Meaning | None:
    number = found.atom("number")
    value = number.value if number.kind is Kind.ORDINAL else 0
    return Quarter(value, _year(found)) if 1 <= value <= 4 else None


def _feast(found: _Found) -> Meaning | None:
    relation = found.get("relation")
    return _with_part(Feast(found.atom("feast").form, _year(found), relation.value if relation else None), found)


def _edge_of_period(found: _Found) -> Meaning | None:
    """The end of the year, the start of this month."""
    unit, relation = _unit(found.atom("unit")), found.get("relation")
    if unit not in {Unit.WEEK, Unit.MONTH, Unit.YEAR}:
        return None
    if relation is not None and relation.form not in {"this", "last", "next"}:
        return None
    return RelativePeriod(unit, relation.value if relation else 0)


_M = "(?P<month>[Mm])"
_RULES: tuple[tuple[re.Pattern[str], Callable[[_Found], Meaning | None], bool], ...] = tuple(
    (re.compile(pattern), build, takes_article)
    for pattern, build, takes_article in (
        (rf"(?P<day>D)(?:[-&](?P<last>D))?[ o-]{_M}(?:[ ,o-](?P<year>[YyND]))?", _calendar_day, False),
        (rf"{_M}[ ,](?P<day>D)(?:(?:,D)*[-&](?P<last>D))?(?:[ ,](?P<year>[Yy]))?", _calendar_day, False),
        ("I", _numeric_date, False),
        (
            rf"(?:(?P<edge>[LO])[ o-])?(?:(?P<relation>R) )?{_M}(?:[-&](?P<last>[Mm]))?(?:[ ,oi](?P<year>[Yy]))?",
            _month,
            False,
        ),
        ("(?:L[ -]|Oo)?(?P<year>[Yy])", _one_year, False),
        ("(?P<first>Y)-(?P<last>[YDN])", _years, False),
        ("(?:E )?(?:R )?(?:L[ -])?(?:(?P<relation>R) )?(?:L )?(?P<season>S)(?:[ o,](?P<year>Y))?", _season, True),
        ("(?:R )?(?:(?P<relation>R) )?(?P<weekday>[Ww])(?: (?:L )?(?P<part>P))?", _weekday, False),
        ("(?P<weekday>W)[ o](?P<relation>R) (?P<unit>U)", _weekday_of_week, False),
        ("C (?P<unit>U) A (?P<weekday>W)", _weekday_of_week, False),
        ("(?:[LE] )?(?P<today>T)(?: (?:L )?(?P<part>P))?", _today, False),
        ("(?:L )?(?:(?P<relation>R) )?(?P<edge>L )?(?P<part>P)", _part, True),
        ("(?P<part>P) (?P<side>B)", _part_beside, True),
        ("K", _clock, False),
        ("(?:L )?P(?=[ @](?:R )?[WTDMm])", _edge_or_part, False),
        ("(?<=[WTDHYi][ i])(?:L )?P", _edge_or_part, False),
        ("L(?=[ @](?:R )?[WT])", _edge_or_part, False),
        ("(?:L )?(?:(?P<shift>E) )?(?P<lead>R )?(?P<relation>R) (?P<unit>U)", _relative, True),
        ("(?P<shift>E)i(?P<unit>U)", _within, False),
        ("(?P<relation>R) (?:(?P<count>[CDN]) )?(?:C )?(?P<unit>V)", _trailing, True),
        ("(?:(?P<count>[CDN])[ o])?(?P<unit>[UVu]) (?P<direction>[AEB])", _counted, True),
        ("C (?P<count>C)[ o](?P<unit>[UVu]) (?P<direction>[AEB])", _counted, False),
        ("(?P<unit>U) (?P<direction>B)(?: (?P<today>T))?", _beside, True),
        ("(?P<unit>U)", _lone_unit, True),
        ("A", _lone_ago, False),
        ("(?:L[ -])?X", _vague, True),
        ("G", _vague, False),
        ("R", _recent, False),
        ("(?P<number>F)[ -]Q(?:[ o](?P<year>Y))?", _quarter, True),
        ("(?:(?P<relation>R) )?(?P<feast>H)(?:[ ,o](?P<year>Y))?(?: (?:L )?(?P<part>P))?", _feast, False),
        ("Oo(?:(?P<relation>R) )?(?P<unit>U)", _edge_of_period, True),
    )
)
_QUANTIFIED = re.compile(
    r"\b(?:(?:(about|around|roughly|approximately|nearly|almost|some|over|under|more\s+than|less\s+than|just\s+over)\s+)"
    r"(?:the\s+)?|(?:at\s+least|only|just)\s+)$"
)


def expression_at(index: int, letters: str, atoms: Sequence[Atom], level: str) -> tuple[Expression, int] | None:
    """The longest expression that begins with an atom, and the index of the first atom behind it.

    letters: those of atoms and gaps in turn.
    """
    best: tuple[re.Match[str], Meaning, bool] | None = None
    for pattern, build, takes_article in _RULES:
        match = pattern.match(letters, 2 * index)
        if match is None or (best is not None and match.end() <= best[0].end()):
            continue
        meaning = build(_Found(match, atoms, level))
        if meaning is not None:
            best = match, meaning, takes_article
    if best is None:
        return None
    match, meaning, takes_article = best
    start, end = atoms[index].span.start, atoms[(match.end() - 1) // 2].span.end
    is_approximate = False
    if takes_article and (article := _LEADING.search(level, max(0, start - 8), start)):
        start = article.start()
    if isinstance(meaning, Counted | CalendarYear | Vague) and (
        quantified := _QUANTIFIED.search(level, max(0, start - 16), start)
    ):
        is_approximate = quantified[1] is not None
        start = quantified.start() if is_approximate and isinstance(meaning, Counted) else start
    return Expression(Span(start, end), meaning, is_approximate), (match.end() + 1) // 2


_LEADING = re.compile(r"\b(?:the(?:\s+other)?)\s+$")

"""The grammar of date expressions: small patterns over the letters of atoms and gaps (onrecord.dates.atoms).

At each atom the longest pattern that yields a meaning wins. Patterns read even positions as atoms, odd ones as gaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.dates import absolute, relative
from onrecord.dates.atoms import Atom
from onrecord.dates.matches import Match
from onrecord.dates.meanings import CalendarYear, Counted, DayOfWeek, Meaning, Vague
from onrecord.types import Span

__all__ = ["Expression", "expression_at"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of copy with what it means."""

    span: Span
    meaning: Meaning
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """heads: letters that a match may begin with. takes_article: a "the" before belongs to the expression."""

    heads: str
    pattern: re.Pattern[str]
    build: Callable[[Match], Meaning | None]
    takes_article: bool = False


_M = "(?P<month>[Mm])"
_DAYS = "(?P<day>D)(?:[-&](?P<last>D))?"
_MORE_DAYS = "(?:(?:,D)*[-&](?P<last>D))?"
_PART = "(?: (?:L )?(?P<part>P))?"
_YEAR = "(?:[ ,oi](?P<year>[Yy]))?"
_COUNT = "(?:C )?(?P<count>[CDN])"


def _rule(heads: str, pattern: str, build: Callable[[Match], Meaning | None], *, takes_article: bool = False) -> _Rule:
    return _Rule(heads, re.compile(pattern), build, takes_article)


_RULES = (
    _rule("D", rf"{_DAYS}[ o-]{_M}(?:[ ,o-](?P<year>[Yy]))?", absolute.calendar_day),
    _rule("D", rf"{_DAYS}[ -]{_M}[ -](?P<year>[ND])", absolute.calendar_day),
    _rule("Mm", rf"{_M}[ ,](?P<day>D){_MORE_DAYS}(?:[ ,](?P<year>[Yy]))?", absolute.calendar_day),
    _rule("Mm", rf"{_M} (?P<day>D){_MORE_DAYS}[ ,](?P<year>[ND])", absolute.calendar_day),
    _rule("I", "I", absolute.numeric_date),
    _rule("LRMm", rf"(?:(?P<edge>L)[ i-])?(?:(?P<relation>R) )?{_M}(?:[-&](?P<last>[Mm]))?{_YEAR}", absolute.month),
    _rule("LYy", "(?:L[ -])?(?P<year>[Yy])", absolute.one_year),
    _rule("f", "f (?:U )?(?P<year>Y)", absolute.one_year),
    _rule("Y", "(?P<year>Y) f U", absolute.one_year, takes_article=True),
    _rule("O", rf"(?P<edge>O)o{_M}{_YEAR}", absolute.month, takes_article=True),
    _rule("O", "Oo(?P<year>[Yy])", absolute.one_year, takes_article=True),
    _rule("Y", "(?P<first>Y)-(?P<last>[YDN])", absolute.years),
    _rule("Y", "(?P<first>Y)&(?P<last>Y)(?![ ,]?&)", absolute.years),
    _rule(
        "ELRS",
        f"(?:E )?(?:L[ -])?(?:R (?=R))?(?:(?P<relation>R) )?(?:L )?(?P<season>S)(?:[&-]S)?{_YEAR}",
        absolute.season,
        takes_article=True,
    ),
    _rule("RWw", f"(?:R (?=R))?(?:(?P<relation>R) )?(?P<weekday>[Ww]){_PART}", absolute.weekday),
    _rule("W", "(?P<weekday>W)[ o](?P<relation>R) (?P<unit>U)", absolute.weekday_of_week),
    _rule("C", "C (?P<unit>U) A (?P<weekday>W)", absolute.weekday_of_week),
    _rule("LET", f"(?:[LE] )?(?P<today>T){_PART}", absolute.today),
    _rule("LP", "(?:(?P<edge>L) )?(?P<time>P)", absolute.lone_time, takes_article=True),
    _rule("LP", "(?:L )?(?P<time>P)(?P<near>(?=[ @](?:R )?[WTDMm]))", absolute.lone_time),
    _rule("L", "(?P<time>L)(?=[ @](?:R )?[WT])", absolute.lone_time),
    _rule("P", "(?<=[WTDHY]i)(?P<near>(?P<time>P))", absolute.lone_time),
    _rule("K", "(?P<time>K)", absolute.lone_time),
    _rule("RH", rf"(?:(?P<relation>R) )?(?P<feast>H){_YEAR}{_PART}", absolute.feast),
    _rule("F", "(?P<number>F)[ -](?P<part>Q)(?:[ o](?P<year>Y))?", absolute.quarter, takes_article=True),
    _rule("q", "(?P<number>q)(?:[ o](?P<year>Y))?", absolute.quarter),
    _rule("R", "(?P<relation>R) (?P<part>Q)", absolute.relative_quarter),
    _rule("FR", f"(?P<edge>[FR]) {_COUNT} (?P<unit>V)(?:o(?P<year>Y))?", absolute.months_of_year, takes_article=True),
    _rule("FR", rf"(?P<number>[FR]) (?P<unit>U)[oi]{_M}{_YEAR}", absolute.week_of_month, takes_article=True),
    _rule("LR", "(?:L )?(?P<relation>R) (?:L )?(?P<part>P)", relative.part, takes_article=True),
    _rule("P", "(?P<part>P) (?P<side>B)", relative.part_beside, takes_article=True),
    _rule(
        "LER",
        "(?:L )?(?:(?P<shift>E) )?(?:(?P<lead>R) )?(?P<relation>R) (?P<unit>U)",
        relative.relative,
        takes_article=True,
    ),
    _rule("E", "(?P<shift>E)i(?P<unit>U)", relative.within),
    _rule(
        "R",
        f"(?P<relation>R) (?:(?P<other>[CDN])&)?(?:{_COUNT} )?(?P<unit>[Vu])",
        relative.trailing,
        takes_article=True,
    ),
    _rule(
        "CDNUVu",
        f"(?:(?:(?P<least>[CDN])[&-])?{_COUNT}(?:&C Q)?[ o-])?(?P<unit>[UVu]) (?P<direction>[AEB])",
        relative.counted,
        takes_article=True,
    ),
    _rule("UP", "(?P<unit>U) (?P<direction>B)(?: (?P<today>T))?", relative.beside, takes_article=True),
    _rule("V", "V(?: R z|[ -]z)", relative.days_to_come, takes_article=True),
    _rule("U", "(?P<unit>U)o(?=[DMmHI])", relative.week_of, takes_article=True),
    _rule("U", "(?P<unit>U)", relative.lone_unit, takes_article=True),
    _rule("O", "Oo(?:(?P<relation>R) )?(?P<unit>U)", relative.edge_of_period, takes_article=True),
    _rule("U", "(?P<unit>U)[ ']O", relative.edge_of_period, takes_article=True),
    _rule("A", "A", relative.lone_ago),
    _rule("LX", "(?:L[ -])?X", relative.decade, takes_article=True),
    _rule("D", "D[ -](?P<unit>U)", relative.century, takes_article=True),
    _rule("G", "G", relative.soon),
    _rule("R", "R", relative.recent),
)
_ARTICLE = re.compile(r"\b(?:the(?:\s+other)?)\s+\Z")
_QUANTIFIER = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|circa|c\.|(?:just\s+)?(?:over|under)|more\s+than|less\s+than)"
    r"\s+\Z"
)
_ABOUT = re.compile(r"\b(?:about|around|circa|c\.)\s+\Z")
_WIDENING = re.compile(r"\b(?:most|more|long|a\s+while|some\s+time|very)\s+\Z")
_SUPER = re.compile(r"\bsuper\s+\Z")
_SET = re.compile(r"\b(?:each|every|any|per|all)\s+\Z")
_REACH = 18  # code points before an expression that may belong to it


def expression_at(
    index: int, letters: str, atoms: Sequence[Atom], text: str, level: str
) -> tuple[Expression, int] | None:
    """The longest expression that begins with an atom, and the index of the first atom behind it.

    letters: those of atoms and gaps in turn. text, level: the copy as it is written, and levelled.
    """
    best: tuple[int, Meaning, _Rule] | None = None
    for rule in _by_head().get(letters[2 * index], ()):
        match = rule.pattern.match(letters, 2 * index)
        if match is None or (best is not None and match.end() <= best[0]):
            continue
        meaning = rule.build(Match(match, atoms, text, level))
        if meaning is not None:
            best = match.end(), meaning, rule
    if best is None:
        return None
    end, meaning, rule = best
    start = atoms[index].span.start
    if _SET.search(level, max(0, start - _REACH), start):
        return None
    start, is_approximate = _widened(level, start, meaning, rule)
    return Expression(Span(start, atoms[(end - 1) // 2].span.end), meaning, is_approximate), (end + 1) // 2


def _widened(level: str, start: int, meaning: Meaning, rule: _Rule) -> tuple[int, bool]:
    """Where an expression begins, with the article and the quantifier before it, and whether it is then approximate."""
    if rule.takes_article and (article := _ARTICLE.search(level, max(0, start - _REACH), start)):
        start = article.start()
    quantifier = _QUANTIFIER if isinstance(meaning, Counted) else _ABOUT if isinstance(meaning, CalendarYear) else None
    if quantifier and (found := quantifier.search(level, max(0, start - _REACH), start)):
        return found.start(), True
    if isinstance(meaning, DayOfWeek) and (found := _SUPER.search(level, max(0, start - _REACH), start)):
        return found.start(), False
    if isinstance(meaning, Vague) and (found := _WIDENING.search(level, max(0, start - _REACH), start)):
        return found.start(), False
    return start, False


@cache
def _by_head() -> dict[str, tuple[_Rule, ...]]:
    """The rules that may begin with each letter, in their order."""
    heads = {letter for rule in _RULES for letter in rule.heads}
    return {letter: tuple(rule for rule in _RULES if letter in rule.heads) for letter in heads}

"""The words and numbers that date expressions are made of, found in one pass, and what stands between them.

Each kind is one letter, and so is each kind of gap, so that a stretch of copy becomes a string of letters which small
patterns read (grammar.py): "on the 9th of March, 2024" is "DoM,Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby

from onrecord.dates.holidays import feast_names, feast_pattern
from onrecord.lexicon import load_lexicon
from onrecord.types import Span

__all__ = ["Atom", "Kind", "atoms_in", "full_year", "gap_between", "levelled"]


class Kind(StrEnum):
    """What an atom is, as the letter that stands for it in patterns."""

    MONTH = "M"
    SHORT_MONTH = "m"
    WEEKDAY = "W"
    SHORT_WEEKDAY = "w"
    TODAY = "T"
    PART = "P"
    UNIT = "U"
    UNITS = "V"
    SHORT_UNIT = "u"
    RELATION = "R"
    EDGE = "L"
    SHIFT = "E"
    AGO = "A"
    SIDE = "B"
    SEASON = "S"
    EDGE_NOUN = "O"
    COUNT = "C"
    ORDINAL = "F"
    QUARTER = "Q"
    NUMBERED_QUARTER = "q"
    VAGUE = "G"
    DAY = "D"
    NUMBER = "N"
    YEAR = "Y"
    SHORT_YEAR = "y"
    DATE = "I"
    CLOCK = "K"
    DECADE = "X"
    FISCAL = "f"
    TRAIL = "z"
    HOLIDAY = "H"


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or number of time. form: lower case; "18:30" for a clock time, ISO 8601 for a date in numbers."""

    kind: Kind
    span: Span
    form: str
    value: int = 0


_ZONE = r"(?:\s+(?:[ecmp][sd]?t|bst|gmt|utc|local\s+time|(?:eastern|central|mountain|pacific)(?:\s+time)?)\b)?"
_HALF_DAY = re.compile(rf"\s?([ap])(?:\.\s?m\b\.?|m\b){_ZONE}")
_ZONE_BEHIND = re.compile(_ZONE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_MILITARY = re.compile(r"\s?(?:[\[(]\d{4}\s+gmt[\])]|(?:gmt|utc|hours|hrs)\b)")
_BEFORE_CLOCK = re.compile(r"\bat\s+$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?")
_FOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_YEARS = range(1100, 2100)


def levelled(text: str) -> str:
    """The text in small letters with straight apostrophes, every character in its old place."""
    lowered = text.lower()
    # A few capitals (Turkish dotted I) grow when lowered; such a text is levelled character by character.
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("’", "'").replace("\u00a0", " ")


def atoms_in(level: str, start: int, end: int) -> Iterator[Atom]:
    """The atoms of a stretch of levelled text, in order."""
    table = _table()
    position = start
    for match in _scanner().finditer(level, start, end):
        at = match.start()
        if at < position:
            continue
        form = match.group()
        if form in _feast_heads() and (feast := feast_pattern().match(level, at, end)):
            position = feast.end()
            yield Atom(Kind.HOLIDAY, Span(at, position), feast.group())
        elif form in table:
            kind, value = table[form]
            has_point = kind in _WITH_POINT and level[match.end() : match.end() + 1] == "."
            yield Atom(kind, Span(at, match.end() + has_point), form, value)
        elif not form[-1].isalpha():
            for number in _numbers(level, Span(at, match.end()), end):
                position = number.span.end
                yield number


_WITH_POINT = frozenset({Kind.SHORT_MONTH, Kind.SHORT_WEEKDAY})


@cache
def _scanner() -> re.Pattern[str]:
    """Matches every word of time, the first word of every holiday, and numbers.

    Words are tried letter by letter (a trie), so that a word of other things costs no more than its first letters.
    """
    words = sorted({*_table(), *(head for head in _feast_heads() if head.isalpha())})
    return re.compile(rf"\b(?:(?:{_trie(words)})\b|\d(?:[\d,.:/-]*\d)?)")


def _trie(words: Sequence[str]) -> str:
    """A pattern that matches any of sorted words, longest first."""
    if words == [""]:
        return ""
    branches = []
    for letter, group in groupby((word for word in words if word), key=lambda word: word[0]):
        branches.append(letter + _trie([word[1:] for word in group]))
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if "" in words else pattern


def _numbers(level: str, span: Span, limit: int) -> Iterator[Atom]:
    """The atoms that a number is: a date or time written in figures, two ends of a stretch, a year, a count."""
    form, before = span.of(level), level[max(0, span.start - 1) : span.start]
    if before and before in "$£€#.,:/":
        return
    if before == "'" and len(form) == 2 and form.isdigit():
        yield from _after_apostrophe(level, Span(span.start - 1, span.end), limit)
    elif iso := _ISO.fullmatch(form):
        yield Atom(Kind.DATE, span, iso.group())
    elif slashed := _SLASHED.fullmatch(form):
        yield Atom(Kind.DATE, span, slashed.group())
    elif form.isdigit() or _CLOCK.fullmatch(form):
        atom = _clock(level, span, limit) or _plain(level, span, limit)
        if atom is not None:
            yield atom
    elif "-" in form and all(end.isdigit() for end in form.split("-")):
        at = span.start
        for end in form.split("-"):
            atom = _plain(level, Span(at, at + len(end)), limit)
            at += len(end) + 1
            if atom is not None:
                yield atom


def _clock(level: str, span: Span, limit: int) -> Atom | None:
    """A clock time: 6:30, 6 p.m., 18.30 p.m., 0930 GMT, at 2330."""
    form = span.of(level)
    half = _HALF_DAY.match(level, span.end, limit)
    parts = _CLOCK.fullmatch(form)
    if half:
        hour, minute = (int(parts[1]), int(parts[2])) if parts else (int(form), 0) if form.isdigit() else (99, 0)
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1] == "p" else 0)
        return Atom(Kind.CLOCK, Span(span.start, half.end()), f"{hour:02}:{minute:02}")
    if parts and ":" in form:
        zone_behind = _ZONE_BEHIND.match(level, span.end, limit)
        whole = Span(span.start, zone_behind.end() if zone_behind else span.end)
        return Atom(Kind.CLOCK, whole, f"{int(parts[1]):02}:{parts[2]}")
    four = _FOUR.fullmatch(form)
    if four:
        zone = _MILITARY.match(level, span.end, limit)
        if zone or form[0] == "0" or _BEFORE_CLOCK.search(level, max(0, span.start - 4), span.start):
            return Atom(Kind.CLOCK, Span(span.start, zone.end() if zone else span.end), f"{four[1]}:{four[2]}")
    return None


def _plain(level: str, span: Span, limit: int) -> Atom | None:
    """A day of the month, a year, a decade, or another number that may count."""
    form = span.of(level)
    if not form.isdigit() or len(form) > 4:
        return None
    value = int(form)
    if ordinal := _ORDINAL.match(level, span.end, limit):
        return Atom(Kind.DAY if 1 <= value <= 31 else Kind.NUMBER, Span(span.start, ordinal.end()), form, value)
    if len(form) == 4 and value in _YEARS:
        return _four_figures(level, span, limit)
    if level[span.end : min(span.end + 1, limit)].isalpha():
        return None
    return Atom(Kind.DAY if len(form) <= 2 and 1 <= value <= 31 else Kind.NUMBER, span, form, value)


def _four_figures(level: str, span: Span, limit: int) -> Atom | None:
    """A decade, a year, or a number that a noun behind it shows to count."""
    form = span.of(level)
    decade = _DECADE_END.match(level, span.end, limit)
    if decade and form.endswith("0"):
        return Atom(Kind.DECADE, Span(span.start, decade.end()), form, int(form))
    behind = level[span.end : min(span.end + 1, limit)]
    if behind.isalpha():
        return None
    following = _NEXT_WORD.match(level, span.end, limit)
    is_counted = behind == "%" or (following is not None and following[1] in _counted())
    return Atom(Kind.NUMBER if is_counted else Kind.YEAR, span, form, int(form))


def _after_apostrophe(level: str, span: Span, limit: int) -> Iterator[Atom]:
    """A year or decade whose century is left out: '90, the '80s."""
    value = full_year(int(span.of(level)[1:]))
    decade = _DECADE_END.match(level, span.end, limit)
    if decade:
        yield Atom(Kind.DECADE, Span(span.start, decade.end()), str(value), value)
    elif not level[span.end : span.end + 1].isalnum():
        yield Atom(Kind.SHORT_YEAR, span, str(value), value)


def full_year(short: int) -> int:
    """The year that two figures stand for: from 1970 to 2069."""
    return short + (1900 if short >= _CENTURY_TURN else 2000)


_CENTURY_TURN = 70
_DECADE_END = re.compile(r"'?s\b")
_LONGEST_GAP = 16  # code points; what stands between two parts of one expression is shorter
_GAPS = {
    "": " ",
    ",": ",",
    "(": ",",
    ", the": ",",
    "the": "t",
    "of": "o",
    "of the": "o",
    "of a": "o",
    "in": "i",
    "in the": "i",
    ", in": "i",
    "on": "@",
    ", on": "@",
    "on the": "@",
    "at": "@",
    ", at": "@",
    "-": "-",
    "–": "-",
    "—": "-",
    "/": "-",
    "to": "-",
    "to the": "-",
    "through": "-",
    "until": "-",
    "till": "-",
    "and": "&",
    ", and": "&",
    "and the": "&",
    "or": "&",
    "'s": "'",
}


def gap_between(level: str, before: Atom, after: Atom) -> str:
    """The letter for what stands between two atoms; "x" where they cannot be parts of one expression."""
    start, end = before.span.end, after.span.start
    if end - start > _LONGEST_GAP:
        return "x"
    return _GAPS.get(" ".join(level[start:end].split()), "x")


@cache
def _table() -> dict[str, tuple[Kind, int]]:
    """Kind and value of each word of time."""
    table = {}
    for entry in load_lexicon("onrecord.dates", "calendar.txt"):
        word, kind, *value = entry.split()
        table[word] = (Kind[kind.upper()], int(value[0]) if value else 0)
    return table


@cache
def _feast_heads() -> frozenset[str]:
    """The first words of holidays' names."""
    return frozenset(name.partition(" ")[0].partition(".")[0].partition("'")[0] for name in feast_names())


@cache
def _counted() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.dates", "counted_nouns.txt"))

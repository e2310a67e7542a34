"""Whether one fill is another: right, right in part, or wrong.

The rules follow MUC-4's (Chinchor 1992), as far as they can be read off a file; where its people decided by hand
(strings, odd dates), docs/muc4.md says what is done instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import IntEnum

from eval.muc4.templates import Fill, Reading, Slot
from eval.muc4.texts import MONTHS

__all__ = ["Grade", "compare"]


class Grade(IntEnum):
    """How right a fill is; the number is its credit in halves."""

    WRONG = 0
    PARTIAL = 1
    RIGHT = 2


def compare(slot: Slot, key: Fill, response: Fill) -> Grade:
    """The best grade that a response has against any of the key's readings."""
    measure = _MEASURES.get(slot, _same)
    return max(
        _with_referents(measure(wanted.value, given.value), wanted, given)
        for wanted in key.readings
        for given in response.readings
    )


def _with_referents(grade: Grade, wanted: Reading, given: Reading) -> Grade:
    """A fill that is said of somebody else is right in part at most; one said of nobody of somebody too."""
    if not wanted.referents and not given.referents:
        return grade
    if any(_strings(a, b) for a in wanted.referents for b in given.referents):
        return grade
    return Grade(max(0, grade - 1))


def _same(wanted: str, given: str) -> Grade:
    return Grade.RIGHT if wanted.split() == given.split() else Grade.WRONG


# A broader fill is right in part where the set list is a hierarchy, and so is a finer one.
_BROADER = {
    "ARSON": "ATTACK",
    "BOMBING": "ATTACK",
    "KIDNAPPING": "ATTACK",
    "HIJACKING": "ATTACK",
    "ROBBERY": "ATTACK",
    "FORCED WORK STOPPAGE": "ATTACK",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED",
}


def _hierarchical(wanted: str, given: str) -> Grade:
    wanted, given = " ".join(wanted.split()), " ".join(given.split())
    if wanted == given:
        return Grade.RIGHT
    return Grade.PARTIAL if given in (_BROADER.get(wanted), wanted) or _BROADER.get(given) == wanted else Grade.WRONG


_SYNONYMS = {
    "AMERICA": "UNITED STATES",
    "BRITAIN": "UNITED KINGDOM",
    "FRG": "WEST GERMANY",
    "GDR": "EAST GERMANY",
    "GERMANY": "WEST GERMANY",
    "GREAT BRITAIN": "UNITED KINGDOM",
    "KOREA": "REPUBLIC OF KOREA",
    "NORTH KOREA": "DEMOCRATIC PEOPLES REP OF KOREA",
    "PRC": "PEOPLES REP OF CHINA",
    "ROC": "REPUBLIC OF CHINA",
    "RUSSIA": "USSR",
    "SOUTH AFRICA": "REPUBLIC OF SOUTH AFRICA",
    "SOVIET UNION": "USSR",
    "TAIWAN": "REPUBLIC OF CHINA",
    "UNITED STATES OF AMERICA": "UNITED STATES",
    "USA": "UNITED STATES",
}


def _nations(wanted: str, given: str) -> Grade:
    wanted, given = " ".join(wanted.split()), " ".join(given.split())
    return _same(_SYNONYMS.get(wanted, wanted), _SYNONYMS.get(given, given))


_NUMBER = re.compile(r"(~?)\s*(-?)\s*([\d,]+)\s*(-?)\s*([\d,]*)")
_Bounds = tuple[int, int | None, bool]


def _numbers(wanted: str, given: str) -> Grade:
    """The same number and operator; numbers that leave room for each other are right in part, "PLURAL" is a word."""
    a, b = _bounds(wanted), _bounds(given)
    if a is None or b is None:
        return _same(wanted.strip(), given.strip())
    if a == b:
        return Grade.RIGHT
    return Grade.PARTIAL if _meet(a[:2], b[:2]) else Grade.WRONG


def _bounds(value: str) -> _Bounds | None:
    match = _NUMBER.fullmatch(value.strip())
    if match is None:
        return None
    about, upto, first, dash, last = match.groups()
    number = int(first.replace(",", "") or 0)
    if upto:
        return 0, number, bool(about)
    if dash:
        return number, int(last.replace(",", "")) if last else None, bool(about)
    return number, number, bool(about)


def _meet(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return (b[1] is None or a[0] <= b[1]) and (a[1] is None or b[0] <= a[1])


_DAY = re.compile(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\.?(?:\s+(\d{2,4}))?|([A-Z]{3})[A-Z]*\.?\s+(\d{1,2})(?:\s+(\d{2,4}))?")
_ANY_YEAR = 1  # stands for the year of a day that has none


def _dates(wanted: str, given: str) -> Grade:
    """The same form and days; in part where one is an end of the other, or two stretches with both ends said meet."""
    a, b = _days(wanted), _days(given)
    if a is None or b is None:
        return _same(wanted, given)
    a, b = _alike(a, b), _alike(b, a)
    if a == b:
        return Grade.RIGHT
    ends = [day for day in a if day is not None and day in b]
    if ends:
        return Grade.PARTIAL
    (a_start, a_end), (b_start, b_end) = a, b
    if a_start is None or b_start is None:
        return Grade.WRONG
    return Grade.PARTIAL if a_start <= b_end and b_start <= a_end else Grade.WRONG


_Days = tuple[date | None, date]


def _days(value: str) -> _Days | None:
    """First and last day, the first None for "- 21 JAN 89"; None where there is no date in it."""
    days = [day for match in _DAY.finditer(value.upper()) if (day := _day(match)) is not None]
    if not days:
        return None
    if len(days) > 1:
        return min(days), max(days)
    return (None if value.lstrip().startswith("-") else days[0]), days[0]


def _day(match: re.Match[str]) -> date | None:
    day, month, year = match.group(1, 2, 3) if match.group(1) else match.group(5, 4, 6)
    if month not in MONTHS:
        return None
    first = date(1900 + int(year) % 100 if year else _ANY_YEAR, MONTHS.index(month) + 1, 1)
    return first + timedelta(days=int(day) - 1)  # keys have a "31 NOV"


def _alike(days: _Days, other: _Days) -> _Days:
    """Days without their year where the other side has none."""
    if other[1].year != _ANY_YEAR:
        return days
    start, end = days
    return (start and _yearless(start)), _yearless(end)


def _yearless(day: date) -> date:
    return date(_ANY_YEAR, day.month, 1) + timedelta(days=day.day - 1)


_SORTS = {
    "department": "region",
    "province": "region",
    "state": "region",
    "region": "region",
    "county": "region",
    "zone": "region",
    "neighborhood": "part of town",
    "quarter": "part of town",
    "suburb": "part of town",
    "district": "part of town",
    "sector": "part of town",
}
"""Sorts of place that count as the same; any other is a settlement or a site in it."""

_STEP = re.compile(r"([^():]+?)\s*(?:\(([^()]*)\))?\s*(?::|$)")


def _locations(wanted: str, given: str) -> Grade:
    """Country and every place in it, in any order; in part where one side's places are some of the other's."""
    (a_country, *a), (b_country, *b) = _steps(wanted), _steps(given)
    if not _nations(a_country[0], b_country[0]):
        return Grade.WRONG
    if _all_in(a, b) and _all_in(b, a):
        return Grade.RIGHT
    if not a or not b or {name for name, _ in a} & {name for name, _ in b}:
        return Grade.PARTIAL
    return Grade.WRONG


_Step = tuple[str, str]


def _steps(location: str) -> list[_Step]:
    steps = [
        (" ".join(re.findall(r"[A-Z0-9Ñ]+", match.group(1).upper())), (match.group(2) or "").lower())
        for match in _STEP.finditer(location)
    ]
    return [(name, sort) for name, sort in steps if name] or [("", "")]


def _all_in(steps: Sequence[_Step], others: Sequence[_Step]) -> bool:
    return all(any(name == other and _is_sort(sort, kind) for other, kind in others) for name, sort in steps)


def _is_sort(sort: str, other: str) -> bool:
    """Keys name two sorts at times ("REGION / CITY"): one that fits will do."""
    return bool(_broad_sorts(sort) & _broad_sorts(other))


def _broad_sorts(sort: str) -> set[str]:
    return {_SORTS.get(part.strip(), "") for part in sort.split("/")}


_WORD = re.compile(r"[A-Z0-9]+(?:[-'.][A-Z0-9]+)*")
_TAILS = frozenset(["AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "THAT", "WHICH", "WHO", "WITH"])
_EMPTY = _TAILS | {"A", "AN", "AND", "ANOTHER", "HER", "HIS", "ITS", "OR", "OTHER", "SOME", "THE", "THEIR", "TO"}


def _strings(wanted: str, given: str) -> Grade:
    """The same words, but for articles and number; right too where one says more about the same head.

    In part where one has all words of the other, or both share more than half of theirs.
    """
    a, b = _words(wanted), _words(given)
    shared = set(a) & set(b)
    is_within = shared in (set(a), set(b))
    if is_within and _head(wanted) == _head(given):
        return Grade.RIGHT
    is_partial = bool(shared) and (is_within or 2 * len(shared) > max(len(a), len(b)))
    return Grade.PARTIAL if is_partial else Grade.WRONG


def _words(text: str) -> list[str]:
    words = _WORD.findall(text.upper())
    return [_singular(word) for word in words if word not in _EMPTY] or words


def _head(text: str) -> str:
    """The last word before a preposition or a relative clause: what a noun phrase or a name is headed by."""
    words = [word for word in _WORD.findall(text.upper()) if word not in _EMPTY or word in _TAILS]
    end = next((at for at, word in enumerate(words) if word in _TAILS and at > 0), len(words))
    return _singular(words[end - 1]) if words else ""


def _singular(word: str) -> str:
    return word.removesuffix("S") if len(word) > 3 else word


_MEASURES: dict[Slot, Callable[[str, str], Grade]] = {
    Slot.DATE: _dates,
    Slot.LOCATION: _locations,
    Slot.TYPE: _hierarchical,
    Slot.PERP_INDIVIDUAL: _strings,
    Slot.PERP_ORGANIZATION: _strings,
    Slot.PERP_CONFIDENCE: _hierarchical,
    Slot.PHYS_ID: _strings,
    Slot.HUM_NAME: _strings,
    Slot.HUM_DESCRIPTION: _strings,
    Slot.HUM_NUMBER: _numbers,
    Slot.HUM_NATION: _nations,
}

"""Days with a name: holidays of fixed date, and those that fall on the nth weekday of a month.

The table is a lexicon (lexicons/holidays.txt): a name, then the rule: "12-25" for a fixed day, "11 thu 4" for the
fourth Thursday of November, "5 mon -1" for the last Monday of May, with days to add behind it ("11 mon 1 +1" for the
Tuesday after the first Monday), "easter -2" for days from Easter Sunday,
"2001 9 11" for the one day of one year that is meant where no year is said.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.dates.calendar import shifted
from onrecord.lexicon import load_lexicon

__all__ = ["feast_day", "feast_names", "feast_pattern", "only_year"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def feast_day(name: str, year: int) -> date:
    """The day that a name of the table falls on in a year."""
    rule = _table()[_plain(name)]
    if rule[0].isdigit() and len(rule[0]) == 4:
        return date(year, int(rule[1]), int(rule[2]))
    if rule[0] == "easter":
        return shifted(_easter(year), int(rule[1]))
    if "-" in rule[0]:
        return date(year, *map(int, rule[0].split("-")))
    month, weekday, number = int(rule[0]), _WEEKDAYS.index(rule[1]), int(rule[2])
    if number > 0:
        first = date(year, month, 1)
        day_found = shifted(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        last = shifted(date(year + month // 12, month % 12 + 1, 1), -1)
        day_found = shifted(last, -((last.weekday() - weekday) % 7))
    return shifted(day_found, int(rule[3]) if len(rule) > 3 else 0)


def only_year(name: str) -> int | None:
    """The one year that a name means where none is said; None for a day that comes every year."""
    first = _table()[_plain(name)][0]
    return int(first) if first.isdigit() and len(first) == 4 else None


def feast_names() -> tuple[str, ...]:
    """All names of the table, in lower case."""
    return tuple(_table())


@cache
def feast_pattern() -> re.Pattern[str]:
    """Matches any name of the table in levelled text."""
    names = sorted(_table(), key=len, reverse=True)
    patterns = (re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?:{'|'.join(patterns)})\b(?!-\d)")


def _plain(name: str) -> str:
    """A name as the table has it, also one that a line's end breaks."""
    return " ".join(name.split())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = {}
    for entry in load_lexicon("onrecord.dates", "holidays.txt"):
        name, rule = entry.split(" = ")
        table[name] = tuple(rule.split())
    return table


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm; Meeus 1991)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * late + 114, 31)
    return date(year, month, day + 1)

"""An incident's date in MUC-4's forms: "21 JAN 89", "15 JAN 89 - 21 JAN 89", "- 21 JAN 89"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from eval.muc4.texts import MONTHS
from onrecord.types import IncidentDate

__all__ = ["by_then", "date_fill", "written"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)[~?]?$")
_DATELINE_ENDS = re.compile(r"--|\[")
_WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b", re.IGNORECASE)


def date_fill(text: str, dates: Sequence[IncidentDate], published: date | None) -> str | None:
    """The date that an incident is first given; by the article's day where it is given none or a weekday.

    None where there is no day to go by.
    """
    dateline = _DATELINE_ENDS.search(text)
    for dated in dates:
        reading = dated.reading
        if reading.edtf is None or (dateline and reading.words.end <= dateline.start()):
            continue
        if _WEEKDAY.search(reading.words.of(text)):  # by the definition, 7.3, note 1
            break
        found = _form(reading.edtf)
        if found is not None:
            return found
    return by_then(published)


def by_then(day: date | None) -> str | None:
    """MUC-4's form for on or before a day; None without one."""
    return None if day is None else f"- {written(day)}"


def written(day: date) -> str:
    """A day as "21 JAN 89"."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def _form(edtf: str) -> str | None:
    days = [date(*map(int, match.groups())) for match in _DAY.finditer(edtf)]
    if edtf.startswith("../"):
        return by_then(days[0]) if days else None
    if len(days) > 1:
        return f"{written(days[0])} - {written(days[1])}"
    if days:
        return written(days[0])
    month = _MONTH.match(edtf)
    if month is None:
        return None
    year, number = int(month.group(1)), int(month.group(2))
    last = calendar.monthrange(year, number)[1]
    return f"{written(date(year, number, 1))} - {written(date(year, number, last))}"

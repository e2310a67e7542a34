"""Read MUC-4's texts: each with its name, its dateline, and the copy below the name, as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["MONTHS", "Message", "read_texts"]

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

_NAME = re.compile(r"\s*((?:DEV|TST\d*)-MUC\d+-\d+)\b[^a-z]*$")
_DATELINE = re.compile(
    r"\s*(?P<city>[A-Z][^,\[\]]{1,60}?)(?:\s+\((?P<country>[A-Z .]+)\))?\s*,"
    r"\s*(?:NO DATE|(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3,9})\.?(?:\s+(?P<year>\d{2,4}))?"
    r"|(?P<month_first>[A-Z]{3,9})\s+(?P<day_after>\d{1,2})(?:\s+(?P<year_after>\d{2,4}))?)\b"
)
_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Message:
    """One text.

    name: "DEV-MUC3-0001". text: the copy, dateline and all. city, country: of the dateline, country only where it is
    in brackets; None without a dateline. published: the dateline's day; None where it has none or no year.
    """

    name: str
    text: str
    city: str | None
    country: str | None
    published: date | None


def read_texts(lines: Iterable[str]) -> Iterator[Message]:
    """The file's texts, in order. What stands above the first name is left out."""
    name, body = "", list[str]()
    for line in lines:
        heading = _NAME.match(line.rstrip())
        if heading:
            if name:
                yield _message(name, body)
            name, body = heading.group(1), []
        else:
            body.append(line.rstrip("\r\n\f"))
    if name:
        yield _message(name, body)


def _message(name: str, body: list[str]) -> Message:
    text = "\n".join(body).strip("\n")
    dateline = _DATELINE.match(text)
    if dateline is None:
        return Message(name, text, None, None, None)
    city = " ".join(dateline["city"].split())
    is_nowhere = city in ("NO CITY", "CLANDESTINE")
    return Message(name, text, None if is_nowhere else city, dateline["country"], _day(dateline))


def _day(dateline: re.Match[str]) -> date | None:
    day, month, year = dateline.group("day", "month", "year")
    if day is None:
        day, month, year = dateline.group("day_after", "month_first", "year_after")
    if year is None or month[:3] not in MONTHS:
        return None
    try:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), MONTHS.index(month[:3]) + 1, int(day))
    except ValueError:  # a day that the month has not
        return None

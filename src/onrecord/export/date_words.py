"""Dates in EDTF (ISO 8601-2) in words for a person: "9–10 February 2031", "about 2019", "11 March 2031, night".

A part that the date leaves open is left out, and a form that is not known here is shown as it stands.
"""

from __future__ import annotations

import re

from onrecord.types import DateReading

__all__ = ["date_words", "reading_date"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_END = re.compile(r"(\d{4}|XXXX)(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?(?:T(\d\d:\d\d))?(~?)")
_OPEN = ".."
_Parts = tuple[str, str, str]  # day, month, year; empty where the date does not say


def reading_date(reading: DateReading) -> str:
    """When a reading places something, with its time of day; empty where its words place no date."""
    if reading.edtf is None:
        return ""
    said = date_words(reading.edtf)
    return f"{said}, {reading.time_of_day}" if reading.time_of_day and reading.time_of_day not in said else said


def date_words(edtf: str) -> str:
    """A date or an interval in EDTF in words."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _end_words(first)
    if first == _OPEN:
        return f"by {_end_words(last)}"
    if last == _OPEN:
        return f"from {_end_words(first)}"
    ends = _END.fullmatch(first), _END.fullmatch(last)
    if ends[0] is None or ends[1] is None or ends[0][4] or ends[1][4]:
        return f"{_end_words(first)} to {_end_words(last)}"
    about = "about " if ends[0][5] or ends[1][5] else ""
    return about + _interval(_parts(ends[0]), _parts(ends[1]))


def _end_words(edtf: str) -> str:
    found = _END.fullmatch(edtf)
    if found is None:
        return edtf
    said = ("about " if found[5] else "") + _joined(_parts(found))
    return f"{said}, {found[4]}" if found[4] else said


def _interval(first: _Parts, last: _Parts) -> str:
    """Two ends of which the first leaves out what it shares with the last."""
    if first == last:
        return _joined(first)
    if first[2] != last[2]:
        return f"{_joined(first)} – {_joined(last)}"
    if first[1] != last[1]:
        is_days = bool(first[0] or last[0])
        return f"{_joined((*first[:2], ''))}{' – ' if is_days else '–'}{_joined(last)}"
    return f"{first[0]}–{_joined(last)}"


def _joined(parts: _Parts) -> str:
    return " ".join(part for part in parts if part)


def _parts(end: re.Match[str]) -> _Parts:
    year, month, day = end[1], end[2], end[3]
    return (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", "" if year == "XXXX" else year)

"""Invariants of the dates stage, for any text and any day of publication."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import article_date, find_dates
from onrecord.ingest import article_from_text
from onrecord.text import lay_out
from onrecord.types import DatePrecision

# Words that steer the stage: all kinds of words of time, numbers that may be any of several things, and marks.
_WORDS = """
    March march May may Jan. Sept. December Monday Friday fri. Sun. today yesterday tomorrow tonight morning night dawn
    midnight day days week weeks weekend month months year years decades century hour hours last next this past previous
    following same recent early late mid- earlier later ago before after since summer fall end of beginning one two a an
    the several few couple first second quarter fiscal recently soon Christmas Labor Day 9/11 1 2 9 30 31 45 90 '90 1999
    2016 2024 1990s '80s 0930 1130 6:30 p.m. 6 24:00 2024-02-30 2024-03-09 3/9/2024 13/13/2024 99/99/9999 9-11 2012-16
    1800-1700 29 February in on at from to until between and or by of , . - – ( ) ’s will would have said been vote İ
    中国
"""
PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", " "])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=50).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())
_DAY = r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_POINT = rf"(?:{_DAY}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?|(?:\d{{4}}|XXXX)-(?:0[1-9]|1[0-2])|\d{{4}})~?"
EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?")
SAMPLES = [
    "The mayor of Orsk Bay resigned on Sunday night, three weeks after the flood of March 9, 2023.",
    "Police said two men were shot at 6:30 p.m. Tuesday; another died the next day.",
    "She will speak in Kelm on Thursday and leave next month, earlier than in May 2019.",
    "Since January, twelve boats have sunk; in the 11 years since, nobody came. A recent blast killed five.",
    "From February 9 to March 4 the road was closed, and it opened again last weekend at dawn on Saturday.",
    "SAN MARLO, 18 FEB 90 (KNA) -- THE CONVOY LEFT AT 0930 [1430 GMT] YESTERDAY.",
]


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_expressions_lie_in_the_text_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for reading in find_dates(text, lay_out(text), published):
        assert end <= reading.words.start < reading.words.end <= len(text)
        assert reading.words.of(text).strip()
        assert all(0 <= words.start < words.end <= len(text) for words in reading.resolved.words)
        assert reading.words in reading.resolved.words
        end = reading.words.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_values_are_edtf_and_missing_exactly_where_the_precision_is_unknown(text: str, published: date | None) -> None:
    for reading in find_dates(text, lay_out(text), published):
        assert (reading.edtf is None) == (reading.precision is DatePrecision.UNKNOWN)
        if reading.edtf is not None:
            assert EDTF.fullmatch(reading.edtf), reading.edtf
            ends = [end for end in reading.edtf.replace("~", "").split("/") if "X" not in end]
            assert ends == sorted(ends)
            for end in ends:
                date.fromisoformat((end[:10] + "-01-01")[:10])  # a day that the calendar has
        assert 0 <= reading.resolved.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS)
def test_the_same_text_has_the_same_dates(text: str, published: date | None) -> None:
    layout = lay_out(text)
    assert find_dates(text, layout, published) == find_dates(text, layout, published)


@pytest.mark.parametrize("text", SAMPLES)
def test_capitals_change_no_value(text: str) -> None:
    published = date(2024, 3, 8)
    mixed, upper = (find_dates(t, lay_out(t), published) for t in (text, text.upper()))
    assert [(r.words, r.edtf, r.precision) for r in mixed] == [(r.words, r.edtf, r.precision) for r in upper]


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_any_article_has_a_date_or_none(text: str) -> None:
    article_date(article_from_text(text))

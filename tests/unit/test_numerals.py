"""Numbers of people as news copy writes them: their bounds, their words, and what is no number of people."""

from __future__ import annotations

import pytest

from onrecord.numerals import Numeral, find_numerals
from onrecord.types import Span


def numerals(text: str) -> list[Numeral]:
    return list(find_numerals(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("11", 11, 11),
        ("1,200", 1200, 1200),
        ("eleven", 11, 11),
        ("twenty-one", 21, 21),
        ("two hundred and five", 205, 205),
        ("3.5 million", 3_500_000, 3_500_000),
        ("half a million", 500_000, 500_000),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("a couple of", 2, 2),
        ("both", 2, 2),
        ("at least 11", 11, None),
        ("no fewer than eleven", 11, None),
        ("100 or more", 100, None),
        ("more than five", 6, None),
        ("over 300", 301, None),
        ("fewer than ten", 0, 9),
        ("up to 20", 0, 20),
        ("as many as 40", 0, 40),
        ("20-25", 20, 25),
        ("20 to 25", 20, 25),
        ("between 20 and 25", 20, 25),
        ("two or three", 2, 3),
        ("a few", 2, None),
        ("dozens", 24, None),
        ("hundreds", 200, None),
        ("several hundred", 200, None),
        ("tens of thousands", 20_000, None),
    ],
)
def test_a_number_is_read_with_the_words_that_bound_it(text: str, least: int, most: int | None) -> None:
    (numeral,) = numerals(f"They counted {text} sailors on the quay.")
    assert (numeral.least, numeral.most, numeral.is_approximate) == (least, most, False)
    assert numeral.span.of(f"They counted {text} sailors on the quay.") == text


@pytest.mark.parametrize("text", ["about 20", "some 20", "nearly 20", "an estimated 20", "around twenty", "20 or so"])
def test_a_number_said_to_be_about_so_keeps_its_value(text: str) -> None:
    (numeral,) = numerals(text)
    assert (numeral.least, numeral.most, numeral.is_approximate) == (20, 20, True)


@pytest.mark.parametrize(
    "text", ["40%", "$300", "£5", "a 10-year-old", "18:30", "3/9", "1.5", "the 1990s", "5th", "B-52"]
)
def test_money_shares_ages_in_compounds_times_and_names_are_no_numbers(text: str) -> None:
    assert numerals(f"They counted {text} on the quay.") == []


def test_a_range_that_runs_down_is_its_first_number() -> None:
    (numeral, *_) = numerals("25-20")
    assert (numeral.least, numeral.most) == (25, 25)


def test_numbers_come_in_text_order_and_only_from_their_stretch() -> None:
    text = "Five men, six women and 7 horses."
    assert [numeral.least for numeral in numerals(text)] == [5, 6, 7]
    assert [numeral.least for numeral in find_numerals(text, Span(9, len(text)))] == [6, 7]

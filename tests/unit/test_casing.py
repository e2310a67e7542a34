"""Copy in capitals gets the case that it would have in print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import is_in_capitals, restore_case


@pytest.mark.parametrize(
    "printed",
    [
        "The minister said that the bridge was destroyed by a bomb. Nobody was hurt.",
        "A spokesman for Vekomar, Pavel Drusk, denied it on Tuesday.",
        "The Vekomar Liberation Army [VLA] took over the port; the VLA's leaders fled to the United States.",
        "Maria del Carmen Quispe and Juan de la Cruz live in San Vorlo, near the road.",
        "It was 3 May, and they may meet in May 1990.",
        "On the 8th they met at 9 a.m. in El Dromedal.",
        'He said: "We will not go." Mr. O\'Harrick agreed.',
        "Vorlo, 3 Jan 90 -- [TEXT] The mayor resigned.",
        "J. R. Tolland works for the U.S. government.",
    ],
)
def test_case_comes_back(printed: str) -> None:
    assert restore_case(printed.upper()) == printed


def test_a_line_that_is_wrapped_goes_on() -> None:
    assert restore_case("THE FOREIGN\nMINISTRY OF THE UNITED\nSTATES DENIED IT.").endswith(
        "the United\nStates denied it."
    )


def test_a_new_paragraph_opens_a_sentence() -> None:
    assert restore_case("THE PRICE ROSE\n\n   IT FELL AGAIN") == "The price rose\n\n   It fell again"


def test_words_with_small_letters_stay_as_they_are() -> None:
    assert restore_case("IT WAS iPhone AND eBay") == "It was iPhone and eBay"


def test_copy_in_capitals_is_known() -> None:
    assert is_in_capitals("THE PORT OF VORLO WAS CLOSED ON MONDAY, A SPOKESMAN OF THE CITY SAID.")
    assert not is_in_capitals("The port of VORLO was closed on Monday, a spokesman of the city said.")
    assert not is_in_capitals("PORT CLOSED")


@given(st.text(max_size=200))
def test_offsets_hold(text: str) -> None:
    assert len(restore_case(text)) == len(text)


@given(st.text(alphabet="ABCDE .,'-\n[]\"1", max_size=200))
def test_only_case_changes(text: str) -> None:
    assert restore_case(text).upper() == text.upper()

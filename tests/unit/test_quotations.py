"""Quotation marks as newspapers use them."""

from __future__ import annotations

import pytest

from onrecord.text import find_paragraphs, find_quotations


def quoted(text: str) -> list[tuple[int, list[str], bool]]:
    found = find_quotations(text, find_paragraphs(text))
    return [(q.depth, [span.of(text) for span in q.spans], q.is_closed) for q in found]


@pytest.mark.parametrize(
    "marks",
    ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "``{}''"],
    ids=["curly", "straight", "single curly", "single", "guillemets", "low", "tex"],
)
def test_each_kind_of_mark_is_paired(marks: str) -> None:
    words = marks.format("We will not go,")
    assert quoted(f"{words} he said.") == [(1, [words], True)]


def test_a_quotation_that_opens_again_and_closes_once_is_one() -> None:
    text = "“One thing,” she said. “And then there is this.\n\n“It goes on here.\n\n“And ends here.”\n\nShe left."
    assert quoted(text) == [
        (1, ["“One thing,”"], True),
        (1, ["“And then there is this.", "“It goes on here.", "“And ends here.”"], True),
    ]


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    text = "“He told me, ‘Go home,’ and I went,” she said."
    assert quoted(text) == [(1, ["“He told me, ‘Go home,’ and I went,”"], True), (2, ["‘Go home,’"], True)]


def test_apostrophes_open_nothing() -> None:
    assert quoted("The ’90s weren't the Smiths' best years, 'twas said; rock 'n' roll's day.") == []


def test_apostrophes_within_single_quotation_marks_close_nothing() -> None:
    assert quoted("'I don't know the Smiths,' he said.") == [(1, ["'I don't know the Smiths,'"], True)]


def test_a_mark_that_nobody_closes_ends_with_its_paragraph() -> None:
    assert quoted("He said: “We will see.\nNobody replied.") == [(1, ["“We will see."], False)]


def test_a_closing_mark_without_an_opening_one_is_ignored() -> None:
    assert quoted("We will see,” he said. “Not now.”") == [(1, ["“Not now.”"], True)]


def test_nicknames_and_scare_quotes_are_quotations_of_their_own() -> None:
    assert quoted('Ann "Red" Lee called the "deal" off.') == [(1, ['"Red"'], True), (1, ['"deal"'], True)]

"""Parties that did not answer, found by the words that say so."""

from __future__ import annotations

import pytest

from onrecord.stance import find_nonanswers, read_stances
from onrecord.text import lay_out
from onrecord.types import Attribution, Host, QuoteType, Span, Stance


def found(text: str) -> list[tuple[str, str, Stance]]:
    """Party, words and stance of each attribution without content."""
    layout = lay_out(text)
    read = read_stances(text, layout, find_nonanswers(text, layout, ()))
    return [(_words(text, a.source), _words(text, a.cue), a.stances[0].stance) for a in read]


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " | ".join(span.of(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "party", "words", "stance"),
    [
        (
            "The ministry did not immediately respond to a request for comment.",
            "The ministry",
            "did not immediately respond to a request for comment",
            Stance.NO_RESPONSE,
        ),
        ("Mr. Oduya could not be reached on Friday.", "Mr. Oduya", "could not be reached", Stance.NO_RESPONSE),
        (
            "Both firms were not immediately available for comment.",
            "Both firms",
            "were not immediately available for comment",
            Stance.NO_RESPONSE,
        ),
        (
            "Requests for comment from the two ministries remain unanswered.",
            "the two ministries",
            "Requests for comment from | remain unanswered",
            Stance.NO_RESPONSE,
        ),
        (
            "Several calls to the landlord were not returned.",
            "the landlord",
            "Several calls to | were not returned",
            Stance.NO_RESPONSE,
        ),
        ("There was no comment from the club.", "the club", "no comment from", Stance.NO_RESPONSE),
        (
            "Ms. Brandt declined to be interviewed.",
            "Ms. Brandt",
            "declined to be interviewed",
            Stance.DECLINES_TO_COMMENT,
        ),
        ("A spokesman would not comment.", "A spokesman", "would not comment", Stance.DECLINES_TO_COMMENT),
        ("The capital has not confirmed the talks.", "The capital", "has not confirmed", Stance.NOT_CONFIRMED),
        (
            "However, neither Oslo nor Bergen has confirmed the talks.",
            "neither Oslo nor Bergen",
            "has confirmed",
            Stance.NOT_CONFIRMED,
        ),
        (
            "The footage could not be independently verified.",
            "",
            "could not be independently verified",
            Stance.NOT_CONFIRMED,
        ),
    ],
)
def test_each_way_of_not_answering_is_found(text: str, party: str, words: str, stance: Stance) -> None:
    assert found(text) == [(party, words, stance)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The minister denied it on Monday, but the palace declined to comment.", "the palace"),
        ("The mayor left the hall and declined to comment.", "The mayor"),
        ("Lena Falk, who owns the yard, declined to comment.", "Lena Falk"),
        ("The mayor’s spokeswoman, Lena Falk, declined to comment.", "The mayor’s spokeswoman, Lena Falk"),
        ("Asked about the sale, the owner declined to comment.", "the owner"),
        ("The owner, reached by phone, declined to comment.", "The owner"),
        ("The port and the harbour office declined to comment.", "The port and the harbour office"),
    ],
)
def test_the_party_is_the_shortest_whole_noun_phrase(text: str, party: str) -> None:
    assert [parties for parties, _, _ in found(text)] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "The minister refused to resign.",
        "The mayor did not mention taxes.",
        "Prices declined in May.",
        "She refused to say the words “old harbour”.",
        "Many questions remain unanswered.",
        "They did not confirm his death until Friday.",
    ],
)
def test_other_refusals_and_silences_are_none(text: str) -> None:
    assert found(text) == []


def attribution(text: str, *parts: str) -> Attribution:
    """An attribution of source, cue and content, by their words."""
    source, cue, content = ((Span(text.index(words), text.index(words) + len(words)),) for words in parts)
    return Attribution(source, cue, content, QuoteType.INDIRECT, 0, 0, 1.0)


def test_what_the_reader_has_already_stays_as_it_is() -> None:
    text = "The firm declined to comment on the sale."
    read = attribution(text, "The firm", "declined", "to comment on the sale")
    assert find_nonanswers(text, lay_out(text), [read]) == (read,)


def test_words_inside_a_content_are_nested_there() -> None:
    text = "The daily reported that the palace had not commented on the sale, its third."
    outer = attribution(text, "The daily", "reported", "that the palace had not commented on the sale, its third")
    (kept,) = find_nonanswers(text, lay_out(text), [outer])
    (inner,) = kept.nested
    assert (inner.host, inner.quote, inner.content) == (Host.CONTENT, QuoteType.NONE, ())
    assert _words(text, inner.source) == "the palace"


def test_a_speaker_who_does_not_answer_is_not_added_a_second_time() -> None:
    text = "“We do not comment on rumours,” the palace said."
    outer = attribution(text, "the palace", "said", "“We do not comment on rumours,”")
    (kept,) = find_nonanswers(text, lay_out(text), [outer])
    assert kept.nested == ()

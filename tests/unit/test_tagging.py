"""Words of a sentence and their parts of speech."""

from __future__ import annotations

import pytest

from onrecord.tagging import split_words, tag
from onrecord.types import Span


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in split_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The baker didn't sell.", ["The", "baker", "did", "n't", "sell", "."]),
        ("She said it’s the man's.", ["She", "said", "it", "’s", "the", "man", "'s", "."]),
        ("Mr. Orlow of the U.S. left.", ["Mr.", "Orlow", "of", "the", "U.S.", "left", "."]),
        ("A well-known face paid $5,000", ["A", "well-known", "face", "paid", "$", "5,000"]),
        ("at 6:30, or so", ["at", "6:30", ",", "or", "so"]),
    ],
)
def test_words_and_marks_stand_apart_as_a_reader_would_part_them(text: str, words: list[str]) -> None:
    assert pieces(text) == words


def test_words_cover_all_that_is_no_space() -> None:
    text = "“Never!” — he said… 中国, Kelm’s 3rd (and last) quay\n\n."
    assert "".join(pieces(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The baker sold a loaf of bread.", "DT NN VBD DT NN IN NN ."),
        ("Three well-known men ran to Kelm.", "CD JJ NNS VBD TO NNP ."),
        ("She has been given the man's hat.", "PRP VBZ VBN VBN DT NN POS NN ."),
        ("They will not sell their old houses.", "PRP MD RB VB PRP$ JJ NNS ."),
    ],
)
def test_plain_sentences_are_tagged_as_a_grammar_would(text: str, tags: str) -> None:
    (tagged,) = tag(text, [Span(0, len(text))])
    assert " ".join(tagged.tags) == tags


def test_words_are_lower_case_with_straight_apostrophes_and_spans_keep_the_copys_own() -> None:
    text = "Kelm’s Mayor"
    (tagged,) = tag(text, [Span(0, len(text))])
    assert tagged.words == ("kelm", "'s", "mayor")
    assert [span.of(text) for span in tagged.spans] == ["Kelm", "’s", "Mayor"]


def test_a_sentence_is_tagged_the_same_whatever_stands_beside_it() -> None:
    first, second = "The guards fled the mill.", "A bomb exploded near the quay."
    text = f"{first} {second}"
    spans = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    together = tag(text, spans)
    assert tag(text, spans[1:]) == together[1:]
    assert tag(text, spans) == together


def test_a_stretch_without_words_has_no_tags() -> None:
    assert [len(tagged) for tagged in tag("   ", [Span(0, 3)])] == [0]
    assert tag("", []) == ()

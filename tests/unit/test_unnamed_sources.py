"""What the copy tells of sources without a name: how many, how close to the matter, why unnamed, through whom."""

from __future__ import annotations

import pytest

from onrecord.types import SourceKind
from tests.statements import Said, resolve, source_of


@pytest.mark.parametrize(
    ("words", "least", "most", "said"),
    [
        ("five officials", 5, 5, "five"),
        ("1,200 residents", 1200, 1200, "1,200"),
        ("two other officials", 2, 2, "two"),
        ("the three officials", 3, 3, "three"),
        ("two of the three officials", 2, 2, "two"),
        ("four 20-year-old pilots", 4, 4, "four"),
        ("a couple of officials", 2, 2, "couple"),
        ("a dozen officials", 12, 12, "dozen"),
        ("two dozen officials", 24, 24, "two dozen"),
        ("at least five officials", 5, None, "at least five"),
        ("more than ten officials", 11, None, "more than ten"),
        ("more than a dozen officials", 13, None, "more than a dozen"),
        ("fewer than ten officials", 2, 9, "fewer than ten"),
        ("up to six officials", 2, 6, "up to six"),
        ("no more than three officials", 2, 3, "no more than three"),
        ("three or four officials", 3, 4, "three or four"),
        ("three to five officials", 3, 5, "three to five"),
        ("one or two officials", 1, 2, "one or two"),
        ("dozens of officials", 24, None, "dozens"),
        ("hundreds of residents", 200, None, "hundreds"),
        ("several hundred residents", 200, None, "several hundred"),
        ("several officials", 2, None, "officials"),
        ("officials", 2, None, "officials"),
        ("critics", 2, None, "critics"),
        ("some", 2, None, "some"),
        ("those who attended the talks", 2, None, "those"),
        ("40% of residents", 2, None, "40% of residents"),
        ("half of the residents", 2, None, "half of the residents"),
        ("three in ten residents", 2, None, "three in ten residents"),
        ("many of those over 45", 2, None, "those"),
    ],
)
def test_several_are_counted_as_far_as_the_words_go(words: str, least: int, most: int | None, said: str) -> None:
    found, source = source_of(words)
    assert source.kind is SourceKind.UNNAMED_GROUP
    assert source.count is not None
    assert (source.count.least, source.count.most) == (least, most)
    assert found.of(source.count.words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a source", "source"), ("another official", "official"), ("one official", "official"),
        ("one of the officials", "officials"), ("the harbour pilot", "pilot"),
    ],
)  # fmt: skip
def test_one_person_counts_as_one(words: str, said: str) -> None:
    found, source = source_of(words)
    assert source.count is not None
    assert (source.count.least, source.count.most, found.of(source.count.words)) == (1, 1, said)


@pytest.mark.parametrize("words", ["the foreign ministry", "a poll of 1,200 residents", "a three-page memo", "Beijing"])
def test_only_people_are_counted(words: str) -> None:
    assert source_of(words)[1].count is None


@pytest.mark.parametrize(
    ("words", "access"),
    [
        ("an official briefed on the talks", "briefed on the talks"),
        ("a diplomat who was briefed on the talks", "who was briefed on the talks"),
        ("two people with knowledge of the talks", "with knowledge of the talks"),
        ("a pilot with direct knowledge of the request", "with direct knowledge of the request"),
        ("a source familiar with the paper", "familiar with the paper"),
        ("a person close to the minister", "close to the minister"),
        ("officials who attended the meeting", "who attended the meeting"),
        ("a guard who saw the boats", "who saw the boats"),
        ("people involved in the talks", "involved in the talks"),
        ("an aide with access to the minister", "with access to the minister"),
        ("someone present at the talks", "present at the talks"),
        ("an official briefed on the talks, who asked not to be named,", "briefed on the talks"),
    ],
)
def test_how_close_to_the_matter_the_unnamed_are_is_quoted(words: str, access: str) -> None:
    found, source = source_of(words)
    assert found.of(source.access) == access


@pytest.mark.parametrize(
    "words", ["a pilot with direct knowledge of the request", "an aide with access to the minister"]
)
def test_what_somebody_knows_is_no_affiliation(words: str) -> None:
    assert source_of(words)[1].affiliation is None


@pytest.mark.parametrize("words", ["an official", "a spokesman for the port", "officials in Vellin"])
def test_closeness_is_blank_where_the_words_tell_none(words: str) -> None:
    assert source_of(words)[1].access is None


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (", who asked not to be named because the talks are confidential.", "because the talks are confidential"),
        (", asking not to be identified for fear of dismissal.", "for fear of dismissal"),
        (", speaking on condition of anonymity to discuss the talks.", "to discuss the talks"),
        (", who declined to be named, citing fear of dismissal.", "citing fear of dismissal"),
        (", who was granted anonymity so as not to anger the port.", "so as not to anger the port"),
        (" who did not want to be named because he works there.", "because he works there"),
        (", who was not authorised to speak to the press.", "who was not authorised to speak to the press"),
        (", who is not allowed to speak publicly.", "who is not allowed to speak publicly"),
        (". He asked not to be named because he works there.", "because he works there"),
    ],
)
def test_the_reason_for_withholding_the_name_is_quoted(rest: str, reason: str) -> None:
    text = f"Berth nine is closed, a pilot said{rest}"
    found = resolve(text, Said("a pilot", "said"), *([Said("He", "asked")] if "He" in rest else []))
    assert found.spoken[0] == ["a pilot"]
    assert found.of(found.source().anonymity) == reason


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (", who asked not to be named.", "asked not to be named"),
        (" on condition that he not be named.", "on condition that he not be named"),
        (", who requested anonymity, adding that it would open.", "requested anonymity"),
        (" anonymously; he spoke anonymously.", "spoke anonymously"),
    ],
)
def test_without_a_reason_the_words_that_withhold_the_name_are_quoted(rest: str, words: str) -> None:
    found = resolve(f"Berth nine is closed, a pilot said{rest}", Said("a pilot", "said"))
    assert found.of(found.source().anonymity) == words


def test_a_reason_ends_before_the_verb_of_saying() -> None:
    text = "An official who was not authorised to speak to the press said that berth nine was closed."
    found = resolve(text, Said("An official", "said", "that berth nine was closed"))
    assert found.of(found.source().anonymity) == "who was not authorised to speak to the press"


def test_a_named_person_has_no_anonymity_count_or_access() -> None:
    text = "Mary Smith, who was briefed on the talks, said an aide asked not to be named."
    found = resolve(text, Said("Mary Smith, who was briefed on the talks,", "said"), people=["Mary Smith"])
    (source,) = found.sources
    assert (source.kind, source.anonymity, source.count, source.access) == (SourceKind.NAMED_PERSON, None, None, None)


@pytest.mark.parametrize(
    ("text", "source", "cue", "relay"),
    [
        ("An official told Northline that berth nine was closed.", "An official", "told", "Northline"),
        ("Berth nine is closed, a pilot told the Vellin Times on Friday.", "a pilot", "told", "the Vellin Times"),
        ("A pilot said in an interview with Northline that it was.", "A pilot", "said", "Northline"),
        ("A pilot, quoted by Northline, said that it was.", "A pilot, quoted by Northline,", "said", "Northline"),
    ],
)
def test_the_medium_that_a_source_spoke_to_relays_it(text: str, source: str, cue: str, relay: str) -> None:
    found = resolve(text, Said(source, cue))
    assert found.of(found.source().relay) == relay


def test_reporters_or_a_person_who_was_told_relay_nothing() -> None:
    text = "An official told reporters so. A pilot told Mary Smith so. A guard told the Prime Minister so."
    told = (Said("An official", "told"), Said("A pilot", "told"), Said("A guard", "told"))
    found = resolve(text, *told, people=["Mary Smith"])
    assert [source.relay for source in found.sources] == [None, None, None]


def test_a_report_that_quotes_people_relays_them() -> None:
    text = "The Meridian newspaper, quoting five security officials, reported that berth nine was closed."
    outer = Said(
        "The Meridian newspaper, quoting five security officials,", "reported", "that berth nine was closed",
        quoting=(Said("five security officials", "quoting"),),
    )  # fmt: skip
    found = resolve(text, outer)
    assert found.spoken == [["Meridian newspaper"], ["five security officials"]]
    assert found.kinds == [SourceKind.PRESS_REPORT, SourceKind.UNNAMED_GROUP]
    assert [found.of(source.relay) for source in found.sources] == [None, "The Meridian newspaper"]


def test_a_report_quoting_people_is_no_crowd_itself() -> None:
    text = "A report quoting two officials said that berth nine was closed."
    outer = Said(
        "A report quoting two officials", "said", "that berth nine was closed",
        quoting=(Said("two officials", "quoting"),),
    )  # fmt: skip
    found = resolve(text, outer)
    assert found.kinds == [SourceKind.PRESS_REPORT, SourceKind.UNNAMED_GROUP]
    assert found.of(found.source(1).relay) == "A report"

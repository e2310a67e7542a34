"""What each rule of the audit sees, and what it leaves alone. The copies are invented, places and people too."""

from __future__ import annotations

import pytest

from onrecord.audit import RULES
from onrecord.pipeline import Reader
from tests.audits import HEADLINE, audited, codes, found, places

FOUND = [
    ("U201", "The quay will close in May, a source said on Monday.", "a source"),
    ("U201", "The harbour office plans to sell the quay, sources told the Gazette.", "sources"),
    ("U201", "The Meridian reported the sale on Monday, citing unnamed sources.", "unnamed sources"),
    ("U202", "A senior harbour official said that the quay would be sold in May.", "A senior harbour official"),
    ("U202", "The minister has made up her mind, an aide said.", "an aide"),
    (
        "U202",
        "Two people familiar with the sale said that it would be announced in May.",
        "Two people familiar with the sale",
    ),
    ("U202", "Friends of the minister say that she will resign in May.", "Friends of the minister"),
    ("U205", "“She has packed her books and told the driver,” a senior official said.", "a senior official"),
    ("U206", "The minister will resign in May, two senior officials said on Monday.", "two senior officials"),
    ("O402", "The minister has reportedly told the cabinet that the quay will close.", "reportedly"),
    ("O402", "According to media reports, the quay will be sold in May.", "According to media reports"),
    ("O402", "It was reported that the minister had sold the quay.", "It was reported that"),
    ("O402", "The pilot is said to have kept a copy of the paper.", "is said to have"),
    ("Q501", "“Nobody told us that the quay would close in May.” The harbour was calm.", "“Nobody told us"),
    ("Q505", "“Nobody told us, Rosa Bell said. The quay was calm.", "“"),
    ("Q505", "Nobody told us,” Rosa Bell said. The quay was calm.", "”"),
    ("W601", "The minister claimed that the quay was safe.", "claimed"),
    ("W601", "The minister admitted that the quay was old.", "admitted"),
    ("W601", "The minister refuted the report that the quay would be sold.", "refuted"),
    ("W601", "Oskar Venn, who claims the quay is his, sued on Monday.", "claims"),
    ("R301", "Rosa Bell, a pilot, accused Oskar Venn of stealing the harbour's cranes.", "Oskar Venn"),
    ("S101", "The clerk stole two cranes and sold them in Vellin.", "The clerk stole"),
    ("S101", "Three people were killed and nine wounded on the quay.", "Three people"),
    ("Q506", "The harbour keeps “essential” cranes behind a fence.", "“essential”"),
]

LEFT_ALONE = [
    # Described, reasoned and relayed sources.
    ("U201", "A source close to the sale said that the quay would close in May."),
    ("U201", "Two sources at the harbour office said so. The sources said that the quay would close."),
    ("U202", "An official said so, speaking on condition of anonymity because the talks are private."),
    ("U202", "A senior official, who was not authorised to speak publicly, said that the quay would close."),
    ("U202", "The quay will close in May, a senior official told the Meridian newspaper."),
    ("U202", "A spokeswoman for the harbour office said that the quay would close in May."),
    ("U202", "Residents said that they were angry. Critics say that the plan is bad."),
    ("U202", "Oskar Venn, a former aide to the minister, said that the quay would close."),
    ("U205", "The quay would close “in May”, a senior official said."),
    (
        "U206",
        "The minister will resign in May, two officials said. The minister confirmed that she will resign.",
    ),
    # Credited and told about oneself.
    ("O402", "The minister has reportedly told the cabinet so, the Meridian newspaper said."),
    ("O402", "The ministry dismissed reports that the quay would be sold."),
    ("O403", "The harbour office said that the quay would close in May."),
    # Other senses of the verbs, and words that are somebody's own.
    ("W601", "No group has claimed responsibility for the fire. It claimed two lives."),
    ("W601", "Two men were admitted to hospital after the fire."),
    ("W601", "The insurer paid the claims of two owners. His claim was late."),
    ("W601", "“He claimed that it was safe,” Rosa Bell said."),
    ("W601", "The report revealed that the quay was old."),
    # Quotations with their speakers.
    ("Q501", "Rosa Bell spoke first.\n\n“Nobody told us that the quay would close in May,” she said."),
    ("Q501", "The letter reads:\n\n“The quay will close in May, and nobody has been told.”"),
    ("Q504", "“Nobody told us,” Rosa Bell said. “The quay will close. It is too late.”"),
    ("Q505", "“Nobody told us,” Rosa Bell said.\n\n“I went home.\n\n“I slept badly.”"),
    ("Q505", 'The board is 6" wide, Rosa Bell said.'),
    ("Q506", "The minister called the plan “essential”."),
    ("Q506", "The so-called “grey book” lists every crane."),
    # Answered accusations.
    ("R301", "Rosa Bell accused Oskar Venn of theft. Oskar Venn denied it."),
    ("R301", "Rosa Bell accused Oskar Venn of theft. Venn did not respond to a request for comment."),
    ("F703", "The quay closed on Monday, the office said."),
    # Sourced in their sentence, by the one before, or in court.
    ("S101", "The clerk stole two cranes, police said. He sold them for cash and lied about it."),
    ("S101", "The clerk allegedly stole two cranes."),
    ("S101", "The clerk was convicted in May of having stolen two cranes."),
]


def _copy(words: str) -> str:
    return f"{HEADLINE}\n\n{words}\n\nThe harbour lies north of the town, and ferries call there twice a day.\n"


@pytest.mark.parametrize(("code", "words", "place"), FOUND, ids=[f"{c}-{n}" for n, (c, _, _) in enumerate(FOUND)])
def test_a_rule_marks_what_it_looks_for(reader: Reader, code: str, words: str, place: str) -> None:
    marked = places(audited(reader, _copy(words)), code)
    assert any(seen.startswith(place) for seen in marked), marked


@pytest.mark.parametrize(("code", "words"), LEFT_ALONE, ids=[f"{c}-{n}" for n, (c, _) in enumerate(LEFT_ALONE)])
def test_a_rule_leaves_alone_what_looks_alike(reader: Reader, code: str, words: str) -> None:
    assert places(audited(reader, _copy(words)), code) == []


def test_a_speaker_named_after_two_sentences_is_late(reader: Reader) -> None:
    text = _copy("“The quay is old. It has been old for years. Nobody cares,” Rosa Bell, a pilot, said.")
    (finding,) = found(audited(reader, text), "Q504")
    assert "after 3 sentences" in finding.message


def test_two_speakers_quoted_in_one_paragraph_are_marked_at_the_second(reader: Reader) -> None:
    text = _copy(
        "“The quay is too old to be repaired again,” Rosa Bell, a pilot, said. “It will outlive every one of us here,” "
        "Oskar Venn, the harbour master, said."
    )
    assert len(places(audited(reader, text), "Q503")) == 1


def test_a_party_that_declines_and_is_quoted_unnamed_is_marked(reader: Reader) -> None:
    text = _copy(
        "The Orsk harbour office declined to comment. An Orsk harbour office official said that the quay would close."
    )
    assert places(audited(reader, text), "U207")


def test_all_from_one_other_outlet_is_one_origin(reader: Reader) -> None:
    text = _copy(
        "The quay will be sold in May, the Meridian newspaper reported on Monday.\n\nThe paper said that two buyers "
        "had come forward. According to the Meridian, the cranes will go first."
    )
    shown = audited(reader, text)
    assert places(shown, "O401")
    assert places(shown, "O403")


def test_a_report_that_is_said_to_be_unverified_is_not_found_wanting(reader: Reader) -> None:
    text = _copy(
        "The quay will be sold in May, the Meridian newspaper reported on Monday. The Gazette could not "
        "verify the report."
    )
    assert places(audited(reader, text), "O403") == []


def test_a_headline_that_states_what_an_unnamed_source_says_is_marked(reader: Reader) -> None:
    text = "Minister sells the old quay at Orsk Bay\n\nThe minister has sold the old quay at Orsk Bay, a source said.\n"
    assert places(audited(reader, text), "W602") == ["Minister sells the old quay at Orsk Bay"]


def test_sources_in_a_headline_over_one_source_are_marked(reader: Reader) -> None:
    text = "Old quay to be sold in May, sources say\n\nThe quay will be sold, a source close to the sale said.\n"
    assert places(audited(reader, text), "U203") == ["sources"]


def test_a_headline_that_attributes_is_not(reader: Reader) -> None:
    text = "Minister sold the old quay, source says\n\nThe minister has sold the old quay at Orsk Bay, a source said.\n"
    assert places(audited(reader, text), "W602") == []


def test_counts_that_differ_are_marked_in_the_headline(reader: Reader) -> None:
    text = "Four killed in quay fire\n\nThree people were killed in a fire on the quay on Monday, police said.\n"
    (finding,) = found(audited(reader, text), "F702")
    assert finding.message == "the headline counts 4 here, and the copy below 3"


def test_counts_that_agree_in_words_and_figures_are_not(reader: Reader) -> None:
    text = "4 killed in quay fire\n\nFour people were killed in a fire on the quay on Monday, police said.\n"
    assert found(audited(reader, text), "F702") == []


def test_a_day_in_a_copy_without_a_date_cannot_be_placed(reader: Reader) -> None:
    text = _copy("The quay closed on Monday, the office said. It will open next week.")
    assert places(audited(reader, text, published=None), "F703") == ["Monday"]
    dated = _copy("ORSK BAY, March 4 — The quay closed on Monday, the office said.")
    assert places(audited(reader, dated, published=None), "F703") == []


def test_a_last_name_that_two_people_bear_is_marked(reader: Reader) -> None:
    text = _copy(
        "Rosa Bell, a pilot, said that the quay was old. Oskar Bell, the harbour master, said that it was safe.\n\n"
        "Bell said that the cranes would go."
    )
    assert "Bell" in places(audited(reader, text), "Q502")


# What is no finding, by the issue's own words.


def test_a_story_about_unnamed_sources_is_no_finding(reader: Reader) -> None:
    text = (
        "Editors weigh new rules on unnamed sources\n\nThe Gazette will name more of its sources, its editor, Rosa "
        "Bell, said. “Unnamed sources are useful, and we use them too often,” she said.\n\nThe new rules ask reporters "
        "to say why a source is not named. Phrases such as “sources said” will need an editor's approval, Bell said.\n"
    )
    assert not [code for code in codes(audited(reader, text)) if code.startswith("U")]


def test_a_court_report_is_no_finding(reader: Reader) -> None:
    text = (
        "Harbour clerk pleads guilty to theft\n\nA harbour clerk admitted stealing two cranes as he pleaded guilty "
        "at Orsk Bay court.\n\nProsecutor Rosa Bell accused Oskar Venn of selling the cranes for cash. The judge will "
        "sentence him in May.\n"
    )
    assert codes(audited(reader, text)).isdisjoint({"W601", "R301", "S101"})


def test_a_quoted_document_is_no_finding(reader: Reader) -> None:
    text = (
        "What the inquiry's letter says\n\nThe inquiry's letter to the harbour office reads in part:\n\n“A source "
        "claimed that the cranes had been stolen. Sources said that the clerk lied. He admitted it.”\n\nThe office "
        "published the letter on Monday.\n"
    )
    shown = audited(reader, text)
    assert [
        finding.rule.code for finding in shown.findings if finding.rule.code in {"U201", "U202", "W601", "Q501"}
    ] == []


def test_the_outlets_own_earlier_mistake_is_no_finding(reader: Reader) -> None:
    text = (
        "Correction: the quay is not for sale\n\nThe Gazette reported on Monday that the quay had been sold. That was "
        "wrong: the harbour office confirmed on Tuesday that it had not.\n\nThe Gazette regrets the error.\n"
    )
    shown = audited(reader, text)
    assert [
        finding.rule.code for finding in shown.findings if finding.rule.code in {"O401", "O402", "O403", "W602"}
    ] == []


def test_no_rule_blames(reader: Reader) -> None:
    blaming = (
        "failed",
        "should have",
        "did not bother",
        "neglected",
        "reporter",
        "careless",
        "must ",
        "wrongly",
        "lazy",
    )
    texts = [words for rule in RULES for words in (rule.title, rule.settle)]
    texts += [
        f.message for code, words, _ in FOUND for f in audited(reader, _copy(words)).findings if f.rule.code == code
    ]
    for words in texts:
        assert not [word for word in blaming if word in words.lower()], words


def test_every_rule_says_what_it_looks_for_and_whose_it_is() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    for rule in RULES:
        assert rule.standards
        assert all(standard.document and standard.says for standard in rule.standards)
        assert all((rule.title, rule.looks_for, rule.cannot_see, rule.settle))


def test_a_copy_of_one_word_is_audited(reader: Reader) -> None:
    assert audited(reader, "Quay").findings == ()


def test_the_same_copy_gives_the_same_audit(reader: Reader) -> None:
    text = _copy("A source claimed that the quay was sold. “It is gone for good now,” an aide said.")
    assert audited(reader, text).findings == audited(reader, text).findings

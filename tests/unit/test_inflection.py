"""Forms of verbs, by which a lexicon of base forms finds the words of an article."""

from __future__ import annotations

import pytest

from onrecord.inflection import verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("confirm", {"confirm", "confirms", "confirming", "confirmed"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("say", {"say", "says", "saying", "said"}),
        ("relay", {"relay", "relays", "relaying", "relayed"}),
        ("dismiss", {"dismiss", "dismisses", "dismissing", "dismissed"}),
        ("dispute", {"dispute", "disputes", "disputing", "disputed"}),
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
        ("tie", {"tie", "ties", "tying", "tied"}),
        ("veto", {"veto", "vetoes", "vetoing", "vetoed"}),
    ],
)
def test_a_verb_is_found_in_all_its_forms(base: str, forms: set[str]) -> None:
    assert verb_forms(base) == forms


def test_a_last_consonant_is_offered_single_and_double() -> None:
    assert verb_forms("refer") == {"refer", "refers", "refering", "refered", "referring", "referred"}


@pytest.mark.parametrize("base", ["speak", "claim", "insist", "show"])
def test_a_last_consonant_is_not_doubled_after_two_vowels_or_another_consonant(base: str) -> None:
    assert not any(form.startswith(base + base[-1]) for form in verb_forms(base))


def test_an_irregular_verb_has_its_own_past_and_no_regular_one() -> None:
    assert {"tell", "tells", "telling", "told"} <= verb_forms("tell")
    assert "telled" not in verb_forms("tell")


def test_only_the_first_word_of_a_longer_entry_changes() -> None:
    assert verb_forms("rule out") == {"rule out", "rules out", "ruling out", "ruled out"}

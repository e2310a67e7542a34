"""Who came to harm and how many, as single sentences have it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.incidents.clauses import Clauses
from onrecord.incidents.tolls import SentenceToll, read_tolls
from onrecord.tagging import tag
from onrecord.types import Entity, EntityType, Harm, Span

K, W, M, A, X, D = Harm.KILLED, Harm.WOUNDED, Harm.MISSING, Harm.ABDUCTED, Harm.ARRESTED, Harm.DISPLACED


def tolls(text: str, entities: Sequence[Entity] = (), dates: Sequence[Span] = ()) -> tuple[SentenceToll, ...]:
    (tagged,) = tag(text, [Span(0, len(text))])
    return read_tolls(text, Clauses(tagged), entities, dates)


def counted(text: str) -> list[tuple[Harm, int, int | None, str | None]]:
    return [
        (toll.harm, toll.count.least, toll.count.most, toll.whom.of(text) if toll.whom else None)
        for toll in tolls(text)
    ]


@pytest.mark.parametrize(
    ("text", "harm", "least", "most", "whom"),
    [
        ("Gunmen killed five villagers near the well.", K, 5, 5, "villagers"),
        ("Five villagers were killed by gunmen near the well.", K, 5, 5, "villagers"),
        ("Five villagers killed by gunmen were buried on the hill.", K, 5, 5, "villagers"),
        ("Two nurses, both from the coast, were wounded.", W, 2, 2, "nurses"),
        ("A driver, 41, was killed.", K, 1, 1, "driver"),
        ("The men who attacked the mill killed a guard.", K, 1, 1, "guard"),
        ("The killing of a judge shook the town.", K, 1, 1, "judge"),
        ("His arrest came at dawn.", X, 1, 1, None),
        ("A guard was fatally shot outside the mill.", K, 1, 1, "guard"),
        ("The crash left two passengers dead.", K, 2, 2, "passengers"),
        ("Dozens of miners were hurt.", W, 24, None, "miners"),
        ("At least eleven people are missing.", M, 11, None, "people"),
        ("More than 300 families fled their homes.", D, 301, None, "families"),
        ("The rebels abducted a doctor on the road.", A, 1, 1, "doctor"),
        ("The raid killed 20-25 fighters.", K, 20, 25, "fighters"),
        ("The death toll stands at 11.", K, 11, 11, None),
        ("The number of dead rose to thirteen.", K, 13, 13, None),
        ("The flood claimed 12 lives.", K, 12, 12, None),
        ("Twenty sailors lost their lives in the storm.", K, 20, 20, "sailors"),
        ("The baker lost her husband in the blast.", K, 1, 1, "her husband"),
        ("No one was hurt.", W, 0, 0, None),
        ("Nobody was injured in the blast.", W, 0, 0, None),
    ],
)
def test_a_harm_befalls_whom_the_sentence_says(text: str, harm: Harm, least: int, most: int | None, whom: str) -> None:
    assert counted(text) == [(harm, least, most, whom)]


def test_what_is_joined_in_a_list_is_counted_one_by_one() -> None:
    three = [(2, "soldiers"), (1, "guard"), (3, "nurses")]
    assert counted("The blast killed two soldiers, a guard and three nurses.") == [(K, n, n, who) for n, who in three]
    assert counted("Two soldiers, a guard and three nurses were hurt.") == [(W, n, n, who) for n, who in three]


def test_two_harms_in_one_list_keep_their_own_numbers() -> None:
    text = "Fourteen dead and 30 wounded were taken to the clinic."
    assert counted(text) == [(K, 14, 14, None), (W, 30, 30, None)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The fire killed nine people, including two children.", [(9, False), (2, True)]),
        ("Two Chinese nationals were among three dead.", [(2, True), (3, False)]),
        ("Eight men were arrested, five of them teachers.", [(8, False), (5, True)]),
    ],
)
def test_part_of_a_total_is_told_from_the_total(text: str, parts: list[tuple[int, bool]]) -> None:
    assert [(toll.count.least, toll.is_part) for toll in tolls(text)] == parts


def test_names_after_a_total_are_its_parts_where_there_are_as_many() -> None:
    text = "Gunmen killed two people: Ada Venn and Ole Marsh."
    names = [Span(text.index(name), text.index(name) + len(name)) for name in ("Ada Venn", "Ole Marsh")]
    people = [Entity(name, EntityType.PERSON) for name in names]
    assert [toll.whom for toll in tolls(text, people) if toll.is_part] == names
    assert not any(toll.is_part for toll in tolls(text, people[:1]))


@pytest.mark.parametrize(
    "text",
    [
        "The clinic treated 40 patients.",
        "The shelling could kill hundreds.",
        "The storm killed 20 cows.",
        "The crew fled the question.",
        "The strike killed the deal.",
    ],
)
def test_what_only_may_happen_or_befalls_no_people_is_no_toll(text: str) -> None:
    assert tolls(text) == ()


def test_fatally_is_death_and_not_the_wound_of_its_verb() -> None:
    assert [toll.harm for toll in tolls("Two men were fatally wounded.")] == [Harm.KILLED]


def test_a_dates_number_counts_nobody() -> None:
    text = "The death toll of 14 March was 20."
    date = Span(text.index("14 March"), text.index(" was"))
    assert [toll.count.least for toll in tolls(text, dates=[date])] == [20]


def test_those_let_go_were_held() -> None:
    assert [toll.is_freed for toll in tolls("The rebels released two pilots.")] == [True]
    assert [toll.is_freed for toll in tolls("The rebels shot dead two pilots.")] == [False]

"""Who did it, who was hit, who claims, denies or is blamed, as single sentences have it."""

from __future__ import annotations

import pytest

from onrecord.incidents.actors import read_actors
from onrecord.incidents.clauses import Clauses
from onrecord.incidents.responsibility import read_responsibility
from onrecord.incidents.triggers import find_triggers
from onrecord.tagging import tag
from onrecord.types import ActorRole, Basis, Span


def clauses_of(text: str) -> Clauses:
    (tagged,) = tag(text, [Span(0, len(text))])
    return Clauses(tagged)


def actors(text: str) -> dict[ActorRole, set[str]]:
    clauses = clauses_of(text)
    read = [a for trigger in find_triggers(clauses) for a in read_actors(text, clauses, trigger, ())]
    return {role: {actor.words.of(text) for actor in read if actor.role is role} for role in ActorRole}


@pytest.mark.parametrize(
    ("text", "doers", "targets"),
    [
        ("Rebels shelled the town.", {"Rebels"}, {"town"}),
        ("The town was shelled by rebels.", {"rebels"}, {"town"}),
        ("A suicide bomber attacked the mosque.", {"suicide bomber"}, {"mosque"}),
        ("Militants carried out the attack on a mosque.", {"Militants"}, {"mosque"}),
        ("The attack was carried out by militants.", {"militants"}, set()),
        ("The kidnapping of a surgeon by bandits alarmed the town.", {"bandits"}, {"surgeon"}),
        ("The judge's murder stunned the town.", set(), {"judge"}),
        ("The school attack stunned the town.", set(), {"school"}),
        ("Police clashed with students.", {"Police", "students"}, set()),
        ("Police arrested a teacher.", {"Police"}, {"teacher"}),
        ("Hundreds of protesters marched to the palace.", {"Hundreds of protesters"}, set()),
        ("Sunday's attack stunned the town.", set(), set()),
        ("The earthquake destroyed the town.", set(), set()),
        ("A bomb exploded near the bank.", set(), set()),
    ],
)
def test_a_deed_has_the_doer_and_the_target_that_its_syntax_gives_it(
    text: str, doers: set[str], targets: set[str]
) -> None:
    assert actors(text) == {ActorRole.PERPETRATOR: doers, ActorRole.TARGET: targets}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Rebels attacked a convoy.", Basis.STATED),
        ("Rebels allegedly attacked a convoy.", Basis.SUSPECTED),
        ("The convoy was attacked by suspected rebels.", Basis.SUSPECTED),
        ("The convoy was reportedly attacked by rebels.", Basis.SUSPECTED),
    ],
)
def test_a_hedge_makes_a_doer_suspected(text: str, basis: Basis) -> None:
    clauses = clauses_of(text)
    (trigger,) = find_triggers(clauses)
    assert [a.basis for a in read_actors(text, clauses, trigger, ()) if a.role is ActorRole.PERPETRATOR] == [basis]


@pytest.mark.parametrize(
    ("text", "doer", "basis", "by"),
    [
        ("The militants claimed responsibility for the attack.", "militants", Basis.CLAIMED, None),
        ("The attack was claimed by the militants.", "militants", Basis.CLAIMED, None),
        ("The soldiers took responsibility.", "soldiers", Basis.CLAIMED, None),
        ("The commander denied involvement.", "commander", Basis.DENIED, None),
        ("The minister blamed rebels for the attack.", "rebels", Basis.ACCUSED, "minister"),
        ("The minister blamed the attack on rebels.", "rebels", Basis.ACCUSED, "minister"),
        ("Rebels were blamed for the attack by the minister.", "Rebels", Basis.ACCUSED, "minister"),
        ("The miners accused the police of the murder.", "police", Basis.ACCUSED, "miners"),
        ("The attack was attributed to rebels.", "rebels", Basis.ACCUSED, None),
        ("The rebels were believed to be responsible.", "rebels", Basis.SUSPECTED, None),
        ("The rebels were responsible.", "rebels", Basis.STATED, None),
    ],
)
def test_responsibility_is_somebodys_by_claim_denial_or_blame(
    text: str, doer: str, basis: Basis, by: str | None
) -> None:
    read = read_responsibility(text, clauses_of(text), ())
    assert [(a.words.of(text), a.basis, a.by.of(text) if a.by else None) for a in read] == [(doer, basis, by)]


@pytest.mark.parametrize(
    "text", ["No group claimed responsibility for the attack.", "The rebels took part in the talks."]
)
def test_nobody_is_responsible_where_nobody_claims_or_what_is_taken_is_no_deed(text: str) -> None:
    assert read_responsibility(text, clauses_of(text), ()) == ()

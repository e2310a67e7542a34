"""Which mentions are one incident, what belongs to it, and in whose voice: on articles of our own."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.incidents import find_incidents
from onrecord.text import lay_out
from onrecord.types import (
    ActorRole,
    Attribution,
    Basis,
    Harm,
    Incident,
    IncidentStage,
    IncidentType,
    QuoteType,
    Span,
)

DAY = date(2031, 3, 12)  # a Wednesday


def incidents_of(text: str, *said: tuple[str, str, str]) -> tuple[Incident, ...]:
    """Incidents of a text, whose attributions are given as source, cue and content."""
    attributions = tuple(
        Attribution(span_of(text, source), span_of(text, cue), span_of(text, content), QuoteType.INDIRECT, 0, 0, 1.0)
        for source, cue, content in said
    )
    return find_incidents(text, lay_out(text), attributions, (), DAY)


def span_of(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


def only(text: str, *said: tuple[str, str, str]) -> Incident:
    (incident,) = incidents_of(text, *said)
    return incident


def counts(incident: Incident) -> list[tuple[Harm, int, int | None]]:
    return [(toll.harm, toll.count.least, toll.count.most) for toll in incident.tolls]


def test_two_incidents_in_one_sentence_stay_two() -> None:
    text = "A bombing in Tunis killed nine soldiers on Sunday, and a shooting in Cairo on Monday left two guards dead."
    first, second = incidents_of(text)
    assert [first.type, second.type] == [IncidentType.BOMBING, IncidentType.SHOOTING]
    assert [counts(first), counts(second)] == [[(Harm.KILLED, 9, 9)], [(Harm.KILLED, 2, 2)]]
    assert [first.places[0].reading.words.of(text), second.places[0].reading.words.of(text)] == ["Tunis", "Cairo"]
    assert [first.dates[0].reading.edtf, second.dates[0].reading.edtf] == ["2031-03-09", "2031-03-10"]


def test_what_points_back_is_the_same_incident() -> None:
    text = "A car bomb exploded in Tunis on Sunday, killing nine soldiers. Nobody has claimed the bombing."
    incident = only(text)
    assert {mention.sentence for mention in incident.mentions} == {0, 1}


def test_incidents_on_two_days_are_two() -> None:
    text = "Gunmen shot dead a judge in Tunis on Sunday. Gunmen shot dead a guard in Tunis on Tuesday."
    assert [incident.dates[0].reading.edtf for incident in incidents_of(text)] == ["2031-03-09", "2031-03-11"]


def test_a_number_that_no_trigger_stands_by_goes_to_the_incident_at_hand() -> None:
    text = "A bomb exploded at a market in Tunis on Sunday. The death toll stands at 11, and 30 people were injured."
    assert counts(only(text)) == [(Harm.KILLED, 11, 11), (Harm.WOUNDED, 30, 30)]


def test_accounts_that_conflict_stand_side_by_side_each_in_its_voice() -> None:
    text = (
        "Police said eleven people were killed in a bombing in Tunis on Sunday. Doctors said 14 people had been killed."
    )
    incident = only(
        text,
        ("Police", "said", "eleven people were killed in a bombing in Tunis on Sunday"),
        ("Doctors", "said", "14 people had been killed"),
    )
    assert [(toll.count.least, toll.voice) for toll in incident.tolls] == [(11, "a1"), (14, "a2")]


def test_a_number_stated_anew_says_who_gives_it_and_what_is_part_of_it() -> None:
    text = (
        "A bombing in Tunis on Sunday killed eleven people. "
        "The embassy puts the number at fourteen, among them five of its citizens."
    )
    first, second, part = only(text).tolls
    assert (first.count.least, first.by) == (11, None)
    assert (second.count.least, second.by and second.by.of(text)) == (14, "The embassy")
    assert (part.count.least, part.part_of, part.by) == (5, 1, second.by)


def test_a_toll_that_somebody_sets_is_not_the_articles_own() -> None:
    text = "A bombing in Tunis on Sunday killed eleven people. The police put the death toll at eight."
    first, second = only(text).tolls
    assert (first.count.least, first.by) == (11, None)
    assert (second.count.least, second.by and second.by.of(text)) == (8, "The police")


def test_a_number_of_dead_that_somebody_sets_is_theirs() -> None:
    text = "A bombing in Tunis on Sunday killed eleven people. He put the number of dead at twelve."
    assert [(toll.count.least, toll.by and toll.by.of(text)) for toll in only(text).tolls] == [(11, None), (12, "He")]


def test_an_arrest_of_nobody_is_none() -> None:
    text = "A bombing in Tunis on Sunday killed eleven people. Nobody has been arrested."
    assert only(text).type is IncidentType.BOMBING


def test_tear_gas_is_no_shooting() -> None:
    assert incidents_of("Police fired tear gas at the crowd in Tunis on Sunday.") == ()


def test_news_in_brief_is_not_past() -> None:
    lead = "The council met in Tunis. " * 8
    assert only(lead + "Separately, a bombing in Cairo killed nine soldiers on Tuesday.").background is None


def test_nobody_is_the_doer_of_an_accident() -> None:
    text = "A bus carrying pilgrims plunged off a bridge near Tunis on Sunday, killing 14 people, police said."
    assert [actor for actor in only(text).actors if actor.role is ActorRole.PERPETRATOR] == []


def test_the_same_number_from_the_same_teller_is_said_once() -> None:
    text = (
        "Nine soldiers were killed in a bombing in Tunis on Sunday. The nine soldiers killed in the bombing were young."
    )
    assert counts(only(text)) == [(Harm.KILLED, 9, 9)]


def test_who_claims_an_attack_is_its_perpetrator_as_they_say() -> None:
    text = "A bomb exploded in Tunis on Sunday, killing nine soldiers. The rebels claimed responsibility."
    (actor,) = [actor for actor in only(text).actors if actor.role is ActorRole.PERPETRATOR]
    assert (actor.words.of(text), actor.basis) == ("rebels", Basis.CLAIMED)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Gunmen killed nine soldiers in Tunis on Sunday.", IncidentStage.CARRIED_OUT),
        ("Police foiled a bombing in Tunis on Sunday.", IncidentStage.ATTEMPTED),
        ("The rebels threatened to kidnap the mayor of Tunis.", IncidentStage.THREATENED),
    ],
)
def test_how_far_it_went_is_told(text: str, stage: IncidentStage) -> None:
    assert only(text).stage is stage


def test_what_lies_years_back_is_past() -> None:
    text = "The city mourned on Sunday the victims of the bombing in Tunis that killed nine soldiers in 2015."
    incident = only(text)
    assert incident.background is not None
    assert "days before" in incident.background.reason


def test_since_when_something_goes_on_is_no_date_of_it() -> None:
    text = "Talks have been held since January, after the bombing in Tunis that killed nine soldiers."
    assert [date.reading.words.of(text) for date in only(text).dates] == []


def test_a_day_on_which_somebody_spoke_is_no_date_of_what_was_spoken_of() -> None:
    text = "The minister visited the site on Monday and condemned the bombing in Tunis that killed nine soldiers."
    assert only(text).dates == ()


def test_months_and_names_that_spell_a_trigger_name_none() -> None:
    assert incidents_of("The minister arrived on March 3 and left in late March.") == ()


def test_events_of_a_kind_at_large_are_none() -> None:
    assert incidents_of("Attacks in the country have worried its neighbours for years.") == ()

"""Invariants of the incidents stage, for any text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.incidents import find_incidents
from onrecord.numerals import find_numerals
from onrecord.text import lay_out
from onrecord.types import Incident, Span, Toll

# Words that steer the stage: what names incidents and harms, numbers, people, and what joins and parts them.
_WORDS = """
    bomb bombs blast attack attacked strike struck raid raided shot fatally kidnapped hostage protest riot crash flood
    killed wounded injured dead deaths missing arrested displaced fled rescued released toll lives lost claimed
    responsibility denied blamed accused responsible suspected allegedly people men women children soldiers guard
    nurses rebels police villagers family Orlow Kelm Kenya Chinese he they them whom who which that two three 11 20-25
    twenty dozens hundreds at least more than some up to a an the no nobody none one including among of by in on near
    and or but
    was were had been is stands rose number ’s ' , . ; : - – ( ) “ ” home their his husband town mosque İ 中国
"""
PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", " "])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))
MANY = settings(max_examples=300, deadline=None)


def incidents_of(text: str) -> tuple[Incident, ...]:
    return find_incidents(text, lay_out(text), (), (), None)


def spans(incident: Incident) -> Iterator[Span]:
    yield from (mention.trigger for mention in incident.mentions)
    yield from (date.reading.words for date in incident.dates)
    yield from (place.reading.words for place in incident.places)
    for toll in incident.tolls:
        yield from (span for span in (toll.count.words, toll.cue, toll.whom) if span)
    for actor in incident.actors:
        yield from (span for span in (actor.words, actor.by) if span)


@MANY
@given(TEXTS)
def test_every_span_lies_in_the_text_and_holds_words(text: str) -> None:
    for incident in incidents_of(text):
        for span in spans(incident):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


@MANY
@given(TEXTS)
def test_incidents_are_numbered_in_text_order_and_so_is_what_they_hold(text: str) -> None:
    found = incidents_of(text)
    assert [incident.id for incident in found] == [f"i{number}" for number in range(1, len(found) + 1)]
    assert all(a.mentions[0].trigger <= b.mentions[0].trigger for a, b in pairwise(found))
    for incident in found:
        for ordered in (
            [mention.trigger for mention in incident.mentions],
            [date.reading.words for date in incident.dates],
            [place.reading.words for place in incident.places],
            [toll.count.words for toll in incident.tolls],
            [actor.words for actor in incident.actors],
        ):
            assert ordered == sorted(ordered)


@MANY
@given(TEXTS)
def test_a_part_points_at_a_total_of_its_own_harm(text: str) -> None:
    for incident in incidents_of(text):
        for toll in incident.tolls:
            if toll.part_of is not None:
                total = incident.tolls[toll.part_of]
                assert total.part_of is None
                assert total.harm is toll.harm


@MANY
@given(TEXTS)
def test_accounts_are_never_summed_every_count_is_what_its_own_words_say(text: str) -> None:
    for incident in incidents_of(text):
        assert all(_is_said(text, toll) for toll in incident.tolls)


def _is_said(text: str, toll: Toll) -> bool:
    bounds = (toll.count.least, toll.count.most)
    numbers = [(n.least, n.most) for n in find_numerals(text, toll.count.words) if n.span == toll.count.words]
    return bounds in numbers if numbers else bounds in {(0, 0), (1, 1), (2, None)}


@MANY
@given(TEXTS)
def test_the_same_text_gives_the_same_incidents(text: str) -> None:
    assert incidents_of(text) == incidents_of(text)

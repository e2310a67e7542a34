"""Invariants of the place stage, for any text and any entities in it."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.places import find_places
from onrecord.text import lay_out
from onrecord.types import Entity, EntityType, Span

# Words that steer the stage: names, nouns and prepositions of places, organs, marks, and some that mean nothing to it.
_TEXT = """
    in near of the a off outside at from to and between north south northern downtown city town village province
    department neighborhood state capital suburb airport mosque Square University Highway River embassy minister troops
    said denied Paris Texas Georgia Washington Karachi Kabul Pakistan U.S. US New York San Salvador Luis de la
    Springfield Ill. Calif. DC Mobile Reading Nice Jordan Chinese French Monday Brenn Vorland KARACHI IN CITY
    DEPARTMENT GUATEMALA PETEN km 30 St. 's ’s ( ) , . : ; — - “ ” 😀 é İ 中国
"""
WORDS = st.sampled_from([*_TEXT.split(), "\n\n"])
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200), st.lists(WORDS).map("".join))
KINDS = st.sampled_from(list(EntityType))
SOME = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Case = tuple[str, list[Entity]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A text and entities of any type on some of its words, not overlapping."""
    text = draw(TEXTS)
    words = [Span(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    chosen = [word for word in words if draw(st.integers(0, 3)) == 0]
    return text, [Entity(word, draw(KINDS)) for word in chosen]


OVERGROWN = "KARACHI CITY KARACHI CITY in Texas"
PERSONS = [Entity(Span(match.start(), match.end()), EntityType.PERSON) for match in re.finditer(r"[A-Z]+\b", OVERGROWN)]


@example((OVERGROWN, PERSONS))
@SOME
@given(cases())
def test_readings_point_at_words_in_text_order_and_do_not_overlap(case: Case) -> None:
    text, entities = case
    readings = find_places(text, lay_out(text), entities)
    for reading in readings:
        assert 0 <= reading.words.start < reading.words.end <= len(text)
        assert reading.words.of(text) == reading.words.of(text).strip()
        assert all(0 <= span.start < span.end <= len(text) for span in reading.resolved.words)
    for one, other in pairwise(readings):
        assert one.words.end <= other.words.start


@SOME
@given(cases())
def test_places_are_whole(case: Case) -> None:
    text, entities = case
    for reading in find_places(text, lay_out(text), entities):
        assert 0 <= reading.resolved.confidence <= 1
        for place in (reading.place, reading.runner_up):
            if place is not None:
                assert re.fullmatch(r"[A-Z]{2}", place.country)
                assert -90 <= place.latitude <= 90
                assert -180 <= place.longitude <= 180
                assert place.settlement in {None, place.name}


@SOME
@given(cases())
def test_the_same_text_gives_the_same_readings(case: Case) -> None:
    text, entities = case
    assert find_places(text, lay_out(text), entities) == find_places(text, lay_out(text), list(reversed(entities)))

"""Words that may name an incident, of which type by their company, and what other schemes call the types."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest

from onrecord.incidents.clauses import Clauses
from onrecord.incidents.codes import codes_of
from onrecord.incidents.triggers import find_triggers
from onrecord.incidents.vocabulary import is_listed, word_list
from onrecord.tagging import tag
from onrecord.types import IncidentType, Span

T = IncidentType


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The strike by teachers closed the schools.", ("strike", T.LABOUR_STRIKE)),
        ("Workers went on strike over wages.", ("went on strike", T.LABOUR_STRIKE)),
        ("Warplanes struck the depot.", ("struck", T.AIR_STRIKE)),
        ("Police raided a flat.", ("raided", T.ARREST)),
        ("Gunmen raided a village.", ("raided", T.ATTACK)),
        ("A boiler exploded in the mill.", ("exploded", T.EXPLOSION)),
        ("The dynamite exploded in the mill.", ("exploded", T.BOMBING)),
        ("The bombardment ruined the workers.", ("bombardment", T.AIR_STRIKE)),
        ("Helicopters bombed the camp.", ("bombed", T.AIR_STRIKE)),
        ("A man assaulted a clerk.", ("assaulted", T.ASSAULT)),
        ("A man sexually assaulted a clerk.", ("assaulted", T.SEXUAL_VIOLENCE)),
        ("Troops assaulted the village.", ("assaulted", T.ATTACK)),
        ("He took two nurses hostage.", ("took two nurses hostage", T.KIDNAPPING)),
        ("The car bombing hurt nobody.", ("car bombing", T.BOMBING)),
    ],
)
def test_a_words_company_says_which_type_of_incident_it_names(text: str, found: tuple[str, IncidentType]) -> None:
    (tagged,) = tag(text, [Span(0, len(text))])
    clauses = Clauses(tagged)
    assert found in [(trigger.span(clauses).of(text), trigger.type) for trigger in find_triggers(clauses)]


def test_triggers_come_in_text_order_and_do_not_overlap() -> None:
    text = "The car bombing and the air strike followed a suicide attack on the bus."
    (tagged,) = tag(text, [Span(0, len(text))])
    found = find_triggers(Clauses(tagged))
    assert [(a.last < b.first) for a, b in pairwise(found)] == [True, True]


@pytest.mark.parametrize("kind", list(IncidentType))
def test_every_type_has_codes_whose_parts_come_together(kind: IncidentType) -> None:
    codes = codes_of(kind)
    assert (codes.acled is None) == (codes.acled_sub is None)
    assert codes.plover_mode is None or codes.plover is not None
    assert codes.cameo is None or codes.cameo.isdigit()


def test_types_that_other_schemes_leave_out_have_none_of_their_codes() -> None:
    assert all(codes_of(kind).cameo is None for kind in (T.ACCIDENT, T.DISASTER, T.CYBERATTACK, T.EXPLOSION, T.ROBBERY))
    assert (codes_of(T.AIR_STRIKE).cameo, codes_of(T.AIR_STRIKE).acled_sub) == ("195", "Air/drone strike")


def test_every_word_list_is_sorted_lower_case_and_says_what_it_holds() -> None:
    for path in files("onrecord.incidents").joinpath("lexicons").iterdir():
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
        assert word_list(path.name), path.name


def test_a_singular_list_knows_regular_plurals() -> None:
    assert all(is_listed("sites.txt", word) for word in ("bridge", "bridges", "bus", "buses"))
    assert not is_listed("sites.txt", "bridging")

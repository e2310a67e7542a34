"""Incidents in the terminal: every account with its voice, counts that conflict together, nothing summed or guessed."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.export import render
from onrecord.export.accounts import conflicts, coordinates, count_words, headline, rows
from onrecord.export.date_words import date_words
from onrecord.numbering import Order, summarise
from onrecord.types import Count, DatePrecision, Harm, IncidentDate, IncidentPlace, Place, Record, Span, Toll
from tests.conftest import ROOT
from tests.records import BLASTS, blasts_record, harbour_record, hostile_record


def shown(record: Record, order: Order = Order.SOURCE, width: int = 100, *, explain: bool = False) -> str:
    out = io.StringIO()
    render(record, Console(file=out, width=width, highlight=False), order, explain=explain)
    return out.getvalue()


def incidents(record: Record, order: Order = Order.SOURCE, *, explain: bool = False) -> str:
    return shown(record, order, explain=explain).partition("INCIDENTS\n")[2]


def unfolded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def record() -> Record:
    return blasts_record()


def with_tolls(record: Record, *tolls: Toll) -> Record:
    first, *others = record.incidents
    return replace(record, incidents=(replace(first, tolls=tolls), *others))


def test_incidents_come_last_in_either_order_and_alike(record: Record) -> None:
    by_source, by_text = (incidents(record, order) for order in Order)
    assert by_source == by_text
    assert by_source.startswith("what is said to have happened")


def test_a_headline_says_what_when_where_and_whether_it_is_past(record: Record) -> None:
    first, second = record.incidents
    assert headline(BLASTS, first) == ("bombing", "10 February 2031, night", "the Carrow gas terminal")
    assert headline(BLASTS, second) == ("attempted bombing", "2021", "told as past")
    assert "\ni1  bombing · 10 February 2031, night · the Carrow gas terminal\n" in incidents(record)


def test_a_headline_quotes_the_words_of_a_date_that_is_not_placed(record: Record) -> None:
    first = record.incidents[0]
    reading = replace(first.dates[0].reading, edtf=None, precision=DatePrecision.UNKNOWN)
    unplaced = replace(first, dates=(IncidentDate(reading, None), IncidentDate(reading, "a1")))
    assert headline(BLASTS, unplaced)[1] == "“the night of February 10”"


def test_a_headline_has_both_of_two_dates_that_differ(record: Record) -> None:
    first = record.incidents[0]
    other = replace(first.dates[0].reading, edtf="2031-02-09")
    torn = replace(first, dates=(*first.dates, IncidentDate(other, "a2")))
    assert headline(BLASTS, torn)[1] == "10 February 2031, night or 9 February 2031, night"


def test_a_place_whose_words_say_near_is_not_said_to_be_near_twice(record: Record) -> None:
    start = BLASTS.index("outside Port Halden")
    reading = replace(record.incidents[0].places[1].reading, words=Span(start, start + len("outside Port Halden")))
    near = replace(record.incidents[0], places=(IncidentPlace(reading, None),))
    assert headline(BLASTS, near)[2] == "outside Port Halden"


def test_counts_that_conflict_stand_under_one_another_with_whose_they_are(record: Record) -> None:
    assert incidents(record).splitlines()[3:8] == [
        "    counts differ: killed",
        "    killed           11  “eleven people … killed” · Police a1",
        "                     14  “dead … fourteen” · Sundrel's embassy a2".replace(
            "dead at fourteen", "dead … fourteen"
        ),
        "                      5  of these “dead … five … its citizens” · country XS · Sundrel's embassy a2",
        "    wounded    about 30  “thirty … wounded” · Sundrel's embassy a3",
    ]


def test_counts_of_two_accounts_are_never_added_up(record: Record) -> None:
    figures = [row.figure for row in rows(BLASTS, record.incidents[0]) if row.is_count]
    assert figures == ["11", "14", "5", "about 30"]


def test_a_voice_that_does_not_just_assert_says_what_it_does(record: Record) -> None:
    text = unfolded(incidents(record))
    assert "by “it” · denied · The Free Coast Front a4 (denies)" in text
    assert "“the Front” · accused · by “Prosecutors” · Prosecutors a5 (accuses)" in text


def test_what_the_article_says_itself_is_its_own(record: Record) -> None:
    assert "hit “ferry” · the article itself" in unfolded(incidents(record))


def test_a_place_has_its_coordinates_and_one_that_is_not_found_has_none(record: Record) -> None:
    text = unfolded(incidents(record))
    found = "Port Halden, Northern Coast, XM, 34.92 N, 72.88 E · near “Port Halden” · settlement · Police a1"
    assert f"where “the Carrow gas terminal” · site · Police a1 {found}" in text


def test_the_words_that_name_an_incident_are_quoted_with_their_paragraphs(record: Record) -> None:
    assert "words “bombs went off” ¶2 a1 · “attack” ¶4" in unfolded(incidents(record))


def test_dates_places_and_the_past_are_explained_when_asked_for(record: Record) -> None:
    plain, explained = unfolded(incidents(record)), unfolded(incidents(record, explain=True))
    for reason in (
        "? 2031-02-10 in EDTF, to the time of day: the nearest such day, confidence 0.80, from “the night of Feb",
        "? Port Halden, Northern Coast, XM, GeoNames 100: the larger of that name, confidence 0.80",
        "? runner-up: Port Halden, XS, 1.50 S, 70.25 W, GeoNames 101",
        "? no place: no such name, confidence 0.80",
        "? told as past: its date is years before the article's, confidence 0.80, from “2021” ¶4",
        "? CAMEO 183 · PLOVER ASSAULT, explosives · ACLED Explosions/Remote violence, Remote explosive/landmine/IED",
    ):
        assert reason in explained
        assert reason not in plain


def test_every_field_of_every_incident_is_shown(record: Record) -> None:
    for incident in record.incidents:
        told = rows(BLASTS, incident)
        fields = (*incident.dates, *incident.places, *incident.tolls, *incident.actors)
        assert len(told) == len(fields)
        assert all(row.words for row in told)


def test_a_record_without_incidents_has_no_such_part_and_says_so_in_its_summary() -> None:
    bare = harbour_record()
    assert "INCIDENTS" not in shown(bare)
    assert "0 incidents" in summarise(bare).line()
    assert "2 incidents" in summarise(blasts_record()).line()


def test_an_article_that_attributes_nothing_still_has_its_incidents(record: Record) -> None:
    second = replace(record.incidents[1], id="i1")
    text = shown(replace(record, attributions=(), sources=(), incidents=(second,)))
    assert "Nothing is attributed to anybody" in text
    assert "i1  attempted bombing · 2021 · told as past" in text


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(record: Record, width: int, explain: bool) -> None:
    for each in (record, hostile_record()):
        for line in shown(each, width=width, explain=explain).splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


def test_words_from_an_article_cannot_write_over_the_terminal() -> None:
    text = shown(hostile_record(), explain=True)
    assert "\x1b" not in text
    assert "\u202e" not in text


def toll(least: int, most: int | None, *, voice: str | None = None, about: bool = False) -> Toll:
    words = Span(0, 6)
    return Toll(Harm.KILLED, Count(least, most, words), about, None, None, None, words, voice)


@pytest.mark.parametrize(
    ("least", "most", "about", "words"),
    [
        (11, 11, False, "11"),
        (11, None, False, "at least 11"),
        (20, 25, False, "20 to 25"),
        (0, 20, False, "up to 20"),
        (0, 0, False, "none"),
        (30, 30, True, "about 30"),
        (30, None, True, "at least about 30"),
    ],
)
def test_a_count_says_its_bounds(least: int, most: int | None, about: bool, words: str) -> None:
    assert count_words(toll(least, most, about=about)) == words


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (toll(11, 11), toll(14, 14, voice="a1"), True),
        (toll(11, None), toll(14, 14, voice="a1"), False),  # at least eleven may be fourteen
        (toll(11, None), toll(9, 9, voice="a1"), True),
        (toll(20, 25), toll(0, 20, voice="a1"), False),
        (toll(11, 11), toll(14, 14), False),  # one voice may count two things
        (toll(11, 11), toll(14, 14, voice="a1", about=True), False),
    ],
)
def test_counts_differ_where_they_cannot_both_be_the_number(
    record: Record, one: Toll, other: Toll, differ: bool
) -> None:
    for pair in ((one, other), (other, one)):
        assert bool(conflicts(with_tolls(record, *pair).incidents[0])) is differ


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-03-09", "9 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-02-09/2031-02-10", "9–10 February 2031"),
        ("2031-02-28/2031-03-02", "28 February – 2 March 2031"),
        ("2030-12-29/2031-01-04", "29 December 2030 – 4 January 2031"),
        ("2031-05/2031-07", "May–July 2031"),
        ("2019/2021", "2019 – 2021"),
        ("XXXX-03-04", "4 March"),
        ("XXXX-02-09/XXXX-02-10", "9–10 February"),
        ("2019~", "about 2019"),
        ("2031-03-01~/2031-03-04~", "about 1–4 March 2031"),
        ("../2031-03-09", "by 9 March 2031"),
        ("2031-03-09/..", "from 9 March 2031"),
        ("2031-03-09T18:30", "9 March 2031, 18:30"),
        ("2031-21", "2031-21"),
    ],
)
def test_a_date_in_edtf_is_put_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_coordinates_say_their_side_of_the_equator_and_of_greenwich() -> None:
    assert coordinates(Place("A", "XM", None, "A", -1.5, -70.254, 1)) == "1.50 S, 70.25 W"


def test_the_documented_example_is_what_is_printed(record: Record) -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").split("```")[3]
    assert documented.strip("\n") in incidents(record)

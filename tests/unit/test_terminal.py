"""A record in the terminal: whom it leads with, what it says, and that it never says more or less than the record."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.export import render
from onrecord.export.people import acts
from onrecord.numbering import Order
from onrecord.types import Record, SourceKind
from tests.conftest import ROOT
from tests.records import harbour_record, hostile_record

WIDTHS = (60, 100)


def shown(record: Record, order: Order = Order.SOURCE, width: int = 100, *, explain: bool = False) -> str:
    out = io.StringIO()
    render(record, Console(file=out, width=width, highlight=False), order, explain=explain)
    return out.getvalue()


def unfolded(text: str) -> str:
    """The text without folds and bars, so that words can be looked for that a line's end may part."""
    return " ".join(text.replace("│", " ").split())


def section(text: str, title: str) -> str:
    """The part of a view under a title in capitals, up to the next one."""
    lines = text.splitlines()
    begin = lines.index(title)
    end = next((n for n, line in enumerate(lines[begin + 1 :], begin + 1) if line[:2].isupper()), len(lines))
    return "\n".join(lines[begin:end])


@pytest.fixture(scope="module")
def record() -> Record:
    return harbour_record()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("explain", [False, True])
def test_nothing_is_wider_than_the_terminal_or_ends_in_spaces(
    record: Record, order: Order, width: int, explain: bool
) -> None:
    for line in shown(record, order, width, explain=explain).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("order", list(Order))
def test_no_statement_and_no_word_of_it_is_left_out(record: Record, order: Order, width: int) -> None:
    text = unfolded(shown(record, order, width))
    for act in acts(record.attributions):
        assert f"{act.name} " in text
        for span in (*act.attribution.cue, *act.attribution.content):
            assert " ".join(span.of(record.article.text).split()) in text


def test_sources_come_in_the_order_in_which_they_first_speak(record: Record) -> None:
    said = section(shown(record), "WHO SAYS WHAT")
    assert [line[2:] for line in said.splitlines() if line[:2] in {"● ", "○ ", "▪ "}] == [
        "Marrovia's foreign ministry", "Ilena Tarvos", "The Meridian newspaper", "a harbour pilot", "The paper",
        "Port records", "This newspaper", "Oda Lind", "A dock worker",
    ]  # fmt: skip


def test_an_unnamed_source_is_told_by_a_sign_and_in_words(record: Record) -> None:
    text = unfolded(shown(record))
    assert "○ a harbour pilot unnamed person · reason given “because he feared for his job” · access “briefed" in text
    assert "○ five Marrovian security officials unnamed group · 5 people · no reason given in this copy" in text
    assert "through “The Meridian newspaper”" in text
    assert "● Ilena Tarvos named person · “spokesperson” · of “Marrovia's foreign ministry” · country XM" in text


def test_a_stance_is_said_with_its_negation_hedge_and_company(record: Record) -> None:
    text = unfolded(shown(record))
    assert "does not deny ‹did not deny›" in text
    assert "cites ‹speak of› hedged: “may”" in text
    assert "has not confirmed ‹has confirmed› · indirect · together with Vellin" in text
    assert "asserts ‹quoting› · indirect · passed on in a3 by The Meridian newspaper" in text
    assert "demands ‹had told› · indirect · within a15 by A dock worker" in text


def test_an_answer_says_what_it_answers_and_a_long_one_where_the_rest_stands(record: Record) -> None:
    text = unfolded(shown(record))
    assert "↳ answers a12, This newspaper: “that berth nine had been closed”" in text
    assert "gas terminal, and …” (in full under a3)" in text


def test_whoever_has_not_answered_is_listed_with_the_words_that_say_so(record: Record) -> None:
    said = section(shown(record), "HAS NOT ANSWERED")
    assert [line[2:] for line in said.splitlines() if line[:2] == "● "] == [
        "Orsk Bay", "Vellin", "Sundrel's defence ministry", "Ilena Tarvos",
    ]  # fmt: skip
    assert "has not answered ‹did not respond to a request for comment›" in unfolded(said)
    assert "named person" not in said  # she is described where she speaks


def test_a_statement_that_names_no_source_stands_by_itself(record: Record) -> None:
    assert "a14" in section(shown(record), "NO SOURCE NAMED")
    assert "(no source named)" in shown(record, Order.TEXT)


def test_the_sourcing_is_counted_without_a_verdict(record: Record) -> None:
    said = unfolded(section(shown(record), "SOURCING"))
    assert "named 7: 3 people, 2 organisations, 2 governments by their capitals" in said
    assert "unnamed 4: 3 people, 1 group; no reason given in this copy for 3 of 4" in said
    assert "relayed by others 2 of 15 sources" in said
    assert "on unnamed sources alone 6 of 17 attributions a3 a3.1 a4 a5 a15 a15.1" in said
    assert "no source named 1 of 17 attributions a14" in said


def test_a_kind_that_is_not_there_is_said_not_to_be_in_this_copy(record: Record) -> None:
    kept = tuple(replace(s, kind=SourceKind.NAMED_PERSON) if s.kind is SourceKind.DATA else s for s in record.sources)
    assert "data none in this copy" in unfolded(shown(replace(record, sources=kept)))


def test_the_order_of_the_text_names_whoever_a_pronoun_stands_for(record: Record) -> None:
    text = shown(record, Order.TEXT)
    assert "He ○ a harbour pilot  does not deny ‹did not deny›" in text
    numbers = [line.split()[0] for line in text.splitlines() if line.strip().startswith("a") and "‹" in line]
    assert numbers == sorted(numbers, key=lambda name: [int(part) for part in name[1:].split(".")])


def test_every_reason_is_given_when_asked_for_and_none_otherwise(record: Record) -> None:
    explained = unfolded(shown(record, explain=True))
    for source in record.sources:
        for mention in source.mentions:
            assert mention.link is None or mention.link.reason in explained
    for act in acts(record.attributions):
        for reading in act.attribution.stances:
            assert reading.decided.reason in explained
        if act.attribution.answers:
            assert act.attribution.answers.link.reason in explained
    assert "“He” ¶4 is this source: the only man in reach who speaks, confidence 0.88, from “a harbour pilot” ¶4" in (
        explained
    )
    assert "denies (CAMEO 121): a verb of denial, confidence 0.93, from “denied” ¶2" in explained
    assert "5 people, from “five” ¶3" in explained
    assert "confidence" not in shown(record)


def test_words_whose_source_was_not_made_out_are_shown_as_they_stand(record: Record) -> None:
    bare = tuple(replace(a, speakers=(), stances=(), answers=None, nested=()) for a in record.attributions)
    text = unfolded(shown(replace(record, attributions=bare, sources=())))
    assert "? Marrovia's foreign ministry source not made out a1 ¶2 ‹denied›" in text
    assert "source not made out 14 of 15 attributions" in text  # one names no source at all


def test_an_article_that_attributes_nothing_says_so(record: Record) -> None:
    empty = replace(record, attributions=(), sources=())
    for order in Order:
        assert "Nothing is attributed to anybody" in shown(empty, order)


def test_words_from_an_article_cannot_write_over_the_terminal() -> None:
    for order in Order:
        text = shown(hostile_record(), order, 60, explain=True)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert max(cell_len(line) for line in text.splitlines()) <= 60


def test_the_documented_example_is_what_is_printed(record: Record) -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").split("```")[1]
    heading, remark, act, content = documented.strip("\n").splitlines()
    lines = shown(record).splitlines()
    assert lines[lines.index(heading) + 1] == remark
    assert lines[lines.index(act) + 1] == content

"""What each source does, with the words that decided it."""

from __future__ import annotations

import pytest

from onrecord.stance import read_stances
from onrecord.stance.learned import shipped_model
from onrecord.text import lay_out
from onrecord.types import Attribution, Host, QuoteType, Span, Stance, StanceReading


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(
    text: str, source: str, cue: str, content: str, nested: tuple[Attribution, ...] = (), host: Host | None = None
) -> Attribution:
    who, how, what = ((span(text, words),) if words else () for words in (source, cue, content))
    return Attribution(who, how, what, QuoteType.INDIRECT, 0, 0, 1.0, nested, host)


def readings(text: str, source: str, cue: str, content: str) -> tuple[StanceReading, ...]:
    (read,) = read_stances(text, lay_out(text), [attribution(text, source, cue, content)])
    return read.stances


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("denied", Stance.DENIES),
        ("has flatly denied", Stance.DENIES),
        ("confirmed", Stance.CONFIRMS),
        ("admitted", Stance.CONCEDES),
        ("walked back", Stance.CONCEDES),
        ("accused", Stance.ACCUSES),
        ("slammed", Stance.CRITICISES),
        ("endorsed", Stance.SUPPORTS),
        ("vowed", Stance.PROMISES),
        ("called on", Stance.DEMANDS),
        ("warned", Stance.WARNS),
        ("predicted", Stance.PREDICTS),
        ("plans", Stance.INTENDS),
        ("cited", Stance.CITES),
        ("has not confirmed", Stance.NOT_CONFIRMED),
        ("would neither confirm nor deny", Stance.NOT_CONFIRMED),
        ("has yet to verify", Stance.NOT_CONFIRMED),
        ("did not immediately comment on", Stance.NO_RESPONSE),
        ("would not discuss", Stance.DECLINES_TO_COMMENT),
    ],
)
def test_a_cue_with_a_meaning_of_its_own_decides(cue: str, stance: Stance) -> None:
    text = f"The mayor {cue} the sale of the old harbour to its tenants."
    (reading,) = readings(text, "The mayor", cue, "the sale of the old harbour to its tenants")
    assert (reading.stance, reading.is_negated) == (stance, False)
    assert reading.decided.reason == "the cue's own words"
    assert all(span(text, cue).contains(words) for words in reading.decided.words)


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("did not deny", "the sale", Stance.DENIES),
        ("stopped short of endorsing", "the sale", Stance.SUPPORTS),
        ("refused", "to endorse the sale", Stance.SUPPORTS),
        ("declined", "to criticise the sale", Stance.CRITICISES),
        ("never apologised for", "the sale", Stance.CONCEDES),
    ],
)
def test_an_act_that_does_not_happen_is_negated(cue: str, content: str, stance: Stance) -> None:
    (reading,) = readings(f"The mayor {cue} {content}.", "The mayor", cue, content)
    assert (reading.stance, reading.is_negated, reading.cameo) == (stance, True, None)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the report was completely false", Stance.DENIES),
        ("it could not confirm the sale", Stance.NOT_CONFIRMED),
        ("it was not yet clear who had paid", Stance.NOT_CONFIRMED),
        ("“We do not comment on rumours.”", Stance.DECLINES_TO_COMMENT),
        ("“We will protect every tenant.”", Stance.PROMISES),
        ("he opposed the sale", Stance.OPPOSES),
        ("“Yes, that is so.”", Stance.CONFIRMS),
    ],
)
def test_a_plain_cue_gives_way_to_what_is_said(content: str, stance: Stance) -> None:
    (reading, *_) = readings(f"The mayor said {content}", "The mayor", "said", content)
    assert reading.stance is stance
    assert reading.decided.reason == "main clause of what is said"


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("dismissed", "reports that the harbour was sold", Stance.DENIES),
        ("rejected", "the accusation", Stance.DENIES),
        ("rejected", "the notion that tenants come last", Stance.DISPUTES),
        ("called", "the story a hoax", Stance.DENIES),
    ],
)
def test_what_is_turned_down_decides_between_denying_and_disputing(cue: str, content: str, stance: Stance) -> None:
    (reading,) = readings(f"The mayor {cue} {content}.", "The mayor", cue, content)
    assert reading.stance is stance


def test_a_reading_that_was_learned_says_so() -> None:
    (reading,) = readings("The mayor wants a new harbour.", "The mayor", "wants", "a new harbour")
    assert reading.decided.reason == "learned from labelled news"
    assert 0 < reading.decided.confidence < 1


def test_one_quotation_can_hold_two_acts() -> None:
    text = "The mayor said: “We do not respond to speculation. We urge the tenants to wait.”"
    content = "“We do not respond to speculation. We urge the tenants to wait.”"
    first, second = readings(text, "The mayor", "said", content)
    assert (first.stance, second.stance) == (Stance.DECLINES_TO_COMMENT, Stance.DEMANDS)
    assert [words.of(text) for words in second.decided.words] == ["urge"]


def test_one_cue_can_hold_two_acts() -> None:
    text = "The mayor denied it and accused his rival of lying."
    first, second = readings(text, "The mayor", "denied it and accused", "his rival of lying")
    assert (first.stance, second.stance) == (Stance.DENIES, Stance.ACCUSES)


def test_hedges_are_pointed_at() -> None:
    text = "The mayor reportedly denied the sale."
    (reading,) = readings(text, "The mayor", "reportedly denied", "the sale")
    assert [hedge.of(text) for hedge in reading.hedges] == ["reportedly"]


def test_words_that_are_passed_on_keep_the_stance_of_what_is_said() -> None:
    text = "A report quoting two aides said the mayor would never sell."
    relayed = attribution(text, "two aides", "quoting", "the mayor would never sell", host=Host.SOURCE)
    outer = attribution(text, "A report quoting two aides", "said", "the mayor would never sell", nested=(relayed,))
    (read,) = read_stances(text, lay_out(text), [outer])
    assert read.nested[0].stances[0].stance is read.stances[0].stance
    assert span(text, "quoting") in read.nested[0].stances[0].decided.words


def test_a_demand_has_its_code_and_an_order_another() -> None:
    for cue, code in (("asked for", "020"), ("demanded", "100"), ("apologised for", "055"), ("knew of", None)):
        (reading,) = readings(f"The mayor {cue} the sale.", "The mayor", cue, "the sale")
        assert reading.cameo == code


def test_the_weights_in_the_package_are_whole() -> None:
    model = shipped_model()
    assert model.weights.shape == (len(model.vocabulary), len(model.stances))
    assert set(model.stances) == set(Stance)


def test_text_in_other_scripts_and_capitals_keeps_its_offsets() -> None:
    text = "İSTANBUL — The mayor DENIED the sale."
    (reading,) = readings(text, "The mayor", "DENIED", "the sale")
    assert [words.of(text) for words in reading.decided.words] == ["DENIED"]

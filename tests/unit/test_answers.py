"""What a denial, a refusal or a silence answers."""

from __future__ import annotations

from dataclasses import replace

from onrecord.numbering import walk
from onrecord.stance import find_nonanswers, link_answers, read_stances
from onrecord.text import lay_out
from onrecord.types import Answer, Attribution, Host, QuoteType, Span


def attribution(text: str, source: str, cue: str, content: str, host: Host | None = None) -> Attribution:
    who, how, what = ((Span(text.index(words), text.index(words) + len(words)),) for words in (source, cue, content))
    return Attribution(who, how, what, QuoteType.INDIRECT, 0, 0, 1.0, host=host)


def linked(text: str, *attributions: Attribution) -> dict[str, Answer | None]:
    """What each attribution answers, by its name."""
    layout = lay_out(text)
    read = read_stances(text, layout, find_nonanswers(text, layout, attributions))
    return {name: a.answers for name, a in walk(link_answers(text, layout, read))}


def test_a_denial_reaches_through_nesting_to_the_innermost_statement() -> None:
    text = "The ministry dismissed reports suggesting that the harbour was sold."
    inner = attribution(text, "reports", "suggesting", "that the harbour was sold", Host.CONTENT)
    outer = attribution(text, "The ministry", "dismissed", "reports suggesting that the harbour was sold")
    answer = linked(text, replace(outer, nested=(inner,)))["a1"]
    assert answer is not None
    assert answer.attribution == "a1.1"
    assert answer.target == inner.content


def test_a_carrier_without_an_attribution_of_its_own_is_passed_over_too() -> None:
    text = "The ministry denied the allegation that the harbour was sold."
    answer = linked(text, attribution(text, "The ministry", "denied", "the allegation that the harbour was sold"))["a1"]
    assert answer is not None
    assert [words.of(text) for words in answer.target] == ["the harbour was sold"]


def test_a_content_that_states_the_proposition_answers_nothing_elsewhere() -> None:
    text = "The paper told of a sale. The ministry denied that it had sold the harbour."
    assert linked(text, attribution(text, "The ministry", "denied", "that it had sold the harbour")) == {"a1": None}


def test_a_pointer_is_linked_to_the_claim_before_it() -> None:
    text = (
        "Fishing went on as usual. The Courier claimed that the ministry had sold the old harbour to a foreign bank. "
        "The ministry denied the claim."
    )
    claim = attribution(text, "The Courier", "claimed", "that the ministry had sold the old harbour to a foreign bank")
    answer = linked(text, claim, attribution(text, "The ministry", "denied", "the claim"))["a2"]
    assert answer is not None
    assert (answer.attribution, answer.target) == ("a1", claim.content)
    assert 0 < answer.link.confidence <= 1


def test_a_silence_answers_what_was_claimed() -> None:
    text = (
        "The Courier claimed that the ministry had sold the old harbour to a foreign bank. "
        "Requests for comment from the ministry remain unanswered."
    )
    claim = attribution(text, "The Courier", "claimed", "that the ministry had sold the old harbour to a foreign bank")
    answer = linked(text, claim)["a2"]
    assert answer is not None
    assert answer.attribution == "a1"


def test_a_statement_answers_nothing() -> None:
    text = "The ministry said that the harbour was open."
    assert linked(text, attribution(text, "The ministry", "said", "that the harbour was open")) == {"a1": None}


def test_what_is_called_something_is_looked_for_before_it() -> None:
    text = (
        "The Courier claimed that the ministry had sold the old harbour to a foreign bank. "
        "The ministry dismissed the whole affair as absurd."
    )
    claim = attribution(text, "The Courier", "claimed", "that the ministry had sold the old harbour to a foreign bank")
    answer = linked(text, claim, attribution(text, "The ministry", "dismissed", "the whole affair as absurd"))["a2"]
    assert answer is not None
    assert answer.target == claim.content


def test_one_who_does_not_confirm_carries_no_claim() -> None:
    text = (
        "The Courier claimed that the old harbour was sold to a foreign bank. "
        "Police said it would not confirm the reports on Friday."
    )
    claim = attribution(text, "The Courier", "claimed", "that the old harbour was sold to a foreign bank")
    inner = attribution(text, "it", "would not confirm", "the reports on Friday", Host.CONTENT)
    outer = attribution(text, "Police", "said", "it would not confirm the reports on Friday")
    answer = linked(text, claim, replace(outer, nested=(inner,)))["a2.1"]
    assert answer is not None
    assert answer.target == claim.content

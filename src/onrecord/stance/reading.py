"""Read what each source does: stance, polarity and hedges, with the words that decided.

The cue decides where its words have one meaning; else the main clause of what is said, where it performs an act in so
many words; else the trained part, over the lexicons' readings and the content's words. Each reading says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.stance.cameo import cameo_code
from onrecord.stance.content import Trait, first_sentence, named_act, own_act, second_act, traits
from onrecord.stance.cues import CueReading, read_cue
from onrecord.stance.features import features_of
from onrecord.stance.learned import StanceModel, shipped_model
from onrecord.stance.silence import silences_in
from onrecord.stance.words import levelled
from onrecord.types import Attribution, Host, Inference, Span, Stance, StanceReading, TextLayout

__all__ = ["read_stance", "read_stances"]

BY_CUE = "the cue's own words"
BY_CONTENT = "main clause of what is said"
BY_LEARNING = "learned from labelled news"
BY_DEFAULT = "a plain cue, and no other act in what is said, as learned from labelled news"
BY_RELAY = "passed on by another source, whose stance it is"

# Shares that are right on the labels they were reviewed on, cross-validated: python -m eval.evaluate stance
_SURE = 0.95  # of cues that decide by themselves
_SAID = 0.8  # of contents whose main clause performs an act
_FORETOLD = 0.5  # of contents that are read as predicting by their main verb alone
_SUBJECT_WORDS = 3  # words before a not confirming that are taken for the speaker's "it", "the company", "there was"
_HEDGED_WORDS = 60  # code points of a content in which a hedge weakens its main clause


def read_stances(text: str, layout: TextLayout, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their stances, those nested in them too.

    layout: not needed by the rules so far; every stage takes the text with its layout.
    """
    level = levelled(text)
    return tuple(_read(level, attribution, None) for attribution in attributions)


def read_stance(level: str, attribution: Attribution, model: StanceModel | None = None) -> tuple[StanceReading, ...]:
    """One attribution's readings, one or two, the main act first.

    level: the article's levelled text. model: by default the one in the package.
    """
    cue = read_cue(level, attribution)
    stance, is_negated, decided = _main_act(level, attribution, cue, model or shipped_model())
    hedges = _hedges(level, attribution, cue)
    main = StanceReading(stance, is_negated, hedges, decided, cameo_code(stance, is_negated, cue.entry))
    second = _second(level, attribution, cue, main)
    return (main,) if second is None else (main, second)


def _read(level: str, attribution: Attribution, outer: tuple[StanceReading, ...] | None) -> Attribution:
    if outer is not None and attribution.host is Host.SOURCE:
        stances = tuple(_relayed(reading, attribution) for reading in outer[:1])
    else:
        stances = read_stance(level, attribution)
    nested = tuple(_read(level, inner, stances) for inner in attribution.nested)
    return replace(attribution, stances=stances, nested=nested)


def _relayed(reading: StanceReading, attribution: Attribution) -> StanceReading:
    """What somebody does whose words another passes on: the same, unless the other's cue alone made it so."""
    by_cue = reading.decided.reason == BY_CUE
    stance = Stance.ASSERTS if by_cue else reading.stance
    decided = Inference(
        BY_RELAY, (*attribution.cue, *(() if by_cue else reading.decided.words)), reading.decided.confidence
    )
    return StanceReading(stance, reading.is_negated and not by_cue, (), decided, cameo_code(stance, False, ""))


def _main_act(
    level: str, attribution: Attribution, cue: CueReading, model: StanceModel
) -> tuple[Stance, bool, Inference]:
    if cue.is_certain:
        return cue.stances[0], cue.is_negated, Inference(BY_CUE, cue.words, _SURE)
    named = named_act(level, attribution.content) if attribution.content and not cue.is_negated else None
    if named is not None:
        return named.stances[0], False, Inference(BY_CONTENT, (named.span,), _SAID)
    found = tuple(traits(level, attribution.content)) if attribution.content else ()
    if cue.is_plain and attribution.content and not cue.is_negated:
        said = _said_act(level, attribution, found)
        if said is not None:
            return said[0], False, Inference(BY_CONTENT, (said[1],), _FORETOLD if said[0] is Stance.PREDICTS else _SAID)
    features = list(features_of(level, attribution, cue, found))
    unheard = cue.stances if cue.is_plain or not attribution.content else (*cue.stances, Stance.DECLINES_TO_COMMENT)
    stance, share = next(
        pair
        for pair in model.probabilities(features)
        if pair[0] not in _SILENT or pair[0] in unheard or _is_unsure(features)
    )
    words = cue.words if stance in cue.stances else _content_words(found) or cue.words
    is_negated = cue.is_negated and (stance in cue.stances or not attribution.content)
    reason = BY_DEFAULT if cue.is_plain and stance is Stance.ASSERTS else BY_LEARNING
    return stance, is_negated, Inference(reason, words, share)


_SILENT = frozenset({Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE, Stance.NOT_CONFIRMED})


def _is_unsure(features: Sequence[str]) -> bool:
    """Whether a content says that something is unknown or unsaid: without that, nobody has declined to say it."""
    return any(name.endswith((": unknown", *(f": {stance}" for stance in _SILENT))) for name in features)


def _said_act(level: str, attribution: Attribution, found: Sequence[Trait]) -> tuple[Stance, Span] | None:
    """The act that the main clause of a content performs in so many words, with those words."""
    sentence = first_sentence(level, attribution.content)
    if not sentence:
        return None
    silence = next(silences_in(level, sentence[0]), None)
    if silence is not None and len(level[sentence[0].start : silence.words[0].start].split()) <= (
        _SUBJECT_WORDS if silence.stance is not Stance.NOT_CONFIRMED else 2 * _SUBJECT_WORDS
    ):
        return silence.stance, silence.words[0]
    shown = {trait.name: trait.span for trait in found}
    for name, stance in _TELLING:
        if name in shown:
            return stance, shown[name]
    act = own_act(level, sentence)
    if act is not None and len(act[0].stances) == 1 and not act[1] and act[0].stances[0] in _PERFORMED:
        return act[0].stances[0], act[0].span
    return None


_TELLING = (
    ("denial", Stance.DENIES),
    ("affirmation", Stance.CONFIRMS),
    ("unclear", Stance.NOT_CONFIRMED),
    ("commitment", Stance.PROMISES),
    ("main will other", Stance.PREDICTS),
    ("main won't other", Stance.PREDICTS),
    ("main would other", Stance.PREDICTS),
    ("main wouldn't other", Stance.PREDICTS),
)
_PERFORMED = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.OPPOSES, Stance.SUPPORTS})


def _content_words(found: Sequence[Trait]) -> tuple[Span, ...]:
    """The content's traits that are acts or judgements, as the words that a learned reading rests on."""
    telling = ("act ", "praise", "blame", "wrong", "untruth", "ought", "own future", "their future", "asks", "regret")
    spans = {trait.span for trait in found if trait.name.startswith(telling)}
    chosen: list[Span] = []
    for span in sorted(spans):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return tuple(chosen[:3])


def _second(level: str, attribution: Attribution, cue: CueReading, main: StanceReading) -> StanceReading | None:
    """A second act: another verb in the cue, or a later sentence of a content that performs one in the first person."""
    if cue.second is not None and len(cue.second.stances) == 1 and cue.second.stances[0] is not main.stance:
        act = cue.second
        decided = Inference(BY_CUE, (act.span,), _SURE)
        return StanceReading(act.stances[0], False, main.hedges, decided, cameo_code(act.stances[0], False, act.entry))
    later = second_act(level, attribution.content) if attribution.content else None
    if later is None or later.stances[0] is main.stance or main.stance is Stance.ASSERTS:
        return None
    decided = Inference("a later sentence of what is said", (later.span,), _SAID)
    return StanceReading(later.stances[0], False, (), decided, cameo_code(later.stances[0], False, later.entry))


def _hedges(level: str, attribution: Attribution, cue: CueReading) -> tuple[Span, ...]:
    """Words that weaken the act: in the cue, right before it, and in the main clause of what is said."""
    first = min(attribution.cue)
    before = Span(max(0, first.start - 14), first.start)
    places = [before, *attribution.cue]
    if cue.is_plain and attribution.content:
        opening = first_sentence(level, attribution.content)[:1]
        places += [Span(span.start, min(span.end, span.start + _HEDGED_WORDS)) for span in opening]
    found = {
        Span(*match.span()) for place in places for match in _hedge_pattern().finditer(level, place.start, place.end)
    }
    return tuple(sorted(found))


@cache
def _hedge_pattern() -> re.Pattern[str]:
    entries = sorted(load_lexicon("onrecord.stance", "hedges.txt"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, entries))})\b")

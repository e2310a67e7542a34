"""Link an attribution to what it answers.

A denial, a confirmation, a refusal or a silence answers something. Where its own content states the proposition, that
is all. Where the content points ("the claims", "it"), or there is none, the sentence that states what is answered is
chosen by a conditional logit over the features of `candidates`, and the innermost statement in it is the target.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.stance.candidates import ANSWERING, Candidate, Scene, candidates, covered, set_scene
from onrecord.stance.proposition import points_elsewhere, relayed_proposition
from onrecord.types import Answer, Attribution, Inference, QuoteType, Span, Stance, TextLayout

__all__ = ["link_answers"]

_WITHIN = "the innermost statement in its own content"
_CERTAIN = 0.9  # confidence of a link that words within the content make
_CARRIER = 30  # code points between a content's start and the one who carries it: "what he called media reports"
_NOT_STATING = ANSWERING - {Stance.CONFIRMS, Stance.CONCEDES}  # answers are answered last


def link_answers(
    text: str, layout: TextLayout, attributions: Sequence[Attribution], weights: Mapping[str, float] | None = None
) -> tuple[Attribution, ...]:
    """The attributions, those nested in them too, with what they answer; stances are to be read before.

    None is left where an attribution answers nothing, where its own content states what it answers, or where the
    article does not state it. weights: of the candidates' features; by default those in the package.
    """
    if not layout.sentences or not attributions:
        return tuple(attributions)
    scene = set_scene(text, layout, attributions)
    return tuple(_linked(scene, attribution, weights or _shipped_weights()) for attribution in attributions)


def _linked(scene: Scene, attribution: Attribution, weights: Mapping[str, float]) -> Attribution:
    nested = tuple(_linked(scene, inner, weights) for inner in attribution.nested)
    answer = None
    if attribution.stances and attribution.stances[0].stance in ANSWERING:
        answer = _carried(scene, attribution)
        if answer is None and points_elsewhere(scene.level, attribution, attribution.stances[0].stance):
            answer = _elsewhere(scene, attribution, weights)
    return replace(attribution, nested=nested, answers=answer)


def _carried(scene: Scene, attribution: Attribution) -> Answer | None:
    """A proposition inside the content: of a nested attribution that opens it, else after "reports that"."""
    if not attribution.content:
        return None
    inner = _opening(attribution)
    if inner is not None:
        while (deeper := _opening(inner)) is not None:
            inner = deeper
        name = next(name for name, other in scene.said if other is inner)
        return Answer(inner.content, name, Inference(_WITHIN, inner.cue, _CERTAIN))
    proposition = relayed_proposition(scene.level, attribution)
    if proposition is None:
        return None
    carrier = Span(attribution.content[0].start, proposition.start)
    return Answer((proposition,), None, Inference(_WITHIN, (carrier,), _CERTAIN))


def _opening(attribution: Attribution) -> Attribution | None:
    """The nested attribution that a content opens with: who carries what is answered ("reports suggesting that")."""
    start = attribution.content[0].start
    return next(
        (
            inner
            for inner in attribution.nested
            if inner.quote is not QuoteType.NONE
            and inner.content
            and not (inner.stances and inner.stances[0].stance in _NOT_STATING)
            and 0 <= min((*inner.source, *inner.cue)).start - start <= _CARRIER
        ),
        None,
    )


def _elsewhere(scene: Scene, attribution: Attribution, weights: Mapping[str, float]) -> Answer | None:
    found = candidates(scene, attribution)
    if not found:
        return None
    scores = [sum(weights.get(name, 0.0) * value for name, value in sorted(one.features.items())) for one in found]
    best = max(range(len(found)), key=lambda place: (round(scores[place], 6), place))
    share = 1 / sum(math.exp(score - scores[best]) for score in scores)
    target, name = _innermost(scene, found[best].sentence, attribution)
    words = attribution.content or attribution.cue
    return Answer(target, name, Inference(_reason(found[best]), words, round(share, 4)))


def _innermost(scene: Scene, number: int, attribution: Attribution) -> tuple[tuple[Span, ...], str | None]:
    """The innermost statement in a sentence, with its attribution's name; the sentence where nobody says it."""
    sentence = scene.layout.sentences[number]
    inside = scene.inside[number]
    stated = [(name, other) for name, other in scene.said if other in inside and _states(other, attribution)]
    if not stated:
        return (_apart(scene.text, sentence, attribution),), None
    # What is said before the answer first, then the longest by steps of 40 code points, then the most deeply nested.
    name, chosen = max(
        stated,
        key=lambda pair: (
            min(pair[1].content) < attribution.cue[0],
            covered(pair[1].content, sentence) // 40,
            pair[0].count("."),
        ),
    )
    return tuple(span for span in chosen.content if span.overlaps(sentence)), name


def _states(other: Attribution, attribution: Attribution) -> bool:
    """Whether another attribution may state what one answers: not one that answers itself, nor one around it."""
    return (
        other.cue != attribution.cue
        and not any(span.overlaps(cue) for span in other.content for cue in attribution.cue)
        and not (other.stances and other.stances[0].stance in _NOT_STATING)
    )


def _reason(candidate: Candidate) -> str:
    features = candidate.features
    if features.get("pointed at", 0) > 0:
        return "shares the words that the answer points with"
    if features.get("next to it") or features.get("same"):
        return "the nearest statement before it"
    return "stated after it" if features.get("after") else "what the article reports before it"


def _apart(text: str, sentence: Span, attribution: Attribution) -> Span:
    """The longer part of a sentence before or after an attribution's words; the whole sentence if it is another."""
    own = [span for span in (*attribution.source, *attribution.cue, *attribution.content) if span.overlaps(sentence)]
    if not own:
        return sentence
    before, after = Span(sentence.start, min(own).start), Span(max(own).end, sentence.end)
    chosen = before if before.end - before.start >= after.end - after.start else after
    words = chosen.of(text)
    stripped = words.strip(" ,;:–—\n")
    start = chosen.start + words.index(stripped) if stripped else chosen.start
    return Span(start, start + len(stripped)) if stripped else sentence


@cache
def _shipped_weights() -> Mapping[str, float]:
    packed = files("onrecord.stance").joinpath("weights", "answers.json").read_text(encoding="utf-8")
    return {str(name): float(weight) for name, weight in json.loads(packed).items()}

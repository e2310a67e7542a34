"""The features by which the trained part tells stances apart.

Names of what is there, each counting one: what the lexicons say of the cue, the cue's words, the content's traits and
first words, and pairs of cue and trait where the cue alone does not decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stance.content import Trait, first_sentence, traits
from onrecord.stance.cues import CueReading
from onrecord.stance.lexicon import word_set
from onrecord.stance.silence import silences_in
from onrecord.stance.words import words_in
from onrecord.types import Attribution, Span

__all__ = ["features_of"]

_FIRST_WORDS = 14


def features_of(
    level: str, attribution: Attribution, cue: CueReading, found: Sequence[Trait] | None = None
) -> Iterator[str]:
    """Names of an attribution's features; some may come twice and count once.

    found: the content's traits, where they are at hand.
    """
    if found is None:
        found = tuple(traits(level, attribution.content)) if attribution.content else ()
    yield from _of_cue(level, attribution, cue)
    kind = "certain" if cue.is_certain else "plain" if cue.is_plain else "open"
    for trait in found:
        yield f"{kind}: {trait.name}"
        if cue.entry in word_set("rejecting.txt"):
            yield f"rejecting: {trait.name}"
        if not cue.is_certain and not cue.is_plain:
            yield f"{cue.stances[0]}: {trait.name}"
    if attribution.content:
        opening = _opening(level, attribution)
        for silence in silences_in(level, opening):
            yield f"{kind}: {silence.stance}"
        for word in words_in(level, first_sentence(level, attribution.content))[:_FIRST_WORDS]:
            yield f"{'plain' if cue.is_plain else 'said'} word {word.form}"
    else:
        yield "no content"
    if not attribution.source:
        yield f"{kind}: no source"


def _of_cue(level: str, attribution: Attribution, cue: CueReading) -> Iterator[str]:
    for rank, stance in enumerate(cue.stances):
        yield f"cue {'not ' if cue.is_negated else ''}{stance} {rank if len(cue.stances) > 1 else 'alone'}"
    kind = "certain" if cue.is_certain else "plain" if cue.is_plain else "open"
    yield f"cue {kind}{' negated' if cue.is_negated else ''}"
    yield f"entry {cue.entry}"
    if cue.second is not None:
        yield f"second {cue.second.stances[0]}"
    words = words_in(level, attribution.cue)
    for word in words:
        yield f"cue word {word.form}"
    if words:
        yield f"cue ends {words[-1].form}"
    if not cue.is_verb:
        yield f"cue noun {cue.stances[0]}"


def _opening(level: str, attribution: Attribution) -> Span:
    sentence = first_sentence(level, attribution.content)
    if not sentence:
        return attribution.content[0]
    return Span(sentence[0].start, min(sentence[0].end, sentence[0].start + 120))

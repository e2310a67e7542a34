"""What the words of a cue say by themselves: the act, whether it is negated, and how plainly.

A refusal ("declined to endorse", "stopped short of accusing") negates the act that it refuses; refusing to speak or to
confirm are acts of their own (see `silence`). A not-doing that has a name takes it: not confirming is `not_confirmed`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.stance.lexicon import Act, acts_in, word_set
from onrecord.stance.silence import silences_in
from onrecord.stance.words import Word, is_negation, words_in
from onrecord.types import Attribution, Span, Stance

__all__ = ["CueReading", "read_cue"]

_REACH = 70  # code points of a content that are read on from its cue: "declined | to comment on the case"
_GAP = 2  # code points between a cue and a content that goes on from it
_ANSWERS = frozenset({"answer", "comment", "reply", "respond"})  # not done, no response
_NOT_REFUSED = frozenset({Stance.ASSERTS, Stance.BELIEVES, Stance.INTENDS, Stance.CITES, Stance.PREDICTS})
_NEGATION_REACH = 4  # words between a negation and the act that it negates


@dataclass(frozen=True, slots=True)
class CueReading:
    """Stances that the cue's words allow, the likeliest first, with what decided.

    words: the words that decided; the whole cue where nothing in it is in a lexicon.
    is_certain: one stance alone is possible by the cue's own words.
    is_plain: it says no more than that something is said.
    entry: the lexicon's entry that decided, or empty. second: another act in the cue, where there is one.
    """

    stances: tuple[Stance, ...]
    is_negated: bool
    words: tuple[Span, ...]
    is_certain: bool
    is_plain: bool
    entry: str
    is_verb: bool = True
    second: Act | None = None


def read_cue(level: str, attribution: Attribution) -> CueReading:
    """Read a cue with the beginning of a content that goes on from it."""
    reach = _reach(level, attribution)
    silence = next(
        (s for s in silences_in(level, reach) if any(w.overlaps(c) for w in s.words for c in attribution.cue)), None
    )
    if silence is not None:
        return CueReading((silence.stance,), False, silence.words, True, False, "")
    if not attribution.content and attribution.cue:
        whole = Span(attribution.cue[0].start, attribution.cue[-1].end)
        silence = next(silences_in(level, whole), None)
        if silence is not None:
            return CueReading((silence.stance,), False, attribution.cue, True, False, "")
    words = words_in(level, attribution.cue)
    acts = [act for act in acts_in(words) if act.entry not in word_set("no_act.txt")]
    refusal = next((act for act in acts if act.entry in word_set("refusals.txt")), None)
    if refusal is not None:
        reading = _refused(level, attribution, refusal, acts, reach)
        if reading is not None:
            return reading
    if not acts:
        return CueReading((Stance.ASSERTS,), False, attribution.cue, False, True, "")
    return _turned_down(level, attribution, _reading(words, acts))


def _reading(words: Sequence[Word], acts: Sequence[Act]) -> CueReading:
    """The act that says most: the first that is not plain, a verb before other words."""
    telling = [act for act in acts if not act.is_plain and _counts_beside(words, acts[0], act)]
    chosen = min(telling or acts, key=lambda act: (not act.is_verb, acts.index(act)))
    others = [act for act in telling if act is not chosen and act.is_verb and _is_joined(words, act)]
    is_negated = _is_negated(words, chosen)
    stances = chosen.stances
    if is_negated and (stances[0] is Stance.CONFIRMS or chosen.entry in _ANSWERS):
        stances, is_negated = (Stance.NO_RESPONSE if chosen.entry in _ANSWERS else Stance.NOT_CONFIRMED,), False
    is_plain = chosen.is_plain and stances == chosen.stances
    return CueReading(
        stances,
        is_negated,
        (chosen.span,),
        len(stances) == 1 and not is_plain,
        is_plain,
        chosen.entry,
        chosen.is_verb,
        others[0] if others else None,
    )


def _is_joined(words: Sequence[Word], act: Act) -> bool:
    """Whether a verb is a second act, as in "denied it and accused", not in "sought to attack"."""
    before = [word.form for word in words if word.span.end <= act.span.start]
    return not _JOINING.isdisjoint(before[-2:])


_JOINING = frozenset({"and", "before", "but", "then", "while"})


def _turned_down(level: str, attribution: Attribution, reading: CueReading) -> CueReading:
    """What is turned down decides how: a report is denied, a view disputed ("rejected the notion").

    So does what a claim is called: "labelled such claims speculation" denies them.
    """
    if not attribution.content or reading.is_negated:
        return reading
    opening = Span(
        attribution.content[0].start, min(attribution.content[0].end, attribution.content[0].start + _OBJECT)
    )
    stance = None
    if reading.entry in word_set("rejecting.txt"):
        stance = Stance.DENIES if _REPORTED.match(level, opening.start, opening.end) else None
        stance = Stance.DISPUTES if _VIEW.match(level, opening.start, opening.end) else stance
    elif reading.entry in word_set("naming.txt"):
        stance = Stance.DENIES if _CALLED.match(level, opening.start, opening.end) else None
    return reading if stance is None else replace(reading, stances=(stance,), is_certain=True, is_plain=False)


_OBJECT = 110  # code points of a content in which its object is named
_NAMED = r"[\s\"']*(?:[\w.'-]+\s+){0,3}?"
_REPORTED = re.compile(
    rf"{_NAMED}(?:reports?|allegations?|accusations?|rumou?rs?|speculations?|suggestions)\b"
    r"|[\s\"']*(?:(?:the|these|those|such|any|all)\s+)(?:\w+\s+)?(?:claims?|charges?|stor(?:y|ies))\b"
    r"|[\s\"']*as\s+(?:\w+ly\s+)?(?:false|untrue|baseless|fabricated)\b"
)
_VIEW = re.compile(
    rf"{_NAMED}(?:notion|idea|argument|critique|criticisms?|critics|concerns?|characteri[sz]ation|premise|view|comparison)\b"
)
_CALLED = re.compile(
    r"[\s\"']*(?:[\w.'-]+\s+){0,3}?(?:it|this|that|them|these|reports?|claims?|allegations?|accusations?|rumou?rs?"
    r"|suggestions?|stor(?:y|ies)|articles?|charges?)\b[^.;]{0,50}?"
    r"\b(?:false(?!\s+\w)|untrue|baseless|fabricat\w+|hoax|lies?|fiction|speculations?|rumou?rs?|unfounded|groundless|bogus|fake)\b"
)


def _counts_beside(words: Sequence[Word], first: Act, act: Act) -> bool:
    """Whether an act counts after a plain verb: "said in a statement confirming", not "said at a debate"."""
    if act is first or not (first.is_plain and first.is_verb):
        return True
    place = next(number for number, word in enumerate(words) if word.span.start == act.span.start)
    return act.is_verb and (
        words[place].form.endswith("ing") or words[place - 1].form in {"and", "to", "he", "she", "it", "they"}
    )


def _refused(level: str, attribution: Attribution, refusal: Act, acts: Sequence[Act], reach: Span) -> CueReading | None:
    """What a refusal refuses, in the cue or at the content's beginning; None where it is something to do."""
    after = Span(refusal.span.end, reach.end)
    words = words_in(level, (after,))[:4]
    refused = next((act for act in acts_in(words) if act.is_verb and not act.is_plain), None)
    if (
        refused is None
        or refused.stances[0] in _NOT_REFUSED
        or refused.entry in word_set("refusals.txt")
        or not words
        or words[0].form not in {"to", "short", "at", "from", "of"}
    ):
        return None
    stances = refused.stances
    is_negated = True
    if stances[0] is Stance.CONFIRMS:
        stances, is_negated = (Stance.NOT_CONFIRMED,), False
    span = Span(refusal.span.start, refused.span.end)
    return CueReading(stances[:1], is_negated, (span,), True, False, refused.entry)


def _is_negated(words: Sequence[Word], act: Act) -> bool:
    before = [word for word in words if word.span.end <= act.span.start][-_NEGATION_REACH:]
    forms = [word.form for word in before]
    return any(map(is_negation, forms)) or any(pair == ("yet", "to") for pair in pairwise(forms))


def _reach(level: str, attribution: Attribution) -> Span:
    """The cue, with the beginning of a content that follows it at once."""
    first, last = min(attribution.cue), max(attribution.cue)
    following = next((span for span in attribution.content if 0 <= span.start - last.end <= _GAP), None)
    end = last.end if following is None else min(following.end, following.start + _REACH)
    start = first.start
    if attribution.source and 0 <= first.start - max(attribution.source).end <= _GAP:
        opening = level[max(attribution.source).start : max(attribution.source).end]
        if opening.startswith(("neither ", "no ")):
            start = max(attribution.source).start
    return Span(start, end)

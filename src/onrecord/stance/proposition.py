"""Whether a content states in full what is answered, or points to something that is said elsewhere."""

from __future__ import annotations

import re

from onrecord.stance.cues import read_cue
from onrecord.stance.words import words_in
from onrecord.types import Attribution, Span, Stance

__all__ = ["points_elsewhere", "relayed_proposition"]

_CLAUSE = re.compile(
    r"\b(?:that|whether|if|how|why|what|who|when|where|which|because)\b|\b(?:is|are|was|were|has|have|had|did|does|will|would"
    r"|could|can|may|might|should|\w+n't)\b"
)
_POINTER = re.compile(
    r"[\s\"']*(?:(?:on|to|about|for|of|confirm|verify|deny|any\s+of|all\s+of|all|the\s+truth\s+of|the\s+authenticity\s+of)\s+)*"
    r"(?:(?:it|this|that|these|those|such|them|so|him|her)(?=$|\s+(?:in|at|on|and|as|by|or|to|any|with|yet)\b)"
    r"|(?:the|these|those|this|such|that|his|her|their|its|an?|any|both|\w+(?:'s|s'))?\s*(?:\w+\s+){0,3}?"
    r"(?:claims?|allegations?|reports?|rumou?rs?|accusations?|charges?|speculations?|stor(?:y|ies)|matters?|issues?|news|account"
    r"|questions?|remarks?|comments?|statements?|video|photos?|images?|letter|deaths?|identit\w+|identification|truce|deal"
    r"|decision|details?|incident|case|suggestions?|assertions?|criticisms?|talks?|plans?|posts?|tweets?|findings?|meeting"
    r"|agreement|cease-?fire|arrest|ruling|move))\b"
)
_ANAPHOR = re.compile(
    r"\b(?:these|those|such|this|the)\s+(?:\w+\s+)?(?:claims?|allegations?|reports?|rumou?rs?|accusations?|charges?|speculation"
    r"|stor(?:y|ies)|suggestions?)\b(?!\s+(?:that|by|of|about|made)\b)|\b(?:that|this|it)(?:'s|\s+(?:is|was))\s+(?:\w+\s+)?(?:not|never|false|untrue|nonsense)"
)
_REQUEST = re.compile(
    r"^(?:(?:to|for|a|an|the|any|my|our|its|their|his|her|several|repeated|numerous|multiple|recent|\w+'s?|interview|media)\s+)*"
    r"(?:requests?|comments?|questions?|calls?|messages?|e-?mails?|inquir\w+|interviews?|respond|answer)\b"
)
_TOPIC = re.compile(
    r".*\b(?:comment\w*|address|respond\w*|discuss|speak|skeptical|sceptical|doubt|rebut\w*)\s+(?:on|to|about|over|of)?\s*"
)
# What is turned down as something, or called something: "the whole affair as absurd", "this a false picture"; what
# somebody else said: "what the minister said about it".
_CALLED = re.compile(
    r"[\s\"']*(?:(?:the|this|that|these|those|his|her|their|its|[\w]+'s?)\s+(?:[\w'-]+\s+){0,4}?as\s"
    r"|(?:it|this|that|these|those)\s+(?:an?|as)\s"
    r"|what\s+(?:[\w'-]+\s+){1,6}?(?:said|says|claim\w*|told|wrote|report\w*)\b)"
)
_OBJECT = re.compile(
    r"\b(?:confirm\w*|verify|comment\s+on|deny|truth\s+(?:whatsoever\s+)?to)\s+(?:or\s+deny\s+)?(?:(?:it|that|this|those|these|them)"
    r"(?=$|\s+(?:and|in|at|on|but|yet)\b)|(?:[\w']+\s+){1,3}?(?:claims?|reports?|cases?|allegations?"
    r"|rumou?rs?|video|photos?|deaths?|stor(?:y|ies)|news)\b(?!\s+(?:that|of|by)\b))"
    r"|\b(?:that|this|it)\s+(?:is|was)\s+not\b|^not\s+true|\bnot\s+true$|\bcomment\s+on\s+(?:rumou?rs?|speculation)"
)
_LONGEST_POINTER = 9  # words of a content that may be a pointer and nothing more


def points_elsewhere(level: str, attribution: Attribution, stance: Stance) -> bool:
    """Whether what is answered has to be looked for elsewhere in the article."""
    if not attribution.content:
        return True
    words = words_in(level, attribution.content)
    said = " ".join(word.form for word in words)
    if stance is Stance.CONCEDES:
        return len(words) < 2 or _POINTER.fullmatch(said) is not None or "apolog" in said[:_APOLOGY]
    cue = " ".join(word.form for word in words_in(level, attribution.cue))
    return (
        len(words) <= 2
        or _is_topic(said, cue, stance)
        or _is_pointer(said, len(words))
        or (read_cue(level, attribution).is_plain and (stance is Stance.DISPUTES or _has_object(said, stance)))
        or _has_anaphor(said, stance)
        or (stance in _TURNED_DOWN and not read_cue(level, attribution).is_plain and _CALLED.match(said) is not None)
        or (stance in _BARE and len(words) <= _BARE_WORDS and _CLAUSE.search(said) is None)
        or (stance in _BARE and len(words) <= _BARE_WORDS and said.startswith("it "))
    )


def _is_topic(said: str, cue: str, stance: Stance) -> bool:
    """A request, or the matter that somebody does not comment on."""
    is_request = stance in {Stance.NO_RESPONSE, Stance.DECLINES_TO_COMMENT} and _REQUEST.match(said) is not None
    return (is_request or _TOPIC.match(f"{cue} {said}") is not None) and _CLAUSE.search(said) is None


def _is_pointer(said: str, count: int) -> bool:
    """A short phrase that stands for something said: "the claims", "it", "their account of the meeting"."""
    pointer = _POINTER.match(said)
    return pointer is not None and count <= _LONGEST_POINTER and _CLAUSE.search(said[pointer.end() :]) is None


def _has_object(said: str, stance: Stance) -> bool:
    """A sentence whose verb of confirming or denying has a pointer for its object: "we cannot confirm that"."""
    return stance in _PLAIN_ANSWERS and _OBJECT.search(said[:140]) is not None


def _has_anaphor(said: str, stance: Stance) -> bool:
    """A sentence about claims that stand elsewhere: "these allegations are false"."""
    is_clause = said.startswith(("that ", "whether "))
    return stance in {Stance.DENIES, Stance.NOT_CONFIRMED} and not is_clause and _ANAPHOR.search(said[:120]) is not None


_APOLOGY = 100  # code points of a content that apologises, for something that stands elsewhere
_TURNED_DOWN = frozenset({Stance.DENIES, Stance.DISPUTES})
_BARE = frozenset({Stance.CONFIRMS, Stance.NOT_CONFIRMED, Stance.DENIES})
_BARE_WORDS = 5  # words of a noun phrase that names a matter without stating it ("the man's identity")
_PLAIN_ANSWERS = frozenset({Stance.DENIES, Stance.NOT_CONFIRMED, Stance.DECLINES_TO_COMMENT})


def relayed_proposition(level: str, attribution: Attribution) -> Span | None:
    """The proposition in a content that names what carries it: of "reports suggesting that X", X."""
    if not attribution.content:
        return None
    first = attribution.content[0]
    match = _CARRIED.match(level, first.start, first.end)
    return Span(match.end(), first.end) if match is not None and first.end - match.end() > _SHORTEST else None


_CARRIED = re.compile(
    r"[\s\"']*(?:[\w']+\s+){0,4}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation|stories|story|notion"
    r"|idea|charges?|assertions?|theory|argument)\s+(?:[\w']+\s+){0,6}?(?:(?:suggest|claim|say|alleg|stat|indicat|assert)\w*\s+)?that\s+"
)
_SHORTEST = 10  # code points of a proposition

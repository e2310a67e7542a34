"""Words that say that a party does not answer: it will not comment, gives no reply, or has not confirmed.

Patterns over levelled text, put together from small lexicons. A pattern's whole match is the words that say so; a group
`party` is the party where it stands among or after them, `gap` where nothing else of the match says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.types import Span, Stance

__all__ = ["Silence", "silences_in"]

_ADVERBS = (
    r"(?:\s+(?:\w+ly|yet|also|so\s+far|either|even|ever|once|again|thus\s+far|still|been\s+able\s+to|in\s+turn)){0,4}"
)
_AUXILIARY = r"(?:did|do|does|have|has|had|is|are|was|were|will|would|could|can|should)"
_NOT = (
    rf"(?:{_AUXILIARY}(?:\s+\w+ly|\s+yet|\s+also|\s+so\s+far|\s+still)?\s+not|{_AUXILIARY}n't"
    r"|cannot|can't|won't|not|never)"
)
_HAVE_NOT = (
    r"(?:(?:is|are|was|were)\s+yet\s+to|ha(?:s|ve|d)(?:\s+(?:also|still|so\s+far|thus\s+far))?\s+(?:not|never|yet\s+to)"
    r"|ha(?:s|ve|d)n't)"
)
_UNWILLING = (
    r"(?:(?:would|will|do|does|can|could)(?:\s+(?:also|still))?\s+not|(?:would|do|does|could)n't|can't|cannot|won't"
    r"|not\s+going\s+to|not\s+prepared\s+to|not\s+at\s+liberty\s+to|not\s+in\s+a\s+position\s+to|unwilling\s+to"
    r"|unable\s+to|not\s+able\s+to|not\s+allowed\s+to)"
)
_REFUSAL = (
    r"(?:declin|refus)(?:e|es|ed|ing)(?:\s+(?:\w+ly|so\s+far|thus\s+far|on\s+\w+day|\w+day|again|several\s+times)){0,3}"
)
_CONFIRM = r"(?:confirm|verif|corroborat|authenticat|substantiat)(?:y|e|ies|s|es|ied|ed|ing)?"
_CLAUSE_END = (
    r"""(?=\s*(?:[.,;:!?"')—–-]|$|\s(?:by|before|after|as|and|but|when|until|at|on|in|last|this|to\s+us)\b))"""
)
_TO = r"(?:\s+(?:to|for|from|about|on|with)\b)?"
_REST = r"(?:[^.,;:!?\"—–]|\.(?=\w)){0,60}?"  # on the way to a word of the same clause
_MOST = 12  # non-answers in a sentence; one with more is not prose
# No pattern matches without one of these; most sentences have none, and are passed over at once.
_HINT = re.compile(
    r"comment|confirm|verif|corrobor|authentic|substantiat|declin|refus|not\b|n't\b|never|cannot|yet\s+to|failed\s+to"
    r"|unable|unwilling|unanswered|unreturned|ignored|silent|mum\b|tight-lipped|respon|repl|statement|answer|unavailable"
    r"|ignor|refrain|reach|heard\s+back|question|unsuccessful"
)


@dataclass(frozen=True, slots=True)
class Silence:
    """A party's not answering: the words that say so, in text order, and the party where they hold it.

    party: None where it is the subject before the words; an empty tuple where the words leave no room for one.
    """

    stance: Stance
    words: tuple[Span, ...]
    party: tuple[Span, ...] | None


def silences_in(level: str, stretch: Span) -> Iterator[Silence]:
    """Non-answers in a stretch of levelled text, in text order, none of them overlapping."""
    if _HINT.search(level, stretch.start, stretch.end) is None:
        return
    found: list[Silence] = []
    for stance, pattern, is_headless in _patterns():
        for match in pattern.finditer(level, stretch.start, stretch.end):
            silence = _silence(stance, match, is_headless)
            if len(found) < _MOST and not any(
                words.overlaps(other) for words in silence.words for one in found for other in one.words
            ):
                found.append(silence)
    yield from sorted(found, key=lambda silence: silence.words)


def _silence(stance: Stance, match: re.Match[str], is_headless: bool) -> Silence:
    whole = Span(*match.span())
    if "party" not in match.re.groupindex or match["party"] is None:
        return Silence(stance, (whole,), () if is_headless else None)
    party = Span(*match.span("party"))
    before = Span(whole.start, whole.start + len(match.string[whole.start : party.start].rstrip()))
    after = match.string[party.end : whole.end]
    pieces = (before, Span(whole.end - len(after.lstrip()), whole.end))
    words = tuple(piece for piece in pieces if piece.start < piece.end)
    return Silence(stance, words, (party,))


@cache
def _patterns() -> tuple[tuple[Stance, re.Pattern[str], bool], ...]:
    """Stance, pattern, and whether its match has no party before it; earlier patterns win."""
    speak = _either("speaking_verbs.txt")
    withheld = (
        r"(?:(?:give|gave|giving)(?!\s+up)|offer|provide|providing|release|releasing|share|sharing)\b"
        rf"{_REST}\b(?:{_either('withheld.txt')})\w*"
    )
    sought = rf"(?:{_either('sought.txt')})\w*"
    say = r"say\b(?=\s+(?:whether|if|how|what|who|when|where|which|why|more|anything|much|exactly|publicly)\b|\s*[.,;])"
    comment_on = r"(?:\s+(?:for|seeking|asking\s+for)\s+(?:an?\s+)?(?:comment|interview|clarification|response)s?)?"
    no_answer, declines, unconfirmed = Stance.NO_RESPONSE, Stance.DECLINES_TO_COMMENT, Stance.NOT_CONFIRMED
    party = r"(?P<party>[^.;:!?\"]{2,90}?)"
    pair = r"neither\s[^.;:!?\"]{2,80}?\snor\s[^,.;:!?\"]{2,60}?"
    table = (
        # requests for comment from X remain unanswered; calls to X were not returned
        (
            no_answer,
            rf"(?:(?:several|repeated|numerous|multiple|phone|two|three|written|e-?mailed)\s+)*"
            rf"\b(?:requests?|calls?|e-?mails?|messages?|inquiries|enquiries|queries|questions|letters?)\b{comment_on}"
            rf"(?:\s+(?:sent|made|left|put|placed|submitted|directed))?\s+(?:from|to|by|with|at|for)\s+{party}\s+"
            rf"(?:was|were|went|go|remain\w*|ha(?:s|ve|d)\s+(?:gone|been|remained)|ha(?:s|ve|d)|is|are)"
            rf"(?:\s+not|n't)?{_ADVERBS}\s+(?:been\s+)?(?:unanswered|unreturned|ignored|returned|answered|acknowledged)\b",
            False,
        ),
        (
            no_answer,
            rf"\b(?:requests?|calls?|e-?mails?|messages?|inquiries|enquiries)\b{comment_on}\s+"
            rf"(?:was|were|went|go|remain\w*|ha(?:s|ve|d)\s+(?:gone|been)){_ADVERBS}\s+"
            rf"(?:(?:not\s+)(?:\w+ly\s+)?(?:returned|answered)|unanswered|unreturned|ignored)\b",
            True,
        ),
        # attempts to reach X were unsuccessful; the paper was unable to reach X, has not heard back from X
        (
            no_answer,
            rf"\b(?:attempts?|efforts?)\s+to\s+(?:reach|contact)\s+{party}\s+(?:was|were|have|has|had|went|proved){_ADVERBS}"
            r"\s+(?:been\s+)?(?:not\s+)?(?:unsuccessful|successful|failed|unanswered|fruitless|returned)\b",
            False,
        ),
        (
            no_answer,
            r"\b(?:unable\s+to\s+(?:reach|contact)|(?:not|n't)(?:\s+yet)?\s+heard\s+back\s+from)\s+"
            r"(?P<party>[^.,;:!?\"]{2,60}?)(?=[.,;:]|\s+(?:for|on|by|about|before|as|and|but)\b|$)",
            True,
        ),
        # no comment was immediately available from X
        (
            no_answer,
            rf"\bno\s+(?:\w+\s+)?(?:comment|response|reply|answer)\s+(?:was|were|came|has\s+been|had\s+been){_ADVERBS}"
            rf"(?:\s+(?:available|received|forthcoming|given))?(?:\s+from\s+{party}(?=[.,;:]|\s+(?:on|about|as|by|when)\b|$))?",
            True,
        ),
        # neither X nor Y has confirmed, responded, commented; no official has confirmed
        (
            unconfirmed,
            rf"\b(?P<party>{pair})\s+(?:ha(?:s|ve|d)|would|could|did|will|can)?{_ADVERBS}\s*\b{_CONFIRM}\b",
            False,
        ),
        (
            no_answer,
            rf"\b(?P<party>{pair})\s+(?:ha(?:s|ve|d)|did)?{_ADVERBS}\s*\b(?:respond|repli|reply|return|comment)\w*\b"
            rf"(?:{_REST}\b{sought}{comment_on})?",
            False,
        ),
        (declines, rf"\b(?P<party>{pair})\s+(?:would|will){_ADVERBS}\s+(?:comment|discuss|say|elaborate)\b", False),
        (unconfirmed, rf"\bno\s+{party}(?:\s+ha(?:s|ve|d))?{_ADVERBS}\s+(?:confirmed|verified)\b", False),
        # not confirmed
        (
            unconfirmed,
            rf"\b(?:neither|would\s+neither|could\s+neither|can\s+neither)\s+{_CONFIRM}\s+n?or\s+(?:den\w+|{_CONFIRM})",
            False,
        ),
        (
            unconfirmed,
            rf"\b(?:declin|refus)\w+{_ADVERBS}\s+to{_ADVERBS}\s+(?:confirm|verify|corroborate)\b(?:\s+(?:n?or|and)\s+deny)?",
            False,
        ),
        (
            unconfirmed,
            rf"\b(?:{_NOT}|yet\s+to){_ADVERBS}\s+(?:be|been){_ADVERBS}\s+(?:confirmed|verified|corroborated|authenticated)\b"
            rf"(?:{_ADVERBS}\s+by\s+{party}(?=[.,;:]|\s+(?:on|about|as|when|and|but)\b|$))?",
            True,
        ),
        (
            unconfirmed,
            rf"\b(?:isn't|wasn't|weren't|(?:is|are|was|were)\s+not){_ADVERBS}\s+(?:confirmed|verified|corroborated)\b"
            rf"(?:{_ADVERBS}\s+by\s+{party}(?=[.,;:]|\s+(?:on|about|as|when|and|but)\b|$))?",
            True,
        ),
        (
            unconfirmed,
            rf"\b(?:{_NOT}|unable\s+to|yet\s+to|no\s+(?:\w+\s+)?information\s+to|no\s+way\s+(?:to|of)|possible\s+to){_ADVERBS}"
            rf"(?:\s+be(?:en)?(?:\s+able\s+to)?)?{_ADVERBS}\s+(?:able\s+to\s+)?{_CONFIRM}\b"
            rf"(?:\s+(?:n?or|and)\s+den\w+)?(?!\s+bias)(?!.{{0,90}}\buntil\b)",
            False,
        ),
        (
            unconfirmed,
            r"\b(?:not|n't)(?:\s+at\s+this\s+time)?\s+(?:have\s+(?:a|any)\s+way\s+of\s+knowing|in\s+a\s+position\s+to\s+know)\b",
            False,
        ),
        (unconfirmed, r"\bno\s+(?:\w+\s+)?(?:confirmation|corroboration)\b(?!\s+bias)", True),
        (unconfirmed, r"\bto\s+(?:confirm|verify)\s+n?or\s+(?:deny|verify)\b", True),
        # declines
        (declines, rf"\b{_REFUSAL}\s+to{_ADVERBS}\s+(?:(?:{speak})\b|{say}|{withheld})", False),
        (
            declines,
            rf"\b{_REFUSAL}\s+(?:(?:all|any|an?|the|several|repeated|our|interview|media|press|further)\s+)*"
            rf"(?:comments?|interviews?|questions?|interview\s+requests|requests?\s+(?:for|to)\s+(?:an?\s+)?(?:comment|interview))\b",
            False,
        ),
        (
            declines,
            rf"\b{_UNWILLING}{_ADVERBS}\s+(?:comment|discuss|elaborate|speculate|disclose|divulge|reveal|specify|weigh\s+in|talk\s+about"
            rf"|go\s+into|get\s+into|be\s+drawn|take\s+questions|be\s+interviewed|respond\s+to\s+(?:\w+\s+)?(?:rumou?rs?|speculation|questions)"
            rf"|{say}|answer(?=\s*[.,;])|answer\s+(?:the|that|any|your|further|more)?\s*questions?|identify|name|address|{withheld})\b",
            False,
        ),
        (
            declines,
            r"\b(?:has|have|had|with|offer\w*|gave|give)\s+no\s+(?:further\s+|immediate\s+|additional\s+|public\s+)?comments?\b",
            False,
        ),
        (
            declines,
            rf"\b(?:isn't|aren't|wasn't|weren't|not){_ADVERBS}\s+(?:commenting|discussing|elaborating|answering|{withheld})\b",
            False,
        ),
        (
            declines,
            rf"\b{_HAVE_NOT}{_ADVERBS}\s+answer(?:ed)?\s+(?:the|that|this|any|those|our)?\s*questions?\b",
            False,
        ),
        (
            declines,
            r"\b(?:did\s+not|didn't|does\s+not|doesn't)\s+(?:want|wish)\s+to\s+(?:comment|discuss|speak|talk|answer|elaborate)\b",
            False,
        ),
        (declines, r"\brefrain(?:ed|s|ing)?\s+from\s+(?:\w+\s+)?comment\w*\b", False),
        (
            declines,
            r"\b(?:dodg|sidestepp|duck|evad|deflect)(?:ed|es|s|ing)\s+(?:\w+\s+){0,3}?questions?\b",
            False,
        ),
        (declines, rf"\bnot\s+(?:be\s+)?appropriate\s+for\s+{party}\s+to\s+comment\b", False),
        (declines, r"\bdeclin(?:ed|es|ing)\s+(?:further\s+)?comment\b", False),
        # no response
        (
            no_answer,
            rf"\b(?:{_NOT}|{_HAVE_NOT}|failed\s+to|yet\s+to){_ADVERBS}\s+(?:respond|repl|get\s+back|got(?:ten)?\s+back)(?:ed|y|ied)?"
            rf"(?:\s+to\b{_REST}\b{sought}{comment_on}|{_CLAUSE_END}|(?=\s+publicly))",
            False,
        ),
        (
            no_answer,
            rf"\b(?:{_NOT}|{_HAVE_NOT}|failed\s+to|yet\s+to){_ADVERBS}\s+return(?:ed)?\b{_REST}\b{sought}{comment_on}",
            False,
        ),
        (
            no_answer,
            rf"\b(?:{_NOT}|{_HAVE_NOT}|failed\s+to){_ADVERBS}\s+(?:answer(?:ed)?|acknowledge)\b{_REST}\b"
            r"(?:calls?|e-?mails?|phones?|messages?|requests?|inquiries|quer(?:y|ies))\b",
            False,
        ),
        (
            no_answer,
            rf"\b(?:{_HAVE_NOT}|did\s+not|didn't){_ADVERBS}\s+(?:comment|spoken\s+out|speak\s+out"
            r"|ma[dk]e\s+an?y?\s+(?:public\s+)?(?:comments?|statements?)|issued?\s+an?y?\s+(?:public\s+)?(?:comments?|statements?))(?:ed)?\b",
            False,
        ),
        (no_answer, r"\b(?:did\s+not|didn't)\s+immediately\s+(?:say|provide|explain|have)\b", False),
        (
            no_answer,
            r"\b(?:made|had|has|have|received|got|gave|given|offered|provided|issued)\s+no\s+"
            r"(?:immediate\s+|public\s+|official\s+|further\s+)*(?:comments?|responses?|reply|replies|answers?|statements?)\b",
            False,
        ),
        (
            no_answer,
            rf"\b(?:could|can)(?:\s+not|n't|not){_ADVERBS}\s+be{_ADVERBS}\s+(?:reached|contacted|located)\b",
            False,
        ),
        (
            no_answer,
            rf"\b(?:{_NOT}){_ADVERBS}\s+(?:be\s+)?(?:reachable|available)\s+(?:for|to)\s+(?:comment|an?\s+interview|interview|discuss|respond|speak|answer)\w*",
            False,
        ),
        (no_answer, r"\b(?:was|were|is|are)\s+(?:un|not\s+)reachable\b", False),
        (no_answer, rf"\bignor(?:ed|es|ing)\s+(?:\w+\s+){{0,4}}?{sought}{comment_on}\b", False),
        (
            no_answer,
            r"\b(?:did\s+not|didn't)(?:\s+immediately)?\s+have\s+(?:an?\s+|any\s+)?(?:immediate\s+)?(?:comment|response)\b",
            False,
        ),
        (no_answer, rf"\b{_HAVE_NOT}{_ADVERBS}\s+spoken\s+(?:publicly|out|about\s+the)\b", False),
        (no_answer, r"\bunavailable\s+(?:for|to)\s+(?:immediate\s+)?(?:comment|interview|speak|respond)", False),
        (
            no_answer,
            r"\b(?:ha(?:s|ve|d)(?:\s+(?:\w+ly|so\s+far|also|thus\s+far))*\s+(?:remained|been|stayed|kept)|remain(?:s|ed)|stayed|kept)"
            r"(?:\s+\w+ly|\s+so\s+far)?\s+(?:silent|mum|quiet|tight-lipped)\b",
            False,
        ),
        (no_answer, r"\bno\s+(?:immediate\s+)?(?:response|reply)\s+from\s+(?P<party>[^.,;:!?\"]{2,70})", True),
        (no_answer, r"\bno\s+(?:immediate\s+)?comment\s+(?:from|by)(?:\s+(?P<party>[^.,;:!?\"]{2,70}))?", True),
        (declines, r"\bno\s+comment\b", True),
    )
    return tuple((stance, re.compile(pattern), headless) for stance, pattern, headless in table)


def _either(name: str) -> str:
    entries = sorted(load_lexicon("onrecord.stance", name), key=len, reverse=True)
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries)

"""What the copy tells of sources without a name: how many, how close to the matter, why unnamed, through whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.sources.nouns import is_person
from onrecord.sources.phrases import Phrase
from onrecord.types import Count, Span

__all__ = ["access_of", "anonymity_in", "count_of", "relay_in"]

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split())} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "dozen": 12, "half-dozen": 6, "million": 1_000_000,
}  # fmt: skip
_VAGUE = {"couple": (2, 2), "pair": (2, 2), "dozens": (24, None), "scores": (40, None), "hundreds": (200, None),
          "thousands": (2000, None), "tens": (20000, None)}  # fmt: skip
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True)) + r")"
_MULTIPLIER = r"(?:[\s-]+(?:dozen|hundred|thousand|million))?"
_COUNTED = re.compile(
    rf"\b(?P<bound>at\s+least|more\s+than|over|fewer\s+than|less\s+than|up\s+to|no\s+more\s+than|at\s+most|about|nearly"
    rf"|almost|some|around|approximately|all)?\s*(?:a\s+)?\b(?<!\bin\s)(?<!\bout\sof\s)(?P<first>{_NUMBER})(?P<times>{_MULTIPLIER})"
    rf"(?:\s*(?:to|or|-|–)\s*(?P<second>{_NUMBER}))?\b(?!\s*(?:percent|per\s+cent|%|in\b|out\s+of|[-–]?year|th\b|st\b|nd\b))",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:several|a\s+few|many)\s+(?P<unit>dozen|hundred|thousand|million)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(" + "|".join(_VAGUE) + r")\b", re.IGNORECASE)
_SHARE = re.compile(
    rf"%|\bper\s?cent\b|\b{_NUMBER}\s+in\s+(?:every\s+)?{_NUMBER}\b|\b(?:half|thirds?|quarters?)\s+(?:of|the)\b",
    re.IGNORECASE,
)
_Bounds = tuple[int, int | None]
# What each word before a number makes of it; "about 20" says no more than that there are several.
_BOUNDS: dict[str, Callable[[int], _Bounds]] = {
    **dict.fromkeys(("more than", "over"), lambda n: (n + 1, None)),
    "at least": lambda n: (n, None),
    **dict.fromkeys(("fewer than", "less than"), lambda n: (2, n - 1)),
    **dict.fromkeys(("up to", "no more than", "at most"), lambda n: (2, n)),
    **dict.fromkeys(("about", "nearly", "almost", "some", "around", "approximately"), lambda n: (2, None)),
}
_ONE_OF = re.compile(r"(?:another\s+)?one\s+of\b", re.IGNORECASE)
_ONES = frozenset({"one", "1"})
_ONE = frozenset({"a", "an", "another", "one"})

_ACCESS = re.compile(
    r"\b(?:(?:who\s+(?:was|were|is|are|has|have|had)\s+)?(?:been\s+)?(?:briefed\s+on|familiar\s+with|close\s+to|involved\s+in"
    r"|aware\s+of|knowledgeable\s+about|privy\s+to|present\s+(?:at|in|for|during)|informed\s+(?:of|about|on))"
    r"|with\s+(?:direct|first-?hand|personal|intimate|detailed|inside)?\s*(?:knowledge|understanding|awareness)\s+of"
    r"|with\s+access\s+to|in\s+attendance"
    r"|who\s+(?:attended|witnessed|saw|took\s+part\s+in|participated\s+in|worked\s+(?:on|with|for)|knows?|knew|relayed"
    r"|heard|reviewed|was\s+there|were\s+there"
    r"|(?:have|has|had)\s+(?:attended|been\s+shown|heard|read|reviewed|seen|taken\s+part\s+in|viewed|worked\s+(?:on|with|for))"
    r"))\b[^,;.–—]*?(?=\s+and\s+who\b|[,;.–—]|$)",
    re.IGNORECASE,
)
_ANONYMITY = re.compile(
    r"\b(?:(?:spoke|speaking|talked|talking|discussed|described|agreed\s+to\s+(?:speak|talk)|granted)\b[^.;]{0,60}?)?"
    r"\b(?:on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+(?:he|she|they|their|his|her)\b[^.;]{0,40}?not\s+be"
    r"\s+(?:named|identified|used|quoted))"
    r"|(?:asked|asking|requested|requesting|insisted|insisting|wished|wishing|preferred|preferring|wanted)\s+(?:for\s+)?"
    r"(?:not\s+to\s+be\s+(?:named|identified|quoted)|to\s+(?:remain|stay|be)\s+(?:anonymous|unnamed|unidentified)"
    r"|anonymity|that\s+(?:his|her|their)\s+names?\s+not\s+be\s+used)"
    r"|(?:neither|none|nobody|no\s+one)\b[^.;]{0,30}?\b(?:agreed|consented|wanted|was\s+willing|were\s+willing|wished)"
    r"\s+to\s+be\s+(?:named|identified|quoted)"
    r"|(?:granted|given|promised)\s+anonymity"
    r"|(?:who\s+)?(?:declined|refused|declining|refusing|d(?:id|oes|o)\s+not\s+(?:want|wish))\s+to\s+be"
    r"\s+(?:named|identified|quoted)"
    r"|(?:who\s+)?(?:would|could|did)\s+(?:only\s+)?(?:speak|talk)\s+(?:only\s+)?anonymously"
    r"|(?:who\s+)?(?:was|were|is|are|is\s+not|was\s+not|were\s+not|are\s+not)\s*(?:not\s+)?(?:authori[sz]ed|permitted|allowed"
    r"|cleared)\s+to\s+(?:speak|talk|comment|discuss|brief)"
    r"|(?:speaking|spoke)\s+(?:anonymously|on\s+background))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"[^.;]{0,80}?\b(because|citing|for\s+fear|fearing|since|as\s+(?:he|she|they)\s+(?:was|were|is|are)|in\s+order\s+to"
    r"|to\s+(?:discuss|describe|speak|talk|avoid|protect|be\s+candid)|due\s+to|out\s+of|given\s+the|so\s+as\s+not)\b"
    r"(?P<tail>[^.;]*?)(?=[,;.]|\s+(?:said|told|says)\b|$)",
    re.IGNORECASE,
)
_UNAUTHORISED = re.compile(r"\b(?:authori[sz]ed|permitted|allowed|cleared)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|in\s+an?\s+(?:\w+\s+)?(?:interview|statement|email|e-mail|message)\s+(?:with|to)"
    r"|speaking\s+to|spoke\s+to|quoted\s+by|according\s+to)\s+(?P<who>(?:[Tt]he\s+)?"
    r"(?:[A-Z][\w.&'’-]*|agency|broadcaster|channel|daily|magazine|media|network|news|newspaper|outlet|paper|radio|site"
    r"|station|television|website)(?:\s+(?:[A-Z][\w.&'’-]*|agency|broadcaster|channel|daily|magazine|media|network|news"
    r"|newspaper|outlet|paper|radio|site|station|television|website))*)"
)


def count_of(text: str, phrase: Phrase, *, is_group: bool) -> Count | None:
    """How many people an unnamed source is, by its own words.

    is_group: it is several. Without a number that is two at least, as is a share of people. None where the words give
    nothing.
    """
    words = phrase.span.of(text)
    if _SHARE.search(words):
        return Count(2, None, phrase.span)
    numbered = _numbered(text, Span(phrase.span.start, phrase.rest.start))
    if numbered is not None:
        return numbered
    head = phrase.spans[phrase.head]
    is_one = is_person(phrase.head_word) or phrase.core[0] in _ONE or phrase.determiner in _ONE
    if _ONE_OF.match(words) or (is_one and not is_group):
        return Count(1, 1, head)
    return Count(2, None, head) if is_group else None


def _numbered(text: str, span: Span) -> Count | None:
    """The number that stands in a stretch of text, in digits or words, bounded or vague."""
    several = _SEVERAL.search(text, span.start, span.end)
    if several:
        return Count(2 * _NUMBERS[several["unit"].lower()], None, Span(several.start(), several.end()))
    match = _COUNTED.search(text, span.start, span.end)
    bounds = _bounds(match) if match and _is_number(match) else None
    if match and bounds:
        return Count(*bounds, Span(match.start("bound") if match["bound"] else match.start("first"), match.end()))
    some = _SOME.search(text, span.start, span.end)
    return Count(*_VAGUE[some.group().lower()], Span(some.start(), some.end())) if some else None


def access_of(text: str, span: Span) -> Span | None:
    """How close to the matter a source is said to be, within its own words."""
    match = _ACCESS.search(text, span.start, span.end)
    return _trimmed(text, match.start(), match.end()) if match else None


def anonymity_in(text: str, sentence: Span) -> tuple[Span, Span | None] | None:
    """That a source is unnamed at its wish, and the reason given, in the sentence of one of its mentions.

    Returns the words that say so, and those of the reason, None where none is given; None where nothing is said.
    """
    match = _ANONYMITY.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    said = Span(match.start(), match.end())
    if _UNAUTHORISED.search(match.group()):
        end = re.compile(r"[,;.]|\s+(?:said|told|says)\b|$").search(text, match.end(), sentence.end)
        reason = _trimmed(text, match.start(), end.start() if end else sentence.end)
        return said, reason
    why = _REASON.match(text, match.end(), sentence.end)
    return said, _trimmed(text, why.start(1), why.end()) if why else None


def relay_in(text: str, stretches: Sequence[Span]) -> Span | None:
    """The medium that the source spoke to, by an attribution's cue and what follows it ("told Reuters")."""
    for stretch in stretches:
        match = _TOLD.search(text, stretch.start, stretch.end)
        if match:
            words = match["who"].rstrip(".")
            return Span(match.start("who"), match.start("who") + len(words))
    return None


def _is_number(match: re.Match[str]) -> bool:
    """Whether what looks like a number is one: no name, and "one" only where another number follows it."""
    first = match["first"]
    is_name = first[:1].isupper() and first.lower() not in _NUMBERS
    return not is_name and (first.lower() not in _ONES or match["second"] is not None)


def _bounds(match: re.Match[str]) -> _Bounds | None:
    times = _NUMBERS.get(match["times"].strip(" -").lower(), 1) if match["times"] else 1
    first = _value(match["first"])
    if first is None:
        return None
    first *= times
    second = _value(match["second"]) if match["second"] else None
    bound = " ".join((match["bound"] or "").lower().split())
    if second is not None:
        return first, second * times
    return _BOUNDS[bound](first) if bound in _BOUNDS else (first, first)


def _value(words: str) -> int | None:
    if words[0].isdigit():
        number = float(words.replace(",", ""))
        return int(number) if number == int(number) else None
    return _NUMBERS.get(words.lower())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(" \t\r\n,"))
    stop = end - (len(words) - len(words.rstrip(" \t\r\n,”\"'’")))
    return Span(begin, stop) if begin < stop else None

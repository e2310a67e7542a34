"""What the words for an unnamed source say: whom they mean, how they describe them, whom they take up."""

from __future__ import annotations

import re

from onrecord.audit.words import alternation, lexicon

__all__ = ["brings_in", "core_head", "gives_reason", "head_noun", "is_bare", "is_spoken_for", "judge", "takes_up"]

_ENDS_CORE = re.compile(
    r",|\(|\s(?:who|whom|whose|that|with|from|in|inside\s+(?:the|an?|[A-Z])|at|on|for|familiar|close|briefed|involved|aware"
    r"|speaking|told|near|to|within|by|quoted|cited|knowledgeable|privy|present|said|says|as|under)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_COUNTED = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|several|multiple|some|many|a\s+few|other|another|more|both"
    r"|numerous|a\s+number\s+of|a\s+couple\s+of|various"
)
_BARE_BEFORE = re.compile(
    rf"(?:[\w.’' ]+[’']s\s+)?(?:(?:an?|the|{_COUNTED}|our|its|their|his|her|unnamed|anonymous|unidentified|undisclosed"
    r"|all|these|those|of)\s+)*",
    re.IGNORECASE,
)
_SINGLED_OUT = re.compile(rf"(?:an?|the|this|that|{_COUNTED}|\d+)\s", re.IGNORECASE)
_BRINGS_IN = re.compile(r"(?:an?|another|one|two|three|\d+|several)\s", re.IGNORECASE)
_TAKES_UP = re.compile(r"(?:the|this|that|these|those|both)\s", re.IGNORECASE)
_SPOKEN_FOR = re.compile(
    r"\bspokes(?:man|woman|person|men|women|people|persons)\b"
    r"|\b(?:news|media|data|energy|power|food|water|web|internet|open|revenue)\s+sources?\b",
    re.IGNORECASE,
)
_SAYS_NAMELESS = re.compile(r"\b(?:unnamed|anonymous|unidentified|undisclosed)\b", re.IGNORECASE)
_GIVES_REASON = re.compile(
    r"\b(?:because|citing|fear\w*|since|authori[sz]ed|permitted|allowed|cleared|supposed\s+to|as\s+(?:he|she|they|the)|due\s+to"
    r"|given|out\s+of|in\s+order|so\s+as|to\s+(?:discuss|describe|speak|talk|avoid|protect|be|share|disclose))\b",
    re.IGNORECASE,
)
# What makes plural officials people close to a matter rather than an institution that speaks.
_OFFICE = re.compile(
    r"\b(?:senior|top|high-ranking|intelligence|security|military|law\s+enforcement|current|former|administration|western"
    r"|defen[cs]e|counterterrorism|diplomatic)\b",
    re.IGNORECASE,
)


def head_noun(words: str) -> str:
    """The noun that a description turns on, in lower case: the last before whatever follows a noun, or before "of"."""
    core = _core(words)
    for part in (_OF.split(core)[0], core):
        found: list[str] = _WORD.findall(part)
        if found and (part is core or found[-1].lower() in lexicon("withheld_nouns.txt")):
            return found[-1].lower()
    return ""


def core_head(words: str) -> str | None:
    """The head of a description of three words at most before "of", as it stands; None for a longer one."""
    core = _OF.split(_core(words))[0]
    found = _WORD.findall(core)
    return found[-1] if found and len(core.split()) <= 3 else None


def judge(words: str, *, is_close: bool) -> bool | None:
    """Whether words mean somebody whose name is withheld, and surely so; None where they do not.

    is_close: the copy says how close to the matter they are, or why they are unnamed.
    """
    if is_spoken_for(words):
        return None
    head = head_noun(words)
    is_close = is_close or _SAYS_NAMELESS.search(words) is not None
    if head in lexicon("withheld_nouns.txt"):
        is_office = head in lexicon("office_nouns.txt")
        return is_close or not is_office or bool(_SINGLED_OUT.match(words)) or bool(_OFFICE.search(_core(words)))
    if head in lexicon("person_nouns.txt") or head in {"one", "some", "others", "another"}:
        return True if is_close else None
    return None


def is_spoken_for(words: str) -> bool:
    """Whether words mean an institution's voice, a medium or a thing that is called a source."""
    return _SPOKEN_FOR.search(words) is not None


def is_bare(words: str) -> bool:
    """Whether words say no more than that there is a source."""
    bare = _BARE_BEFORE.match(words)
    rest = words[bare.end() :] if bare else words
    return re.fullmatch(rf"(?:{alternation('bare_nouns.txt')})", rest.strip(" ,.”\"'’"), re.IGNORECASE) is not None


def takes_up(words: str, before: str) -> bool:
    """Whether words take up a source that came before: "the source", "sources" after "two sources"."""
    noun, earlier = head_noun(words), head_noun(before)
    if noun.endswith("s") and not earlier.endswith("s"):
        return False
    is_same = noun.removesuffix("s") == earlier.removesuffix("s")
    if _TAKES_UP.match(words):
        return is_same or noun in lexicon("bare_nouns.txt")
    return is_same and is_bare(words) and not brings_in(words)


def brings_in(words: str) -> bool:
    """Whether words bring somebody new in."""
    return _BRINGS_IN.match(words) is not None


def gives_reason(words: str) -> bool:
    """Whether words about namelessness say why, not only that it was asked for."""
    return _GIVES_REASON.search(words) is not None


def _core(words: str) -> str:
    """A description up to whatever can only follow a noun."""
    end = _ENDS_CORE.search(words)
    core = words[: end.start()] if end else words
    return core.removesuffix("’s").removesuffix("'s")

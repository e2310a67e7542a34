"""The party that does not answer: the subject before the words that say so.

No parser: the subject is what stands between the clause's opening and its verb. Clauses open at conjunctions, stops and
verbs of saying; of a pair of commas before the verb, a name or a bare description belongs to the party only where the
other side of the comma does not name it already. A relative pronoun stands for what it follows.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.stance.lexicon import word_set
from onrecord.types import Span

__all__ = ["subject_before"]

_SPACE = " \t\r\n\u00a0"
_QUOTES = "\"“”„«»'‘’`"
_ASIDE = re.compile(
    r"(?:who|whom|whose|which|where|when|while|after|before|as|if|in|on|at|by|through|for|because|citing|asked|reached"
    r"|contacted|approached|though|although|however|speaking|responding|meanwhile|so\s+far|too|\w+ing)\b",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"(?:^|\s|,)(?:also|has|have|had|was|were|is|are|did|does|do|would|could|will|can|so\s+far|thus\s+far|still|then|both|all"
    r"|each|again|just|always|[a-z]+ly)$|['’](?:s|d|ll|ve|re|m)(?<=[a-z]['’][a-z])$|['’](?:d|ll|ve|re|m)$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"[;:—–(\[]|\s-\s|--|[.!?]['\"”’]+\s|[\"“”](?=\s|\w)|''"
    r"|\b(?:but|while|although|though|because|since|if|when|whether|after|before|until|than|where|whereas|unless|once"
    r"|so(?!\s+far)|yet|as|that|what|how|why|or)(?:\s|$)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|will|would|could|can|may|might|should|must"
    r"|(?!(?:united|alleged)\b)[a-z]+ed)\b"
)
_LEADING = re.compile(
    r"(?:[\s,\"“”'‘’.…-]|(?:and|but|or|so\s+far|so|yet|however|meanwhile|moreover|still|also|then|now|though|thus\s+far|while"
    r"|for\s+(?:his|her|its|their)\s+part|(?:on|late|early)\s+\w+day|yesterday|today)(?:\b(?=[\s,])|$))+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:in|on|at|by|during|with|until|since|despite|about|upon|under|without|from|to|of|into)\s", re.IGNORECASE
)
_NOUN_OPENS = re.compile(
    r"(?<=\s)(?:(?:the|a|an|his|her|its|their|our|my|he|she|it|they|we|i|you|both|several|many|most|some|one|another)\b"
    r"|(?<=[a-z]\s)[A-Z])"
)
_RELATIVE = re.compile(r"\b(?:who|which)\b(?:\s+(?:through|via)\s[^,]+)?$", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4}$")
_SUBORDINATE = re.compile(
    r"[\s\"“”'‘’]*(?:when|while|if|as|after|before|asked|although|though|since|because|despite|in|on|at)\s[^,]*,\s",
    re.IGNORECASE,
)
_REACH = 600  # code points before a verb in which its subject is looked for
_LONGEST = 160  # code points; what is longer is no subject that these rules read well


def subject_before(text: str, stretch: Span, verb: int) -> Span | None:
    """The subject of the verb that begins at an offset, within a sentence or the part of it that is one voice's."""
    first = max(stretch.start, verb - _REACH)
    end = _without_adverbs(text, first, _trim_end(text, first, verb))
    relative = _RELATIVE.search(text, first, end)
    if relative is not None:
        end = _trim_end(text, first, relative.start())
    if end <= first:
        return None
    return _before_comma(text, first, end) if text[end - 1] == "," else _subject_end(text, first, end)


def _subject_end(text: str, first: int, end: int) -> Span | None:
    """The noun phrase that ends at an offset, or the subject of the clause before where there is none."""
    start = _clause_start(text, first, end)
    found = _noun_phrase(text, start, end)
    if found is None or found.of(text).endswith(" and"):
        return _shared_subject(text, first, start if found is None else found.end)
    return _with_title(text, first, found)


def _before_comma(text: str, first: int, end: int) -> Span | None:
    """The subject where a comma stands before the verb or a relative pronoun."""
    close = end - 1
    opening = text.rfind(",", first, close)
    aside = text[opening + 1 : close].strip()
    if opening < 0:
        return _subject_end(text, first, close)
    if _ASIDE.match(aside) or not _NAME.match(aside):
        head = _noun_phrase(text, _clause_start(text, first, opening), opening)
        return head if head is not None and text[head.start : opening].strip() else _subject_end(text, first, close)
    name = _noun_phrase(text, opening + 1, close)
    return _with_title(text, first, name) if name else None


def _with_title(text: str, first: int, found: Span) -> Span:
    """A name with the description before its comma: "the mayor's spokeswoman, Ann Lee"."""
    before = _trim_end(text, first, found.start)
    if before <= first or text[before - 1] != "," or not _NAME.match(found.of(text)):
        return found
    title = _noun_phrase(text, _clause_start(text, first, before - 1), before - 1)
    if title is None or not title.of(text).split()[-1].islower() or _has_verb(title.of(text)):
        return found
    return Span(title.start, found.end)


def _clause_start(text: str, first: int, end: int) -> int:
    """Where the clause begins whose subject ends at an offset."""
    start = first
    for match in _OPENS_CLAUSE.finditer(text, start, end):
        start = match.end()
    comma = text.rfind(", ", start, end)
    if comma >= 0 and not (text[comma + 2 : comma + 6] == "and " and not _has_verb(text[start:comma])):
        start = comma + 2
    return _after_and(text, start, end)


def _after_and(text: str, start: int, end: int) -> int:
    """Past an "and" that joins clauses rather than parties, and past a verb of saying."""
    for match in re.finditer(r"\band\b", text[start:end]):
        if match.start() + start < end and _has_verb(text[start : start + match.start()]):
            return _after_saying(text, start + match.end(), end)
    return _after_saying(text, start, end)


def _after_saying(text: str, start: int, end: int) -> int:
    verbs = [match.end() for match in re.finditer(r"[\w’']+\s", text[start:end]) if _is_saying(match.group())]
    return start + verbs[-1] if verbs else start


def _has_verb(words: str) -> bool:
    return _first_verb(words, 0, len(words)) is not None


def _first_verb(text: str, start: int, end: int) -> int | None:
    """Where the first finite verb of a stretch begins: an auxiliary, a past tense, a verb of saying."""
    for match in re.finditer(r"\b[a-z]+\b", text[start:end]):
        word = match.group()
        if _FINITE.fullmatch(word) or _is_saying(word) or word in _irregular_pasts():
            return start + match.start()
    return None


@cache
def _irregular_pasts() -> frozenset[str]:
    entries = (entry.split() for entry in load_lexicon("onrecord", "irregular_verbs.txt"))
    return frozenset(past for verb, *pasts in entries for past in pasts[:1] if past != verb)


def _is_saying(word: str) -> bool:
    return word.strip('.,;:"“” \n') in word_set("saying_forms.txt")  # capitals are names: "State Department"


def _noun_phrase(text: str, start: int, end: int) -> Span | None:
    """What is left between two offsets when conjunctions, adverbials and stray marks are off; None if nothing is."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    if _PREPOSITION.match(text, start, end):
        opens = list(_NOUN_OPENS.finditer(text, start, end))
        start = opens[-1].start() if opens else start
    end = _trim_end(text, start, end)
    while start < end and text[start] in _SPACE + _QUOTES:
        start += 1
    if start >= end or end - start > _LONGEST or not any(c.isalpha() for c in text[start:end]):
        return None
    if text[start - 1 : start] in {"“", '"'} and text[end : end + 1] in {"”", '"'}:
        end += 1
    return Span(start, end)


def _shared_subject(text: str, first: int, end: int) -> Span | None:
    """The subject of the clause before, where the verb has none of its own ("left and declined to comment")."""
    end = _trim_end(text, first, end)
    opening = _SUBORDINATE.match(text, first, end)
    start = opening.end() if opening else first
    verb = _first_verb(text, start, end)
    if verb is None:
        return None
    before = _without_adverbs(text, start, _trim_end(text, start, verb))
    return subject_before(text, Span(start, before), before) if before > start else None


def _without_adverbs(text: str, start: int, end: int) -> int:
    """The end without adverbs and auxiliaries."""
    while end > start and (match := _BEFORE_VERB.search(text[start:end])):
        end = _trim_end(text, start, start + match.start() + (text[start + match.start()] == ","))
    return end


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _SPACE + _QUOTES:
        end -= 1
    return end


def subject_of_clause_after(text: str, stretch: Span, offset: int) -> Span | None:
    """The subject of the clause after the next comma ("Declining to comment, the minister left")."""
    comma = text.find(", ", offset, stretch.end)
    if comma < 0:
        return None
    verb = _first_verb(text, comma, stretch.end)
    return _noun_phrase(text, comma + 2, _trim_end(text, comma, verb)) if verb is not None else None

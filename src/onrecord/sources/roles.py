"""What a person is, and of whom: role and affiliation, from the words before a name, beside it, or in a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.sources.countries import country_in
from onrecord.sources.names import titles
from onrecord.sources.nouns import is_generic, is_organisation, is_person
from onrecord.sources.phrases import Phrase, analyse
from onrecord.sources.unnamed import access_of
from onrecord.types import Country, Entity, Span

__all__ = ["Role", "role_beside", "role_in", "role_noun"]

_AFTER = re.compile(r"\s*(?:,|\(|—|–|--?)\s+(?:who\s+(?:is|was|has\s+been)\s+)?")
_COMPLEMENT = re.compile(r"\s*(?:of|for|at|with|from|in)\s+(?P<whose>(?:the\s+)?[^,;:()—–]{2,80})", re.IGNORECASE)
_STOP = re.compile(
    r"\s+(?:who|which|that|said|says|told|and\s+(?:a|an|the|his|her)|when|where|on\s+\w+day|is|was|has)\b"
)
# "Quoting the spokesman, Smith said": a clause before the name, whose end is not beside it.
_OPENING_CLAUSE = re.compile(r"\w+ing\b|(?:according|for|like|unlike|with)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:^|\s)(?:the|a|an|his|her|its|their)\b|['’]s\b", re.IGNORECASE)
_COMPOUNDS = {"prime minister": "premier", "vice president": "vice-president"}
_TWO_WORDS = frozenset({("harbor", "master"), ("harbour", "master"), ("station", "master")})  # nouns of two words
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Role:
    """noun: the noun for what the person is, lower case, singular; span: the role's words; affiliation: of what.

    country: of whose the words before the role say it is ("French foreign minister").
    """

    noun: str
    span: Span
    affiliation: Span | None
    country: Country | None = None


def role_in(text: str, phrase: Phrase) -> Role | None:
    """The role that a description names ("an interior ministry spokesman"); None where its head is no person."""
    if not phrase.core:
        return None
    head = phrase.head
    if not is_person(phrase.core[head]):
        return None
    start = head
    while start and _belongs_to_role(text, phrase, start - 1):
        start -= 1
    own = _modifying_body(text, phrase, start)
    complement = _complement(text, phrase.rest)
    country = country_in(text, Span(phrase.spans[0].start, phrase.spans[start].start))
    return Role(
        role_noun(phrase.core[: head + 1]),
        Span(phrase.spans[start].start, phrase.spans[head].end),
        complement or own,
        country,
    )


def role_noun(words: Sequence[str]) -> str:
    """The noun that a role goes by, from its words in lower case: a prime minister is no minister."""
    return _COMPOUNDS.get(" ".join(words[-2:]), words[-1])


def role_beside(text: str, name: Span, sentence: Span, names: Sequence[Entity]) -> Role | None:
    """The role that stands right before a name, or in an apposition right after it or before it."""
    before = _before(text, name, sentence, names)
    after = _after(text, name, sentence, names)
    if before and after and not before.affiliation:
        return after if after.affiliation else before
    return before or after


def _before(text: str, name: Span, sentence: Span, names: Sequence[Entity]) -> Role | None:
    start = max(sentence.start, name.start - 90)
    lead = re.search(r"(?P<words>[^,;:()—–“”\"]*?)(?P<comma>,?\s+)$", text[start : name.start])
    if lead is None or not lead["words"].strip():
        return None
    words = list(re.finditer(r"[\w.'’&/-]+", lead["words"]))
    if not words or not is_person(_bare(words[-1].group())):
        return None
    if not lead["comma"].strip() and is_generic(_bare(words[-1].group())) and _DETERMINED.search(lead["words"]):
        return None  # "the man Smith is said to have met" is somebody else
    if len(words) > 1 and words[-2].group().lower() == "to":
        return None  # "to host", a verb
    is_clause = bool(_OPENING_CLAUSE.match(lead["words"].lstrip()))
    if lead["comma"].strip() and (is_clause or not _DETERMINED.search(lead["words"])):
        return None
    first = len(words) - 1
    while first and _may_modify(words[first - 1].group(), lead["words"][words[first - 1].end() : words[first].start()]):
        first -= 1
    start += lead.start("words")
    return role_in(text, analyse(text, Span(start + words[first].start(), start + words[-1].end()), names))


def _may_modify(word: str, gap: str) -> bool:
    """Whether a word before a noun for a person belongs to it, with nothing between but white space."""
    bare = _bare(word)
    is_known = any(bare in _lexicon(name) for name in ("qualifiers.txt", "fields.txt"))
    is_known = is_known or is_organisation(bare) or is_person(bare)
    return not gap.strip() and (word[0].isupper() or is_known or bare.endswith(("al", "ic", "ary", "an")))


def _after(text: str, name: Span, sentence: Span, names: Sequence[Entity]) -> Role | None:
    opening = _AFTER.match(text, name.end, sentence.end)
    if opening is None:
        return None
    stop = re.compile(r"[,;:()—–]|$").search(text, opening.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    cut = _STOP.search(text, opening.end(), end)
    phrase = analyse(text, Span(opening.end(), cut.start() if cut else end), names) if opening.end() < end else None
    if phrase is None or (phrase.name is not None and phrase.name.span.start <= opening.end()):
        return None
    return role_in(text, phrase)


def _modifying_body(text: str, phrase: Phrase, before: int) -> Span | None:
    """The body that stands before the role: its modifiers from the first capital or field to the last."""
    bodies = [
        number
        for number in range(before)
        if phrase.core[number] not in _lexicon("qualifiers.txt")
        and phrase.core[number].rstrip(".") not in titles()
        and (
            phrase.spans[number].of(text)[:1].isupper()
            or is_organisation(phrase.core[number])
            or phrase.core[number] in _lexicon("fields.txt")
        )
    ]
    if not bodies:
        return None
    span = Span(phrase.spans[bodies[0]].start, phrase.spans[bodies[-1]].end)
    country = country_in(text, span)
    if country and country.words == span:
        return None
    if country and country.words.start == span.start and len(bodies) > 1:
        span = Span(phrase.spans[bodies[1]].start, span.end)
    words = span.of(text)
    return Span(span.start, span.end - 2) if words.endswith(("'s", "’s")) else span


def _complement(text: str, rest: Span) -> Span | None:
    match = _COMPLEMENT.match(text, rest.start, rest.end)
    access = access_of(text, rest)
    if match is None or (access is not None and access.start < match.start("whose")):
        return None  # "with knowledge of the matter" is no body
    end = match.end()
    cut = _STOP.search(text, match.start("whose"), end)
    end = cut.start() if cut else end
    words = text[match.start("whose") : end].rstrip(" ,.")
    return Span(match.start("whose"), match.start("whose") + len(words)) if words else None


def _belongs_to_role(text: str, phrase: Phrase, number: int) -> bool:
    """Whether a word before the noun is part of the role ("deputy director", "prosecutor general", "press secretary").

    A field is so only next to the noun and in its case: in "Acme Energy boss" it is the company's.
    """
    word, head = phrase.core[number], phrase.head
    is_alike = phrase.spans[number].of(text)[0].islower() == phrase.spans[head].of(text)[0].islower()
    is_field = is_alike and word in _lexicon("fields.txt") and not is_organisation(word)
    is_field = is_field and all(between in _lexicon("fields.txt") for between in phrase.core[number + 1 : head])
    if phrase.spans[number].of(text).endswith(("'s", "’s")):
        return False
    if (word, phrase.core[number + 1]) in _TWO_WORDS:
        return True
    is_rank = word in _lexicon("qualifiers.txt") - _ARTICLES and not _is_number(word)
    return is_person(word) or is_field or is_rank


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())


def _is_number(word: str) -> bool:
    return word in {"one", "two", "three", "four", "five", "six", "seven", "ten", "several", "some", "another"}


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", name))

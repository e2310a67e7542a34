"""Take a source's words apart: conjoined parts, and each part's core, head and what modifies it.

There is no parser at run time. A source is a noun phrase that the reader has cut out already, so that its core ends
where the first thing that can only follow a noun begins: a comma, a bracket, a preposition, a relative, a participle.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.sources.nouns import is_group, is_known, is_organisation, is_person, is_quantifier, people
from onrecord.types import Entity, EntityType, Span

__all__ = ["Phrase", "analyse", "split_conjoined", "words_of"]

_WORD = re.compile(r"[\w$%]+(?:,\d{3}\b)*(?:[.'’&/-]+\w+)*\.?(?:['’](?!\w))?")
_JOINT = re.compile(r"\s*,\s+and\s+|\s*,\s+or\s+|\s+and\s+|\s+or\s+|\s+nor\s+|\s*,?\s+as well as\s+|\s*,\s+|\s+&\s+")
_OFFICE = re.compile(r"\s+(?:of|for|to|at)\s+[^,;:()]+,?\s")  # "Minister of Education NAME"
_APPOSED = re.compile(
    r"(?:\s+(?:of|for|at|in|from|with|\w+ing|\w+ed)\s+[^,;:()—–]*)?\s*(?:[,—–:-]+|\bthe|\bnamed)"
)  # to a name
_TRAILING = re.compile(r"\s*(?:\([^()]*\))?\W*")
_BOUND = re.compile(
    r"(?:(?:no\s+)?(?:more|fewer|less)\s+than|up\s+to|as\s+many\s+as|at\s+(?:least|most))\s+(?=\w)", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:including|like|such\s+as)\b")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z-]*)\s+$")
_PRONOUNS = frozenset({"he", "her", "him", "i", "she", "they", "we", "you"})
_TITLES = re.compile(r"\b(?:[A-Z][a-z]{1,3}\.|Representative|Senator|President|Governor|Professor)")
_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s|--")
_AND = re.compile(r"\b(?:and|or|nor|as well as)\b|&")
_LIST = re.compile(r"\s*(?:[,:(—–-]|--)\s*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAME_LINKS = frozenset({"of", "for", "on", "to", "against"})  # within a name, what follows does not head it
_REFLEXIVES = frozenset({"herself", "himself", "itself", "themselves"})
_CONJUNCTIONS = frozenset({"and", "or"})
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")
_MOST_WORDS = 8  # of one part of a list with commas; longer ones are clauses
_LEADING = frozenset(
    {
        "about",
        "almost",
        "also",
        "according",
        "approximately",
        "both",
        "either",
        "even",
        "just",
        "nearly",
        "neither",
        "not",
    }
    | {"only", "roughly", "to", "virtually"}
)
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "another"}
)
_THOSE = frozenset({"that", "these", "those"})  # which need no noun ("those who attended")
_FULL_STOP_KEPT = re.compile(r"^(?:[A-Za-z]\.)+$|^(?:[A-Z][a-z]{0,3})\.$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of one source.

    span: all of it. core: its words, at least one, in lower case without a possessive ending; spans: where each stands.
    head: index in the core of the word that heads it. rest: what follows the core; empty where nothing does.
    determiner: the first word if it is one, lower case, else None.
    name: a person's, an organisation's or a place's name that the phrase is or ends in, or that stands beside it.
    is_part: it counts or parts what the core means ("some of the voters", "results of a poll").
    """

    span: Span
    core: tuple[str, ...]
    spans: tuple[Span, ...]
    head: int
    rest: Span
    determiner: str | None
    name: Entity | None
    is_part: bool

    @property
    def head_word(self) -> str:
        """The word that heads it, lower case."""
        return self.core[self.head]

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Words of the core before the head, lower case."""
        return self.core[: self.head]

    @property
    def names_beside(self) -> bool:
        """Whether its name stands beside the core, as an apposition, rather than in it."""
        return self.name is not None and self.name.span.start >= self.spans[-1].end

    @property
    def is_definite(self) -> bool:
        """Whether it points at something known: "the", "this", a possessor."""
        return self.determiner is not None and self.determiner not in {"a", "an", "another", "those", "these"}


def words_of(text: str, span: Span) -> Iterator[Span]:
    """Words of a stretch of text, possessive endings included."""
    for match in _WORD.finditer(text, span.start, span.end):
        end = match.end()
        if match.group().endswith(".") and not _FULL_STOP_KEPT.match(match.group()):
            end -= 1
        yield Span(match.start(), end)


def split_conjoined(text: str, span: Span, names: Sequence[Entity]) -> tuple[Span, ...]:
    """The parts of a conjoined source, in text order; the span alone where it is one source.

    A part after the first must look like a source of its own: a name, a determiner or quantifier, a plural. An
    apposition ("Smith, a lawyer") is none. "the interior and planning ministries" is two parts, though the first
    lacks its noun.
    """
    listed = _names_after_plural(text, span, names)
    if listed:
        return listed
    start = span.start
    first = next(words_of(text, span), None)
    if first and first.of(text).lower() in {"both", "either", "neither"}:
        start = first.end + 1
    relative = _RELATIVE.search(text, start, span.end)
    stop = relative.start() if relative else span.end
    joints = [
        match
        for match in _JOINT.finditer(text, start, stop)
        if not _inside_name(match.start(), match.end(), names) and not _in_brackets(text, span, match.start())
    ]
    if not any(_AND.search(match.group()) for match in joints):
        return (span,)
    parts = _parts(text, Span(start, span.end), joints, names)
    if len(parts) == 2 and _shares_noun(text, parts):
        return tuple(parts)
    if any(not _stands_alone(text, part, names) for part in parts):
        return (span,)
    return tuple(parts)


def _parts(text: str, span: Span, joints: Sequence[re.Match[str]], names: Sequence[Entity]) -> list[Span]:
    parts: list[Span] = []
    begin = span.start
    for match in joints:
        rest = Span(match.end(), span.end)
        is_comma = match.group().strip() == ","
        before = Span(begin, match.start())
        has_words = next(words_of(text, before), None) is not None
        if not has_words or _is_range(text, before, rest):
            continue
        if _begins_part(text, before, rest, names, is_comma=is_comma):
            parts.append(before)
            begin = match.end()
    return [*parts, Span(begin, span.end)] if begin < span.end else parts


def _names_after_plural(text: str, span: Span, names: Sequence[Entity]) -> tuple[Span, ...]:
    """The names in "two analysts, A and B", which are the sources; empty where it is no such list."""
    phrase = analyse(text, span, names)
    if not people(phrase.head_word):
        return ()
    opening = _LIST.match(text, phrase.rest.start, phrase.rest.end)
    persons = [e.span for e in _within(names, phrase.rest) if e.type is EntityType.PERSON]
    if opening is None or len(persons) < 2 or persons[0].start - opening.end() > 12:
        return ()
    return tuple(persons)


def analyse(text: str, span: Span, names: Sequence[Entity]) -> Phrase:
    """Take one noun phrase apart. names: all entities of the text, in text order."""
    words = list(words_of(text, span))
    while len(words) > 1 and words[0].of(text).lower() in _LEADING and words[1].of(text).lower() != "of":
        words = words[1:]
    inner = Span(words[0].start, span.end) if words else span
    determiner = words[0].of(text).lower() if words and words[0].of(text).lower() in _DETERMINERS else None
    if determiner and len(words) > 1 and not (determiner in _THOSE and words[1].of(text).lower() in _postmodifiers()):
        words = words[1:]
    bound = _BOUND.match(text, words[0].start, span.end) if words else None
    kept = [word for word in words if bound is None or word.start >= bound.end()]
    own = _within(names, inner)
    core = _core(text, inner, kept, own) or [inner]
    rest = Span(core[-1].end, span.end)
    lowered = tuple(_POSSESSIVE.sub("", word.of(text).lower()) for word in core)
    inside = next((number for number, word in enumerate(lowered) if number and word in _NAME_LINKS), len(core))
    is_part = bool(words) and core[0].start > words[0].start
    name = _name_of(text, inner, core, own)
    return Phrase(inner, lowered, tuple(core), inside - 1, rest, determiner, name, is_part=is_part)


def _core(text: str, span: Span, words: Sequence[Span], names: Sequence[Entity]) -> list[Span]:
    core: list[Span] = []
    for number, word in enumerate(words):
        bare = _POSSESSIVE.sub("", word.of(text)).lower()
        following = words[number + 1].of(text) if number + 1 < len(words) else ""
        if core and not any(e.span.start < word.start < e.span.end for e in names):
            last = _POSSESSIVE.sub("", core[-1].of(text))
            ends = _can_end(last) and not (bare in _CONJUNCTIONS and last.lower() in _ranks() and following.islower())
            if _breaks(text[core[-1].end : word.start], ends=ends) or bare in _REFLEXIVES:
                break
            is_within_name = last[:1].isupper() and following[:1].isupper()  # "Securities and Exchange Commission"
            if bare in _CONJUNCTIONS and (is_within_name or not ends):
                continue
            if bare == "of" and is_quantifier(last.lower()) and following:
                core = []
                continue
            if bare in {"or", "to"} and _counts(last) and _counts(following):
                continue
            is_possessor = core[-1].of(text) != last
            is_participle = _is_participle(word.of(text), last) and ends and not (_is_noun(following) or is_possessor)
            is_end = bare in _CONJUNCTIONS or bare in _postmodifiers() or bare in _DETERMINERS or bare in _PRONOUNS
            if is_end or is_participle:
                break
        if core or bare not in _DETERMINERS or not following or following.lower() in _postmodifiers():
            core.append(word)
    return core


def _counts(word: str) -> bool:
    return word[:1].isdigit() or is_quantifier(word.lower())


def _is_noun(word: str) -> bool:
    """Whether a word is a common noun that a source can be, so that a participle before it modifies it."""
    return word.islower() and is_known(word) and not (is_quantifier(word) and is_group(word))


def _breaks(gap: str, *, ends: bool) -> bool:
    """Whether punctuation ends a core; a comma between adjectives does not."""
    return bool(_BREAK.search(gap)) and (ends or gap.strip() != ",")


def _name_of(text: str, span: Span, core: Sequence[Span], names: Sequence[Entity]) -> Entity | None:
    """The name that the phrase bears: its core's end, or an apposition right before or after its core."""
    if not core:
        return None
    at_end = [e for e in names if e.span.start < core[-1].end and core[-1].start < e.span.end]
    if at_end:
        return at_end[-1]
    head = _POSSESSIVE.sub("", core[-1].of(text)).lower()
    for entity in names:
        between = text[core[-1].end : entity.span.start]
        before = _TITLES.sub("", between).rstrip()
        is_beside = before.strip() in {",", "—", "–"} or (
            entity.type is EntityType.PERSON and bool(_APPOSED.fullmatch(before))
        )
        if entity.type is EntityType.PLACE or not is_beside:
            continue
        if entity.type is EntityType.PERSON and not is_known(head):
            return entity  # "another favourite, Ana Torres"
        if is_person(head):
            end = names[-1]
            is_office = end.type is EntityType.PERSON and not _BREAK.search(text, entity.span.end, end.span.start)
            return end if is_office else entity  # "an ally, Harbour Secretary Ana Torres"
    last = names[-1] if names else None
    return last if last is not None and _is_last_of(text, span, core, last) else None


def _is_last_of(text: str, span: Span, core: Sequence[Span], last: Entity) -> bool:
    """Whether the last name in a phrase is its own: "Minister of Trade NAME", "Dockers Union president NAME"."""
    head = _POSSESSIVE.sub("", core[-1].of(text)).lower()
    is_capital = core[-1].of(text)[:1].isupper()
    is_body = is_capital and not (is_person(head) or people(head)) and (is_organisation(head) or not is_known(head))
    if is_body or (is_person(head) and _AND.search(text, core[-1].end, last.span.start)):
        return _closes(text, span, last)
    return (
        last.type is EntityType.PERSON
        and is_capital
        and is_person(head)
        and _TRAILING.fullmatch(text, last.span.end, span.end) is not None
        and _OFFICE.fullmatch(text, core[-1].end, last.span.start) is not None
    )


def _closes(text: str, span: Span, name: Entity) -> bool:
    """Whether a person's name closes a phrase, right behind a noun for what the person is."""
    before = _LAST_WORD.search(text, span.start, name.span.start)
    return (
        name.type is EntityType.PERSON
        and _TRAILING.fullmatch(text, name.span.end, span.end) is not None
        and before is not None
        and is_person(before.group(1).lower())
        and not _INCLUDING.search(text, span.start, name.span.start)
    )


def _within(names: Sequence[Entity], span: Span) -> list[Entity]:
    start = bisect_left(names, span.start, key=lambda entity: entity.span.end)
    found = []
    for entity in names[start:]:
        if entity.span.start >= span.end:
            break
        if entity.span.end > span.start:
            found.append(entity)
    return found


def _inside_name(start: int, end: int, names: Sequence[Entity]) -> bool:
    return any(entity.span.start < start and end < entity.span.end for entity in _within(names, Span(start, end)))


def _in_brackets(text: str, span: Span, place: int) -> bool:
    before = text[span.start : place]
    return before.count("(") > before.count(")")


def _is_range(text: str, before: Span, rest: Span) -> bool:
    """Whether a joint stands between two numbers of one phrase ("three or four officials")."""
    first = next(words_of(text, rest), None)
    return first is not None and all(_counts(word.of(text)) for word in (first, *words_of(text, before)))


def _begins_part(text: str, before: Span, rest: Span, names: Sequence[Entity], *, is_comma: bool) -> bool:
    """Whether what follows a joint can be a source of its own, rather than go on with the phrase before it."""
    first = next(words_of(text, rest), None)
    if first is None:
        return False
    lower = first.of(text).lower()
    if is_comma and (not _more_joints(text, rest) or len(list(words_of(text, before))) > _MOST_WORDS):
        return False
    is_capital = first.of(text)[:1].isupper()
    if not is_comma and is_capital and _goes_on(text, before, first, names):
        return False
    if any(entity.span.start <= first.start < entity.span.end for entity in _within(names, first)):
        phrase = analyse(text, before, ())
        return not (is_comma and is_person(phrase.head_word) and phrase.spans[phrase.head].of(text).islower())
    if is_comma:
        return lower in _DETERMINERS - {"a", "an", "the"}
    return lower in _DETERMINERS or is_quantifier(lower) or is_capital or _has_noun(text, rest)


def _goes_on(text: str, before: Span, first: Span, names: Sequence[Entity]) -> bool:
    """Whether an "and" between capitals is within one name ("Securities and Exchange Commission")."""
    last = list(words_of(text, before))[-1]
    if not last.of(text)[:1].isupper():
        return False
    ends = any(entity.span.end == last.end for entity in _within(names, last))
    begins = any(entity.span.start == first.start for entity in _within(names, first))
    return not ends and not begins


def _more_joints(text: str, rest: Span) -> bool:
    """Whether an "and" follows, so that commas before it part a list."""
    return bool(re.search(r"\band\b|\bor\b", text[rest.start : rest.end]))


def _has_noun(text: str, span: Span) -> bool:
    lowered = (word.of(text).lower() for word in words_of(text, span))
    return any(people(word) or (is_organisation(word) and word.endswith("s")) for word in lowered)


def _stands_alone(text: str, part: Span, names: Sequence[Entity]) -> bool:
    """Whether a part has a head of its own: a name, a noun for people, an organisation or a text."""
    if any(entity.span.overlaps(part) for entity in _within(names, part)):
        return True
    words = part.of(text).strip().lower()
    return words in _PRONOUNS or (words not in _ranks() and is_known(analyse(text, part, names).head_word))


def _shares_noun(text: str, parts: Sequence[Span]) -> bool:
    """Whether the first part lacks the plural noun that the second has ("the interior and planning ministries")."""
    first, second = ([w.of(text) for w in words_of(text, part)] for part in parts)
    lacks = first[-1].islower() and not is_known(first[-1].lower()) and (len(first) == 1 or _possesses(first[0]))
    return lacks and len(second) == 2 and second[1].endswith("s") and is_organisation(second[1].lower())


def _possesses(word: str) -> bool:
    return word.lower() in _DETERMINERS or bool(_POSSESSIVE.search(word))


@cache
def _ranks() -> frozenset[str]:
    """Words for rank, which may stand with another adjective ("a senior and respected official")."""
    return frozenset(load_lexicon("onrecord.sources", "qualifiers.txt"))


@cache
def _postmodifiers() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", "postmodifiers.txt"))


def _is_participle(word: str, before: str) -> bool:
    """Whether a word may be a participle; one that is a noun too ("filing") is one after people."""
    return word.islower() and word.endswith(("ing", "ed")) and (not is_known(word) or people(before.lower()))


def _can_end(word: str) -> bool:
    """Whether a core may end with this word: a name, or a noun that a source can be."""
    return word[:1].isupper() or is_known(_POSSESSIVE.sub("", word).lower())

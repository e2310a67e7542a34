"""Noun phrases and what verbs do to them, from tagged words: enough syntax to tell who was hit from who hit.

No parser runs. A noun phrase is a run of tags; a verb's subject is the phrase that ends before it once phrases inside
prepositions, appositions and relative clauses are stepped over; its object is the phrase that begins after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.tagging import Tagged
from onrecord.types import Span

__all__ = ["Clauses", "NounPhrase"]

_NOMINAL = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNS", "POS", "PRP$"})
_NOUNS = frozenset({"NN", "NNP", "NNS", "CD", "PRP", "EX"})
_OPENERS = frozenset({"DT", "PRP$", "CD"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_BETWEEN = frozenset({"RB", "MD", "RP", "TO"})  # with auxiliaries, what may stand between a subject and its verb
_AUXILIARIES = frozenset(
    [
        "am",
        "are",
        "be",
        "been",
        "being",
        "did",
        "do",
        "does",
        "get",
        "gets",
        "getting",
        "got",
        "had",
        "has",
        "have",
        "having",
        "is",
        "was",
        "were",
        "'s",
        "'re",
        "'ve",
        "'d",
        "reportedly",
    ]
)
_PASSIVE = frozenset(
    [
        "am",
        "are",
        "be",
        "been",
        "being",
        "get",
        "gets",
        "getting",
        "got",
        "is",
        "was",
        "were",
        "'s",
        "'re",
        "left",
        "reported",
        "found",
        "feared",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "against",
        "aboard",
        "along",
        "alongside",
        "among",
        "amid",
        "around",
        "at",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "during",
        "for",
        "from",
        "in",
        "including",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "outside",
        "over",
        "past",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
_SUBORDINATORS = frozenset(
    [
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "once",
        "since",
        "so",
        "than",
        "that",
        "though",
        "unless",
        "until",
        "whether",
        "while",
    ]
)
_PARTITIVES = frozenset(
    [
        "group",
        "groups",
        "member",
        "members",
        "number",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "crowd",
        "band",
        "gang",
        "squad",
        "unit",
        "team",
        "pair",
        "couple",
        "handful",
        "majority",
        "some",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "most",
        "many",
        "several",
        "part",
        "series",
        "wave",
        "column",
        "contingent",
        "employee",
        "employees",
        "resident",
        "residents",
        "citizen",
        "citizens",
        "leader",
        "leaders",
        "president",
        "head",
        "chief",
        "secretary",
        "minister",
        "mayor",
        "director",
        "commander",
        "son",
        "daughter",
        "wife",
        "husband",
        "brother",
        "sister",
        "father",
        "mother",
    ]
)
# What comes after "five killed", so that it is no "gunmen killed" that lacks its object.
_AFTER_BARE = frozenset([",", ".", "and", "at", "by", "during", "in", "near", "on", "when"]) | {""}
_BOUNDS = frozenset(
    [
        "about",
        "almost",
        "an",
        "around",
        "as",
        "at",
        "between",
        "down",
        "estimated",
        "fewer",
        "least",
        "many",
        "more",
        "nearly",
        "over",
        "some",
        "than",
        "up",
        "to",
    ]
)
_NO_NOMINAL = frozenset({"fewer", "least", "less", "more", "most", "near", "such"})
_MARKS = frozenset({",", "--", "-", "–", "—", "(", ")"})


@dataclass(frozen=True, slots=True, order=True)
class NounPhrase:
    """A noun phrase of one sentence: first and last word (index, both included) and the word that heads it."""

    first: int
    last: int
    head: int


class Clauses:
    """The noun phrases of one tagged sentence, and the verbs' hold on them."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.phrases = tuple(_phrases(tagged))
        self._at = {number: phrase for phrase in self.phrases for number in range(phrase.first, phrase.last + 1)}

    def span(self, phrase: NounPhrase) -> Span:
        """Where a phrase stands in the text."""
        return Span(self.tagged.spans[phrase.first].start, self.tagged.spans[phrase.last].end)

    def at(self, word: int) -> NounPhrase | None:
        """The phrase that a word is in."""
        return self._at.get(word)

    def word(self, number: int) -> str:
        """A word by its index, lower case; empty beyond the sentence."""
        return self.tagged.words[number] if 0 <= number < len(self.tagged) else ""

    def part(self, number: int) -> str:
        """A word's tag by its index; empty beyond the sentence."""
        return self.tagged.tags[number] if 0 <= number < len(self.tagged) else ""

    def is_verb(self, number: int) -> bool:
        """Whether a word is a verb."""
        return self.part(number) in _VERBS

    def is_passive(self, verb: int) -> bool:
        """Whether a transitive verb tells what was done to its subject: a participle after "be", or bare after a noun."""
        if self.part(verb) not in {"VBN", "VBD"}:
            return False
        before = verb - 1
        while self.part(before) == "RB" or (self.is_verb(before) and self.word(before) in {"been", "being"}):
            if self.word(before) in {"been", "being"}:
                return True
            before -= 1
        if self.word(before) in _PASSIVE:
            return True
        if self.word(before) in {"and", "or", ","} and self.is_verb(before - 1):
            return self.is_passive(before - 1) and self.object_of(verb) is None
        if self.word(before) in {"had", "has", "have", "having", "'ve", "'d"}:
            return False
        return self._bare_participle(verb)

    def _bare_participle(self, verb: int) -> bool:
        """Whether "five people killed in ..." it is, rather than "gunmen killed five people"."""
        if self.object_of(verb) is not None or self.at(verb - 1) is None:
            return False
        return self.part(verb) == "VBN" or self.word(verb + 1) in _AFTER_BARE

    def subject_of(self, verb: int) -> NounPhrase | None:
        """The phrase that a verb has as its subject, as the sentence stands; None where none can be told."""
        number = verb - 1
        while number >= 0 and self._leads_on(number):
            number -= 1
        if self.part(number) == "WH":
            return self.antecedent(number)
        is_closed = self.word(number) in _MARKS
        if is_closed:
            number -= 1
            if self.part(verb) == "VBG":
                return self._main_subject(number)
        if self.word(number) in {"and", "or", "but", "then"} or (self.part(number) == "CC"):
            earlier = self._verb_before(number)
            return self.subject_of(earlier) if earlier is not None else None
        if self.part(verb) == "VBG" and not self._has_auxiliary(verb):
            return self._main_subject(number)
        phrase = (self._before_aside(number) if is_closed else None) or self.at(number)
        is_reduced = number == verb - 1 and self.part(verb) == "VBN"  # "relatives of the 49 people killed"
        if phrase is None or is_reduced:
            return phrase
        subject = self._step_left(phrase)
        outer = self.at(subject.first - 2) if is_closed and self.word(subject.first - 1) == "," else None
        is_name = outer is not None and self.part(outer.head) == "NNP"  # "Smith, a boy from A, B, was"
        return outer if is_name and self.part(subject.head) != "NNP" else subject

    def _leads_on(self, number: int) -> bool:
        """Whether a word stands between a subject and its verb: an auxiliary, an adverb, "forced to"."""
        is_raised = self.part(number) in {"VBN", "VBD"} and (
            self.part(number + 1) == "TO" or self.word(number) == "found"
        )
        return self.part(number) in _BETWEEN or self.word(number) in _AUXILIARIES or is_raised

    def _has_auxiliary(self, verb: int) -> bool:
        return self.word(verb - 1) in _AUXILIARIES or (
            self.part(verb - 1) == "RB" and self.word(verb - 2) in _AUXILIARIES
        )

    def _main_subject(self, number: int) -> NounPhrase | None:
        """The subject of the finite verb before a word."""
        earlier = self._verb_before(number + 1, finite=True)
        return self.subject_of(earlier) if earlier is not None else None

    def _verb_before(self, number: int, *, finite: bool = False) -> int | None:
        parts = _FINITE - {"MD"} if finite else _VERBS
        for earlier in range(number - 1, -1, -1):
            if self.part(earlier) in parts and self.word(earlier) not in _AUXILIARIES - {"had"}:
                return earlier
            if self.word(earlier) in {";", ":"}:
                return None
        return None

    def _before_aside(self, number: int) -> NounPhrase | None:
        """The phrase before what stands between two commas that end at a word, unless that goes on with a place."""
        for place in range(number, -1, -1):
            if self.part(place) in _FINITE:
                return None
            if self.word(place) in {",", "(", "--", "–", "—"}:
                phrase, following = self.at(place - 1), self.at(place + 1)
                if phrase and self._is_age(phrase):
                    phrase = self.at(phrase.first - 2)
                return None if following and self._is_place_list(following) else phrase
        return None

    def _step_left(self, phrase: NounPhrase) -> NounPhrase:
        """From the phrase before a verb to its subject: out of prepositions, and out of a list of a place's names."""
        while True:
            before = phrase.first - 1
            word = self.word(before)
            if word in _PREPOSITIONS:
                outer = self.at(before - 1)
                if outer is None:
                    return phrase
                phrase = outer
                continue
            if word == "," and self._is_place_list(phrase):
                outer = self.at(before - 1)
                if outer is None:
                    return phrase
                phrase = outer
                continue
            return phrase

    def subjects_of(self, verb: int) -> tuple[NounPhrase, ...]:
        """A verb's subject and what is joined to it before it ("two soldiers, a guard and a child were hurt")."""
        last = self.subject_of(verb)
        if last is None:
            return ()
        found = [last]
        number = last.first - 1
        if self.word(number) == "and" or (self.word(number) == "," and self.word(number - 1) == "and"):
            while self.word(number) in {"and", ","}:
                outer = self.at(number - 1 if self.word(number - 1) != "," else number - 2)
                if outer is None or self.word(outer.first - 1) in _PREPOSITIONS or self.is_verb(outer.first - 1):
                    break
                found.append(outer)
                number = outer.first - 1
        return tuple(reversed(found))

    def _is_place_list(self, phrase: NounPhrase) -> bool:
        """Whether a name after a comma goes on with a place ("in Bisham, Khyber Pakhtunkhwa")."""
        outer = self.at(phrase.first - 2)
        return (
            outer is not None
            and self.part(phrase.head) == self.part(outer.head) == "NNP"
            and self.word(outer.first - 1) in _PREPOSITIONS
        )

    def antecedent(self, relative: int) -> NounPhrase | None:
        """The phrase that a relative pronoun stands for."""
        number = relative - 1
        while number >= 0 and (self.word(number) in _MARKS or self.word(number) in _PREPOSITIONS):
            number -= 1
        phrase = self.at(number)
        if phrase and self._is_age(phrase):
            phrase = self.at(phrase.first - 2)
        outer = self.at(phrase.first - 2) if phrase and self.word(phrase.first - 1) == "of" else None
        return outer if outer and self.word(outer.head) in _PARTITIVES else phrase

    def _is_age(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is a bare number after a comma: a person's age ("Smith, 29, was ...")."""
        return phrase.first == phrase.last and self.part(phrase.head) == "CD" and self.word(phrase.first - 1) == ","

    def object_of(self, verb: int) -> NounPhrase | None:
        """The phrase right after a verb; None where something else comes first."""
        number = verb + 1
        while self.at(number) is None and (self.part(number) in {"RP", "RB"} or self.word(number) in _BOUNDS):
            number += 1
        phrase = self.at(number)
        is_bounded = any(self.word(between) in _BOUNDS - {"down", "up"} for between in range(verb + 1, number))
        return None if phrase and is_bounded and self.part(phrase.first) not in {"CD", "DT"} else phrase

    def objects_of(self, verb: int) -> tuple[NounPhrase, ...]:
        """A verb's object and what is joined to it by commas and "and"."""
        first = self.object_of(verb)
        return tuple(self.joined(first)) if first else ()

    def joined(self, first: NounPhrase) -> Iterator[NounPhrase]:
        """A phrase and those after it that are joined to it, up to where another clause begins."""
        yield first
        last = self.extent(first)
        while True:
            number = last + 1
            if self.word(number) == ",":
                number += 1
            if self.word(number) in {"and", "or", "plus"}:
                number += 1
            if self.word(number) == "as" and self.word(number + 1) == "well":
                number += 3
            if number > last + 1:
                while self.word(number) in _BOUNDS and self.at(number) is None:
                    number += 1
            phrase = self.at(number)
            is_aged = phrase is not None and self._is_age(phrase)
            if phrase is None or number == last + 1 or is_aged or self._begins_clause(phrase):
                return
            yield phrase
            last = self.extent(phrase)

    def _begins_clause(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is the subject of a verb of its own, be it with phrases in prepositions between them."""
        after = phrase.last + 1
        while (inner := self.at(after + 1)) is not None and self.word(after) in _PREPOSITIONS:
            after = inner.last + 1
        while self.part(after) == "RB":
            after += 1
        return self.part(after) in _FINITE or (self.part(after) == "VBN" and after == phrase.last + 1)

    def extent(self, phrase: NounPhrase) -> int:
        """The last word of a phrase with what belongs to it: "of" after members, groups and kin."""
        last = phrase.last
        while self.word(last + 1) == "of" and (self.word(phrase.head) in _PARTITIVES or self.part(phrase.head) == "CD"):
            inner = self.at(last + 2)
            if inner is None:
                break
            last, phrase = inner.last, inner
        return last

    def whole(self, phrase: NounPhrase) -> Span:
        """The text of a phrase with what belongs to it."""
        return Span(self.tagged.spans[phrase.first].start, self.tagged.spans[self.extent(phrase)].end)

    def after(self, number: int, words: frozenset[str], reach: int = 1) -> NounPhrase | None:
        """The phrase after one of some prepositions, that one at most some words behind a word."""
        for place in range(number + 1, number + 1 + reach):
            if self.word(place) in words:
                following = place + 1
                while self.part(following) == "RB" or (
                    self.at(following) is None and self.part(following) in {"IN", "JJ"}
                ):
                    following += 1
                return self.at(following)
            if self.word(place) in _MARKS | {";", "."} or self.part(place) in _FINITE:
                return None
        return None


def _phrases(tagged: Tagged) -> Iterator[NounPhrase]:
    first: int | None = None
    for number in range(len(tagged) + 1):
        part = tagged.tags[number] if number < len(tagged) else ""
        if part in {"PRP", "EX"}:
            if first is not None:
                yield from _closed(tagged, first, number - 1)
            yield NounPhrase(number, number, number)
            first = None
            continue
        inside = (part in _NOMINAL and tagged.words[number] not in _NO_NOMINAL) or _modifies(tagged, number, first)
        if first is not None and (not inside or _opens(tagged, number)):
            yield from _closed(tagged, first, number - 1)
            first = None
        if inside and first is None and part != "POS":
            first = number


def _modifies(tagged: Tagged, number: int, first: int | None) -> bool:
    """Whether a participle or an adverb stands inside a phrase: "three wounded soldiers", "the recently freed man"."""
    if first is None or number + 1 >= len(tagged):
        return False
    part, after = tagged.tags[number], tagged.tags[number + 1]
    if tagged.words[number] in {"-", "/", "&"}:
        return after in _NOUNS
    opens = tagged.tags[number - 1] in _OPENERS | {"JJ", "POS"}
    return part in {"VBN", "VBG"} and opens and after in {"NN", "NNS", "JJ", "NNP"}


def _opens(tagged: Tagged, number: int) -> bool:
    """Whether a word that could go on with a phrase begins another: a determiner or a number after a noun."""
    part, before = tagged.tags[number], tagged.tags[number - 1]
    if part == "CD":
        following = tagged.tags[number + 1] if number + 1 < len(tagged) else ""
        return before in {"NNS", "NN"} or (before == "NNP" and following in {"NNS", "NN", "JJ"})
    return (
        part in {"DT", "PRP$"} and before in _NOUNS | {"DT"} and tagged.words[number - 1] not in {"all", "both", "half"}
    )


def _closed(tagged: Tagged, first: int, last: int) -> Iterator[NounPhrase]:
    while last >= first and tagged.tags[last] in {"POS", "PRP$"}:
        last -= 1
    head = last
    while head > first and tagged.tags[head] == "JJ" and tagged.tags[head - 1] in _NOUNS:
        head -= 1
    is_the_dead = head > first and tagged.tags[first] == "DT"
    if last >= first and (tagged.tags[head] in _NOUNS or is_the_dead):
        yield NounPhrase(first, last, head)

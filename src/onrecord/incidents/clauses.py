"""Noun phrases and what verbs do to them, from tagged words: enough syntax to tell who was hit from who hit.

No parser runs. A noun phrase is a run of tags; a verb's subject is the phrase that ends before it once phrases inside
prepositions, appositions and relative clauses are stepped over; its object is the phrase that begins after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.incidents.nounphrases import NounPhrase, find_noun_phrases
from onrecord.incidents.vocabulary import word_list
from onrecord.tagging import Tagged
from onrecord.types import Span

__all__ = ["Clauses", "NounPhrase"]

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_BETWEEN = frozenset({"RB", "MD", "RP", "TO"})  # with auxiliaries, what may stand between a subject and its verb
# What comes after "five killed", so that it is no "gunmen killed" that lacks its object.
_AFTER_BARE = frozenset([",", ".", "and", "at", "by", "during", "in", "near", "on", "when"]) | {""}
_MARKS = frozenset({",", "--", "-", "–", "—", "(", ")"})


class Clauses:
    """The noun phrases of one tagged sentence, and the verbs' hold on them."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.phrases = tuple(find_noun_phrases(tagged))
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
        """Whether a transitive verb tells what befell its subject: a participle after "be", or bare after a noun."""
        if self.part(verb) not in {"VBN", "VBD"}:
            return False
        before = verb - 1
        while self.part(before) == "RB" or (self.is_verb(before) and self.word(before) in {"been", "being"}):
            if self.word(before) in {"been", "being"}:
                return True
            before -= 1
        if self.word(before) in word_list("passive_auxiliaries.txt"):
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
        return self._before_clause(self._step_left(phrase), is_closed=is_closed)

    def _before_clause(self, subject: NounPhrase, *, is_closed: bool) -> NounPhrase | None:
        """The subject itself, or the phrase that it belongs to in a relative clause or an apposition."""
        if self.is_verb(subject.first - 1) and self.part(subject.first - 2) == "WH":  # "men who stormed the hotel shot"
            return self.antecedent(subject.first - 2)
        outer = self.at(subject.first - 2) if is_closed and self.word(subject.first - 1) == "," else None
        is_name = outer is not None and self.part(outer.head) == "NNP"  # "Smith, a boy from A, B, was"
        return outer if is_name and self.part(subject.head) != "NNP" else subject

    def _leads_on(self, number: int) -> bool:
        """Whether a word stands between a subject and its verb: an auxiliary, an adverb, "forced to"."""
        is_raised = self.part(number) in {"VBN", "VBD"} and (
            self.part(number + 1) == "TO" or self.word(number) == "found"
        )
        return self.part(number) in _BETWEEN or self.word(number) in word_list("auxiliaries.txt") or is_raised

    def _has_auxiliary(self, verb: int) -> bool:
        return self.word(verb - 1) in word_list("auxiliaries.txt") or (
            self.part(verb - 1) == "RB" and self.word(verb - 2) in word_list("auxiliaries.txt")
        )

    def _main_subject(self, number: int) -> NounPhrase | None:
        """The subject of the finite verb before a word."""
        earlier = self._verb_before(number + 1, finite=True)
        return self.subject_of(earlier) if earlier is not None else None

    def _verb_before(self, number: int, *, finite: bool = False) -> int | None:
        parts = _FINITE - {"MD"} if finite else _VERBS
        for earlier in range(number - 1, -1, -1):
            if self.part(earlier) in parts and (
                self.word(earlier) == "had" or self.word(earlier) not in word_list("auxiliaries.txt")
            ):
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
            if word in word_list("prepositions.txt"):
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
                if (
                    outer is None
                    or self.word(outer.first - 1) in word_list("prepositions.txt")
                    or self.is_verb(outer.first - 1)
                ):
                    break
                found.append(outer)
                number = outer.first - 1
        return tuple(reversed(found))

    def _is_place_list(self, phrase: NounPhrase) -> bool:
        """Whether a name after a comma goes on with a place ("in Leeds, West Yorkshire")."""
        outer = self.at(phrase.first - 2)
        return (
            outer is not None
            and self.part(phrase.head) == self.part(outer.head) == "NNP"
            and self.word(outer.first - 1) in word_list("prepositions.txt")
        )

    def antecedent(self, relative: int) -> NounPhrase | None:
        """The phrase that a relative pronoun stands for."""
        number = relative - 1
        while number >= 0 and (self.word(number) in _MARKS or self.word(number) in word_list("prepositions.txt")):
            number -= 1
        phrase = self.at(number)
        if phrase and self._is_age(phrase):
            phrase = self.at(phrase.first - 2)
        outer = self.at(phrase.first - 2) if phrase and self.word(phrase.first - 1) == "of" else None
        return outer if outer and self.word(outer.head) in word_list("partitives.txt") else phrase

    def _is_age(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is a bare number after a comma: a person's age ("Smith, 29, was ...")."""
        return phrase.first == phrase.last and self.part(phrase.head) == "CD" and self.word(phrase.first - 1) == ","

    def object_of(self, verb: int) -> NounPhrase | None:
        """The phrase right after a verb; None where something else comes first."""
        number = verb + 1
        while self.at(number) is None and (
            self.part(number) in {"RP", "RB"} or self.word(number) in word_list("bounds.txt")
        ):
            number += 1
        phrase = self.at(number)
        is_bounded = any(
            self.word(between) in word_list("bounds.txt") - {"down", "up"} for between in range(verb + 1, number)
        )
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
                while self.word(number) in word_list("bounds.txt") and self.at(number) is None:
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
        while (inner := self.at(after + 1)) is not None and self.word(after) in word_list("prepositions.txt"):
            after = inner.last + 1
        while self.part(after) == "RB":
            after += 1
        return self.part(after) in _FINITE or (self.part(after) == "VBN" and after == phrase.last + 1)

    def extent(self, phrase: NounPhrase) -> int:
        """The last word of a phrase with what belongs to it: "of" after members, groups and kin."""
        last = phrase.last
        while self.word(last + 1) == "of" and (
            self.word(phrase.head) in word_list("partitives.txt") or self.part(phrase.head) == "CD"
        ):
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

"""How many people a noun phrase counts, and whom: by the number in it, one for a person, two or more for a plural."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.vocabulary import is_listed, names_people, word_list
from onrecord.numerals import Numeral
from onrecord.sources.nouns import is_group, is_organisation, is_person
from onrecord.types import Count, Entity, EntityType, Harm, Span

__all__ = ["Counts", "HarmCue", "SentenceToll"]

_NOBODY = frozenset({"neither", "no-one", "nobody", "none"})
_SINGULAR_PRONOUNS = frozenset({"he", "her", "herself", "him", "himself", "i", "me", "she"})
_PLURAL_PRONOUNS = frozenset({"others", "them", "they", "those", "us", "we"})
_NO_WHOM = frozenset({"them", "those", "us", "whom"})
_DETERMINERS = frozenset({"-", "another", "her", "his", "its", "more", "of", "other", "the", "their"})
_BESIDE = frozenset({"", "are", "others", "people", "persons", "was", "were"})  # between a number and its word of harm
_GAP = 12  # characters, the longest of those with their spaces and some to spare


@dataclass(frozen=True, slots=True)
class SentenceToll:
    """A toll as its sentence has it.

    anchor: index of the word of harm. phrase: of whom, None for a bare number. is_part: it counts some of those that
    the toll before it counts. is_freed: those whom it counts were let go, so that they were held before. by: who gives
    the number, where the copy says so outside an attribution.
    """

    harm: Harm
    count: Count
    is_approximate: bool
    whom: Span | None
    cue: Span
    anchor: int
    phrase: NounPhrase | None
    is_part: bool
    is_freed: bool = False
    by: Span | None = None


@dataclass(frozen=True, slots=True)
class HarmCue:
    """The words that say what befell people. anchor: index of the word that their syntax hangs on."""

    harm: Harm
    span: Span
    anchor: int


class Counts:
    """The numbers of one sentence, and what its noun phrases count.

    numerals: in text order, without those of dates. entities: to tell a person's name from a place's.
    """

    def __init__(self, text: str, clauses: Clauses, numerals: Sequence[Numeral], entities: Sequence[Entity]) -> None:
        self.clauses = clauses
        self.numerals = numerals
        self.entities = entities
        self._text = text

    def of_phrases(self, phrases: Iterable[NounPhrase], cue: HarmCue) -> Iterator[SentenceToll]:
        """The tolls of those phrases that are people, in the same order."""
        for phrase in phrases:
            toll = self.of_phrase(phrase, cue)
            if toll:
                yield toll

    def of_phrase(self, phrase: NounPhrase, cue: HarmCue) -> SentenceToll | None:
        """The toll of a phrase: its number, one for a person, two or more for a plural; None if it is no people."""
        clauses = self.clauses
        head, tag = clauses.word(phrase.head), clauses.part(phrase.head)
        if head in _NOBODY or clauses.word(phrase.first) == "no":
            return self.of_nobody(clauses.span(phrase), cue)
        numeral = self.number_in(phrase)
        if numeral:
            return None if is_listed("things.txt", head) else self.of_number(numeral, phrase, cue)
        if tag == "PRP" or head in _PLURAL_PRONOUNS:
            words = clauses.tagged.spans[phrase.head]
            return self.of_one(words, words, phrase, cue) if head in _SINGULAR_PRONOUNS else None
        is_one = tag in {"NN", "NNP"} and head != "people"
        if not self._can_be_hurt(head, is_one=is_one) or not self.is_people(phrase):
            return None
        words, whom = clauses.span(phrase), self.without_article(phrase)
        if is_one:
            return self.of_one(words, whom, phrase, cue)
        return _toll(Count(2, None, words), whom, phrase, cue)

    def of_number(self, numeral: Numeral, phrase: NounPhrase | None, cue: HarmCue) -> SentenceToll:
        """The toll that a number makes. phrase: the one that it counts; None where it stands by itself."""
        whom = self._whom(numeral, phrase, cue) if phrase else None
        count = Count(numeral.least, numeral.most, numeral.span)
        return _toll(count, whom, phrase, cue, is_approximate=numeral.is_approximate)

    def of_one(self, words: Span, whom: Span | None, phrase: NounPhrase | None, cue: HarmCue) -> SentenceToll:
        """The toll of one person. words: those that name the one."""
        return _toll(Count(1, 1, words), whom, phrase, cue)

    def of_nobody(self, words: Span, cue: HarmCue) -> SentenceToll:
        """A toll that says that nobody came to harm. words: those that say so."""
        return _toll(Count(0, 0, words), None, None, cue)

    def is_people(self, phrase: NounPhrase) -> bool:
        """Whether a phrase means people: by its noun, its number, or a name that is no place's."""
        head, tag = self.clauses.word(phrase.head), self.clauses.part(phrase.head)
        if tag == "NNP" and not names_people(head):
            span = self.clauses.tagged.spans[phrase.head]
            kinds = {entity.type for entity in self.entities if entity.span.overlaps(span)}
            return EntityType.PERSON in kinds or (not kinds and not is_listed("sites.txt", head))
        return names_people(head) or tag == "CD"

    def without_article(self, phrase: NounPhrase) -> Span:
        """The text of a phrase with what belongs to it, without the article at its head."""
        whole = self.clauses.whole(phrase)
        tagged = self.clauses.tagged
        if tagged.tags[phrase.first] == "DT" and phrase.last > phrase.first:
            return Span(tagged.spans[phrase.first + 1].start, whole.end)
        return whole

    def number_in(self, phrase: NounPhrase) -> Numeral | None:
        """The number that counts a phrase: in it, before its head, or just before it with the words that bound it."""
        clauses = self.clauses
        span, head = clauses.span(phrase), clauses.tagged.spans[phrase.head]
        for numeral in self.numerals:
            if numeral.span.overlaps(span) and numeral.span.start <= head.start:
                inner = clauses.extent(phrase)
                unit = clauses.word(inner if inner != phrase.last else phrase.head)
                units = word_list("units.txt")
                return None if unit in units or unit.rstrip("s") in units else numeral
        return None

    def number_before(self, word: int) -> Numeral | None:
        """The number right before a word ("14 dead", "five of them")."""
        start = self.clauses.tagged.spans[word].start
        for numeral in self.numerals:
            gap = self._text[numeral.span.end : start]
            if 0 < start - numeral.span.end <= _GAP and gap.strip().lower() in _BESIDE:
                return numeral
        return None

    def word_before(self, place: int) -> int:
        """Index of the last word that ends at a place in the text or before it; -1 where there is none."""
        spans = self.clauses.tagged.spans
        return max((number for number, span in enumerate(spans) if span.end <= place), default=-1)

    def _can_be_hurt(self, head: str, *, is_one: bool) -> bool:
        """Whether a noun may take a word of harm as people do: no measure, no thing, no body that acts as one."""
        if head in word_list("units.txt") or is_listed("things.txt", head):
            return False
        return not (is_one and (is_group(head) or (is_organisation(head) and not is_person(head))))

    def _whom(self, numeral: Numeral, phrase: NounPhrase, cue: HarmCue) -> Span | None:
        """The words of a phrase that say whom its number counts, without the word of harm and determiners."""
        whole = self.clauses.whole(phrase)
        spans = self.clauses.tagged.spans
        begin = max(numeral.span.end, whole.start)
        rest = [span for span in spans if begin <= span.start and span.end <= whole.end]
        if rest and rest[-1].end == cue.span.end:
            rest.pop()
        words = [span.of(self._text).lower() for span in rest]
        first = next((place for place, word in enumerate(words) if word not in _DETERMINERS), None)
        if first is None or words[first] in _NO_WHOM:
            return None
        return Span(rest[first].start, rest[-1].end)


def _toll(
    count: Count, whom: Span | None, phrase: NounPhrase | None, cue: HarmCue, *, is_approximate: bool = False
) -> SentenceToll:
    return SentenceToll(cue.harm, count, is_approximate, whom, cue.span, cue.anchor, phrase, is_part=False)

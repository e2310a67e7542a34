"""How many people were killed, wounded, missing, abducted, arrested, displaced, rescued, as one sentence has it.

A word of harm says what befell people; the noun phrase that it takes says whom, and the number in that phrase how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.vocabulary import HarmWord, harm_words, is_listed, match_at, names_people
from onrecord.numerals import Numeral, find_numerals
from onrecord.sources.nouns import is_group, is_organisation, is_person
from onrecord.types import Count, Entity, EntityType, Harm, Span

__all__ = ["TOLL_WORDS", "SentenceToll", "read_tolls"]

TOLL_WORDS = frozenset({"life", "lives", "lost", "toll"})  # which may tell of a toll beside the lexicon's words of harm


_PREPOSITION = frozenset({"of"})
_NOBODY = frozenset({"no-one", "nobody", "none", "neither"})
_SINGULAR_PRONOUNS = frozenset({"he", "her", "him", "i", "me", "she", "himself", "herself"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us", "those", "others"})
_ARTICLES = frozenset({"DT", "PRP$"})
_PART_WORDS = frozenset({"including", "among"})
_FREED = frozenset({"escape", "free", "liberate", "release", "survive", "survivor"})
_MANAGED = frozenset({"manag", "used", "able", "went", "proce"})  # beginnings of words after which "to kill" was done
_KIN = frozenset(
    [
        "aunt",
        "boyfriend",
        "brother",
        "child",
        "children",
        "colleague",
        "cousin",
        "daughter",
        "daughters",
        "father",
        "fiance",
        "friend",
        "girlfriend",
        "grandson",
        "husband",
        "mother",
        "nephew",
        "niece",
        "parents",
        "sister",
        "son",
        "sons",
        "uncle",
        "wife",
    ]
)
_NO_WHOM = frozenset({"them", "whom", "us", "those"})
_SUFFERED = frozenset({"suffer", "suffered", "suffering", "sustain", "sustained", "received"})
_LEFT = frozenset(
    [
        "area",
        "capital",
        "city",
        "conflict",
        "country",
        "fighting",
        "home",
        "homes",
        "house",
        "houses",
        "region",
        "town",
        "village",
        "villages",
        "violence",
        "war",
    ]
)
_COPULAS = frozenset(["are", "be", "been", "being", "is", "remain", "remained", "remains", "was", "were", "went"])
_TOLL_NOUNS = frozenset({"toll", "tally", "count", "number", "figure"})
_REACHES = frozenset(
    {"at", "to", "of", "is", "was", "as", "reached", "passed", "hit", "exceeded", "topped", "be", "stands"}
)
_LIFE_VERBS = frozenset(
    [
        "claim",
        "claimed",
        "claiming",
        "claims",
        "cost",
        "costing",
        "costs",
        "lose",
        "losing",
        "lost",
        "take",
        "taken",
        "taking",
        "took",
    ]
)
_NO_PEOPLE = frozenset(
    {
        "day",
        "hour",
        "minute",
        "month",
        "p.m.",
        "a.m.",
        "time",
        "week",
        "year",
        "mile",
        "kilometer",
        "kilometre",
        "percent",
        "dollar",
        "%",
    }
)
# Words of people that a bare "dead" or "wounded" may stand behind; a number may stand before them by itself.
_TO_DEATH = frozenset({"death", "deaths"})


@dataclass(frozen=True, slots=True)
class SentenceToll:
    """A toll as its sentence has it. anchor: index of the word of harm; phrase: of whom, None for a bare number.

    is_part: it counts some of those that the toll before it counts. is_freed: those whom it counts were let go, so that
    they were held before.
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


def read_tolls(
    text: str, clauses: Clauses, entities: Sequence[Entity], taken: Sequence[Span]
) -> tuple[SentenceToll, ...]:
    """The tolls of one sentence, in text order of the numbers; each noun phrase is counted once for each harm.

    entities: those of the sentence, to tell a person's name from a place's. taken: its dates, whose numbers count nobody.
    """
    tagged = clauses.tagged
    if not tagged.spans:
        return ()
    sentence = Span(tagged.spans[0].start, tagged.spans[-1].end)
    numerals = [n for n in find_numerals(text, sentence) if not any(n.span.overlaps(date) for date in taken)]
    reader = _Reader(text, clauses, numerals, entities)
    found: list[SentenceToll] = []
    seen: set[tuple[Harm, Span]] = set()
    claimed: set[int] = set()
    for number in range(len(tagged)):
        for last, word in match_at(harm_words(), tagged.words, number):
            if number in claimed or not reader.fits(number, word):
                continue
            for read in reader.tolls_of(number, last, word):
                toll = replace(read, is_freed=word.base in _FREED)
                key = (toll.harm, toll.count.words)
                if key not in seen:
                    seen.add(key)
                    found.append(toll)
                    claimed.update(range(number, last + 1))
    found += [toll for toll in reader.lives() if (toll.harm, toll.count.words) not in seen]
    found += reader.parts(found)
    return tuple(sorted(found, key=lambda toll: (toll.count.words, toll.harm)))


class _Reader:
    def __init__(self, text: str, clauses: Clauses, numerals: Sequence[Numeral], entities: Sequence[Entity]) -> None:
        self._text = text
        self._entities = entities
        self._clauses = clauses
        self._numerals = numerals

    def fits(self, number: int, word: HarmWord) -> bool:
        """Whether a word's tag agrees with the way in which it says what befell people."""
        part = self._clauses.part(number)
        if word.base == "fatally":
            return True
        if word.frame == "noun":
            return part in {"NN", "NNS", "NNP"}
        if word.frame == "state":
            return part in {"JJ", "NN", "NNS", "VBD", "VBG", "VBN"}
        return self._clauses.is_verb(number) and not (part == "VB" and self._is_unreal(number))

    def _is_unreal(self, number: int) -> bool:
        """Whether a verb in its base form tells what may be done, not what was ("could kill", "to kill")."""
        before = range(max(number - 3, 0), number)
        if any(self._clauses.word(place)[:5] in _MANAGED for place in range(max(number - 3, 0), number)):
            return False
        return any(self._clauses.part(place) in {"MD", "TO"} for place in before)

    def tolls_of(self, number: int, last: int, word: HarmWord) -> Iterator[SentenceToll]:
        """The tolls that one word of harm makes."""
        clauses = self._clauses
        cue = Span(clauses.tagged.spans[number].start, clauses.tagged.spans[last].end)
        if word.base == "fatally":
            yield from self._fatally(number)
            return
        if word.frame == "noun":
            yield from self._of_noun(number, word, cue)
            return
        if word.frame == "state":
            yield from self._of_state(number, word, cue)
            return
        is_passive = word.frame == "transitive" and clauses.is_passive(number)
        if word.base == "flee" and not _LEFT.intersection(clauses.tagged.words[number + 1 : number + 6]):
            return
        if word.frame == "intransitive" or is_passive:
            phrases: Sequence[NounPhrase] = clauses.subjects_of(number)
            own = self._numeral_before(number) if not phrases else None
            if own:
                yield self._toll(word.harm, own, None, cue, number)
        else:
            start = last if last > number and clauses.at(number + 1) is None else number
            phrases = clauses.objects_of(start)
        for phrase in phrases:
            toll = self._of_phrase(phrase, word.harm, cue, number)
            if toll:
                yield toll

    def _fatally(self, number: int) -> Iterator[SentenceToll]:
        """ "was fatally shot", "fatally wounding two": killed, whatever the verb."""
        clauses = self._clauses
        verb = number + 1
        if not clauses.is_verb(verb):
            return
        cue = Span(clauses.tagged.spans[number].start, clauses.tagged.spans[verb].end)
        for phrase in clauses.subjects_of(verb) if clauses.is_passive(verb) else clauses.objects_of(verb):
            toll = self._of_phrase(phrase, Harm.KILLED, cue, verb)
            if toll:
                yield toll

    def _of_noun(self, number: int, word: HarmWord, cue: Span) -> Iterator[SentenceToll]:
        clauses = self._clauses
        phrase = clauses.at(number)
        if phrase is None:
            return
        if clauses.word(number + 1) in _TOLL_NOUNS:
            yield from self._stated(number, word.harm, cue)
            return
        numeral = self._numeral_in(phrase)
        if numeral and phrase.head == number:
            yield self._toll(word.harm, numeral, None, cue, number)
            return
        if clauses.word(phrase.first) in {"no", "zero"} and phrase.head == number:
            yield self._nobody(word.harm, clauses.tagged.spans[phrase.first], cue, number)
            return
        if phrase.head != number:
            return
        if clauses.word(phrase.first - 1) in _SUFFERED:
            for subject in clauses.subjects_of(phrase.first - 1):
                toll = self._of_phrase(subject, word.harm, cue, number)
                if toll:
                    yield toll
            return
        outer = clauses.word(phrase.first - 1) == "of" and clauses.at(phrase.first - 2)
        if outer and clauses.word(outer.head) in _TOLL_NOUNS:
            yield from self._stated(number, word.harm, cue)
            return
        if clauses.word(number + 1) == "of":
            first = clauses.at(number + 2) or clauses.after(number, _PREPOSITION)
            if first:
                for victim in clauses.joined(first):
                    toll = self._of_phrase(victim, word.harm, cue, number)
                    if toll:
                        yield toll
            return
        yield from self._of_possessor(phrase, word.harm, cue, number)

    def _of_possessor(self, phrase: NounPhrase, harm: Harm, cue: Span, number: int) -> Iterator[SentenceToll]:
        """ "the girl's death", "his arrest": one person, where it is one."""
        tagged = self._clauses.tagged
        marks = [place for place in range(phrase.first, phrase.last + 1) if tagged.tags[place] == "POS"]
        if marks:
            owner = NounPhrase(phrase.first, marks[-1] - 1, marks[-1] - 1)
            toll = self._of_phrase(owner, harm, cue, number)
            if toll and owner.last >= owner.first:
                yield toll
        elif tagged.words[phrase.first] in {"his", "her"}:
            words = tagged.spans[phrase.first]
            yield SentenceToll(harm, Count(1, 1, words), False, None, cue, number, None, is_part=False)

    def _of_state(self, number: int, word: HarmWord, cue: Span) -> Iterator[SentenceToll]:
        """ "14 dead", "three people missing", "the number of wounded rose to 30", "12 were among the dead"."""
        clauses = self._clauses
        phrase = clauses.at(number)
        before = self._numeral_before(number)
        if before and clauses.tagged.words[number] != "hurt":
            yield self._toll(word.harm, before, None, cue, number)
            among = self._word_before(before.span.start)
            subject = self._subject_of_copula(among) if clauses.word(among) == "among" else None
            part = self._of_phrase(subject, word.harm, cue, number) if subject else None
            if part:
                yield replace(part, is_part=True)
            return
        if phrase and phrase.head < number and self._is_people(phrase):
            toll = self._of_phrase(phrase, word.harm, cue, number)
            if toll:
                yield toll
            return
        noun = clauses.at(number - 1)
        if noun and noun is not phrase and self._is_people(noun):
            toll = self._of_phrase(noun, word.harm, cue, number)
            if toll:
                yield toll
            return
        copula = number - 1
        while clauses.part(copula) == "RB" or clauses.word(copula) in {
            "reported",
            "still",
            "feared",
            "believed",
            "left",
        }:
            copula -= 1
        if phrase is None and clauses.word(copula) in _COPULAS:
            for subject in clauses.subjects_of(number):
                toll = self._of_phrase(subject, word.harm, cue, number)
                if toll:
                    yield toll
            return
        if phrase and clauses.tagged.tags[phrase.first] == "DT":
            outer = clauses.word(phrase.first - 1) == "among" and self._subject_of_copula(phrase.first - 1)
            if outer:
                toll = self._of_phrase(outer, word.harm, cue, number)
                if toll:
                    yield replace(toll, is_part=True)
                return
        outer = clauses.word((phrase.first if phrase else number) - 1) == "of" and clauses.at(
            (phrase.first if phrase else number) - 2
        )
        if outer and clauses.word(outer.head) in _TOLL_NOUNS:
            yield from self._stated(number, word.harm, cue)

    def _subject_of_copula(self, number: int) -> NounPhrase | None:
        verb = number - 1
        if self._clauses.word(verb) in {"was", "were", "is", "are"}:
            return self._clauses.subject_of(verb)
        return None

    def _stated(self, number: int, harm: Harm, cue: Span) -> Iterator[SentenceToll]:
        """ "the death toll stands at 11", "put the number of dead at fourteen"."""
        tagged = self._clauses.tagged
        begin = tagged.spans[number].end
        for numeral in self._numerals:
            if numeral.span.start < begin or numeral.span.start - begin > 90:
                continue
            before = self._word_before(numeral.span.start)
            if self._clauses.word(before) in _REACHES or self._clauses.word(before) in {"risen", "climbed"}:
                yield self._toll(harm, numeral, None, cue, number)
                return

    def lives(self) -> Iterator[SentenceToll]:
        """ "claimed 12 lives", "lost their lives"."""
        clauses = self._clauses
        for phrase in clauses.phrases:
            if clauses.word(phrase.first - 1) == "lost" and not _KIN.isdisjoint(
                clauses.tagged.words[phrase.first : phrase.last + 1]
            ):
                lost = clauses.tagged.spans[phrase.first - 1]
                count = Count(1, 1, clauses.span(phrase))
                yield SentenceToll(
                    Harm.KILLED,
                    count,
                    False,
                    self._without_article(phrase),
                    lost,
                    phrase.first - 1,
                    phrase,
                    is_part=False,
                )
            if clauses.word(phrase.head) not in {"life", "lives"}:
                continue
            verb = phrase.first - 1
            while clauses.part(verb) in {"RB", "IN"} or clauses.word(verb) in {"least", "more"}:
                verb -= 1
            if clauses.word(verb) not in _LIFE_VERBS:
                continue
            cue = Span(clauses.tagged.spans[verb].start, clauses.tagged.spans[phrase.head].end)
            numeral = self._numeral_in(phrase)
            if numeral:
                yield self._toll(Harm.KILLED, numeral, None, cue, verb)
            elif clauses.word(phrase.first) in {"their", "his", "her"} and clauses.word(verb)[:3] in {"los"}:
                for subject in clauses.subjects_of(verb):
                    toll = self._of_phrase(subject, Harm.KILLED, cue, verb)
                    if toll:
                        yield toll
            elif clauses.word(phrase.head + 1) == "of" and (victim := clauses.at(phrase.head + 2)):
                toll = self._of_phrase(victim, Harm.KILLED, cue, verb)
                if toll:
                    yield toll

    def parts(self, tolls: Sequence[SentenceToll]) -> list[SentenceToll]:
        """Tolls that are part of one before them: "including two children", "five of them", "among them ..."."""
        found = []
        clauses = self._clauses
        for number, word in enumerate(clauses.tagged.words):
            if word == ":":
                found += self._named(tolls, number)
            opens = word == "including" or (word == "among" and clauses.word(number + 1) in {"them", "whom"})
            is_of_them = word == "of" and clauses.word(number + 1) in {"them", "whom"}
            if not opens and not is_of_them:
                continue
            place = clauses.tagged.spans[number].start
            totals = [toll for toll in tolls if toll.count.words.start < place]
            if not totals:
                continue
            total = totals[-1]
            if is_of_them:
                numeral = self._numeral_before(number)
                after = clauses.at(number + 2)
                if numeral and numeral.span != total.count.words:
                    toll = self._toll(total.harm, numeral, after, total.cue, total.anchor)
                    found.append(replace(toll, is_part=True))
                continue
            first = clauses.at(number + (1 if word == "including" else 2)) or clauses.object_of(number)
            if first is None:
                continue
            for phrase in clauses.joined(first):
                part = self._of_phrase(phrase, total.harm, total.cue, total.anchor)
                if part and all(part.count.words != toll.count.words for toll in tolls):
                    found.append(replace(part, is_part=True))
        return found

    def _named(self, tolls: Sequence[SentenceToll], colon: int) -> list[SentenceToll]:
        """The people named after "killed four people:", where there are as many names as were counted."""
        place = self._clauses.tagged.spans[colon].start
        total = next((toll for toll in reversed(tolls) if toll.count.words.start < place), None)
        names = [e.span for e in self._entities if e.type is EntityType.PERSON and e.span.start > place]
        if total is None or len(names) != total.count.least or total.count.most != total.count.least:
            return []
        return [
            SentenceToll(total.harm, Count(1, 1, name), False, name, total.cue, total.anchor, None, is_part=True)
            for name in names
        ]

    def _of_phrase(self, phrase: NounPhrase, harm: Harm, cue: Span, anchor: int) -> SentenceToll | None:
        """The toll that a phrase makes: its number, or one for a person, or more for a plural; None if it is no people."""
        clauses = self._clauses
        tagged = clauses.tagged
        head = clauses.word(phrase.head)
        first = clauses.word(phrase.first)
        if head in _NOBODY or first == "no":
            return self._nobody(harm, clauses.span(phrase), cue, anchor)
        numeral = self._numeral_in(phrase)
        if numeral:
            return self._toll(harm, numeral, phrase, cue, anchor)
        if tagged.tags[phrase.head] == "PRP" or head in _PLURAL_PRONOUNS:
            if head in _SINGULAR_PRONOUNS:
                words = tagged.spans[phrase.head]
                return SentenceToll(harm, Count(1, 1, words), False, words, cue, anchor, phrase, is_part=False)
            return None
        if head in _NO_PEOPLE or is_listed("things.txt", head):
            return None
        whom = self._without_article(phrase)
        is_one = tagged.tags[phrase.head] in {"NN", "NNP"} and head != "people"
        is_body = is_group(head) or (is_organisation(head) and not is_person(head))
        if is_one and is_body:
            return None
        if not self._is_people(phrase):
            return None
        words = clauses.span(phrase)
        count = Count(1, 1, words) if is_one else Count(2, None, words)
        return SentenceToll(harm, count, False, whom, cue, anchor, phrase, is_part=False)

    def _is_people(self, phrase: NounPhrase) -> bool:
        head = self._clauses.word(phrase.head)
        tag = self._clauses.tagged.tags[phrase.head]
        if tag == "NNP" and not names_people(head):
            span = self._clauses.tagged.spans[phrase.head]
            kinds = {entity.type for entity in self._entities if entity.span.overlaps(span)}
            return EntityType.PERSON in kinds or (not kinds and not is_listed("sites.txt", head))
        return names_people(head) or tag == "CD"

    def _without_article(self, phrase: NounPhrase) -> Span:
        whole = self._clauses.whole(phrase)
        tagged = self._clauses.tagged
        if tagged.tags[phrase.first] == "DT" and phrase.last > phrase.first:
            return Span(tagged.spans[phrase.first + 1].start, whole.end)
        return whole

    def _toll(self, harm: Harm, numeral: Numeral, phrase: NounPhrase | None, cue: Span, anchor: int) -> SentenceToll:
        whom = None
        if phrase:
            whole = self._clauses.whole(phrase)
            begin = max(numeral.span.end, whole.start)
            last = next((span for span in self._clauses.tagged.spans if span.end == cue.end), cue)
            rest = [span for span in self._clauses.tagged.spans if begin <= span.start and span.end <= whole.end]
            if rest and rest[-1] == last:
                rest = rest[:-1]
            while rest and rest[0].of(self._text).lower() in {
                "of",
                "the",
                "more",
                "other",
                "another",
                "-",
                "his",
                "her",
                "its",
                "their",
            }:
                rest = rest[1:]
            whom = (
                Span(rest[0].start, rest[-1].end) if rest and rest[0].of(self._text).lower() not in _NO_WHOM else None
            )
        count = Count(numeral.least, numeral.most, numeral.span)
        return SentenceToll(harm, count, numeral.is_approximate, whom, cue, anchor, phrase, is_part=False)

    def _nobody(self, harm: Harm, words: Span, cue: Span, anchor: int) -> SentenceToll:
        return SentenceToll(harm, Count(0, 0, words), False, None, cue, anchor, None, is_part=False)

    def _numeral_in(self, phrase: NounPhrase) -> Numeral | None:
        """The number that counts a phrase: in it, before its head, or just before it with the words that bound it."""
        span = self._clauses.span(phrase)
        head = self._clauses.tagged.spans[phrase.head]
        counted = self._clauses.word(phrase.head)
        for numeral in self._numerals:
            if numeral.span.overlaps(span) and numeral.span.start <= head.start:
                inner = self._clauses.extent(phrase)
                unit = self._clauses.word(inner) if inner != phrase.last else counted
                return None if unit in _NO_PEOPLE or unit.rstrip("s") in _NO_PEOPLE else numeral
        return None

    def _numeral_before(self, number: int) -> Numeral | None:
        """The number right before a word ("14 dead", "five of them")."""
        start = self._clauses.tagged.spans[number].start
        for numeral in self._numerals:
            gap = self._text[numeral.span.end : start]
            if 0 < start - numeral.span.end <= 12 and gap.strip().lower() in {
                "",
                "were",
                "was",
                "people",
                "others",
                "persons",
                "are",
            }:
                return numeral
        return None

    def _word_before(self, place: int) -> int:
        spans = self._clauses.tagged.spans
        return max((number for number, span in enumerate(spans) if span.end <= place), default=-1)

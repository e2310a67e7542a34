"""How words of harm take the people whom they befell: as a verb's subject or object, after a noun, beside a state.

Each word's frame is in the stage's lexicon harms.txt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.counting import Counts, HarmCue, SentenceToll
from onrecord.incidents.vocabulary import HarmWord, word_list
from onrecord.types import Harm, Span

__all__ = ["agrees", "read_frame", "read_lives"]

_OF = frozenset({"of"})
_PARTS = {
    "noun": frozenset({"NN", "NNP", "NNS"}),
    "state": frozenset({"JJ", "NN", "NNS", "VBD", "VBG", "VBN"}),
}
_MANAGED = frozenset({"able", "manag", "proce", "used", "went"})  # beginnings of words after which "to kill" was done
_SUFFERED = frozenset({"received", "suffer", "suffered", "suffering", "sustain", "sustained"})
_BE = frozenset({"are", "is", "was", "were"})
_COPULAS = _BE | {"be", "been", "being", "remain", "remained", "remains", "went"}
_HELD = frozenset({"believed", "feared", "left", "reported", "still"})  # between a copula and a state
_TOLL_NOUNS = frozenset({"count", "figure", "number", "tally", "toll"})
_REACHES = frozenset({
    "as", "at", "be", "climbed", "exceeded", "hit", "is", "of", "passed", "reached", "risen", "stands", "to", "topped",
    "was",
})  # fmt: skip
_STATED_REACH = 90  # characters from "death toll" within which its number stands
_FLED_REACH = 5  # words from "fled" within which what they left stands


def agrees(clauses: Clauses, number: int, word: HarmWord) -> bool:
    """Whether a word's tag agrees with the way in which it says what befell people."""
    if word.frame == "adverb":
        return True
    part = clauses.part(number)
    if word.frame in _PARTS:
        return part in _PARTS[word.frame]
    return clauses.is_verb(number) and not (part == "VB" and _is_unreal(clauses, number))


def _is_unreal(clauses: Clauses, number: int) -> bool:
    """Whether a verb in its base form tells what may be done, not what was ("could kill", "to kill")."""
    before = range(max(number - 3, 0), number)
    if any(clauses.word(place)[:5] in _MANAGED for place in before):
        return False
    return any(clauses.part(place) in {"MD", "TO"} for place in before)


def read_frame(counts: Counts, number: int, last: int, word: HarmWord) -> Iterator[SentenceToll]:
    """The tolls that one word of harm makes. number, last: indices of its first word and its last."""
    spans = counts.clauses.tagged.spans
    cue = HarmCue(word.harm, Span(spans[number].start, spans[last].end), number)
    if word.frame == "adverb":
        return _of_fatal_verb(counts, number)
    if word.frame == "noun":
        return _of_noun(counts, cue)
    if word.frame == "state":
        return _of_state(counts, cue)
    return _of_verb(counts, last, word, cue)


def _of_verb(counts: Counts, last: int, word: HarmWord, cue: HarmCue) -> Iterator[SentenceToll]:
    clauses, number = counts.clauses, cue.anchor
    following = clauses.tagged.words[number + 1 : number + 1 + _FLED_REACH]
    if word.base == "flee" and word_list("fled.txt").isdisjoint(following):
        return
    if word.frame == "intransitive" or clauses.is_passive(number):
        subjects = () if _is_bare_number(clauses, number - 1) else clauses.subjects_of(number)
        own = None if subjects else counts.number_before(number)
        if own:
            yield counts.of_number(own, None, cue)
        yield from counts.of_phrases(subjects, cue)
    else:
        is_whole = last > number and clauses.at(number + 1) is None  # "took hostage two", not "took two hostage"
        yield from counts.of_phrases(clauses.objects_of(last if is_whole else number), cue)


def _is_bare_number(clauses: Clauses, number: int) -> bool:
    """Whether a word is a number after "and", whose list counts other harms: "five dead and 30 wounded"."""
    phrase = clauses.at(number)
    return (
        phrase == NounPhrase(number, number, number)
        and clauses.part(number) == "CD"
        and (clauses.word(number - 1) == "and")
    )


def _of_fatal_verb(counts: Counts, number: int) -> Iterator[SentenceToll]:
    """Killed, whatever the verb: "was fatally shot", "fatally wounding two"."""
    clauses, verb = counts.clauses, number + 1
    if clauses.is_verb(verb):
        spans = clauses.tagged.spans
        cue = HarmCue(Harm.KILLED, Span(spans[number].start, spans[verb].end), verb)
        hurt = clauses.subjects_of(verb) if clauses.is_passive(verb) else clauses.objects_of(verb)
        yield from counts.of_phrases(hurt, cue)


def _of_noun(counts: Counts, cue: HarmCue) -> Iterator[SentenceToll]:
    clauses = counts.clauses
    phrase = clauses.at(cue.anchor)
    if phrase is None:
        return
    if clauses.word(cue.anchor + 1) in _TOLL_NOUNS:
        yield from _stated(counts, cue)
    elif phrase.head == cue.anchor:
        yield from _of_head(counts, phrase, cue)


def _of_head(counts: Counts, phrase: NounPhrase, cue: HarmCue) -> Iterator[SentenceToll]:
    """A noun of harm that heads its phrase: "two deaths", "no injuries", "the killing of a guard", "his arrest"."""
    clauses = counts.clauses
    numeral = counts.number_in(phrase)
    if numeral:
        yield counts.of_number(numeral, None, cue)
    elif clauses.word(phrase.first) in {"no", "zero"}:
        yield counts.of_nobody(clauses.tagged.spans[phrase.first], cue)
    elif clauses.word(phrase.first - 1) in _SUFFERED:
        yield from counts.of_phrases(clauses.subjects_of(phrase.first - 1), cue)
    elif _is_counted(clauses, phrase.first):
        yield from _stated(counts, cue)
    elif clauses.word(cue.anchor + 1) == "of":
        first = clauses.at(cue.anchor + 2) or clauses.after(cue.anchor, _OF)
        if first:
            yield from counts.of_phrases(clauses.joined(first), cue)
    else:
        yield from _of_possessor(counts, phrase, cue)


def _of_possessor(counts: Counts, phrase: NounPhrase, cue: HarmCue) -> Iterator[SentenceToll]:
    """One person, where it is one: "the girl's death", "his arrest"."""
    tagged = counts.clauses.tagged
    marks = [place for place in range(phrase.first, phrase.last + 1) if tagged.tags[place] == "POS"]
    if marks:
        owner = NounPhrase(phrase.first, marks[-1] - 1, marks[-1] - 1)
        if owner.last >= owner.first:
            yield from counts.of_phrases([owner], cue)
    elif tagged.words[phrase.first] in {"his", "her"}:
        yield counts.of_one(tagged.spans[phrase.first], None, None, cue)


def _of_state(counts: Counts, cue: HarmCue) -> Iterator[SentenceToll]:
    """A state: "14 dead", "three people missing", "the number of wounded rose to 30", "12 were among the dead"."""
    clauses, number = counts.clauses, cue.anchor
    before = counts.number_before(number)
    if before and clauses.word(number) != "hurt":
        yield counts.of_number(before, None, cue)
        yield from _among(counts, counts.word_before(before.span.start), cue)
        return
    phrase = clauses.at(number)
    hurt = _in_state(counts, phrase, number)
    is_list = phrase is not None and clauses.part(phrase.first) == "DT"  # "the dead"
    first = phrase.first if phrase else number
    if hurt is not None:
        yield from counts.of_phrases(hurt, cue)
    elif is_list and _subject_before(clauses, first - 1):
        yield from _among(counts, first - 1, cue)
    elif _is_counted(clauses, first):
        yield from _stated(counts, cue)


def _in_state(counts: Counts, phrase: NounPhrase | None, number: int) -> Sequence[NounPhrase] | None:
    """Those whom a state is said of: the noun that it follows, or its subject; None where it is said of none.

    phrase: the one that the state's own word, at an index, is in.
    """
    clauses = counts.clauses
    if phrase and phrase.head < number and counts.is_people(phrase):
        return (phrase,)
    noun = clauses.at(number - 1)
    if noun and noun is not phrase and counts.is_people(noun):
        return (noun,)
    copula = number - 1
    while clauses.part(copula) == "RB" or clauses.word(copula) in _HELD:
        copula -= 1
    return clauses.subjects_of(number) if phrase is None and clauses.word(copula) in _COPULAS else None


def _among(counts: Counts, among: int, cue: HarmCue) -> Iterator[SentenceToll]:
    """Those who are part of a total: the subject of "were among three dead", "was among the dead"."""
    subject = _subject_before(counts.clauses, among)
    if subject:
        yield from (replace(toll, is_part=True) for toll in counts.of_phrases([subject], cue))


def _subject_before(clauses: Clauses, among: int) -> NounPhrase | None:
    is_told = clauses.word(among) == "among" and clauses.word(among - 1) in _BE
    return clauses.subject_of(among - 1) if is_told else None


def _is_counted(clauses: Clauses, first: int) -> bool:
    """Whether a phrase that begins at a word stands after "the number of"."""
    outer = clauses.at(first - 2) if clauses.word(first - 1) == "of" else None
    return outer is not None and clauses.word(outer.head) in _TOLL_NOUNS


def _stated(counts: Counts, cue: HarmCue) -> Iterator[SentenceToll]:
    """A number given as such: "the death toll stands at 11", "put the number of dead at fourteen"."""
    begin = counts.clauses.tagged.spans[cue.anchor].end
    for numeral in counts.numerals:
        if begin <= numeral.span.start <= begin + _STATED_REACH:
            before = counts.clauses.word(counts.word_before(numeral.span.start))
            if before in _REACHES:
                yield counts.of_number(numeral, None, cue)
                return


def read_lives(counts: Counts) -> Iterator[SentenceToll]:
    """Deaths told as losses: "claimed 12 lives", "lost their lives", "lost his wife"."""
    for phrase in counts.clauses.phrases:
        yield from _of_kin(counts, phrase)
        if counts.clauses.word(phrase.head) in {"life", "lives"}:
            yield from _of_life(counts, phrase)


def _of_kin(counts: Counts, phrase: NounPhrase) -> Iterator[SentenceToll]:
    clauses, verb = counts.clauses, phrase.first - 1
    words = clauses.tagged.words[phrase.first : phrase.last + 1]
    if clauses.word(verb) == "lost" and not word_list("kin.txt").isdisjoint(words):
        cue = HarmCue(Harm.KILLED, clauses.tagged.spans[verb], verb)
        yield counts.of_one(clauses.span(phrase), counts.without_article(phrase), phrase, cue)


def _of_life(counts: Counts, phrase: NounPhrase) -> Iterator[SentenceToll]:
    clauses = counts.clauses
    verb = phrase.first - 1
    while clauses.part(verb) in {"RB", "IN"} or clauses.word(verb) in {"least", "more"}:
        verb -= 1
    if clauses.word(verb) not in word_list("life_verbs.txt"):
        return
    cue = HarmCue(Harm.KILLED, Span(clauses.tagged.spans[verb].start, clauses.tagged.spans[phrase.head].end), verb)
    numeral = counts.number_in(phrase)
    if numeral:
        yield counts.of_number(numeral, None, cue)
    elif clauses.word(phrase.first) in {"their", "his", "her"} and clauses.word(verb).startswith("los"):
        yield from counts.of_phrases(clauses.subjects_of(verb), cue)
    elif clauses.word(phrase.head + 1) == "of" and (victim := clauses.at(phrase.head + 2)):
        yield from counts.of_phrases([victim], cue)

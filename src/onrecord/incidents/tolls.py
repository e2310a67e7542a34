"""How many people were killed, wounded, missing, abducted, arrested, displaced, rescued, as one sentence has it.

A word of harm says what befell people; the noun phrase that it takes says whom, and the number in that phrase how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.incidents.clauses import Clauses
from onrecord.incidents.counting import Counts, SentenceToll
from onrecord.incidents.frames import agrees, read_frame, read_lives
from onrecord.incidents.subtolls import read_parts
from onrecord.incidents.vocabulary import harm_words, match_at
from onrecord.numerals import find_numerals
from onrecord.types import Entity, Harm, Span

__all__ = ["TOLL_WORDS", "SentenceToll", "read_tolls"]

TOLL_WORDS = frozenset({"life", "lives", "lost", "toll"})  # which may tell of a toll beside the lexicon's words of harm
_FREED = frozenset({"escape", "free", "liberate", "release", "survive", "survivor"})


def read_tolls(
    text: str, clauses: Clauses, entities: Sequence[Entity], taken: Sequence[Span]
) -> tuple[SentenceToll, ...]:
    """The tolls of one sentence, in text order of the numbers; each noun phrase is counted once for each harm.

    entities: those of the sentence, to tell a person's name from a place's. taken: its dates, whose numbers count
    nobody.
    """
    tagged = clauses.tagged
    if not tagged.spans:
        return ()
    sentence = Span(tagged.spans[0].start, tagged.spans[-1].end)
    numerals = [n for n in find_numerals(text, sentence) if not any(n.span.overlaps(date) for date in taken)]
    counts = Counts(text, clauses, numerals, entities)
    found = {_key(toll): toll for toll in _framed(counts)}
    found.update({_key(toll): toll for toll in read_lives(counts) if _key(toll) not in found})
    totals = list(found.values())
    return tuple(sorted([*totals, *read_parts(counts, totals)], key=lambda toll: (toll.count.words, toll.harm)))


def _framed(counts: Counts) -> Iterator[SentenceToll]:
    """The tolls of the words of harm, each phrase once for each harm; no word is read again that made one."""
    words = counts.clauses.tagged.words
    seen: set[tuple[Harm, Span]] = set()
    claimed: set[int] = set()
    for number in range(len(words)):
        for last, word in match_at(harm_words(), words, number):
            if number in claimed or not agrees(counts.clauses, number, word):
                continue
            for toll in read_frame(counts, number, last, word):
                if _key(toll) not in seen:
                    seen.add(_key(toll))
                    claimed.update(range(number, max(last, toll.anchor) + 1))
                    yield replace(toll, is_freed=True) if word.base in _FREED else toll


def _key(toll: SentenceToll) -> tuple[Harm, Span]:
    return toll.harm, toll.count.words

"""Find the words of one sentence that may name an incident, and of which type by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.incidents.clauses import Clauses
from onrecord.incidents.vocabulary import TriggerWord, is_listed, match_at, trigger_words, word_list
from onrecord.types import IncidentType, Span

__all__ = ["Trigger", "find_triggers"]

_HARMLESS = frozenset({"tear", "teargas", "warning"})  # of gas and shots that are to hit nobody
_NOUN_TAGS = frozenset({"NN", "NNP", "NNS"})
_SEXUAL = frozenset({"groped", "rape", "raped", "sexual", "sexually"})
_STRONGHOLDS = frozenset({"base", "city", "position", "positions", "town", "village"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, or a few, of one sentence that may name an incident: first and last word (index), and what it names.

    head: the word that its syntax hangs on: the noun, or the verb.
    """

    first: int
    last: int
    head: int
    word: TriggerWord
    type: IncidentType

    def span(self, clauses: Clauses) -> Span:
        """Where it stands in the text."""
        spans = clauses.tagged.spans
        return Span(spans[self.first].start, spans[self.last].end)


def find_triggers(clauses: Clauses) -> tuple[Trigger, ...]:
    """The words of a sentence that may name incidents, in text order, not overlapping."""
    return tuple(_triggers(clauses))


def _triggers(clauses: Clauses) -> Iterator[Trigger]:
    words, tags = clauses.tagged.words, clauses.tagged.tags
    number = 0
    while number < len(words):
        found = None
        for last, word in match_at(trigger_words(), words, number):
            if _fits(tags, number, last, word) and not _does_no_harm(clauses, last, word):
                head = last if word.is_noun else number
                found = Trigger(number, last, head, word, _type(clauses, word))
                break
        if found:
            yield found
        number = found.last + 1 if found else number + 1


def _fits(tags: tuple[str, ...], first: int, last: int, word: TriggerWord) -> bool:
    if word.is_noun:
        return tags[last] in _NOUN_TAGS
    return tags[first].startswith("VB") or (word.is_sure and tags[first] in _NOUN_TAGS | {"JJ"} and first != last)


def _does_no_harm(clauses: Clauses, last: int, word: TriggerWord) -> bool:
    """Whether a verb's object is such that nobody is hit ("fired tear gas", "attacked the plan")."""
    hit = None if word.is_noun else clauses.object_of(last)
    if hit is None:
        return False
    words = clauses.tagged.words[hit.first : hit.last + 1]
    return is_listed("things.txt", clauses.word(hit.head)) or not _HARMLESS.isdisjoint(words)


def _type(clauses: Clauses, word: TriggerWord) -> IncidentType:
    """The type of the word, refined by the sentence: a strike by workers, a bomb that exploded, a raid by police."""
    seen = frozenset(clauses.tagged.words)
    return _of_blow(word, seen) or _of_seizure(word, seen) or _of_assault(word, seen) or word.type


def _of_blow(word: TriggerWord, seen: frozenset[str]) -> IncidentType | None:
    """What kind of strike, bombing or explosion it is; None where its company says nothing."""
    is_from_the_air = bool(seen & word_list("aircraft.txt"))
    if word.base == "strike" and seen & word_list("labour.txt") and not is_from_the_air:
        return IncidentType.LABOUR_STRIKE
    if word.base == "strike" and not word.is_noun and is_from_the_air:
        return IncidentType.AIR_STRIKE
    if word.base in {"bomb", "bombing"} and is_from_the_air and "suicide" not in seen:
        return IncidentType.AIR_STRIKE
    if word.type is IncidentType.EXPLOSION and seen & word_list("bombs.txt"):
        return IncidentType.BOMBING
    return None


def _of_seizure(word: TriggerWord, seen: frozenset[str]) -> IncidentType | None:
    """An arrest, where an authority raids, captures or holds, and nobody else who does violence is by."""
    is_seizure = word.base in {"raid", "capture", "seize", "hold"} and bool(seen & word_list("authorities.txt"))
    return IncidentType.ARREST if is_seizure and not any(map(_does_violence, seen)) else None


def _does_violence(word: str) -> bool:
    return is_listed("perpetrators.txt", word)


def _of_assault(word: TriggerWord, seen: frozenset[str]) -> IncidentType | None:
    """Whether an assault is a sexual one, or one on a place; None where its company says nothing."""
    if word.base in {"assault", "abuse", "attack"} and seen & _SEXUAL:
        return IncidentType.SEXUAL_VIOLENCE
    return IncidentType.ATTACK if word.base == "assault" and not word.is_noun and seen & _STRONGHOLDS else None

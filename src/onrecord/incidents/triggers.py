"""Find the words of one sentence that may name an incident, and of which type by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.incidents.clauses import Clauses
from onrecord.incidents.vocabulary import TriggerWord, is_listed, match_at, trigger_words
from onrecord.types import IncidentType, Span

__all__ = ["Trigger", "find_triggers"]

_NOUN_TAGS = frozenset({"NN", "NNP", "NNS"})
_LABOUR = frozenset(
    [
        "employee",
        "employees",
        "labor",
        "labour",
        "pilots",
        "railway",
        "staff",
        "teachers",
        "union",
        "unions",
        "unionists",
        "wage",
        "wages",
        "walkout",
        "worker",
        "workers",
    ]
)
_FROM_THE_AIR = frozenset(
    [
        "air",
        "aerial",
        "aircraft",
        "airplane",
        "airplanes",
        "bomber",
        "bombers",
        "drone",
        "drones",
        "helicopter",
        "helicopters",
        "jet",
        "jets",
        "missile",
        "missiles",
        "plane",
        "planes",
        "warplane",
        "warplanes",
    ]
)
_FORCES = frozenset(
    [
        "agents",
        "army",
        "authorities",
        "bodyguards",
        "customs",
        "deputies",
        "detectives",
        "fbi",
        "forces",
        "marshals",
        "officers",
        "police",
        "policemen",
        "prosecutors",
        "security",
        "sheriff",
        "soldiers",
        "troops",
    ]
)
_BOMBS = frozenset(
    [
        "bomb",
        "bombs",
        "bomber",
        "bombers",
        "car",
        "device",
        "devices",
        "dynamite",
        "explosive",
        "explosives",
        "grenade",
        "grenades",
        "mine",
        "mines",
        "package",
        "suicide",
        "vest",
    ]
)


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
            if _fits(tags, number, last, word):
                head = last if word.is_noun else number
                found = Trigger(number, last, head, word, _type(clauses, head, word))
                break
        if found:
            yield found
        number = found.last + 1 if found else number + 1


def _fits(tags: tuple[str, ...], first: int, last: int, word: TriggerWord) -> bool:
    if word.is_noun:
        return tags[last] in _NOUN_TAGS
    return tags[first].startswith("VB") or (word.is_sure and tags[first] in _NOUN_TAGS | {"JJ"} and first != last)


def _type(clauses: Clauses, head: int, word: TriggerWord) -> IncidentType:
    """The type of the word, refined by the sentence: a strike by workers, a bomb that exploded, a raid by police."""
    seen = frozenset(clauses.tagged.words)
    base = word.base
    if base in {"strike", "bombardment"} and seen & _LABOUR and not seen & _FROM_THE_AIR:
        return IncidentType.LABOUR_STRIKE
    if base == "strike" and not word.is_noun and seen & _FROM_THE_AIR:
        return IncidentType.AIR_STRIKE
    if base in {"bomb", "bombing"} and seen & _FROM_THE_AIR and "suicide" not in seen:
        return IncidentType.AIR_STRIKE
    if word.type is IncidentType.EXPLOSION and seen & _BOMBS:
        return IncidentType.BOMBING
    if base in {"raid", "capture", "seize", "hold"} and seen & _FORCES and not _has_listed(seen, "perpetrators.txt"):
        return IncidentType.ARREST
    if base in {"assault", "abuse", "attack"} and seen & {"sexual", "sexually", "rape", "raped", "groped"}:
        return IncidentType.SEXUAL_VIOLENCE
    if base == "assault" and not word.is_noun and seen & {"position", "positions", "base", "village", "town", "city"}:
        return IncidentType.ATTACK
    return word.type


def _has_listed(seen: frozenset[str], name: str) -> bool:
    return any(is_listed(name, word) for word in seen)

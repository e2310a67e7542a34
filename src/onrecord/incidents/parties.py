"""Which phrases can name who did something or was hit, and in which words: what both readings of actors share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.vocabulary import harm_words, is_listed
from onrecord.sources.nouns import is_group, is_organisation, is_person, people
from onrecord.types import ActorRole, Basis, Entity, EntityType, Span

__all__ = ["SentenceActor", "bare_words", "basis_within", "can_act", "can_be_hit", "each_once"]

_HEDGES = re.compile(
    r"\b(?:alleged(?:ly)?|apparent(?:ly)?|believed|presumed|presumably|probably|purported(?:ly)?|suspected"
    r"|thought\s+to|possibl[ey]|may|might|supposed(?:ly)?|reportedly|appear(?:s|ed)?\s+to)\b",
    re.IGNORECASE,
)
_SHOTS = frozenset({"bullets", "fire", "round", "rounds", "shot", "shots"})


@dataclass(frozen=True, slots=True)
class SentenceActor:
    """Someone's part in an incident, as a sentence has it; basis and by as in `onrecord.types.Actor`.

    anchor: index of the word that says so.
    """

    role: ActorRole
    words: Span
    basis: Basis | None
    by: Span | None
    anchor: int


def can_act(clauses: Clauses, phrase: NounPhrase, entities: Sequence[Entity]) -> bool:
    """Whether a phrase can be the doer: people, a body, a name; not a bomb, a storm, a place or a time."""
    inner = clauses.at(clauses.extent(phrase)) or phrase
    head = clauses.word(inner.head)
    if is_person(head) or people(head) or is_group(head) or is_organisation(head):
        return True
    if any(is_listed(name, head) for name in ("perpetrators.txt", "victims.txt", "forces.txt")):
        return True
    span = clauses.whole(phrase)
    named = [entity for entity in entities if entity.span.overlaps(span)]
    return bool(named) and (named[-1].type is not EntityType.PLACE or clauses.part(phrase.head) == "NNP")


def can_be_hit(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase can name who or what was hit; a number of people is a toll, not a target."""
    head = clauses.word(phrase.head)
    if head in harm_words() or is_listed("things.txt", head) or is_listed("times.txt", head) or head in _SHOTS:
        return False
    return clauses.part(phrase.first) != "CD"


def bare_words(clauses: Clauses, phrase: NounPhrase, entities: Sequence[Entity]) -> Span:
    """The words of a phrase without its article, or the name of a person that stands beside it."""
    whole = _with_body(clauses, phrase)
    spans = clauses.tagged.spans
    place = clauses.extent(phrase) + 1
    if clauses.word(place) == "," and clauses.part(place + 1) == "NNP":
        beside = spans[place + 1].start
        name = next((e for e in entities if e.span.start == beside and e.type is EntityType.PERSON), None)
        if name:
            return name.span
    if clauses.part(phrase.first) == "DT" and phrase.last > phrase.first:
        return Span(spans[phrase.first + 1].start, whole.end)
    return whole


def _with_body(clauses: Clauses, phrase: NounPhrase) -> Span:
    """A phrase with the body that its people are of: "guerrillas of the Liberation Front"."""
    whole = clauses.whole(phrase)
    is_of_body = any(is_listed(name, clauses.word(phrase.head)) for name in ("perpetrators.txt", "forces.txt"))
    body = clauses.at(phrase.last + 2)
    if is_of_body and body and clauses.word(phrase.last + 1) in {"of", "from"} and clauses.part(body.head) == "NNP":
        return Span(whole.start, clauses.tagged.spans[body.last].end)
    return whole


def basis_within(text: str, stretch: Span) -> Basis:
    """How it is known who did it, by the words of a stretch: suspected where one of them hedges, else stated."""
    return Basis.SUSPECTED if _HEDGES.search(text, stretch.start, stretch.end) else Basis.STATED


def each_once(actors: Iterable[SentenceActor]) -> Iterator[SentenceActor]:
    """The actors in the same order, the first of those with one role and the same words."""
    seen: set[tuple[ActorRole, Span]] = set()
    for actor in actors:
        if (actor.role, actor.words) not in seen:
            seen.add((actor.role, actor.words))
            yield actor

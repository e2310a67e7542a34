"""Who claims or denies responsibility, and who is blamed and by whom, in a sentence that may name no incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.parties import SentenceActor, bare_words, basis_within, can_act, each_once
from onrecord.incidents.vocabulary import word_list
from onrecord.types import ActorRole, Basis, Entity, Span

__all__ = ["read_responsibility"]

_BY = frozenset({"by"})
_ON = frozenset({"on"})
_TO = frozenset({"to"})
_CLAIMED = re.compile(r"responsib\w+|credit|involvement|role|connection")  # nouns of what is claimed or denied
_BE = frozenset({"are", "be", "been", "being", "is", "was", "were"})
_NOBODY = frozenset({"no", "nobody", "none"})
_TIED = frozenset({"ascribed", "attribute", "attributed", "linked"})  # passives that go on with "to" whom


def read_responsibility(text: str, clauses: Clauses, entities: Sequence[Entity]) -> tuple[SentenceActor, ...]:
    """Who claims or denies that they did it, and who is said to have: perpetrators, in text order of what says so."""
    return tuple(each_once(_Responsibility(text, clauses, entities).read()))


class _Responsibility:
    def __init__(self, text: str, clauses: Clauses, entities: Sequence[Entity]) -> None:
        self._text = text
        self._clauses = clauses
        self._entities = entities

    def read(self) -> Iterator[SentenceActor]:
        claims, denials, blames = (word_list(f"{name}_verbs.txt") for name in ("claim", "denial", "blame"))
        for number, word in enumerate(self._clauses.tagged.words):
            if word in claims:
                yield from self._claimed(number)
            elif word in denials:
                yield from self._owned(number, Basis.DENIED)
            elif word in blames:
                yield from self._blamed(number)
            elif word in _TIED:
                yield from self._tied(number)
            elif word == "responsible":
                yield from self._responsible(number)

    def _claimed(self, verb: int) -> Iterator[SentenceActor]:
        """A claim: "X claimed responsibility", or, of what was done, "claimed by X"."""
        agent = self._agent(verb)
        if agent and self._clauses.word(verb).startswith("claim") and can_act(self._clauses, agent, self._entities):
            yield self._doer(agent, Basis.CLAIMED, verb)
        else:
            yield from self._owned(verb, Basis.CLAIMED)

    def _owned(self, verb: int, basis: Basis) -> Iterator[SentenceActor]:
        """Whoever claims, takes or denies what means a deed: responsibility, involvement, a role."""
        clauses = self._clauses
        found = clauses.object_of(verb)
        noun = clauses.word(found.head) if found else clauses.word(verb + 1)
        is_taking = clauses.word(verb)[:4] in {"take", "took"}
        if not _CLAIMED.fullmatch(noun) or (is_taking and noun != "responsibility"):
            return
        agent = self._agent(verb)
        for phrase in (agent,) if agent else clauses.subjects_of(verb):
            if can_act(clauses, phrase, self._entities) and clauses.word(phrase.first) not in _NOBODY:
                yield self._doer(phrase, basis, verb)

    def _blamed(self, verb: int) -> Iterator[SentenceActor]:
        """Who is blamed, and by whom: "the mayor blamed rebels", "blamed the raid on rebels", "rebels were blamed"."""
        clauses = self._clauses
        is_passive = clauses.is_passive(verb)
        subjects = clauses.subjects_of(verb)
        on = clauses.after(verb, _ON, 25) if clauses.word(verb).startswith("blam") else None
        blamed: Sequence[NounPhrase]
        if is_passive and not on:
            blamed, accuser = subjects, clauses.after(verb, _BY, 8)
        else:
            blamed = (on,) if on else clauses.objects_of(verb)[:1]
            accuser = subjects[-1] if subjects and not is_passive else None
        by = bare_words(clauses, accuser, self._entities) if accuser else None
        for phrase in blamed:
            if can_act(clauses, phrase, self._entities):
                yield self._doer(phrase, Basis.ACCUSED, verb, by)

    def _tied(self, verb: int) -> Iterator[SentenceActor]:
        """To whom a deed is put down: "the attack was attributed to rebels"."""
        blamed = self._clauses.after(verb, _TO, 3) if self._clauses.is_passive(verb) else None
        if blamed and can_act(self._clauses, blamed, self._entities):
            yield self._doer(blamed, Basis.ACCUSED, verb)

    def _responsible(self, number: int) -> Iterator[SentenceActor]:
        """Who is said to be responsible, as a fact or hedged: "rebels were believed to be responsible"."""
        clauses = self._clauses
        if clauses.word(number - 1) not in _BE:
            return
        for phrase in clauses.subjects_of(number):
            if can_act(clauses, phrase, self._entities):
                stretch = Span(clauses.span(phrase).end, clauses.tagged.spans[number].end)
                yield self._doer(phrase, basis_within(self._text, stretch), number)

    def _agent(self, verb: int) -> NounPhrase | None:
        return self._clauses.after(verb, _BY, 3) if self._clauses.is_passive(verb) else None

    def _doer(self, phrase: NounPhrase, basis: Basis, anchor: int, by: Span | None = None) -> SentenceActor:
        words = bare_words(self._clauses, phrase, self._entities)
        return SentenceActor(ActorRole.PERPETRATOR, words, basis, by, anchor)

"""Who did it and who or what was hit, as one sentence has it: around a trigger, and where responsibility is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.triggers import Trigger
from onrecord.incidents.vocabulary import is_listed
from onrecord.sources.nouns import is_organisation, is_person, people
from onrecord.types import ActorRole, Basis, Entity, EntityType, IncidentType, Span

__all__ = ["SentenceActor", "read_actors", "read_responsibility"]

_BY = frozenset({"by"})
_ON = frozenset({"on", "against", "at", "upon", "of"})
_OF = frozenset({"of"})
_WITH = frozenset({"with", "between", "against"})
_LIGHT_VERBS = frozenset(
    [
        "carried",
        "carry",
        "carrying",
        "commit",
        "commits",
        "committed",
        "committing",
        "conduct",
        "conducted",
        "conducting",
        "launch",
        "launched",
        "launching",
        "mount",
        "mounted",
        "organised",
        "organized",
        "orchestrated",
        "perpetrate",
        "perpetrated",
        "plan",
        "planned",
        "planning",
        "stage",
        "staged",
        "staging",
        "unleashed",
        "waged",
        "masterminded",
        "made",
        "makes",
    ]
)
# Types whose noun means what befell its possessor or its "of", not what that did.
_SUFFERED = frozenset(
    {IncidentType.KILLING, IncidentType.ARREST, IncidentType.KIDNAPPING, IncidentType.ASSAULT, IncidentType.SEXUAL_VIOLENCE,
     IncidentType.SHOOTING, IncidentType.HIJACKING, IncidentType.ROBBERY, IncidentType.BOMBING, IncidentType.ARSON}
)  # fmt: skip
_JOINED = frozenset({IncidentType.PROTEST, IncidentType.RIOT, IncidentType.LABOUR_STRIKE, IncidentType.CLASH})
_NOBODYS = frozenset({IncidentType.ACCIDENT, IncidentType.DISASTER, IncidentType.EXPLOSION})
_HEDGES = re.compile(
    r"\b(?:alleged(?:ly)?|apparent(?:ly)?|believed|presumed|presumably|probably|purported(?:ly)?|suspected|thought\s+to|possibl[ey]|may|might"
    r"|supposed(?:ly)?|reportedly|appear(?:s|ed)?\s+to)\b",
    re.IGNORECASE,
)
_RESPONSIBILITY = re.compile(r"\b(?:responsib\w+|credit|involvement|part|role|connection|hand)\b", re.IGNORECASE)
_CLAIMS = frozenset(
    [
        "asserted",
        "asserts",
        "admit",
        "admits",
        "admitted",
        "admitting",
        "claim",
        "claimed",
        "claiming",
        "claims",
        "acknowledge",
        "acknowledged",
        "assume",
        "assumed",
        "took",
        "taken",
        "take",
    ]
)
_DENIALS = frozenset(["denied", "denies", "deny", "denying", "disclaimed", "rejected"])
_BLAMES = frozenset(
    [
        "accuse",
        "accused",
        "accuses",
        "accusing",
        "blame",
        "blamed",
        "blames",
        "blaming",
        "implicated",
        "implicate",
        "hold",
    ]
)
_TIED = frozenset(["attributed", "ascribed", "attribute", "linked", "charged"])
_SHOTS = frozenset({"fire", "round", "rounds", "shot", "shots", "bullets"})
_TAKERS = frozenset({"demonstrator", "marcher", "protester", "protestor", "rioter", "looter"})
_PRONOUNS = frozenset({"PRP", "EX"})


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


def read_actors(text: str, clauses: Clauses, trigger: Trigger, entities: Sequence[Entity]) -> tuple[SentenceActor, ...]:
    """Who did what a trigger names, and who or what was hit; entities: those of the sentence."""
    return tuple(_unique(_read(text, clauses, trigger, entities)))


def _read(text: str, clauses: Clauses, trigger: Trigger, entities: Sequence[Entity]) -> Iterator[SentenceActor]:
    finder = _of_noun if trigger.word.is_noun else _of_verb
    for role, phrase in finder(clauses, trigger):
        if clauses.tagged.tags[phrase.head] in _PRONOUNS or clauses.word(phrase.head) in {
            "who",
            "that",
            "which",
            "those",
        }:
            continue
        head = clauses.word(phrase.head)
        if role is ActorRole.PERPETRATOR and not _can_act(clauses, phrase, entities):
            continue
        if role is ActorRole.TARGET and not _can_be_hit(clauses, phrase):
            continue
        words = _bare(clauses, phrase, entities)
        basis = _basis(text, clauses, phrase, trigger) if role is ActorRole.PERPETRATOR else None
        yield SentenceActor(role, words, basis, None, trigger.head)


def _of_verb(clauses: Clauses, trigger: Trigger) -> Iterator[tuple[ActorRole, NounPhrase]]:
    verb = trigger.head
    if trigger.type in _NOBODYS:
        return
    if trigger.type in _JOINED:
        for phrase in clauses.subjects_of(verb):
            yield ActorRole.PERPETRATOR, phrase
        other = clauses.after(trigger.last, _WITH, 2)
        if other:
            yield (ActorRole.PERPETRATOR if trigger.type is IncidentType.CLASH else ActorRole.TARGET), other
        return
    if trigger.word.base in {"die", "explode", "detonate", "go off", "lose", "perish"}:
        if trigger.word.base == "die":
            for phrase in clauses.subjects_of(verb):
                yield ActorRole.TARGET, phrase
        return
    if clauses.is_passive(verb):
        for phrase in clauses.subjects_of(verb):
            yield ActorRole.TARGET, phrase
        agent = clauses.after(trigger.last, _BY, 8)
        if agent:
            yield ActorRole.PERPETRATOR, agent
        return
    for phrase in clauses.subjects_of(verb):
        yield ActorRole.PERPETRATOR, phrase
    objects = clauses.objects_of(trigger.last if clauses.at(verb + 1) is None else verb)
    for phrase in objects:
        yield ActorRole.TARGET, phrase
    if not objects:
        hit = clauses.after(trigger.last, _ON, 2)
        if hit:
            yield ActorRole.TARGET, hit


def _of_noun(clauses: Clauses, trigger: Trigger) -> Iterator[tuple[ActorRole, NounPhrase]]:
    phrase = clauses.at(trigger.head)
    if phrase is None:
        return
    tagged = clauses.tagged
    if trigger.word.base in _TAKERS:
        yield ActorRole.PERPETRATOR, _with_number(clauses, phrase)
        return
    is_suffered = trigger.type in _SUFFERED
    if trigger.type not in _NOBODYS:
        agent = clauses.after(phrase.last, _BY, 7)
        if agent:
            yield ActorRole.PERPETRATOR, agent
        light = phrase.first - 1
        while clauses.part(light) in {"RP", "IN", "RB"}:
            light -= 1
        if clauses.word(light) in _LIGHT_VERBS or (clauses.word(phrase.first - 1) == "behind"):
            verb = light if clauses.word(light) in _LIGHT_VERBS else phrase.first - 2
            for subject in clauses.subjects_of(verb):
                yield ActorRole.PERPETRATOR, subject
        after = phrase.last + 1
        while clauses.word(after) in {"was", "were", "is", "has", "have", "had", "been", "being"}:
            after += 1
        if clauses.word(after) in _LIGHT_VERBS and (agent := clauses.after(after, _BY, 4)):
            yield ActorRole.PERPETRATOR, agent
        if trigger.type is IncidentType.CLASH and (sides := clauses.after(phrase.last, _WITH, 1)):
            for side in clauses.joined(sides):
                yield ActorRole.PERPETRATOR, side
    is_blamed = clauses.word(phrase.first - 1) in _BLAMES
    hit = None if is_blamed else clauses.after(phrase.last, _ON if not is_suffered else _ON | _OF, 1)
    if hit and clauses.tagged.tags[hit.head] != "CD":
        for target in clauses.joined(hit):
            yield ActorRole.TARGET, target
    owner = _possessor(clauses, phrase, trigger.first)
    if owner:
        yield (ActorRole.TARGET if is_suffered else ActorRole.PERPETRATOR), owner
    elif trigger.first > phrase.first:
        modifier = trigger.first - 1
        if tagged.tags[modifier] in {"NN", "NNS", "NNP", "JJ"}:
            first = modifier
            while first - 1 >= phrase.first and tagged.tags[first - 1] == tagged.tags[modifier] == "NNP":
                first -= 1
            named = NounPhrase(first, modifier, modifier)
            if is_listed("perpetrators.txt", tagged.words[modifier]):
                yield ActorRole.PERPETRATOR, named
            elif tagged.tags[modifier] == "NN" and is_listed("sites.txt", tagged.words[modifier]):
                yield ActorRole.TARGET, named


def _with_number(clauses: Clauses, phrase: NounPhrase) -> NounPhrase:
    """ "hundreds of protesters" for "protesters"."""
    outer = clauses.at(phrase.first - 2) if clauses.word(phrase.first - 1) == "of" else None
    return outer if outer and clauses.extent(outer) == phrase.last else phrase


def _possessor(clauses: Clauses, phrase: NounPhrase, before: int) -> NounPhrase | None:
    marks = [place for place in range(phrase.first, before) if clauses.tagged.tags[place] == "POS"]
    if not marks or marks[-1] - 1 < phrase.first:
        return None
    head = marks[-1] - 1
    return None if is_listed("times.txt", clauses.word(head)) else NounPhrase(phrase.first, head, head)


def _can_act(clauses: Clauses, phrase: NounPhrase, entities: Sequence[Entity]) -> bool:
    """Whether a phrase can be the doer: people, a body, a name; not a bomb, a storm, a place or a time."""
    inner = clauses.at(clauses.extent(phrase)) or phrase
    head = clauses.word(inner.head)
    if is_person(head) or people(head) or is_organisation(head) or is_listed("perpetrators.txt", head):
        return True
    if is_listed("victims.txt", head) or is_listed("forces.txt", head):
        return True
    span = clauses.whole(phrase)
    named = [entity for entity in entities if entity.span.overlaps(span)]
    if named:
        return named[-1].type is not EntityType.PLACE or clauses.tagged.tags[phrase.head] == "NNP"
    return False


def _can_be_hit(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase can name who or what was hit; a number of people is a toll, not a target."""
    head = clauses.word(phrase.head)
    if is_listed("things.txt", head) or is_listed("times.txt", head) or head in _SHOTS:
        return False
    return clauses.tagged.tags[phrase.first] != "CD"


def _bare(clauses: Clauses, phrase: NounPhrase, entities: Sequence[Entity]) -> Span:
    """The words of a phrase without its article, or the name of a person that stands beside it."""
    whole = clauses.whole(phrase)
    place = clauses.extent(phrase) + 1
    if clauses.word(place) == "," and clauses.part(place + 1) == "NNP":
        beside = clauses.tagged.spans[place + 1].start
        name = next((e for e in entities if e.span.start == beside and e.type is EntityType.PERSON), None)
        if name:
            return name.span
    if clauses.tagged.tags[phrase.first] == "DT" and phrase.last > phrase.first:
        return Span(clauses.tagged.spans[phrase.first + 1].start, whole.end)
    return whole


def _basis(text: str, clauses: Clauses, phrase: NounPhrase, trigger: Trigger) -> Basis:
    spans = clauses.tagged.spans
    first, last = min(phrase.first, trigger.first), max(phrase.last, trigger.last)
    begin = spans[max(first - 2, 0)].start
    return Basis.SUSPECTED if _HEDGES.search(text, begin, spans[last].end) else Basis.STATED


def read_responsibility(text: str, clauses: Clauses, entities: Sequence[Entity]) -> tuple[SentenceActor, ...]:
    """Who claims or denies responsibility, who is blamed for it and by whom, in a sentence that may name no incident."""
    return tuple(_unique(_responsibility(text, clauses, entities)))


def _responsibility(text: str, clauses: Clauses, entities: Sequence[Entity]) -> Iterator[SentenceActor]:
    words = clauses.tagged.words
    for number, word in enumerate(words):
        if word in _CLAIMS | _DENIALS:
            agent = clauses.after(number, _BY, 3) if clauses.is_passive(number) else None
            if agent and word in _CLAIMS and word.startswith("claim") and _can_act(clauses, agent, entities):
                yield SentenceActor(ActorRole.PERPETRATOR, _bare(clauses, agent, entities), Basis.CLAIMED, None, number)
                continue
            found = clauses.object_of(number)
            noun = clauses.word(found.head) if found else clauses.word(number + 1)
            if (
                not _RESPONSIBILITY.fullmatch(noun)
                or noun in {"part", "hand"}
                or (word[:4] in {"took", "take"} and noun != "responsibility")
            ):
                continue
            basis = Basis.DENIED if word in _DENIALS else Basis.CLAIMED
            subjects = clauses.subjects_of(number)
            for phrase in (agent,) if agent else subjects:
                if _can_act(clauses, phrase, entities) and clauses.word(phrase.first) not in {"no", "nobody", "none"}:
                    yield SentenceActor(ActorRole.PERPETRATOR, _bare(clauses, phrase, entities), basis, None, number)
        elif word in _BLAMES:
            yield from _blamed(clauses, number, entities)
        elif word in _TIED and clauses.is_passive(number):
            blamed = clauses.after(number, frozenset({"to"}), 3)
            if blamed and _can_act(clauses, blamed, entities) and word != "charged":
                yield SentenceActor(
                    ActorRole.PERPETRATOR, _bare(clauses, blamed, entities), Basis.ACCUSED, None, number
                )
        elif word == "responsible" and clauses.word(number - 1) in {"was", "were", "is", "are", "be", "been", "being"}:
            for phrase in clauses.subjects_of(number):
                if _can_act(clauses, phrase, entities):
                    hedge = _HEDGES.search(text, clauses.span(phrase).end, clauses.tagged.spans[number].end)
                    basis = Basis.SUSPECTED if hedge else Basis.STATED
                    yield SentenceActor(ActorRole.PERPETRATOR, _bare(clauses, phrase, entities), basis, None, number)


def _blamed(clauses: Clauses, number: int, entities: Sequence[Entity]) -> Iterator[SentenceActor]:
    is_passive = clauses.is_passive(number)
    subjects = clauses.subjects_of(number)
    on = clauses.after(number, frozenset({"on"}), 25) if clauses.word(number).startswith("blam") else None
    blamed: Sequence[NounPhrase]
    if is_passive and not on:
        blamed = subjects
        accuser = clauses.after(number, _BY, 8)
    else:
        blamed = (on,) if on else clauses.objects_of(number)[:1]
        accuser = subjects[-1] if subjects and not is_passive else None
    for phrase in blamed:
        if _can_act(clauses, phrase, entities):
            by = _bare(clauses, accuser, entities) if accuser else None
            yield SentenceActor(ActorRole.PERPETRATOR, _bare(clauses, phrase, entities), Basis.ACCUSED, by, number)


def _unique(actors: Iterator[SentenceActor]) -> Iterator[SentenceActor]:
    seen: set[tuple[ActorRole, Span]] = set()
    for actor in actors:
        if (actor.role, actor.words) not in seen:
            seen.add((actor.role, actor.words))
            yield actor

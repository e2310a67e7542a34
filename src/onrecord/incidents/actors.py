"""Who did it and who or what was hit, as the words around a trigger have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.parties import SentenceActor, bare_words, basis_within, can_act, can_be_hit, each_once
from onrecord.incidents.triggers import Trigger
from onrecord.incidents.vocabulary import is_listed, word_list
from onrecord.types import ActorRole, Basis, Entity, IncidentType, Span

__all__ = ["SentenceActor", "read_actors"]

_Role = tuple[ActorRole, NounPhrase]
_T = IncidentType

_BY = frozenset({"by"})
_WHERE_OR_WHEN = frozenset({"at", "in", "near", "on"})
_ON = frozenset({"against", "at", "of", "on", "upon"})
_WITH = frozenset({"against", "between", "with"})
_BE_OR_HAVE = frozenset({"been", "being", "had", "has", "have", "is", "was", "were"})
# Heads that name nobody, beside pronouns.
_UNNAMING = frozenset({"neither", "no-one", "nobody", "none", "that", "those", "which", "who"})
# Types whose noun means what befell its possessor or its "of", not what that did.
_SUFFERED = frozenset({
    _T.ARREST, _T.ARSON, _T.ASSAULT, _T.BOMBING, _T.HIJACKING, _T.KIDNAPPING, _T.KILLING, _T.ROBBERY,
    _T.SEXUAL_VIOLENCE, _T.SHOOTING,
})  # fmt: skip
_JOINED = frozenset({_T.CLASH, _T.LABOUR_STRIKE, _T.PROTEST, _T.RIOT})
_NOBODYS = frozenset({_T.ACCIDENT, _T.DISASTER, _T.EXPLOSION})
_DOERLESS = frozenset(
    {"detonate", "explode", "go off", "lose", "perish"}
)  # verbs that tell neither who did nor who was hit
_TAKERS = frozenset({"demonstrator", "looter", "marcher", "protester", "protestor", "rioter"})


def read_actors(text: str, clauses: Clauses, trigger: Trigger, entities: Sequence[Entity]) -> tuple[SentenceActor, ...]:
    """Who did what a trigger names, and who or what was hit; entities: those of the sentence."""
    return tuple(each_once(_read(text, clauses, trigger, entities)))


def _read(text: str, clauses: Clauses, trigger: Trigger, entities: Sequence[Entity]) -> Iterator[SentenceActor]:
    finder = _of_noun if trigger.word.is_noun else _of_verb
    for role, phrase in finder(clauses, trigger):
        if clauses.part(phrase.head) in {"PRP", "EX"} or clauses.word(phrase.head) in _UNNAMING:
            continue
        is_doer = role is ActorRole.PERPETRATOR
        if can_act(clauses, phrase, entities) if is_doer else can_be_hit(clauses, phrase):
            basis = _basis(text, clauses, phrase, trigger) if is_doer else None
            yield SentenceActor(role, bare_words(clauses, phrase, entities), basis, None, trigger.head)


def _basis(text: str, clauses: Clauses, phrase: NounPhrase, trigger: Trigger) -> Basis:
    """How it is known, by the words from two before the doer to the trigger, or the other way round."""
    spans = clauses.tagged.spans
    first, last = min(phrase.first, trigger.first), max(phrase.last, trigger.last)
    return basis_within(text, Span(spans[max(first - 2, 0)].start, spans[last].end))


def _doers(phrases: Iterable[NounPhrase]) -> Iterator[_Role]:
    return ((ActorRole.PERPETRATOR, phrase) for phrase in phrases)


def _targets(phrases: Iterable[NounPhrase]) -> Iterator[_Role]:
    return ((ActorRole.TARGET, phrase) for phrase in phrases)


def _some(phrase: NounPhrase | None) -> tuple[NounPhrase, ...]:
    return (phrase,) if phrase else ()


def _of_verb(clauses: Clauses, trigger: Trigger) -> Iterator[_Role]:
    verb, base = trigger.head, trigger.word.base
    if trigger.type in _NOBODYS:
        return
    if trigger.type in _JOINED:
        yield from _doers(clauses.subjects_of(verb))
        others = _some(clauses.after(trigger.last, _WITH, 2))
        yield from _doers(others) if trigger.type is _T.CLASH else _targets(others)
    elif base == "die":
        yield from _targets(clauses.subjects_of(verb))
    elif base not in _DOERLESS:
        yield from _of_deed(clauses, trigger)


def _of_deed(clauses: Clauses, trigger: Trigger) -> Iterator[_Role]:
    """The verb of a deed: "rebels shelled the town", "the town was shelled by rebels"."""
    verb = trigger.head
    if clauses.is_passive(verb):
        yield from _targets(clauses.subjects_of(verb))
        yield from _doers(_some(clauses.after(trigger.last, _BY, 8)))
        return
    yield from _doers(clauses.subjects_of(verb))
    objects = clauses.objects_of(trigger.last if clauses.at(verb + 1) is None else verb)
    yield from _targets(objects or _some(clauses.after(trigger.last, _ON, 2)))


def _of_noun(clauses: Clauses, trigger: Trigger) -> Iterator[_Role]:
    phrase = clauses.at(trigger.head)
    if phrase is None:
        return
    if trigger.word.base in _TAKERS:
        yield ActorRole.PERPETRATOR, _with_number(clauses, phrase)
        return
    if trigger.type not in _NOBODYS:
        yield from _doers(_some(clauses.after(phrase.last, _BY, 7)))
        yield from _doers(_behind(clauses, phrase))
        if trigger.type is _T.CLASH and (sides := clauses.after(phrase.last, _WITH, 1)):
            yield from _doers(clauses.joined(sides))
    yield from _targets(_hit_by_noun(clauses, phrase))
    owner = _possessor(clauses, phrase, trigger.first)
    if owner:
        yield (ActorRole.TARGET if trigger.type in _SUFFERED else ActorRole.PERPETRATOR), owner
    elif trigger.first > phrase.first:
        yield from _of_modifier(clauses, phrase, trigger.first - 1)


def _behind(clauses: Clauses, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """Who carried out what a noun names: "rebels staged the raid", "men behind the raid", "a raid staged by rebels"."""
    light_verbs = word_list("light_verbs.txt")
    light = phrase.first - 1
    while clauses.part(light) in {"RP", "IN", "RB"}:
        light -= 1
    if clauses.word(light) in light_verbs:
        yield from clauses.subjects_of(light)
    elif clauses.word(phrase.first - 1) == "behind":
        yield from clauses.subjects_of(phrase.first - 2)
    after = phrase.last + 1
    while clauses.word(after) in _BE_OR_HAVE:
        after += 1
    if clauses.word(after) in light_verbs:
        yield from _some(clauses.after(after, _BY, 4))


def _hit_by_noun(clauses: Clauses, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """Who or what stands after a noun as hit ("the attack on a mosque and a school"); empty where it is a reproach."""
    is_blamed = clauses.word(phrase.first - 1) in word_list("blame_verbs.txt")
    last = phrase.last
    if (
        clauses.word(last + 1) in _WHERE_OR_WHEN
        and (inner := clauses.at(last + 2))
        and clauses.word(inner.last + 1) == "of"
    ):
        last = inner.last  # "the assassination in May of a judge"
    hit = None if is_blamed else clauses.after(last, _ON, 1)
    return tuple(clauses.joined(hit)) if hit and clauses.part(hit.head) != "CD" else ()


def _of_modifier(clauses: Clauses, phrase: NounPhrase, modifier: int) -> Iterator[_Role]:
    """The noun before a trigger's: "a rebel attack" tells who, "the mosque attack" what was hit."""
    tags = clauses.tagged.tags
    word = clauses.word(modifier)
    first = modifier
    while first - 1 >= phrase.first and tags[first - 1] == tags[modifier] == "NNP":
        first -= 1
    named = NounPhrase(first, modifier, modifier)
    if tags[modifier] in {"NN", "NNS", "NNP", "JJ"} and is_listed("perpetrators.txt", word):
        yield ActorRole.PERPETRATOR, named
    elif tags[modifier] == "NN" and is_listed("sites.txt", word):
        yield ActorRole.TARGET, named


def _with_number(clauses: Clauses, phrase: NounPhrase) -> NounPhrase:
    """What a phrase is "of", where that belongs to it: "hundreds of protesters" for "protesters"."""
    outer = clauses.at(phrase.first - 2) if clauses.word(phrase.first - 1) == "of" else None
    return outer if outer and clauses.extent(outer) == phrase.last else phrase


def _possessor(clauses: Clauses, phrase: NounPhrase, before: int) -> NounPhrase | None:
    """Whose a noun is, by a possessive before a word of its phrase; a time owns nothing ("Sunday's attack")."""
    marks = [place for place in range(phrase.first, before) if clauses.part(place) == "POS"]
    if not marks or marks[-1] - 1 < phrase.first:
        return None
    head = marks[-1] - 1
    return None if is_listed("times.txt", clauses.word(head)) else NounPhrase(phrase.first, head, head)

"""Whether a word that may name an incident does: logistic regression over what stands around it.

"attacked the village" and "attacked the plan", "the strike on the depot" and "a strike a day": the same words, told
apart by their company. Trained by training/incidents.py on the labels that are not held back; the weights are in the
package.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.incidents.clauses import Clauses, NounPhrase
from onrecord.incidents.triggers import Trigger
from onrecord.incidents.vocabulary import is_listed, names_people

__all__ = ["Company", "features_of", "probability", "weighed"]

_MODALS = frozenset(["would", "could", "should", "may", "might", "can", "will", "must", "shall", "'d", "'ll"])
_CONDITIONS = frozenset(["if", "unless", "whether"])
_NEGATIONS = frozenset(["not", "n't", "never", "no", "without", "prevent", "prevented", "avoid", "against"])
_GENERIC = frozenset(["any", "every", "such", "future", "possible", "potential", "many", "most", "all", "more"])
_MOST = 3  # sure triggers elsewhere in the article beyond which more say nothing
_DIGITS = 4  # of a probability; what differs after them is another machine's arithmetic


@dataclass(frozen=True, slots=True)
class Company:
    """What else the sentence and the article hold.

    n_tolls: tolls in the sentence. has_date, has_place: whether the sentence has any that can be placed.
    density: sure triggers in the article's other sentences.
    """

    n_tolls: int
    has_date: bool
    has_place: bool
    density: int


def probability(names: Iterable[str]) -> float:
    """How likely a trigger with these features names an incident, 0 to 1; unknown features count nothing."""
    return weighed(names, _weights())


def weighed(names: Iterable[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the summed weights of some features, in sorted order; "bias" is always one of them."""
    score = sum(weights.get(name, 0.0) for name in sorted({"bias", *names}))
    return round(1 / (1 + math.exp(-score)), _DIGITS)


def features_of(clauses: Clauses, trigger: Trigger, company: Company) -> Iterator[str]:
    """Names of what a trigger's surroundings show."""
    word = trigger.word
    kind = "noun" if word.is_noun else "verb"
    strength = "sure" if word.is_sure else "weak"
    yield f"word={word.base}|{kind}"
    yield f"{kind}|{strength}"
    yield f"type={trigger.type}"
    yield f"company|{strength}|tolls={min(company.n_tolls, 1)}"
    yield f"company|{strength}|date={company.has_date}"
    yield f"company|{strength}|place={company.has_place}"
    yield f"density|{strength}={min(company.density, _MOST)}"
    seen = frozenset(clauses.tagged.words)
    for name in ("weapons.txt", "perpetrators.txt", "sites.txt"):
        others = (seen_word for seen_word in seen if seen_word not in word.base.split())
        if any(is_listed(name, seen_word) for seen_word in sorted(others)):
            yield f"{name}|{strength}"
    if seen & _CONDITIONS:
        yield "condition"
    yield f"after={clauses.word(trigger.last + 1)}"
    yield f"before={clauses.word(trigger.first - 1)}"
    yield from _noun_features(clauses, trigger) if word.is_noun else _verb_features(clauses, trigger)


def _noun_features(clauses: Clauses, trigger: Trigger) -> Iterator[str]:
    phrase = clauses.at(trigger.head)
    if phrase is None:
        return
    tagged = clauses.tagged
    number = "plural" if tagged.tags[trigger.head] == "NNS" else "singular"
    yield f"noun|{number}"
    first = tagged.words[phrase.first]
    opener = first if tagged.tags[phrase.first] in {"DT", "PRP$"} else tagged.tags[phrase.first]
    if phrase.first == trigger.first:
        opener = "bare"
    yield f"opener={opener}"
    yield f"opener={'bare' if opener == 'bare' else 'some'}|{number}"
    if trigger.head != phrase.head:
        yield "modifies"
        yield f"modifies={clauses.word(phrase.head)}"
    for place in range(phrase.first, trigger.first):
        yield f"modifier={tagged.words[place]}"
        if tagged.words[place] in _GENERIC:
            yield "generic"
    before = clauses.word(phrase.first - 1)
    yield f"governor={before}"
    if clauses.is_verb(phrase.first - 1):
        yield "object"
    for preposition in ("of", "on", "against", "by", "in", "at", "near"):
        inner = clauses.after(phrase.last, frozenset({preposition}), 1)
        if inner:
            yield f"{preposition}={_kind(clauses, inner)}"
    if _is_negated(clauses, phrase.first):
        yield "negated"


def _verb_features(clauses: Clauses, trigger: Trigger) -> Iterator[str]:
    verb = trigger.head
    yield f"tag={clauses.part(verb)}"
    is_passive = clauses.is_passive(verb)
    voice = "passive" if is_passive else "active"
    yield f"voice={voice}"
    weak = "" if trigger.word.is_sure else "weak|"
    subject = clauses.subject_of(verb)
    yield f"{weak}{voice}|subject={_kind(clauses, subject)}"
    objects = clauses.objects_of(trigger.last)
    yield f"{weak}{voice}|object={_kind(clauses, objects[0]) if objects else 'none'}"
    if objects:
        yield f"object={clauses.word(objects[0].head)}"
    if subject:
        yield f"subject={clauses.word(subject.head)}"
    for place in range(max(verb - 3, 0), verb):
        if clauses.word(place) in _MODALS:
            yield "modal"
            yield f"modal={clauses.word(place)}"
    if clauses.word(verb - 1) == "to" or clauses.word(verb - 2) == "to":
        yield "infinitive"
    if clauses.word(verb - 1) in {"has", "have", "had", "'ve"} or clauses.word(verb - 2) == "had":
        yield f"perfect={clauses.word(verb - 1)}"
    if _is_negated(clauses, verb):
        yield "negated"


def _is_negated(clauses: Clauses, number: int) -> bool:
    return any(clauses.word(place) in _NEGATIONS for place in range(max(number - 3, 0), number))


def _kind(clauses: Clauses, phrase: NounPhrase | None) -> str:
    """What a phrase is about, roughly: those who do violence, people, a pronoun, a name, a thing that is hit, ..."""
    if phrase is None:
        return "none"
    head = clauses.word(phrase.head)
    tag = clauses.tagged.tags[phrase.head]
    if tag == "PRP":
        return "it" if head == "it" else "pronoun"
    for name in ("perpetrators.txt", "weapons.txt", "things.txt", "forces.txt", "sites.txt", "times.txt"):
        if is_listed(name, head):
            return name
    if tag == "CD" or clauses.tagged.tags[phrase.first] == "CD":
        return "number"
    if names_people(head):
        return "people"
    return tag


@cache
def _weights() -> Mapping[str, float]:
    lines = files("onrecord.incidents").joinpath("weights", "triggers.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(weight) for name, weight in pairs}

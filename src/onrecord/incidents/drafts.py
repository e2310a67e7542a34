"""Incidents as one sentence has them: triggers of one event, with the tolls, actors, dates and places by them.

Two triggers of a sentence are one event unless their types cannot be, or each brings an event of its own ("a blast in
A, another in B"). What stands nearest to an event's trigger, clause marks counted as distance, belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.incidents.actors import SentenceActor, read_actors
from onrecord.incidents.clauses import Clauses
from onrecord.incidents.kinds import can_be_one, finest
from onrecord.incidents.nounphrases import NounPhrase
from onrecord.incidents.scenes import Scene
from onrecord.incidents.tolls import SentenceToll
from onrecord.incidents.triggers import Trigger
from onrecord.incidents.vocabulary import is_listed, names_people
from onrecord.incidents.voices import Voices
from onrecord.types import ActorRole, DateReading, Harm, IncidentType, PlacePrecision, PlaceReading, Span

__all__ = ["Draft", "drafts_of"]

MIN_PROBABILITY = 0.5  # best F1 of incidents on the labels that are not held back: 0.35, 0.4, 0.5
_BOUNDARIES = {";": 12, ":": 4, ",": 1, "and": 2, "but": 4, "while": 5, "when": 2, "whereas": 5, "who": 1}
_NEW = frozenset({"a", "an", "another", "second", "third"})
_AUXILIARIES = frozenset(["am", "are", "be", "been", "did", "had", "has", "have", "is", "was", "were"])
_AFTER = frozenset({"after", "following", "since"})
_SINCE = re.compile(r"\b(?:since|until|till|by)\s*$", re.IGNORECASE)
_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "such"})
_NOBODYS = frozenset({IncidentType.ACCIDENT, IncidentType.DISASTER})  # that nobody does
_CROWDS = frozenset({IncidentType.PROTEST, IncidentType.RIOT, IncidentType.CLASH})
_HARMS = {
    IncidentType.ARREST: frozenset({Harm.ARRESTED}),
    IncidentType.KIDNAPPING: frozenset({Harm.ABDUCTED, Harm.RESCUED, Harm.KILLED, Harm.WOUNDED, Harm.MISSING}),
    IncidentType.HIJACKING: frozenset({Harm.ABDUCTED, Harm.RESCUED, Harm.KILLED, Harm.WOUNDED}),
}


@dataclass(slots=True)
class Draft:
    """An event of one sentence, before it is joined with others of the article.

    is_new: its noun is brought in ("a blast"). is_known: it points back ("the attack", a pronoun for who was hit).
    """

    scene: Scene
    type: IncidentType
    triggers: list[Trigger]
    certainty: float
    tolls: list[SentenceToll]
    actors: list[SentenceActor]
    dates: list[DateReading]
    places: list[PlaceReading]
    is_new: bool
    is_known: bool

    def spans(self) -> tuple[Span, ...]:
        """Where its triggers stand in the text, in text order."""
        return tuple(trigger.span(self.scene.clauses) for trigger in self.triggers)


def drafts_of(text: str, scene: Scene, voices: Voices) -> tuple[Draft, ...]:
    """The events of one sentence, in text order; none where no trigger is likely enough."""
    taken = [(trigger, share) for trigger, share in scene.triggers if share >= MIN_PROBABILITY]
    drafts: list[Draft] = []
    for trigger, share in taken:
        home = next((draft for draft in reversed(drafts) if _is_one(draft, trigger, scene)), None)
        if home is None:
            drafts.append(Draft(scene, trigger.type, [trigger], share, [], [], [], [], is_new=False, is_known=False))
        else:
            home.triggers.append(trigger)
            home.type = finest([home.type, trigger.type])
            home.certainty = max(home.certainty, share)
    for draft in drafts:
        draft.is_new, draft.is_known = _bearing(draft)
        for trigger in draft.triggers:
            known = {(actor.role, actor.words) for actor in draft.actors}
            actors = read_actors(text, scene.clauses, trigger, scene.entities)
            draft.actors += [actor for actor in actors if (actor.role, actor.words) not in known]
        if draft.type in _NOBODYS:
            draft.actors = [actor for actor in draft.actors if actor.role is ActorRole.TARGET]
    _share_out(text, scene, drafts, voices)
    return tuple(draft for draft in drafts if not _is_a_kind(draft) and not _befell_nobody(draft))


def _befell_nobody(draft: Draft) -> bool:
    """Whether a draft says no more than that nobody came to harm ("nobody has been arrested")."""
    heads = {trigger.head for trigger in draft.triggers}
    denied = {toll.anchor for toll in draft.tolls if toll.count.most == 0}
    return bool(denied) and heads <= denied and all(toll.count.most == 0 for toll in draft.tolls)


def _is_a_kind(draft: Draft) -> bool:
    """Whether a draft speaks of a kind of event at large: a bare plural, no day, town or number ("attacks there")."""
    clauses = draft.scene.clauses
    if draft.tolls or any(date.edtf for date in draft.dates) or any(_is_in_town(place) for place in draft.places):
        return False
    return all(
        trigger.word.is_noun
        and clauses.part(trigger.head) == "NNS"
        and clauses.part(_first(clauses, trigger)) not in {"DT", "PRP$", "CD"}
        for trigger in draft.triggers
    )


def _first(clauses: Clauses, trigger: Trigger) -> int:
    phrase = clauses.at(trigger.head)
    return phrase.first if phrase else trigger.first


def _is_in_town(place: PlaceReading) -> bool:
    return place.precision not in {PlacePrecision.COUNTRY, PlacePrecision.REGION}


def _is_one(draft: Draft, trigger: Trigger, scene: Scene) -> bool:
    """Whether a trigger speaks of the event that a draft of its sentence has."""
    if not can_be_one(draft.type, trigger.type) or not all(can_be_one(t.type, trigger.type) for t in draft.triggers):
        return False
    nouns = [t for t in draft.triggers if t.word.is_noun]
    if trigger.word.is_noun and nouns and _opener(trigger, scene) in _NEW and _opener(nouns[-1], scene) in _NEW:
        return False
    if trigger.word.is_noun and nouns and _follows(nouns[-1], trigger, scene):
        return False
    if not trigger.word.is_noun and not draft.triggers[-1].word.is_noun and trigger.type is draft.triggers[-1].type:
        return not _has_own_clause(draft.triggers[-1], trigger, scene)
    return True


def _follows(first: Trigger, second: Trigger, scene: Scene) -> bool:
    """Whether one noun's event is told as after another's ("a shootout following the attack")."""
    between = scene.clauses.tagged.words[first.last + 1 : second.first]
    return bool(_AFTER.intersection(between)) and _opener(second, scene) not in _NEW


def _has_own_clause(first: Trigger, second: Trigger, scene: Scene) -> bool:
    """Whether two verbs tell of different people hit ("shot a guard, and his brother was shot in May")."""
    clauses = scene.clauses
    hit = [clauses.subject_of(v) if clauses.is_passive(v) else clauses.object_of(v) for v in (first.head, second.head)]
    between = clauses.tagged.words[first.last + 1 : second.first]
    return hit[0] is not None and hit[1] is not None and hit[0] != hit[1] and ("and" in between or ";" in between)


def _opener(trigger: Trigger, scene: Scene) -> str:
    phrase = scene.clauses.at(trigger.head)
    return scene.clauses.word(phrase.first) if phrase else ""


def _bearing(draft: Draft) -> tuple[bool, bool]:
    """Whether the draft brings its event in, and whether it points back to one."""
    clauses = draft.scene.clauses
    openers = {_opener(trigger, draft.scene) for trigger in draft.triggers if trigger.word.is_noun}
    is_new = bool(openers & _NEW)
    is_known = bool(openers & _KNOWN) and not is_new
    for trigger in draft.triggers:
        if not trigger.word.is_noun:
            is_passive = clauses.is_passive(trigger.head)
            hit = clauses.subject_of(trigger.head) if is_passive else clauses.object_of(trigger.head)
            is_known = is_known or (hit is not None and _is_met(clauses, hit))
    return is_new, is_known


def _is_met(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase means someone whom the copy has spoken of: a pronoun, or one person with "the"."""
    if clauses.part(phrase.head) == "PRP":
        return True
    is_one = clauses.word(phrase.first) == "the" and clauses.part(phrase.head) == "NN"
    return is_one and phrase.last == phrase.first + 1 and names_people(clauses.word(phrase.head))


def _share_out(text: str, scene: Scene, drafts: Sequence[Draft], voices: Voices) -> None:
    """Give each toll, date and place of the sentence to the event that it is nearest to."""
    if not drafts:
        return
    for toll in scene.tolls:
        home = _nearest(scene, drafts, toll.anchor, partial(_takes, toll))
        if home:
            home.tolls.append(toll)
    for date in scene.dates:
        if _bounds_a_stretch(text, date.words):
            continue
        home = _nearest(scene, drafts, _index(scene, date.words), partial(_is_set_by, date.words, voices))
        if home:
            home.dates.append(date)
    taken = [date.words for date in scene.dates]
    for draft in drafts:
        draft.actors = [actor for actor in draft.actors if not any(words.overlaps(actor.words) for words in taken)]
    for place in scene.places:
        home = _nearest(scene, drafts, _index(scene, place.words), partial(_shares_voice, place.words, voices))
        if home and not any(_owns(place, actor) for actor in home.actors):
            home.places.append(place)
            if place.precision is not PlacePrecision.SITE:
                home.actors = [actor for actor in home.actors if not place.words.contains(actor.words)]


def _bounds_a_stretch(text: str, words: Span) -> bool:
    """Whether a date only tells from when or until when something went on ("since January")."""
    return _SINCE.search(text, max(words.start - 8, 0), words.start) is not None


def _takes(toll: SentenceToll, draft: Draft) -> bool:
    """Whether people can come to a harm by an event of the draft's type."""
    if draft.type in _HARMS:
        return toll.harm in _HARMS[draft.type]
    if toll.is_freed or toll.harm is Harm.ABDUCTED:
        return False
    return toll.harm is not Harm.ARRESTED or draft.type in _CROWDS


def _owns(place: PlaceReading, actor: SentenceActor) -> bool:
    """Whether a place only names whose doer it is ("Paris police")."""
    return actor.role is ActorRole.PERPETRATOR and actor.words.contains(place.words)


def _shares_voice(words: Span, voices: Voices, draft: Draft) -> bool:
    """Whether a date or a place is in the words of who tells of the event, not in what tells of the telling."""
    voice = voices.of(draft.spans()[0])
    return voice is None or voices.of(words) == voice or voices.of(words) is not None


def _is_set_by(words: Span, voices: Voices, draft: Draft) -> bool:
    """Whether a date can be the event's: no verb stands between them that tells of something else."""
    if not _shares_voice(words, voices, draft):
        return False
    scene = draft.scene
    place = _index(scene, words)
    own = {number for trigger in draft.triggers for number in range(trigger.first, trigger.last + 1)}
    return any(not _tells_of_else(scene, place, trigger.head, own) for trigger in draft.triggers)


def _tells_of_else(scene: Scene, first: int, second: int, own: set[int]) -> bool:
    clauses = scene.clauses
    low, high = sorted((first, second))
    own = own | {toll.anchor for toll in scene.tolls}
    before = first - 1  # "mourned on Sunday": the verb right before a date has it
    while before > 0 and clauses.part(before) in {"IN", "RB", "JJ"}:
        before -= 1
    return any(_is_of_else(clauses, number, own) for number in (before, *range(low + 1, high)))


def _is_of_else(clauses: Clauses, number: int, own: set[int]) -> bool:
    """Whether a word is a finite verb that is none of the event's own and tells of no outcome of it."""
    is_finite = clauses.part(number) in {"MD", "VB", "VBD", "VBP", "VBZ"}
    if not is_finite or clauses.word(number) in _AUXILIARIES or number in own:
        return False
    return not is_listed("occurrences.txt", clauses.word(number))


def _index(scene: Scene, span: Span) -> int:
    spans = scene.clauses.tagged.spans
    return next((number for number, word in enumerate(spans) if word.end > span.start), len(spans) - 1)


def _nearest(scene: Scene, drafts: Sequence[Draft], word: int, fits: Callable[[Draft], bool]) -> Draft | None:
    able = [draft for draft in drafts if fits(draft)]
    if not able:
        return None
    return min(able, key=lambda draft: min(_distance(scene, word, trigger.head) for trigger in draft.triggers))


def _distance(scene: Scene, first: int, second: int) -> int:
    low, high = sorted((first, second))
    words = scene.clauses.tagged.words[low:high]
    return high - low + sum(_BOUNDARIES.get(word, 0) for word in words)

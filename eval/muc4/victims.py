"""Whom an incident hit, as MUC-4's human targets: name or description, how many, of what nation, to what effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eval.muc4.nations import NATIONS
from onrecord.numerals import find_numerals
from onrecord.sources.nouns import is_group, is_person, people
from onrecord.types import Actor, ActorRole, Entity, EntityType, Harm, Incident, Span, Toll

__all__ = ["Victim", "find_things", "find_victims"]

_EFFECTS = {Harm.KILLED: "DEATH", Harm.WOUNDED: "INJURY", Harm.RESCUED: "REGAINED FREEDOM"}
_NONE_OF = {Harm.KILLED: "NO DEATH", Harm.WOUNDED: "NO INJURY"}
_ARTICLE = re.compile(r"^(?:THE|AN?|SOME|ANOTHER|OTHER|THESE|THOSE|ITS|OUR|AT LEAST|ABOUT|APPROXIMATELY)\s+")
_BOUND = re.compile(r"\b(?:AT LEAST|NO FEWER THAN|OR MORE)\b")
_ABOVE = re.compile(r"\b(?:MORE THAN|OVER)\b")
_VAGUE = re.compile(r"\b(?:DOZENS|SCORES|HUNDREDS|THOUSANDS|SEVERAL|MANY|NUMEROUS|NUMBER|HANDFUL|FEW|GROUP)\b")
_WORD = re.compile(r"[A-Z]+(?:['-][A-Z]+)*")
_TAIL = re.compile(r"\b(?:OF|IN|AT|ON|FROM|WHO|THAT|WHICH|WITH|FOR|BY)\b|,")
_ARTICLE_LENGTH = 6  # characters before the number in "the other three men" and the like
_PRONOUNS = frozenset({"HE", "HIM", "HER", "SHE", "THEY", "THEM", "IT", "WHO", "US", "WE", "ME", "HIMSELF"})


@dataclass(slots=True)
class Victim:
    """Somebody, or some people, that an incident hit.

    words: as the text has them, in capitals; "" where it has none. is_name: they are a proper name. number: in MUC-4's
    form; None where it is not told. nation: ISO code. effects: of the set list.
    """

    words: str
    is_name: bool
    number: str | None
    nation: str | None = None
    effects: list[str] = field(default_factory=list)


def find_victims(text: str, incident: Incident, entities: Sequence[Entity]) -> list[Victim]:
    """The people that an incident hit, in text order, each once."""
    names = [entity.span for entity in entities if entity.type is EntityType.PERSON]
    victims: dict[str, Victim] = {}
    for toll in incident.tolls:
        for victim in _of_toll(text, toll, names):
            _add(victims, victim)
    for actor in incident.actors:
        if actor.role is ActorRole.TARGET:
            for victim in _of_target(text, actor, names):
                _add(victims, victim)
    return list(victims.values())


def find_things(text: str, incident: Incident, entities: Sequence[Entity]) -> tuple[str, ...]:
    """What was hit that is not people, in capitals, each once."""
    names = [entity.span for entity in entities if entity.type is EntityType.PERSON]
    targets = [actor.words for actor in incident.actors if actor.role is ActorRole.TARGET]
    return tuple(dict.fromkeys(_plain(words.of(text)) for words in targets if not _is_human(text, words, names)))


def _add(victims: dict[str, Victim], victim: Victim) -> None:
    """Take in a victim, as one that is known if the words are the same or one's are part of the other's."""
    known = next((other for words, other in victims.items() if _are_same(words, victim)), None)
    if known is None:
        victims[victim.words] = victim
        return
    known.effects += [effect for effect in victim.effects if effect not in known.effects]
    known.nation = known.nation or victim.nation
    known.number = victim.number if known.number in (None, "PLURAL") else known.number


def _are_same(words: str, victim: Victim) -> bool:
    if not words or not victim.words:
        return words == victim.words
    return f" {words} ".endswith(f" {victim.words} ") or f" {victim.words} ".endswith(f" {words} ")


def _of_toll(text: str, toll: Toll, names: Sequence[Span]) -> Iterator[Victim]:
    nobody = toll.count.most == 0
    effect = _NONE_OF.get(toll.harm) if nobody else _EFFECTS.get(toll.harm)
    effects = [effect] if effect else []
    if nobody:
        if effects:
            yield Victim("", False, None, None, effects)
        return
    nation = toll.country.code if toll.country and toll.country.code in NATIONS else None
    held = [] if toll.whom is None else [name for name in names if toll.whom.contains(name)]
    if held and (toll.count.most == 1 or len(held) == toll.count.most):
        for name in held:
            yield Victim(_full_name(text, name, names), True, "1", nation, list(effects))
        return
    words = _plain((toll.whom or toll.cue).of(text))
    yield Victim("" if words in _PRONOUNS else words, False, _number(text, toll), nation, effects)


def _of_target(text: str, actor: Actor, names: Sequence[Span]) -> Iterator[Victim]:
    if not _is_human(text, actor.words, names):
        return
    held = [name for name in names if actor.words.contains(name)]
    if held:
        for name in held:
            yield Victim(_full_name(text, name, names), True, "1")
        return
    words = _plain(actor.words.of(text))
    if words not in _PRONOUNS:
        yield Victim(words, False, _number_in(text, actor.words) or ("PLURAL" if _is_plural(words) else "1"))


def _is_human(text: str, words: Span, names: Sequence[Span]) -> bool:
    if any((words.contains(name) and name.end == words.end) or name.contains(words) for name in names):
        return True
    head = _head(words.of(text))
    return is_person(head) or people(head) or is_group(head)


def _is_plural(words: str) -> bool:
    head = _head(words)
    return people(head) or is_group(head)


def _head(words: str) -> str:
    before = _TAIL.split(_plain(words))[0] or _plain(words)
    found = _WORD.findall(before)
    return found[-1].lower() if found else ""


def _full_name(text: str, name: Span, names: Sequence[Span]) -> str:
    """The longest of the text's names that end as this one does, or begin so."""
    own = " ".join(name.of(text).upper().split())
    others = {" ".join(other.of(text).upper().split()) for other in names}
    fuller = [other for other in others if other.endswith(f" {own}") or other.startswith(f"{own} ")]
    return max([own, *sorted(fuller)], key=len)


def _plain(words: str) -> str:
    """Words in capitals, without articles and numbers before them."""
    plain = " ".join(words.upper().split())
    while True:
        number = next(find_numerals(plain, Span(0, len(plain))), None) if plain else None
        match = _ARTICLE.match(plain)
        if number and number.span.start == 0 and number.span.end < len(plain):
            plain = plain[number.span.end :].lstrip(" ,-")
        elif match:
            plain = plain[match.end() :]
        else:
            return plain.strip(" ,.;:\"'")


def _number_in(text: str, words: Span) -> str | None:
    """The number that words begin with."""
    number = next(find_numerals(text, words), None)
    if number is None or number.span.start > words.start + _ARTICLE_LENGTH:
        return None
    return _written(number.span.of(text).upper(), number.least, number.most, is_about=number.is_approximate)


def _number(text: str, toll: Toll) -> str:
    words = toll.count.words.of(text).upper()
    return _written(words, toll.count.least, toll.count.most, is_about=toll.is_approximate)


def _written(words: str, least: int, most: int | None, *, is_about: bool) -> str:
    """A count in MUC-4's form."""
    if most is not None:
        return f"{'~' if is_about else ''}{least}" if least == most else f"-{most}" if least == 0 else f"{least}-{most}"
    if _BOUND.search(words):
        return f"{least}-"
    if _ABOVE.search(words):
        return f"{least - 1}-"
    return "PLURAL" if _VAGUE.search(words) or least <= 2 else f"{least}-"

"""Forms of English verbs, so that lexicons need hold no more than a verb's base form.

Regular spelling rules, and a table of the verbs that do not follow them. A doubled consonant is offered beside the
plain one ("referred", "refered"): matching needs every form that is written, and one that nobody writes does no harm.
"""

from __future__ import annotations

from functools import cache

from onrecord.lexicon import load_lexicon

__all__ = ["verb_forms"]

_VOWELS = "aeiou"


def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, the base form among them; only the first word of a longer entry ("rule out") changes."""
    verb, _, rest = base.partition(" ")
    forms = {verb, *_regular(verb)}
    if verb in _irregular():
        forms = {verb, _third_person(verb), *_participles(verb), *_irregular()[verb]}
    return frozenset(f"{form} {rest}".strip() for form in forms)


def _regular(verb: str) -> set[str]:
    return {_third_person(verb), *_participles(verb), *_pasts(verb)}


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _participles(verb: str) -> set[str]:
    if verb.endswith("ie"):
        return {verb[:-2] + "ying"}
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return {verb[:-1] + "ing"}
    return {verb + "ing", *(stem + "ing" for stem in _doubled(verb))}


def _pasts(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "d"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {verb[:-1] + "ied"}
    return {verb + "ed", *(stem + "ed" for stem in _doubled(verb))}


def _doubled(verb: str) -> set[str]:
    """The verb with its last consonant doubled, where one vowel before it makes that possible."""
    ends_short = len(verb) > 2 and verb[-1] in "bdgklmnprtv" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return {verb + verb[-1]} if ends_short else set()


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Past forms and participles of irregular verbs, by base form."""
    entries = (entry.split() for entry in load_lexicon("onrecord", "irregular_verbs.txt"))
    return {verb: tuple(pasts) for verb, *pasts in entries}

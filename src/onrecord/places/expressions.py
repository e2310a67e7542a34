"""How far a place expression reaches: "a village near Kabul", "Lagos's airport", "the northern city of Mosul".

An expression grows from a name that is used as a place's: over directions and nouns of places on its left and right,
over the name of what it lies in, and over a site or settlement that is said to be in it or near it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.places.names import Name
from onrecord.places.sites import owned_name, site_after
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    DETERMINERS,
    GRAMMAR,
    NEAR_WORDS,
    POSSESSIVE,
    UNITS_OF_LENGTH,
    area_nouns,
    lexicon,
)
from onrecord.types import PlacePrecision

__all__ = ["Expression", "grow"]

_MOST_DESCRIBING = 4  # words that may stand between an owner and what it has
_OUTSKIRTS = frozenset({"outskirts", "edge", "vicinity"})
_JOINS = frozenset({"at", "in", "inside", "near", "of", "off", "on", "outside"})
_KINDS = {
    "settlement": PlacePrecision.SETTLEMENT,
    "district": PlacePrecision.DISTRICT,
    "region": PlacePrecision.REGION,
}


@dataclass(slots=True)
class Expression:
    """Tokens of a place expression, both ends included, and the names in it, the most particular first.

    precision: what nouns in it say; None where they say nothing and the place's own kind decides. noun: the noun for
    the kind of area right at the name ("province"), which picks among places of one name.
    """

    first: int
    last: int
    names: list[Name]
    precision: PlacePrecision | None = None
    is_near: bool = False
    noun: str | None = None


def grow(tokens: Tokens, names: Sequence[Name]) -> list[Expression]:
    """Expressions of names that are places, in text order, not overlapping."""
    found: list[Expression] = []
    for name, following in zip_longest(names, names[1:]):
        if found and found[-1].last >= name.first:
            continue
        if name.is_outer and found and found[-1].names[-1].outer is name:
            continue
        found.append(_from_name(tokens, name, following))
    joined: list[Expression] = []
    for expression in found:
        _to_the_left(tokens, expression, joined)
        if joined and expression.first <= joined[-1].last:
            previous = joined.pop()
            expression.first = min(expression.first, previous.first)
            expression.last = max(expression.last, previous.last)
            expression.names = [*expression.names, *previous.names]
        joined.append(expression)
    return joined


def _from_name(tokens: Tokens, name: Name, following: Name | None) -> Expression:
    expression = Expression(name.first, name.last, [name], noun="city" if name.is_dateline else None)
    is_owner = tokens.after(name.last) in POSSESSIVE
    if is_owner and following is not None and following.first == owned_name(tokens, name) and not following.is_country:
        expression = Expression(name.first, following.last, [following, name])  # "Vietnam's Ho Chi Minh City"
    if name.is_site:
        expression.precision = PlacePrecision.SITE
    else:
        _to_the_right(tokens, expression)
    while (outer := expression.names[-1].outer) is not None and outer.first == expression.last + 2:
        expression.names.append(outer)
        expression.last = outer.last
        if tokens.after(outer.last) in area_nouns() and tokens.after(outer.last, 2) != "of":
            expression.last += 1
        if tokens.lower[outer.first - 1] == "(" and tokens.after(expression.last) == ")":
            expression.last += 1
    return expression


def _to_the_right(tokens: Tokens, expression: Expression) -> None:
    name = expression.names[0]
    last = expression.last
    after = tokens.after(last)
    noun = area_nouns().get(after)
    if noun is not None and tokens.after(last, 2) != "of" and after not in lexicon("organs"):
        expression.last += 1
        expression.noun = after
        expression.precision = _KINDS[noun]
        return
    if after in POSSESSIVE:
        owned = _owned(tokens, last + 2)
        if owned is not None:
            expression.last = owned
            word = tokens.lower[owned]
            kind = _KINDS.get(area_nouns().get(word, ""), PlacePrecision.SITE)
            expression.precision = _narrowed(name) if _is_compass(word) else kind
        return
    site = None if name.is_country else site_after(tokens, last + 1)
    if site is None:
        return
    expression.last = site
    expression.precision = PlacePrecision.SITE
    start = _phrase_start(tokens, expression.first)
    if start < expression.first and not tokens.is_shouted(start):
        expression.first = start


def _owned(tokens: Tokens, start: int) -> int | None:
    """Index of the noun of a site or part that a place has: "airport" of "Lagos's international airport"."""
    found = None
    for at in range(start, start + _MOST_DESCRIBING):
        word = tokens.after(at - 1)
        if not word[:1].isalnum() or word in GRAMMAR:
            break
        if word in lexicon("site_nouns") or word in area_nouns() or _is_compass(word):
            found = at
        elif f"{word} {tokens.after(at)}" in lexicon("site_nouns"):
            found = at + 1
    return found


def _is_compass(word: str) -> bool:
    return word in lexicon("directions") and not word.endswith("ern")


def _to_the_left(tokens: Tokens, expression: Expression, earlier: Sequence[Expression]) -> None:
    floor = earlier[-1].last if earlier else -1
    name = expression.names[0]
    i = expression.first - 1
    while i > floor and tokens.same(i, name.first) and tokens.lower[i] in lexicon("directions"):
        expression.first = i
        expression.precision = expression.precision or _narrowed(name)
        i -= 1
    if i > floor and tokens.before(i + 1) == "the" and tokens.before(i) in _JOINS:
        i -= 1
    for _ in range(3):
        before = tokens.before(i + 1)
        if before in NEAR_WORDS or (before == "to" and tokens.before(i) == "close"):
            expression.is_near = True
        reached = _noun_before(tokens, i, expression)
        if reached is None:
            return
        expression.first = reached
        i = reached - 1
        if i <= floor:
            return


def _narrowed(name: Name) -> PlacePrecision:
    kinds = {entry.kind for entry in name.entries[:1]}
    return PlacePrecision.REGION if kinds & {"country", "unit"} or not kinds else PlacePrecision.DISTRICT


def _noun_before(tokens: Tokens, i: int, expression: Expression) -> int | None:
    """First token of the phrase that says what lies in, near or beside what was found so far; None if there is none.

    i: index of the token before it, its article aside.
    """
    join = tokens.before(i + 1)
    noun_at = i - 1
    if join == "of" and (tokens.before(i) in _COMPASS or tokens.before(i) in _OUTSKIRTS):
        return _beside(tokens, i - 1, expression)
    if join == "from" and tokens.before(i) in UNITS_OF_LENGTH:
        expression.is_near = True
        return _measured(tokens, i - 1)
    if join in area_nouns():
        return _apposed(tokens, i, expression)
    if join not in _JOINS or not tokens.same(noun_at, i):
        return None
    if tokens.words[noun_at].isdigit() and tokens.before(noun_at) in lexicon("site_nouns"):
        noun_at -= 1  # "Route 9 near"
    noun = tokens.lower[noun_at]
    pair = f"{tokens.before(noun_at)} {noun}"
    is_site = noun in lexicon("site_nouns") or pair in lexicon("site_nouns")
    is_area = noun in area_nouns() and (join != "of" or noun not in {"department"} or tokens.is_shouted(noun_at))
    if not is_site and not is_area:
        return None
    start = _phrase_start(tokens, noun_at)
    if join in NEAR_WORDS:
        expression.is_near = True
    if is_area:
        if join == "of" and expression.precision is None:
            expression.noun = noun
        _say_kind(expression, noun, is_part=join != "of" or noun in {"coast", "border", "shore", "suburb", "outskirts"})
    else:
        expression.precision = PlacePrecision.SITE
    return start


def _apposed(tokens: Tokens, noun_at: int, expression: Expression) -> int | None:
    """First token of "the village" right before a name."""
    noun = tokens.lower[noun_at]
    start = _phrase_start(tokens, noun_at)
    if noun in {"state", "states", "border", "area"} or tokens.is_capital(noun_at):
        return None
    if tokens.lower[start] not in {"the", "a", "an"}:
        return None
    _say_kind(expression, noun)
    return start


def _say_kind(expression: Expression, noun: str, *, is_part: bool = False) -> None:
    kind = _KINDS[area_nouns()[noun]]
    if expression.precision is None or is_part:
        expression.precision = kind


def _beside(tokens: Tokens, at: int, expression: Expression) -> int:
    """First token of "30 km south of", "the outskirts of", "north of"; at: the noun before "of"."""
    if tokens.lower[at] in _OUTSKIRTS:
        expression.precision = PlacePrecision.DISTRICT
        return at - 1 if tokens.before(at) == "the" else at
    if tokens.before(at) in UNITS_OF_LENGTH:
        expression.is_near = True
        return _measured(tokens, at - 1)
    if tokens.before(at) == "the":
        expression.precision = expression.precision or PlacePrecision.DISTRICT
        return at - 1
    expression.is_near = True
    return at


def _measured(tokens: Tokens, at: int) -> int:
    """First token of a measure that ends in a unit of length: "about 30 km"."""
    i = at
    while tokens.same(i - 1, i) and (tokens.lower[i - 1] in _NUMBERS or tokens.words[i - 1][0].isdigit()):
        i -= 1
    return i


_COMPASS = frozenset({"east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"})
_NUMBERS = frozenset({"a", "dozen", "few", "half", "hundred", "several", "ten", "twenty", "thirty", "forty", "fifty"})


def _phrase_start(tokens: Tokens, noun_at: int) -> int:
    """First token of the noun phrase that a noun ends: its article, or the capitals right before it."""
    capital = noun_at
    for at in range(noun_at - 1, noun_at - 1 - _MOST_DESCRIBING, -1):
        if not tokens.same(at, noun_at):
            break
        word = tokens.lower[at]
        if word in DETERMINERS:
            return at
        if (word in GRAMMAR or not word[0].isalnum()) and word not in POSSESSIVE:
            break
        if at == capital - 1 and tokens.is_capital(at) and not tokens.is_shouted(at):
            capital = at
    return capital

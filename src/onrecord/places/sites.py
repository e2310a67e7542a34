"""Nouns of sites after a name: "Lagos International Airport", "Leeds nightclub"."""

from __future__ import annotations

from onrecord.places.names import Name
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import GRAMMAR, lexicon

__all__ = ["owned_name", "site_after"]

_MOST_BETWEEN = 2  # words between a name and the noun of a site that it stands before


def owned_name(tokens: Tokens, owner: Name) -> int:
    """Index of the token that a name would begin at which an owner has: "Syria's northern Aleppo province"."""
    at = owner.last + 2
    while tokens.after(at - 1) in lexicon("directions"):
        at += 1
    return at


def site_after(tokens: Tokens, start: int) -> int | None:
    """Index of the noun of a site that a token begins, or a word or two after it does; None if none does.

    Words between are of the same case as the noun: "Lagos International Airport", "Kabul central market".
    """
    for at in range(start, start + _MOST_BETWEEN + 1):
        word = tokens.after(at - 1)
        if not word[:1].isalnum() or word in GRAMMAR or tokens.is_capital(at) != tokens.is_capital(start):
            return None
        following = tokens.after(at)
        if f"{word} {following}" in lexicon("site_nouns"):
            return at + 1
        if word in lexicon("site_nouns"):
            return at + 1 if following in lexicon("site_nouns") else at
    return None

"""Broad kinds of people in MUC-4's countries and years, by their words: guerrillas, forces, drug traffickers."""

from __future__ import annotations

import re

__all__ = ["kind_of"]

_KINDS = (
    (
        "guerrillas",
        r"GUERRILLA|SUBVERSIVE|TERRORIST|REBEL|EXTREMIST|FMLN|\bELN|\bEPL|M-19|MRTA|SHINING|\bFARC|INSURGENT",
    ),
    (
        "forces",
        r"SOLDIER|TROOP|ARMY|MILITARY|BATTALION|ARMED FORCES|PATROL|POLICE|AIR FORCE|BRIGADE|SERGEANT|LIEUTENANT",
    ),
    ("drugs", r"DRUG|CARTEL|MAFIA|EXTRADITABLE|TRAFFICK"),
)
_PATTERNS = tuple((name, re.compile(words)) for name, words in _KINDS)


def kind_of(words: str) -> str:
    """The kind that words in capitals speak of; "other" for any other."""
    return next((name for name, pattern in _PATTERNS if pattern.search(words)), "other")

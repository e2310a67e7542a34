"""The code of the CAMEO event ontology that an act has, where one fits.

CAMEO (Gerner et al. 2002; Schrodt 2012) codes what one actor does to another; many acts of speech have no code of their
own there, and get none here. An act that did not happen gets none either.
"""

from __future__ import annotations

from functools import cache

from onrecord.stance.lexicon import entries
from onrecord.types import Stance

__all__ = ["cameo_code"]

_BY_STANCE = {
    Stance.ASSERTS: "010",  # make statement
    Stance.CONFIRMS: "010",
    Stance.DECLINES_TO_COMMENT: "011",  # decline comment
    Stance.INTENDS: "014",  # consider policy option
    Stance.CONCEDES: "015",  # acknowledge or claim responsibility
    Stance.DENIES: "016",  # reject accusation, deny responsibility
    Stance.DEMANDS: "020",  # appeal
    Stance.PROMISES: "030",  # express intent to cooperate
    Stance.SUPPORTS: "051",  # praise or endorse
    Stance.CRITICISES: "111",  # criticise or denounce
    Stance.ACCUSES: "112",  # accuse
    Stance.OPPOSES: "120",  # reject
}


def cameo_code(stance: Stance, is_negated: bool, entry: str) -> str | None:
    """The code of an act by its verb, or else by its stance.

    entry: the lexicon's entry that decided, empty where none did.
    """
    if is_negated:
        return None
    by_verb = _by_verb().get(f"{entry}", None)
    if by_verb is not None and by_verb[0] == stance:
        return by_verb[1]
    return _BY_STANCE.get(stance)


@cache
def _by_verb() -> dict[str, tuple[str, str]]:
    return {verb: (stance, code) for verb, (stance, code) in entries("cameo.txt").items()}

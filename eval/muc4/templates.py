"""MUC-4's template: slots, and the fills that a slot has.

Both sides are templates, the key's and the system's: a system's fill has one reading, a key's may have several, of
which any is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["MEASURED", "Fill", "Reading", "Slot", "Template", "fill"]


class Slot(StrEnum):
    """The slots that are read, by the names that they have in a key."""

    DATE = "INCIDENT: DATE"
    LOCATION = "INCIDENT: LOCATION"
    TYPE = "INCIDENT: TYPE"
    STAGE = "INCIDENT: STAGE OF EXECUTION"
    PERP_INDIVIDUAL = "PERP: INDIVIDUAL ID"
    PERP_ORGANIZATION = "PERP: ORGANIZATION ID"
    PERP_CONFIDENCE = "PERP: ORGANIZATION CONFIDENCE"
    PHYS_ID = "PHYS TGT: ID"
    HUM_NAME = "HUM TGT: NAME"
    HUM_DESCRIPTION = "HUM TGT: DESCRIPTION"
    HUM_NUMBER = "HUM TGT: NUMBER"
    HUM_NATION = "HUM TGT: FOREIGN NATION"
    HUM_EFFECT = "HUM TGT: EFFECT OF INCIDENT"


MEASURED = (
    Slot.TYPE,
    Slot.DATE,
    Slot.LOCATION,
    Slot.HUM_NUMBER,
    Slot.HUM_NATION,
    Slot.HUM_EFFECT,
    Slot.PERP_CONFIDENCE,
)
"""The slots whose counts are summed to the figure for all of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to fill a slot.

    value: a set fill, number, date, location or string, as it stands, strings without their quotation marks.
    referents: strings of another slot that it is said of ("DEATH" of "PEASANTS"), of which any will do; empty where it
        has none, and for the dummy referent "-".
    """

    value: str
    referents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot; readings: at least one, each as good as the others. is_optional: it may be left out."""

    readings: tuple[Reading, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of one text. is_optional: the key doubts that it belongs in the database."""

    message: str
    fills: Mapping[Slot, tuple[Fill, ...]] = field(default_factory=dict)
    is_optional: bool = False

    def of(self, slot: Slot) -> tuple[Fill, ...]:
        """The fills of a slot; none where it is null or does not apply."""
        return self.fills.get(slot, ())


def fill(value: str, *referents: str) -> Fill:
    """A fill with one reading, as a system gives it."""
    return Fill((Reading(value, referents),))

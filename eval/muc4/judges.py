"""What was learned from MUC-4's dev side: which candidates, victims and organisations its keys have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from eval.muc4.learning import read_weights, share, write_weights
from eval.muc4.organisations import CONFIDENCES

__all__ = ["Judges", "shipped"]


@dataclass(frozen=True, slots=True)
class Judges:
    """Weights by feature: of candidates, of victims, of organisations, and of each confidence in one."""

    relevance: Mapping[str, float]
    humans: Mapping[str, float]
    organisations: Mapping[str, float]
    confidence: Mapping[str, Mapping[str, float]]

    def confidence_in(self, shows: Iterable[str]) -> str:
        """The likeliest of MUC-4's words for how sure the copy is."""
        shown = frozenset(shows)
        return max(CONFIDENCES, key=lambda name: share(shown, self.confidence[name]))

    def keep(self) -> None:
        """Write the weights where `shipped` finds them."""
        write_weights("relevance", self.relevance)
        write_weights("humans", self.humans)
        write_weights("organisations", self.organisations)
        for name, weights in self.confidence.items():
            write_weights(_file(name), weights)


@cache
def shipped() -> Judges:
    """The weights beside this module."""
    confidence = {name: read_weights(_file(name)) for name in CONFIDENCES}
    return Judges(read_weights("relevance"), read_weights("humans"), read_weights("organisations"), confidence)


def _file(confidence: str) -> str:
    return confidence.lower().replace(" ", "_")

"""What several stages say: why something is inferred, how many people, which country."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.article import Span

__all__ = ["Count", "Country", "Inference"]


@dataclass(frozen=True, slots=True)
class Inference:
    """Why something is inferred that the copy does not say outright.

    reason: the rule that decided, in a few words for a person.
    words: the words in the article that it rests on; may be empty where it rests on an absence.
    confidence: 0 to 1, not calibrated.
    """

    reason: str
    words: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as far as the copy's words go.

    least, most: bounds, both included; most is None where the words set none. words: what says so.
    """

    least: int
    most: int | None
    words: Span


@dataclass(frozen=True, slots=True)
class Country:
    """A country that a source belongs to or speaks for: ISO 3166-1 alpha-2 code, and the words that name it."""

    code: str
    words: Span

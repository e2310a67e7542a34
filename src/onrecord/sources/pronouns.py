"""Which person a "he" or "she" means: the best of those mentioned before, by features of salience.

A log-linear choice among candidates (Denis and Baldridge 2007): each candidate's features are weighed, and the shares
of their exponentials are the probabilities. Salience as in Lappin and Leass 1994.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.sources.referents import Referent
from onrecord.types import Span, TextLayout

__all__ = ["FEATURES", "Candidates", "PronounSite", "candidates_for", "choose"]

FloatArray = npt.NDArray[np.float64]

REACH = 8  # sentences back that a pronoun reaches; of GUM train 99 in 100 reach four at most

FEATURES = (
    "same sentence", "one sentence back", "two back", "three or more back",
    "speaks in this sentence", "spoke in the sentence before", "first in its sentence", "often mentioned",
    "named", "sex known", "last mention quoted, pronoun not", "speaks the quotation that the pronoun is in",
    "last mention nearest", "pronoun last",
    "spoke last, pronoun speaks",
    "spoke in the sentence before, pronoun speaks",
    "mentioned in this paragraph",
)  # fmt: skip
# Fitted on GUM train by python -m training.pronouns, in the order of FEATURES.
WEIGHTS = np.array(
    [1.12, -0.37, -0.14, -0.61, 0.31, 0.3, 0.15, 0.57, 0.06, 0.72, -0.08, -0.09, 0.61, 0.66, 0.41, 0.29, 0.83]
)


@dataclass(frozen=True, slots=True)
class PronounSite:
    """A pronoun's place: offset, sex "m" or "f", index of its sentence.

    is_quoted: it stands in a quotation; speaker: whose, where that is known. is_source: it is a source itself.
    """

    start: int
    sex: str
    sentence: int
    is_quoted: bool
    speaker: Referent | None
    is_source: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who a pronoun may mean, and their features, shape (candidates, features)."""

    referents: tuple[Referent, ...]
    features: FloatArray


def candidates_for(
    site: PronounSite, referents: Sequence[Referent], layout: TextLayout, quoted: npt.NDArray[np.int8]
) -> Candidates:
    """Everybody within reach whom nothing rules out."""
    sentences, paragraphs = layout.sentences, layout.paragraphs
    paragraph = paragraphs[_index(paragraphs, site.start)]
    found: list[Referent] = []
    rows: list[list[float]] = []
    before = [r for r in referents if r.is_person and r.number == "one" and r.sex in {None, site.sex} and r.places]
    placed = [(r, _last_before(r.places, site.start)) for r in before]
    placed = [(r, place) for r, place in placed if place >= 0]
    spoken = max((_last_before(r.spoke, site.start) for r in before), default=-1)
    nearest = max((place for _, place in placed), default=-1)
    for referent, place in placed:
        sentence = _index(sentences, place)
        back = site.sentence - sentence
        if back > REACH:
            continue
        spoke = _last_before(referent.spoke, site.start)
        spoke_back = site.sentence - _index(sentences, spoke) if spoke >= 0 else 99
        mentions = bisect_left(referent.places, site.start)
        last = next((m for m in reversed(referent.mentions) if m.span.start == place), None)
        rows.append(
            [
                float(back == 0), float(back == 1), float(back == 2), float(back > 2),
                float(spoke_back == 0), float(spoke_back == 1),
                float(place - sentences[sentence].start < 25), float(np.log1p(mentions)),
                float(bool(referent.names)), float(referent.sex == site.sex),
                float(bool(quoted[place]) and not site.is_quoted),
                float(site.is_quoted and referent is site.speaker),
                float(place == nearest),
                float(last is not None and last.form.value == "pronoun"),
                float(site.is_source and 0 <= spoke == spoken),
                float(site.is_source and spoke_back == 1),
                float(place >= paragraph.start),
            ]
        )  # fmt: skip
        found.append(referent)
    return Candidates(tuple(found), np.array(rows, dtype=np.float64).reshape(len(found), len(FEATURES)))


def choose(candidates: Candidates, weights: FloatArray = WEIGHTS) -> tuple[Referent, float] | None:
    """The best candidate and its probability; None where there is none. The earlier named wins a tie."""
    if not candidates.referents:
        return None
    scores = candidates.features @ weights
    shares = np.exp(scores - scores.max())
    best = int(np.argmax(shares))
    return candidates.referents[best], float(shares[best] / shares.sum())


def _last_before(places: Sequence[int], start: int) -> int:
    number = bisect_left(places, start)
    return places[number - 1] if number else -1


def _index(sentences: Sequence[Span], offset: int) -> int:
    return max(0, bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1)

"""Which person a "he" or "she" means: the best of those mentioned before, by features of salience.

A log-linear choice among candidates (Denis and Baldridge 2007): each candidate's features are weighed, and the shares
of their exponentials are the probabilities. Salience as in Lappin and Leass 1994.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.sources.ranking import Candidates, index_of, last_before
from onrecord.sources.referents import Referent
from onrecord.types import TextLayout

__all__ = ["FEATURES", "WEIGHTS", "PronounSite", "candidates_for"]

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
WEIGHTS = np.array([
    1.12, -0.37, -0.14, -0.61, 0.31, 0.3, 0.15, 0.57, 0.06, 0.72, -0.08, -0.09, 0.61, 0.66,
    0.41, 0.29, 0.83,
])  # fmt: skip


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


def candidates_for(
    site: PronounSite, referents: Sequence[Referent], layout: TextLayout, quoted: npt.NDArray[np.int8]
) -> Candidates:
    """Everybody within reach whom nothing rules out."""
    sentences, paragraphs = layout.sentences, layout.paragraphs
    paragraph = paragraphs[index_of(paragraphs, site.start)]
    found: list[Referent] = []
    rows: list[list[float]] = []
    before = [r for r in referents if r.is_person and r.number == "one" and r.sex in {None, site.sex} and r.places]
    placed = [(r, last_before(r.places, site.start)) for r in before]
    placed = [(r, place) for r, place in placed if place >= 0 and not _is_only_quoted(site, r, quoted)]
    spoken = max((last_before(r.spoke, site.start) for r in before), default=-1)
    nearest = max((place for _, place in placed), default=-1)
    for referent, place in placed:
        sentence = index_of(sentences, place)
        back = site.sentence - sentence
        if back > REACH:
            continue
        spoke = last_before(referent.spoke, site.start)
        spoke_back = site.sentence - index_of(sentences, spoke) if spoke >= 0 else 99
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


def _is_only_quoted(site: PronounSite, referent: Referent, quoted: npt.NDArray[np.int8]) -> bool:
    """Whether somebody is no more than a figure of others' talk, who speaks nowhere ("I am no traitor," he said)."""
    is_outside = site.is_source and not site.is_quoted
    return is_outside and not referent.names and not referent.spoke and all(quoted[place] for place in referent.places)

"""Whom "they" means: the best of the people and bodies mentioned before, or somebody whom the text does not name.

A log-linear choice as for "he" and "she" (see pronouns), with nobody as a choice of its own: "they" is often people in
general, or people whom no phrase brings in.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from onrecord.sources.ranking import Candidates, index_of, last_before
from onrecord.sources.referents import Referent
from onrecord.types import MentionForm, SourceKind, TextLayout

__all__ = ["FEATURES", "WEIGHTS", "candidates_for"]

_REACH = 5  # sentences back
_SUBJECT = 25  # code points from a sentence's start within which what is mentioned is most often its subject
_BODIES = frozenset({SourceKind.NAMED_ORGANISATION, SourceKind.PRESS_REPORT, SourceKind.GOVERNMENT})
FEATURES = (
    "nobody", "same sentence", "one sentence back", "two back", "three or more back",
    "people", "body", "one person without a name",
    "spoke in this sentence", "spoke in the sentence before", "spoke last", "pronoun speaks, spoke",
    "first in its sentence", "often mentioned", "nearest", "nearest of the people", "pronoun last", "definite",
    "in this paragraph", "last mention quoted, pronoun not", "nobody, pronoun speaks",
    "body, spoke last, pronoun speaks", "nobody, pronoun quoted",
)  # fmt: skip
# Fitted on GUM train by python -m training.pronouns, in the order of FEATURES.
WEIGHTS = np.array([
    1.11, 0.96, 0.20, -0.86, -1.41, -0.30, -0.12, -0.68, 0.20, 0.31, 0.43, 0.20, 0.13, 0.16,
    0.34, 0.60, 0.69, -0.64, 0.43, -0.01, 0.05, 0.12, 0.44,
])  # fmt: skip


def candidates_for(
    start: int, referents: list[Referent], layout: TextLayout, quoted: npt.NDArray[np.int8], *, is_source: bool
) -> Candidates:
    """Those within reach, shape of features (candidates + 1, features): the last row is nobody's."""
    sentences = layout.sentences
    here = index_of(sentences, start)
    paragraph = layout.paragraphs[index_of(layout.paragraphs, start)]
    placed = []
    for referent in referents:
        if not is_source and referent.number == "thing":
            continue  # what "them" means, where they do not speak, is often things that nobody brings in
        place = last_before(referent.places, start)
        if place >= 0 and here - index_of(sentences, place) <= _REACH and _may_be(referent):
            placed.append((referent, place))
    nearest = max((place for _, place in placed), default=-1)
    nearest_people = max((place for r, place in placed if r.number == "many"), default=-1)
    spoken = max((last_before(r.spoke, start) for r, _ in placed), default=-1)
    rows = []
    for referent, place in placed:
        sentence = index_of(sentences, place)
        back = here - sentence
        spoke = last_before(referent.spoke, start)
        spoke_back = here - index_of(sentences, spoke) if spoke >= 0 else 99
        last = next((m for m in reversed(referent.mentions) if m.span.start == place), None)
        rows.append(
            [
                0.0, float(back == 0), float(back == 1), float(back == 2), float(back > 2),
                float(referent.number == "many"), float(referent.kind in _BODIES),
                float(referent.number == "one"),
                float(spoke_back == 0), float(spoke_back == 1), float(0 <= spoke == spoken),
                float(is_source and spoke >= 0),
                float(place - sentences[sentence].start < _SUBJECT),
                float(np.log1p(bisect_left(referent.places, start))),
                float(place == nearest), float(place == nearest_people),
                float(last is not None and last.form is MentionForm.PRONOUN),
                float(not referent.is_indefinite),
                float(place >= paragraph.start),
                float(bool(quoted[place]) and not quoted[start]), 0.0,
                float(is_source and referent.kind in _BODIES and 0 <= spoke == spoken), 0.0,
            ]
        )  # fmt: skip
    nobody = {
        "nobody": 1.0,
        "nobody, pronoun speaks": float(is_source),
        "nobody, pronoun quoted": float(quoted[start] > 0),
    }
    rows.append([nobody.get(name, 0.0) for name in FEATURES])
    return Candidates(tuple(r for r, _ in placed), np.array(rows, dtype=np.float64))


def _may_be(referent: Referent) -> bool:
    if referent.number == "one":
        return referent.kind is SourceKind.UNNAMED_PERSON and referent.sex is None
    return referent.number == "many" or referent.kind in _BODIES

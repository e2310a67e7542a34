"""Whom a definite description of a person means: somebody met before, or nobody whom the article has brought in.

"The senator", "the real estate mogul": copy calls somebody again whom it has named, by an office or standing that it
may not have told. A log-linear choice (see ranking) among the people mentioned before, with nobody as a choice of its
own, by what is known of them, by how salient they are, and by the noun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from onrecord.lexicon import load_lexicon
from onrecord.sources.nouns import is_generic, is_kin
from onrecord.sources.ranking import Candidates, index_of, last_before
from onrecord.sources.referents import Referent
from onrecord.types import MentionForm, TextLayout

__all__ = ["FEATURES", "WEIGHTS", "DefiniteSite", "candidates_for", "same_role"]

_SUBJECT = 25  # code points from a sentence's start within which what is mentioned is most often its subject
_MOST = 40  # people looked at, the latest first
_OF_NOBODY = (
    "nobody", "a stranger's noun", "a noun of standing", "kin", "his or her", "without a determiner", "of something",
    "modified", "no noun known", "source", "somebody named in the sentence or before it", "one person within reach",
    "quoted",
)  # fmt: skip
FEATURES = (
    *_OF_NOBODY,
    "the noun is theirs", "the noun may be theirs", "other roles known, not this", "no role known",
    "unnamed, other noun",
    "the same words", "words are theirs", "words are not theirs", "place is theirs", "place is not theirs",
    "same sentence", "one sentence back", "two back", "three to five back", "farther",
    "first in its sentence", "often mentioned", "most often mentioned", "nearest", "pronoun last", "in this paragraph",
    "spoke in the sentence before", "spoke last", "in the headline", "named", "sex agrees", "quoted last, this not",
    "standing, named, no role known", "standing, most often mentioned", "stranger, named", "kin, named", "one of many",
)  # fmt: skip
# Fitted by python -m training.pronouns, in the order of FEATURES.
WEIGHTS = np.array([
    1.80, 0.07, -0.58, -0.11, -0.13, 1.33, 0.28, -0.14, 0.28, -1.16, -0.44, 0.15, 0.15, 1.01,
    -0.38, -1.60, -0.59, -0.23, 0.35, 0.05, 0.09, -0.60, -0.23, 0.88, 0.48, 0.05, -1.11, -2.10,
    0.11, 0.29, -0.16, 0.15, -0.19, 0.78, 0.52, 0.36, -0.05, 0.07, 0.41, -0.51, 0.24, 0.82,
    -0.24, 0.12, -0.21,
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class DefiniteSite:
    """A description where it stands.

    noun: its head's; alike: nouns that it may stand for; words: its other words that tell who it is; places: names
    after it ("the senator from Alaska"); all lower case. determiner: None where it has none. is_of: words follow the
    noun ("of", "who"). is_source, is_quoted: as they say. sex: "m", "f" or None, by the noun.
    """

    start: int
    noun: str
    alike: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    determiner: str | None
    sex: str | None
    is_of: bool
    is_source: bool
    is_quoted: bool


def candidates_for(
    site: DefiniteSite,
    people: Sequence[Referent],
    layout: TextLayout,
    quoted: npt.NDArray[np.int8],
    heads_of: Callable[[Referent], set[str]],
    words_of: Callable[[Referent], set[str]],
    same_words: Callable[[Referent], bool],
) -> Candidates:
    """Those of the people who may be meant, latest first, and nobody.

    heads_of, words_of: nouns and other words by which somebody was described. same_words: whether by just these words.
    """
    sentences = layout.sentences
    here = index_of(sentences, site.start)
    paragraph = layout.paragraphs[index_of(layout.paragraphs, site.start)]
    placed = [(person, last_before(person.places, site.start)) for person in people[:_MOST]]
    placed = [(person, place) for person, place in placed if place >= 0]
    counts = [bisect_left(person.places, site.start) for person, _ in placed]
    most, nearest = max(counts, default=0), max((place for _, place in placed), default=-1)
    spoken = max((last_before(person.spoke, site.start) for person, _ in placed), default=-1)
    is_standing, is_relative = site.noun in _set("standing_nouns.txt"), is_kin(site.noun)
    is_stranger = site.noun in _set("strangers.txt") or is_generic(site.noun)
    near = [p for p, place in placed if p.names and here - index_of(sentences, place) <= 1]
    rows, has_noun = [], False
    for (person, place), count in zip(placed, counts, strict=True):
        back = here - index_of(sentences, place)
        heads, own = heads_of(person), words_of(person)
        is_theirs = not same_role(site.noun).isdisjoint(heads)
        may_be = not is_theirs and not site.alike.isdisjoint(heads)
        has_noun = has_noun or is_theirs or may_be
        shared = len(site.words & own)
        spoke = last_before(person.spoke, site.start)
        is_named, is_plain = bool(person.names), not (is_theirs or may_be)
        last = next((m for m in reversed(person.mentions) if m.span.start == place), None)
        rows.append(
            [0.0] * len(_OF_NOBODY) + [
                float(is_theirs), float(may_be), float(is_plain and bool(heads) and is_named),
                float(is_plain and not heads and is_named), float(is_plain and not is_named),
                float(same_words(person)), float(shared > 0), float(bool(site.words) and shared == 0),
                float(not site.places.isdisjoint(own)), float(bool(site.places) and site.places.isdisjoint(own)),
                float(back == 0), float(back == 1), float(back == 2), float(2 < back <= 5), float(back > 5),
                float(place - sentences[index_of(sentences, place)].start < _SUBJECT),
                float(np.log1p(count)), float(count == most), float(place == nearest),
                float(last is not None and last.form is MentionForm.PRONOUN), float(place >= paragraph.start),
                float(spoke >= 0 and here - index_of(sentences, spoke) == 1), float(0 <= spoke == spoken),
                float(bool(person.places) and person.places[0] < layout.paragraphs[0].end), float(is_named),
                float(site.sex is not None and site.sex == person.sex),
                float(bool(quoted[place]) and not site.is_quoted),
                float(is_standing and is_named and not heads), float(is_standing and count == most),
                float(is_stranger and is_named), float(is_relative and is_named), float(len(near) > 1 and is_plain),
            ]
        )  # fmt: skip
    rows.append(
        [
            1.0, float(is_stranger), float(is_standing), float(is_relative),
            float(site.determiner in {"his", "her", "their"}), float(site.determiner is None), float(site.is_of),
            float(bool(site.words)), float(not has_noun),
            float(site.is_source), float(bool(near)), float(len(near) == 1), float(site.is_quoted),
        ] + [0.0] * (len(FEATURES) - len(_OF_NOBODY))
    )  # fmt: skip
    return Candidates(tuple(person for person, _ in placed), np.array(rows, dtype=np.float64))


def same_role(noun: str) -> frozenset[str]:
    """Nouns for the role that a noun names, itself among them."""
    return _same_roles().get(noun, frozenset({noun}))


@cache
def _same_roles() -> dict[str, frozenset[str]]:
    lines = [frozenset(entry.split()) for entry in load_lexicon("onrecord.sources", "same_roles.txt")]
    return {noun: nouns for nouns in lines for noun in nouns}


@cache
def _set(lexicon: str) -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", lexicon))

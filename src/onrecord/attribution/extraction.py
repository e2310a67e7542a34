"""Read texts' outer attributions and entities with a network, window by window.

Several texts are read together (an article's contents, for what is nested in them): their windows are scored side by
side and decoded at once, which changes no score, as each window is scored alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.attribution.decode import PieceAttribution, Stretch, cue_stretches, role_stretches, settle
from onrecord.attribution.geometry import crossings, distances
from onrecord.attribution.labels import CUE_BEGIN
from onrecord.attribution.network import CueView, Network, PieceScores
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.viterbi import Transitions, best_sequences, marginals
from onrecord.attribution.windows import Window, plan_windows

__all__ = ["Extraction", "Settings", "extract", "extract_all"]

_AT_ONCE = 32  # windows whose hidden states are kept at a time, 0.4 MB each

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is asked.

    window, overlap: pieces seen at a time, and shared by neighbouring windows at least.
    cue_bias: added to the emission that begins a cue; above 0 finds more cues, below 0 fewer.
    """

    window: int = 254  # the network was trained on windows of this size
    overlap: int = 96  # 99 in 100 attributions of PolNeAR train reach no farther from their cue
    cue_bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one text gave: attributions in text order of their cues, and entity emissions, (pieces, labels)."""

    attributions: tuple[PieceAttribution, ...]
    entity_scores: FloatArray


@dataclass(frozen=True, slots=True)
class _Place:
    """A window of one of the texts."""

    text: int
    tokens: Tokens
    window: Window


@dataclass(frozen=True, slots=True)
class _Found:
    """What one text's windows gave so far."""

    attributions: list[PieceAttribution] = field(default_factory=list)
    entity_scores: list[FloatArray] = field(default_factory=list)


def extract(tokens: Tokens, network: Network, settings: Settings) -> Extraction:
    """Find the outer attributions of a text in word pieces."""
    return extract_all([tokens], network, settings)[0]


def extract_all(texts: Sequence[Tokens], network: Network, settings: Settings) -> list[Extraction]:
    """Find the outer attributions of each text, as if it were read alone."""
    places = [
        _Place(number, tokens, window)
        for number, tokens in enumerate(texts)
        if len(tokens)
        for window in plan_windows(
            len(tokens), np.flatnonzero(tokens.breaks == 2).tolist(), settings.window, settings.overlap
        )
    ]
    found = [_Found() for _ in texts]
    for first in range(0, len(places), _AT_ONCE):
        _read_windows(places[first : first + _AT_ONCE], network, settings, found)
    nothing = np.zeros((0, 0), dtype=np.float32)
    return [
        Extraction(settle(one.attributions), np.concatenate(one.entity_scores) if one.entity_scores else nothing)
        for one in found
    ]


def _read_windows(
    places: Sequence[_Place], network: Network, settings: Settings, found: Sequence[_Found]
) -> None:
    """Add what the windows give to what was found in their texts."""
    scores = network.each(lambda place: _score_window(place, network), places)
    for place, score in zip(places, scores, strict=True):
        own = slice(place.window.own_start - place.window.start, place.window.own_end - place.window.start)
        found[place.text].entity_scores.append(score.entity[1:-1][own])
    cues = _find_cues(places, scores, network, settings)
    asked = [trio for trio in zip(places, scores, cues, strict=True) if trio[2]]
    emissions = network.each(lambda trio: _score_roles(*trio, network), asked)
    if not asked:
        return
    rows, lengths = _padded([row for window_rows in emissions for row in window_rows])
    labels = best_sequences(rows, lengths, network.role_transitions)
    certainties = _label_logs(rows, lengths, labels, network.role_transitions)
    number = 0
    for place, _, own_cues in asked:
        offset = place.window.start - 1
        for cue, cue_log in own_cues:
            source, content = role_stretches(labels[number, : lengths[number]], offset)
            marked = labels[number] != 0
            role_log = float(certainties[number][marked].mean()) if marked.any() else 0.0
            moved = Stretch(cue.start + offset, cue.end + offset)
            certainty = float(np.exp(cue_log + role_log))
            found[place.text].attributions.append(PieceAttribution(moved, source, content, certainty))
            number += 1


def _score_window(place: _Place, network: Network) -> PieceScores:
    seen = slice(place.window.start, place.window.end)
    opening, closing = network.special
    ids = np.concatenate([[opening], place.tokens.ids[seen], [closing]])
    features = np.zeros((len(ids), 3), dtype=np.int64)
    features[1:-1] = place.tokens.features()[seen]
    return network.score_pieces(ids, features)


def _find_cues(
    places: Sequence[_Place], scores: Sequence[PieceScores], network: Network, settings: Settings
) -> list[list[tuple[Stretch, float]]]:
    """Each window's own cues, in pieces of the window with its opening piece, with the log of their probability."""
    emissions, lengths = _padded([score.cue for score in scores])
    emissions[:, :, CUE_BEGIN] += settings.cue_bias
    labels = best_sequences(emissions, lengths, network.cue_transitions)
    holding = np.flatnonzero(labels.any(1))
    found: list[list[tuple[Stretch, float]]] = [[] for _ in places]
    if not len(holding):
        return found
    certainties = _label_logs(emissions[holding], lengths[holding], labels[holding], network.cue_transitions)
    for logs, row in zip(certainties, holding.tolist(), strict=True):
        window = places[row].window
        for stretch in cue_stretches(labels[row]):
            if window.own_start <= stretch.start - 1 + window.start < window.own_end:
                found[row].append((stretch, float(logs[stretch.start : stretch.end].mean())))
    return found


def _score_roles(
    place: _Place, score: PieceScores, cues: Sequence[tuple[Stretch, float]], network: Network
) -> FloatArray:
    starts = np.array([cue.start for cue, _ in cues])
    ends = np.array([cue.end for cue, _ in cues])
    length = len(score.cue)
    breaks = np.zeros(length, dtype=np.int64)
    breaks[1:-1] = place.tokens.breaks[place.window.start : place.window.end]
    view = CueView(starts, ends - 1, distances(length, starts, ends), crossings(breaks, starts))
    return network.score_roles(score, view)


def _padded(rows: Sequence[FloatArray]) -> tuple[FloatArray, IntArray]:
    """Emissions of different lengths as one array (rows, positions, labels), and their lengths."""
    lengths = np.array([len(row) for row in rows])
    padded = np.zeros((len(rows), int(lengths.max()), rows[0].shape[1]), dtype=np.float32)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = row
    return padded, lengths


def _label_logs(emissions: FloatArray, lengths: IntArray, labels: IntArray, transitions: Transitions) -> FloatArray:
    """The log of the probability of each position's label, (rows, positions)."""
    probability = marginals(emissions, lengths, transitions)
    chosen = np.take_along_axis(probability, labels[:, :, None], axis=2)[:, :, 0]
    return np.asarray(np.log(np.maximum(chosen, 1e-9)), dtype=np.float32)

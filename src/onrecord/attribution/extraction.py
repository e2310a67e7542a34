"""Read a text's outer attributions and entities with a network, window by window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.attribution.decode import PieceAttribution, Stretch, cue_stretches, role_stretches, settle
from onrecord.attribution.geometry import crossings, distances
from onrecord.attribution.labels import CUE_BEGIN
from onrecord.attribution.network import CueView, Network, PieceScores
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.viterbi import best_sequences, marginals
from onrecord.attribution.windows import Window, plan_windows

__all__ = ["Extraction", "Settings", "extract"]

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


def extract(tokens: Tokens, network: Network, settings: Settings) -> Extraction:
    """Find the outer attributions of a text in word pieces."""
    if not len(tokens):
        return Extraction((), np.zeros((0, 0), dtype=np.float32))
    breaks = np.flatnonzero(tokens.breaks == 2).tolist()
    windows = plan_windows(len(tokens), breaks, settings.window, settings.overlap)
    scores = [_score_window(tokens, window, network) for window in windows]
    cues = _find_cues(windows, scores, network, settings)
    found: list[PieceAttribution] = []
    for window, score, stretches in zip(windows, scores, cues, strict=True):
        found += _find_roles(tokens, window, score, stretches, network)
    entities = np.concatenate(
        [
            score.entity[1:-1][window.own_start - window.start : window.own_end - window.start]
            for window, score in zip(windows, scores, strict=True)
        ]
    )
    return Extraction(settle(found), entities)


def _score_window(tokens: Tokens, window: Window, network: Network) -> PieceScores:
    seen = slice(window.start, window.end)
    opening, closing = network.special
    ids = np.concatenate([[opening], tokens.ids[seen], [closing]])
    features = np.zeros((len(ids), 3), dtype=np.int64)
    features[1:-1] = tokens.features()[seen]
    return network.score_pieces(ids, features)


def _find_cues(
    windows: Sequence[Window], scores: Sequence[PieceScores], network: Network, settings: Settings
) -> list[list[tuple[Stretch, float]]]:
    """Each window's own cues, in pieces of the window with its opening piece, with their probability."""
    lengths = np.array([len(score.cue) for score in scores])
    emissions = np.zeros((len(scores), lengths.max(), scores[0].cue.shape[1]), dtype=np.float32)
    for number, score in enumerate(scores):
        emissions[number, : len(score.cue)] = score.cue
    emissions[:, :, CUE_BEGIN] += settings.cue_bias
    labels = best_sequences(emissions, lengths, network.cue_transitions)
    probability = marginals(emissions, lengths, network.cue_transitions)
    found = []
    for number, window in enumerate(windows):
        own = []
        for stretch in cue_stretches(labels[number]):
            if window.own_start <= stretch.start - 1 + window.start < window.own_end:
                pieces = np.arange(stretch.start, stretch.end)
                own.append((stretch, _mean_log(probability[number, pieces, labels[number, pieces]])))
        found.append(own)
    return found


def _find_roles(
    tokens: Tokens,
    window: Window,
    score: PieceScores,
    cues: Sequence[tuple[Stretch, float]],
    network: Network,
) -> list[PieceAttribution]:
    if not cues:
        return []
    starts = np.array([cue.start for cue, _ in cues])
    ends = np.array([cue.end for cue, _ in cues])
    length = len(score.cue)
    breaks = np.zeros(length, dtype=np.int64)
    breaks[1:-1] = tokens.breaks[window.start : window.end]
    view = CueView(starts, ends - 1, distances(length, starts, ends), crossings(breaks, starts))
    emissions = network.score_roles(score, view)
    lengths = np.full(len(cues), length)
    labels = best_sequences(emissions, lengths, network.role_transitions)
    probability = marginals(emissions, lengths, network.role_transitions)
    offset = window.start - 1
    found = []
    for number, (cue, cue_log) in enumerate(cues):
        source, content = role_stretches(labels[number], offset)
        marked = np.flatnonzero(labels[number])
        role_log = _mean_log(probability[number, marked, labels[number, marked]]) if len(marked) else 0.0
        found.append(
            PieceAttribution(
                Stretch(cue.start + offset, cue.end + offset), source, content, float(np.exp(cue_log + role_log))
            )
        )
    return found


def _mean_log(probabilities: FloatArray) -> float:
    return float(np.log(np.maximum(probabilities, 1e-9)).mean())

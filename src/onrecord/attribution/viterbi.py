"""Best label sequences under a linear-chain conditional random field, many sequences at a time.

Viterbi (1967) decoding of the model of Lafferty, McCallum and Pereira (2001): a sequence's score is the sum of its
labels' emissions and of the transitions between neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Transitions", "best_sequences", "marginals"]

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of label neighbours, log scale; forbidden ones are large negative numbers.

    start: shape (labels,), first label. end: shape (labels,), last label.
    step: shape (labels, labels), from row to column.
    """

    start: FloatArray
    end: FloatArray
    step: FloatArray


def best_sequences(emissions: FloatArray, lengths: IntArray, transitions: Transitions) -> IntArray:
    """The highest-scoring label sequence for each row.

    emissions: shape (rows, positions, labels), log scale.
    lengths: shape (rows,), how many positions of each row count; at least 1.
    Returns labels of shape (rows, positions); positions beyond a row's length hold 0.
    """
    rows, positions, labels = emissions.shape
    score = transitions.start + emissions[:, 0]
    back = np.zeros((positions, rows, labels), dtype=np.int8)
    identity = np.arange(labels, dtype=np.int8)
    for position in range(1, positions):
        candidates = score[:, :, None] + transitions.step
        best = candidates.argmax(1)
        stepped = np.take_along_axis(candidates, best[:, None], 1)[:, 0] + emissions[:, position]
        alive = (position < lengths)[:, None]
        back[position] = np.where(alive, best, identity)
        score = np.where(alive, stepped, score)
    label = (score + transitions.end).argmax(1)
    sequences = np.zeros((rows, positions), dtype=np.int64)
    every = np.arange(rows)
    for position in range(positions - 1, -1, -1):
        sequences[:, position] = np.where(position < lengths, label, 0)
        label = back[position, every, label]
    return sequences


def marginals(emissions: FloatArray, lengths: IntArray, transitions: Transitions) -> FloatArray:
    """The probability of each label at each position, by the forward-backward algorithm.

    Shapes as for `best_sequences`; returns (rows, positions, labels), zeros beyond a row's length.
    """
    rows, positions, labels = emissions.shape
    forward = np.zeros((positions, rows, labels), dtype=np.float32)
    backward = np.zeros((positions, rows, labels), dtype=np.float32)
    forward[0] = transitions.start + emissions[:, 0]
    for position in range(1, positions):
        stepped = _log_sum(forward[position - 1][:, :, None] + transitions.step, 1) + emissions[:, position]
        forward[position] = np.where((position < lengths)[:, None], stepped, forward[position - 1])
    backward[positions - 1] = transitions.end
    for position in range(positions - 2, -1, -1):
        stepped = _log_sum(
            transitions.step + (emissions[:, position + 1] + backward[position + 1])[:, None, :], 2
        )
        backward[position] = np.where((position + 1 < lengths)[:, None], stepped, transitions.end)
    total = _log_sum(forward[positions - 1] + transitions.end, 1)
    probability: FloatArray = np.exp(forward + backward - total[None, :, None]).transpose(1, 0, 2)
    probability[np.arange(positions)[None, :] >= lengths[:, None]] = 0.0
    return probability


def _log_sum(values: FloatArray, axis: int) -> FloatArray:
    peak = values.max(axis, keepdims=True)
    return np.asarray(np.log(np.exp(values - peak).sum(axis)) + peak.squeeze(axis), dtype=np.float32)

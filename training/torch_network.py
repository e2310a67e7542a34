"""The network in PyTorch behind the interface that the reader asks, to choose on dev before anything is converted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from onrecord.attribution.network import CueView, PieceScores
from onrecord.attribution.viterbi import Transitions
from training.crf import ConditionalRandomField
from training.network import CueBatch, ReaderNetwork

__all__ = ["TorchNetwork"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")


class TorchNetwork:
    """A `ReaderNetwork`, in full precision, on whatever device it lies, one window at a time."""

    def __init__(self, network: ReaderNetwork, special: tuple[int, int]) -> None:
        self._network = network.eval()
        self._device = next(network.parameters()).device
        self.special = special
        self.cue_transitions = transitions_of(network.cue_crf)
        self.role_transitions = transitions_of(network.role_crf)

    @torch.inference_mode()
    def score_pieces(self, ids: IntArray, features: IntArray) -> PieceScores:
        """See `Network.score_pieces`."""
        scores = self._network(self._put(ids)[None], self._put(features)[None], None)
        parts = (scores.hidden, scores.cue, scores.role, scores.entity)
        return PieceScores(*(part[0].float().cpu().numpy() for part in parts))

    @torch.inference_mode()
    def score_roles(self, pieces: PieceScores, cues: CueView) -> FloatArray:
        """See `Network.score_roles`."""
        places = (cues.start, cues.last, cues.distance, cues.crossing)
        batch = CueBatch(torch.zeros_like(self._put(cues.start)), *map(self._put, places))
        scores = self._network.roles(self._put(pieces.hidden)[None], self._put(pieces.role)[None], batch)
        emissions: FloatArray = scores.cpu().numpy()
        return emissions

    def each(self, ask: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """See `Network.each`."""
        return [ask(item) for item in items]

    def _put(self, array: npt.NDArray[Any]) -> Tensor:
        return torch.from_numpy(array).to(self._device)


def transitions_of(crf: ConditionalRandomField) -> Transitions:
    """A layer's transition scores as arrays."""
    start, end, step = (part.detach().float().cpu().numpy() for part in crf.scores())
    return Transitions(start, end, step)

"""The network in PyTorch behind the interface that the reader asks, to choose on dev before anything is converted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

from onrecord.attribution.network import CueView, PieceScores
from onrecord.attribution.viterbi import Transitions
from training.crf import ConditionalRandomField
from training.network import CueBatch, ReaderNetwork

__all__ = ["TorchNetwork"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]


class TorchNetwork:
    """A `ReaderNetwork`, in full precision, one window at a time."""

    def __init__(self, network: ReaderNetwork, special: tuple[int, int]) -> None:
        self._network = network.eval()
        self.special = special
        self.cue_transitions = transitions_of(network.cue_crf)
        self.role_transitions = transitions_of(network.role_crf)

    @torch.inference_mode()
    def score_pieces(self, ids: IntArray, features: IntArray) -> PieceScores:
        """See `Network.score_pieces`."""
        mask = torch.ones(1, len(ids), dtype=torch.bool)
        scores = self._network(torch.from_numpy(ids)[None], torch.from_numpy(features)[None], mask)
        return PieceScores(*(part[0].float().numpy() for part in (scores.hidden, scores.cue, scores.role, scores.entity)))

    @torch.inference_mode()
    def score_roles(self, pieces: PieceScores, cues: CueView) -> FloatArray:
        """See `Network.score_roles`."""
        batch = CueBatch(
            row=torch.zeros(len(cues.start), dtype=torch.long),
            start=torch.from_numpy(cues.start),
            last=torch.from_numpy(cues.last),
            distance=torch.from_numpy(cues.distance),
            crossing=torch.from_numpy(cues.crossing),
        )
        emissions: FloatArray = self._network.roles(
            torch.from_numpy(pieces.hidden)[None], torch.from_numpy(pieces.role)[None], batch
        ).numpy()
        return emissions


def transitions_of(crf: ConditionalRandomField) -> Transitions:
    """A layer's transition scores as arrays."""
    start, end, step = (part.detach().float().numpy() for part in crf.scores())
    return Transitions(start, end, step)

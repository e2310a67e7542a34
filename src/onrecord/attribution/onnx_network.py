"""The reader's network in ONNX Runtime, int8, as the package ships it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.attribution.network import CueView, PieceScores
from onrecord.attribution.viterbi import Transitions

__all__ = ["OnnxNetwork", "usable_threads"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]


class OnnxNetwork:
    """Two graphs, one for a window's pieces and one for the roles that its cues give them.

    folder: holds pieces.onnx, roles.onnx and model.json; the caller has held them against their checksums.
    threads: for one window's products; more of them do not change the scores.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Worker threads that spin between windows would keep a laptop's cores busy for nothing.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        providers = ["CPUExecutionProvider"]
        self._pieces = onnxruntime.InferenceSession(folder / "pieces.onnx", options, providers=providers)
        self._roles = onnxruntime.InferenceSession(folder / "roles.onnx", options, providers=providers)
        decoder = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.cue_transitions = _transitions(decoder["cue"])
        self.role_transitions = _transitions(decoder["role"])
        self.special: tuple[int, int] = (decoder["opening"], decoder["closing"])

    def score_pieces(self, ids: IntArray, features: IntArray) -> PieceScores:
        """See `Network.score_pieces`."""
        hidden, cue, role, entity = self._pieces.run(
            ["hidden", "cue", "role", "entity"], {"ids": ids[None], "features": features[None]}
        )
        return PieceScores(hidden[0], cue[0], role[0], entity[0])

    def score_roles(self, pieces: PieceScores, cues: CueView) -> FloatArray:
        """See `Network.score_roles`."""
        (emissions,) = self._roles.run(
            ["emissions"],
            {
                "hidden": pieces.hidden,
                "role": pieces.role,
                "start": cues.start,
                "last": cues.last,
                "distance": cues.distance,
                "crossing": cues.crossing,
            },
        )
        return np.asarray(emissions, dtype=np.float32)


def usable_threads() -> int:
    """Cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _transitions(scores: dict[str, list[float]]) -> Transitions:
    return Transitions(*(np.array(scores[part], dtype=np.float32) for part in ("start", "end", "step")))

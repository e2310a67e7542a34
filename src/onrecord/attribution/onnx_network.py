"""The reader's network in ONNX Runtime, int8, as the package ships it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.attribution.network import CueView, PieceScores
from onrecord.attribution.viterbi import Transitions

__all__ = ["OnnxNetwork", "usable_threads"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")


class OnnxNetwork:
    """Two graphs, one for a window's pieces and one for the roles that its cues give them.

    folder: holds pieces.onnx, roles.onnx and model.json; the caller has held them against their checksums.
    threads: windows that are scored side by side. A window's own products stay on one thread: they are too small to be
        worth sharing out, and so no score depends on the number of threads.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._pieces = onnxruntime.InferenceSession(folder / "pieces.onnx", options, providers=providers)
        self._roles = onnxruntime.InferenceSession(folder / "roles.onnx", options, providers=providers)
        decoder = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.cue_transitions = _transitions(decoder["cue"])
        self.role_transitions = _transitions(decoder["role"])
        self.special: tuple[int, int] = (decoder["opening"], decoder["closing"])
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="onrecord-reader") if threads > 1 else None

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

    def each(self, ask: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """See `Network.each`."""
        if self._pool is None or len(items) < 2:
            return [ask(item) for item in items]
        return list(self._pool.map(ask, items))


def usable_threads() -> int:
    """Cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _transitions(scores: dict[str, list[float]]) -> Transitions:
    return Transitions(*(np.array(scores[part], dtype=np.float32) for part in ("start", "end", "step")))

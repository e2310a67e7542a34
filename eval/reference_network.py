"""The reader's network in NumPy, full precision, from the fp16 weights: what the shipped int8 is held against.

It needs no PyTorch, is written apart from the training code, and follows the same equations: BERT (Devlin et al. 2019)
with feature embeddings, then cue by cue a modulated, convolved view of the pieces. See training/network.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from onrecord.attribution.network import CueView, PieceScores
from onrecord.attribution.viterbi import Transitions

__all__ = ["ReferenceNetwork"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")

DILATIONS = (1, 2, 4)
BLOCK_NORM_EPSILON = 1e-5
_GELU_STEP, _GELU_LIMIT = 1 / 4096, 8.0
_GRID = np.arange(-_GELU_LIMIT, _GELU_LIMIT + _GELU_STEP, _GELU_STEP)
_GELU = np.array([0.5 * x * (1.0 + math.erf(x / math.sqrt(2.0))) for x in _GRID.tolist()], dtype=np.float32)


class ReferenceNetwork:
    """One window at a time; see `onrecord.attribution.network.Network`.

    folder: config.json and weights.safetensors. model: the shipped model's folder, for transitions and window marks.
    """

    def __init__(self, folder: Path, model: Path) -> None:
        halves = load_file(folder / "weights.safetensors")
        self._weights = {name: value.astype(np.float32) for name, value in halves.items()}
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._layers: int = config["num_hidden_layers"]
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config["layer_norm_eps"]
        decoder = json.loads((model / "model.json").read_text(encoding="utf-8"))
        self.special: tuple[int, int] = (decoder["opening"], decoder["closing"])
        self.cue_transitions, self.role_transitions = (
            Transitions(*(np.array(decoder[part][name], dtype=np.float32) for name in ("start", "end", "step")))
            for part in ("cue", "role")
        )

    def score_pieces(self, ids: IntArray, features: IntArray) -> PieceScores:
        """See `Network.score_pieces`."""
        w = self._weights
        embeddings = "encoder.embeddings."
        x = (
            w[embeddings + "word_embeddings.weight"][ids]
            + w["shape.weight"][features[:, 0]]
            + w["depth.weight"][features[:, 1]]
            + w["break_.weight"][features[:, 2]]
            + w[embeddings + "position_embeddings.weight"][: len(ids)]
            + w[embeddings + "token_type_embeddings.weight"][0]
        )
        x = self._norm(x, embeddings + "LayerNorm", self._epsilon)
        for number in range(self._layers):
            x = self._layer(x, f"encoder.encoder.layer.{number}.")
        token = _gelu(self._linear(x, "token_hidden"))
        return PieceScores(x, *(self._linear(token, f"{name}_out") for name in ("cue", "role", "entity")))

    def score_roles(self, pieces: PieceScores, cues: CueView) -> FloatArray:
        """See `Network.score_roles`."""
        w = self._weights
        ends = np.concatenate([pieces.hidden[cues.start], pieces.hidden[cues.last]], axis=-1)
        added, scale = np.split(self._linear(ends, "cue_in")[:, None], 2, axis=-1)
        x = self._linear(pieces.hidden, "piece_in")[None] * (1 + scale) + added
        x = _gelu(x + w["distance.weight"][cues.distance] + w["crossing.weight"][cues.crossing])
        for number, dilation in enumerate(DILATIONS):
            normed = self._norm(x, f"blocks.{number}.norm", BLOCK_NORM_EPSILON)
            x = x + _gelu(self._convolved(normed, f"blocks.{number}.convolution", dilation))
        emissions: FloatArray = self._linear(self._norm(x, "pair_norm", BLOCK_NORM_EPSILON), "pair_out")
        return emissions + pieces.role[None]

    def each(self, ask: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """See `Network.each`."""
        return [ask(item) for item in items]

    def _layer(self, x: FloatArray, name: str) -> FloatArray:
        length, width = x.shape
        query, key, value = (
            self._linear(x, f"{name}attention.self.{part}").reshape(length, self._heads, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(width // self._heads)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (weights / weights.sum(-1, keepdims=True)) @ value
        attended = self._linear(mixed.transpose(1, 0, 2).reshape(length, width), f"{name}attention.output.dense")
        x = self._norm(x + attended, f"{name}attention.output.LayerNorm", self._epsilon)
        inner = _gelu(self._linear(x, f"{name}intermediate.dense"))
        return self._norm(x + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm", self._epsilon)

    def _linear(self, x: FloatArray, name: str) -> FloatArray:
        product: FloatArray = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return product

    def _norm(self, x: FloatArray, name: str, epsilon: float) -> FloatArray:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + epsilon)
        normed: FloatArray = scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return normed

    def _convolved(self, x: FloatArray, name: str, dilation: int) -> FloatArray:
        """A convolution of width 3 along the pieces; x: (cues, pieces, width)."""
        kernel = self._weights[f"{name}.weight"]
        padded = np.pad(x, ((0, 0), (dilation, dilation), (0, 0)))
        length = x.shape[1]
        taps = (padded[:, tap * dilation : tap * dilation + length] @ kernel[:, :, tap].T for tap in range(3))
        total: FloatArray = sum(taps, start=self._weights[f"{name}.bias"])
        return total


def _gelu(x: FloatArray) -> FloatArray:
    """Exact GELU, interpolated on a grid whose error stays under 1e-7; beyond the grid it is 0 or x."""
    inside = np.interp(np.clip(x, -_GELU_LIMIT, _GELU_LIMIT), _GRID, _GELU).astype(np.float32)
    return np.where(x > _GELU_LIMIT, x, inside)

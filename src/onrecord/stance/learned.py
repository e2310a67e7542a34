"""The trained part: multinomial logistic regression over named features.

Its weights are in the package, made by training/stance.py from the labels that are not held back. Scores are summed in
double precision in the vocabulary's order and rounded, so that a record is the same on every machine.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelDamagedError
from onrecord.types import Stance

__all__ = ["StanceModel", "pack", "shipped_model"]

_WEIGHTS = "stance.npz"
_CHECKSUM = "stance.npz.sha256"
_DIGITS = 4  # of a probability; what differs after them is another machine's arithmetic


@dataclass(frozen=True, slots=True)
class StanceModel:
    """Weights: (features, stances) by the vocabulary's rows, and a bias for each stance."""

    stances: tuple[Stance, ...]
    vocabulary: dict[str, int]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]

    def probabilities(self, features: Iterable[str]) -> tuple[tuple[Stance, float], ...]:
        """Each stance with its probability, the likeliest first; features that training did not see count nothing."""
        rows = sorted({self.vocabulary[name] for name in features if name in self.vocabulary})
        scores = self.bias + self.weights[rows].sum(axis=0)
        scores = np.exp(scores - scores.max())
        shares = np.round(scores / scores.sum(), _DIGITS)
        order = sorted(range(len(shares)), key=lambda place: (-shares[place], place))
        return tuple((self.stances[place], float(shares[place])) for place in order)


def pack(model: StanceModel) -> bytes:
    """A model as the bytes of its file."""
    buffer = io.BytesIO()
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    np.savez_compressed(
        buffer,
        stances=np.array([str(stance) for stance in model.stances]),
        vocabulary=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float32),
    )
    return buffer.getvalue()


@cache
def shipped_model() -> StanceModel:
    """The model in the package. Raises ModelDamagedError where its weights are not the ones that were shipped."""
    folder = files("onrecord.stance").joinpath("weights")
    packed = folder.joinpath(_WEIGHTS).read_bytes()
    expected = folder.joinpath(_CHECKSUM).read_text(encoding="ascii").split()[0]
    if hashlib.sha256(packed).hexdigest() != expected:
        raise ModelDamagedError("the stance weights in the package are not whole; install onrecord again")
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        names = bytes(arrays["vocabulary"]).decode().split("\n")
        return StanceModel(
            stances=tuple(Stance(str(stance)) for stance in arrays["stances"]),
            vocabulary={name: row for row, name in enumerate(names)},
            weights=arrays["weights"].astype(np.float64),
            bias=arrays["bias"].astype(np.float64),
        )

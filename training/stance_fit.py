"""Fit the stance stage's trained part: multinomial logistic regression with an L2 penalty.

Rare stances weigh more, by a power of how rare they are. Full-batch L-BFGS from zero: the same data give the same
weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from onrecord.stance.learned import StanceModel
from onrecord.types import Stance

__all__ = ["fit"]

PENALTY = 0.002  # best macro-F1, 5-fold by article over the labels that are not held back: 0.0005, 0.001, 0.002, 0.003
RARITY = 0.5  # power of a stance's rarity that its items weigh by; 0.3, 0.5 and 0.7 tried likewise
MIN_SEEN = 3  # items that a feature must come in to be kept
_STEPS = 200


def fit(features: Sequence[Sequence[str]], stances: Sequence[Stance]) -> StanceModel:
    """Fit a model to items' feature names and their stances."""
    seen = Counter(name for names in features for name in set(names))
    vocabulary = {name: row for row, name in enumerate(sorted(n for n, count in seen.items() if count >= MIN_SEEN))}
    kinds = tuple(stance for stance in Stance if stance in set(stances))
    inputs = torch.zeros(len(features), len(vocabulary))
    for item, names in enumerate(features):
        for name in set(names) & vocabulary.keys():
            inputs[item, vocabulary[name]] = 1.0
    targets = torch.tensor([kinds.index(stance) for stance in stances])
    counts = torch.bincount(targets, minlength=len(kinds))
    rarity = (len(stances) / len(kinds) / counts) ** RARITY
    weights = torch.zeros(len(vocabulary), len(kinds), requires_grad=True)
    bias = torch.zeros(len(kinds), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        error = torch.nn.functional.cross_entropy(inputs @ weights + bias, targets, weight=rarity)
        total = error + PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return StanceModel(
        kinds, vocabulary, weights.detach().numpy().astype(np.float64), bias.detach().numpy().astype(np.float64)
    )

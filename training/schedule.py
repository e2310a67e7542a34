"""Learning rates over a run."""

from __future__ import annotations

import torch

__all__ = ["warm_up_and_decay"]

_WARM_UP = 0.06  # share of the steps


def warm_up_and_decay(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Linear up, then linear down to nothing at the last step."""

    def factor(step: int) -> float:
        return min((step + 1) / (_WARM_UP * steps), max(0.0, (steps - step) / ((1 - _WARM_UP) * steps)))

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)

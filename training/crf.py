"""A linear-chain conditional random field layer (Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["ConditionalRandomField"]

FORBIDDEN = -1e4


class ConditionalRandomField(nn.Module):
    """Scores of label neighbours, and the likelihood of label sequences under them.

    inside: for each label that goes on with a span, the labels that it may follow.
    """

    allowed_step: Tensor
    allowed_start: Tensor

    def __init__(self, labels: int, inside: dict[int, tuple[int, ...]]) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(labels))
        self.end = nn.Parameter(torch.zeros(labels))
        self.step = nn.Parameter(torch.zeros(labels, labels))
        allowed_step = torch.zeros(labels, labels)
        allowed_start = torch.zeros(labels)
        for label, before in inside.items():
            allowed_start[label] = FORBIDDEN
            allowed_step[:, label] = FORBIDDEN
            allowed_step[list(before), label] = 0.0
        self.register_buffer("allowed_step", allowed_step)
        self.register_buffer("allowed_start", allowed_start)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Start, end and step scores, forbidden neighbours included."""
        return self.start + self.allowed_start, self.end, self.step + self.allowed_step

    def forward(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row.

        emissions: (rows, positions, labels); labels, mask: (rows, positions), mask true from 0 to the row's length.
        """
        emissions = emissions.float()
        start, end, step = self.scores()
        kept = mask.float()
        gold = emissions.gather(2, labels[:, :, None]).squeeze(2)
        moves = step[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        gold_score = start[labels[:, 0]] + (gold * kept).sum(1) + (moves * kept[:, 1:]).sum(1) + end[last]
        score = start + emissions[:, 0]
        for position in range(1, emissions.shape[1]):
            stepped = torch.logsumexp(score[:, :, None] + step, 1) + emissions[:, position]
            score = torch.where(mask[:, position, None], stepped, score)
        return torch.logsumexp(score + end, 1) - gold_score

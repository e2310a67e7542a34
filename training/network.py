"""The reader's network: encoder, cue tagger, and a role tagger that is asked once for each cue.

A PolNeAR attribution has one cue of one stretch, so a cue stands for its attribution: roles are tagged cue by cue, as
semantic-role labelling tags arguments predicate by predicate (He et al. 2017), which links every source and content to
its cue without a second step and lets one source serve two cues.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.attribution.geometry import N_CROSSINGS, N_DISTANCES
from onrecord.attribution.labels import (
    CONTENT_BEGIN,
    CONTENT_INSIDE,
    CUE_BEGIN,
    CUE_INSIDE,
    N_CUE_LABELS,
    N_ENTITY_LABELS,
    N_ROLE_LABELS,
    SOURCE_BEGIN,
    SOURCE_INSIDE,
)
from onrecord.attribution.tokens import N_BREAKS, N_DEPTHS, N_SHAPES
from training.crf import ConditionalRandomField

__all__ = ["CueBatch", "ReaderNetwork", "TokenScores"]


@dataclass(frozen=True, slots=True)
class TokenScores:
    """Per piece: hidden states (batch, length, width), and emissions of cues, roles of any cue, and entities."""

    hidden: Tensor
    cue: Tensor
    role: Tensor
    entity: Tensor


@dataclass(frozen=True, slots=True)
class CueBatch:
    """Cues to tag roles for.

    row: (cues,) which window; start, last: (cues,) first and last piece; distance, crossing: (cues, length).
    """

    row: Tensor
    start: Tensor
    last: Tensor
    distance: Tensor
    crossing: Tensor


class FastDropout(nn.Module):
    """Dropout from one shared pool of bits: drawing fresh ones costs more than the encoder's products on a CPU."""

    pool: Tensor

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0.0:
            return x
        pool = _pool(self.rate, x.dtype)
        offset = int(torch.randint(0, pool.numel() - x.numel(), ()))
        return x * pool[offset : offset + x.numel()].view(x.shape)


_POOL_SIZE = 1 << 25
_pools: dict[tuple[float, torch.dtype], Tensor] = {}


def _pool(rate: float, dtype: torch.dtype) -> Tensor:
    if (rate, dtype) not in _pools:
        generator = torch.Generator().manual_seed(7)
        kept = torch.rand(_POOL_SIZE, generator=generator) >= rate
        _pools[rate, dtype] = (kept / (1 - rate)).to(dtype)
    return _pools[rate, dtype]


class _RoleBlock(nn.Module):
    """A residual convolution over the pieces, as one cue sees them."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.convolution = nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation)
        self.dropout = FastDropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        y = self.convolution(self.norm(x).transpose(1, 2)).transpose(1, 2)
        return x + self.dropout(nn.functional.gelu(y))


class ReaderNetwork(nn.Module):
    """Encoder with feature embeddings, token taggers and the role tagger."""

    def __init__(self, config: BertConfig, role_width: int = 192, dropout: float = 0.1) -> None:
        super().__init__()
        width = config.hidden_size
        config.hidden_dropout_prob = 0.0
        config.attention_probs_dropout_prob = 0.0
        self.encoder = BertModel(config, add_pooling_layer=False)
        for module in self.encoder.modules():
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Dropout):
                    setattr(module, name, FastDropout(dropout))
        for attention_layer in self.encoder.encoder.layer:
            attention_layer.attention.self.dropout = nn.Dropout(0.0)
        self.shape = nn.Embedding(N_SHAPES, width)
        self.depth = nn.Embedding(N_DEPTHS, width)
        self.break_ = nn.Embedding(N_BREAKS, width)
        for table in (self.shape, self.depth, self.break_):
            nn.init.normal_(table.weight, std=0.01)
        self.dropout = FastDropout(dropout)
        self.token_hidden = nn.Linear(width, width)
        self.cue_out = nn.Linear(width, N_CUE_LABELS)
        self.role_out = nn.Linear(width, N_ROLE_LABELS)
        self.entity_out = nn.Linear(width, N_ENTITY_LABELS)
        self.piece_in = nn.Linear(width, role_width)
        self.cue_in = nn.Linear(2 * width, 2 * role_width)
        self.distance = nn.Embedding(N_DISTANCES, role_width)
        self.crossing = nn.Embedding(N_CROSSINGS, role_width)
        self.blocks = nn.ModuleList(_RoleBlock(role_width, dilation, dropout) for dilation in (1, 2, 4))
        self.pair_norm = nn.LayerNorm(role_width)
        self.pair_out = nn.Linear(role_width, N_ROLE_LABELS)
        self.cue_crf = ConditionalRandomField(N_CUE_LABELS, {CUE_INSIDE: (CUE_BEGIN, CUE_INSIDE)})
        self.role_crf = ConditionalRandomField(
            N_ROLE_LABELS,
            {SOURCE_INSIDE: (SOURCE_BEGIN, SOURCE_INSIDE), CONTENT_INSIDE: (CONTENT_BEGIN, CONTENT_INSIDE)},
        )

    @classmethod
    def from_encoder(cls, folder: Path, dropout: float = 0.1) -> ReaderNetwork:
        """A network on the encoder in a folder of Hugging Face form (config.json, model.safetensors)."""
        network = cls(BertConfig.from_pretrained(folder), dropout=dropout)
        weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        wanted = network.encoder.state_dict()
        missing = [name for name in wanted if name not in weights and "position_ids" not in name]
        if missing:
            raise ValueError(f"the encoder in {folder} lacks {missing[:3]}")
        network.encoder.load_state_dict({name: weights[name] for name in wanted if name in weights}, strict=False)
        return network

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states, (batch, length, width).

        ids, mask: (batch, length), None where all count; features: (batch, length, 3), shape, depth and break.
        """
        embedded = (
            self.encoder.embeddings.word_embeddings(ids)
            + self.shape(features[..., 0])
            + self.depth(features[..., 1])
            + self.break_(features[..., 2])
        )
        attended = None if mask is None else mask.long()
        hidden: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=attended).last_hidden_state
        return hidden

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> TokenScores:
        """Scores of each piece; arguments as for `encode`."""
        hidden = self.encode(ids, features, mask)
        token = nn.functional.gelu(self.token_hidden(self.dropout(hidden)))
        return TokenScores(hidden, self.cue_out(token), self.role_out(token), self.entity_out(token))

    def roles(self, hidden: Tensor, role: Tensor, cues: CueBatch) -> Tensor:
        """Emissions of roles, as each cue sees them: (cues, length, labels)."""
        pieces = self.piece_in(hidden)[cues.row]
        ends = torch.cat([hidden[cues.row, cues.start], hidden[cues.row, cues.last]], -1)
        added, scale = self.cue_in(ends)[:, None].chunk(2, -1)
        x = pieces * (1 + scale) + added + self.distance(cues.distance) + self.crossing(cues.crossing)
        x = nn.functional.gelu(self.dropout(x))
        for block in self.blocks:
            x = block(x)
        scores: Tensor = self.pair_out(self.pair_norm(x)) + role[cues.row]
        return scores

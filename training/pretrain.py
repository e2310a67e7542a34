"""Go on pre-training the encoder on news: masked words (Devlin et al. 2019; Gururangan et al. 2020, "Don't stop").

The encoder was tuned to embed whole sentences, and has unlearned some of what single words say. It is trained again to
fill in masked words, on PolNeAR's and GUM's train sides and FNC-1's bodies, with the reader's own features beside the
pieces, so that those are no news to the network when it is fine-tuned.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.examples import TextExample
from training.network import ReaderNetwork
from training.schedule import warm_up_and_decay
from training.windows import CLOSING, OPENING, Window, windows_of

__all__ = ["pretrain"]

logger = logging.getLogger(__name__)

MASKED = 0.2  # of the words; Wettig et al. 2023 find more than BERT's 15 % better for small encoders
BATCH = 24
LEARNING_RATE = 4e-4
HEAD_LEARNING_RATE = 1e-3

IntArray = npt.NDArray[np.int64]


class _MaskedWordHead(nn.Module):
    """From a hidden state to the vocabulary, through the encoder's own word embeddings."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        embeddings = network.encoder.embeddings.word_embeddings.weight
        self.transform = nn.Linear(embeddings.shape[1], embeddings.shape[1])
        self.norm = nn.LayerNorm(embeddings.shape[1])
        self.bias = nn.Parameter(torch.zeros(embeddings.shape[0]))

    def forward(self, hidden: Tensor, embeddings: Tensor) -> Tensor:
        scores: Tensor = self.norm(nn.functional.gelu(self.transform(hidden))) @ embeddings.T + self.bias
        return scores


def pretrain(
    network: ReaderNetwork,
    examples: Sequence[TextExample],
    tokenizer: Tokenizer,
    *,
    epochs: int,
    seed: int,
    device: torch.device,
    keep: Path | None = None,
) -> None:
    """Train a network's encoder and feature embeddings in place.

    keep: a file that the network's state is written to after each epoch.
    """
    rng = random.Random(seed)
    mask_id = tokenizer.token_to_id("[MASK]")
    vocabulary = tokenizer.get_vocab_size()
    head = _MaskedWordHead(network).to(device)
    network.to(device).train()
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.parameters() if p.requires_grad], "lr": LEARNING_RATE},
            {"params": head.parameters(), "lr": HEAD_LEARNING_RATE},
        ],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    steps = epochs * sum(1 for _ in _batches(examples, random.Random(seed)))
    schedule = warm_up_and_decay(optimizer, steps)
    step, began, total = 0, time.monotonic(), 0.0
    for epoch in range(epochs):
        for items in _batches(examples, rng):
            ids, features, attended, targets = (
                torch.from_numpy(part).to(device) for part in _mask(items, rng, mask_id, vocabulary)
            )
            with torch.autocast(device.type, torch.bfloat16):
                hidden = network.encode(ids, features, attended)
                wanted = targets >= 0
                scores = head(hidden[wanted], network.encoder.embeddings.word_embeddings.weight)
            loss = nn.functional.cross_entropy(scores.float(), targets[wanted])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += float(loss.detach())
            if step % 50 == 0:
                rate = (time.monotonic() - began) / step
                logger.info("pre-training: step %d of %d, %.2f s each, loss %.3f", step, steps, rate, total / 50)
                total = 0.0
        logger.info("pre-training: epoch %d of %d done", epoch + 1, epochs)
        if keep:
            torch.save(network.state_dict(), keep)


def _batches(examples: Sequence[TextExample], rng: random.Random) -> Iterator[list[Window]]:
    windows = [window for example in examples for window in windows_of(example, rng)]
    windows.sort(key=lambda window: (window.end - window.start, rng.random()))
    batches = [windows[i : i + BATCH] for i in range(0, len(windows), BATCH)]
    rng.shuffle(batches)
    yield from batches


def _mask(
    items: Sequence[Window], rng: random.Random, mask_id: int, vocabulary: int
) -> tuple[IntArray, IntArray, npt.NDArray[np.bool_], IntArray]:
    """Ids with whole words masked (80 %), replaced (10 %) or left (10 %), features, mask, and targets (-1 for none)."""
    length = max(window.end - window.start for window in items) + 2
    ids = np.zeros((len(items), length), dtype=np.int64)
    features = np.zeros((len(items), length, 3), dtype=np.int64)
    attended = np.zeros((len(items), length), dtype=bool)
    targets = np.full((len(items), length), -1, dtype=np.int64)
    for row, window in enumerate(items):
        t, stop = window.example.tokens, window.end - window.start + 1
        ids[row, 0], ids[row, stop] = OPENING, CLOSING
        ids[row, 1:stop] = t.ids[window.start : window.end]
        features[row, 1:stop] = t.features()[window.start : window.end]
        attended[row, : stop + 1] = True
        word_starts = [*np.flatnonzero(features[row, 1:stop, 2] > 0) + 1, stop]
        for begin, end in pairwise(word_starts):
            if rng.random() >= MASKED:
                continue
            targets[row, begin:end] = ids[row, begin:end]
            dice = rng.random()
            if dice < 0.8:
                ids[row, begin:end] = mask_id
            elif dice < 0.9:
                ids[row, begin:end] = [rng.randrange(1000, vocabulary) for _ in range(begin, end)]
    return ids, features, attended, targets

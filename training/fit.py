"""Fit the reader's network to labelled texts.

AdamW with a linear warm-up and decay, windows drawn anew each epoch, and an exponential moving average of the weights
(Polyak and Juditsky 1992), which is what is kept.
"""

from __future__ import annotations

import copy
import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Batch, batches_of, collate
from training.examples import TextExample
from training.network import ReaderNetwork
from training.schedule import warm_up_and_decay
from training.windows import Window, windows_of

__all__ = ["Recipe", "fit"]

logger = logging.getLogger(__name__)

_ROLE_WEIGHT = 0.2  # of the token-wise role loss, which only helps the encoder along; 0.5 was no better on dev
_ENTITY_WEIGHT = 0.1  # entities are few labels a window and easy; more weight took from the cues
_REPORT_EVERY = 50  # steps


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit.

    silver_share: share of the silver texts that an epoch sees, drawn anew.
    average: decay of the moving average of the weights, a step.
    """

    epochs: int
    seed: int
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    batch: int = 16
    average: float = 0.998
    silver_share: float = 0.5


def fit(
    network: ReaderNetwork,
    gold: Sequence[TextExample],
    silver: Sequence[TextExample],
    recipe: Recipe,
    device: torch.device,
    checkpoint: Path,
    after_epoch: Callable[[int, ReaderNetwork], None],
) -> ReaderNetwork:
    """Train a network in place; returns the average of its weights over the run.

    gold: texts that people marked, whole in each epoch; silver: texts that a network marked.
    checkpoint: file that holds the state after the last whole epoch; a run that was cut off goes on from there.
    after_epoch: called with the number of epochs done and the average so far.
    """
    rng = random.Random(recipe.seed)
    network.to(device)
    average = copy.deepcopy(network).eval()
    optimizer = _optimizer(network, recipe)

    def epoch_batches() -> list[list[Window]]:
        texts = [*gold, *rng.sample(silver, round(recipe.silver_share * len(silver)))]
        return list(batches_of([window for text in texts for window in windows_of(text, rng)], recipe.batch, rng))

    # An epoch's batches differ a little in number, as cuts are drawn; the schedule's end is cut or left out by a few.
    schedule = warm_up_and_decay(optimizer, recipe.epochs * len(epoch_batches()))
    parts = {"network": network, "average": average, "optimizer": optimizer, "schedule": schedule}
    done, step = _go_on(checkpoint, parts, rng) if checkpoint.exists() else (0, 0)
    began, began_at = time.monotonic(), step
    for epoch in range(done, recipe.epochs):
        network.train()
        total = 0.0
        for windows in epoch_batches():
            loss = _loss(network, collate(windows).to(device))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            _follow(average, network, min(recipe.average, (1 + step) / (10 + step)))
            total += float(loss.detach())
            if step % _REPORT_EVERY == 0:
                pace = (time.monotonic() - began) / (step - began_at)
                logger.info("step %d, %.2f s each, loss %.2f", step, pace, total / _REPORT_EVERY)
                total = 0.0
        _keep(checkpoint, parts, rng, epoch + 1, step)
        after_epoch(epoch + 1, average)
    return average


_Part = nn.Module | torch.optim.Optimizer | torch.optim.lr_scheduler.LRScheduler


def _keep(checkpoint: Path, parts: Mapping[str, _Part], rng: random.Random, epochs: int, step: int) -> None:
    state = {name: part.state_dict() for name, part in parts.items()}
    random_states = {"rng": rng.getstate(), "torch": torch.get_rng_state()}
    unfinished = checkpoint.with_suffix(".unfinished")
    torch.save({**state, **random_states, "epochs": epochs, "step": step}, unfinished)
    unfinished.replace(checkpoint)


def _go_on(checkpoint: Path, parts: Mapping[str, _Part], rng: random.Random) -> tuple[int, int]:
    """Put back what `_keep` kept; returns how many epochs and steps were done."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    rng.setstate(state["rng"])
    torch.set_rng_state(state["torch"])
    logger.info("going on after epoch %d from %s", state["epochs"], checkpoint)
    return state["epochs"], state["step"]


def _optimizer(network: ReaderNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    groups: dict[str, list[nn.Parameter]] = {"encoder": [], "head": [], "crf": []}
    for name, parameter in network.named_parameters():
        groups["encoder" if name.startswith("encoder.") else "crf" if "crf" in name else "head"].append(parameter)
    return torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": recipe.encoder_rate},
            {"params": groups["head"], "lr": recipe.head_rate},
            {"params": groups["crf"], "lr": 10 * recipe.head_rate, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
        fused=True,
    )


@torch.no_grad()
def _follow(average: ReaderNetwork, network: ReaderNetwork, decay: float) -> None:
    for mean, value in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(value, 1 - decay)


def _loss(network: ReaderNetwork, batch: Batch) -> Tensor:
    """Negative log-likelihood of cues and of each cue's roles, token-wise roles and entities beside; per window."""
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        scores = network(batch.ids, batch.features, batch.mask)
        pairs = network.roles(scores.hidden, scores.role, batch.cues)
    marked, tagged = batch.marked, batch.entity_labels >= 0
    read = marked[:, None] & batch.mask
    loss = torch.zeros((), device=batch.ids.device)
    if marked.any():
        loss = loss + network.cue_crf(scores.cue[marked], batch.cue_labels[marked], batch.mask[marked]).sum()
        loss = loss + _ROLE_WEIGHT * _cross_entropy(scores.role[read], batch.role_labels[read])
    if tagged.any():
        loss = loss + _ENTITY_WEIGHT * _cross_entropy(scores.entity[tagged], batch.entity_labels[tagged])
    if len(pairs):
        loss = loss + network.role_crf(pairs, batch.pair_labels, batch.mask[batch.cues.row]).sum()
    return loss / len(batch.ids)


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float(), labels, reduction="sum")

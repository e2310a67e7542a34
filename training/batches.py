"""Windows of labelled texts as the tensors that the network is trained on."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from onrecord.attribution.geometry import crossings, distances
from onrecord.attribution.labels import CONTENT_BEGIN, CUE_BEGIN, SOURCE_BEGIN
from training.examples import CueExample
from training.network import CueBatch
from training.windows import CLOSING, OPENING, Window

__all__ = ["Batch", "batches_of", "collate"]

IntArray = npt.NDArray[np.int64]

_POOL = 50  # batches that are sorted by length together, so that little of a batch is padding


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows, padded to the longest.

    ids, mask, cue_labels, role_labels, entity_labels: (windows, length); features: (windows, length, 3).
    marked: (windows,), whether attributions are marked in the text. entity_labels are -1 where nobody tagged them.
    cues: every cue that lies wholly in its window; pair_labels: (cues, length), roles as that cue gives them.
    """

    ids: Tensor
    features: Tensor
    mask: Tensor
    cue_labels: Tensor
    role_labels: Tensor
    entity_labels: Tensor
    marked: Tensor
    cues: CueBatch
    pair_labels: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        cues = CueBatch(*(getattr(self.cues, field.name).to(device) for field in fields(CueBatch)))
        return Batch(**{name: cues if name == "cues" else part.to(device) for name, part in parts.items()})


def batches_of(windows: Sequence[Window], size: int, rng: random.Random) -> Iterator[list[Window]]:
    """Shuffled windows in batches of like length, in random order."""
    shuffled = rng.sample(windows, len(windows))
    pool = _POOL * size
    pools = [sorted(shuffled[i : i + pool], key=lambda w: w.end - w.start) for i in range(0, len(shuffled), pool)]
    batches = [part[i : i + size] for part in pools for i in range(0, len(part), size)]
    rng.shuffle(batches)
    yield from batches


def collate(windows: Sequence[Window]) -> Batch:
    """One batch, on the CPU."""
    length = max(window.end - window.start for window in windows) + 2
    shape = (len(windows), length)
    ids = np.zeros(shape, dtype=np.int64)
    features = np.zeros((*shape, 3), dtype=np.int64)
    mask = np.zeros(shape, dtype=bool)
    cue_labels, role_labels = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    entity_labels = np.full(shape, -1, dtype=np.int64)
    seen: list[tuple[int, CueExample]] = []
    pairs: list[IntArray] = []
    for row, window in enumerate(windows):
        tokens, stop = window.example.tokens, window.end - window.start + 1
        ids[row, 0], ids[row, stop] = OPENING, CLOSING
        ids[row, 1:stop] = tokens.ids[window.start : window.end]
        features[row, 1:stop] = tokens.features()[window.start : window.end]
        mask[row, : stop + 1] = True
        entity_labels[row, 1:stop] = window.example.entities[window.start : window.end]
        for cue in window.example.cues:
            if window.start <= cue.start and cue.end <= window.end:
                moved = _moved(cue, window)
                labels = _role_labels(moved, length)
                cue_labels[row, moved.start : moved.end] = CUE_BEGIN + 1
                cue_labels[row, moved.start] = CUE_BEGIN
                role_labels[row] = np.where(labels > 0, labels, role_labels[row])
                seen.append((row, moved))
                pairs.append(labels)
    return Batch(
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(mask),
        cue_labels=torch.from_numpy(cue_labels),
        role_labels=torch.from_numpy(role_labels),
        entity_labels=torch.from_numpy(entity_labels),
        marked=torch.tensor([window.example.has_attributions for window in windows]),
        cues=_cue_batch(seen, features),
        pair_labels=torch.from_numpy(np.stack(pairs) if pairs else np.zeros((0, length), dtype=np.int64)),
    )


def _moved(cue: CueExample, window: Window) -> CueExample:
    """A cue in a window's own pieces, its opening piece counted, with what of its roles lies in the window."""

    def inside(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        clipped = [(max(start, window.start), min(end, window.end)) for start, end in stretches]
        return tuple((start - window.start + 1, end - window.start + 1) for start, end in clipped if start < end)

    offset = 1 - window.start
    return CueExample(cue.start + offset, cue.end + offset, inside(cue.sources), inside(cue.contents))


def _role_labels(cue: CueExample, length: int) -> IntArray:
    labels = np.zeros(length, dtype=np.int64)
    for begin, stretches in ((CONTENT_BEGIN, cue.contents), (SOURCE_BEGIN, cue.sources)):
        for start, end in stretches:
            labels[start:end] = begin + 1
            labels[start] = begin
    return labels


def _cue_batch(seen: Sequence[tuple[int, CueExample]], features: IntArray) -> CueBatch:
    rows = np.array([row for row, _ in seen], dtype=np.int64)
    starts = np.array([cue.start for _, cue in seen], dtype=np.int64)
    ends = np.array([cue.end for _, cue in seen], dtype=np.int64)
    length = features.shape[1]
    crossed = [crossings(features[row, :, 2], starts[i : i + 1])[0] for i, row in enumerate(rows)]
    return CueBatch(
        row=torch.from_numpy(rows),
        start=torch.from_numpy(starts),
        last=torch.from_numpy(ends - 1),
        distance=torch.from_numpy(distances(length, starts, ends)),
        crossing=torch.from_numpy(np.stack(crossed) if crossed else np.zeros((0, length), dtype=np.int64)),
    )

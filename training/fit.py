"""Fit the reader's network on PolNeAR train and choose on dev.

AdamW with a linear warm-up and decay, word-piece windows drawn anew each epoch, and an exponential moving average of
the weights (Polyak and Juditsky 1992), which is what is kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.attribution.extraction import Settings, extract
from onrecord.attribution.geometry import crossings, distances
from onrecord.attribution.labels import CONTENT_BEGIN, CUE_BEGIN, SOURCE_BEGIN
from training.corpora import read_gum, read_polnear, read_silver
from training.examples import TextExample, prepare_text
from training.network import CueBatch, ReaderNetwork
from training.torch_network import TorchNetwork

logger = logging.getLogger(__name__)

WINDOW = 254
SPECIAL = (101, 102)


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor
    cue_labels: Tensor
    role_labels: Tensor
    entity_labels: Tensor
    marked: Tensor
    cues: CueBatch
    pair_labels: Tensor


def windows_of(example: TextExample, rng: random.Random, size: int) -> Iterator[tuple[TextExample, int, int]]:
    """Windows that cover a text once, cut where the dice fall, mostly at paragraphs."""
    length = len(example.tokens)
    start = 0
    first = rng.randint(size // 3, size) if length > size else size
    while start < length:
        end = min(length, start + (first if start == 0 else size))
        if end < length and rng.random() < 0.7:
            at_break = [piece for piece in example.breaks if start + size // 2 < piece <= end]
            end = at_break[-1] if at_break else end
        yield example, start, end
        start = end


def collate(items: Sequence[tuple[TextExample, int, int]]) -> Batch:
    length = max(end - start for _, start, end in items) + 2
    n = len(items)
    ids = np.zeros((n, length), dtype=np.int64)
    features = np.zeros((n, length, 3), dtype=np.int64)
    mask = np.zeros((n, length), dtype=bool)
    cue_labels = np.zeros((n, length), dtype=np.int64)
    role_labels = np.zeros((n, length), dtype=np.int64)
    entity_labels = np.full((n, length), -1, dtype=np.int64)
    rows, starts, lasts, dist, cross, pairs = [], [], [], [], [], []
    for row, (example, start, end) in enumerate(items):
        t = example.tokens
        stop = end - start + 1
        ids[row, 0], ids[row, stop] = SPECIAL
        ids[row, 1:stop] = t.ids[start:end]
        features[row, 1:stop] = np.stack([t.shapes[start:end], t.depths[start:end], t.breaks[start:end]], 1)
        mask[row, : stop + 1] = True
        entity_labels[row, 1:stop] = example.entities[start:end]
        for cue in example.cues:
            if cue.start < start or cue.end > end:
                continue
            first, last = cue.start - start + 1, cue.end - start
            cue_labels[row, first], cue_labels[row, first + 1 : last + 1] = CUE_BEGIN, CUE_BEGIN + 1
            labels = np.zeros(length, dtype=np.int64)
            for begin, spans in ((CONTENT_BEGIN, cue.contents), (SOURCE_BEGIN, cue.sources)):
                for s, e in spans:
                    s, e = max(s, start) - start + 1, min(e, end) - start + 1
                    if s < e:
                        labels[s], labels[s + 1 : e] = begin, begin + 1
            role_labels[row] = np.where(labels > 0, labels, role_labels[row])
            rows.append(row)
            starts.append(first)
            lasts.append(last)
            pairs.append(labels)
            one = np.array([first])
            dist.append(distances(length, one, np.array([last + 1]))[0])
            cross.append(crossings(features[row, :, 2], one)[0])
    shape = (0, length)
    cues = CueBatch(
        row=torch.tensor(rows, dtype=torch.long),
        start=torch.tensor(starts, dtype=torch.long),
        last=torch.tensor(lasts, dtype=torch.long),
        distance=torch.from_numpy(np.stack(dist)) if dist else torch.zeros(shape, dtype=torch.long),
        crossing=torch.from_numpy(np.stack(cross)) if cross else torch.zeros(shape, dtype=torch.long),
    )
    return Batch(
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(mask),
        cue_labels=torch.from_numpy(cue_labels),
        role_labels=torch.from_numpy(role_labels),
        entity_labels=torch.from_numpy(entity_labels),
        marked=torch.tensor([example.has_attributions for example, _, _ in items]),
        cues=cues,
        pair_labels=torch.from_numpy(np.stack(pairs)) if pairs else torch.zeros(shape, dtype=torch.long),
    )


def loss_of(network: ReaderNetwork, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(batch.ids, batch.features, batch.mask)
        pairs = network.roles(scores.hidden, scores.role, batch.cues) if len(batch.cues.row) else None
    n = len(batch.ids)
    marked = batch.marked
    cue = network.cue_crf(scores.cue[marked], batch.cue_labels[marked], batch.mask[marked]).sum() / n if marked.any() else torch.zeros(())
    role_ce = torch.nn.functional.cross_entropy(
        scores.role[marked][batch.mask[marked]].float(), batch.role_labels[marked][batch.mask[marked]], reduction="sum"
    ) / n if marked.any() else torch.zeros(())
    tagged = batch.entity_labels >= 0
    entity = torch.nn.functional.cross_entropy(scores.entity[tagged].float(), batch.entity_labels[tagged], reduction="sum") / n if tagged.any() else torch.zeros(())
    pair = torch.zeros(())
    if pairs is not None:
        pair = network.role_crf(pairs, batch.pair_labels, batch.mask[batch.cues.row]).sum() / n
    loss = cue + pair + 0.2 * role_ce + 0.1 * entity
    return loss, {"cue": float(cue), "pair": float(pair), "role": float(role_ce), "entity": float(entity)}


def load_scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("attributions", shared / "score" / "attributions.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(network: ReaderNetwork, dev: Sequence[TextExample], settings: Settings) -> list[dict[str, Any]]:
    network.eval()
    backend = TorchNetwork(network, SPECIAL)
    out = []
    for example in dev:
        t = example.tokens
        marks = []
        for a in extract(t, backend, settings).attributions:
            marks.append(
                {
                    role: [[int(t.starts[s.start]), int(t.ends[s.end - 1])] for s in spans]
                    for role, spans in (("source", a.source), ("cue", (a.cue,)), ("content", a.content))
                }
            )
        out.append({"id": example.id, "attributions": marks})
    return out


def evaluate(network: ReaderNetwork, dev: Sequence[TextExample], gold: Any, scorer: Any, settings: Settings) -> dict[str, Any]:
    return scorer.score(gold, predict(network, dev, settings))


def brief(table: dict[str, Any]) -> str:
    return " ".join(f"{name.replace('exact ', 'x-')}={table[name]['f1']}" for name in table)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--init", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=999)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    corpora = args.shared / "corpora"
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    silver = read_silver(corpora / "polnear/train.corenlp.jsonl.gz")
    train = [prepare_text(a.id, a.text, tokenizer, a.attributions, silver.get(a.id)) for a in read_polnear(corpora / "polnear/train.jsonl.gz")]
    dev = [prepare_text(a.id, a.text, tokenizer, a.attributions, None) for a in read_polnear(corpora / "polnear/dev.jsonl.gz")]
    gum = [prepare_text(str(i), text, tokenizer, None, entities) for i, (text, entities) in enumerate(read_gum(corpora / "gum/train.conllu.gz"))]
    scorer = load_scorer(args.shared)
    gold = scorer.read(str(corpora / "polnear/dev.jsonl.gz"))
    logger.info("prepared %d train, %d dev, %d gum", len(train), len(dev), len(gum))
    network = ReaderNetwork.from_encoder(args.encoder, args.dropout)
    if args.init:
        state = torch.load(args.init)
        missing = network.load_state_dict(state, strict=False)
        logger.info("init: %s", str(missing)[:200])
    average = ReaderNetwork.from_encoder(args.encoder, args.dropout)
    average.load_state_dict(network.state_dict())
    groups = {"encoder": [], "head": [], "crf": []}
    for name, parameter in network.named_parameters():
        groups["encoder" if name.startswith("encoder.") else "crf" if "crf" in name else "head"].append(parameter)
    optimizer = torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": args.lr},
            {"params": groups["head"], "lr": args.head_lr},
            {"params": groups["crf"], "lr": 10 * args.head_lr, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
        fused=True,
    )
    def epoch_items() -> list[tuple[TextExample, int, int]]:
        items = [w for example in train for w in windows_of(example, rng, WINDOW)]
        items += [w for example in gum for w in windows_of(example, rng, WINDOW)]
        rng.shuffle(items)
        chunks = [sorted(items[i : i + 50 * args.batch], key=lambda w: w[2] - w[1]) for i in range(0, len(items), 50 * args.batch)]
        batches = [chunk[i : i + args.batch] for chunk in chunks for i in range(0, len(chunk), args.batch)]
        rng.shuffle(batches)
        return batches

    steps = args.epochs * len(epoch_items())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.06 * steps), max(0.0, (steps - s) / (0.94 * steps))))
    step, began = 0, time.time()
    args.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(args.epochs):
        network.train()
        sums: dict[str, float] = {}
        batches = epoch_items()
        for items in batches:
            if step >= steps:
                break
            loss, parts = loss_of(network, collate(items))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            rate = min(args.ema, (1 + step) / (10 + step))
            with torch.no_grad():
                for mean, value in zip(average.parameters(), network.parameters()):
                    mean.lerp_(value, 1 - rate)
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) + value
            if step % 50 == 0:
                logger.info("step %d/%d %.2fs/step %s", step, steps, (time.time() - began) / step, {k: round(v / 50, 3) for k, v in sums.items()})
                sums = {}
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs:
            table = evaluate(average, dev, gold, scorer, Settings())
            logger.info("EPOCH %d %s", epoch + 1, brief(table))
            torch.save(average.state_dict(), args.out / "average.pt")
    (args.out / "dev.json").write_text(json.dumps(table))


if __name__ == "__main__":
    main()

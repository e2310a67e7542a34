"""Measure what reading costs, on the article sizes of PolNeAR dev.

Each figure is taken in a process of its own, so that none finds another's memory or caches: words a second and peak
memory at 1 and at 2 threads, of reading and of finding attributions alone, seconds from a cold start to the first
record, and seconds for --help. With --peer, a BERT-base token classifier in PyTorch with random weights reads the same
texts, for its cost alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from eval.evaluate import read_gold
from eval.scoring import SHARED

__all__ = ["Cost", "cost_of_attributions", "cost_of_peer", "cost_of_reading"]

THREADS = (1, 2)
REPEATED = 5  # times that a start is measured; the median counts
PEER_WINDOW = 510  # pieces, and two special ones: what BERT-base takes at once


@dataclass(frozen=True, slots=True)
class Cost:
    """Words (by white space) a second, and peak memory of the process in MB."""

    words_per_second: float
    peak_memory: float


def cost_of_reading(texts: list[str], threads: int) -> Cost:
    """Read the texts with the shipped reader."""
    from onrecord.ingest import article_from_text  # noqa: PLC0415
    from onrecord.pipeline import Reader  # noqa: PLC0415

    reader = Reader.load(threads=threads)
    reader.read(article_from_text(texts[0]))
    began = time.perf_counter()
    for text in texts:
        reader.read(article_from_text(text))
    return _cost(texts, time.perf_counter() - began)


def cost_of_attributions(texts: list[str], threads: int) -> Cost:
    """Find attributions and entities alone, without who is who and where they stand."""
    from onrecord.pipeline import Reader  # noqa: PLC0415
    from onrecord.text import lay_out  # noqa: PLC0415

    reader = Reader.load(threads=threads)
    reader.find_attributions(texts[0], lay_out(texts[0]))
    began = time.perf_counter()
    for text in texts:
        reader.find_attributions(text, lay_out(text))
    return _cost(texts, time.perf_counter() - began)


def cost_of_peer(texts: list[str], threads: int) -> Cost:
    """Tag the texts with BERT-base, window by window: tokenizing and scores alone, no decoding and no linking.

    Raises ImportError where PyTorch or transformers are not installed.
    """
    import torch  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415
    from transformers import BertConfig, BertForTokenClassification  # noqa: PLC0415

    from onrecord.models import SHIPPED  # noqa: PLC0415

    torch.set_num_threads(threads)
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    config = BertConfig()
    config.num_labels = 7
    model = BertForTokenClassification(config)
    model.train(False)
    with torch.inference_mode():
        model(input_ids=torch.zeros((1, PEER_WINDOW + 2), dtype=torch.long))
        began = time.perf_counter()
        for text in texts:
            ids = tokenizer.encode(text, add_special_tokens=False).ids
            for start in range(0, len(ids), PEER_WINDOW):
                window = [101, *ids[start : start + PEER_WINDOW], 102]
                model(input_ids=torch.tensor([window])).logits.argmax(-1)
        return _cost(texts, time.perf_counter() - began)


def _cost(texts: list[str], seconds: float) -> Cost:
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return Cost(sum(len(text.split()) for text in texts) / seconds, peak)


def _apart(measure: str, texts: list[str], threads: int) -> Cost:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        cost: Cost = pool.submit(globals()[measure], texts, threads).result()
        return cost


def _seconds_to_first_line(arguments: list[str]) -> float:
    times = []
    for _ in range(REPEATED):
        began = time.perf_counter()
        with subprocess.Popen(
            [Path(sys.executable).with_name("onrecord"), *arguments], stdout=subprocess.PIPE, text=True
        ) as process:
            if process.stdout is None or not process.stdout.readline():
                raise RuntimeError(f"onrecord {' '.join(arguments)} printed nothing")
            times.append(time.perf_counter() - began)
            process.stdout.read()
    return median(times)


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--texts", type=Path, default=SHARED / "corpora" / "polnear" / "dev.jsonl.gz")
    parser.add_argument("--limit", type=int, default=None, help="how many of the texts; default: all")
    parser.add_argument("--peer", action="store_true", help="measure BERT-base too; installs PyTorch, some gigabytes")
    arguments = parser.parse_args()
    if not arguments.texts.is_file():
        parser.error(f"{arguments.texts} is not a file; give one with --texts")
    texts = list({record["id"]: record["text"] for record in read_gold(arguments.texts)}.values())[: arguments.limit]
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts):,} words")
    print(f"{'':<22}{'threads':>8}{'words/s':>10}{'peak MB':>9}")
    for threads in THREADS:
        costs = {
            "onrecord": _apart("cost_of_reading", texts, threads),
            "attributions alone": _apart("cost_of_attributions", texts, threads),
        }
        if arguments.peer:
            costs["BERT-base, PyTorch"] = _apart("cost_of_peer", texts, threads)
        for name, cost in costs.items():
            print(f"{name:<22}{threads:>8}{cost.words_per_second:>10.0f}{cost.peak_memory:>9.0f}")
        ours, alone, *peers = (cost.words_per_second for cost in costs.values())
        print(f"{'onrecord takes':<22}{threads:>8}{alone / ours:>9.2f} times what attributions alone take")
        for peer in peers:
            print(f"{'and reads':<22}{threads:>8}{ours / peer:>9.1f} times what BERT-base does")
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(sorted(texts, key=len)[len(texts) // 2], encoding="utf-8")
        seconds = _seconds_to_first_line(["read", str(article), "--jsonl"])
        print(f"cold start to the first record, a text of median length: {seconds:.2f} s")
    print(f"onrecord --help: {_seconds_to_first_line(['--help']):.2f} s")


if __name__ == "__main__":
    main()

"""Draw the outer attributions to look for nested ones in: some at random, some likely to hold one.

A plain random draw holds few second-hand statements, and none to speak of inside a source; a draw by cue words alone
says nothing about how often a reader would be wrong on ordinary text. So there are both, and each says which it is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import MarkedArticle, MarkedAttribution, read_polnear

__all__ = ["Draw", "draw", "read_stems"]

RANDOM = 210
LIKELY_BY_CONTENT = 175
LIKELY_BY_SOURCE = 35
MIN_WORDS = 8  # a shorter content seldom has room for a source, a cue and a content
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draw:
    """One outer attribution to read: its article, its index among the article's attributions, and which draw it is of.

    sample: "random" or "enriched".
    """

    article: str
    index: int
    sample: str


def read_stems(path: Path) -> tuple[str, ...]:
    """The beginnings of words in a stem file, in its order.

    Raises ValueError if they are not lower case, sorted and unique.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    stems = tuple(line for line in lines if line and not line.startswith("#"))
    if list(stems) != sorted(set(stems)) or any(stem != stem.lower() for stem in stems):
        raise ValueError(f"{path}: stems must be lower case, sorted and unique")
    return stems


def draw(articles: Sequence[MarkedArticle], stems: Sequence[str], seed: int) -> list[Draw]:
    """The same draw for the same articles, stems and seed: random ones first, in the order drawn."""
    generator = random.Random(seed)
    beginning = re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)
    marked = [
        (article, index, attribution)
        for article in articles
        for index, attribution in enumerate(article.attributions)
        if attribution.content
    ]
    long = [item for item in marked if len(_WORD.findall(_words(item[0], item[2], "content"))) >= MIN_WORDS]
    chosen = {(article.id, index): "random" for article, index, _ in generator.sample(long, RANDOM)}
    for role, count in (("source", LIKELY_BY_SOURCE), ("content", LIKELY_BY_CONTENT)):
        likely = [
            (article.id, index)
            for article, index, attribution in marked
            if (article.id, index) not in chosen and beginning.search(_words(article, attribution, role))
        ]
        chosen |= dict.fromkeys(generator.sample(likely, count), "enriched")
    return [Draw(article, index, sample) for (article, index), sample in chosen.items()]


def _words(article: MarkedArticle, attribution: MarkedAttribution, role: str) -> str:
    spans = attribution.source if role == "source" else attribution.content
    return " ".join(article.text[span.start : span.end] for span in spans)


def _main() -> None:
    parser = argparse.ArgumentParser(description="Print the drawn attributions, one JSON object a line.")
    parser.add_argument("polnear", type=Path, help="PolNeAR's train.jsonl.gz")
    parser.add_argument("--seed", type=int, default=20160)
    arguments = parser.parse_args()
    stems = read_stems(Path(__file__).with_name("stems.txt"))
    for item in draw(read_polnear(arguments.polnear), stems, arguments.seed):
        print(json.dumps({"id": item.article, "index": item.index, "sample": item.sample}))


if __name__ == "__main__":
    _main()

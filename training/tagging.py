"""Train the tagger of parts of speech on a parser's tags of PolNeAR train and on GUM train's own; print its accuracy.

    python -m training.tagging CORPORA

Softmax over hashed features by Adagrad. A word whose limits differ from the corpus's is left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.tagging.tagger import TAGS
from onrecord.tagging.words import BUCKETS, N_FEATURES, features_of, is_mark, split_words
from onrecord.types import Span
from training.corpora import read_polnear

_WEIGHTS = Path(__file__).parents[1] / "src/onrecord/tagging/weights/tags.npz"
_MERGED = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "AFX": "JJ"}
_MERGED |= dict.fromkeys(("WP", "WDT", "WRB", "WP$"), "WH") | dict.fromkeys(("FW", "LS", "SYM", "UH", "ADD", "GW"), "X")
_NUMBERS = {name: number for number, name in enumerate(TAGS)}
_EPOCHS = 6
_BATCH = 512
_RATE = 0.12
_DECAY = 1e-7
_GUM_REPEATS = 3  # GUM is a tenth of PolNeAR's size, but its tags are people's

IntArray = npt.NDArray[np.int32]


def read_parsed(folder: Path, side: str) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Sentences of PolNeAR as the parser tagged them: the article's text, and each word's place and tag."""
    texts = {article.id: article.text for article in read_polnear(folder / f"polnear/{side}.jsonl.gz")}
    with gzip.open(folder / f"polnear/{side}.corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for sentence in record["sentences"]:
                yield texts[record["id"]], [(Span(start, end), name) for start, end, name, *_ in sentence]


def read_tagged_gum(path: Path) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Sentences of GUM with their Penn tags."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            text, words = "", []
            for row in (line.split("\t") for line in block.splitlines() if line[:1].isdigit()):
                if row[0].isdigit():
                    words.append((Span(len(text), len(text) + len(row[1])), row[4]))
                    text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            if words:
                yield text, words


def _examples(sentences: Iterator[tuple[str, list[tuple[Span, str]]]]) -> tuple[IntArray, IntArray]:
    rows: list[list[int]] = []
    gold: list[int] = []
    for text, words in sentences:
        tags = {span: _MERGED.get(name, name) for span, name in words}
        spans = split_words(text, Span(words[0][0].start, words[-1][0].end))
        for span, row in zip(spans, features_of([span.of(text) for span in spans]), strict=True):
            name = tags.get(span)
            if name in _NUMBERS and not is_mark(span.of(text)):
                rows.append(row)
                gold.append(_NUMBERS[name])
    return np.asarray(rows, np.int32).reshape(-1, N_FEATURES), np.asarray(gold, np.int32)


def _train(rows: IntArray, gold: IntArray, random: np.random.Generator) -> npt.NDArray[np.float32]:
    weights = np.zeros((BUCKETS, len(TAGS)), np.float32)
    squares = np.full((BUCKETS, len(TAGS)), 1e-4, np.float32)
    for _ in range(_EPOCHS):
        order = random.permutation(len(rows))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            taken = rows[batch]
            scores = weights[taken].sum(axis=1)
            scores -= scores.max(axis=1, keepdims=True)
            error = np.exp(scores)
            error /= error.sum(axis=1, keepdims=True)
            error[np.arange(len(batch)), gold[batch]] -= 1
            flat = taken.ravel()
            slope = np.repeat(error, N_FEATURES, axis=0)
            touched, inverse = np.unique(flat, return_inverse=True)
            summed = np.zeros((len(touched), len(TAGS)), np.float32)
            np.add.at(summed, inverse, slope)
            squares[touched] += summed * summed
            weights[touched] -= _RATE * summed / np.sqrt(squares[touched]) + _DECAY * weights[touched]
    return weights


def main() -> None:
    """Train, print accuracy on the dev sides, write the weights."""
    folder = Path(sys.argv[1])
    polnear = _examples(read_parsed(folder, "train"))
    gum = _examples(read_tagged_gum(folder / "gum/train.conllu.gz"))
    rows = np.concatenate([polnear[0], *[gum[0]] * _GUM_REPEATS])
    gold = np.concatenate([polnear[1], *[gum[1]] * _GUM_REPEATS])
    weights = _train(rows, gold, np.random.default_rng(0))
    scale = float(np.abs(weights).max()) / 127
    packed = np.round(weights / scale).astype(np.int8)
    for name, (dev_rows, dev_gold) in {
        "PolNeAR dev, by a parser": _examples(read_parsed(folder, "dev")),
        "GUM dev, by people": _examples(read_tagged_gum(folder / "gum/dev.conllu.gz")),
    }.items():
        for kind, used in (("float", weights), ("int8", packed.astype(np.float32) * scale)):
            best = used[dev_rows].sum(axis=1).argmax(axis=1)
            print(f"{name:28} {kind:6} {100 * (best == dev_gold).mean():5.1f} of {len(dev_gold)} words")
    np.savez_compressed(_WEIGHTS, weights=packed, scale=np.float32(scale))
    print(f"{_WEIGHTS.stat().st_size / 1e6:.1f} MB written")


if __name__ == "__main__":
    main()

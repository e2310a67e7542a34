"""Fit the weights by which a pronoun for one person is given to one of those before it, on GUM train.

    python -m training.pronouns

Each "he" or "she" whose chain was mentioned before is an example: the candidates that the resolver sees there, as it
has come to see them by then, and which of them are the pronoun's chain. Biographies are left out: one person fills
each, and naming somebody often counts for more there than in news. Prints the weights for onrecord.sources.pronouns,
and how many pronouns they give to the right person.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.sources.pronouns import FEATURES, WEIGHTS, Candidates
from onrecord.sources.referents import Referent
from onrecord.sources.resolution import resolve
from onrecord.types import Span
from training.gum import GumDocument, read_gum_documents

__all__ = ["Example", "examples_of", "fit"]

FloatArray = npt.NDArray[np.float64]
Example = tuple[FloatArray, npt.NDArray[np.bool_]]
PENALTY = 0.02  # on the squared weights


def examples_of(document: GumDocument, reader: Reader) -> Iterator[Example]:
    """Features of each pronoun's candidates, and which of them are right; pronouns without a right one are left out."""
    record = reader.read(article_from_text(document.text))
    asked: list[tuple[int, Candidates, tuple[tuple[Span, ...], ...]]] = []

    def watch(start: int, candidates: Candidates) -> None:
        asked.append((start, candidates, tuple(_spans(referent) for referent in candidates.referents)))

    resolve(document.text, record.layout, record.attributions, record.entities, watch)
    for start, candidates, spans in asked:
        here = (m for m in document.mentions if document.is_pronoun(m) and document.span(m).start == start)
        chain = next((mention.chain for mention in here), None)
        if chain is None:
            continue
        right = np.array([_chain_of(document, places, start) == chain for places in spans], dtype=bool)
        if right.any():
            yield candidates.features, right


def _spans(referent: Referent) -> tuple[Span, ...]:
    return tuple(mention.span for mention in referent.mentions)


def _chain_of(document: GumDocument, spans: tuple[Span, ...], before: int) -> str | None:
    """The chain of a referent's last mention before an offset that GUM marks too."""
    for span in sorted(spans, reverse=True):
        if span.start < before:
            inside = [m for m in document.mentions if span.contains(document.tokens[m.head].span)]
            if inside:
                return min(inside, key=lambda m: abs(m.last - m.first - len(span.of(document.text).split()))).chain
    return None


def fit(examples: list[Example], steps: int = 4000, rate: float = 0.05) -> FloatArray:
    """Weights that make the right candidates likely, by gradient ascent on the penalised likelihood."""
    weights = np.zeros(len(FEATURES))
    for _ in range(steps):
        gradient = -PENALTY * weights
        for features, right in examples:
            scores = np.exp(features @ weights - (features @ weights).max())
            shares = scores / scores.sum()
            wanted = scores * right / (scores * right).sum()
            gradient += features.T @ (wanted - shares) / len(examples)
        weights += rate * gradient
    return weights


def accuracy(examples: list[Example], weights: FloatArray) -> float:
    """Share of the examples whose best candidate is right, in per cent."""
    return 100 * float(np.mean([right[np.argmax(features @ weights)] for features, right in examples]))


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    reader = Reader.load()
    sides = {}
    for side in ("train", "dev"):
        documents = read_gum_documents(arguments.shared / "corpora" / "gum" / f"{side}.conllu.gz", with_speakers=True)
        kept = [document for document in documents if document.genre != "bio"]
        sides[side] = [example for document in kept for example in examples_of(document, reader)]
    weights = fit(sides["train"])
    print(np.array2string(weights, precision=2, separator=", "))
    for side, examples in sides.items():
        used, fitted = accuracy(examples, WEIGHTS), accuracy(examples, weights)
        print(f"{side}: {len(examples)} pronouns; as in use {used:.1f}, as fitted now {fitted:.1f}")


if __name__ == "__main__":
    main()

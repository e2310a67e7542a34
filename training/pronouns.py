"""Fit the weights by which pronouns and definite descriptions are given to those before them.

    python -m training.pronouns

"He" and "she", "they", and "the senator" are each a log-linear choice (onrecord.sources.ranking). An example is a place
where the resolver chooses: the candidates that it sees there, as it has come to see them by then, and which of them are
right. On GUM train those are right that are of the mention's chain; for "they" and descriptions nobody is right where
none is. Biographies are left out for "he" and "she": one person fills each, and naming somebody often counts for more
there than in news. Descriptions are fitted on the labels of PolNeAR's sources besides, those that are not held back: a
label tells whom the description means, or only whether it is somebody with a name. Prints the weights for the modules
of onrecord.sources, and how many choices they make rightly. What the resolver sees depends on the weights in use: fit
again until they stay.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.evaluate import read_gold
from eval.labels import FOLDER, is_held_back, read_labels
from eval.sources import labelled
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.sources import definites, pronouns, theypronouns
from onrecord.sources.ranking import Candidates
from onrecord.sources.referents import Referent
from onrecord.sources.resolution import resolve
from onrecord.types import Span
from training.gum import GumDocument, GumMention, read_gum_documents

__all__ = ["Example", "examples_of", "fit"]

FloatArray = npt.NDArray[np.float64]
Example = tuple[FloatArray, npt.NDArray[np.bool_]]
_Json = dict[str, Any]
SORTS = {"he or she": pronouns, "they": theypronouns, "definite": definites}
PENALTY = {"he or she": 0.02, "they": 0.02, "definite": 0.005}  # on the squared weights


def examples_of(document: GumDocument, reader: Reader) -> Iterator[tuple[str, Example]]:
    """Sort, features and what is right of each choice in a document."""
    record = reader.read(article_from_text(document.text))
    asked: list[tuple[str, int, Candidates, tuple[tuple[Span, ...], ...]]] = []

    def watch(sort: str, start: int, candidates: Candidates) -> None:
        asked.append((sort, start, candidates, tuple(_spans(referent) for referent in candidates.referents)))

    resolve(document.text, record.layout, record.attributions, record.entities, watch)
    for sort, start, candidates, spans in asked:
        here = [m for m in document.mentions if document.span(m).start == start and _is_of(document, m, sort)]
        if not here or (sort == "he or she" and document.genre == "bio"):
            continue
        chain = min(here, key=lambda mention: mention.last - mention.first).chain
        right = np.array([_chain_of(document, places, start) == chain for places in spans], dtype=bool)
        if sort != "he or she":
            right = np.append(right, not right.any())
        if right.any():
            yield sort, (candidates.features, right)


def _is_of(document: GumDocument, mention: GumMention, sort: str) -> bool:
    is_pronoun = document.is_pronoun(mention)
    return not is_pronoun and mention.type == "person" if sort == "definite" else is_pronoun


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


def labelled_examples(
    labels: Iterable[_Json], texts: Mapping[str, str], reader: Reader
) -> Iterator[tuple[str, Example]]:
    """Features and what is right of the descriptions among the labels of PolNeAR's sources."""
    by_article: dict[str, list[_Json]] = {}
    for label in labels:
        if label["kind"] in {"named person", "unnamed person"} and not is_held_back(label["id"]):
            by_article.setdefault(label["id"], []).append(label)
    for article, items in by_article.items():
        text = texts[article]
        record = reader.read(article_from_text(text))
        given = [labelled(item) for item in items]
        cues = {span for attribution in given for span in attribution.cue}
        others = [a for a in record.attributions if cues.isdisjoint(a.cue)]
        asked: dict[int, tuple[Candidates, list[list[str]]]] = {}

        resolve(text, record.layout, (*others, *given), record.entities, _noting(text, asked))
        for item in items:
            start = item["source"][0][0]
            if start in asked:
                candidates, names = asked[start]
                yield "definite", (candidates.features, _right(item, text, names))


def _noting(text: str, asked: dict[int, tuple[Candidates, list[list[str]]]]) -> Callable[[str, int, Candidates], None]:
    """What notes the choices for descriptions, with the names that each candidate bears."""

    def watch(sort: str, start: int, candidates: Candidates) -> None:
        if sort == "definite":
            asked[start] = candidates, [[name.span.of(text).lower() for name in r.names] for r in candidates.referents]

    return watch


def _right(label: _Json, text: str, names: Sequence[Sequence[str]]) -> npt.NDArray[np.bool_]:
    is_named = np.array([bool(own) for own in names] + [False], dtype=bool)
    if label["kind"] == "unnamed person":
        return ~is_named
    if "who" in label:
        wanted = text[slice(*label["who"])].lower()
        is_named = np.array([any(wanted in name for name in own) for own in names] + [False], dtype=bool)
    is_named[-1] = not is_named.any()
    return is_named


def fit(examples: Sequence[Example], penalty: float, steps: int = 3000, rate: float = 0.1) -> FloatArray:
    """Weights that make the right candidates likely, by gradient ascent on the penalised likelihood."""
    weights = np.zeros(examples[0][0].shape[1])
    for _ in range(steps):
        gradient = -penalty * weights
        for features, right in examples:
            scores = np.exp(features @ weights - (features @ weights).max())
            shares = scores / scores.sum()
            wanted = scores * right / (scores * right).sum()
            gradient += features.T @ (wanted - shares) / len(examples)
        weights += rate * gradient
    return weights


def accuracy(examples: Sequence[Example], weights: FloatArray) -> float:
    """Share of the examples whose best candidate is right, in per cent."""
    return 100 * float(np.mean([right[np.argmax(features @ weights)] for features, right in examples]))


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    corpora = arguments.shared / "corpora"
    reader = Reader.load()
    documents = read_gum_documents(corpora / "gum" / "train.conllu.gz", with_speakers=True)
    found = [example for document in documents for example in examples_of(document, reader)]
    texts = {item["id"]: item["text"] for item in read_gold(corpora / "polnear" / "train.jsonl.gz")}
    found += labelled_examples(read_labels(FOLDER / "sources.jsonl"), texts, reader)
    for sort, module in SORTS.items():
        examples = [example for name, example in found if name == sort]
        weights = fit(examples, PENALTY[sort])
        print(sort, np.array2string(weights, precision=2, separator=", "))
        used, fitted = accuracy(examples, module.WEIGHTS), accuracy(examples, weights)
        print(f"{len(examples)} choices; right as in use {used:.1f}, as fitted now {fitted:.1f}")


if __name__ == "__main__":
    main()

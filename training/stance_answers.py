"""Fit the weights by which answers find what they answer, and write them into the package.

    python -m training.stance_answers

A conditional logit: among an article's sentences, those that hold the labelled target against the others. The reader's
attributions are part of the features, so that each article is read once: some minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from eval.labels import FOLDER, is_held_back, read_labels
from eval.stance import ReadText, placed, read_articles
from onrecord.stance.candidates import candidates, set_scene
from onrecord.types import Span
from training.stance_texts import TextKey, read_texts, text_key

__all__ = ["fit_weights"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "stance" / "weights"
PENALTY = 0.06  # best by 5-fold over the labels that are not held back: 0.003, 0.01, 0.03, 0.06, 0.1

_Json = dict[str, Any]


def fit_weights(labels: Iterable[_Json], articles: Mapping[TextKey, ReadText]) -> dict[str, float]:
    """Weights by feature name."""
    items = list(_items(labels, articles))
    names = sorted({name for rows, _ in items for row in rows for name in row})
    matrices = [
        (torch.tensor([[row.get(name, 0.0) for name in names] for row in rows]), torch.tensor(right))
        for rows, right in items
    ]
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        parts = [
            torch.logsumexp(matrix @ weights, 0) - torch.logsumexp((matrix @ weights)[right], 0)
            for matrix, right in matrices
        ]
        total = torch.stack(parts).mean() + PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights.detach(), strict=True)}


def _items(
    labels: Iterable[_Json], articles: Mapping[TextKey, ReadText]
) -> Iterator[tuple[Sequence[Mapping[str, float]], list[int]]]:
    """For each label with a target elsewhere: its candidates' features, and which of them hold the target."""
    for label in labels:
        if isinstance(label["target"], str):
            continue
        article = articles[text_key(label)]
        attributions, attribution = placed(label, article)
        scene = set_scene(article.text, article.layout, attributions)
        found = candidates(scene, attribution)
        targets = [Span(*label["target"]), *(Span(*span) for span in label["also"])]
        right = [
            place
            for place, one in enumerate(found)
            if any(scene.layout.sentences[one.sentence].overlaps(target) for target in targets)
        ]
        if right:
            yield [one.features for one in found], right


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m training.stance_answers", description=__doc__)
    parser.add_argument("--labels", type=Path, default=FOLDER / "answers.jsonl")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds corpora/")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    labels = [label for label in read_labels(arguments.labels) if not is_held_back(str(label["id"]))]
    articles = read_articles(read_texts(arguments.shared / "corpora", labels))
    weights = fit_weights(labels, articles)
    (WEIGHTS / "answers.json").write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{len(labels)} labels, {len(weights)} features")


if __name__ == "__main__":
    main()

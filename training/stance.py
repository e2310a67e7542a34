"""Train the stance stage's trained part on the labels that are not held back, and write its weights into the package.

    python -m training.stance

Takes half a minute on one core.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch

from eval.labels import FOLDER, is_held_back, read_labels
from onrecord.stance.cues import read_cue
from onrecord.stance.features import features_of
from onrecord.stance.learned import StanceModel, pack
from onrecord.stance.words import levelled
from onrecord.types import Stance
from training.stance_fit import fit
from training.stance_texts import TextKey, labelled_attribution, read_texts, text_key

__all__ = ["train"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "stance" / "weights"


def train(labels: Iterable[dict[str, Any]], levels: Mapping[TextKey, str]) -> StanceModel:
    """Fit a model to labelled attributions; items that are none are left out.

    levels: the labels' articles as levelled text.
    """
    features, stances = [], []
    for label in labels:
        if label["stance"] == "none":
            continue
        level, attribution = levels[text_key(label)], labelled_attribution(label)
        features.append(sorted(set(features_of(level, attribution, read_cue(level, attribution)))))
        stances.append(Stance(label["stance"]))
    return fit(features, stances)


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=__doc__)
    parser.add_argument("--labels", type=Path, default=FOLDER / "stance.jsonl")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds corpora/")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    labels = [label for label in read_labels(arguments.labels) if not is_held_back(str(label["id"]))]
    texts = read_texts(arguments.shared / "corpora", labels)
    model = train(labels, {key: levelled(text) for key, text in texts.items()})
    packed = pack(model)
    WEIGHTS.mkdir(exist_ok=True)
    (WEIGHTS / "stance.npz").write_bytes(packed)
    (WEIGHTS / "stance.npz.sha256").write_text(f"{hashlib.sha256(packed).hexdigest()}  stance.npz\n", encoding="ascii")
    print(f"{len(labels)} labels, {len(model.vocabulary)} features, {len(packed)} bytes")


if __name__ == "__main__":
    main()

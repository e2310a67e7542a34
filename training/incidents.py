"""Train the part of the incident stage that tells whether a word names an incident, and write its weights.

    python -m training.incidents [--cross-validated]

Labels: eval/labels/triggers.jsonl, and every word that may name an incident in the stretches of incidents.jsonl: those
that are a mention of a labelled incident do, the others do not. Articles that are held back are left out.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.labels import FOLDER, is_held_back, read_labels
from onrecord.dates import find_dates
from onrecord.incidents.acceptance import features_of, weighed
from onrecord.incidents.scenes import Scene, read_scenes
from onrecord.incidents.triggers import Trigger
from onrecord.pipeline import Reader
from onrecord.places import find_places
from onrecord.text import lay_out
from onrecord.types import IncidentType, Span
from training.logistic import fit_logistic
from training.stance_texts import TextKey, read_texts, text_key

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = Path(__file__).resolve().parents[1] / "src/onrecord/incidents/weights/triggers.txt"
_FOLDS = 5
_PENALTY = 0.0003  # best F1, 5-fold by article over the labels that are not held back: 0.0001, 0.0003, 0.001, 0.002
_MIN_SEEN = 2
_HEADER = "# How each feature of a trigger's surroundings weighs; made by training/incidents.py.\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A word that may name an incident: its article, its features, and whether it does."""

    article: str
    features: frozenset[str]
    names_incident: bool


def examples_of(labels: Sequence[Mapping[str, Any]], scenes: Mapping[TextKey, Sequence[Scene]]) -> Iterator[Example]:
    """The labelled words: one for each trigger's label, and all in the stretches whose incidents are labelled."""
    for label in labels:
        key = text_key(dict(label))
        read = scenes[key]
        if "trigger" in label:
            place = Span(*label["trigger"])
            yield from (
                Example(key[1], features, label["type"] is not None)
                for scene in read
                for _, span, features in _of_scene(scene)
                if span.overlaps(place)
            )
            continue
        stretch = Span(*label["stretch"])
        named = [Span(*mention) for incident in label["incidents"] for mention in incident["mentions"]]
        for scene in read:
            has_other = any(mention.overlaps(scene.span) for mention in named)
            for trigger, span, features in _of_scene(scene):
                is_named = any(span.overlaps(mention) for mention in named)
                # The guide marks a word of killing only where its sentence has no other word for the incident.
                if stretch.contains(span) and (is_named or not (has_other and trigger.type is IncidentType.KILLING)):
                    yield Example(key[1], features, is_named)


def _of_scene(scene: Scene) -> Iterator[tuple[Trigger, Span, frozenset[str]]]:
    for trigger, _ in scene.triggers:
        yield trigger, trigger.span(scene.clauses), frozenset(features_of(scene.clauses, trigger, scene.company))


def read_labelled(labels: Sequence[dict[str, Any]], corpora: Path) -> dict[TextKey, tuple[Scene, ...]]:
    """The scenes of every labelled article."""
    reader = Reader.load()
    scenes = {}
    for key, text in sorted(read_texts(corpora, labels).items()):
        layout = lay_out(text)
        _, entities = reader.find_attributions(text, layout)
        dates, places = find_dates(text, layout, None), find_places(text, layout, entities)
        scenes[key] = read_scenes(text, layout, entities, dates, places)
    return scenes


def _measure(examples: Sequence[Example]) -> str:
    """Precision, recall and F1 at 0.5, each article judged by what was trained on others."""
    right = wrong = missed = 0
    for fold in range(_FOLDS):
        is_out = {
            e.article: int(hashlib.sha256(e.article.encode()).hexdigest(), 16) // _FOLDS % _FOLDS == fold
            for e in examples
        }
        weights = _fit([e for e in examples if not is_out[e.article]])
        for example in examples:
            if is_out[example.article]:
                is_taken = weighed(example.features, weights) >= 0.5
                right += is_taken and example.names_incident
                wrong += is_taken and not example.names_incident
                missed += example.names_incident and not is_taken
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * f1:.1f}"


def _fit(examples: Sequence[Example]) -> Mapping[str, float]:
    names = [example.features for example in examples]
    wanted = [example.names_incident for example in examples]
    return fit_logistic(names, wanted, penalty=_PENALTY, min_seen=_MIN_SEEN)


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m training.incidents", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds corpora/")
    parser.add_argument("--cross-validated", action="store_true", help="print figures, write nothing")
    arguments = parser.parse_args()
    labels = [
        label
        for name in ("triggers.jsonl", "incidents.jsonl")
        for label in read_labels(FOLDER / name)
        if not is_held_back(str(label["id"]))
    ]
    examples = list(examples_of(labels, read_labelled(labels, arguments.shared / "corpora")))
    n_named = sum(example.names_incident for example in examples)
    print(f"{len(examples)} words, {n_named} of which name an incident")
    if arguments.cross_validated:
        print(_measure(examples))
        return
    weights = _fit(examples)
    lines = [f"{name} {weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.001]
    WEIGHTS.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Hold nested attributions against the labels of eval/labels/nesting.jsonl, at several thresholds.

The outer attribution is the corpus's own, so that only the nesting is measured. A nested one is right where its cue
overlaps the label's, its contents share half their characters, and its source overlaps the label's or both have none.
Cues that the labels put down as "either" (a speaker's own beliefs, attitudes without a statement) count neither way.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from eval.evaluate import read_gold
from eval.scoring import SHARED
from onrecord.attribution.extraction import Settings
from onrecord.attribution.nesting import NestedMarks, find_nested
from onrecord.attribution.onnx_network import OnnxNetwork
from onrecord.models import SHIPPED
from onrecord.text import lay_out
from onrecord.types import Attribution, Host, QuoteType, Span

__all__ = ["LABELS", "measure", "read_candidates"]

LABELS = Path(__file__).parent / "labels" / "nesting.jsonl"
TRAIN = SHARED / "corpora" / "polnear" / "train.jsonl.gz"
MIN_JACCARD = 0.5

_Json = dict[str, Any]
Labelled = tuple[_Json, Sequence[NestedMarks]]


def read_candidates(labels: Path, corpus: Path, threads: int = 2) -> list[Labelled]:
    """Each label with all that the reader sees nested in its outer attribution, however unsure."""
    network = OnnxNetwork(SHIPPED, threads)
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    texts = {item["id"]: item["text"] for item in read_gold(corpus)}
    labelled: list[Labelled] = []
    for label in read_gold(labels):
        text = texts[label["id"]]
        layout = lay_out(text)
        outer = _outer(label["outer"])
        (found,) = find_nested(text, layout, [outer], network, tokenizer, Settings(), min_certainty=0.0)
        labelled.append((label, list(_flat(found))))
    return labelled


def measure(labelled: Sequence[Labelled], min_certainty: float) -> tuple[float, float, int]:
    """Precision and recall in per cent at a threshold, and how many nested attributions are labelled."""
    right = found = gold = 0
    for label, candidates in labelled:
        left = list(label["nested"])
        gold += len(left)
        for mark in candidates:
            if mark.certainty < min_certainty:
                continue
            partner = next((nested for nested in left if _same(nested, mark)), None)
            if partner is not None:
                left.remove(partner)
                right += 1
                found += 1
            elif not any(cue.overlaps(Span(*either)) for cue in mark.cue for either in label["either"]):
                found += 1
    return 100 * right / max(found, 1), 100 * right / max(gold, 1), gold


def _flat(marks: Sequence[NestedMarks]) -> Iterator[NestedMarks]:
    for mark in marks:
        if mark.host is Host.CONTENT:
            yield mark
            yield from _flat(mark.nested)


def _outer(label: _Json) -> Attribution:
    source, cue, content = (tuple(Span(*span) for span in label[role]) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, QuoteType.INDIRECT, 0, 0, 1.0)


def _same(label: _Json, mark: NestedMarks) -> bool:
    source, cue, content = ([Span(*span) for span in label[role]] for role in ("source", "cue", "content"))
    return (
        any(one.overlaps(other) for one in cue for other in mark.cue)
        and (any(one.overlaps(other) for one in source for other in mark.source) or not (source or mark.source))
        and _jaccard(content, mark.content) >= MIN_JACCARD
    )


def _jaccard(spans: Sequence[Span], others: Sequence[Span]) -> float:
    one, other = ({offset for span in side for offset in range(span.start, span.end)} for side in (spans, others))
    return len(one & other) / len(one | other)


def _rows(labelled: Sequence[Labelled], keep: Callable[[_Json], bool]) -> Iterator[str]:
    kept = [(label, marks) for label, marks in labelled if keep(label)]
    for threshold in (0.2, 0.35, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        precision, recall, gold = measure(kept, threshold)
        yield f"{threshold:9.2f}{precision:11.1f}{recall:8.1f}{len(kept):8}{gold:8}"


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m eval.nesting", description=__doc__)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--corpus", type=Path, default=TRAIN, help="the corpus that the labels' offsets are in")
    arguments = parser.parse_args()
    labelled = read_candidates(arguments.labels, arguments.corpus)
    for drawn in ("random", "enriched", "all"):
        print(f"{drawn}\nthreshold  precision  recall   outer  nested")
        print("\n".join(_rows(labelled, lambda label, drawn=drawn: drawn in {label["drawn"], "all"})))  # type: ignore[misc]


if __name__ == "__main__":
    main()

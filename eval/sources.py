"""Who is who, held against GUM; kinds of source and counts, held against eval/labels/sources.jsonl.

On GUM: for every source that the discourse relation `attribution-positive` marks, given that the mention was found, is
it resolved to the right coreference chain and to its best name? It is right where the words that the source is shown by
(its name, else its description) are those of a mention of the gold chain; where the chain bears a name, of one that
bears it. Words that GUM does not mark (a label before a turn) count by the chain of most other mentions. "end to end":
the same over all gold sources, where the reader itself must have found the mention in an attribution's source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from eval.labels import is_held_back, read_labels
from eval.running_example import hold_against
from onrecord.ingest import article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.sources import resolve_sources
from onrecord.types import Attribution, Count, MentionForm, QuoteType, Record, Source, SourceKind, Span
from training.gum import GumDocument, GumMention, read_gum_documents

__all__ = ["Judged", "judge_kinds", "judge_resolution", "kind_rows", "labelled", "report", "resolution_rows"]

_Json = dict[str, Any]
_UNNAMED = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold source of GUM: form of its mention, genre, whether it was resolved rightly, and whether end to end."""

    form: str
    genre: str
    is_right: bool
    is_found: bool
    is_right_end_to_end: bool


def report(gold: Path, corpora: Path, reader: Reader) -> Iterator[str]:
    """What is measured on a file of GUM's form, on our labels of PolNeAR's sources, or on a gold file, as lines."""
    if gold.suffix == ".json":
        found = hold_against(gold, reader)
        for name in ("kinds", "mentions", "positions"):
            right, total = getattr(found, name)
            yield f"{name:<26}{right:4} of {total}"
        yield from found.missing
        return
    if ".conllu" in gold.suffixes:
        yield f"{'sources on GUM':<26}{'resolved':>10}{'end to end':>12}{'gold':>8}"
        for name, right, whole, total in resolution_rows(list(judge_resolution(gold, reader))):
            yield f"{name:<26}{right:10.1f}{whole:12.1f}{total:8}"
        return
    texts = {item["id"]: item["text"] for item in read_gold(corpora / "polnear" / "train.jsonl.gz")}
    judged = judge_kinds(read_labels(gold), texts, reader)
    for is_held, fold in ((False, "tuned on"), (True, "held back")):
        pairs = [pair for pair in judged if is_held_back(pair[0]["id"]) is is_held]
        if pairs:
            yield fold
            yield from kind_rows(pairs)
    yield from _agreement(read_labels(gold))


def _agreement(labels: Sequence[_Json]) -> Iterator[str]:
    """How often two passes of labelling agree."""
    twice = [label for label in labels if label.get("second")]
    if twice:
        for part in ("kind", "count"):
            same = sum(label[part] == label["second"][part] for label in twice)
            yield f"two passes agree on {part} {100 * same / len(twice):.1f}  of {len(twice)}"


def judge_resolution(corpus: Path, reader: Reader) -> Iterator[Judged]:
    """Judge every gold source of a file of GUM's form."""
    for document in read_gum_documents(corpus, with_speakers=True):
        record = reader.read(article_from_text(document.text))
        gold = list(document.attributed())
        missed = [mention for mention in gold if not _is_found(record, document, mention)]
        given = (*record.attributions, *(_given(document.span(mention)) for mention in missed))
        sources, _ = resolve_sources(document.text, record.layout, given, record.entities)
        for mention in gold:
            form = "pronoun" if document.is_pronoun(mention) else "name" if document.is_name(mention) else "nominal"
            is_found = mention not in missed
            yield Judged(
                form,
                document.genre,
                _is_right(document, mention, sources),
                is_found,
                is_found and _is_right(document, mention, record.sources),
            )


def resolution_rows(judged: Sequence[Judged]) -> Iterator[tuple[str, float, float, int]]:
    """For all, each form and each genre: per cent right, per cent right end to end, and how many."""
    groups = [("all", list(judged))]
    groups += [(form, [j for j in judged if j.form == form]) for form in ("name", "nominal", "pronoun")]
    groups += [(genre, [j for j in judged if j.genre == genre]) for genre in sorted({j.genre for j in judged})]
    for name, group in groups:
        if group:
            right, whole = (sum(getattr(j, which) for j in group) for which in ("is_right", "is_right_end_to_end"))
            yield name, 100 * right / len(group), 100 * whole / len(group), len(group)


def _is_found(record: Record, document: GumDocument, mention: GumMention) -> bool:
    head = document.tokens[mention.head].span
    return any(span.contains(head) for _, attribution in walk(record.attributions) for span in attribution.source)


def _given(span: Span) -> Attribution:
    """An attribution that has no more than the mention as its source."""
    return Attribution((span,), (Span(span.end, span.end + 1),), (), QuoteType.NONE, 0, 0, 1.0)


def _is_right(document: GumDocument, mention: GumMention, sources: Sequence[Source]) -> bool:
    span, head = document.span(mention), document.tokens[mention.head].span
    covering = [
        (abs(len(m.span.of(document.text)) - len(span.of(document.text))), source)
        for source in sources
        for m in source.mentions
        if m.span.contains(head)
    ]
    if not covering:
        return False
    source = min(covering, key=lambda pair: pair[0])[1]
    shown = source.name or source.description or source.mentions[0].span
    is_named = any(document.is_name(m) for m in document.mentions if m.chain == mention.chain)
    if shown == span and not is_named:
        return True
    marked = _marked_at(document, shown)
    if marked is None:
        others = [_marked_at(document, m.span) for m in source.mentions if m.span != span]
        chains = Counter(other.chain for other in others if other is not None)
        return chains.most_common(1)[0][0] == mention.chain if chains else not is_named
    bears_name = document.is_name(marked) or any(m.form is MentionForm.NAME for m in source.mentions)
    return marked.chain == mention.chain and (not is_named or bears_name)


def _marked_at(document: GumDocument, span: Span) -> GumMention | None:
    """The gold mention that a span stands for: by its head, nearest in length; else the smallest around it."""

    def length(mention: GumMention) -> int:
        return document.span(mention).end - document.span(mention).start

    headed = [m for m in document.mentions if span.contains(document.tokens[m.head].span)]
    if headed:
        return min(headed, key=lambda m: abs(length(m) - (span.end - span.start)))
    around = [m for m in document.mentions if document.span(m).contains(span)]
    return min(around, key=length, default=None)


def judge_kinds(labels: Sequence[_Json], texts: dict[str, str], reader: Reader) -> list[tuple[_Json, Source | None]]:
    """Each label with the source that its mention is given to; None where the reader loses it.

    The attribution is the label's own: what is measured is the kind, given the mention. Labels "none" and "unclear" are
    left out.
    """
    judged: list[tuple[_Json, Source | None]] = []
    by_article: dict[str, list[_Json]] = {}
    for label in labels:
        if label["kind"] not in {"none", "unclear"}:
            by_article.setdefault(label["id"], []).append(label)
    for article, items in by_article.items():
        record = reader.read(article_from_text(texts[article]))
        given = [labelled(item) for item in items]
        cues = {span for attribution in given for span in attribution.cue}
        others = [a for a in record.attributions if cues.isdisjoint(a.cue)]
        attributions = (*others, *given)
        sources, spoken = resolve_sources(texts[article], record.layout, attributions, record.entities)
        by_id = {source.id: source for source in sources}
        for item, attribution in zip(items, spoken[len(others) :], strict=True):
            judged.append((item, by_id[attribution.speakers[0]] if attribution.speakers else None))
    return judged


def labelled(label: _Json) -> Attribution:
    """The attribution that a label of a source tells."""
    source, cue, content = (tuple(Span(*span) for span in label[role]) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, QuoteType.INDIRECT, 0, 0, 1.0)


def kind_rows(judged: Sequence[tuple[_Json, Source | None]]) -> Iterator[str]:
    """Accuracy, precision and recall of each kind and of the unnamed, and how often counts are right, as lines."""
    pairs = [(SourceKind(label["kind"]), source.kind if source else None) for label, source in judged]
    right = sum(gold is found for gold, found in pairs)
    yield f"accuracy of kinds {100 * right / len(pairs):5.1f}  of {len(pairs)}"
    for kind in SourceKind:
        yield _row(kind, [(gold is kind, found is kind) for gold, found in pairs])
    yield _row("unnamed, person or group", [(gold in _UNNAMED, found in _UNNAMED) for gold, found in pairs])
    counts = [(label["count"], source.count if source else None) for label, source in judged]
    hits = sum(_same_count(gold, found) for gold, found in counts)
    gold_counts, found_counts = sum(gold is not None for gold, _ in counts), sum(f is not None for _, f in counts)
    yield (
        f"{'counts of the unnamed':<26}precision {100 * hits / max(found_counts, 1):5.1f}  "
        f"recall {100 * hits / max(gold_counts, 1):5.1f}  of {gold_counts}"
    )


def _row(name: str, pairs: Sequence[tuple[bool, bool]]) -> str:
    both = sum(gold and found for gold, found in pairs)
    gold_total, found_total = sum(gold for gold, _ in pairs), sum(found for _, found in pairs)
    precision, recall = 100 * both / max(found_total, 1), 100 * both / max(gold_total, 1)
    return f"{name:<26}precision {precision:5.1f}  recall {recall:5.1f}  of {gold_total}"


def _same_count(gold: Sequence[int | None] | None, found: Count | None) -> bool:
    return gold is not None and found is not None and [found.least, found.most] == list(gold)

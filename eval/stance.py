"""Hold stances, non-answers and what is answered against files of labels of the form of eval/labels.

A file's fields tell what it labels. Stance: the labelled spans are given, and the stance alone is measured.
Non-answers: the sentence's article is read; a found one is right where its words and its party overlap the label's (or
both have no party) and its stance is the label's. What is answered: the labelled attribution is given beside what the
reader finds in its article; a target is right where it overlaps one of the label's by a third of the shorter, or stands
in its sentence.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from eval.labels import is_held_back
from onrecord.ingest import article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.stance import link_answers, read_stance
from onrecord.stance.learned import StanceModel
from onrecord.stance.words import levelled
from onrecord.types import Attribution, Inference, Span, Stance, StanceReading, TextLayout
from training.stance_texts import TextKey, labelled_attribution, read_texts, text_key

__all__ = [
    "Tally",
    "cross_validated",
    "measure_answers",
    "measure_nonanswers",
    "measure_stances",
    "placed",
    "read_articles",
    "report",
]

_Json = dict[str, Any]
FOLDS = 5
NEGATED = "negated acts"  # polarity, among the stances in a tally
SILENT = (Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE, Stance.NOT_CONFIRMED)
MIN_SHARED = 1 / 3  # of the shorter target's code points


@dataclass(frozen=True, slots=True)
class Tally:
    """What was labelled, found and right, by name."""

    right: Counter[str]
    found: Counter[str]
    labelled: Counter[str]

    def f1(self, name: str) -> float:
        """F1 of one name in per cent."""
        return 200 * self.right[name] / max(1, self.found[name] + self.labelled[name])

    def macro_f1(self) -> float:
        """Mean F1 over the stances that are labelled."""
        names = [name for name in self.labelled if name != NEGATED]
        return sum(map(self.f1, names)) / max(1, len(names))

    def precision(self, name: str) -> float:
        """Precision of one name in per cent."""
        return 100 * self.right[name] / max(1, self.found[name])

    def recall(self, name: str) -> float:
        """Recall of one name in per cent."""
        return 100 * self.right[name] / max(1, self.labelled[name])


def measure_stances(labels: Iterable[_Json], levels: Mapping[TextKey, str], model: StanceModel | None = None) -> Tally:
    """Stances of labelled attributions; items that are no attribution are left out."""
    tally = Tally(Counter(), Counter(), Counter())
    for label in labels:
        if label["stance"] == "none":
            continue
        reading = read_stance(levels[text_key(label)], labelled_attribution(label), model)[0]
        tally.labelled[label["stance"]] += 1
        tally.found[str(reading.stance)] += 1
        tally.right[label["stance"]] += reading.stance == label["stance"]
        tally.labelled[NEGATED] += label["polarity"] == "-"
        tally.found[NEGATED] += reading.is_negated
        tally.right[NEGATED] += reading.is_negated and label["polarity"] == "-"
    return tally


def cross_validated(labels: Sequence[_Json], levels: Mapping[TextKey, str]) -> Tally:
    """Stances as read with the trained part trained anew on the other folds; a fold is a fifth of the articles."""
    from training.stance import train  # noqa: PLC0415  (torch is there for development alone)

    total = Tally(Counter(), Counter(), Counter())
    for fold in range(FOLDS):
        model = train([label for label in labels if _fold(label) != fold], levels)
        tally = measure_stances([label for label in labels if _fold(label) == fold], levels, model)
        for whole, part in zip(
            (total.right, total.found, total.labelled), (tally.right, tally.found, tally.labelled), strict=True
        ):
            whole.update(part)
    return total


def _fold(label: _Json) -> int:
    return int(hashlib.sha256(f"fold {label['id']}".encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with what the stages before this one find in it."""

    text: str
    layout: TextLayout
    attributions: tuple[Attribution, ...]


def read_articles(texts: Mapping[TextKey, str], reader: Reader | None = None) -> dict[TextKey, ReadText]:
    """The texts as the shipped reader reads them."""
    shipped = reader or Reader.load()
    articles = {}
    for key, text in texts.items():
        record = shipped.read(article_from_text(text))
        articles[key] = ReadText(text, record.layout, record.attributions)
    return articles


def measure_nonanswers(labels: Iterable[_Json], articles: Mapping[TextKey, ReadText]) -> Tally:
    """Non-answers in labelled sentences: words, party and stance."""
    tally = Tally(Counter(), Counter(), Counter())
    for label in labels:
        sentence = Span(*label["sentence"])
        found = list(_silent_in(sentence, articles[text_key(label)]))
        for _, _, stance in found:
            tally.found.update(["all", str(stance)])
        for answer in label["answers"]:
            tally.labelled.update(["all", answer["stance"]])
            words, party = ([Span(*span) for span in answer[part]] for part in ("words", "party"))
            partner = next((one for one in found if _overlap(one[1], words)), None)
            if partner is None:
                continue
            found.remove(partner)
            if partner[2] == answer["stance"] and (_overlap(partner[0], party) or not (partner[0] or party)):
                tally.right.update(["all", answer["stance"]])
    return tally


def _silent_in(sentence: Span, article: ReadText) -> list[tuple[Sequence[Span], Sequence[Span], Stance]]:
    """Party, words and stance of each non-answer in a sentence.

    What is read twice from the same words, by the saying ("he said he could not confirm") and by the statement in it,
    is one, with both parties.
    """
    found: list[tuple[Sequence[Span], Sequence[Span], Stance]] = []
    for _, attribution in walk(article.attributions):
        for reading in attribution.stances:
            words = tuple(reading.decided.words)
            if reading.stance not in SILENT or reading.is_negated or not any(span.overlaps(sentence) for span in words):
                continue
            twin = next((one for one in found if one[2] is reading.stance and _overlap(one[1], words)), None)
            if twin is not None:
                found.remove(twin)
                found.append(((*twin[0], *attribution.source), (*twin[1], *words), reading.stance))
            else:
                found.append((attribution.source, words, reading.stance))
    return found


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def placed(label: _Json, article: ReadText) -> tuple[tuple[Attribution, ...], Attribution]:
    """An article's attributions with the labelled one in the place of the reader's own, and the labelled one."""
    stance = Stance(label["stance"])
    given = replace(
        labelled_attribution(label),
        stances=(StanceReading(stance, False, (), Inference("as labelled", (), 1.0)),),
        sentence=_number(article.layout.sentences, label["cue"][0][0]),
        paragraph=_number(article.layout.paragraphs, label["cue"][0][0]),
    )
    twin = next((a for a in article.attributions if _overlap(a.cue, given.cue)), None)
    given = replace(given, nested=twin.nested if twin else ())
    others = [_without(other, given) for other in article.attributions if other is not twin]
    everything = sorted((*others, given), key=lambda a: min((*a.source, *a.cue, *a.content)))
    return tuple(everything), given


def _without(attribution: Attribution, given: Attribution) -> Attribution:
    """An attribution without a nested one that shares the given one's cue."""
    kept = tuple(_without(inner, given) for inner in attribution.nested if not _overlap(inner.cue, given.cue))
    return replace(attribution, nested=kept)


def _number(units: Sequence[Span], offset: int) -> int:
    return max(0, bisect_right(units, offset, key=lambda unit: unit.start) - 1)


def measure_answers(
    labels: Iterable[_Json], articles: Mapping[TextKey, ReadText], weights: Mapping[str, float] | None = None
) -> Tally:
    """What is answered: "all", and by whether it is the content's own, elsewhere, or nowhere; right by overlap, too."""
    tally = Tally(Counter(), Counter(), Counter())
    for label in labels:
        article = articles[text_key(label)]
        attributions, given = placed(label, article)
        linked = link_answers(article.text, article.layout, attributions, weights)
        answer = next(a.answers for _, a in walk(linked) if a.cue == given.cue and a.content == given.content)
        target = () if answer is None else answer.target
        own = answer is None or all(any(content.contains(span) for content in given.content) for span in target)
        kind = label["target"] if isinstance(label["target"], str) else "elsewhere"
        names = ["all", kind, label["stance"]]
        tally.labelled.update(names)
        tally.found.update(names)
        if kind == "own":
            tally.right.update(names if own else ())
        elif kind == "none":
            tally.right.update(names if answer is None else ())
        else:
            targets = [Span(*label["target"]), *(Span(*span) for span in label["also"])]
            overlaps = any(_shares_a_third(span, other) for span in target for other in targets)
            same_sentence = _sentences(article.layout, target) & _sentences(article.layout, targets)
            tally.right.update(names if overlaps or same_sentence else ())
            tally.labelled["elsewhere, by overlap"] += 1
            tally.found["elsewhere, by overlap"] += 1
            tally.right["elsewhere, by overlap"] += overlaps
    return tally


def _shares_a_third(span: Span, other: Span) -> bool:
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared > 0 and shared >= MIN_SHARED * min(span.end - span.start, other.end - other.start)


def _sentences(layout: TextLayout, spans: Sequence[Span]) -> set[int]:
    return {number for number, sentence in enumerate(layout.sentences) for span in spans if sentence.overlaps(span)}


def report(path: Path, corpora: Path, *, is_cross_validated: bool) -> Iterator[str]:
    """Lines of figures for a file of labels: the articles that are held back from tuning, and all.

    is_cross_validated: for stances, also with the trained part trained anew on four fifths of the articles, five times.
    Raises ValueError where the file's fields are of no known form.
    """
    labels = list(read_gold(path))
    texts = read_texts(corpora, labels)
    held_back = [label for label in labels if is_held_back(str(label["id"]))]
    parts = (("held back", held_back), ("all", labels))
    if "polarity" in labels[0]:
        levels = {key: levelled(text) for key, text in texts.items()}
        for name, part in parts:
            yield from _stance_table(f"stance, {name}", measure_stances(part, levels))
        if is_cross_validated:
            yield from _stance_table(
                "stance, all, each fifth read by training on the others", cross_validated(labels, levels)
            )
        return
    measure = measure_nonanswers if "answers" in labels[0] else measure_answers if "target" in labels[0] else None
    if measure is None:
        raise ValueError(f"{path}: no stance, answers or target in its first line")
    articles = read_articles(texts)
    for name, part in parts:
        tally = measure(part, articles)
        yield from _table(f"{'non-answers' if 'answers' in labels[0] else 'what is answered'}, {name}", tally)


def _stance_table(title: str, tally: Tally) -> Iterator[str]:
    yield from _table(title, tally)
    kinds = [name for name in tally.labelled if name != NEGATED]
    right, labelled = (sum(counter[name] for name in kinds) for counter in (tally.right, tally.labelled))
    yield f"macro-F1 {tally.macro_f1():.1f}, accuracy {100 * right / max(1, labelled):.1f} of {labelled}"


def _table(title: str, tally: Tally) -> Iterator[str]:
    yield f"{title}\n{'':<36}precision  recall      F1 support"
    for name in sorted(tally.labelled, key=lambda name: (name != "all", name)):
        figures = (tally.precision(name), tally.recall(name), tally.f1(name))
        yield f"{name:<36}{figures[0]:9.1f}{figures[1]:8.1f}{figures[2]:8.1f}{tally.labelled[name]:8}"

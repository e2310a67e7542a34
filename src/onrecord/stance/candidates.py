"""The sentences that may state what an attribution answers, with the features that they are chosen by.

What a reader goes by: how near a sentence is, which words it shares with what points to it, whether it reports a claim,
whether it says what the article is about.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.numbering import walk
from onrecord.stance.lexicon import word_set
from onrecord.stance.silence import silences_in
from onrecord.stance.words import levelled, words_in
from onrecord.types import Attribution, Span, Stance, TextLayout

__all__ = ["ANSWERING", "Candidate", "Scene", "candidates", "covered", "set_scene"]

ANSWERING = frozenset(
    {
        Stance.CONCEDES,
        Stance.CONFIRMS,
        Stance.DECLINES_TO_COMMENT,
        Stance.DENIES,
        Stance.DISPUTES,
        Stance.NO_RESPONSE,
        Stance.NOT_CONFIRMED,
    }
)
_STOP_LENGTH = 3  # shorter words tell nothing of what a sentence is about
_ENDINGS = re.compile(r"(?:'s|s'|ing|ed|es|s|ly)$")
_REPORTED = re.compile(
    r"\b(?:report\w*|claim\w*|alleg\w*|rumou?r\w*|accus\w*|suggest\w*|suspect\w*|apparently|purported\w*|speculat\w*"
    r"|according|said|says|told|announced|believed)\b"
)
_ENDED = re.compile(r"[.!?][\"'”’)]*$")
_ASKED = re.compile(r"\b(?:asked|questioned|pressed|a\s+point|a\s+claim|a\s+charge|which)\b")
_BACKWARD = re.compile(r"[\"'\s]*(?:it|this|that|these|those|such|but|and|he|she|they)\b")
_DEMONSTRATIVE = re.compile(
    r"[\"'\s]*(?:this|that|these|those|such|it)\b(?!\s+(?:he|she|they|there|\w+\s+(?:was|were|had|has|is|are)))"
)
_NAME = re.compile(r"(?<=\s)[A-Z][\w.-]+")
_FARTHEST = 60  # sentences from an answer; what is farther off is looked for in the article's opening alone
_OPENING = 3  # sentences that open an article and say what it is about
_OWN_WORDS = 40  # code points of a sentence beside an attribution in it, below which it states nothing else
_REQUESTS = frozenset({Stance.NO_RESPONSE, Stance.DECLINES_TO_COMMENT})
_CHARGES = frozenset({Stance.ACCUSES, Stance.CRITICISES})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may state what is answered, by its number in the layout, with its features."""

    sentence: int
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as answers are looked for in it.

    said: every attribution with its name. By sentence: stems of its words, its paragraph, what is said in it, and
    whether it is itself a non-answer. common: sentences that a stem comes in. opening: stems of the article's first
    sentences.
    """

    text: str
    level: str
    layout: TextLayout
    said: tuple[tuple[str, Attribution], ...]
    stems: tuple[frozenset[str], ...]
    paragraphs: tuple[int, ...]
    inside: tuple[tuple[Attribution, ...], ...]
    silent: tuple[bool, ...]
    common: Mapping[str, int]
    opening: frozenset[str]

    def sentence_of(self, offset: int) -> int:
        """Number of the sentence that an offset lies in or behind."""
        return max(0, bisect_right(self.layout.sentences, offset, key=lambda unit: unit.start) - 1)


def set_scene(text: str, layout: TextLayout, attributions: Sequence[Attribution]) -> Scene:
    """Read once what every answer of an article is looked for in."""
    level = levelled(text)
    said = tuple(walk(attributions))
    stems = tuple(_stems(level, (sentence,)) for sentence in layout.sentences)
    inside: list[list[Attribution]] = [[] for _ in layout.sentences]
    for _, attribution in said:
        for span in attribution.content:
            first = max(0, bisect_right(layout.sentences, span.start, key=lambda unit: unit.start) - 1)
            for number in range(first, len(layout.sentences)):
                if layout.sentences[number].start >= span.end:
                    break
                if layout.sentences[number].overlaps(span) and attribution not in inside[number]:
                    inside[number].append(attribution)
    return Scene(
        text,
        level,
        layout,
        said,
        stems,
        tuple(bisect_right(layout.paragraphs, unit.start, key=lambda unit: unit.start) for unit in layout.sentences),
        tuple(map(tuple, inside)),
        tuple(next(silences_in(level, sentence), None) is not None for sentence in layout.sentences),
        Counter(stem for one in stems for stem in one),
        frozenset().union(*stems[:_OPENING]),
    )


def candidates(scene: Scene, attribution: Attribution) -> list[Candidate]:
    """The sentences that may state what an attribution answers, in text order."""
    spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
    here = scene.sentence_of(attribution.cue[0].start)
    last = max(here, scene.sentence_of(spans[-1].end - 1))
    is_request = not attribution.content or attribution.stances[0].stance in _REQUESTS
    kind = "request" if is_request else "pointer"
    is_near = bool(attribution.content) and _DEMONSTRATIVE.match(scene.level, attribution.content[0].start) is not None
    pointed = _stems(scene.level, attribution.content)
    party = _stems(scene.level, attribution.source)
    found = []
    for number in range(len(scene.layout.sentences)):
        if here < number <= last or (abs(here - number) > _FARTHEST and number >= _OPENING):
            continue
        if not _may_state(scene, number) or (number == here and not _has_more(scene, number, attribution)):
            continue
        features = dict((*_of_place(scene, number, here), *_of_words(scene, number, here, pointed, party)))
        features |= dict(_of_what_is_said(scene, number, party))
        features |= dict(_pairs(features))
        if is_near:
            features |= {f"demonstrative, {name}": features[name] for name in ("distance", "next to it", "paragraph")}
        found.append(Candidate(number, features | {f"{kind} {name}": value for name, value in features.items()}))
    return found


def _may_state(scene: Scene, number: int) -> bool:
    """Whether a sentence is long enough to state something, and says more than that somebody does not answer."""
    count = len(scene.stems[number])
    return count >= _FEWEST and (count >= _MORE_THAN_SILENCE or not scene.silent[number])


_FEWEST = 2  # stems of a sentence that states something
_MORE_THAN_SILENCE = 6  # stems of a sentence that says that somebody does not answer, and states something


def _of_place(scene: Scene, number: int, here: int) -> Iterator[tuple[str, float]]:
    back = here - number
    yield "before" if back > 0 else "same" if back == 0 else "after", 1.0
    yield "distance", math.log1p(abs(back))
    yield "next to it", float(back == 1)
    yield "paragraph", float(scene.paragraphs[number] == scene.paragraphs[here])
    if number <= 1:
        yield f"opening {number}", 1.0
    sentence = scene.layout.sentences[number]
    if back == 0 and _ASKED.search(scene.level, sentence.start, sentence.end):
        yield "asked", 1.0


def _of_words(
    scene: Scene, number: int, here: int, pointed: frozenset[str], party: frozenset[str]
) -> Iterator[tuple[str, float]]:
    sentence, stems = scene.layout.sentences[number], scene.stems[number]
    words = sentence.of(scene.text)
    size = max(4, len(stems)) ** 0.5
    yield "pointed at", _shared(scene, stems, pointed)
    yield "pointed at, share", len(stems & pointed) / max(1, len(pointed))
    yield "around it", _shared(scene, stems, scene.stems[here] - party)
    yield "party", float(bool(stems & party))
    if number == 0 and not _ENDED.search(words):
        yield "headline", 1.0
    else:
        yield "like the opening", len(stems & scene.opening) / size
    yield "question", float("?" in words)
    yield "itself points back", float(_BACKWARD.match(scene.level, sentence.start, sentence.end) is not None)
    yield "names", math.log1p(len(_NAME.findall(words)))
    yield "about", sum(scene.common[stem] for stem in stems) / len(scene.stems) / size
    yield "length", math.log1p(len(stems))
    yield "reported", float(_REPORTED.search(scene.level, sentence.start, sentence.end) is not None)


def _of_what_is_said(scene: Scene, number: int, party: frozenset[str]) -> Iterator[tuple[str, float]]:
    inside = scene.inside[number]
    acts = {reading.stance for attribution in inside for reading in attribution.stances[:1]}
    yield "silent", float(scene.silent[number])
    yield "said", float(bool(inside))
    yield "said by the party", float(any(_stems(scene.level, other.source) & party for other in inside))
    yield "accuses", float(not acts.isdisjoint(_CHARGES))
    yield "answers", float(not acts.isdisjoint(ANSWERING))
    yield "nested", float(any(other.nested for other in inside))


def _pairs(features: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Features that tell more together: an opening that reports, a near sentence that is said."""
    is_opening = max(features.get("opening 0", 0.0), features.get("opening 1", 0.0))
    for name in ("reported", "said", "pointed at, share", "party", "like the opening", "about", "nested"):
        yield f"opening, {name}", is_opening * features.get(name, 0.0)
        yield f"next to it, {name}", features["next to it"] * features.get(name, 0.0)
    yield "reported, pointed at", features["reported"] * features["pointed at"]
    yield "said, reported", features["said"] * features["reported"]
    yield "paragraph, said", features["paragraph"] * features["said"]


def _shared(scene: Scene, stems: frozenset[str], others: frozenset[str]) -> float:
    """How much two sets of stems share, rare ones more."""
    count = len(scene.stems)
    return sum(math.log1p(count / scene.common[stem]) for stem in sorted(stems & others)) / math.log1p(count)


def _stems(level: str, spans: Sequence[Span]) -> frozenset[str]:
    forms = (word.form for word in words_in(level, spans))
    return frozenset(
        _ENDINGS.sub("", form) for form in forms if len(form) > _STOP_LENGTH and form not in word_set("empty_words.txt")
    )


def covered(spans: Sequence[Span], sentence: Span) -> int:
    """How many code points of a sentence some spans cover."""
    return sum(max(0, min(span.end, sentence.end) - max(span.start, sentence.start)) for span in spans)


def _has_more(scene: Scene, number: int, attribution: Attribution) -> bool:
    """Whether a sentence says something beside the attribution in it: around it, or in somebody else's statement."""
    sentence = scene.layout.sentences[number]
    own = [span for span in (*attribution.source, *attribution.cue, *attribution.content) if span.overlaps(sentence)]
    if not own:
        return True
    around = max(min(own).start - sentence.start, sentence.end - max(span.end for span in own))
    others = [span for other in scene.inside[number] for span in other.content]
    return around > _OWN_WORDS or any(not any(span.overlaps(mine) for mine in own) for span in others)

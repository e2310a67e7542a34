"""Train what fills MUC-4's templates on its dev side: which candidates, victims and organisations the key has.

    PYTHONPATH=. python -m eval.muc4.train TEXTS.gz KEYS.gz

Prints F of all seven slots by threshold, cross-validated by text, and writes eval/muc4/weights. To be run again when
the stages before it change.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.muc4.candidates import Candidate, find_candidates
from eval.muc4.comparing import compare
from eval.muc4.filling import template_of
from eval.muc4.humans import human_shows
from eval.muc4.judges import Judges
from eval.muc4.learning import Case, fit, share
from eval.muc4.organisations import CONFIDENCES, find_organisations, organisation_shows
from eval.muc4.relevance import relevance_shows
from eval.muc4.report import load_keys, load_texts, read_message
from eval.muc4.scoring import align, score
from eval.muc4.templates import Slot, Template, fill
from eval.muc4.texts import Message
from eval.muc4.victims import Victim
from onrecord.pipeline import Reader
from onrecord.types import Record

__all__ = ["Answered", "cross_validate", "main", "read_side", "train"]

_FOLDS = 5
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_PENALTY, _FEWEST = 3.0, 4  # best of 1, 3, 6 and 3, 4, 6 on dev
_TEXT_PENALTY, _TEXT_FEWEST = 6.0, 6  # of relevance, which has the words of whole texts
_Key = Mapping[str, Sequence[Template]]


@dataclass(frozen=True, slots=True)
class Answered:
    """A text with its candidates."""

    message: Message
    record: Record
    candidates: tuple[Candidate, ...]


def read_side(texts: Path, reader: Reader) -> list[Answered]:
    """All texts of a file, read."""
    found = []
    for message in load_texts(texts):
        record = read_message(message, reader)
        found.append(Answered(message, record, find_candidates(message, record)))
    return found


def train(side: Sequence[Answered], key: _Key) -> Judges:
    """Weights from some texts and their key: first of fills, then, with these, of candidates."""
    humans: list[Case] = []
    organisations: list[Case] = []
    confidences: list[tuple[frozenset[str], str]] = []
    for text in side:
        for candidate, wanted in _paired(text, key, None):
            upper = text.record.article.text.upper()
            for victim in candidate.victims:
                humans.append(Case(frozenset(human_shows(victim, candidate, upper)), _is_target(victim, wanted)))
            named = find_organisations(text.record)
            for organisation in named:
                shows = frozenset(organisation_shows(organisation, candidate, text.record, named))
                confidence = _confidence(organisation.name, wanted)
                organisations.append(Case(shows, confidence is not None))
                if confidence:
                    confidences.append((shows, confidence))
    judges = Judges(
        {},
        fit(humans, penalty=_PENALTY, fewest=_FEWEST),
        fit(organisations, penalty=_PENALTY, fewest=_FEWEST),
        {
            name: fit([Case(shows, said == name) for shows, said in confidences], penalty=_PENALTY, fewest=_FEWEST)
            for name in CONFIDENCES
        },
    )
    cases = [case for text in side for case in _relevance_cases(text, key, judges)]
    relevance = fit(cases, penalty=_TEXT_PENALTY, fewest=_TEXT_FEWEST)
    return Judges(relevance, judges.humans, judges.organisations, judges.confidence)


def _relevance_cases(text: Answered, key: _Key, judges: Judges) -> Iterator[Case]:
    relevant = [id(candidate) for candidate, _ in _paired(text, key, judges)]
    for candidate in text.candidates:
        shows = frozenset(relevance_shows(candidate, text.candidates, text.message, text.record))
        yield Case(shows, id(candidate) in relevant)


def _paired(text: Answered, key: _Key, judges: Judges | None) -> Iterator[tuple[Candidate, Template]]:
    """Candidates with the template of the key that they pair off with."""
    responses = [template_of(text.message, text.record, candidate, judges) for candidate in text.candidates]
    places = {id(response): at for at, response in enumerate(responses)}
    for wanted, response in align(key.get(text.message.name, ()), responses):
        if wanted is not None and response is not None:
            yield text.candidates[places[id(response)]], wanted


def _is_target(victim: Victim, wanted: Template) -> bool:
    if not victim.words:
        effects = [fill(effect) for effect in victim.effects]
        return any(compare(Slot.HUM_EFFECT, one, effect) for one in wanted.of(Slot.HUM_EFFECT) for effect in effects)
    targets = wanted.of(Slot.HUM_NAME) + wanted.of(Slot.HUM_DESCRIPTION)
    return any(compare(Slot.HUM_NAME, target, fill(victim.words)) for target in targets)


def _confidence(name: str, wanted: Template) -> str | None:
    """The key's confidence in an organisation; None where it is no perpetrator there."""
    for one in wanted.of(Slot.PERP_CONFIDENCE):
        for reading in one.readings:
            if any(compare(Slot.PERP_ORGANIZATION, fill(said_of), fill(name)) for said_of in reading.referents):
                return reading.value
    return None


def cross_validate(side: Sequence[Answered], key: _Key) -> Iterator[str]:
    """Lines with F of all seven slots by threshold; each text is filled by what others taught."""
    judged: list[tuple[str, Template, float]] = []
    for fold in range(_FOLDS):
        judges = train([text for at, text in enumerate(side) if at % _FOLDS != fold], key)
        for text in side[fold::_FOLDS]:
            for candidate in text.candidates:
                shows = relevance_shows(candidate, text.candidates, text.message, text.record)
                template = template_of(text.message, text.record, candidate, judges)
                judged.append((text.message.name, template, share(shows, judges.relevance)))
    for threshold in _THRESHOLDS:
        responses: dict[str, list[Template]] = {}
        for name, template, likely in judged:
            if likely >= threshold:
                responses.setdefault(name, []).append(template)
        scores = score(key, responses)
        total = scores.together(scores.all_templates)
        yield f"{threshold:.2f}: recall {total.recall:.1f}, precision {total.precision:.1f}, F1 {total.f1:.1f}"


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("keys", type=Path)
    arguments = parser.parse_args()
    key = load_keys(arguments.keys)
    side = read_side(arguments.texts, Reader.load())
    for line in cross_validate(side, key):
        print(line)
    train(side, key).keep()


if __name__ == "__main__":
    main()

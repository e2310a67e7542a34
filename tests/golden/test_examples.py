"""What Onrecord finds in our own examples, written down in examples/found and reviewed like code.

To write them anew after a change for the better: ONRECORD_WRITE_GOLDEN=1 scripts/test tests/golden
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.ingest import read_source
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.types import Incident, Place, Record, Source, Span, Toll
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())


def lines(record: Record) -> Iterator[str]:
    article = record.article
    for name in ("title", "outlet", "byline", "published", "address", "text_sha256"):
        yield f"{name}: {getattr(article, name)}"

    for source in record.sources:
        yield ""
        yield from source_lines(article.text, source)
    for name, attribution in walk(record.attributions):
        host = f", in the {attribution.host}" if attribution.host else ""
        yield f"\n{name} ({attribution.quote}{host})"
        yield f"  source  {shown(article.text, attribution.source)}".rstrip()
        yield f"  cue     {shown(article.text, attribution.cue)}"
        yield f"  content {shown(article.text, attribution.content)}".rstrip()
        if attribution.speakers:
            yield f"  speaker {' '.join(attribution.speakers)}"
        for reading in attribution.stances:
            hedges = f", hedged {shown(article.text, reading.hedges)}" if reading.hedges else ""
            yield f"  stance  {'not ' if reading.is_negated else ''}{reading.stance}{hedges} ({reading.decided.reason})"
        if answers := attribution.answers:
            answered = f"{answers.attribution} " if answers.attribution else ""
            yield f"  answers {answered}{shown(article.text, answers.target)} ({answers.link.reason})"
    for incident in record.incidents:
        yield ""
        yield from incident_lines(article.text, incident)


def source_lines(text: str, source: Source) -> Iterator[str]:
    called = source.name or source.description
    yield f"{source.id} ({source.kind}) {shown(text, (called,)) if called else ''}".rstrip()
    count, country = source.count, source.country
    said = {
        "role": source.role,
        "of": source.affiliation,
        f"country {country.code if country else ''}": country.words if country else None,
        f"count {count.least} to {count.most}" if count else "count": count.words if count else None,
        "access": source.access,
        "unnamed": source.anonymity,
        "relay": source.relay,
    }
    for label, span in said.items():
        if span:
            yield f"  {label} {shown(text, (span,))}"
    for mention in source.mentions:
        reason = f" ({mention.link.reason})" if mention.link else ""
        yield f"  mention {shown(text, (mention.span,))}, {mention.form}{reason}"


def incident_lines(text: str, incident: Incident) -> Iterator[str]:
    yield f"{incident.id} ({incident.type}, {incident.stage})"
    if background := incident.background:
        yield f"  background {shown(text, background.words)} ({background.reason})"
    for mention in incident.mentions:
        yield f"  mention {shown(text, (mention.trigger,))}{voiced(mention.voice)}"
    for date in incident.dates:
        reading = date.reading
        said = f"{reading.edtf}, {reading.precision}{f' {reading.time_of_day}' if reading.time_of_day else ''}"
        yield f"  date {said} {shown(text, (reading.words,))}{voiced(date.voice)} ({reading.resolved.reason})"
    for place in incident.places:
        found = place.reading
        said = f"{found.precision}{' near' if found.is_near else ''} {shown(text, (found.words,))}"
        yield f"  place {said}{voiced(place.voice)}: {place_words(found.place)} ({found.resolved.reason})"
        if found.runner_up:
            yield f"    runner-up {place_words(found.runner_up)}"
    for toll in incident.tolls:
        yield f"  toll {toll_words(text, toll)}"
    for actor in incident.actors:
        basis = f", {actor.basis}" if actor.basis else ""
        by = f", by {shown(text, (actor.by,))}" if actor.by else ""
        yield f"  {actor.role} {shown(text, (actor.words,))}{basis}{by}{voiced(actor.voice)}"


def place_words(place: Place | None) -> str:
    if place is None:
        return "None"
    return f"{place.name}, {place.region}, {place.country}, {place.latitude} {place.longitude}"


def toll_words(text: str, toll: Toll) -> str:
    said = f"{toll.harm} {'about ' if toll.is_approximate else ''}{toll.count.least} to {toll.count.most}"
    country = f" {toll.country.code}" if toll.country else ""
    part = "" if toll.part_of is None else f", part of toll {toll.part_of + 1}"
    words = (toll.count.words, *((toll.whom,) if toll.whom else ()), toll.cue)
    return f"{said}{country} {shown(text, words)}{part}{voiced(toll.voice)}"


def voiced(voice: str | None) -> str:
    return f", {voice}" if voice else ""


def shown(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(f"[{span.start}:{span.end}] {' '.join(span.of(text).split())}" for span in spans)


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_an_example_is_read_as_written_down(reader: Reader, path: Path) -> None:
    found = "\n".join(lines(reader.read(read_source(str(path))))) + "\n"
    golden = ROOT / "examples" / "found" / f"{path.stem}.txt"
    if os.environ.get("ONRECORD_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")

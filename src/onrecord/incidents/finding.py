"""The stage as a whole: from an article's attributions, entities, dates and places to its incidents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.dates import find_dates
from onrecord.incidents.accounts import actors_of, dates_of, places_of, tolls_of
from onrecord.incidents.drafts import Draft, drafts_of
from onrecord.incidents.kinds import finest
from onrecord.incidents.merging import join_drafts
from onrecord.incidents.restatements import find_restatements
from onrecord.incidents.scenes import may_speak_of_incidents, read_scenes
from onrecord.incidents.stages import background_of, stage_of
from onrecord.incidents.strays import Strays, give_strays
from onrecord.incidents.tolls import SentenceToll
from onrecord.incidents.voices import Voices
from onrecord.places import find_places
from onrecord.types import Attribution, Entity, Incident, IncidentMention, TextLayout

__all__ = ["find_incidents"]


def find_incidents(
    text: str,
    layout: TextLayout,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    published: date | None,
) -> tuple[Incident, ...]:
    """The incidents that an article speaks of, in text order of their first mentions.

    attributions: outer ones with those nested in them. entities: all of the article, in text order. published: the
    article's own day, that dates count from; None where it is not known.
    """
    if not may_speak_of_incidents(text, layout):
        return ()
    voices = Voices(attributions)
    dates, places = find_dates(text, layout, published), find_places(text, layout, entities)
    scenes = read_scenes(text, layout, entities, dates, places)
    drafts = [draft for scene in scenes for draft in drafts_of(text, scene, voices)]
    joined = join_drafts(text, drafts)
    strays = give_strays(text, scenes, joined, [toll for draft in drafts for toll in draft.tolls])
    given = [
        [toll for event in events for toll in event.tolls] + strays.get(number, Strays()).tolls
        for number, events in enumerate(joined)
    ]
    _add_restatements(text, layout, given)
    return tuple(
        _incident(number, text, events, given[number - 1], strays.get(number - 1, Strays()), voices, published)
        for number, events in enumerate(joined, 1)
    )


def _add_restatements(text: str, layout: TextLayout, given: Sequence[list[SentenceToll]]) -> None:
    """Give other accounts of a number to the incident that has that number."""
    homes = {id(toll): tolls for tolls in given for toll in tolls}
    every = sorted((toll for tolls in given for toll in tolls), key=lambda toll: toll.count.words)
    for first, other in list(find_restatements(text, layout, every)):
        home = homes[id(first)]
        if other.count.words == first.count.words:
            home[:] = [other if toll is first else toll for toll in home]
        else:
            home.append(other)


def _incident(
    number: int,
    text: str,
    events: Sequence[Draft],
    tolls: Sequence[SentenceToll],
    strays: Strays,
    voices: Voices,
    published: date | None,
) -> Incident:
    dates = [reading for event in events for reading in event.dates]
    mentions = [(span, event.scene.sentence) for event in events for span in event.spans()]
    return Incident(
        id=f"i{number}",
        type=finest(event.type for event in events),
        stage=stage_of(events[0]),
        background=background_of(text, events, dates, published),
        mentions=tuple(IncidentMention(span, sentence, voices.of(span)) for span, sentence in sorted(mentions)),
        dates=dates_of(dates, voices),
        places=places_of([reading for event in events for reading in event.places], voices),
        tolls=tolls_of(text, tolls, voices),
        actors=tuple(actors_of([actor for event in events for actor in event.actors] + strays.actors, voices)),
    )

"""What resolving one article holds while it runs: the text, its layout, and everybody met so far."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from onrecord.numbering import walk
from onrecord.sources.markables import Markable
from onrecord.sources.names import titles
from onrecord.sources.nouns import ends_as_body, is_generic, sex_of_noun
from onrecord.sources.ranking import Candidates
from onrecord.sources.referents import NamedAt, Referent
from onrecord.sources.roles import Role, role_noun
from onrecord.sources.things import find_acronyms, find_places
from onrecord.sources.transcripts import find_turns, turn_at
from onrecord.sources.unnamed import anonymity_in
from onrecord.text.quotations import quotation_depth
from onrecord.types import (
    Attribution,
    Country,
    Entity,
    EntityType,
    Inference,
    MentionForm,
    QuoteType,
    SourceKind,
    Span,
    TextLayout,
)

__all__ = ["Context"]

_IN_MIND = 150  # people and things that a name, description or pronoun may still mean; keeps long texts in linear time


class Context:
    """One article being resolved.

    referents: everybody met, in text order of their first mention. speakers: by attribution's name, its referents.
    places: names that the text uses as a place's, lower case.
    turns: of a transcript; turn_speakers: who speaks each of them, by its index.
    """

    def __init__(
        self,
        text: str,
        layout: TextLayout,
        attributions: Sequence[Attribution],
        entities: Sequence[Entity],
        watch: Callable[[str, int, Candidates], None] | None = None,
    ) -> None:
        self.watch = watch
        self.text = text
        self.layout = layout
        self.attributions = dict(walk(attributions))
        self.entities = tuple(_as_body(text, entity) for entity in entities)
        self.referents: list[Referent] = []
        self.speakers: dict[str, list[Referent]] = {name: [] for name in self.attributions}
        self.quoted = np.append(quotation_depth(len(text), layout.quotations), np.int8(0))
        self.acronyms = find_acronyms(text)
        self.places = find_places(text)
        self.turns = find_turns(text, layout)
        self.turn_speakers: dict[int, Referent] = {}
        self._order: dict[int, Referent] = {}
        self._bearers: dict[str, list[Referent]] = {}
        self._holding: dict[int, list[str]] = {}
        for name, attribution in self.attributions.items():
            for span in attribution.content:
                for number in range(self.sentence(span.start), self.sentence(span.end - 1) + 1):
                    self._holding.setdefault(number, []).append(name)

    def sentence(self, offset: int) -> int:
        """Index of the sentence that an offset lies in."""
        return max(0, bisect_right(self.layout.sentences, offset, key=lambda s: s.start) - 1)

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that an offset lies in."""
        return max(0, bisect_right(self.layout.paragraphs, offset, key=lambda p: p.start) - 1)

    def bring_in(self, referent: Referent) -> None:
        """Add somebody who was not met before."""
        self.referents.append(referent)

    def latest(self) -> list[Referent]:
        """Those mentioned most lately, the latest first; as many as an article can keep in mind."""
        return list(islice(reversed(self._order.values()), _IN_MIND))

    def note(self, referent: Referent) -> None:
        """Bring somebody to mind."""
        self._order.pop(id(referent), None)
        self._order[id(referent)] = referent

    def note_name(self, referent: Referent, at: NamedAt) -> None:
        """Note a person's name, to be found again by its surname and its first given name."""
        referent.name(at)
        for word in {at.person.surname, *at.person.given[:1]} if at.person else ():
            bearers = self._bearers.setdefault(word, [])
            if referent not in bearers:
                bearers.append(referent)

    def bearers(self, *words: str) -> list[Referent]:
        """People of whom one of these words is the surname or the first given name, in the order of their coming in."""
        found = {id(referent): referent for word in words for referent in self._bearers.get(word, ())}
        return list(found.values())

    def settle(self, markable: Markable, referent: Referent, form: MentionForm, link: Inference | None) -> None:
        """Note that a markable comes down to a referent."""
        referent.mention(markable.span, form, link, is_place=markable.sort != "label")
        self.note(referent)
        if markable.attribution is not None:
            insort(referent.spoke, markable.span.start)
            if referent not in self.speakers[markable.attribution]:
                self.speakers[markable.attribution].append(referent)

    def take_role(self, referent: Referent, role: Role) -> None:
        """Note what a person is, and of what; what was known first stays."""
        referent.heads.add(role.noun)
        referent.sex = referent.sex or sex_of_noun(role.noun)
        referent.country = referent.country or role.country
        if is_generic(role.noun):
            return  # "local man" tells the sex, but is no role
        referent.role = referent.role or role.span
        referent.affiliation = referent.affiliation or role.affiliation

    def newcomer_described_before(self, markable: Markable, role: Role | None) -> Referent | None:
        """Somebody described without a name shortly before, whom a name that comes bare and speaks may follow up.

        News gives a person's role with the name or right before it. "A spokesperson" is followed up in the next
        sentence of its paragraph, "the foreign minister" within two sentences.
        """
        if role is not None or markable.attribution is None:
            return None
        here = self.sentence(markable.span.start)
        found = [
            referent
            for referent in self.latest()
            if referent.kind is SourceKind.UNNAMED_PERSON
            and referent.role
            and len(referent.mentions) == 1
            and referent.spoke
            and 0 < here - self.sentence(referent.last) <= (1 if referent.is_indefinite else 2)
            and self._may_be_named(referent, markable)
        ]
        latest = [r for r in found if self.sentence(r.last) == max(self.sentence(other.last) for other in found)]
        return latest[0] if len(latest) == 1 else None

    def _may_be_named(self, referent: Referent, markable: Markable) -> bool:
        if referent.is_indefinite:
            is_counted = not self.text[referent.last : referent.last + 3].lower().startswith(("a ", "an "))
            if is_counted or self.paragraph(markable.span.start) != self.paragraph(referent.last):
                return False
        return not anonymity_in(self.text, self.layout.sentences[self.sentence(referent.last)])

    def is_headline(self, offset: int) -> bool:
        """Whether an offset lies in a first paragraph that ends without a full stop."""
        first = self.layout.paragraphs[0]
        return 0 <= offset < first.end and not first.of(self.text).rstrip("\"”’'").endswith((".", "!", "?", ":"))

    def merge(self, kept: Referent, gone: Referent, link: Inference) -> None:
        """Take one referent's mentions over into another; the first of them is linked for the reason given."""
        first, *others = gone.mentions
        for mention in (replace(first, link=link), *others):
            kept.mention(mention.span, mention.form, mention.link)
        kept.spoke = sorted({*kept.spoke, *gone.spoke})
        kept.described += gone.described
        kept.heads |= gone.heads
        kept.role, kept.affiliation = kept.role or gone.role, kept.affiliation or gone.affiliation
        kept.country, kept.sex = kept.country or gone.country, kept.sex or gone.sex
        for speakers in self.speakers.values():
            if gone in speakers:
                speakers[speakers.index(gone)] = kept
        self.referents.remove(gone)
        self._order.pop(id(gone), None)

    def turn_speaker_at(self, offset: int) -> Referent | None:
        """Who has the turn at an offset of a transcript; None elsewhere."""
        number = turn_at(self.turns, offset)
        return None if number is None else self.turn_speakers.get(number)

    def apposed_before(self, start: int) -> Referent | None:
        """The person without a name whose description ends right before an offset, parted by a comma or nothing."""
        for referent in self.latest():
            if referent.kind is SourceKind.UNNAMED_PERSON and referent.mentions and not referent.names:
                last = referent.mentions[-1].span
                if last.end <= start and self.text[last.end : start].strip() in {"", ",", "—", "–"}:
                    return referent
        return None

    def apposed_name(self, start: int) -> Referent | None:
        """The named person whose name ends right before an offset, with a comma or dash between."""
        for referent in self.latest():
            if referent.kind is SourceKind.NAMED_PERSON and referent.names:
                last = referent.mentions[-1].span
                if last.end < start and self.text[last.end : start].strip() in {",", "—", "–", "("}:
                    return referent
        return None

    def heads_of(self, referent: Referent) -> set[str]:
        """Nouns that describe a person: those of its descriptions, and those that its titles stand for."""
        heads = set(referent.heads)
        for name in referent.names:
            held = name.person.titles if name.person else ()
            role = titles()[held[-1]].role if held else None
            if role:
                heads.add(role_noun([*held[:-1], role]))
        return heads

    def speaker_at(self, offset: int) -> tuple[str, Referent | None] | None:
        """The innermost attribution whose content holds an offset within quotation marks, and its first speaker."""
        inside = [
            (name, self.attributions[name])
            for name in self._holding.get(self.sentence(offset), ())
            if _holds(self.attributions[name], offset)
        ]
        if not inside:
            return None
        name = min(inside, key=lambda item: sum(s.end - s.start for s in item[1].content))[0]
        speakers = self.speakers[name]
        return name, speakers[0] if speakers else None

    def words_of_speakers(self, offset: int) -> set[str]:
        """Words of the sources, lower case, in whose content an offset lies: nobody of whom it is said there."""
        inside = [self.attributions[name] for name in self._holding.get(self.sentence(offset), ())]
        spans = [span for attribution in inside if _holds(attribution, offset) for span in attribution.source]
        return {word for span in spans for word in re.findall(r"[\w-]+", span.of(self.text).lower())}

    def spoken_in(self, paragraph: Span) -> list[tuple[int, Referent]]:
        """Where in a paragraph somebody is an attribution's source with words in quotation marks, and who."""
        numbers = range(self.sentence(paragraph.start), self.sentence(paragraph.end - 1) + 1)
        names = {name for number in numbers for name in self._holding.get(number, ())}
        found = []
        for name in sorted(names):
            attribution = self.attributions[name]
            if attribution.source and attribution.quote is not QuoteType.INDIRECT:
                found += [(attribution.source[0].start, referent) for referent in self.speakers[name][:1]]
        return [(place, referent) for place, referent in found if paragraph.start <= place < paragraph.end]

    def country_of_thing(self, words: str) -> Country | None:
        """The country of a body that the article named with one, by its name or acronym."""
        bare = words.lower().removeprefix("the ")
        full = self.acronyms.get(bare, bare)
        for referent in self.referents:
            if referent.country is not None and any(full in name.words.lower() for name in referent.names):
                return referent.country
        return None


def _holds(attribution: Attribution, offset: int) -> bool:
    """Whether an offset lies in an attribution's content, and not in its source or cue."""
    own = (*attribution.source, *attribution.cue)
    return any(span.start <= offset < span.end for span in attribution.content) and not any(
        span.start <= offset < span.end for span in own
    )


def _as_body(text: str, entity: Entity) -> Entity:
    """The entity, as an organisation's where it ends as the name of one does."""
    words = entity.span.of(text).lower().split()
    if len(words) > 1 and ends_as_body(words[-1]):
        return replace(entity, type=EntityType.ORGANIZATION)
    return entity

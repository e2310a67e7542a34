"""A record for the terminal: what the article is, who says what, by source or in the order of the text, and incidents.

Nothing is told by colour alone: a sign and words tell a source's kind, the ‹cue› stands in angle marks, the content on
lines of its own behind a bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.rule import Rule
from rich.style import Style
from rich.text import Text

from onrecord.export.folding import Folder, plain
from onrecord.export.incident_lines import put_incidents
from onrecord.export.people import UNNAMED, Act, People, Voice, acts, people, speakers
from onrecord.export.reason_lines import placed, put_reason
from onrecord.export.sourcing import sourcing
from onrecord.export.wording import (
    LEGEND,
    NO_SOURCE,
    because,
    carried_in,
    coded_words,
    grounds,
    joined,
    mark,
    quote_words,
    remarks,
    source_name,
    speaker_names,
    stance_words,
    target_words,
    together_with,
    voice_name,
)
from onrecord.numbering import Order, summarise
from onrecord.types import Host, Record, Source, Span

__all__ = ["render"]

_DIM = Style(dim=True)
_CUE = Style(italic=True, color="yellow")
_SOURCE = Style(bold=True, color="cyan")
_UNNAMED = Style(bold=True, color="magenta")
_STRONG = Style(bold=True)
_LABEL_WIDTH = 26  # columns for the labels of the sourcing summary


def render(record: Record, console: Console, order: Order = Order.SOURCE, *, explain: bool = False) -> None:
    """Print a record; what a copy does not state is left out.

    explain: say under each inference why it was made, on which words, and how surely.
    """
    article, folder = record.article, Folder(console)
    folder.put(Text(plain(article.title or "(no title)"), style=_STRONG))
    stated = [value for value in (article.outlet, article.published, article.byline, article.address) if value]
    if stated:
        folder.put(Text(plain(" · ".join(stated)), style=_DIM))
    folder.skip()
    view = _View(record, folder, explain=explain)
    if not record.attributions:
        folder.put(Text("Nothing is attributed to anybody in this copy, as far as could be read."))
        folder.skip()
    elif order is Order.SOURCE:
        view.by_source(people(record))
    else:
        view.by_text()
    put_incidents(record, folder, explain=explain)
    folder.put(Text(summarise(record).line(), style=_STRONG))
    console.print(Rule(style=_DIM))


class _View:
    """Prints one record's parts; every line of both orders is made here, so that they look alike."""

    def __init__(self, record: Record, folder: Folder, *, explain: bool) -> None:
        self._record = record
        self._text = record.article.text
        self._folder = folder
        self._explain = explain
        every = acts(record.attributions)
        self._names = {act.name: act for act in every}
        self._names_width = 1 + max((len(act.name) for act in every), default=0)
        self._paragraphs_width = 3 + len(str(len(record.layout.paragraphs)))

    # By source

    def by_source(self, shown: People) -> None:
        if shown.speaking or shown.quoted:
            legend = " · ".join(f"{sign} {words}" for sign, words in LEGEND)
            self._section("WHO SAYS WHAT", "in the order in which they first speak", f"signs: {legend}")
        for voice in shown.speaking:
            self._voice(voice)
        if shown.quoted:
            self._section("ONLY IN OTHERS' WORDS")
        for voice in shown.quoted:
            self._voice(voice)
        if shown.unsourced:
            self._section("NO SOURCE NAMED")
            for act in shown.unsourced:
                self._act(act, None)
            self._folder.skip()
        if shown.unanswering:
            self._section("HAS NOT ANSWERED", "nor confirmed or commented, as far as this copy shows")
        for voice in shown.unanswering:
            self._voice(voice, in_full=not shown.says_more(voice))
        if shown.mentioned:
            self._section("MENTIONED ONLY", "nothing is attributed to them here")
            for source in shown.mentioned:
                self._heading(source, source_name(self._text, source))
            self._folder.skip()
        self._sourcing()

    def _section(self, title: str, *notes: str) -> None:
        self._folder.put(Text(title, style=_STRONG))
        for note in notes:
            self._folder.put(Text(note, style=_DIM))
        self._folder.skip()

    def _voice(self, voice: Voice, *, in_full: bool = True) -> None:
        self._heading(voice.source, voice_name(self._text, voice), in_full=in_full)
        if self._explain and in_full and voice.source:
            for ground in grounds(voice.source):
                said = f"{placed(self._record, ground.of)} " if ground.of else ""
                self._reason(f"{said}{ground.label}", ground.reason, ground.words, "  ")
        for act in voice.acts:
            self._act(act, voice.source, in_full=in_full)
        self._folder.skip()

    def _heading(self, source: Source | None, name: str, *, in_full: bool = True) -> None:
        style = _UNNAMED if source is not None and source.kind in UNNAMED else _SOURCE
        self._folder.put(Text(plain(name), style=style), Text(f"{mark(source)} "))
        if in_full:
            said = Text(style=_DIM)
            for number, remark in enumerate(remarks(self._text, source)):
                is_kind = source is not None and source.kind in UNNAMED and number == 0
                words = f"“{plain(joined(self._text, (remark.words,)))}”" if remark.words else ""
                said.append(" · " if number else "")
                said.append(" ".join(part for part in (remark.label, words) if part), style=_STRONG if is_kind else "")
            self._folder.put(said, "  ")

    def _act(self, act: Act, source: Source | None, *, in_full: bool = True) -> None:
        attribution = act.attribution
        heading = Text()
        notes = [quote_words(attribution), together_with(self._record, attribution, source)]
        if (carried := carried_in(self._record, act)) and act.outer:
            notes.append(" ".join((carried[0], act.outer.name, carried[1])))
        self._stance(heading, act)
        self._notes(heading, notes)
        paragraph = f"¶{attribution.paragraph + 1}"
        first = Text(f"  {act.name:<{self._names_width}}{paragraph:<{self._paragraphs_width}}", style=_DIM)
        self._folder.put(heading, first)
        self._body(act, " " * first.cell_len, shows_content=bool(attribution.content), explains=in_full)

    def _sourcing(self) -> None:
        self._section("SOURCING", "what this copy rests on, counted")
        for line in sourcing(self._record).lines():
            said = Text(line.words)
            if line.attributions:
                said.append(f"  {' '.join(line.attributions)}", style=_DIM)
            self._folder.put(said, f"  {line.label:<{_LABEL_WIDTH}}")
        self._folder.skip()

    # By text

    def by_text(self) -> None:
        every = acts(self._record.attributions)
        for paragraph, together in groupby(every, key=lambda act: act.outermost().attribution.paragraph):
            self._folder.put(Text(f"¶ {paragraph + 1}", style=_DIM))
            for act in together:
                self._statement(act)
            self._folder.skip()

    def _statement(self, act: Act) -> None:
        attribution = act.attribution
        margin = " " * (2 + 6 * act.depth())
        heading = Text()
        words = joined(self._text, attribution.source)
        heading.append(plain(words) or f"({NO_SOURCE})", style=_SOURCE if words else _DIM)
        found = speakers(self._record, attribution)
        for source in found:
            name = source_name(self._text, source)
            heading.append(f" {mark(source)}" if name in words else f" {mark(source)} {plain(name)}")
        heading.append("  ")
        self._stance(heading, act)
        passed_on = attribution.host is Host.SOURCE
        self._notes(heading, ["passed on by the source above, same content" if passed_on else quote_words(attribution)])
        self._folder.put(heading, Text(margin) + Text(f"{act.name:<6}", style=_DIM), margin + " " * 6)
        shows_content = bool(attribution.content) and not passed_on
        self._body(act, margin + " " * 6, shows_content=shows_content, explains=True)
        if self._explain:
            for source in found:
                self._links(source, attribution.source, margin + " " * 6)

    def _links(self, source: Source, within: Sequence[Span], margin: str) -> None:
        name = plain(source_name(self._text, source))
        for mention in source.mentions:
            if mention.link and any(span.overlaps(mention.span) for span in within):
                words = plain(joined(self._text, (mention.span,)))
                self._reason(f"“{words}” is {name}", because(mention.link), mention.link.words, margin)

    # Both

    def _stance(self, heading: Text, act: Act) -> None:
        attribution = act.attribution
        if stance := stance_words(attribution):
            heading.append(f"{stance} ", style=_STRONG)
        heading.append(f"‹{plain(joined(self._text, attribution.cue))}›", style=_CUE)
        hedges = [span for reading in attribution.stances for span in reading.hedges]
        if hedges:
            heading.append(f" hedged: “{plain(joined(self._text, hedges))}”")

    def _notes(self, heading: Text, notes: Sequence[str]) -> None:
        for note in notes:
            if note:
                heading.append(f" · {plain(note)}", style=_DIM)

    def _body(self, act: Act, margin: str, *, shows_content: bool, explains: bool) -> None:
        attribution = act.attribution
        if shows_content:
            bar = Text(margin) + Text("│ ", style=_DIM)
            self._folder.put(Text(plain(joined(self._text, attribution.content))), bar, bar)
        if self._explain and explains:
            for reading in attribution.stances:
                self._reason(coded_words(reading), because(reading.decided), reading.decided.words, margin)
        if answers := attribution.answers:
            words, is_cut = target_words(self._text, answers)
            said = Text("answers ", style=_DIM)
            if answered := self._names.get(answers.attribution or ""):
                whose = plain(speaker_names(self._record, answered.attribution))
                said.append(f"{answered.name}, {whose}: ")
            said.append(f"“{plain(words)}”")
            if is_cut:
                said.append(f" (in full under {answers.attribution})")
            self._folder.put(said, margin + "↳ ")
            if self._explain and explains:
                self._reason("answers it", because(answers.link), answers.link.words, margin)

    def _reason(self, what: str, reason: str, words: Sequence[Span], margin: str) -> None:
        put_reason(self._folder, self._record, what, reason, words, margin)

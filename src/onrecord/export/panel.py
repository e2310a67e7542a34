"""The page's panel: who says what by source, who has not answered, what the article rests on, and incidents.

Whatever it shows leads to its exact place in the article; every inference keeps its reason behind one click, in a
`details` element, so that no script is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from onrecord.export.incident_panel import incident_panel
from onrecord.export.marked_text import anchor_of
from onrecord.export.panel_parts import act_link, folded, part, quoted, reason
from onrecord.export.people import Act, Voice, acts, people
from onrecord.export.sourcing import sourcing
from onrecord.export.wording import (
    LEGEND,
    because,
    carried_in,
    coded_words,
    grounds,
    joined,
    mark,
    quote_words,
    reading_words,
    remarks,
    speaker_names,
    target_words,
    together_with,
    voice_name,
)
from onrecord.types import Attribution, Record, Source, Span, Stance, StanceReading

__all__ = ["jumps", "panel"]

_SHAPES = {
    Stance.DENIES: "against",
    Stance.DISPUTES: "against",
    Stance.OPPOSES: "against",
    Stance.NOT_CONFIRMED: "silent",
    Stance.DECLINES_TO_COMMENT: "silent",
    Stance.NO_RESPONSE: "silent",
}


def panel(record: Record, prefix: str) -> str:
    """The panel of one record; prefix: of its anchors."""
    return _Panel(record, prefix).html()


def jumps(record: Record, prefix: str) -> str:
    """Links to the parts of a record's panel, with how many stand in each."""
    shown = people(record)
    parts = [
        ("who", "Who says what", len(shown.speaking) + len(shown.quoted)),
        ("unsourced", "No source named", len(shown.unsourced)),
        ("unanswering", "Has not answered", len(shown.unanswering)),
        ("sourcing", "What it rests on", None),
        ("incidents", "Incidents", len(record.incidents)),
    ]
    links = [
        f'<a href="#{prefix}{name}">{title}{f" ({count})" if count else ""}</a>'
        for name, title, count in parts
        if count != 0
    ]
    return f'<nav class="jumps" aria-label="Parts of the record">{" ".join(links)}</nav>'


class _Panel:
    """Writes one record's panel; remembers which anchors it has set, as an act of two sources is shown twice."""

    def __init__(self, record: Record, prefix: str) -> None:
        self._record = record
        self._text = record.article.text
        self._prefix = prefix
        self._names = {act.name: act for act in acts(record.attributions)}
        self._anchored: set[str] = set()

    def html(self) -> str:
        shown = people(self._record)
        legend = " · ".join(f"{sign}\N{NO-BREAK SPACE}{words}" for sign, words in LEGEND)
        parts = [
            self._part(
                "who",
                "Who says what",
                f"In the order in which they first speak. {legend}.",
                [self._voice(voice) for voice in shown.speaking],
            ),
            self._part("quoted", "Only in others’ words", "", [self._voice(voice) for voice in shown.quoted]),
            self._part(
                "unsourced",
                "No source named",
                "",
                [f'<li class="voice">{self._acts(shown.unsourced, None)}</li>'] if shown.unsourced else [],
            ),
            self._part(
                "unanswering",
                "Has not answered",
                "Nor confirmed or commented, as far as this copy shows.",
                [self._voice(voice, in_full=not shown.says_more(voice)) for voice in shown.unanswering],
            ),
            self._part(
                "mentioned",
                "Mentioned only",
                "Nothing is attributed to them here.",
                [self._voice(Voice(source, (), ())) for source in shown.mentioned],
            ),
            self._sourcing(),
            incident_panel(self._record, self._prefix),
        ]
        return "\n".join(each for each in parts if each)

    def _part(self, name: str, title: str, note: str, items: Sequence[str]) -> str:
        return part(f"{self._prefix}{name}", title, note, items)

    def _voice(self, voice: Voice, *, in_full: bool = True) -> str:
        source, name = voice.source, escape(voice_name(self._text, voice))
        look = {"○": " unnamed", "▪": " paper", "?": " unread"}.get(mark(source), "")
        first = source.name or source.description if source else None
        link = f'<a href="#{anchor_of(first.start, self._prefix)}">{name}</a>' if first else name
        return (
            f'<li class="voice{look}"{self._id(source.id if source else "")}>'
            f'<h3><span class="sign" aria-hidden="true">{mark(source)}</span> {link}</h3>'
            + (self._remarks(source) if in_full else "")
            + self._acts(voice.acts, source, in_full=in_full)
            + "</li>"
        )

    def _remarks(self, source: Source | None) -> str:
        said = []
        for number, remark in enumerate(remarks(self._text, source)):
            words = self._quoted(remark.words) if remark.words else ""
            label = escape(remark.label)
            label = f'<strong class="kind">{label}</strong>' if number == 0 else label
            said.append(" ".join(part for part in (label, words) if part))
        return f'<div class="remarks">{" · ".join(said)} {self._grounds(source)}</div>'

    def _grounds(self, source: Source | None) -> str:
        found = grounds(source) if source else ()
        reasons = []
        for ground in found:
            label = escape(ground.label)
            said = f"{self._quoted(ground.of)} {label}" if ground.of else label
            reasons.append(self._reason(said, ground.reason, ground.words))
        more = sum(ground.of is not None for ground in found)
        return folded(f"{more} more mention{'' if more == 1 else 's'}, why?" if more else "why?", reasons)

    def _acts(self, shown: Sequence[Act], source: Source | None, *, in_full: bool = True) -> str:
        items = [self._act(act, source, in_full=in_full) for act in shown]
        return '<ol class="acts">\n' + "\n".join(items) + "\n</ol>" if items else ""

    def _act(self, act: Act, source: Source | None, *, in_full: bool) -> str:
        attribution, name = act.attribution, act.name
        heading = [
            f'<a class="name" href="#{self._prefix}t-{name}">{name} <span class="at-par">¶'
            f"{attribution.paragraph + 1}</span></a>",
            *(_stance(reading) for reading in attribution.stances),
            f'<a class="cue" href="#{anchor_of(attribution.cue[0].start, self._prefix)}">'
            f"{escape(joined(self._text, attribution.cue))}</a>",
        ]
        if hedges := [span for reading in attribution.stances for span in reading.hedges]:
            heading.append(f'<span class="hedge">hedged: {", ".join(self._quoted(span) for span in hedges)}</span>')
        notes = [escape(note) for note in (quote_words(attribution), together_with(self._record, attribution, source))]
        if (carried := carried_in(self._record, act)) and act.outer:
            notes.append(f"{carried[0]} {self._act_link(act.outer.name)} {escape(carried[1])}".strip())
        if noted := " · ".join(note for note in notes if note):
            heading.append(f'<span class="type">{noted}</span>')
        words = escape(joined(self._text, attribution.content))
        content = f'<blockquote><span class="content">{words}</span></blockquote>' if words else ""
        if in_full:
            decided = [(escape(coded_words(reading)), reading.decided) for reading in attribution.stances]
            reasons = [self._reason(stance, because(why), why.words) for stance, why in decided]
            heading.append(folded("why?", reasons))
        below = content + self._answers(attribution, in_full=in_full)
        return f'<li class="act"{self._id(name)}><div class="head">{" ".join(heading)}</div>{below}</li>'

    def _answers(self, attribution: Attribution, *, in_full: bool) -> str:
        answers = attribution.answers
        if answers is None:
            return ""
        words, is_cut = target_words(self._text, answers)
        place = anchor_of(answers.target[0].start, self._prefix)
        said = f'<a href="#{place}">“{escape(words)}”</a>'
        if answered := self._names.get(answers.attribution or ""):
            whose = escape(speaker_names(self._record, answered.attribution))
            said = f"{self._act_link(answered.name)}, {whose}: {said}"
            said += f" (in full under {self._act_link(answered.name)})" if is_cut else ""
        link = answers.link
        why = folded("why?", [self._reason("answers it", because(link), link.words)]) if in_full else ""
        return f'<div class="answers"><span aria-hidden="true">↳</span> answers {said} {why}</div>'

    def _reason(self, what: str, why: str, words: Sequence[Span]) -> str:
        return reason(self._text, what, why, words, self._prefix)

    def _sourcing(self) -> str:
        rows = []
        for line in sourcing(self._record).lines():
            links = " ".join(self._act_link(name) for name in line.attributions)
            words = escape(line.words) + (f'<br><span class="links">{links}</span>' if links else "")
            rows.append(f'<tr><th scope="row">{escape(line.label)}</th><td>{words}</td></tr>')
        return (
            f'<section>\n<h2 id="{self._prefix}sourcing">What it rests on</h2>\n'
            '<p class="note">Counted in this copy; what is absent from it may have been done all the same.</p>\n'
            '<table class="sourcing">\n' + "\n".join(rows) + "\n</table>\n</section>"
        )

    def _quoted(self, span: Span) -> str:
        return quoted(self._text, span, self._prefix)

    def _act_link(self, name: str) -> str:
        return act_link(name, self._prefix)

    def _id(self, name: str) -> str:
        if not name or name in self._anchored:
            return ""
        self._anchored.add(name)
        return f' id="{self._prefix}{name}"'


def _stance(reading: StanceReading) -> str:
    """A stance in words, its shape telling denials and silences from the rest."""
    shape = "" if reading.is_negated else _SHAPES.get(reading.stance, "")
    return f'<strong class="{f"stance {shape}".strip()}">{escape(reading_words(reading))}</strong>'

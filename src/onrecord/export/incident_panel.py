"""The page's incidents: each with its accounts in a table, so that counts that conflict stand under one another."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from onrecord.export.accounts import Row, Teller, coded, conflicts, headline, rows, tellers
from onrecord.export.panel_parts import act_link, folded, part, quoted, reason
from onrecord.export.wording import because
from onrecord.types import Incident, Record

__all__ = ["incident_panel"]

_NOTE = "What is said to have happened; each account by itself, none of them weighed."


def incident_panel(record: Record, prefix: str) -> str:
    """The part of a record's panel that holds its incidents; empty where there are none. prefix: of its anchors."""
    shown = _Incidents(record, prefix)
    items = [shown.item(incident) for incident in record.incidents]
    return part(f"{prefix}incidents", "Incidents", _NOTE, items, "incidents")


class _Incidents:
    """Writes a record's incidents."""

    def __init__(self, record: Record, prefix: str) -> None:
        self._text = record.article.text
        self._prefix = prefix
        self._told = tellers(record)

    def item(self, incident: Incident) -> str:
        first, *others = headline(self._text, incident)
        more = "".join(f" · {escape(words)}" for words in others)
        differing = conflicts(incident)
        warned = f'<p class="differ">counts differ: {", ".join(differing)}</p>' if differing else ""
        name = f'<a class="name" href="#{self._prefix}t-{incident.id}">{incident.id}</a>'
        return (
            f'<li class="incident" id="{self._prefix}{incident.id}">'
            f'<h3>{name} {escape(first)}<span class="more">{more}</span></h3>'
            f"{self._grounds(incident)}{warned}\n<table>\n" + "\n".join(self._rows(incident)) + "\n</table></li>"
        )

    def _grounds(self, incident: Incident) -> str:
        codes, past = coded(incident), incident.background
        reasons = [escape(codes)] if codes else []
        if past:
            reasons.append(reason(self._text, "told as past", because(past), past.words, self._prefix))
        return folded("why and codes" if codes and past else "codes" if codes else "why?", reasons)

    def _rows(self, incident: Incident) -> Iterator[str]:
        """Rows of the table, those with one label under one heading."""
        for label, together in groupby(rows(self._text, incident), key=lambda row: row.label):
            cells = [self._cells(row) for row in together]
            yield f"<tbody>{_heading(label, len(cells))}" + "".join(f"{each}</tr>\n<tr>" for each in cells[:-1])
            yield f"{cells[-1]}</tr></tbody>"
        mentions = " · ".join(
            quoted(self._text, mention.trigger, self._prefix)
            + (f" {act_link(mention.voice, self._prefix)}" if mention.voice else "")
            for mention in incident.mentions
        )
        yield f'<tbody>{_heading("words", 1)}<td colspan="2">{mentions}</td></tr></tbody>'

    def _cells(self, row: Row) -> str:
        figure = escape(row.figure)
        if row.is_count:
            return f'<td class="figure">{figure}</td><td>{self._account(row)}</td>'
        said = f"<strong>{figure}</strong> · " if figure else ""
        return f'<td colspan="2">{said}{self._account(row)}</td>'

    def _account(self, row: Row) -> str:
        words = " … ".join(quoted(self._text, span, self._prefix) for span in row.words)
        said = [f"{row.lead} {words}".lstrip()]
        for remark in row.remarks:
            of = f" {quoted(self._text, remark.words, self._prefix)}" if remark.words else ""
            said.append(f'<span class="type">{escape(remark.label)}{of}</span>')
        if row.by:
            said.append(f'<span class="teller">{quoted(self._text, row.by, self._prefix)}</span>')
        if row.voice or not row.by:
            said.append(self._teller(self._told[row.voice], row.voice))
        reasons = [reason(self._text, escape(g.label), g.reason, g.words, self._prefix) for g in row.grounds]
        return f"{' · '.join(said)} {folded('why?', reasons)}".rstrip()

    def _teller(self, teller: Teller, voice: str | None) -> str:
        name = escape(teller.name)
        if voice is None:
            return f'<span class="teller">{name}</span>'
        act = f" ({escape(teller.act)})" if teller.act else ""
        return f'<span class="teller">{name} {act_link(voice, self._prefix)}{act}</span>'


def _heading(label: str, height: int) -> str:
    """The beginning of a row with the label of so many rows."""
    return f'<tr><th scope="rowgroup" rowspan="{height}">{escape(label)}</th>'

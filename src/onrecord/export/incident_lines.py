"""Incidents for the terminal: a line that says what, when and where, then every account of it under one another."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from onrecord.export.accounts import Row, Teller, coded, conflicts, headline, rows, tellers
from onrecord.export.folding import Folder, plain
from onrecord.export.reason_lines import placed, put_reason
from onrecord.export.wording import because, joined
from onrecord.types import Incident, Record

__all__ = ["put_incidents"]

_DIM = Style(dim=True)
_STRONG = Style(bold=True)
_MARGIN = " " * 4
_LABEL_WIDTH = 11  # columns; the longest label is "displaced"


def put_incidents(record: Record, folder: Folder, *, explain: bool) -> None:
    """Print a record's incidents in the order of the text; nothing where there are none.

    explain: say under each date, place and past incident how it was worked out, and what other schemes call the type.
    """
    if not record.incidents:
        return
    folder.put(Text("INCIDENTS", style=_STRONG))
    folder.put(Text("what is said to have happened; each account by itself, none of them weighed", style=_DIM))
    folder.skip()
    told = tellers(record)
    for incident in record.incidents:
        _put_incident(record, folder, incident, told, explain=explain)
        folder.skip()


def _put_incident(
    record: Record, folder: Folder, incident: Incident, told: dict[str | None, Teller], *, explain: bool
) -> None:
    first, *others = headline(record.article.text, incident)
    said = Text(first, style=_STRONG)
    said.append("".join(f" · {plain(part)}" for part in others), style=Style(bold=False))
    folder.put(said, Text(f"{incident.id:<{len(_MARGIN)}}", style=_DIM), _MARGIN)
    if explain:
        if codes := coded(incident):
            put_reason(folder, record, codes, "", (), _MARGIN)
        if past := incident.background:
            put_reason(folder, record, "told as past", because(past), past.words, _MARGIN)
    if differing := conflicts(incident):
        folder.put(Text(f"counts differ: {', '.join(differing)}", style=_STRONG), _MARGIN)
    shown = rows(record.article.text, incident)
    width = max((len(row.figure) for row in shown if row.is_count), default=0)
    above = ""
    for row in shown:
        label = "" if row.label == above else row.label
        above = row.label
        first_line = Text(f"{_MARGIN}{label:<{_LABEL_WIDTH}}")
        if row.is_count:
            first_line.append(f"{row.figure:>{width}}  ", style=_STRONG)
        folder.put(_account(record, row, told), first_line)
        if explain:
            for ground in row.grounds:
                put_reason(folder, record, ground.label, ground.reason, ground.words, " " * first_line.cell_len)
    mentioned = (f"{placed(record, m.trigger)} {m.voice or ''}".rstrip() for m in incident.mentions)
    folder.put(Text(" · ".join(mentioned), style=_DIM), f"{_MARGIN}{'words':<{_LABEL_WIDTH}}")


def _account(record: Record, row: Row, told: dict[str | None, Teller]) -> Text:
    """What a row says beside its label and, for a toll, its number: the article's words, our remarks, whose it is."""
    text = record.article.text
    said = Text()
    if row.figure and not row.is_count:
        said.append(f"{plain(row.figure)} · ")
    said.append(f"{row.lead} “{plain(joined(text, row.words))}”".lstrip())
    for remark in row.remarks:
        words = f" “{plain(joined(text, (remark.words,)))}”" if remark.words else ""
        said.append(f" · {remark.label}{words}", style=_DIM)
    if row.by:
        said.append(f" · “{plain(joined(text, (row.by,)))}”")
        if row.voice is None:
            return said
    teller = told[row.voice]
    said.append(f" · {plain(teller.name)}")
    if row.voice:
        said.append(f" {row.voice}", style=_DIM)
    if teller.act:
        said.append(f" ({teller.act})")
    return said

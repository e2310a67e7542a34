"""An audit for the terminal: each finding at its sentence, then the summary and what copy alone cannot show.

Nothing is told by colour alone: ⟦the place⟧ stands in marks of its own, severity and doubt in words.
"""

from __future__ import annotations

from rich.console import Console
from rich.rule import Rule as Line
from rich.style import Style
from rich.text import Text

from onrecord.audit.export.wording import HOUSES, LIMITS, NOTHING, marked, standards_of, summary_lines
from onrecord.audit.findings import Audit, Finding, Severity
from onrecord.export.folding import Folder, plain

__all__ = ["render"]

_DIM = Style(dim=True)
_STRONG = Style(bold=True)
_PLACE = Style(bold=True, color="magenta")
_STYLES = {
    Severity.ERROR: Style(bold=True, color="red"),
    Severity.WARNING: Style(bold=True, color="yellow"),
    Severity.NOTE: Style(bold=True, color="cyan"),
}
_LABEL_WIDTH = 24  # columns for the labels of the summary
_LONGEST = 300  # characters of a sentence that are shown on either side of the place


def render(audit: Audit, console: Console) -> None:
    """Print an audit."""
    folder = Folder(console)
    folder.put(Text(plain(audit.record.article.title or "(no title)"), style=_STRONG))
    rules = "all rules" if audit.house == "all" else f"rules of {audit.house}"
    folder.put(Text(f"audited by {plain(rules)}; what is said is said of this copy alone", style=_DIM))
    folder.skip()
    for finding in audit.findings:
        _finding(audit, finding, folder)
    if not audit.findings:
        folder.put(Text(NOTHING))
        folder.skip()
    _waivers(audit, folder)
    folder.put(Text("SUMMARY", style=_STRONG))
    for label, words in summary_lines(audit):
        folder.put(Text(words), f"  {label:<{_LABEL_WIDTH}}")
    folder.skip()
    folder.put(Text("WHAT COPY ALONE CANNOT SHOW", style=_STRONG))
    for limit in LIMITS:
        folder.put(Text(limit), "  · ")
    console.print(Line(style=_DIM))


def _finding(audit: Audit, finding: Finding, folder: Folder) -> None:
    heading = Text.assemble(
        (f"{finding.severity} ", _STYLES[finding.severity]), (finding.rule.code, _STRONG), f" {finding.rule.title}"
    )
    if not finding.is_sure:
        heading.append(" · unsure", style=_DIM)
    folder.put(heading, Text(f"¶{finding.paragraph + 1:<4}", style=_DIM))
    place = marked(audit, finding)
    bar = Text("     │ ", style=_DIM)
    folder.put(_sentence(place.before, place.words, place.after), bar, bar)
    folder.put(Text(plain(finding.message)), "     ")
    for standard in standards_of(audit, finding):
        folder.put(Text(f"{HOUSES[standard.house]}: {standard.says}", style=_DIM), "     § ")
    folder.put(Text(finding.rule.settle), "     → ")
    folder.skip()


def _sentence(before: str, words: str, after: str) -> Text:
    before, words, after = (
        " ".join("".join(c if c.isprintable() else " " for c in part).split()) + (" " if part[-1:].isspace() else "")
        if part
        else ""
        for part in (before, words, after)
    )
    lead = " " if after[:1].isalnum() or after[:1] in {"(", "“"} else ""
    before = before if len(before) <= _LONGEST else "… " + before[-_LONGEST:]
    after = after if len(after) <= _LONGEST else after[:_LONGEST] + " …"
    return Text.assemble(before, ("⟦" + words.strip() + "⟧", _PLACE), lead + after)


def _waivers(audit: Audit, folder: Folder) -> None:
    if audit.waived:
        folder.put(Text("WAIVED", style=_STRONG))
        for waived in audit.waived:
            words = plain(waived.finding.span.of(audit.record.article.text))
            reason = plain(waived.waiver.reason)
            folder.put(Text(f"{waived.finding.rule.code} “{words}”: {reason}"), "  · ")
        folder.skip()
    if audit.stale:
        folder.put(Text("WAIVERS THAT NO LONGER MATCH", style=_STRONG))
        for waiver in audit.stale:
            folder.put(Text(f"{waiver.code} “{plain(waiver.words)}”: {plain(waiver.reason)}"), "  · ")
        folder.skip()

"""O401: everything in the copy comes from one other outlet."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import origin_of
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Copy
from onrecord.audit.voices import is_saying

__all__ = ["RULE"]

MIN_STATEMENTS = 2  # fewer show no pattern


def _look(copy: Copy) -> Iterator[Place]:
    said = [act for act in copy.outer_acts if is_saying(copy, act) and copy.is_in_body(act.place)]
    origins = [(act, origin) for act in said if (origin := origin_of(copy, act)) is not None]
    named = {origin for _, origin in origins if origin}
    if len(origins) >= MIN_STATEMENTS and len(named) == 1 and not named & {"others", "unnamed"}:
        yield Place(origins[0][0].place, "all that is attributed in this copy comes from one other outlet's report")


RULE = Rule(
    code="O401",
    title="One origin",
    looks_for="A copy whose attributed statements all come from one other outlet's report.",
    cannot_see="That two outlets that are both credited copy one another, and reporting that the copy does not "
    "mention.",
    settle="Have it from a second origin, or say that there is none.",
    standards=(
        bbc_accuracy("be reluctant to rely on one source; a single one is best named and on the record"),
        reuters("two or more sources are better than one"),
        ap("before another's report is passed on, try to have it confirmed"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)

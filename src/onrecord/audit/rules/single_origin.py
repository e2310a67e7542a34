"""O401: everything in the copy comes from one origin."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import OTHERS, origin_of
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Copy

__all__ = ["RULE"]

MIN_STATEMENTS = 2  # fewer show no pattern


def _look(copy: Copy) -> Iterator[Place]:
    said = [act for act in copy.outer_acts if act.attribution.content]
    origins = {origin_of(copy, act) for act in said}
    if len(said) >= MIN_STATEMENTS and len(origins) == 1:
        origin = origins.pop()
        if origin is not None and origin != OTHERS:
            yield Place(said[0].place, "all that is attributed in this copy comes from one origin", ())


RULE = Rule(
    code="O401",
    title="One origin",
    looks_for="A copy whose attributed statements all come from one other outlet's report, or from one unnamed source.",
    cannot_see="That two outlets that are both credited copy one another, and reporting that the copy does not mention.",
    settle="Have it from a second origin, or say that there is none.",
    standards=(
        bbc_accuracy("be reluctant to rely on one source; a single one is best named and on the record"),
        reuters("two or more sources are better than one"),
        ap("where one source is unnamed, look for another"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)

"""Names, orders and counts of a record's attributions.

They are called a1, a2 and on in the order of the text, a2.1 the first one nested in a2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.types import Attribution, QuoteType, Record

__all__ = ["Order", "Summary", "numbered", "summarise", "walk"]


class Order(StrEnum):
    """What a record is shown by: whom its attributions come down to, or the order of the article."""

    SOURCE = "source"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a record holds: outer attributions, nested ones, sources, incidents, and quote types.

    quote_types: outer attributions of each type, in the order of the types; types without any are left out.
    """

    attributions: int
    nested: int
    sources: int
    incidents: int
    quote_types: tuple[tuple[QuoteType, int], ...]

    def line(self) -> str:
        """One line for a person."""
        counts = [
            _counted(self.attributions, "attribution"),
            f"{self.nested} nested",
            _counted(self.sources, "source"),
            _counted(self.incidents, "incident"),
            *(f"{count} {'without content' if kind is QuoteType.NONE else kind}" for kind, count in self.quote_types),
        ]
        return " · ".join(counts)


def numbered(attributions: Sequence[Attribution], within: str = "a") -> Iterator[tuple[str, Attribution]]:
    """Each attribution with its name, without the nested ones; give `f"{name}."` as within for those."""
    for number, attribution in enumerate(attributions, 1):
        yield f"{within}{number}", attribution


def walk(attributions: Sequence[Attribution], within: str = "a") -> Iterator[tuple[str, Attribution]]:
    """Each attribution with its name, an outer one before those nested in it."""
    for name, attribution in numbered(attributions, within):
        yield name, attribution
        yield from walk(attribution.nested, f"{name}.")


def summarise(record: Record) -> Summary:
    """Count what a record holds."""
    counts = [(kind, sum(a.quote is kind for a in record.attributions)) for kind in QuoteType]
    return Summary(
        attributions=len(record.attributions),
        nested=sum(attribution.host is not None for _, attribution in walk(record.attributions)),
        sources=len(record.sources),
        incidents=len(record.incidents),
        quote_types=tuple((kind, count) for kind, count in counts if count),
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

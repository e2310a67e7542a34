"""The people and things of one article while they are being told apart: what is known of each, and who may be whom."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from onrecord.sources.names import PersonName
from onrecord.types import Country, Inference, Mention, MentionForm, SourceKind, Span

__all__ = ["NamedAt", "Referent"]

_PEOPLE = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON})


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A name where it stands, taken apart if it is a person's."""

    span: Span
    words: str
    person: PersonName | None


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that mentions come down to.

    number: "one", "many" or "thing". sex: "m", "f" or None. heads: nouns that it was described by, lower case.
    role, affiliation: where the words stand that say what a person is, and of what. country: where words tell it.
    places: where it was mentioned, in text order; spoke: where it was an attribution's source.
    """

    kind: SourceKind
    number: str
    sex: str | None = None
    names: list[NamedAt] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    described: list[Span] = field(default_factory=list)
    role: Span | None = None
    affiliation: Span | None = None
    country: Country | None = None
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    is_indefinite: bool = False
    _seen: set[Span] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.kind in _PEOPLE

    @property
    def last(self) -> int:
        """Where it was mentioned last; -1 before its first mention."""
        return self.places[-1] if self.places else -1

    @property
    def best_name(self) -> NamedAt | None:
        """The fullest name, the earliest of equals."""
        if not self.names:
            return None
        return max(self.names, key=lambda name: (_fullness(name), -name.span.start))

    def mention(self, span: Span, form: MentionForm, link: Inference | None, *, is_place: bool = True) -> None:
        """Note a mention; one place is noted once. is_place: False for a label, which brings nobody to mind."""
        if is_place:
            insort(self.places, span.start)
        if span not in self._seen:
            self._seen.add(span)
            self.mentions.append(Mention(span, form, link))

    def name(self, at: NamedAt) -> None:
        """Note a name; the same words are noted once, where they stand first."""
        if all(at.words != known.words for known in self.names):
            self.names.append(at)


def _fullness(name: NamedAt) -> int:
    return name.person.size if name.person else len(name.words.split())

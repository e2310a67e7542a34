r"""Read MUC-4's keys.

A slot's fills stand one to a line, the slot's name before the first. "?" before a fill makes it optional, "/" parts
readings of which any is right, ":" sets what it is said of apart, and a string may hold `\"`. Lines from ";" on are the
annotators' talk. Keys were written by hand over two years: spaces come and go, brackets around readings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from eval.muc4.templates import Fill, Reading, Slot, Template

__all__ = ["KeyFormatError", "read_fill", "read_keys"]

_SLOT = re.compile(r"\s*\d+\s*\.\s*([A-Z][A-Z ]*:[A-Z ]+?)(?:\s{2,}|\t|\s*$|\s(?=[\"*?(~\d-]))(.*)$")
_MESSAGE, _TEMPLATE = "MESSAGE: ID", "MESSAGE: TEMPLATE"
_NULL = re.compile(r"[\s\-*]*")
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"?|[()/:]|[^"()/:]+')
_SLOTS = {str(slot): slot for slot in Slot}
_Token = tuple[str, bool]
_Lines = dict[str, list[str]]


class KeyFormatError(ValueError):
    """The file is not a MUC-4 key."""


def read_keys(lines: Iterable[str]) -> dict[str, tuple[Template, ...]]:
    """Each message's templates, in the file's order; none for a text that is irrelevant.

    Raises KeyFormatError where there is no message, or a fill before the first slot.
    """
    found: dict[str, list[Template]] = {}
    for slots in _blocks(lines):
        message = (slots[_MESSAGE][0].split() or [""])[0]
        if not message:
            raise KeyFormatError("a template without a message's name")
        templates = found.setdefault(message, [])
        number = " ".join(slots.get(_TEMPLATE, []))
        if not _NULL.fullmatch(number):
            templates.append(_template(message, slots, is_optional="OPTIONAL" in number.upper()))
    if not found:
        raise KeyFormatError("there is no MESSAGE: ID in the keys; is this the file of keys?")
    return {message: tuple(templates) for message, templates in found.items()}


def _blocks(lines: Iterable[str]) -> Iterator[_Lines]:
    """Each template's lines by slot, comments and empty lines left out."""
    slots: _Lines = {}
    name = ""
    for line in lines:
        text = line.strip()
        if not text or text.startswith(";"):
            continue
        heading = _SLOT.match(line.rstrip())
        if heading:
            name = re.sub(r"\s*:\s*", ": ", " ".join(heading.group(1).split()))
            if name == _MESSAGE and slots:
                yield slots
                slots = {}
            slots.setdefault(name, []).append(heading.group(2).strip())
        elif name:
            slots[name].append(text)
        else:
            raise KeyFormatError(f"a fill before the first slot: {text[:60]}")
    if slots:
        if _MESSAGE not in slots:
            raise KeyFormatError("there is no MESSAGE: ID in the keys; is this the file of keys?")
        yield slots


def _template(message: str, slots: _Lines, *, is_optional: bool) -> Template:
    fills = {}
    for name, lines in slots.items():
        slot = _SLOTS.get(name)
        if slot is not None:
            read = tuple(fill for line in _joined(lines) if (fill := read_fill(slot, line)) is not None)
            if read:
                fills[slot] = read
    return Template(message, fills, is_optional)


def _joined(lines: list[str]) -> Iterator[str]:
    """A slot's fills: lines, put together where one ends within a string or beside a slash."""
    whole = ""
    for line in lines:
        whole = f"{whole} {line}".strip() if whole else line
        following = len(re.findall(r'(?<!\\)"', whole)) % 2 == 1 or whole.endswith(("/", ":"))
        if not following:
            yield whole
            whole = ""
    if whole:
        yield whole.rstrip("/: ")


def read_fill(slot: Slot, line: str) -> Fill | None:
    """One line of a slot as a fill; None for a null one."""
    text = line.strip()
    is_optional = text.startswith("?")
    text = text.lstrip("? ")
    readings = _locations(text) if slot is Slot.LOCATION else _readings(text)
    kept = tuple(reading for reading in readings if not _NULL.fullmatch(reading.value))
    if not kept:
        return None
    return Fill(kept, is_optional or len(kept) < len(readings))


def _locations(text: str) -> list[Reading]:
    """A location's readings; its own brackets and colons stay."""
    return [Reading(" ".join(part.split())) for part in _split(text, "/")]


def _split(text: str, mark: str) -> list[str]:
    """Parts at a mark that stands in no bracket; brackets around a whole part are taken off."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == mark and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return [inner for part in parts for inner in _unbracketed(part.strip(), mark)]


def _unbracketed(part: str, mark: str) -> list[str]:
    if not part.startswith("("):
        return [part]
    depth = 0
    for at, character in enumerate(part):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return _split(part[1:at].strip(), mark) if not part[at + 1 :].strip() else [part]
    return [part]


def _readings(text: str) -> list[Reading]:
    """Readings of "value / value: referent / referent", or of several such, bracketed or not."""
    readings: list[Reading] = []
    values: list[str] = []
    referents: list[str] = []
    is_referent = False
    pieces = _tokens(text)
    for at, (piece, is_string) in enumerate(pieces):
        if piece == ":" and not is_string:
            is_referent = True
            continue
        starts_anew = is_referent and referents and (not is_string or _before_colon(pieces, at))
        if starts_anew:
            readings += [Reading(value, tuple(referents)) for value in values]
            values, referents, is_referent = [], [], False
        if is_referent:
            referents.append(piece)
        else:
            values.append(piece)
    readings += [Reading(value, tuple(r for r in referents if r != "-")) for value in values]
    return readings or [Reading("-")]


def _before_colon(pieces: list[_Token], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1] == (":", False)


def _tokens(text: str) -> list[_Token]:
    """Strings, bare words and colons, in order; slashes and brackets only part them. True beside a string."""
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.startswith('"'):
            inner = token[1:-1] if token.endswith('"') and len(token) > 1 else token[1:]
            tokens.append((" ".join(re.sub(r"\\(.)", r"\1", inner).split()), True))
        elif token == ":":
            tokens.append((":", False))
        elif token not in "()/" and token.strip():
            tokens.append((" ".join(token.split()), False))
    return tokens

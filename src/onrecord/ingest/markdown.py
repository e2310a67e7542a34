"""Markdown drafts: the markup is blanked, so that offsets into the canonical text are offsets into the file.

Every character stays in its place: marks of headings, emphasis, links and quotations become spaces, as do line ends
within a paragraph. Where emphasis begins or ends beside a quotation mark or a stop, the blank goes to the outside, so
that the mark stands at its words. What no reader sees (code, comments, pictures, addresses) is blank. Front
matter gives title, date and byline, and shows its title alone. Follows CommonMark 0.31 as far as news copy uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.ingest.plain import article_from_text
from onrecord.types import Article

__all__ = ["article_from_markdown", "blanked"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(?P<body>.*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<name>title|headline|date|published|author|byline)[ \t]*:[ \t]*"
    r"(?P<mark>[\"']?)(?P<value>[^\r\n]*?)(?P=mark)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_OPENING = re.compile(r"[ ]{0,3}(?:#{1,6}(?=[ \t]|$)|(?:>[ ]?)+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\r\n]{1,200}\]:[ \t]*\S")
_HEADING = re.compile(r"[ ]{0,3}#[ \t]+(\S[^\r\n]*)")
_UNSEEN = re.compile(
    r"!\[[^\]\r\n]{0,500}\](?:\([^()\r\n]{0,500}\)|\[[^\]\r\n]{0,200}\])|\[\^[^\]\s]{1,50}\]"
    r"|</?[A-Za-z][^<>\r\n]{0,300}>|<[a-z][a-z0-9+.-]*:[^<>\s]{1,500}>"
)
_LINK = re.compile(r"\[(?P<text>[^\[\]\r\n]{1,500})\](?P<aim>\([^()\r\n]{0,500}\)|\[[^\]\r\n]{0,200}\])")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?:\*{1,3}|_{1,3}|~~|`+)(?=[^\s*_~`])|(?<=[^\s*_~`])(?:\*{1,3}|_{1,3}|~~|`+)(?![\w*])"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_OPENERS = "([{\"“‘'«"
_CLOSERS = ")]}\"”’'»,.;:!?…"


@dataclass(frozen=True, slots=True)
class _Front:
    """What front matter says, and where it ends; title: where its value stands."""

    end: int = 0
    title: tuple[int, int] | None = None
    published: str | None = None
    byline: str | None = None


def article_from_markdown(
    text: str, *, raw: bytes | None = None, encoding: str = "utf-8", address: str | None = None
) -> Article:
    """The article in a Markdown text; its title is the front matter's, else the first heading of the first level.

    raw, encoding: the bytes that the text was decoded from, and how.
    Raises EmptyInputError where nothing is left that a reader sees.
    """
    front = _front_matter(text)
    heading = _HEADING.search(text, front.end)
    seen = blanked(text)
    place = front.title or (heading.span(1) if heading else None)
    title = " ".join(seen[place[0] : place[1]].split()).rstrip(" #") if place else None
    article = article_from_text(
        seen,
        title=title or None,
        byline=front.byline,
        published=front.published,
        address=address,
        raw=raw,
        encoding=encoding,
    )
    return replace(article, media_type="text/markdown")


def blanked(text: str) -> str:
    """A Markdown text with its markup blanked: as long as it was, every word in its place."""
    front = _front_matter(text)
    shown = list(text)
    _blank(shown, 0, front.end)
    if front.title:
        shown[front.title[0] : front.title[1]] = text[front.title[0] : front.title[1]]
    for start, end in _blocks(text, front.end, shown):
        _blank_inline(text, shown, start, end)
    return "".join(shown)


def _front_matter(text: str) -> _Front:
    match = _FRONT.match(text)
    if match is None:
        return _Front()
    fields = {m["name"].lower(): m for m in _FIELD.finditer(text, match.start("body"), match.end("body"))}
    title, date, byline = (
        next((fields[name] for name in names if name in fields and fields[name]["value"]), None)
        for names in (("title", "headline"), ("date", "published"), ("author", "byline"))
    )
    day = _DATE.match(date["value"]) if date else None
    return _Front(
        match.end(), title.span("value") if title else None, day.group() if day else None, byline and byline["value"]
    )


def _blocks(text: str, start: int, shown: list[str]) -> Iterator[tuple[int, int]]:
    """Blank whole lines and what opens them, join the lines of a paragraph, and give each paragraph's place."""
    fence, begun, ended = "", -1, -1
    for match in _LINE.finditer(text, start):
        line, at = match.group().rstrip("\r\n"), match.start()
        fencing = _FENCE.match(line)
        if fence or fencing or not line.strip() or _RULE.match(line) or _DEFINITION.match(line):
            if fence:
                fence = "" if line.strip().startswith(fence) else fence
            elif fencing:
                fence = fencing.group(1)
            _blank(shown, at, at + len(line))
            if begun >= 0:
                yield begun, ended
            begun = -1
            continue
        opening = _OPENING.match(line)
        marks = opening.group().strip() if opening else ""
        if begun >= 0 and (not marks or marks[0] == ">"):
            _blank(shown, ended, at, is_break=True)
        elif begun >= 0:
            yield begun, ended
            begun = -1
        begun = begun if begun >= 0 else at
        ended = at + len(line)
        if opening:
            _blank(shown, at, at + opening.end())
        if marks.startswith("#"):
            if hashes := _CLOSING_HASHES.search(line):
                _blank(shown, at + hashes.start(), ended)
            yield begun, ended
            begun = -1
    if begun >= 0:
        yield begun, ended


def _blank_inline(text: str, shown: list[str], start: int, end: int) -> None:
    comment = text.find("<!--", start, end)
    while comment >= 0 and (closing := text.find("-->", comment, end)) >= 0:
        _blank(shown, comment, closing + 3)
        comment = text.find("<!--", closing, end)
    for match in _UNSEEN.finditer(text, start, end):
        _blank(shown, *match.span())
    for match in _LINK.finditer(text, start, end):
        _blank(shown, match.start(), match.start("text"))
        _blank(shown, match.end("text"), match.end())
    for match in _ESCAPE.finditer(text, start, end):
        _blank(shown, *match.span())
    for match in _EMPHASIS.finditer(text, start, end):
        if text[match.start() - 1 : match.start()] != "\\" and not any(
            c == " " for c in shown[match.start() : match.end()]
        ):
            _blank(shown, *match.span())
            _move_out(shown, match.start(), match.end(), start, end)


def _move_out(shown: list[str], start: int, end: int, first: int, last: int) -> None:
    """Take blanks that emphasis left to the outside of the marks and stops beside it."""
    opens = end < last and not shown[end].isspace() and (start == first or not shown[start - 1].isalnum())
    width = end - start
    if opens:
        edge = start
        while edge > first and shown[edge - 1] in _OPENERS:
            edge -= 1
        shown[edge:end] = [" "] * width + shown[edge:start]
    else:
        edge = end
        while edge < last and shown[edge] in _CLOSERS:
            edge += 1
        shown[start:edge] = shown[end:edge] + [" "] * width


def _blank(shown: list[str], start: int, end: int, *, is_break: bool = False) -> None:
    """Put spaces between two offsets; line ends stay unless they are a paragraph's own breaks."""
    keep: Sequence[str] = "" if is_break else "\r\n"
    for place in range(start, end):
        if shown[place] not in keep:
            shown[place] = " "

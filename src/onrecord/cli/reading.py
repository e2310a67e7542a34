"""`onrecord read`: many inputs in, records out as they are ready, failures reported and counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.config import FetchLimits
from onrecord.errors import OnrecordError, OutputError
from onrecord.export import page, render, to_json
from onrecord.ingest import expand_sources, read_source
from onrecord.numbering import Order
from onrecord.pipeline import Reader
from onrecord.types import Record

__all__ = ["Form", "read_all"]


class Form(Enum):
    """What goes to standard output."""

    TERMINAL = auto()
    JSON = auto()
    JSONL = auto()
    NOTHING = auto()


def read_all(
    names: Sequence[str],
    form: Form,
    html: Path | None,
    *,
    by: Order,
    explain: bool,
    published: str | None,
    threads: int | None,
    allow_loopback: bool,
) -> int:
    """Read every input and write what was asked for; returns the exit status, 0 or 1.

    by, explain: how the terminal shows a record; other forms hold everything. published: ISO 8601 date of articles that
    do not state theirs.
    Raises a ModelError, or an OutputError where the page cannot be written.
    """
    out = Console(file=sys.stdout, highlight=False, soft_wrap=False)
    problems = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    sources, failures = _expanded(names, problems)
    if html is not None:
        _check_writable(html)
    reader = Reader.load(threads=threads)
    kept: list[Record] = []
    written = 0
    with _progress(out if out.is_terminal else problems, len(sources)) as progress:
        for name in sources:
            progress.advance_to(name)
            try:
                article = read_source(name, fetch_limits=FetchLimits(allow_loopback=allow_loopback))
                if article.published is None and published is not None:
                    article = replace(article, published=published)
                record = reader.read(article)
            except OnrecordError as error:
                problems.print(f"onrecord: {name}: {error}", markup=False)
                failures += 1
                continue
            if form is Form.TERMINAL:
                render(record, out, by, explain=explain)
            else:
                _write(record, form, is_first=written == 0)
            sys.stdout.flush()
            written += 1
            if html is not None:
                kept.append(record)
    if form is Form.JSON:
        sys.stdout.write("\n]\n" if written else "[]\n")
    sys.stdout.flush()
    if html is not None and kept:
        _write_page(html, kept)
        problems.print(f"onrecord: wrote {html}", markup=False)
    if failures:
        problems.print(f"onrecord: {written} read, {failures} not read", markup=False)
    return 1 if failures else 0


def _expanded(names: Sequence[str], problems: Console) -> tuple[list[str], int]:
    """The inputs with folders opened, and how many of those named cannot be."""
    sources: list[str] = []
    failures = 0
    for name in names:
        try:
            sources += expand_sources([name])
        except OnrecordError as error:
            problems.print(f"onrecord: {error}", markup=False)
            failures += 1
    return sources, failures


def _write(record: Record, form: Form, *, is_first: bool) -> None:
    if form is Form.JSONL:
        sys.stdout.write(to_json(record) + "\n")
    elif form is Form.JSON:
        sys.stdout.write(("[\n" if is_first else ",\n") + to_json(record, indent=2))


class _Bar:
    """How far a run has come; shows nothing without a bar."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total) if progress else None
        self._begun = False

    def advance_to(self, name: str) -> None:
        """Say which input is read now; the one before it is done."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, description=name[-40:], advance=1 if self._begun else 0)
            self._begun = True


@contextmanager
def _progress(console: Console, total: int) -> Iterator[_Bar]:
    if total < 2 or not console.is_terminal or not sys.stderr.isatty():
        yield _Bar(None, total)
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Standard output is never redirected through the bar: piped records must reach the pipe.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        yield _Bar(progress, total)


def _check_writable(path: Path) -> None:
    """Fail before the reading rather than after it."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise OutputError(f"{path} cannot be written: it is a folder, or its folder does not exist")


def _write_page(path: Path, records: Sequence[Record]) -> None:
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(page(records), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; choose another place") from error

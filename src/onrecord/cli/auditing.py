"""`onrecord audit`: drafts in, findings out, the exit status for a pipeline."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from rich.console import Console

from onrecord.audit import Audit, House, HouseName, audit, house_from_toml, preset, read_waivers, rule_of
from onrecord.audit.export import explain, listing, page, render, to_json, to_sarif
from onrecord.errors import HouseConfigError, OnrecordError, OutputError
from onrecord.export.folding import plain
from onrecord.ingest import expand_sources, read_source
from onrecord.ingest.sources import STANDARD_INPUT, is_address, read_text
from onrecord.pipeline import Reader

__all__ = [
    "AuditForm",
    "audit_all",
    "configured_house",
    "form_of",
    "house_named",
    "print_explanation",
    "print_listing",
]

CONFIG_NAME = "onrecord.toml"  # read from the working folder where no other is named


class AuditForm(Enum):
    """What goes to standard output."""

    TERMINAL = auto()
    JSON = auto()
    SARIF = auto()
    NOTHING = auto()


def form_of(*, as_json: bool, as_sarif: bool, has_page: bool) -> AuditForm:
    """What goes to standard output, by the options given."""
    if as_json:
        return AuditForm.JSON
    if as_sarif:
        return AuditForm.SARIF
    return AuditForm.NOTHING if has_page else AuditForm.TERMINAL


def house_named(name: str | None) -> HouseName | None:
    """The preset of a name. Raises HouseConfigError where there is none."""
    if name is None:
        return None
    try:
        return HouseName(name.lower())
    except ValueError as error:
        raise HouseConfigError(f"there is no house {plain(name)[:20]!r}; known are {', '.join(HouseName)}") from error


def configured_house(name: HouseName | None, config: Path | None) -> House:
    """The house that the command line asks for.

    A named configuration, else `onrecord.toml` in the working folder, else all rules; a named preset is what the
    configuration starts from. Raises HouseConfigError.
    """
    base = preset(name) if name is not None else None
    path = config or Path(CONFIG_NAME)
    if config is None and not path.is_file():
        return base or house_from_toml("")
    try:
        return house_from_toml(path.read_text(encoding="utf-8"), base)
    except (OSError, UnicodeDecodeError) as error:
        raise HouseConfigError(f"{path} cannot be read: {error}") from error
    except HouseConfigError as error:
        raise HouseConfigError(f"{path}: {error}") from error


def print_listing(house: House) -> None:
    """Print every rule on a line."""
    for line in listing(house):
        sys.stdout.write(line + "\n")


def print_explanation(code: str, house: House) -> None:
    """Print one rule in full. Raises HouseConfigError where there is none of that code."""
    rule = rule_of(code)
    if rule is None:
        raise HouseConfigError(f"there is no rule {plain(code)[:20]!r}; `onrecord audit --list` shows them")
    for line in explain(rule, house):
        sys.stdout.write(line + "\n")


def audit_all(
    names: Sequence[str],
    form: AuditForm,
    html: Path | None,
    house: House,
    *,
    with_unsure: bool,
    threads: int | None,
    published: str | None,
) -> int:
    """Audit every draft and write what was asked for.

    published: ISO 8601 date of drafts that do not state theirs.
    Returns the exit status: 0 nothing at or above the house's failing severity, 1 something, 2 a draft that cannot be
    read or waivers that cannot be used; the other drafts are audited all the same.
    Raises a ModelError, or an OutputError where the page cannot be written.
    """
    out = Console(file=sys.stdout, highlight=False, soft_wrap=False)
    problems = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    if html is not None and (html.is_dir() or not html.absolute().parent.is_dir()):
        raise OutputError(f"{html} cannot be written: it is a folder, or its folder does not exist")
    reader = Reader.load(threads=threads)
    done: list[tuple[str, Audit]] = []
    failures = 0
    for name in names:
        try:
            drafts = expand_sources([name])
        except OnrecordError as error:
            problems.print(f"onrecord: {error}", markup=False)
            failures += 1
            continue
        for draft in drafts:
            try:
                audited = _audit_one(draft, reader, house, with_unsure=with_unsure, published=published)
            except OnrecordError as error:
                problems.print(f"onrecord: {draft}: {error}", markup=False)
                failures += 1
                continue
            for waiver in audited.stale:
                problems.print(f"onrecord: {draft}: a waiver of {waiver.code} no longer matches", markup=False)
            done.append((draft, audited))
            if form is AuditForm.TERMINAL:
                render(audited, out)
                sys.stdout.flush()
    _write(form, done)
    if html is not None and done:
        _write_page(html, done)
        problems.print(f"onrecord: wrote {html}", markup=False)
    if failures:
        return 2
    return 1 if any(audited.fails(house.fails_at) for _, audited in done) else 0


def _audit_one(draft: str, reader: Reader, house: House, *, with_unsure: bool, published: str | None) -> Audit:
    is_file = draft != STANDARD_INPUT and not is_address(draft)
    waivers = read_waivers(Path(draft)) if is_file else ()
    article = read_source(draft)
    if article.published is None and published is not None:
        article = replace(article, published=published)
    return audit(reader.read(article), house, waivers, with_unsure=with_unsure)


def _write(form: AuditForm, done: Sequence[tuple[str, Audit]]) -> None:
    if form is AuditForm.JSON:
        forms = ",\n".join(to_json(audited, draft, indent=2) for draft, audited in done)
        sys.stdout.write(f"[\n{forms}\n]\n" if done else "[]\n")
    elif form is AuditForm.SARIF:
        sys.stdout.write(to_sarif(done, _markdown_texts(done)) + "\n")
    sys.stdout.flush()


def _markdown_texts(done: Sequence[tuple[str, Audit]]) -> dict[str, str]:
    """The files' own texts of the Markdown drafts, as long as the files are still what was audited."""
    texts = {}
    for draft, audited in done:
        if audited.record.article.media_type == "text/markdown":
            text = read_text(Path(draft))
            if len(text) == len(audited.record.article.text):
                texts[draft] = text
    return texts


def _write_page(path: Path, done: Sequence[tuple[str, Audit]]) -> None:
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(page(done), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; choose another place") from error

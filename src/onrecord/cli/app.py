"""The commands, their options and their help."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.numbering import Order

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read news coverage and keep its ledger: who says what, and what is said to have happened, by exact offsets. "
    "Works offline.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options of all commands; the callback has done its work by now."""


@app.command(
    epilog="Examples:  onrecord read story.txt  ·  onrecord read story.txt --by text --explain  ·  "
    "onrecord read draft.txt --date 2031-03-12  ·  "
    "onrecord read saved/ --jsonl > records.jsonl  ·  onrecord read story.html --html marked.html  ·  "
    "pbpaste | onrecord read -    "
    "Exit status: 0 all read, 1 some not read, 2 wrong use or damaged installation."
)
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Plain text, a saved HTML page, a folder of them, - for standard input, or one http(s) address. "
            "The network is touched for an address only.",
        ),
    ],
    by: Annotated[
        Order,
        typer.Option(
            help="source: each source with what it said, then who has not answered and what the article rests on. "
            "text: every statement in the order of the article. Incidents come last in both.",
        ),
    ] = Order.SOURCE,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say under each inference its reason, the words it rests on, how sure it is."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write records as one JSON array.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Write records as JSON, one a line.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write one self-contained page: who says what, and incidents, beside the marked text."
        ),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The day of articles that do not state theirs, for “on Sunday” and “last month” to count from.",
        ),
    ] = None,
    threads: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Threads to read with; the records are the same. [default: cores]"),
    ] = None,
    allow_loopback: Annotated[
        bool, typer.Option("--allow-loopback", help="Let an address lead to this machine's own servers.")
    ] = False,
) -> None:
    """Find who says what, where they stand, who has not answered, and what is said to have happened by whose account.

    Prints people first (● named, ○ unnamed, ▪ a document, report or data), then incidents with every count beside its
    source; or writes JSON or a page; both always hold everything, with every reason. a3 names a statement, i2 an
    incident, ¶5 a paragraph, ‹denied› the word that says so, ↳ what it answers. A file that cannot be read is reported
    on standard error, and the others are read all the same.
    """
    from onrecord.cli.reading import Form, read_all  # noqa: PLC0415

    if as_json and as_jsonl:
        _fail("choose one of --json and --jsonl")
    form = Form.JSON if as_json else Form.JSONL if as_jsonl else Form.NOTHING if html else Form.TERMINAL
    published = date.date().isoformat() if date else None
    raise typer.Exit(
        read_all(
            sources,
            form,
            html,
            by=by,
            explain=explain,
            published=published,
            threads=threads,
            allow_loopback=allow_loopback,
        )
    )


@app.command(
    epilog="Examples:  onrecord audit draft.docx  ·  onrecord audit draft.md --house reuters --html audit.html  ·  "
    "onrecord audit desk/ --sarif > audit.sarif  ·  onrecord audit --explain U202    "
    "Exit status: 0 no finding at or above the failing severity, 1 findings, 2 wrong use or a draft that "
    "cannot be read."
)
def audit(
    drafts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DRAFT...",
            help="Plain text, Markdown, a Word document (.docx), a saved HTML page, a folder of them, or - for "
            "standard "
            "input; waivers are read from DRAFT.waivers.toml beside it.",
        ),
    ] = None,
    house: Annotated[
        str | None,
        typer.Option(metavar="HOUSE", help="Rules of one house: ap, reuters, bbc or nyt. [default: all rules]"),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The house's own configuration. [default: onrecord.toml here, if there is one]"
        ),
    ] = None,
    with_unsure: Annotated[bool, typer.Option("--all", help="Show unsure findings too, marked so.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write audits as one JSON array.")] = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Write one SARIF 2.1.0 log.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write one self-contained page: findings beside the marked copy."),
    ] = None,
    lists: Annotated[bool, typer.Option("--list", help="List the rules and exit.")] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say what a rule looks for, cannot see and comes from, and exit.")
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day of drafts that do not state theirs."),
    ] = None,
    threads: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Threads to read with; the findings are the same. [default: cores]"),
    ] = None,
) -> None:
    """Look where a draft falls short of a house's rules on attribution, before it is filed.

    Each finding shows its sentence with the ⟦place⟧ marked, what is seen there, whose rule it is and what would settle
    it. Findings are about this copy; none says what anybody did or left undone.
    """
    from onrecord.cli import auditing  # noqa: PLC0415

    rules = auditing.configured_house(auditing.house_named(house), config)
    if lists:
        auditing.print_listing(rules)
    elif explain is not None:
        auditing.print_explanation(explain, rules)
    elif not drafts:
        _fail("give a draft to audit, or --list or --explain CODE")
    elif as_json and as_sarif:
        _fail("choose one of --json and --sarif")
    else:
        form = auditing.form_of(as_json=as_json, as_sarif=as_sarif, has_page=html is not None)
        published = date.date().isoformat() if date else None
        raise typer.Exit(
            auditing.audit_all(
                drafts, form, html, rules, with_unsure=with_unsure, threads=threads, published=published
            )
        )


@app.command()
def model(
    card: Annotated[bool, typer.Option("--card", help="Print the model card.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print name, folder, files and checksums as JSON.")] = False,
) -> None:
    """Show which weights read the articles, and check them against their checksums."""
    import json  # noqa: PLC0415

    from onrecord.models import describe  # noqa: PLC0415

    described = describe()
    if card:
        typer.echo(described.card())
    elif as_json:
        files = [{"name": file.name, "bytes": file.size, "sha256": file.sha256} for file in described.files]
        identity = described.identity
        form = {"name": identity.name, "sha256": identity.sha256, "folder": str(described.folder), "files": files}
        typer.echo(json.dumps(form, indent=2))
    else:
        typer.echo(f"{described.identity.name}\nchecksum  {described.identity.sha256}\nfolder    {described.folder}")
        for file in described.files:
            typer.echo(f"  {file.sha256[:16]}  {file.size / 1e6:7.2f} MB  {file.name}")
        typer.echo("all files agree with their checksums; `onrecord model --card` says what the model can do")


def _fail(message: str) -> NoReturn:
    typer.echo(f"onrecord: {message}", err=True)
    raise typer.Exit(2)


def main() -> NoReturn:
    """Run the command line and exit: 0 all done, 1 some inputs failed, 2 wrong use or a damaged installation."""
    try:
        app()
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say, and nothing may be flushed on exit.
        sys.stdout = None
        sys.exit(141)
    sys.exit(0)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline add`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import (
    AgencyOption,
    ArchiveOption,
    CopyrightOption,
    CreatorOption,
    JsonOption,
    LanguageOption,
    ModifiedOption,
    PartyOption,
    PublishedOption,
    QuietOption,
    TitleOption,
    UrlOption,
    declared_facts,
    open_archive,
)
from byline.cli.engines import hint_at_engine
from byline.cli.inputs import AllowPrivateOption, IgnoreRobotsOption, InputsArgument, exit_code_of, input_context
from byline.cli.output import message, one_line, print_json, printable, progress
from byline.errors import UsageError

if TYPE_CHECKING:
    from byline.archive.collection import Archive
    from byline.cli.tally import Tally
    from byline.model.archived import Outcome
    from byline.model.finding import Finding

PANEL = "Collect"
EXAMPLES = (
    "byline add article.html notes.txt https://example.org/story page-list.txt ./folder",
    "curl -s https://example.org/feed-urls | byline add -",
    "byline add crawl-*.warc.gz --license 'CC-BY*,CC0-1.0' --rejects rejects.jsonl",
    "byline add interview.txt --license CC-BY-4.0 --creator 'Ada Example' --url https://example.org/interview",
)


# Most of its lines are options: typer reads them from the signature.
def command(
    inputs: InputsArgument,
    license: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--license", "--licence", metavar="ID", help="Declare its licence; of crawls, store only pages under these."
        ),
    ] = None,
    keep_unlicensed: Annotated[
        bool, typer.Option("--keep-unlicensed", help="Store articles without a licence too; they are never exported.")
    ] = False,
    title: TitleOption = None,
    creator: CreatorOption = None,
    agency: AgencyOption = None,
    party: PartyOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    modified: ModifiedOption = None,
    language: LanguageOption = None,
    copyright: CopyrightOption = None,  # noqa: A002 - the option's name
    retrieved: Annotated[
        datetime | None,
        typer.Option("--retrieved", metavar="DATE", help="When local files were retrieved (UTC); now by default."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="IDS", help="Store only articles under these licences: CC-BY-4.0,CC0-* (any by default)."
        ),
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="FILE", help="Write the pages of crawls that are not stored, and why, here."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            min=1,
            help="Read crawls with N processes; one a core by default, 1: no other.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Store even what was removed from this archive before.")
    ] = False,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Archive articles together with the evidence of their licence.

    An article without a licence is not stored, unless you declare one with --license or pass --keep-unlicensed.
    What you state here wins over what the page says, and is recorded as declared by you.
    Of a crawl (WARC, ARC, WACZ) only pages with a licence are stored, the others are counted; run it again to go on.
    A licence is not declared for the pages of a crawl: --license chooses among them there, as --only does everywhere.
    """
    from byline.archive.imports import Imports
    from byline.capture.container import holds_captures
    from byline.capture.inputs import items
    from byline.cli.tally import Tally
    from byline.workflows.find import refresh
    from byline.workflows.following import Follower
    from byline.workflows.ingest import ingest
    from byline.workflows.reading import Declarations, terms_of
    from byline.workflows.wanted import Wanted

    facts = declared_facts(
        title=title, creator=creator, agency=agency, party=party, url=url, published=published,
        modified=modified, language=language, copyright=copyright,
    )  # fmt: skip
    if url is not None and (len(inputs) > 1 or holds_captures(inputs[0])):
        raise UsageError("--url names one article, but several inputs were given", cure="add them one at a time")
    declarations = Declarations(
        facts=facts,
        license=license,
        keep_unlicensed=keep_unlicensed,
        again=again,
        robots="ignore" if ignore_robots else "classic",
        only=Wanted(*only or ()),
    )
    # A crawl says how much there is of it; of anything else only the number of pages is known, at the end.
    size = sum(Path(each).stat().st_size for each in inputs) if all(map(holds_captures, inputs)) else None
    others_read = size is not None and jobs != 1
    with (
        Tally(rejects) as tally,
        _ready(archive) as collection,
        input_context(
            collection.settings, allow_private=allow_private, ignore_robots=ignore_robots, retrieved=retrieved
        ) as context,
        progress("archiving", quiet=quiet, size=size) as tick,
    ):
        context.journal = journal = Imports(collection.folder, terms_of(declarations))
        context.whole = True
        outcomes = ingest(
            collection,
            items(inputs, context),
            declarations,
            recovered=_report_recovered,
            settled=journal.settle,
            watch=tally.watch,
            jobs=jobs,
        )
        with Follower(collection, tally.watch) as follower:
            for number, outcome in enumerate(outcomes, start=1):
                tally.count(outcome)
                _report(outcome, as_json)
                tick(number if size is None else journal.done)
                if outcome.is_stored and others_read:
                    follower.stored()
        with tally.watch("index"):
            refresh(collection)
    tally.bytes = journal.done
    _summarise(tally, as_json)
    if tally.stored:
        hint_at_engine(archive)
    raise typer.Exit(exit_code_of(tally.codes))


def _ready(option: Path | None) -> "Archive":
    """The archive to add to; the default one is made if it is not there yet."""
    from byline.archive.collection import Archive
    from byline.config import Settings, archive_folder, is_archive

    folder = archive_folder(option)
    if option is not None or is_archive(folder):
        return open_archive(option)
    message(f"Making an archive in {folder}")
    return Archive.create(folder, Settings(name=folder.parent.name or "archive"))


def _report(outcome: "Outcome", as_json: bool) -> None:
    """Tell what became of an input; the many pages of crawls that are rejected are only counted."""
    if outcome.status == "rejected":
        return
    if as_json:
        print_json("byline-add-1", outcome.model_dump(mode="json"))
        return
    if outcome.is_stored:
        title = one_line(outcome.title or outcome.input)
        typer.echo(f"{outcome.status:<10} {(outcome.id or '')[:8]}  {outcome.license:<16} {title}")
        return
    message(f"{outcome.status:<10} {one_line(outcome.input)}: {printable(outcome.message or '')}")


def _report_recovered(finding: "Finding") -> None:
    message(f"{'recovered':<10} {finding.file}:{finding.offset}: {finding.message}")


def _summarise(tally: "Tally", as_json: bool) -> None:
    if as_json:
        print_json("byline-add-summary-1", tally.summary())
        return
    for line in tally.lines():
        message(line)
    for cure in tally.cures:
        message(f"\n  {printable(cure)}")

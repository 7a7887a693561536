# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline export`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from byline.cli.assumption import assumption_of
from byline.cli.common import ArchiveOption, JsonOption, QuietOption, open_archive
from byline.cli.output import message, one_line, print_json, progress
from byline.cli.uses import use_option, uses_of
from byline.errors import ExitCode, UsageError
from byline.model.use import Use

if TYPE_CHECKING:
    from byline.export.bundle import Published
    from byline.export.selection import Order
    from byline.export.split import Split
    from byline.model.manifest import Omission
    from byline.model.policy import Reason

PANEL = "Publish"
EXAMPLES = (
    "byline export 'license:CC-BY*' --format html --use redistribute --output out/",
    "byline export 'agency:mehr published:2026' --format parquet --use adapt,commercial --output corpus/",
    "byline export 3f2a9c0d --output article.html",
)
_STDOUT = "-"
_WIDTH = len("LicenseRef-CC-BY-NC-SA-3.0-US")
"""Titles stand in a column behind all but the longest ids."""


def command(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Which articles, as in byline search; or an article's id.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="The folder to write; article.html or - for one article."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's own word
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="html unless you say text, markdown, jsonl, csv, parquet ..."
        ),
    ] = None,
    use: Annotated[list[str] | None, use_option("What you will do with them", default=Use.REDISTRIBUTE)] = None,
    split: Annotated[
        str | None, typer.Option("--split", metavar="BY", help="A folder each: by license, agency or year.")
    ] = None,
    most: Annotated[
        int | None, typer.Option("--max-articles", min=1, metavar="N", help="No more than the first N that may go out.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go out, and what not.")] = False,
    assume: Annotated[
        str | None, typer.Option("--assume", metavar="NAME", help="Settle a doubt: no-adaptation. Needs --reason.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; it is kept in the manifest.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write articles with their notices, leaving out what the intended use does not allow."""
    from byline.export.selection import order

    form, is_file = _form(output, format)
    asked = order(form, uses_of(use) or (Use.REDISTRIBUTE,), query, assumption=assumption_of(assume, reason), most=most)
    if dry_run:
        code = _preview(asked, archive, split=split, as_json=as_json, quiet=quiet)
    elif output is None:
        raise UsageError("there is no place to write to", cure="add --output out, or --dry-run to see what would go")
    elif is_file:
        code = _export_single(asked, output, archive, split=split, force=force, as_json=as_json)
    else:
        code = _export(asked, output, archive, split=split, force=force, as_json=as_json, quiet=quiet)
    raise typer.Exit(code)


def _form(output: Path | None, said: str | None) -> tuple[str, bool]:
    """The form, and whether it is a single file: as the name of the output ends, if that is how files of a form end."""
    if output is None or not output.suffix:
        return said or "html", str(output) == _STDOUT
    from byline.export.single import suffixes

    name = next((name for suffix, name in suffixes().items() if output.name.endswith(suffix)), None)
    if name and said and name != said.replace(".", "-"):
        raise UsageError(
            f"{output.name} is the name of a file of the form {name}, but --format is {said}",
            cure="leave out --format, or name the output otherwise",
        )
    return said or name or "html", name is not None


def _export(
    asked: "Order",
    output: Path,
    archive: Path | None,
    *,
    split: str | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> ExitCode:
    from byline.export.split import split_by
    from byline.workflows.publish import export

    by = split_by(split) if split else None
    omissions: list[Omission] = []
    left_out = omissions.append if as_json else _report
    with open_archive(archive) as collection, progress("exporting", quiet=quiet) as tick:
        published = export(
            collection,
            asked,
            output=output,
            force=force,
            split=by,
            left_out=left_out,
            progress=tick,
            resumed=lambda articles: message(f"going on after {articles:,} articles, where it was interrupted"),
        )
    if as_json:
        _print(output=str(output), articles=published.articles, omitted=omissions)
    else:
        message(_summary(published, output, split=by))
    return _exit_code(published.articles, published.omitted)


def _export_single(
    asked: "Order", output: Path, archive: Path | None, *, split: str | None, force: bool, as_json: bool
) -> ExitCode:
    from byline.workflows.publish import export_single

    if split:
        raise UsageError("one file cannot be split", cure="name a folder: --output out")
    to_stdout = str(output) == _STDOUT
    if to_stdout and as_json:
        raise UsageError("--json and --output - both write to stdout", cure="leave out one of them")
    with open_archive(archive) as collection:
        export_single(collection, asked, sys.stdout.buffer if to_stdout else output, force=force)
    if as_json:
        _print(output=str(output), articles=1, omitted=[])
    elif not to_stdout:
        message(f"1 article in {output}, with its notice")
    return ExitCode.OK


def _preview(asked: "Order", archive: Path | None, *, split: str | None, as_json: bool, quiet: bool) -> ExitCode:
    from byline.export.split import split_by
    from byline.model.manifest import Omission
    from byline.workflows.publish import preview

    by = split_by(split) if split else None
    going: list[dict[str, Any]] = []
    omissions: list[Omission] = []
    parts: dict[str, None] = {}
    with open_archive(archive) as collection, progress("looking", quiet=quiet) as tick:
        for part, found in preview(collection, asked, by, tick):
            if isinstance(found, Omission):
                omissions.append(found)
                if not as_json:
                    _report(found)
                continue
            article, conclusion = found.article, found.article.conclusion
            facts = {"id": article.id, "title": article.article.title, "license": conclusion.concluded}
            going.append(facts | ({"part": part} if by else {}))
            if not as_json:
                if by and part not in parts:
                    typer.echo(f"{part}/")
                typer.echo(f"goes out   {article.id[:8]}  {conclusion.concluded:<{_WIDTH}} {one_line(found.title)}")
            parts[part] = None
    if as_json:
        _print(output=None, articles=len(going), omitted=omissions, dry_run=True, selected=going)
    else:
        where = f" in {_several(len(parts), 'part')}" if by else ""
        message(f"{len(going):,} would go out{where}, {len(omissions):,} would be left out; nothing was written")
    return _exit_code(len(going), len(omissions))


def _print(*, omitted: "list[Omission]", **facts: Any) -> None:
    print_json("byline-export-1", {**facts, "omitted": [each.model_dump(mode="json") for each in omitted]})


def _exit_code(articles: int, omitted: int) -> ExitCode:
    if articles:
        return ExitCode.OK
    return ExitCode.REFUSED if omitted else ExitCode.NOT_FOUND


def _summary(published: "Published", output: Path, *, split: "Split | None") -> str:
    if not published.articles:
        return "nothing was exported" if published.omitted else "no article matches"
    parts = f", a part for each {split} with its own" if split else ", with"
    left_out = f"; {published.omitted:,} left out, which manifest.json lists" if published.omitted else ""
    return f"{_several(published.articles, 'article')} in {output}{parts} NOTICE and manifest.json{left_out}"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _report(omission: "Omission") -> None:
    why = "; ".join(_words(reason) for reason in omission.reasons)
    message(f"left out   {omission.id[:8]}  {omission.license:<{_WIDTH}} {one_line(omission.title or '')}: {why}")


def _words(reason: "Reason") -> str:
    return one_line(f"{reason.text} ({reason.clause})" if reason.clause else reason.text)

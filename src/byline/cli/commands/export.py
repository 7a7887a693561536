# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption, open_archive
from byline.cli.output import message, one_line, print_json, progress
from byline.cli.uses import use_option, uses_of
from byline.errors import ExitCode
from byline.model.use import Use

if TYPE_CHECKING:
    from byline.export.bundle import Published
    from byline.model.manifest import Omission
    from byline.model.policy import Reason

PANEL = "Publish"
EXAMPLES = (
    "byline export 'license:CC-BY*' --format html --use redistribute --output out/",
    "byline export 'agency:mehr published:2026' --format jsonl --use adapt,commercial --output corpus/",
)


def command(
    query: Annotated[str, typer.Argument(help="Which articles, as in byline search.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")],
    format: Annotated[str, typer.Option("--format", "-f", help="text, html, markdown or jsonl.")] = "html",  # noqa: A002
    use: Annotated[list[str] | None, use_option("What you will do with them", default=Use.REDISTRIBUTE)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write articles with their notices, leaving out what the intended use does not allow."""
    from byline.workflows.publish import export

    uses = uses_of(use) or (Use.REDISTRIBUTE,)
    omissions: list[Omission] = []
    left_out = omissions.append if as_json else _report
    with open_archive(archive) as collection, progress("exporting", quiet=quiet) as tick:
        published = export(
            collection, query, format=format, uses=uses, output=output, force=force, left_out=left_out, progress=tick
        )
    if as_json:
        omitted = [omission.model_dump(mode="json") for omission in omissions]
        print_json("byline-export-1", {"output": str(output), "articles": published.articles, "omitted": omitted})
    else:
        message(_summary(published, output))
    raise typer.Exit(_exit_code(published))


def _exit_code(published: "Published") -> ExitCode:
    if published.articles:
        return ExitCode.OK
    return ExitCode.REFUSED if published.omitted else ExitCode.NOT_FOUND


def _summary(published: "Published", output: Path) -> str:
    if published.articles:
        noun = "article" if published.articles == 1 else "articles"
        return f"{published.articles:,} {noun} in {output}, with NOTICE and manifest.json"
    return "nothing was exported" if published.omitted else "no article matches"


def _report(omission: "Omission") -> None:
    why = "; ".join(_words(reason) for reason in omission.reasons)
    message(f"left out   {omission.id[:8]}  {omission.license:<16} {one_line(omission.title or '')}: {why}")


def _words(reason: "Reason") -> str:
    return one_line(f"{reason.text} ({reason.clause})" if reason.clause else reason.text)

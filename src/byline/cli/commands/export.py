# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline export`."""

from pathlib import Path
from typing import Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption, open_archive
from byline.cli.output import message, one_line, print_json, progress
from byline.errors import ExitCode
from byline.model.manifest import Manifest
from byline.model.policy import Reason, Use

PANEL = "Publish"
EXAMPLES = (
    "byline export 'license:CC-BY*' --format html --use redistribute --output out/",
    "byline export 'agency:mehr published:2026' --format jsonl --use adapt --use commercial --output corpus/",
)


def command(
    query: Annotated[str, typer.Argument(help="Which articles, as in byline search.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")],
    format: Annotated[str, typer.Option("--format", "-f", help="text, html, markdown or jsonl.")] = "html",  # noqa: A002
    use: Annotated[
        list[Use] | None, typer.Option("--use", help="What you will do with them; may be repeated.  [redistribute]")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the folder if it exists.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write articles with their notices, leaving out what the intended use does not allow."""
    from byline.workflows.publish import export

    uses = tuple(dict.fromkeys(use or [Use.REDISTRIBUTE]))
    with open_archive(archive) as collection, progress("exporting", quiet=quiet) as tick:
        manifest = export(collection, query, format=format, uses=uses, output=output, force=force, progress=tick)
    if as_json:
        print_json("byline-export-1", {"output": str(output), **manifest.model_dump(mode="json")})
    else:
        _report(manifest, output)
    raise typer.Exit(ExitCode.OK if manifest.articles else ExitCode.REFUSED if manifest.omitted else ExitCode.NOT_FOUND)


def _report(manifest: Manifest, output: Path) -> None:
    for omission in manifest.omitted:
        why = "; ".join(_words(reason) for reason in omission.reasons)
        message(f"left out   {omission.id[:8]}  {omission.license:<16} {one_line(omission.title or '')}: {why}")
    if manifest.articles:
        count = len(manifest.articles)
        message(f"{count:,} {'article' if count == 1 else 'articles'} in {output}, with NOTICE and manifest.json")
    else:
        message("nothing was exported" if manifest.omitted else "no article matches")


def _words(reason: Reason) -> str:
    return one_line(f"{reason.text} ({reason.clause})" if reason.clause else reason.text)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline reindex`."""

from typing import Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption
from byline.cli.engines import hint_at_engine
from byline.cli.output import message, print_json, progress
from byline.errors import ExitCode

PANEL = "Look after"
EXAMPLES = ("byline reindex", "byline reindex --engine tantivy")


def command(
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="Search with this engine from now on: whoosh or tantivy."),
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Rebuild everything derived (catalogue, CDXJ, pages, texts, search index) from the WARC files.

    Whoosh, the default, is at its best up to some 20,000 articles; tantivy (pip install 'byline[tantivy]') takes
    millions. Both find the same articles, and the WARC files stay as they are.
    """
    from byline.config import archive_folder
    from byline.workflows.reindex import reindex

    with progress("reindexing", quiet=quiet) as tick:
        count, lost = reindex(archive_folder(archive), engine=engine, progress=tick)
    if as_json:
        print_json("byline-reindex-1", {"articles": count, "without_text": list(lost)})
    else:
        message(f"{count:,} articles indexed" + (f"; no text could be restored for {', '.join(lost)}" if lost else ""))
    hint_at_engine(archive)
    raise typer.Exit(ExitCode.PARTIAL if lost else ExitCode.OK)

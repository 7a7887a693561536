# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline init`."""

from pathlib import Path
from typing import Annotated

import typer

from byline.cli.common import JsonOption
from byline.cli.output import message, print_json

PANEL = "Collect"
EXAMPLES = ("byline init my-archive --operator 'The Example Library'",)


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")] = Path("archive"),
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the archive is called.")] = None,
    operator: Annotated[
        str | None, typer.Option("--operator", metavar="NAME", help="Who runs it: named in every WARC file.")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="The search engine: whoosh, or tantivy for millions.")
    ] = "whoosh",
    as_json: JsonOption = False,
) -> None:
    """Make an empty archive."""
    from byline.archive.collection import Archive
    from byline.config import Settings
    from byline.search.index import Index

    Index.require(engine)
    settings = Settings(name=name or folder.resolve().name, operator=operator, engine=engine)
    archive = Archive.create(folder, settings)
    if as_json:
        print_json("byline-init-1", {"folder": str(folder), "name": archive.settings.name})
        return
    message(f"Made an archive in {folder}. Next:\n\n  cd {folder}\n  byline add ARTICLE.html https://example.org/story")

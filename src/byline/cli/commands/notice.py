# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline notice`."""

from typing import Annotated

import typer

from byline.cli.common import ArchiveOption, IdArgument, JsonOption, open_archive
from byline.cli.output import print_json

PANEL = "Publish"
EXAMPLES = ("byline notice 3f2a", "byline notice 3f2a --format html", "byline notice 3f2a --changes 'Shortened.'")


def command(
    id: IdArgument,  # noqa: A002 - the argument's name
    format: Annotated[str, typer.Option("--format", "-f", help="text, html or markdown.")] = "text",  # noqa: A002
    changes: Annotated[
        list[str] | None, typer.Option("--changes", help="What you changed, as a sentence; may be repeated.")
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the words that a reuser of an article must say."""
    from byline.model.notice import Adapts, Change
    from byline.workflows.publish import notice

    # Only the operator knows whether an own change adapts the work, so the notice does not judge it.
    declared = tuple(Change(text=text, adapts=Adapts.MAYBE) for text in changes or ())
    with open_archive(archive) as collection:
        made = notice(collection, id, format, declared)
    if as_json:
        print_json("byline-notice-1", made.model_dump(mode="json"))
    else:
        typer.echo(made.content)

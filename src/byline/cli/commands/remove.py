# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline remove`."""

from typing import Annotated

import typer

from byline.cli.common import ArchiveOption, ByOption, JsonOption, ReasonOption, actor, open_archive
from byline.cli.output import print_json

PANEL = "Look after"
EXAMPLES = ("byline remove 3f2a --reason 'Takedown request of 2026-03-09'",)


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Articles' ids, or 4 or more of their first digits.")],
    reason: ReasonOption,
    by: ByOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take articles down: record, text and index entries leave the disk, a tombstone stays."""
    from byline.workflows.review import remove

    with open_archive(archive) as collection:
        tombstone = remove(collection, ids, reason=reason, by=actor(by, collection))
    if as_json:
        print_json("byline-remove-1", {"tombstone": tombstone.model_dump(mode="json")})
    else:
        typer.echo(f"removed    {tombstone.id[:8]}  the same capture is refused from now on")

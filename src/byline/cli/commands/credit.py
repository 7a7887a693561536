# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The commands `byline credit redact`, `list` and `undo`."""

from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, ByOption, JsonOption, ReasonOption, actor, open_archive
from byline.cli.output import message, one_line, print_json

if TYPE_CHECKING:
    from byline.model.credit import CreditEntry

PANEL = "Look after"
SUMMARY = "Credits that licensors want to be left out."
ALIASES = ()
EXAMPLES = (
    "byline credit redact --name 'Jane Doe' --reason 'Her letter of 2026-03-09'",
    "byline credit redact --uri https://example.org/story --article 3f2a --reason 'Letter of the publisher'",
    "byline credit list",
    "byline credit undo 1 --reason 'She wants to be named again'",
)


def redact_credit(
    reason: ReasonOption,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="A creator, agency or other party not to be named.")
    ] = None,
    uri: Annotated[str | None, typer.Option("--uri", metavar="URI", help="A source not to be given.")] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="Only in this article; by default in all.")
    ] = None,
    by: ByOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Leave a credit out of notices and exports, as its licensor asks (CC 4.0 section 3(a)(3)).

    Licence and all other credits stay, and so does what the archive holds. Exports made before stay as they are: make
    them again.
    """
    from byline.workflows.credits import redact

    with open_archive(archive) as collection:
        entry = redact(collection, name=name, uri=uri, article=article, reason=reason, by=actor(by, collection))
    if as_json:
        print_json("byline-credit-redact-1", {"request": entry.model_dump(mode="json")})
    else:
        typer.echo(f"left out   {_line(entry)}")


def list_credits(
    everything: Annotated[
        bool, typer.Option("--all", help="The whole list: also the requests that were undone, and what undid them.")
    ] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the credits that are left out: number, what, who noted it when, and why."""
    from byline.archive.credits import active
    from byline.workflows.credits import credit_entries

    with open_archive(archive) as collection:
        entries = credit_entries(collection)
    holding = active(entries)
    shown = entries if everything else holding
    for entry in shown:
        if as_json:
            print_json("byline-credit-list-1", {**entry.model_dump(mode="json"), "holds": entry in holding})
        else:
            lead = "undone     " if entry.action == "undo" else ""
            typer.echo(f"{lead}{_line(entry)}")
    message(f"{len(holding):,} {'credit is' if len(holding) == 1 else 'credits are'} left out")


def undo_credit(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The request's number, as the list shows it.")],
    reason: ReasonOption,
    by: ByOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a credit again. The request stays in the list, with who undid it and why."""
    from byline.workflows.credits import undo

    with open_archive(archive) as collection:
        entry = undo(collection, number, reason=reason, by=actor(by, collection))
    if as_json:
        print_json("byline-credit-undo-1", {"request": entry.model_dump(mode="json")})
    else:
        typer.echo(f"given again  {_line(entry)}")


COMMANDS = {"redact": redact_credit, "list": list_credits, "undo": undo_credit}


def _line(entry: "CreditEntry") -> str:
    what = ", ".join(filter(None, (entry.name, entry.uri)))
    where = f" in {entry.article[:8]}" if entry.article else ""
    known = f"{one_line(what)}{where}  " if what else ""
    return f"{entry.number}  {known}{entry.made:%Y-%m-%d}, {one_line(entry.by)}: {one_line(entry.reason)}"

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, IdArgument, JsonOption, open_archive
from byline.cli.conclusion import print_conclusion
from byline.cli.output import one_line, print_json, printable
from byline.cli.prose import wrapped

if TYPE_CHECKING:
    from byline.model.archived import Amendment, ArchivedArticle

PANEL = "Find"
EXAMPLES = ("byline show 3f2a", "byline show 3f2a --evidence", "byline show 3f2a --text")


def command(
    id: IdArgument,  # noqa: A002 - the argument's name
    evidence: Annotated[
        bool, typer.Option("--evidence", help="The whole chain: what was found, used, set aside.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="The article's text as well.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Earlier conclusions and corrections.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article: its facts, its licence, and the words that prove it."""
    with open_archive(archive) as collection:
        found = collection.get(id)
        states = [(state, collection.amendment(state)) for state in collection.history(found.id)] if history else []
        body = collection.text(found) if text else None
    if as_json:
        earlier = [old.model_dump(mode="json") for old, _ in states[1:]]
        amendments = [made and made.model_dump(mode="json") for _, made in states]
        data = {"article": found.model_dump(mode="json"), "history": earlier, "amendments": amendments}
        print_json("byline-show-1", data | ({"text": body} if body is not None else {}))
        return
    typer.echo(typer.style(one_line(found.article.title or "(no title)"), bold=True))
    for name, value in _facts(found):
        typer.echo(f"  {name:<10} {one_line(value)}")
    typer.echo()
    print_conclusion(found.conclusion, everything=evidence)
    _print_history(states)
    if body is not None:
        typer.echo(f"\n{printable(body)}")


def _print_history(states: "list[tuple[ArchivedArticle, Amendment | None]]") -> None:
    """Newest first: what was concluded, who said so and why."""
    for state, amendment in states:
        typer.echo()
        wrapped(
            f"{state.conclusion.concluded} ({state.conclusion.basis})",
            lead=f"  {'now' if state is states[0][0] else 'before':<10} ",
        )
        if amendment:
            wrapped(f"amended by {amendment.by}: {amendment.reason}", lead=f"  {'':<10} ")


def _facts(found: "ArchivedArticle") -> list[tuple[str, str]]:
    article = found.article
    seen = f"{found.retrieved:%Y-%m-%d %H:%M:%S} UTC" + (f" ({found.captures} captures)" if found.captures > 1 else "")
    facts = [
        ("id", found.id),
        ("by", ", ".join(article.creators)),
        ("agency", article.agency),
        ("published", article.published),
        ("modified", article.modified),
        ("language", article.language),
        ("source", article.url or found.target_uri),
        ("retrieved", seen),
        ("digest", found.payload_digest),
        ("record", f"{found.capture.file} at {found.capture.offset:,}"),
    ]
    return [(name, value) for name, value in facts if value]

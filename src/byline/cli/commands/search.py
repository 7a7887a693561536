# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline search`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, open_archive
from byline.cli.output import message, one_line, print_json, printable

if TYPE_CHECKING:
    from byline.model.search import Hit, Selection

PANEL = "Find"
EXAMPLES = (
    """byline search '"national unity" agency:mehr license:CC-BY-4.0 retrieved:2026'""",
    "byline search 'climate OR climat* published:[2025 TO 2026]' --sort published --reverse",
    "byline search '*' --facets",
)
_FACETS = ("agency", "license", "year", "language")


class Sort(StrEnum):
    """What hits can be sorted by."""

    RELEVANCE = "relevance"
    PUBLISHED = "published"
    RETRIEVED = "retrieved"
    TITLE = "title"


def command(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words, phrases and fields: docs/reference/query-language.md.")
    ],
    sort: Annotated[
        Sort, typer.Option("--sort", metavar="ORDER", help="By relevance, published, retrieved or title.")
    ] = Sort.RELEVANCE,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="How many hits to show.")] = 10,
    offset: Annotated[int, typer.Option("--offset", metavar="N", min=0, help="How many hits to pass over.")] = 0,
    facets: Annotated[bool, typer.Option("--facets", help="Count hits by agency, licence, year and language.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find articles by their words, agency, licence, language and dates."""
    from byline.model.search import Query
    from byline.workflows.find import search

    asked = Query(
        text=query, sort=sort.value, reverse=reverse, limit=limit, offset=offset, facets=_FACETS if facets else ()
    )
    with open_archive(archive) as collection:
        selection = search(collection, asked)
    if as_json:
        print_json("byline-search-1", selection.model_dump(mode="json"))
        return
    for hit in selection.hits:
        typer.echo(_rendered(hit))
    _print_facets(selection)
    message(_count(selection))


def _rendered(hit: "Hit") -> str:
    found = hit.article
    article = found.article
    facts = (
        article.agency,
        ", ".join(article.creators),
        article.published and article.published[:10],
        article.language,
    )
    lines = [
        f"{typer.style(found.id[:8], fg='yellow')}  {typer.style(one_line(article.title or '(no title)'), bold=True)}",
        f"          {typer.style(found.conclusion.concluded, fg='green')}  "
        + " · ".join(one_line(fact) for fact in facts if fact),
    ]
    if hit.snippet:
        lines.append(f"          {_highlighted(hit)}")
    return "\n".join(lines) + "\n"


def _highlighted(hit: "Hit") -> str:
    # Cleaned piece by piece, so that a captured escape sequence cannot pass for one of ours.
    text, end = "", 0
    for start, stop in hit.highlights:
        text += _flat(hit.snippet[end:start])
        text += typer.style(_flat(hit.snippet[start:stop]), bold=True, underline=True)
        end = stop
    return text + _flat(hit.snippet[end:])


def _flat(text: str) -> str:
    return printable(text.replace("\n", " "))


def _print_facets(selection: "Selection") -> None:
    for name, counts in selection.facets.items():
        typer.echo(typer.style(name, bold=True))
        for value, count in counts.items():
            typer.echo(f"  {count:>7,}  {one_line(value)}")


def _count(selection: "Selection") -> str:
    if not selection.total:
        return "no article found"
    noun = "article" if selection.total == 1 else "articles"
    shown = len(selection.hits)
    if shown == selection.total:
        return f"{selection.total:,} {noun}"
    first = selection.query.offset + 1
    return (
        f"{selection.total:,} {noun}; shown: {first:,} to {first + shown - 1:,}"
        if shown
        else f"{selection.total:,} {noun}"
    )

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline stats`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, open_archive
from byline.cli.output import message, one_line, print_json

PANEL = "Find"
EXAMPLES = ("byline stats", "byline stats 'agency:mehr' --top 5", "byline stats --svg holdings.svg")
_HEADINGS = {"license": "licence", "agency": "agency", "language": "language", "year": "year"}
_BAR = 32
_LONGEST = 32


def command(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Count only what this finds.")] = "*",
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many values of each kind to show.")] = 12,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw the bars into a picture too.")] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count the articles by licence, agency, language and year."""
    from byline.model.search import Query
    from byline.workflows.find import search

    with open_archive(archive) as collection:
        found = search(collection, Query(text=query, limit=0, facets=tuple(_HEADINGS)))
        name = collection.settings.name
    if as_json:
        print_json("byline-stats-1", {"query": query, "articles": found.total, "counts": found.facets})
    groups = {heading: _shown(name, found.facets[name], top) for name, heading in _HEADINGS.items()}
    if svg is not None:
        _draw(svg, f"{name}: {_articles(found.total)}", groups)
    if not as_json:
        message(_articles(found.total))
        for heading, counts in groups.items():
            _print_bars(heading, counts)


def _shown(name: str, counts: dict[str, int], top: int) -> dict[str, int]:
    """The most frequent values, years in their order, and how many articles have others."""
    whole = _by_language(counts) if name == "language" else counts
    first = Counter(whole).most_common(top)
    shown = dict(sorted(first, reverse=True) if name == "year" else first)
    others = sum(whole.values()) - sum(shown.values())
    return shown | ({f"{len(whole) - top:,} others": others} if others else {})


def _by_language(counts: dict[str, int]) -> dict[str, int]:
    """One count a language: "de-at" is German too. `--json` keeps them apart."""
    languages: Counter[str] = Counter()
    for tag, count in counts.items():
        languages[tag.partition("-")[0]] += count
    return languages


def _print_bars(heading: str, counts: dict[str, int]) -> None:
    if not counts:
        return
    typer.echo("\n" + typer.style(heading, bold=True))
    labels = {value: one_line(value)[:_LONGEST] for value in counts}
    wide, most = max(map(len, labels.values())), max(counts.values())
    for value, count in counts.items():
        bar = "█" * max(1, round(_BAR * count / most))
        typer.echo(f"  {labels[value]:<{wide}}  {count:>9,}  {typer.style(bar, fg='green')}")


def _draw(file: Path, title: str, groups: dict[str, dict[str, int]]) -> None:
    from byline.errors import OperationFailed
    from byline.export.chart import bar_chart

    try:
        file.write_text(bar_chart(title, groups), encoding="utf-8")
    except OSError as error:
        raise OperationFailed(f"{file} cannot be written: {error.strerror or error}") from error


def _articles(total: int) -> str:
    return f"{total:,} {'article' if total == 1 else 'articles'}"

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline reidentify`."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption, open_archive
from byline.cli.inputs import exit_code_of
from byline.cli.output import message, one_line, print_json, printable, progress
from byline.errors import BylineError, ExitCode

if TYPE_CHECKING:
    from byline.model.evidence import LicenseConclusion
    from byline.workflows.reidentify import Reidentified

PANEL = "Look after"
EXAMPLES = ("byline reidentify --dry-run", "byline reidentify 'agency:mehr license:NOASSERTION'")


def command(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="Which articles, as in byline search; all, if left out.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Conclude again which licence covers archived articles, by today's rules, from the WARC files alone.

    Nothing is rewritten: what changes supersedes the earlier record, which stays readable (byline show --history). What
    a person declared is kept. What lets reusers do more than before is marked: look at it before you publish.
    """
    from byline.workflows.reidentify import reidentify

    counts: Counter[str] = Counter()
    codes: set[int] = set()
    with open_archive(archive) as collection, progress("identifying", quiet=quiet) as tick:
        for number, each in enumerate(reidentify(collection, query, dry_run=dry_run), start=1):
            counts.update(_kinds(each))
            codes.add(each.outcome.exit_code if isinstance(each.outcome, BylineError) else ExitCode.OK)
            if as_json and each.status != "same":
                print_json("byline-reidentify-1", _data(each))
            elif each.status != "same":
                _print(each, dry_run=dry_run)
            tick(number)
    if as_json:
        print_json(
            "byline-reidentify-summary-1", {"dry_run": dry_run, "counts": {name: counts[name] for name in _WORDS}}
        )
    else:
        message(_summary(counts, dry_run=dry_run))
    raise typer.Exit(exit_code_of(codes) if codes else ExitCode.NOT_FOUND)


_WORDS = {
    "articles": "identified again",
    "changed": "under another licence",
    "more_permissive": "more permissive",
    "evidence": "on other evidence",
    "contradicted": "contradicting what a person declared",
    "failed": "failed",
}


def _kinds(each: "Reidentified") -> list[str]:
    marks = {"more_permissive": each.more_permissive, "contradicted": bool(each.contradicted)}
    return ["articles", each.status, *(name for name, holds in marks.items() if holds)]


def _data(each: "Reidentified") -> dict[str, object]:
    facts = {"id": each.article.id, "title": each.article.article.title, "status": each.status}
    if isinstance(each.outcome, BylineError):
        error = each.outcome
        return facts | {"message": error.message, "cure": error.cure, "exit_code": int(error.exit_code)}
    return facts | {
        "before": each.article.conclusion.model_dump(mode="json"),
        "after": each.outcome.model_dump(mode="json"),
        "more_permissive": each.more_permissive,
        "contradicted": list(each.contradicted),
        "exit_code": int(ExitCode.OK),
    }


def _print(each: "Reidentified", *, dry_run: bool) -> None:
    title = one_line(each.article.article.title or "(no title)")
    if isinstance(each.outcome, BylineError):
        message(f"{'failed':<10} {each.article.id[:8]}  {title}: {printable(each.outcome.message)}")
        return
    before, after = each.article.conclusion, each.outcome
    label = "would be" if dry_run else "now"
    typer.echo(f"{typer.style(each.article.id[:8], fg='yellow')}  {typer.style(title, bold=True)}")
    typer.echo(f"  {'was':<10} {_told(before)}")
    typer.echo(f"  {label:<10} {_told(after)}")
    if each.more_permissive:
        typer.echo(f"  {'careful':<10} {typer.style('more permissive than before', fg='red', bold=True)}")
    for said in each.contradicted:
        typer.echo(f"  {'contrary':<10} the page says {one_line(said)}; what was declared is kept")


def _told(conclusion: "LicenseConclusion") -> str:
    return f"{typer.style(one_line(conclusion.concluded), fg='green')}  {one_line(conclusion.basis)}"


def _summary(counts: Counter[str], *, dry_run: bool) -> str:
    if not counts:
        return "no article matches"
    told = [
        f"{counts[name]:,} {words}" for name, words in _WORDS.items() if counts[name] or name in ("articles", "changed")
    ]
    return ", ".join(told) + ("; nothing was written" if dry_run else "")

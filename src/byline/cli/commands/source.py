# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The commands `byline source list`, `show` and `check`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption, open_archive
from byline.cli.inputs import AllowPrivateOption, IgnoreRobotsOption, exit_code_of, input_context
from byline.cli.output import message, one_line, print_json, printable, progress
from byline.errors import ExitCode

if TYPE_CHECKING:
    from byline.model.source import Source, Term
    from byline.workflows.sources import Checked

PANEL = "Find"
SUMMARY = "The source agencies that byline knows, and what they say about reuse."
ALIASES = ()
EXAMPLES = (
    "byline source list",
    "byline source list news --unverified",
    "byline source show globalvoices.org",
    'byline source show "Mehr News" --json',
    "byline source check 360info globalvoices.org",
)


def list_sources(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="Only sources with this in a name or domain.")
    ] = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Only sources none of whose words were seen.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the source agencies that byline knows, with the licences that their terms name.

    A licence here is what the source says, or is said to say. It never covers a page by itself.
    """
    from byline.seeds import sources

    wanted = (text or "").casefold()
    found = [
        source
        for source in sources()
        if any(wanted in words.casefold() for words in (source.name, *source.aliases, *source.domains))
        and not (unverified and _is_verified(source))
    ]
    for source in sorted(found, key=lambda source: source.name.casefold()):
        if as_json:
            print_json("byline-source-list-1", _listed(source))
        else:
            unread = (f"{license_id} (unverified)" for license_id in _licenses(source, verified=False))
            named = ", ".join((*_licenses(source, verified=True), *unread)) or "-"
            typer.echo(f"{source.name:<36} {'conflict: ' if source.conflicts else ''}{named}")
    message(f"{len(found):,} {'source' if len(found) == 1 else 'sources'}")
    if not found:
        raise typer.Exit(ExitCode.NOT_FOUND)


def show_source(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A source's name, another name of it, a domain or a URL.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Show a source agency: its names and domains, and what it says about reuse, in its own words.

    Which licence covers an article is concluded from the article's own page. Where that says nothing, the terms count
    only if the archive holds the page that they stand on: byline source check archives it.
    """
    from byline.seeds import find_source

    source = find_source(name)
    if as_json:
        print_json("byline-source-show-1", {"source": source.model_dump(mode="json")})
        return
    typer.echo(typer.style(one_line(source.name), bold=True))
    _print_facts(
        ("also", ", ".join(source.aliases)),
        ("domains", ", ".join(source.domains) + (" (shared: they do not say whom to credit)" if source.shared else "")),
        ("homepage", source.homepage),
        *(("feed", feed) for feed in source.feeds),
        *(("sitemap", sitemap) for sitemap in source.sitemaps),
        *(("conflict", conflict) for conflict in source.conflicts),
        ("note", source.note),
    )
    for term in source.terms:
        typer.echo()
        _print_facts(*_facts(term))
    message("\nTerms are no evidence by themselves: byline concludes a licence from the page at hand.")


def check_sources(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Sources as for byline source show; all by default.")
    ] = None,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Fetch the pages on which sources state their terms, archive them as evidence, and compare the words.

    A policy page is no article: it is not searched and not exported. Exit code 1 says that words changed or are gone.
    """
    from byline.seeds import find_source, sources
    from byline.workflows.sources import check

    wanted = tuple({source.name: source for source in map(find_source, names)}.values()) if names else sources()
    codes: set[int] = set()
    with (
        open_archive(archive) as collection,
        input_context(collection.settings, allow_private=allow_private, ignore_robots=ignore_robots) as context,
        progress("checking", quiet=quiet) as tick,
    ):
        robots = "ignore" if ignore_robots else "classic"
        for number, checked in enumerate(check(collection, wanted, context.fetch, robots=robots), start=1):
            codes.add(checked.exit_code)
            _report(checked, as_json)
            tick(number)
    raise typer.Exit(ExitCode.FINDINGS if ExitCode.FINDINGS in codes else exit_code_of(codes))


COMMANDS = {"list": list_sources, "show": show_source, "check": check_sources}


def _report(checked: "Checked", as_json: bool) -> None:
    if as_json:
        print_json("byline-source-check-1", checked.model_dump(mode="json"))
        return
    where = checked.uri or "no address of a policy page is known"
    typer.echo(f"{checked.status:<12} {one_line(checked.source)}: {one_line(where)}")
    for quote in checked.quotes:
        if quote.status != "same":
            typer.echo(f"  {quote.status:<10} “{one_line(quote.quote)}”")
    if checked.message:
        message(f"  {one_line(checked.message)}")
    if checked.cure:
        message(f"  {printable(checked.cure)}")


def _is_verified(source: "Source") -> bool:
    return any(term.verified for term in source.terms)


def _licenses(source: "Source", *, verified: bool) -> list[str]:
    """The ids that the verified terms name, or those that only the other terms name; each once."""
    seen = [term.license for term in source.terms if term.license and term.verified]
    if verified:
        return list(dict.fromkeys(seen))
    return list(dict.fromkeys(term.license for term in source.terms if term.license and term.license not in seen))


def _listed(source: "Source") -> dict[str, object]:
    names = {"name": source.name, "aliases": source.aliases, "domains": source.domains, "shared": source.shared}
    known = {"verified": _is_verified(source), "licenses": _licenses(source, verified=True)}
    return {**names, **known, "unverified": _licenses(source, verified=False), "conflicts": source.conflicts}


def _facts(term: "Term") -> Iterator[tuple[str, str | None]]:
    yield ("says" if term.verified else "is said", f"“{term.quote}”" if term.quote else None)
    yield "licence", term.license or "none named"
    yield "verified", "yes" if term.verified else "no: not seen in the source's words"
    yield "for", ", ".join(term.domains)
    yield "where", term.where
    yield "at", term.uri
    yield "known from", term.source if term.source != term.uri else None
    yield "dated", term.dated
    yield "valid from", term.valid_from
    yield "valid to", term.valid_until
    yield "only", "articles that say so themselves" if term.only_marked else None
    yield "checked", term.checked_at
    yield "credit", f"“{term.credit}”" if term.credit else None
    yield from (("asks", demand) for demand in term.demands)
    yield from (("rules out", f"{use}: {words}") for use, words in term.forbids.items())
    yield from (("except", exclusion) for exclusion in term.exclusions)
    yield "note", term.note


def _print_facts(*facts: tuple[str, str | None]) -> None:
    for label, value in facts:
        if value:
            typer.echo(f"  {label:<10} {one_line(value)}")

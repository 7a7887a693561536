# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The commands `byline license list`, `show`, `explain` and `identify`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, IdArgument, JsonOption, QuietOption, open_archive
from byline.cli.conclusion import print_conclusion
from byline.cli.inputs import AllowPrivateOption, IgnoreRobotsOption, InputsArgument, exit_code_of, input_context
from byline.cli.output import message, one_line, print_json, printable, progress
from byline.cli.prose import heading, listed, with_clause, wrapped
from byline.cli.uses import use_option, uses_of
from byline.errors import BylineError, ExitCode

if TYPE_CHECKING:
    from byline.model.license import License
    from byline.model.policy import Reason
    from byline.workflows.identify import Identified

PANEL = "Find"
SUMMARY = "What licences allow and ask for, and which one covers a page."
ALIASES = ("licence",)
EXAMPLES = (
    "byline license list",
    "byline license list by-sa --family CC",
    "byline license show CC-BY-SA-4.0",
    "byline license show 'CC-BY-SA-4.0 OR GFDL-1.3-or-later'",
    "byline license explain 3f2a",
    "byline license explain 3f2a --use commercial,adapt",
    "byline license identify page.html ./folder https://example.org/story",
    "curl -s https://example.org/story | byline license identify - --json",
)


def list_licenses(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="Only licences with this in their id or name.")
    ] = None,
    family: Annotated[
        str | None, typer.Option("--family", metavar="NAME", help="Only this family: CC, OGL-UK, GFDL ...")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the licences that byline knows, with what they allow in a word.

    The second column says what may be done (adapt, commercial), the third what it costs: credit, and sharealike where
    adaptations must keep the licence.
    """
    from byline.licensing.catalog import catalog

    wanted = (text or "").casefold()
    found = [
        terms
        for terms in catalog()
        if (family is None or terms.family.casefold() == family.casefold())
        and wanted in f"{terms.id} {terms.name} {terms.short}".casefold()
    ]
    for terms in found:
        if as_json:
            print_json("byline-license-list-1", _listed(terms))
        else:
            may, must = _short(terms)
            typer.echo(f"{terms.id:<32} {', '.join(may) or '-':<18} {', '.join(must) or '-':<19} {terms.name}")
    message(f"{len(found):,} {'licence' if len(found) == 1 else 'licences'}")
    if not found:
        raise typer.Exit(ExitCode.NOT_FOUND)


def show_license(
    id: Annotated[str, typer.Argument(metavar="ID", help="A licence's id or URI, or an SPDX expression.")],  # noqa: A002
    as_json: JsonOption = False,
) -> None:
    """Show a licence: what you may, must and must not do, each with its clause, and how its notice looks.

    This is no legal advice. What was not read in a primary source is said to be unverified.
    """
    from byline.licensing.catalog import catalog
    from byline.licensing.expression import AnyOf, members, normalize, parse, render

    known = catalog().by_uri(id)
    expression = parse(known.id if known else normalize(id))
    if not isinstance(expression, str) and not as_json:
        choice = "you may choose one of these" if isinstance(expression, AnyOf) else "all of these apply"
        wrapped(f"{render(expression)}: {choice}.", lead="")
        typer.echo()
    for number, license_id in enumerate(dict.fromkeys(members(expression))):
        if number and not as_json:
            typer.echo("\n")
        _show(catalog().require(license_id), as_json=as_json)


def identify_pages(
    inputs: InputsArgument,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Say which licence covers the main article of each page, and which words prove it; nothing is stored.

    NOASSERTION means that nothing was said or that it cannot be trusted, NONE that a licence is denied. Both are
    answers: the exit code tells only whether every page could be read.
    """
    from byline.capture.inputs import items
    from byline.config import Settings
    from byline.workflows.identify import identify

    codes: set[int] = set()
    with (
        input_context(Settings(), allow_private=allow_private, ignore_robots=ignore_robots) as context,
        progress("identifying", quiet=quiet) as tick,
    ):
        for number, page in enumerate(identify(items(inputs, context)), start=1):
            codes.add(page.outcome.exit_code if isinstance(page.outcome, BylineError) else ExitCode.OK)
            if as_json:
                print_json("byline-license-identify-1", _identified(page))
            else:
                _print_page(page, first=number == 1)
            tick(number)
    raise typer.Exit(exit_code_of(codes))


def explain_article(
    id: IdArgument,  # noqa: A002 - the argument's name
    use: Annotated[list[str] | None, use_option("What you will do with it")] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Explain what you may do with an archived article, what you must do in return, and what is not known.

    Without --use it answers for every use. This is no legal advice.
    """
    from byline.cli.advice import print_advice
    from byline.licensing.advice import advise
    from byline.seeds import demands_of

    uses = uses_of(use)
    with open_archive(archive) as collection:
        article = collection.get(id)
    advice = advise(article, uses, demands_of(article))
    if as_json:
        facts = {"id": article.id, "title": article.article.title, "concluded": article.conclusion.concluded}
        print_json("byline-license-explain-1", {**facts, **advice.model_dump(mode="json")})
    else:
        print_advice(article, advice)


COMMANDS = {"list": list_licenses, "show": show_license, "explain": explain_article, "identify": identify_pages}


def _show(terms: "License", *, as_json: bool) -> None:
    from byline.licensing.notice import example, render
    from byline.licensing.terms import summary

    short = summary(terms)
    notice = None if terms.unwritten else render(example(terms)).content
    if as_json:
        reasons = {name: [reason.model_dump() for reason in part] for name, part in short._asdict().items()}
        print_json("byline-license-show-1", {"license": terms.model_dump(mode="json"), **reasons, "notice": notice})
        return
    typer.echo(f"{typer.style(terms.id, bold=True)}\n{terms.name} ({terms.short})\n{terms.uri}")
    if terms.legalcode_uri not in (None, terms.uri):
        typer.echo(terms.legalcode_uri)
    _print_reasons("You may", terms, short.may)
    _print_reasons("You must", terms, short.must)
    _print_reasons("You must not", terms, short.must_not)
    _print_ending(terms)
    if notice is None:
        heading("The notice")
        wrapped(f"byline cannot write it yet: {terms.unwritten}")
    else:
        heading("The notice looks like this")
        wrapped(notice)
        if terms.doubt:
            wrapped(f"It is not enough: {terms.doubt}.")
    _print_provenance(terms)


def _short(terms: "License") -> tuple[list[str], list[str]]:
    """What may be done beyond sharing, and what it costs, a word each."""
    from byline.licensing.terms import permits
    from byline.model.use import Use

    costs = {"Attribution": "credit", "ShareAlike": "sharealike"}
    may = [use.value for use in (Use.ADAPT, Use.COMMERCIAL) if permits(terms, use)]
    return may, [word for term, word in costs.items() if term in terms.requires]


def _listed(terms: "License") -> dict[str, object]:
    may, must = _short(terms)
    names = {name: getattr(terms, name) for name in ("id", "name", "short", "family", "version", "jurisdiction", "uri")}
    return {**names, "may": may, "must": must}


def _identified(page: "Identified") -> dict[str, object]:
    if isinstance(page.outcome, BylineError):
        error = page.outcome
        return {"input": page.input, "message": error.message, "cure": error.cure, "exit_code": int(error.exit_code)}
    return {"input": page.input, **page.outcome.model_dump(mode="json"), "exit_code": int(ExitCode.OK)}


def _print_page(page: "Identified", *, first: bool) -> None:
    if isinstance(page.outcome, BylineError):
        message(f"{'failed':<10} {one_line(page.input)}: {printable(page.outcome.message)}")
        return
    typer.echo(("" if first else "\n") + typer.style(one_line(page.input), bold=True))
    print_conclusion(page.outcome, everything=True)


def _print_reasons(title: str, terms: "License", reasons: Iterable["Reason"]) -> None:
    """Each with the clause that says so, without the licence's own id before it."""
    heading(title)
    listed(with_clause(reason, terms.id) for reason in reasons)


def _print_ending(terms: "License") -> None:
    end = terms.termination
    if not end.automatic:
        return
    clause = f" [{end.clause}]" if end.clause else ""
    cure = f"; it comes back if you cure that within {end.cure_days} days of discovery" if end.cure_days else ""
    heading("If you do not keep to it")
    wrapped(f"the licence ends{cure}{clause}", lead="  - ")


def _print_provenance(terms: "License") -> None:
    heading("Where this comes from")
    read = [name for name, verified in terms.verified.items() if verified]
    unread = [name for name, verified in terms.verified.items() if not verified]
    wrapped(f"verified in a primary source: {', '.join(read) or 'nothing'}", lead="  - ")
    if unread:
        wrapped(f"not verified: {', '.join(unread)}", lead="  - ")
    listed((*terms.sources, *([terms.note] if terms.note else [])))

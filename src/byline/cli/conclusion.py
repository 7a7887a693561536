# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A conclusion about a licence, for people: which one, why, and the words that prove it."""

from typing import TYPE_CHECKING

import typer

from byline.cli.output import one_line
from byline.cli.prose import wrapped

if TYPE_CHECKING:
    from byline.model.evidence import Evidence, LicenseConclusion

_CLAIMS = {
    "denial": "denies a licence",
    "exclusion": "limits what is covered",
    "reservation": "reserves text and data mining",
    "permission": "allows republishing under the publisher's own conditions",
}
_REGIONS = {
    "head": "in the head of the page",
    "headers": "in the HTTP headers",
    "body": "in the text",
    "figure": "at a picture",
    "comments": "among the comments",
    "dialog": "in a dialog",
    "hidden": "hidden from readers",
    "related": "in a list of other articles",
    "embed": "in an embedded widget",
    "feed": "in the feed that led to the page",
    "policy": "where the source speaks of reuse",
    "operator": "declared by a person",
}
_SCOPES = {
    "article": "for the article",
    "section": "for its section",
    "site": "for the whole site",
    "agency": "for all that its agency publishes",
    "other": "for something else than the article's text",
}


def print_conclusion(conclusion: "LicenseConclusion", *, everything: bool) -> None:
    """The licence with its reason and limits; with `everything` the whole chain, also what was set aside and why."""
    typer.echo(f"  {'licence':<10} {typer.style(one_line(conclusion.concluded), fg='green', bold=True)}")
    if everything and conclusion.declared != conclusion.concluded:
        _print_fact("declared", conclusion.declared)
    _print_fact("because", conclusion.basis)
    if everything and conclusion.rules:
        person = " below what a person declared" if conclusion.by == "operator" else ""
        _print_fact("by", f"rules {conclusion.rules}{person}")
    for exclusion in conclusion.exclusions:
        _print_fact("except", f"“{exclusion}”")
    for conflict in conclusion.conflicts:
        _print_fact("conflict", conflict)
    for reservation in conclusion.reservations:
        _print_fact("reserved", f"“{reservation}”")
    for piece in conclusion.evidence if everything else conclusion.evidence[:1]:
        _print_evidence("evidence", piece)
    for put in conclusion.set_aside if everything else ():
        _print_evidence("set aside", put.evidence)
        _print_fact("", f"set aside because {put.reason}")


def place_of(evidence: "Evidence") -> str:
    """Where the words stood, for people."""
    return _REGIONS.get(evidence.region, f"in the {evidence.region}")


def _print_evidence(label: str, evidence: "Evidence") -> None:
    """The words, what they say of what, how and where they were found, and the place for a machine to look."""
    _print_fact(label, f"“{evidence.statement}”")
    says = _CLAIMS.get(evidence.claim, f"names {evidence.suggests}")
    whose = f", speaks of {evidence.licensor}" if evidence.licensor else ""
    _print_fact("", f"{says} {_SCOPES[evidence.scope]}{whose}")
    _print_fact("", f"{evidence.finder}, {place_of(evidence)}, seen {evidence.seen:%Y-%m-%d}")
    if evidence.locator.record != "operator":
        typer.echo(f"  {'':<10} {one_line(f'at {evidence.locator}')}")


def _print_fact(label: str, text: str) -> None:
    wrapped(text, lead=f"  {label:<10} ")

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A conclusion about a licence, for people: which one, why, and the words that prove it."""

from typing import TYPE_CHECKING

import typer

from byline.cli.output import one_line

if TYPE_CHECKING:
    from byline.model.evidence import Evidence, LicenseConclusion


def print_conclusion(conclusion: "LicenseConclusion", *, everything: bool) -> None:
    """The licence with its reason and limits; with `everything` the whole chain, also what was set aside and why."""
    typer.echo(f"  {'licence':<10} {typer.style(conclusion.concluded, fg='green', bold=True)}")
    if everything and conclusion.declared != conclusion.concluded:
        typer.echo(f"  {'declared':<10} {one_line(conclusion.declared)}")
    typer.echo(f"  {'because':<10} {one_line(conclusion.basis)}")
    for exclusion in conclusion.exclusions:
        typer.echo(f"  {'except':<10} “{one_line(exclusion)}”")
    for conflict in conclusion.conflicts:
        typer.echo(f"  {'conflict':<10} {one_line(conflict)}")
    for reservation in conclusion.reservations:
        typer.echo(f"  {'reserved':<10} “{one_line(reservation)}”")
    for piece in conclusion.evidence if everything else conclusion.evidence[:1]:
        _print_evidence("evidence", piece)
    for put in conclusion.set_aside if everything else ():
        _print_evidence("set aside", put.evidence)
        typer.echo(f"  {'':<10} {one_line(put.reason)}")


def _print_evidence(label: str, evidence: "Evidence") -> None:
    where = f"{evidence.finder}, in the {evidence.region.value}, covers the {evidence.scope.value}: {evidence.locator}"
    typer.echo(f"  {label:<10} “{one_line(evidence.statement)}”")
    typer.echo(f"  {'':<10} {one_line(where)}")

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text to be read like a page: headings, wrapped lines and lists."""

from collections.abc import Iterable
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from byline.cli.output import one_line

if TYPE_CHECKING:
    from byline.model.policy import Reason

_WIDTH = 76


def heading(text: str) -> None:
    """A heading with an empty line before it."""
    typer.echo(f"\n{typer.style(text, bold=True)}")


def wrapped(text: str, lead: str = "  ") -> None:
    """A paragraph; `lead` begins it, and its other lines are indented as far.

    What could make a terminal lie is taken out of the words, which may be those of strangers.
    """
    indent = " " * len(lead)
    lines = fill(
        one_line(text),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    typer.echo(lines)


def listed(texts: Iterable[str]) -> None:
    """A list; nothing in it is said to be so."""
    for text in list(texts) or ["(nothing)"]:
        wrapped(text, lead="  - ")


def with_clause(reason: "Reason", license_id: str | None = None) -> str:
    """The words with the clause that says so, which needs no licence before it if all is about `license_id`."""
    if reason.clause is None:
        return reason.text
    clause = reason.clause
    if license_id is not None and clause.startswith((f"{license_id} section ", f"{license_id}, ")):
        clause = clause.removeprefix(license_id).lstrip(", ").removeprefix("section ")
    return f"{reason.text} [{clause}]"

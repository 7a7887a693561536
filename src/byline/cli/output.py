# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Data to stdout, messages to stderr; text for people, or JSON whose shape has a name and a version."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import typer

from byline.errors import BylineError


def print_json(shape: str, data: dict[str, Any]) -> None:
    """One JSON object on one line; `shape` names it and its version: `byline-search-1`."""
    typer.echo(json.dumps({"schema": shape, **data}, ensure_ascii=False, separators=(",", ":")))


def print_error(error: BylineError, *, as_json: bool) -> None:
    """What happened and what to do now, on stderr; with --json the same as data on stdout too."""
    if as_json:
        print_json("byline-error-1", {"message": error.message, "cure": error.cure, "exit_code": int(error.exit_code)})
    message(f"{typer.style('byline:', bold=True)} {printable(error.message)}")
    if error.cure:
        message(f"\n  {printable(error.cure)}")


def message(text: str) -> None:
    """A line for people, on stderr."""
    typer.echo(text, err=True)


def printable(text: str) -> str:
    """`text` on its lines, without the control characters and bidi overrides that could make a terminal lie.

    Titles and URLs come from strangers; CVE-2021-42574 shows what overrides can do to a line.
    """
    return "".join(character for character in text if character == "\n" or not _misleads(character))


def one_line(text: str) -> str:
    """`text` as `printable`, with every run of white space as one space."""
    return " ".join(printable(text.replace("\t", " ").replace("\r", " ")).split())


def _misleads(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cc" or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


class Tick(Protocol):
    """Told how many items are done."""

    def __call__(self, done: int, total: int | None = None, /) -> None:
        """Move the bar to `done` of `total`."""


def _no_bar(_done: int, _total: int | None = None, /) -> None:
    pass


@contextmanager
def progress(label: str, *, quiet: bool = False, size: int | None = None) -> Iterator[Tick]:
    """A progress bar on stderr while the block runs; nothing when stderr is no terminal, or `quiet`.

    It counts items; or, of `size` bytes in all, those that are done, with their rate and the time that is left.
    """
    if quiet or not sys.stderr.isatty():
        yield _no_bar
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = [TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()]
    if size is not None:
        columns[2:] = [DownloadColumn(), TransferSpeedColumn(), TimeElapsedColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=size)
        yield lambda done, total=None, /: bar.update(task, completed=done, total=total or size)

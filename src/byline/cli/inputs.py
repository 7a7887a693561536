# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Files, folders, URLs and stdin on the command line: the options of commands that read articles."""

import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.output import message, one_line
from byline.errors import ExitCode

if TYPE_CHECKING:
    from byline.capture.fetch import Fetcher
    from byline.capture.inputs import Context
    from byline.config import Settings

InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Files, folders, crawls (WARC, ARC, WACZ), URLs, feeds, lists of URLs, or - for stdin."
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Allow requests to loopback and private addresses.")
]
IgnoreRobotsOption = Annotated[bool, typer.Option("--ignore-robots", help="Do not ask robots.txt.")]


def input_context(
    settings: "Settings", *, allow_private: bool, ignore_robots: bool, retrieved: datetime | None = None
) -> "Context":
    """What inputs need; a moment without a time zone is UTC. Files that a folder passes over are told on stderr."""
    from byline.capture.inputs import Context

    return Context(
        connect=partial(_fetcher, settings, allow_private=allow_private, ignore_robots=ignore_robots),
        stdin=sys.stdin.buffer,
        max_size=settings.max_size,
        retrieved=retrieved and retrieved.replace(tzinfo=retrieved.tzinfo or UTC),
        skipped=_report_skipped,
    )


def exit_code_of(codes: set[int]) -> int:
    """OK if all went well, the code of the failure if all failed alike, PARTIAL if some did."""
    if codes <= {ExitCode.OK}:
        return ExitCode.OK
    return min(codes) if len(codes) == 1 else ExitCode.PARTIAL


def _fetcher(settings: "Settings", *, allow_private: bool, ignore_robots: bool) -> "Fetcher":
    """Made when the first URL comes: local files need no HTTP library."""
    from byline.capture.fetch import Fetcher

    return Fetcher(settings, allow_private=allow_private, ignore_robots=ignore_robots)


def _report_skipped(name: str, reason: str) -> None:
    message(f"{'skipped':<10} {one_line(name)}: {one_line(reason)}")

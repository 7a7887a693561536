# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline verify`."""

from typing import TYPE_CHECKING

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption
from byline.cli.output import message, one_line, print_json, progress
from byline.errors import ExitCode

if TYPE_CHECKING:
    from byline.model.finding import Finding

PANEL = "Look after"
EXAMPLES = ("byline verify", "byline verify --archive my-archive --json")


def command(archive: ArchiveOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Check every digest, record and reference, and that the indexes agree with the WARC files."""
    from byline.archive.fixity import verify
    from byline.config import archive_folder, read_settings

    folder = archive_folder(archive)
    read_settings(folder)
    with progress("verifying", quiet=quiet) as tick:
        findings = list(verify(folder, progress=tick))
    if as_json:
        print_json("byline-verify-1", {"findings": [finding.model_dump(mode="json") for finding in findings]})
    else:
        for finding in findings:
            typer.echo(_line(finding))
    errors = sum(finding.severity == "error" for finding in findings)
    if not as_json:
        message(f"{errors} errors, {len(findings) - errors} warnings" if findings else "everything is as it should be")
    raise typer.Exit(ExitCode.FINDINGS if errors else ExitCode.OK)


def _line(finding: "Finding") -> str:
    place = finding.file or ""
    if finding.offset is not None:
        place += f":{finding.offset}"
    return f"{finding.code} {finding.severity:<7} {one_line(place)}: {one_line(finding.message)}"

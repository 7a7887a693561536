# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline audit`."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.common import ArchiveOption, JsonOption, QuietOption
from byline.cli.inputs import AllowPrivateOption, IgnoreRobotsOption
from byline.cli.output import message, one_line, print_json, printable, progress
from byline.cli.uses import use_option, uses_of
from byline.errors import ExitCode, UsageError
from byline.model.use import Use

if TYPE_CHECKING:
    from byline.archive.collection import Archive
    from byline.model.finding import AuditFinding
    from byline.workflows.audit import Audit

PANEL = "Publish"
EXAMPLES = (
    "byline audit out/",
    "byline audit https://news.example/reprint --article 3f2a",
    "byline audit corpus/ --use commercial --json > report.json",
    "byline audit corpus/ --since report.json",
)
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


def command(
    target: Annotated[str, typer.Argument(metavar="PATH|URL", help="A file, a folder, a WARC or WACZ, or a web page.")],
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ID", help="An article that is reused there; may be repeated."),
    ] = None,
    use: Annotated[list[str] | None, use_option("How it is used there")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="FILE|DATE",
            help="Only what an earlier JSON report does not have, or only files changed since a day.",
        ),
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0.")] = False,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check whether what is published meets the licences of the articles in it, and say what to put right."""
    from byline.audit.report import new_since, summary

    if as_json and as_sarif:
        raise UsageError("a report is JSON or SARIF", cure="leave out --json or --sarif")
    day = _day(since)
    collection = _archive(archive)
    try:
        audit = _audit(collection, article or (), uses_of(use))
        with progress("auditing", quiet=quiet) as tick:
            findings = list(
                _findings(audit, target, day, tick, allow_private=allow_private, ignore_robots=ignore_robots)
            )
    finally:
        if collection is not None:
            collection.close()
    if since is not None and day is None:
        findings = new_since(findings, Path(since))
    counts = summary(findings)
    if as_sarif:
        _print_sarif(findings)
    elif as_json:
        facts = {"target": target, "files": audit.files, "articles": audit.articles, "summary": counts}
        print_json("byline-audit-1", {**facts, "findings": [each.model_dump(mode="json") for each in findings]})
    else:
        _print_text(findings, _summary(audit, counts))
    raise typer.Exit(ExitCode.FINDINGS if counts["error"] else ExitCode.OK)


def _day(since: str | None) -> date | None:
    try:
        return date.fromisoformat(since) if since else None
    except ValueError:
        return None


def _archive(option: Path | None) -> "Archive | None":
    """The archive at hand; None if there is none and none was asked for."""
    from byline.cli.common import open_archive
    from byline.config import archive_folder, is_archive

    return open_archive(option) if option is not None or is_archive(archive_folder()) else None


def _audit(archive: "Archive | None", told: Iterable[str], uses: tuple[Use, ...]) -> "Audit":
    from byline.workflows.audit import Audit

    if archive is None and told:
        raise UsageError("there is no archive to find the article in", cure="add --archive DIR")
    return Audit(archive, told=tuple(told), uses=uses)


def _findings(
    audit: "Audit",
    target: str,
    day: date | None,
    tick: "Callable[[int], None]",
    *,
    allow_private: bool,
    ignore_robots: bool,
) -> "Iterator[AuditFinding]":
    from byline.capture.target import is_web_url

    if not is_web_url(target):
        after = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
        yield from audit.folder(Path(target), after=after, progress=tick)
        return
    from byline.capture.fetch import Fetcher

    fetcher = Fetcher(audit.settings, allow_private=allow_private, ignore_robots=ignore_robots)
    try:
        yield from audit.url(target, fetcher)
    finally:
        fetcher.close()


def _print_text(findings: "list[AuditFinding]", summary: str) -> None:
    for line in _lines(findings):
        typer.echo(line)
    message(summary)


def _print_sarif(findings: "list[AuditFinding]") -> None:
    from byline import version
    from byline.audit.report import sarif

    typer.echo(json.dumps(sarif(findings, version=version()), ensure_ascii=False, indent=1))


def _lines(findings: "list[AuditFinding]") -> Iterator[str]:
    """Findings by file and article; one notice heals all that asks for it."""
    for (file, _), group in groupby(findings, key=lambda each: (each.file, each.article)):
        several = list(group)
        first = several[0]
        about = f"  {first.article[:8]} {one_line(first.title or '')}".rstrip() if first.article else ""
        yield typer.style(one_line(file), bold=True) + about
        for finding in several:
            yield _line(finding)
        pastes = dict.fromkeys(each.paste for each in several if each.paste)
        for paste in pastes:
            yield f"\n  put this there:\n\n{_indented(printable(paste))}"
        yield ""


def _line(finding: "AuditFinding") -> str:
    place = f"line {finding.line}: " if finding.line else ""
    clause = f" ({one_line(finding.clause)})" if finding.clause else ""
    severity = typer.style(f"{finding.severity:<7}", fg=_COLOURS[finding.severity])
    lines = [f"  {finding.code} {severity} {place}{one_line(finding.message)}{clause}"]
    if finding.found:
        lines.append(f"{'':16}found: {one_line(finding.found)}")
    if finding.cure and not finding.paste:
        lines.append(f"{'':16}cure:  {one_line(finding.cure)}")
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _summary(audit: "Audit", counts: dict[str, int]) -> str:
    read = f"{_number(audit.articles, 'article')} in {_number(audit.files, 'file')}"
    if not any(counts.values()):
        return (
            f"{read}: {'everything is as the licences ask' if audit.articles else 'nothing from the archive was found'}"
        )
    return f"{read}: " + ", ".join(_number(number, severity) for severity, number in counts.items() if number)


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

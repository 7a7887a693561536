# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Options that several commands share, and what they mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from byline.errors import UsageError

if TYPE_CHECKING:
    from byline.archive.collection import Archive

ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", "-a", metavar="DIR", help="The archive folder.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON (shapes: docs/reference/json.md).")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An article's id, or 4 or more of its first digits.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept with the decision.")]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; by default the archive's operator or $USER.")
]

TitleOption = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title.")]
CreatorOption = Annotated[
    list[str] | None, typer.Option("--creator", metavar="NAME", help="A creator to credit; may be repeated.")
]
AgencyOption = Annotated[str | None, typer.Option("--agency", metavar="NAME", help="The source agency.")]
PartyOption = Annotated[
    list[str] | None, typer.Option("--party", metavar="NAME", help="Another agency to credit; may be repeated.")
]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="The article's own URL.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="2026, 2026-03, 2026-03-09 ...")
]
ModifiedOption = Annotated[str | None, typer.Option("--modified", metavar="DATE", help="When it was last changed.")]
LanguageOption = Annotated[str | None, typer.Option("--language", metavar="TAG", help="en, fa, pt-br ...")]
CopyrightOption = Annotated[
    str | None, typer.Option("--copyright", metavar="LINE", help="Its copyright line, verbatim.")
]
LicenseOption = Annotated[
    str | None,
    typer.Option("--license", "--licence", metavar="ID", help="Declare its licence: an SPDX id or expression."),
]


def declared_facts(**facts: str | list[str] | None) -> dict[str, str | tuple[str, ...]]:
    """The facts that were given on the command line, by the names that extraction knows."""
    return {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items() if fact}


def open_archive(option: Path | None) -> "Archive":
    """The archive a command works on; NotFound says how to make one."""
    from byline.archive.collection import Archive
    from byline.config import archive_folder

    return Archive.open(archive_folder(option))


def actor(by: str | None, archive: "Archive") -> str:
    """Who makes a decision; UsageError if nobody can be named."""
    import getpass

    try:
        return by or archive.settings.operator or getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("a decision needs a name", cure="add --by NAME") from None

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline amend`."""

import typer

from byline.cli.common import (
    AgencyOption,
    ArchiveOption,
    ByOption,
    CopyrightOption,
    CreatorOption,
    IdArgument,
    JsonOption,
    LanguageOption,
    LicenseOption,
    ModifiedOption,
    PartyOption,
    PublishedOption,
    ReasonOption,
    TitleOption,
    UrlOption,
    actor,
    declared_facts,
    open_archive,
)
from byline.cli.output import print_json

PANEL = "Look after"
EXAMPLES = ("byline amend 3f2a --license CC-BY-4.0 --reason 'Confirmed by the editor, letter of 2026-03-09'",)


def command(
    id: IdArgument,  # noqa: A002 - the argument's name
    reason: ReasonOption,
    license: LicenseOption = None,  # noqa: A002 - the option's name
    title: TitleOption = None,
    creator: CreatorOption = None,
    agency: AgencyOption = None,
    party: PartyOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    modified: ModifiedOption = None,
    language: LanguageOption = None,
    copyright: CopyrightOption = None,  # noqa: A002 - the option's name
    by: ByOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct an article's licence or facts. Nothing is rewritten: the earlier record stays readable."""
    from byline.workflows.review import amend

    facts = declared_facts(
        title=title, creator=creator, agency=agency, party=party, url=url, published=published,
        modified=modified, language=language, copyright=copyright,
    )  # fmt: skip
    with open_archive(archive) as collection:
        amended = amend(collection, id, license_id=license, facts=facts, reason=reason, by=actor(by, collection))
    if as_json:
        print_json("byline-amend-1", {"article": amended.model_dump(mode="json")})
    else:
        typer.echo(f"amended    {amended.id[:8]}  {amended.conclusion.concluded}")

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command `byline notice`."""

from typing import TYPE_CHECKING, Annotated

import typer

from byline.cli.assumption import assumption_of
from byline.cli.common import ArchiveOption, IdArgument, JsonOption, open_archive
from byline.cli.output import message, one_line, print_json
from byline.errors import UsageError

if TYPE_CHECKING:
    from byline.model.notice import Adaptation, Notice

PANEL = "Publish"
EXAMPLES = (
    "byline notice 3f2a",
    "byline notice 3f2a --format html",
    "byline notice 3f2a --changes 'Shortened.' --notice-lang de",
    "byline notice 3f2a --translated-from fa --by 'Jane Roe' --under CC-BY-SA-4.0",
)


# Most of its lines are options: typer reads them from the signature.
def command(
    id: IdArgument,  # noqa: A002 - the argument's name
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, short, print, html, markdown, json-ld, csl-json, bibtex or ris.",
        ),
    ] = "text",
    changes: Annotated[
        list[str] | None,
        typer.Option("--changes", metavar="TEXT", help="What you changed, as a sentence; may be repeated."),
    ] = None,
    translated_from: Annotated[
        str | None, typer.Option("--translated-from", metavar="LANG", help="You translated it from this language.")
    ] = None,
    translated_to: Annotated[
        str | None, typer.Option("--translated-to", metavar="LANG", help="... and into this one.")
    ] = None,
    adapted: Annotated[
        bool, typer.Option("--adapted", help="You made an adaptation of it: an abridgement, another version ...")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who translated or adapted it.")] = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="ID", help="The licence of the translation or adaptation.")
    ] = None,
    assume: Annotated[
        str | None,
        typer.Option(
            "--assume", metavar="NAME", help="no-adaptation: your changes make none; needed where the licence has ND."
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why this may be assumed; it is kept with the notice."),
    ] = None,
    notice_lang: Annotated[
        str, typer.Option("--notice-lang", metavar="LANG", help="en, de, fr, es, pt, fa, ar or ru.")
    ] = "en",
    license_text: Annotated[
        bool,
        typer.Option(
            "--license-text",
            "--licence-text",
            help="Print the text of the licence that must go along, if any, instead of the notice.",
        ),
    ] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the words that a reuser of an article must say.

    With --translated-from, --translated-to or --adapted the notice is that of your version, and names its licence
    beside that of the original.
    """
    from byline.model.notice import Adapts, Change
    from byline.workflows.notice import notice

    adaptation = _adaptation(translated_from, translated_to, adapted=adapted, by=by, under=under)
    # Only the operator knows whether an own change adapts the work, so the notice does not judge it.
    adapts = Adapts.YES if adaptation else Adapts.MAYBE
    with open_archive(archive) as collection:
        made = notice(
            collection,
            id,
            format,
            [Change(text=text, adapts=adapts) for text in changes or ()],
            adaptation=adaptation,
            assumption=assumption_of(assume, reason),
            language=notice_lang,
        )
    if license_text and made.license_text is None:
        raise UsageError("the text of this licence need not go along", cure="leave out --license-text")
    if as_json:
        print_json("byline-notice-1", made.model_dump(mode="json"))
    elif license_text:
        typer.echo(made.license_text, nl=False)
    else:
        typer.echo(made.content)
        _print_beside(made, id)


def _adaptation(
    source: str | None, target: str | None, *, adapted: bool, by: str | None, under: str | None
) -> "Adaptation | None":
    from byline.licensing.catalog import catalog
    from byline.model.notice import Adaptation

    if not (source or target or adapted):
        if by or under:
            raise UsageError(
                "--by and --under speak of a translation or adaptation", cure="add --translated-from LANG or --adapted"
            )
        return None
    return Adaptation(
        kind="translation" if source or target else "adaptation",
        by=by,
        license=catalog().require(under) if under else None,
        source_language=source,
        target_language=target,
    )


def _print_beside(made: "Notice", prefix: str) -> None:
    """What no words in a notice can do, for people, beside the data."""
    if made.doubt:
        message(f"note: the notice is not enough: {made.doubt}")
    if made.license_text:
        message(f"note: its text has to go along with every copy: byline notice {prefix} --license-text")
    for demand in made.demands:
        message(f"note: the publisher asks: {one_line(demand.text)} ({one_line(demand.source)})")

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said when an archive has outgrown its search engine."""

import shlex
from pathlib import Path

from byline.cli.output import message


def hint_at_engine(option: Path | None) -> None:
    """Say what to type, on stderr, if the archive (of --archive, or the default one) has outgrown its engine."""
    from byline.cli.common import open_archive
    from byline.workflows.find import outgrown

    with open_archive(option) as archive:
        count, engine = outgrown(archive), archive.settings.engine
    if count is None:
        return
    where = "" if option is None else f" --archive {shlex.quote(str(option))}"
    message(
        f"\nWith {count:,} articles this archive has outgrown {engine}. For faster searches:\n"
        f"  pip install 'byline[tantivy]'\n"
        f"  byline reindex --engine tantivy{where}"
    )

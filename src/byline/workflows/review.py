# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person decides about an article: a correction, or its removal."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from byline.archive.collection import Archive
from byline.errors import UsageError
from byline.extract.article import declared
from byline.licensing.conclude import declare
from byline.model.archived import Amendment, ArchivedArticle, Tombstone
from byline.workflows.conclusion import Concluder
from byline.workflows.find import refresh
from byline.workflows.reidentify import conclude_again


def amend(
    archive: Archive,
    prefix: str,
    *,
    license_id: str | None,
    facts: Mapping[str, str | tuple[str, ...]],
    reason: str,
    by: str,
) -> ArchivedArticle:
    """Correct an article's facts or licence; what was there before stays readable in its history."""
    if license_id is None and not facts:
        raise UsageError("nothing to amend", cure="name a fact: --license, --title, --creator, --agency, --url ...")
    with archive.writer() as writer:
        current = archive.get(prefix)
        conclusion = current.conclusion
        if license_id is not None:
            page = conclusion if conclusion.by == "rule" else conclude_again(archive, Concluder(archive), current)
            conclusion = declare(license_id, statement=reason, seen=datetime.now(UTC), existing=page)
            license_id = conclusion.concluded
        article = declared(current.article, facts)
        amendment = Amendment(reason=reason, by=by, license=license_id, facts=dict(facts))
        writer.amend(current.id, article, conclusion, amendment)
        writer.commit()
    refresh(archive)
    return archive.get(current.id)


def remove(archive: Archive, prefixes: Sequence[str], *, reason: str, by: str) -> Tombstone:
    """Take articles down: their records, texts and index entries leave the disk, tombstones stay.

    Returns the first one's. Refused if the same bytes are kept as an article that was not named.
    """
    with archive.writer() as writer:
        tombstone = writer.remove(*(archive.get(prefix).id for prefix in prefixes), reason=reason, by=by)
        writer.commit()
    refresh(archive)
    return tombstone

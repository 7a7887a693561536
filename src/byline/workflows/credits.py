# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Credits that a licensor wants left out: requests, their end, and articles as they may be shown."""

from collections.abc import Callable
from datetime import UTC, datetime

from byline.archive.collection import Archive
from byline.archive.credits import active, add_request, add_undo, read_credits
from byline.errors import UsageError
from byline.licensing.redaction import redacted
from byline.licensing.sentences import clean, web_uri
from byline.model.archived import ArchivedArticle
from byline.model.credit import CreditEntry


def redact(
    archive: Archive, *, name: str | None, uri: str | None, article: str | None, reason: str, by: str
) -> CreditEntry:
    """Leave a name or a source out of every notice and export from now on; the archive's records stay as they are.

    UsageError if neither is given, or if the source is no web address.
    """
    if not clean(name or "") and not uri:
        raise UsageError("nothing to leave out", cure="add --name NAME, --uri URI or both")
    if uri and web_uri(uri) is None:
        raise UsageError(f"{uri!r} is no web address", cure="give the whole address: https://...")
    request = CreditEntry(
        action="redact",
        number=1,
        name=clean(name or "") or None,
        uri=web_uri(uri),
        article=archive.get(article).id if article else None,
        reason=reason,
        by=by,
        made=datetime.now(UTC),
    )
    return add_request(archive.folder, request)


def undo(archive: Archive, number: int, *, reason: str, by: str) -> CreditEntry:
    """End a request, which is returned; it stays in the list. UsageError if none of this number holds."""
    entry = CreditEntry(action="undo", number=number, reason=reason, by=by, made=datetime.now(UTC))
    return add_undo(archive.folder, entry)


def credit_entries(archive: Archive) -> tuple[CreditEntry, ...]:
    """The whole list, oldest first."""
    return read_credits(archive.folder)


def presentable(archive: Archive) -> Callable[[ArchivedArticle], ArchivedArticle]:
    """What gives articles as notices and exports may show them: without the credits to be left out now."""
    requests = active(read_credits(archive.folder))
    return lambda article: redacted(article, requests)

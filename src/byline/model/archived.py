# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An article as it lies in the archive."""

from typing import Literal

from byline.model._value import Moment, Value
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion


class RecordRef(Value):
    """Where a WARC record lies: file name relative to the archive folder, byte offset and length of its gzip member."""

    record_id: str
    """The URI of WARC-Record-ID, without the angle brackets."""
    file: str
    offset: int
    length: int


class ArchivedArticle(Value):
    """An article's current facts and conclusion, with the records that hold them.

    `id` is the first 16 hex digits of SHA-256 over the target URI, a line feed, and the payload's hex SHA-256: the same
    page retrieved again has the same id. Any unambiguous prefix of 4 or more digits names it.
    """

    id: str
    article: Article
    conclusion: LicenseConclusion
    target_uri: str
    media_type: str
    payload_digest: str
    """As in WARC-Payload-Digest, `sha256:` and hex digits."""
    retrieved: Moment
    """Date of the capture that `article` and `conclusion` speak of: its WARC-Date."""
    captures: int = 1
    """How often this payload was captured from this target URI."""
    capture: RecordRef
    metadata: RecordRef
    text: RecordRef | None = None


class Amendment(Value):
    """A correction: what replaces what, who says so and why.

    Newer rules (`by`: "rules 2") correct only the conclusion; they repeat the facts that a person corrected before.
    """

    reason: str
    by: str
    license: str | None = None
    facts: dict[str, str | tuple[str, ...]] = {}

    @property
    def corrects(self) -> bool:
        """Whether a person's word is in it."""
        return self.license is not None or bool(self.facts)


class Tombstone(Value):
    """What stays after a removal: no content, only who removed what, when and why."""

    id: str
    payload_digest: str
    target_uri_digest: str
    """SHA-256 of the target URI: it may itself be what had to go."""
    removed: Moment
    by: str
    reason: str
    records: tuple[str, ...] = ()


class Outcome(Value):
    """What became of one input."""

    input: str
    status: Literal["archived", "revisited", "duplicate", "unlicensed", "refused", "failed", "rejected", "damaged"]
    id: str | None = None
    license: str | None = None
    agency: str | None = None
    title: str | None = None
    message: str | None = None
    cure: str | None = None
    exit_code: int = 0
    url: str | None = None
    """Of a page of a crawl: where it was captured."""
    reason: str | None = None
    """Why a page of a crawl was rejected, or what is damaged: a code that can be counted."""

    @property
    def is_stored(self) -> bool:
        """Whether the archive holds it."""
        return self.id is not None

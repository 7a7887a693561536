# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What was retrieved, as it was retrieved."""

from byline.model._value import Moment, Value


class HttpHead(Value):
    """Start line and header fields of an HTTP message, in order and spelling as on the wire."""

    line: str
    headers: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """The first field of that name (any case), or None."""
        return next(iter(self.get_all(name)), None)

    def get_all(self, name: str) -> tuple[str, ...]:
        """Every field of that name (any case)."""
        return tuple(value for key, value in self.headers if key.lower() == name.lower())


class Exchange(Value):
    """One HTTP request with its response.

    `body` has its transfer coding undone and its content coding kept (ISO 28500 6.3.2 with the profile's rule).
    """

    url: str
    retrieved: Moment
    request: HttpHead
    response: HttpHead
    body: bytes
    ip: str | None = None
    protocol: str = "http/1.1"

    @property
    def status(self) -> int:
        """The response's status code."""
        return int(self.response.line.split(" ", 2)[1])


class FeedRights(Value):
    """Words about rights in a feed: the text, or the address, of one element."""

    name: str
    """The element with its usual prefix: creativeCommons:license, cc:license, atom:link, dc:rights, atom:rights ..."""
    text: str
    """Verbatim, without the white space around it."""
    channel: bool = False
    """Said of the whole feed, not of this item."""


class FeedItem(Value):
    """What a feed says of the rights in one of the pages that it lists."""

    feed: str | None = None
    """Where the feed lives: the URL that answered, or the one that a local file says; None if it does not."""
    digest: str
    """SHA-256 of the feed as it was read, `sha256:` and hex digits."""
    retrieved: Moment
    rights: tuple[FeedRights, ...] = ()


class OriginalRecord(Value):
    """The record of another archive that a capture comes from; what can be kept of it is kept byte for byte."""

    kind: str
    """What it becomes: a response or a resource."""
    name: str
    """Its WARC-Record-ID; where it has none, as in ARC files, the RFC 6920 name of its block."""
    date: str
    """Its WARC-Date, as written there."""
    fields: tuple[tuple[str, str], ...] = ()
    """Its other named fields, in their order."""
    block: bytes
    head_size: int = 0
    """How many bytes of the block are an HTTP head."""


class Capture(Value):
    """One act of retrieval: an HTTP exchange with the redirects before it, or the bytes of a local file.

    Exactly one of `exchanges` (redirect hops first, the article last) and `content` is set.
    `name` is what the user called the input: for messages only, never stored (it may be a path).
    """

    name: str
    retrieved: Moment
    exchanges: tuple[Exchange, ...] = ()
    content: bytes | None = None
    media_type: str
    """Bare media type, lower case: text/html, text/plain, text/markdown."""
    charset: str | None = None
    """The encoding declared outside of the content (HTTP Content-Type), if any."""
    url: str | None = None
    """The article's own URL when known: the last exchange's, or what the operator declared."""
    feed: FeedItem | None = None
    """What the feed that led here says of it, if one did."""
    original: OriginalRecord | None = None
    """The record that it was taken from, if it was not captured by us."""

    @property
    def payload(self) -> bytes:
        """The stored bytes that the payload digest covers: a file's content, or a response's body as sent."""
        return self.content if self.content is not None else self.exchanges[-1].body

    @property
    def headers(self) -> HttpHead | None:
        """The head of the article's own response, if it came over HTTP."""
        return self.exchanges[-1].response if self.exchanges else None

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What sites ask of crawlers: robots.txt, the Robots Exclusion Protocol (RFC 9309)."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from byline.capture.pace import Clock
from byline.capture.target import Target
from byline.errors import BadInput, BylineError, RobotsDisallow
from byline.model.capture import Exchange
from byline.page.decode import undo_content_coding

PRODUCT_TOKEN = "byline"  # noqa: S105 - a name, no secret
MAX_SIZE = 512_000
"""Bytes of a robots.txt that are read: "The parsing limit MUST be at least 500 kibibytes" (section 2.5)."""
MAX_REDIRECTS = 5
MAX_DELAY = 60.0
"""Longest Crawl-delay that is honoured, in seconds: a longer one would stall the whole run."""
_LIFETIME = 86_400.0
"""Seconds: "Crawlers SHOULD NOT use the cached version for more than 24 hours" (section 2.4)."""


@dataclass(frozen=True)
class Robots:
    """The rules of one origin. `closed` is the reason why nothing may be fetched at all."""

    rules: Protego
    closed: str | None = None

    def check(self, target: Target) -> None:
        """Raises RobotsDisallow if byline is asked not to fetch the target."""
        reason = self.closed
        if reason is None and not self.rules.can_fetch(target.url, PRODUCT_TOKEN):
            reason = f"{target.origin}/robots.txt asks crawlers not to fetch {target.url}"
        if reason is not None:
            raise RobotsDisallow(reason, cure="ask the site; if you may fetch it all the same, say --ignore-robots")

    @property
    def delay(self) -> float:
        """The pause between requests that the site asks for, in seconds."""
        return min(self.rules.crawl_delay(PRODUCT_TOKEN) or 0.0, MAX_DELAY)


class RobotsCache:
    """One robots.txt per origin, fetched when it is first needed and kept for a day.

    `fetch` gives the last exchange of at most MAX_REDIRECTS redirects; an error that it raises is raised again for
    every page of that origin, so a site that cannot be reached is asked once.
    """

    def __init__(self, fetch: Callable[[Target], Exchange], clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._known: dict[str, tuple[float, Robots | BylineError]] = {}

    def of(self, target: Target) -> Robots:
        """The rules of the target's origin."""
        since, known = self._known.get(target.origin, (0.0, None))
        if known is None or self._clock.monotonic() - since > _LIFETIME:
            known = self._read(target.follow("/robots.txt"))
            self._known[target.origin] = (self._clock.monotonic(), known)
        if isinstance(known, BylineError):
            raise type(known)(known.message, cure=known.cure)
        return known

    def _read(self, target: Target) -> Robots | BylineError:
        try:
            exchange = self._fetch(target)
        except BylineError as error:
            return error
        status = exchange.status
        # Section 2.3.1.4: a server error means "complete disallow". We take 429 for one: "too many requests" is no
        # invitation. Everything else without a file, endless redirects too, is "unavailable" (2.3.1.2, 2.3.1.3).
        if status >= 500 or status == 429:
            return Robots(Protego(), f"{target.url} answered {status}, and then RFC 9309 says to stay away")
        if not 200 <= status < 300:
            return Robots(Protego())
        try:
            text = undo_content_coding(exchange.body, exchange.response.get("Content-Encoding"), limit=MAX_SIZE)
        except BadInput as error:
            return Robots(Protego(), f"{target.url} cannot be read: {error.message}")
        return Robots(Protego.parse(_whole_lines(text).decode("utf-8-sig", "replace")))


def _whole_lines(text: bytes) -> bytes:
    """A file that was cut ends in the middle of a rule, and half an Allow rule would allow more than the whole."""
    return text[: text.rfind(b"\n") + 1] if len(text) >= MAX_SIZE else text

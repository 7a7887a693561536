# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The way to the network: polite, bounded, recorded."""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import metadata
from types import TracebackType
from typing import Self

from byline.capture import media
from byline.capture.address import Judge, Resolver, any_address, locate, not_public, system_resolver
from byline.capture.head import TemporaryFailure
from byline.capture.pace import Clock, Pace, SystemClock
from byline.capture.robots import MAX_REDIRECTS as MAX_ROBOTS_REDIRECTS
from byline.capture.robots import MAX_SIZE as MAX_ROBOTS_SIZE
from byline.capture.robots import RobotsCache
from byline.capture.target import Target, parse_target
from byline.capture.wire import Bounds, exchange
from byline.config import Settings
from byline.errors import BadInput, FetchFailed
from byline.model.capture import Capture, Exchange, HttpHead
from byline.page.decode import undo_content_coding

MAX_REDIRECTS = 10
MAX_WAIT = 60.0
"""Longest wait in seconds before another try; a site that asks for a longer one is left alone."""
TOTAL = 10
"""The whole of one request may take this many times `Settings.timeout`."""

_REDIRECTS = {301, 302, 303, 307, 308}
_WORTH_ANOTHER_TRY = {429, 502, 503, 504}
# Any other 2xx is no whole page: accepted for later, no content, a part.
_PAGES = {200, 203}
# The server's own words are left out of messages: they may be anything.
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
# What RFC 9110, section 5.6.5, allows in a comment, without brackets and outside of ASCII.
_NOT_IN_COMMENT = re.compile(r"[^ !-'*-\[\]-~]")


@dataclass(frozen=True)
class _Request:
    """What is asked for, and how much of it is taken."""

    fields: Mapping[str, str]
    size: int
    cut: bool
    admit: Callable[[HttpHead], None]


class Fetcher:
    """Retrieves pages as `settings` say; `allow_private` and `ignore_robots` lift what protects others.

    `resolve`, `judge` and `clock` can take the place of the system's names, the table of networks and the time.
    Every request has a connection of its own, so nothing is open between two fetches. Not for several threads at once.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        allow_private: bool = False,
        ignore_robots: bool = False,
        resolve: Resolver = system_resolver,
        judge: Judge = not_public,
        clock: Clock | None = None,
    ) -> None:
        self._settings = settings
        self._ignore_robots = ignore_robots
        self._resolve = resolve
        self._judge = any_address if allow_private else judge
        self._clock = clock or SystemClock()
        self._pace = Pace(self._clock)
        self._robots = RobotsCache(self._robots_file, self._clock)
        self._user_agent = user_agent(settings.operator)
        accept = "text/html,application/xhtml+xml,text/plain;q=0.8,text/markdown;q=0.8,*/*;q=0.1"
        feeds = "application/atom+xml,application/rss+xml,text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"
        self._any = _Request(self._fields(feeds, "gzip, deflate, br"), settings.max_size, cut=False, admit=_admit_feed)
        self._page = _Request(self._fields(accept, "gzip, deflate, br"), settings.max_size, cut=False, admit=_admit)
        plain = self._fields("text/plain,*/*;q=0.1", "identity")
        self._rules = _Request(plain, MAX_ROBOTS_SIZE, cut=True, admit=lambda _: None)

    def _fields(self, accept: str, coding: str) -> dict[str, str]:
        return {
            "User-Agent": self._user_agent,
            "Accept": accept,
            "Accept-Encoding": coding,
            "Accept-Language": "*",
            "Connection": "close",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget what was learned about hosts."""
        self._pace = Pace(self._clock)
        self._robots = RobotsCache(self._robots_file, self._clock)

    def fetch(self, url: str, *, feeds: bool = False) -> Capture:
        """The page at an http(s) URL, with every redirect on the way to it; with `feeds` also a feed (media.FEED).

        Raises BadInput (no such URL, not an article's media type), FetchFailed, PrivateAddress or RobotsDisallow.
        """
        target = parse_target(url)
        exchanges: list[Exchange] = []
        while True:
            exchanges.append(self._get(target, self._any if feeds else self._page, self._permitted_delay(target)))
            location = _location(exchanges[-1].response)
            if location is None:
                return _capture(url, exchanges, self._settings.max_size, feeds=feeds)
            target = _next(target, location, exchanges)

    def _permitted_delay(self, target: Target) -> float:
        """The pause to keep before a request for the target; RobotsDisallow if there must be no request."""
        if self._ignore_robots:
            return self._settings.delay
        robots = self._robots.of(target)
        robots.check(target)
        return max(self._settings.delay, robots.delay)

    def _robots_file(self, target: Target) -> Exchange:
        answer = self._get(target, self._rules, self._settings.delay)
        for _ in range(MAX_ROBOTS_REDIRECTS):
            location = _location(answer.response)
            if location is None:
                break
            target = target.follow(location)
            answer = self._get(target, self._rules, self._settings.delay)
        return answer

    def _get(self, target: Target, request: _Request, delay: float) -> Exchange:
        """One hop, tried again where that may help; the last answer is given back whatever its status."""
        for attempt in range(self._settings.retries):
            wanted = 0.0
            try:
                answer = self._get_once(target, request, delay)
            except TemporaryFailure:
                pass
            else:
                wanted = _retry_after(answer.response, self._clock.now())
                if answer.status not in _WORTH_ANOTHER_TRY or wanted > MAX_WAIT:
                    return answer
            # Jitter, so that many clients that failed together do not come back together.
            self._clock.sleep(max(wanted, 2**attempt * random.uniform(0.5, 1.5)))  # noqa: S311 - no secret
        return self._get_once(target, request, delay)

    def _get_once(self, target: Target, request: _Request, delay: float) -> Exchange:
        timeout = self._settings.timeout
        addresses = locate(target, self._resolve, self._judge)
        self._pace.wait(target.host, delay)
        try:
            return exchange(
                target,
                addresses,
                {"Host": target.authority, **request.fields},
                bounds=Bounds(silence=timeout, total=TOTAL * timeout, size=request.size, cut=request.cut),
                clock=self._clock,
                admit=request.admit,
            )
        finally:
            self._pace.ended(target.host)


def user_agent(operator: str | None) -> str:
    """The User-Agent field: product, version, where to read about it, and who runs it (RFC 9110, section 10.1.5)."""
    facts = metadata("byline")
    project = next(url for url in facts.get_all("Project-URL", []) if url.startswith("Source")).split(", ")[1]
    plain = unicodedata.normalize("NFKD", operator or "")
    who = _NOT_IN_COMMENT.sub("", plain).strip()
    return f"byline/{facts['Version']} (+{project}{'; ' if who else ''}{who})"


def _status(head: HttpHead) -> int:
    return int(head.line[9:12])


def _location(head: HttpHead) -> str | None:
    return head.get("Location") if _status(head) in _REDIRECTS else None


def _retry_after(head: HttpHead, now: datetime) -> float:
    """Seconds that the server asks us to wait: a number or a date (RFC 9110, section 10.2.3); 0 if it does not."""
    value = head.get("Retry-After") or ""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def _admit(head: HttpHead) -> None:
    """Refuses, by its head, a response that is no article, so that its body is not even read."""
    status = _status(head)
    declared = head.get("Content-Type")
    if status in _PAGES:
        if declared and media.of_content_type(declared) is None:
            kind = media.named_type(declared) or "of no readable type"
            raise BadInput(f"the page is {kind}; byline reads HTML, plain text and Markdown")
    elif _location(head) is None and status not in _WORTH_ANOTHER_TRY:
        raise _unusable(status)


def _admit_feed(head: HttpHead) -> None:
    if _status(head) not in _PAGES or not media.is_feed_type(head.get("Content-Type") or ""):
        _admit(head)


def _unusable(status: int) -> FetchFailed:
    phrase = _PHRASES.get(status, "")
    cures = {404: "check the address", 410: "check the address", 429: "try again later, with a longer delay"}
    return FetchFailed(f"the server answered {status} {phrase}".rstrip(), cure=cures.get(status))


def _next(target: Target, location: str, exchanges: list[Exchange]) -> Target:
    if len(exchanges) > MAX_REDIRECTS:
        raise FetchFailed(f"{exchanges[0].url} redirects more than {MAX_REDIRECTS} times")
    try:
        following = target.follow(location)
    except BadInput as error:
        raise FetchFailed(f"{target.url} redirects to a place that cannot be followed: {error.message}") from None
    if any(following.url == hop.url for hop in exchanges):
        raise FetchFailed(f"{exchanges[0].url} redirects in a circle, by {following.url}")
    return following


def _capture(name: str, exchanges: list[Exchange], limit: int, *, feeds: bool) -> Capture:
    page = exchanges[-1]
    if page.status not in _PAGES:
        failure = _unusable(page.status)
        raise FetchFailed(f"{page.url}: {failure.message}", cure=failure.cure)
    if not page.body:
        raise FetchFailed(f"{page.url}: the page is empty")
    declared = page.response.get("Content-Type") or ""
    return Capture(
        name=name,
        retrieved=page.retrieved,
        exchanges=tuple(exchanges),
        media_type=(_feed(page, limit) if feeds else None) or media.of_content_type(declared) or _sniffed(page, limit),
        charset=media.charset_of(declared),
        url=page.url,
    )


def _feed(page: Exchange, limit: int) -> str | None:
    """The type of a feed, whatever it is declared as; None for a page. BadInput for other XML."""
    if media.is_feed(_decoded(page, limit)):
        return media.FEED
    declared = page.response.get("Content-Type") or ""
    if media.is_feed_type(declared):
        raise BadInput(f"{page.url}: {media.named_type(declared)} that is neither RSS nor Atom")
    return None


def _sniffed(page: Exchange, limit: int) -> str:
    """The type of a page that does not say (RFC 9110, section 8.3, lets the recipient look)."""
    kind = media.sniff(_decoded(page, limit))
    if kind is None:
        raise BadInput(f"{page.url}: the page does not say what it is, and it is no text")
    return kind


def _decoded(page: Exchange, limit: int) -> bytes:
    return undo_content_coding(page.body, page.response.get("Content-Encoding"), limit=limit)

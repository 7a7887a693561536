# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The fetcher against a real server; what it may not reach is in test_guard.py."""

import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest

from byline.capture.fetch import MAX_REDIRECTS, Fetcher, user_agent
from byline.capture.pace import SystemClock
from byline.config import Settings
from byline.errors import BadInput, FetchFailed
from byline.model.capture import HttpHead
from support.clock import StillClock
from support.server import Server, drip, endless, hang, redirect, reset, respond

PAGE = "<!doctype html><title>Ferry</title><p>The ferry stays. " + "Nobody spoke against it. " * 40
PATIENT = Settings(timeout=5)
HASTY = Settings(timeout=0.2, retries=0)


@pytest.fixture
def fetcher(clock: StillClock) -> Fetcher:
    return Fetcher(PATIENT, allow_private=True, ignore_robots=True, clock=clock)


@pytest.fixture
def hasty() -> Fetcher:
    """In real time, with little patience."""
    return Fetcher(HASTY, allow_private=True, ignore_robots=True)


def test_a_page_is_captured_with_both_heads_as_they_passed(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/story?id=7", respond(PAGE, headers=[("X-a", "1"), ("Link", "</l>; rel=license"), ("x-A", "2")]))
    capture = fetcher.fetch(url + "#part")
    exchange = capture.exchanges[0]
    request = server.requests[0]

    assert request.raw.decode().split("\r\n") == [
        "GET /story?id=7 HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        f"User-Agent: {user_agent(None)}",
        "Accept: text/html,application/xhtml+xml,text/plain;q=0.8,text/markdown;q=0.8,*/*;q=0.1",
        "Accept-Encoding: gzip, deflate, br",
        "Accept-Language: *",
        "Connection: close",
    ]
    assert exchange.request == HttpHead(line=request.line, headers=tuple(request.headers))
    assert exchange.response == HttpHead(
        line="HTTP/1.1 200 OK",
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            ("X-a", "1"),
            ("Link", "</l>; rel=license"),
            ("x-A", "2"),
            ("Content-Length", str(len(PAGE))),
        ),
    )
    assert (exchange.url, exchange.ip, exchange.protocol) == (url, "127.0.0.1", "http/1.1")
    assert exchange.retrieved == capture.retrieved == datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert (capture.name, capture.url, capture.content) == (url + "#part", url, None)
    assert (capture.media_type, capture.charset, capture.payload) == ("text/html", "utf-8", PAGE.encode())


@pytest.mark.parametrize("chunks", [None, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "undo"),
    [(None, bytes), ("gzip", gzip.decompress), ("deflate", zlib.decompress), ("br", brotli.decompress)],
)
def test_content_codings_stay_and_transfer_codings_go(
    server: Server, fetcher: Fetcher, coding: str | None, undo: object, chunks: int | None
) -> None:
    url = server.at("/", respond(PAGE, coding=coding, chunks=chunks))
    exchange = fetcher.fetch(url).exchanges[0]
    assert callable(undo)
    assert undo(exchange.body) == PAGE.encode()
    assert exchange.response.get("Content-Encoding") == coding
    assert exchange.response.get("Transfer-Encoding") is None
    assert exchange.response.get("X-Crawl-Transfer-Encoding") == ("chunked" if chunks else None)
    assert exchange.response.get("Content-Length") == str(len(exchange.body))


def test_chunk_extensions_and_trailers_are_no_content(server: Server, fetcher: Fetcher) -> None:
    body = b'4;a="b"\r\n<p>w\r\n00005\r\norlds\r\n0\r\nX-Trailer: 1\r\n\r\n'
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert fetcher.fetch(server.at("/", head + body)).payload == b"<p>worlds"


def test_an_old_server_ends_a_page_by_closing(server: Server, fetcher: Fetcher) -> None:
    exchange = fetcher.fetch(server.at("/", respond(PAGE, version="HTTP/1.0", length=-1))).exchanges[0]
    assert (exchange.protocol, exchange.body) == ("http/1.0", PAGE.encode())
    assert exchange.response.get("Content-Length") is None


def test_odd_header_fields_are_kept(server: Server, fetcher: Fetcher) -> None:
    raw = b"HTTP/1.1 200 \xfcberall\nSet-Cookie: a=1\nset-cookie: b=2\nX-L: caf\xe9\nX-F: one\n  two\n"
    capture = fetcher.fetch(server.at("/", raw + b"Content-Type: text/html\nContent-Length: 3\n\n<p>"))
    assert capture.headers is not None
    assert capture.headers.line == "HTTP/1.1 200 \xfcberall"
    assert capture.headers.headers[:4] == (
        ("Set-Cookie", "a=1"),
        ("set-cookie", "b=2"),
        ("X-L", "café"),
        ("X-F", "one two"),
    )
    assert capture.payload == b"<p>"


def test_bytes_behind_the_declared_length_are_not_the_pages(server: Server, fetcher: Fetcher) -> None:
    assert fetcher.fetch(server.at("/", respond("<p>page", length=4))).payload == b"<p>p"


def test_an_interim_response_is_not_the_response(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/", b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" + respond(PAGE))
    assert fetcher.fetch(url).exchanges[0].status == 200


def test_the_same_bytes_are_requested_and_recorded(server: Server, fetcher: Fetcher) -> None:
    path = "//a/%D8%AE'(b)?q=%5B1%5D&r=/?;%25"
    server.at(path, respond(PAGE))
    capture = fetcher.fetch(server.url("//x/../a/%d8%ae'(b)?q=[1]&r=/?;%"))
    assert server.paths == [path]
    assert capture.url == server.url(path)


@pytest.mark.parametrize(
    ("content_type", "body", "media_type"),
    [
        ("application/xhtml+xml", "<html/>", "text/html"),
        ("text/plain; charset=latin1", "<p>no page", "text/plain"),
        ("text/markdown", "# A title", "text/markdown"),
        (None, PAGE, "text/html"),
        (None, "Plain words", "text/plain"),
    ],
)
def test_what_a_page_is_read_as(
    server: Server, fetcher: Fetcher, content_type: str | None, body: str, media_type: str
) -> None:
    url = server.at("/", respond(body, media_type=content_type, coding="gzip"))
    assert fetcher.fetch(url).media_type == media_type


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json", "\x1b[2J"])
def test_what_is_no_article_is_not_even_read(server: Server, fetcher: Fetcher, content_type: str) -> None:
    head = respond(media_type=content_type, length=10**9)
    with pytest.raises(BadInput, match="byline reads HTML") as caught:
        fetcher.fetch(server.at("/", endless(head)))
    assert caught.value.message.startswith(server.url("/"))
    assert "\x1b" not in caught.value.message


def test_bytes_of_no_stated_type_are_no_article(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(BadInput, match="does not say what it is"):
        fetcher.fetch(server.at("/", respond(b"\x89PNG\r\n\x1a\n\0\0", media_type=None)))


def test_an_empty_page_is_none(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchFailed, match="empty"):
        fetcher.fetch(server.at("/", respond("")))


# Redirects


def test_every_hop_is_recorded(server: Server, fetcher: Fetcher, clock: StillClock) -> None:
    server.at("/1", redirect("2?a", "301 Moved Permanently"))
    server.at("/2?a", redirect(server.url("/3"), "307 Temporary Redirect"))
    server.at("/3", respond(PAGE))
    capture = fetcher.fetch(server.url("/1"))
    assert [hop.url for hop in capture.exchanges] == [server.url(path) for path in ("/1", "/2?a", "/3")]
    assert [hop.status for hop in capture.exchanges] == [301, 307, 200]
    assert [hop.body for hop in capture.exchanges] == [b"moved", b"moved", PAGE.encode()]
    assert capture.url == server.url("/3")
    assert capture.retrieved == capture.exchanges[-1].retrieved
    assert clock.slept == [1.0, 1.0]


def test_a_location_in_bytes_is_followed_in_bytes(server: Server, fetcher: Fetcher) -> None:
    server.at("/", b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\xd8\xae\r\n\r\n")
    server.at("/%D8%AE", respond(PAGE))
    assert fetcher.fetch(server.url("/")).url == server.url("/%D8%AE")


def test_a_circle_is_seen(server: Server, fetcher: Fetcher) -> None:
    server.at("/1", redirect("/2"))
    server.at("/2", redirect("/1"))
    with pytest.raises(FetchFailed, match="in a circle"):
        fetcher.fetch(server.url("/1"))
    assert server.paths == ["/1", "/2"]


def test_redirects_come_to_an_end(server: Server, fetcher: Fetcher) -> None:
    for number in range(MAX_REDIRECTS + 2):
        server.at(f"/{number}", redirect(f"/{number + 1}"))
    server.at("/10", respond(PAGE))
    assert len(fetcher.fetch(server.url("/0")).exchanges) == MAX_REDIRECTS + 1
    server.at("/10", redirect("/11"))
    with pytest.raises(FetchFailed, match="more than 10 times"):
        fetcher.fetch(server.url("/0"))


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/", "http://["]
)
def test_redirects_that_are_not_followed(server: Server, fetcher: Fetcher, location: str) -> None:
    with pytest.raises(FetchFailed, match="cannot be followed"):
        fetcher.fetch(server.at("/", redirect(location)))


@pytest.mark.parametrize("status", ["302 Found", "304 Not Modified", "300 Multiple Choices"])
def test_a_redirect_to_nowhere(server: Server, fetcher: Fetcher, status: str) -> None:
    with pytest.raises(FetchFailed, match=f"answered {status}"):
        fetcher.fetch(server.at("/", respond(status=status)))


# What goes wrong


@pytest.mark.parametrize(
    "status", ["404 Not Found", "410 Gone", "403 Forbidden", "500 Internal Server Error", "206 Partial Content"]
)
def test_a_status_that_is_no_page_is_final(server: Server, fetcher: Fetcher, clock: StillClock, status: str) -> None:
    url = server.at("/", endless(respond(status=status, length=10**9)))
    with pytest.raises(FetchFailed, match=f"{url}: the server answered {status}"):
        fetcher.fetch(url)
    assert len(server.requests) == 1
    assert clock.slept == []


def test_a_status_of_their_own(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchFailed, match=r"answered 799$"):
        fetcher.fetch(server.at("/", respond(status="799 \x1b[31mgo away")))


@pytest.mark.parametrize(
    "trouble",
    [
        respond(status="503 Service Unavailable"),
        respond(status="502 Bad Gateway"),
        respond(status="504 Gateway Timeout"),
        respond(status="429 Too Many Requests"),
        reset(),
        reset(b"HTTP/1.1 200 OK\r\nContent-Le"),
        respond(PAGE, length=5000),
        b"",
    ],
    ids=["503", "502", "504", "429", "reset", "reset in the head", "short body", "no answer"],
)
def test_what_may_pass_is_tried_again(server: Server, fetcher: Fetcher, clock: StillClock, trouble: bytes) -> None:
    url = server.at("/", trouble, trouble, respond(PAGE))
    capture = fetcher.fetch(url)
    assert capture.payload == PAGE.encode()
    assert len(capture.exchanges) == 1
    assert len(server.requests) == 3
    assert sum(clock.slept) >= 1.5


def test_pauses_between_tries_grow_and_differ(server: Server) -> None:
    url = server.at("/", respond(status="503 Service Unavailable"))
    firsts = set()
    for _ in range(5):
        clock = StillClock()
        with pytest.raises(FetchFailed, match="answered 503"):
            Fetcher(Settings(delay=0, retries=3), allow_private=True, ignore_robots=True, clock=clock).fetch(url)
        first, second, third = clock.slept
        assert 0.5 <= first <= 1.5
        assert 1 <= second <= 3
        assert 2 <= third <= 6
        firsts.add(first)
    assert len(firsts) > 1


def test_tries_come_to_an_end(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/", respond(status="503 Service Unavailable"))
    with pytest.raises(FetchFailed, match=f"{url}: the server answered 503 Service Unavailable"):
        fetcher.fetch(url)
    assert len(server.requests) == 1 + PATIENT.retries


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("7", 7),
        ("Mon, 09 Mar 2026 12:00:09 GMT", 9),
        ("Mon, 09 Mar 2026 12:00:09 -0000", 9),
    ],
)
def test_retry_after_is_heeded(
    server: Server, fetcher: Fetcher, clock: StillClock, retry_after: str, seconds: int
) -> None:
    busy = respond(status="429 Too Many Requests", headers=[("Retry-After", retry_after)])
    fetcher.fetch(server.at("/", busy, respond(PAGE)))
    assert clock.slept == [seconds]


@pytest.mark.parametrize(
    "retry_after", ["soon", "-5", "Mon, 09 Mar 2020 12:00:00 GMT", "٣", "Mon, 99 Mar 2026 12:00:09 GMT"]
)
def test_a_retry_after_that_says_nothing(server: Server, fetcher: Fetcher, clock: StillClock, retry_after: str) -> None:
    fields = [("Retry-After", retry_after.encode().decode("latin-1"))]
    fetcher.fetch(server.at("/", respond(status="503 Service Unavailable", headers=fields), respond(PAGE)))
    assert 0.5 <= clock.slept[0] <= 1.5


@pytest.mark.parametrize("retry_after", ["3600", "9" * 30, "Tue, 10 Mar 2026 12:00:00 GMT"])
def test_a_site_that_wants_a_long_rest_gets_it(server: Server, fetcher: Fetcher, retry_after: str) -> None:
    url = server.at("/", respond(status="429 Too Many Requests", headers=[("Retry-After", retry_after)]))
    with pytest.raises(FetchFailed, match="429") as caught:
        fetcher.fetch(url)
    assert "later" in str(caught.value.cure)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        hang(),
        hang(b"HTTP/1.1 200 OK\r\n"),
        hang(respond(PAGE, length=5000)),
    ],
    ids=["before the head", "in the head", "in the body"],
)
def test_silence_is_not_borne_for_long(server: Server, hasty: Fetcher, answer: bytes) -> None:
    with pytest.raises(FetchFailed, match="fell silent"):
        hasty.fetch(server.at("/", answer))


class FastClock(SystemClock):
    """Nobody waits for the whole total."""

    def monotonic(self) -> float:
        return super().monotonic() * 10


@pytest.mark.parametrize(
    "answer",
    [
        drip(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 99, seconds=0.02),
        drip(respond(PAGE), seconds=0.02),
        drip(respond(PAGE, chunks=1), seconds=0.02),
    ],
    ids=["head", "body", "chunks"],
)
def test_a_drip_does_not_outlast_the_total(server: Server, answer: bytes) -> None:
    settings = Settings(timeout=0.2, retries=2)
    with (
        Fetcher(settings, allow_private=True, ignore_robots=True, clock=FastClock()) as fetcher,
        pytest.raises(FetchFailed, match="longer than 2 seconds"),
    ):
        fetcher.fetch(server.at("/", answer))
    assert len(server.requests) == 1


class HurryingClock(StillClock):
    """Half a second passes with every look at it."""

    def monotonic(self) -> float:
        self.passed += 0.5
        return super().monotonic()


def test_a_stream_without_a_pause_does_not_outlast_the_total(server: Server) -> None:
    fetcher = Fetcher(PATIENT, allow_private=True, ignore_robots=True, clock=HurryingClock())
    with pytest.raises(FetchFailed, match="longer than 50 seconds"):
        fetcher.fetch(server.at("/", endless(respond(length=-1))))


@pytest.mark.parametrize(
    "answer",
    [
        respond(length=2001),
        endless(respond(length=-1)),
        endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"a\r\n0123456789\r\n"),
        endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"),
    ],
    ids=["declared", "until the end", "small chunks", "one chunk"],
)
def test_pages_are_bounded(server: Server, clock: StillClock, answer: bytes) -> None:
    fetcher = Fetcher(Settings(max_size=2000), allow_private=True, ignore_robots=True, clock=clock)
    with pytest.raises(FetchFailed, match="larger than 2,000 bytes") as caught:
        fetcher.fetch(server.at("/", answer))
    assert "max_size" in str(caught.value.cure)
    assert len(server.requests) == 1


def test_a_page_may_be_just_as_large_as_the_bound(server: Server, clock: StillClock) -> None:
    fetcher = Fetcher(Settings(max_size=2000), allow_private=True, ignore_robots=True, clock=clock)
    for answer in (respond("x" * 2000), respond("x" * 2000, chunks=3), respond("x" * 2000, length=-1)):
        assert len(fetcher.fetch(server.at("/", answer)).payload) == 2000


@pytest.mark.parametrize(
    "body",
    [
        b"-1\r\nabc",
        b"5\r\nabc",
        b"3\r\nabc\r\n",
        b"3\r\nabcdef\r\n0\r\n\r\n",
        b"zz\r\nabc\r\n0\r\n\r\n",
        b"3" * 100_000,
    ],
)
def test_a_broken_chunk_is_no_short_page(server: Server, hasty: Fetcher, body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    with pytest.raises(FetchFailed):
        hasty.fetch(server.at("/", head + body))


def test_a_negative_chunk_is_not_read_to_the_end_of_the_connection(server: Server, fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
    with pytest.raises(FetchFailed, match="malformed"):
        fetcher.fetch(server.at("/", endless(head)))


def test_a_head_that_is_none_is_refused_at_once(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/", b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx")
    with pytest.raises(FetchFailed, match=f"{url}: .*not certain"):
        fetcher.fetch(url)
    assert len(server.requests) == 1


def test_nobody_listens(hasty: Fetcher) -> None:
    with Server() as gone:
        url = gone.url("/")
    with pytest.raises(FetchFailed, match="cannot be reached: Connection refused"):
        hasty.fetch(url)


def test_the_next_address_is_tried_when_the_first_does_not_answer(server: Server, clock: StillClock) -> None:
    url = server.at("/", respond(PAGE))
    fetcher = Fetcher(
        HASTY,
        allow_private=True,
        ignore_robots=True,
        clock=clock,
        resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"],
    )
    assert fetcher.fetch(url).exchanges[0].ip == "127.0.0.1"


def test_ipv6_is_spoken() -> None:
    try:
        server = Server(host="::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    with server, Fetcher(PATIENT, allow_private=True, ignore_robots=True) as fetcher:
        exchange = fetcher.fetch(server.at("/", respond(PAGE))).exchanges[0]
    assert exchange.ip == "::1"
    assert server.requests[0].get("Host") == f"[::1]:{server.port}"


def test_proxies_of_the_environment_are_not_used(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        fetcher.fetch(server.at("/", respond(PAGE)))
    assert proxy.requests == []


# Manners


def test_one_pause_a_host(server: Server, clock: StillClock) -> None:
    url = server.at("/", respond(PAGE))
    fetcher = Fetcher(
        Settings(delay=2), allow_private=True, ignore_robots=True, clock=clock, resolve=lambda host, port: ["127.0.0.1"]
    )
    fetcher.fetch(url)
    assert clock.slept == []
    fetcher.fetch(url)
    assert clock.slept == [2]
    fetcher.fetch(server.url("/", host="127.0.0.1").replace("127.0.0.1", "other.example"))
    assert clock.slept == [2]
    clock.sleep(1.5)
    fetcher.fetch(url)
    assert clock.slept == [2, 1.5, 0.5]
    fetcher.close()
    fetcher.fetch(url)
    assert clock.slept == [2, 1.5, 0.5]


@pytest.mark.parametrize(
    ("operator", "who"),
    [
        (None, ")"),
        ("Ada <ada@example.org>", "; Ada <ada@example.org>)"),
        ("Zoë\r\nX-Evil: (1)", "; ZoeX-Evil: 1)"),
        ("خبر", ")"),
    ],
)
def test_the_user_agent_says_who_we_are(operator: str | None, who: str) -> None:
    field = user_agent(operator)
    assert field.startswith("byline/")
    assert field.endswith(f"(+https://github.com/byline-archive/byline{who}")
    assert field.isascii()
    assert field.isprintable()

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""robots.txt, by RFC 9309."""

import pytest

from byline.capture.fetch import Fetcher
from byline.capture.robots import MAX_DELAY, MAX_REDIRECTS, MAX_SIZE
from byline.config import Settings
from byline.errors import FetchFailed, RobotsDisallow
from support.clock import StillClock
from support.server import Answer, Server, redirect, reset, respond

PAGE = respond("<p>page")
ALL = "User-agent: *\nDisallow: /\n"


@pytest.fixture
def fetcher(clock: StillClock) -> Fetcher:
    return Fetcher(Settings(delay=0, timeout=5, retries=0), allow_private=True, clock=clock)


def allowed(server: Server, fetcher: Fetcher, robots: Answer | str, path: str = "/story") -> bool:
    server.at("/robots.txt", respond(robots, media_type="text/plain") if isinstance(robots, str) else robots)
    server.at(path, PAGE)
    try:
        fetcher.fetch(server.url(path))
    except RobotsDisallow:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("", "/story", True),
        (ALL, "/story", False),
        ("User-agent: *\nDisallow:\n", "/story", True),
        ("User-agent: *\nDisallow: /st\n", "/story", False),
        ("User-agent: *\nDisallow: /s\nAllow: /story\n", "/story", True),
        ("User-agent: *\nDisallow: /*?page=\n", "/story?page=2", False),
        ("User-agent: *\nDisallow: /story$\n", "/story", False),
        ("User-agent: *\nDisallow: /story$\n", "/story2", True),
        ("User-agent: *\nDisallow: /caf%C3%A9\n", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /café\n", "/caf%C3%A9", False),
        (ALL + "\nUser-agent: Byline\nAllow: /\n", "/story", True),
        ("User-agent: byline\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/story", False),
        ("User-agent: notbyline\nDisallow: /\n", "/story", True),
        ("\ufeff" + ALL, "/story", False),
        (ALL.replace("\n", "\r\n"), "/story", False),
        ("<!doctype html><p>no such page", "/story", True),
    ],
)
def test_rules_are_kept(server: Server, fetcher: Fetcher, rules: str, path: str, may: bool) -> None:
    assert allowed(server, fetcher, rules, path) == may


def test_an_escaped_dot_is_no_way_around_a_rule(server: Server, fetcher: Fetcher) -> None:
    server.at("/robots.txt", respond("User-agent: *\nDisallow: /private\n"))
    with pytest.raises(RobotsDisallow):
        fetcher.fetch(server.url("/public/%2e%2e/private"))


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_a_robots_txt_that_is_unavailable_forbids_nothing(server: Server, fetcher: Fetcher, status: str) -> None:
    """RFC 9309, section 2.3.1.3: "the crawler MAY access any resources on the server"."""
    assert allowed(server, fetcher, respond(ALL, status=status))


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_robots_txt_that_is_unreachable_forbids_everything(server: Server, fetcher: Fetcher, status: str) -> None:
    """RFC 9309, section 2.3.1.4: "the crawler MUST assume complete disallow"."""
    assert not allowed(server, fetcher, respond(status=status))


def test_a_robots_txt_that_the_network_keeps_from_us_forbids_everything(server: Server, fetcher: Fetcher) -> None:
    server.at("/robots.txt", reset())
    for path in ("/a", "/b"):
        with pytest.raises(FetchFailed, match=r"robots\.txt gave no whole response"):
            fetcher.fetch(server.url(path))
    assert server.paths == ["/robots.txt"]


def test_a_robots_txt_is_tried_again_like_a_page(server: Server, clock: StillClock) -> None:
    fetcher = Fetcher(Settings(delay=0, retries=1), allow_private=True, clock=clock)
    server.at("/robots.txt", respond(status="503 Service Unavailable"), respond(""))
    server.at("/", PAGE)
    assert fetcher.fetch(server.url("/")).payload == b"<p>page"


def test_redirects_of_a_robots_txt(server: Server, fetcher: Fetcher) -> None:
    """RFC 9309, section 2.3.1.2: at least five redirects are followed; after that it may be taken for unavailable."""
    server.at("/robots.txt", redirect("/r1"))
    for number in range(1, MAX_REDIRECTS):
        server.at(f"/r{number}", redirect(f"/r{number + 1}"))
    server.at(f"/r{MAX_REDIRECTS}", respond(ALL))
    server.at("/story", PAGE)
    with pytest.raises(RobotsDisallow):
        fetcher.fetch(server.url("/story"))
    server.at(f"/r{MAX_REDIRECTS}", redirect("/robots.txt"))
    fetcher.close()
    assert fetcher.fetch(server.url("/story")).payload == b"<p>page"


def test_the_rules_of_another_host_hold_for_the_host_that_points_to_them(server: Server, fetcher: Fetcher) -> None:
    """RFC 9309, section 2.3.1.2: rules "MUST be followed in the context of the initial authority"."""
    with Server() as other:
        other.at("/robots.txt", respond(ALL))
        server.at("/robots.txt", redirect(other.url("/robots.txt")))
        server.at("/story", PAGE)
        with pytest.raises(RobotsDisallow, match=server.url("/robots.txt")):
            fetcher.fetch(server.url("/story"))


def test_a_page_that_must_not_be_fetched_is_not_fetched(server: Server, fetcher: Fetcher) -> None:
    server.at("/robots.txt", respond(ALL))
    with pytest.raises(RobotsDisallow, match="asks crawlers not to fetch") as caught:
        fetcher.fetch(server.at("/story", PAGE))
    assert server.paths == ["/robots.txt"]
    assert "--ignore-robots" in str(caught.value.cure)


def test_every_hop_asks_its_own_robots_txt(server: Server, fetcher: Fetcher) -> None:
    with Server() as other:
        other.at("/robots.txt", respond(ALL))
        server.at("/", redirect(other.url("/story")))
        with pytest.raises(RobotsDisallow, match=other.url("/story")):
            fetcher.fetch(server.url("/"))
        assert other.paths == ["/robots.txt"]


def test_a_robots_txt_is_fetched_once_and_forgotten_after_a_day(
    server: Server, fetcher: Fetcher, clock: StillClock
) -> None:
    server.at("/robots.txt", respond(""))
    url = server.at("/", PAGE)
    fetcher.fetch(url)
    clock.sleep(86_000)
    fetcher.fetch(url)
    assert server.paths.count("/robots.txt") == 1
    clock.sleep(500)
    fetcher.fetch(url)
    assert server.paths.count("/robots.txt") == 2


def test_robots_txt_can_be_ignored(server: Server) -> None:
    server.at("/robots.txt", respond(ALL))
    fetcher = Fetcher(Settings(delay=0), allow_private=True, ignore_robots=True)
    assert fetcher.fetch(server.at("/", PAGE)).payload == b"<p>page"
    assert server.paths == ["/"]


@pytest.mark.parametrize(
    ("delay", "rules", "paused"),
    [
        (1, "", 1),
        (1, "User-agent: *\nCrawl-delay: 7\n", 7),
        (9, "User-agent: *\nCrawl-delay: 7\n", 9),
        (1, "User-agent: byline\nCrawl-delay: 2.5\n\nUser-agent: *\nCrawl-delay: 7\n", 2.5),
        (1, "User-agent: *\nCrawl-delay: 86400\n", MAX_DELAY),
        (1, "User-agent: *\nCrawl-delay: nan\n", 1),
    ],
)
def test_the_pause_that_a_site_asks_for(
    server: Server, clock: StillClock, delay: float, rules: str, paused: float
) -> None:
    fetcher = Fetcher(Settings(delay=delay), allow_private=True, clock=clock)
    server.at("/robots.txt", respond(rules))
    url = server.at("/", PAGE)
    fetcher.fetch(url)
    fetcher.fetch(url)
    assert clock.slept == [paused, paused]


def test_a_long_robots_txt_is_read_to_its_bound(server: Server, fetcher: Fetcher) -> None:
    """RFC 9309, section 2.5: "the parsing limit MUST be at least 500 kibibytes"."""
    comment = "#" * 99 + "\n"
    filling = comment * (MAX_SIZE // 100 - 1)
    assert len(filling + ALL) <= MAX_SIZE
    assert not allowed(server, fetcher, filling + ALL + comment * 100)
    fetcher.close()
    assert allowed(server, fetcher, comment * (MAX_SIZE // 100) + ALL)


def test_half_a_rule_is_no_rule(server: Server, fetcher: Fetcher) -> None:
    """Cut in its middle, this Allow would be longer than the Disallow and open what it did not mean."""
    rules = "User-agent: *\nDisallow: /st\nAllow: /story"
    filling = "#" * (MAX_SIZE - len(rules) - 1) + "\n"
    assert not allowed(server, fetcher, filling + rules + "-of-the-day\n")


def test_a_robots_txt_may_be_compressed(server: Server, fetcher: Fetcher) -> None:
    assert not allowed(server, fetcher, respond(ALL, coding="gzip", chunks=9))


@pytest.mark.parametrize(
    "answer",
    [
        respond(b"junk", headers=[("Content-Encoding", "gzip")]),
        respond("#" * (MAX_SIZE + 1), coding="gzip"),
        respond("", headers=[("Content-Encoding", "compress")]),
    ],
    ids=["broken", "bomb", "unknown coding"],
)
def test_a_robots_txt_that_cannot_be_read_forbids_everything(server: Server, fetcher: Fetcher, answer: bytes) -> None:
    assert not allowed(server, fetcher, answer)

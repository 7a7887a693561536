# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A feed leads to pages, and what it says of their rights stays with them."""

import io
import sys
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.config import Settings
from byline.errors import ExitCode
from byline.workflows.conclusion import Concluder
from support.server import Server, respond

WORDS = "<!doctype html><title>{}</title><article><h1>{}</h1><p>The council voted to keep the ferry.</article></html>"
BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(autouse=True)
def hurried(tmp_path: Path) -> None:
    """An archive whose captures need not wait for each other."""
    Archive.create(tmp_path / "archive", Settings(name="a", delay=0)).close()


@pytest.fixture
def feed(server: Server) -> str:
    """A feed of two pages, one of them under a licence, the other without; the content of the feed."""
    one = server.at("/one", respond(WORDS.format("One", "One")))
    two = server.at("/two", respond(WORDS.format("Two", "Two")))
    server.at("/robots.txt", respond("", status="404 Not Found"))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:cc="http://creativecommons.org/ns#"><channel>'
        f"<link>{server.url('/')}</link><item><link>{one}</link><cc:license>{BY}</cc:license></item>"
        f"<item><link>{two}</link></item></channel></rss>"
    )


def add(run, *inputs: str | Path) -> dict[str, str]:
    ran = run("add", *inputs, "--allow-private", "--json")
    assert ran.code == ExitCode.PARTIAL
    return {row["input"].rpartition("/")[2]: row["status"] for row in ran.json[:-1]}


def test_the_pages_of_a_feed_on_the_web(run, server: Server, feed: str) -> None:
    url = server.at("/feed", respond(feed, media_type="application/rss+xml", coding="gzip"))
    assert add(run, url) == {"one": "archived", "two": "unlicensed"}
    (hit,) = run("search", "ferry", "--json").json[0]["hits"]
    assert f"feed {url} /rights/0/text" in run("show", hit["article"]["id"], "--evidence").out


def test_the_pages_of_a_feed_in_a_file(run, tmp_path: Path, feed: str) -> None:
    (tmp_path / "news.xml").write_text(feed)
    assert add(run, tmp_path / "news.xml") == {"one": "archived", "two": "unlicensed"}


def test_the_pages_of_a_feed_on_standard_input(run, feed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(feed.encode())))
    assert add(run, "-") == {"one": "archived", "two": "unlicensed"}


def test_what_the_feed_said_is_in_the_archive(run, tmp_path: Path, server: Server, feed: str) -> None:
    """The same conclusion can be drawn again from the WARC files alone, also after a correction."""
    add(run, server.at("/feed", respond(feed, media_type="text/xml")))
    for command in (("search", "ferry"), ("amend",), ("reindex",)):
        with Archive.open(tmp_path / "archive") as archive:
            (article,) = archive.articles()
            capture = archive.capture(article)
            assert capture.feed is not None
            assert capture.feed.rights[0].text == BY
            again = Concluder(archive).conclude(capture, article.article)
            assert again == archive.history(article.id)[-1].conclusion
        named = (article.id, "--title", "Another", "--reason", "r", "--by", "b") if command == ("amend",) else ()
        assert run(*command, *named).code == ExitCode.OK


@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        ("<rss><channel/></rss>", "application/rss+xml", "lists no pages"),
        ("<urlset/>", "application/xml", "neither RSS nor Atom"),
        ("<rss><channel>", "text/xml", "not well-formed"),
        ("", "application/atom+xml", "is empty"),
        ("%PDF-1.4", "application/pdf", "byline reads HTML"),
    ],
)
def test_what_is_no_feed_is_said(run, server: Server, content: str, media_type: str, words: str) -> None:
    server.at("/robots.txt", respond("", status="404 Not Found"))
    ran = run("add", server.at("/feed", respond(content, media_type=media_type)), "--allow-private")
    assert ran.code == ExitCode.FAILED
    assert words in ran.err

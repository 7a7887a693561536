# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Feeds as publishers and strangers write them."""

import hashlib
from datetime import UTC, datetime

import pytest

from byline.capture import media
from byline.capture.feed import Entry, read_feed
from byline.errors import BadInput

SEEN = datetime(2026, 3, 9, tzinfo=UTC)
HOME = "https://news.example.org/feed"
BY = "https://creativecommons.org/licenses/by/4.0/"
NAMESPACES = (
    'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
    'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(items: str = "", channel: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'.encode()


def atom(entries: str = "", feed: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}{entries}</feed>'.encode()


def item(inside: str = "", link: str = "https://news.example.org/1") -> str:
    return f"<item><link>{link}</link>{inside}</item>"


def read(content: bytes, url: str | None = HOME) -> list[Entry]:
    assert media.is_feed(content)
    return list(read_feed(content, url=url, retrieved=SEEN))


def said(entry: Entry) -> list[tuple[str, str, bool]]:
    return [(each.name, each.text, each.channel) for each in entry.rights.rights]


@pytest.mark.parametrize(
    ("markup", "name", "text"),
    [
        (f"<creativeCommons:license>\n {BY} </creativeCommons:license>", "creativeCommons:license", BY),
        (f'<cc:license rdf:resource="{BY}"/>', "cc:license", BY),
        ("<dc:rights>CC BY 4.0, Ada</dc:rights>", "dc:rights", "CC BY 4.0, Ada"),
        (f'<atom:link rel="license" href="{BY}"/>', "atom:link", BY),
        ("<atom:rights type='html'>&lt;b>CC BY&lt;/b></atom:rights>", "atom:rights", "<b>CC BY</b>"),
    ],
)
def test_an_item_says_its_rights(markup: str, name: str, text: str) -> None:
    (entry,) = read(rss(item(markup)))
    assert said(entry) == [(name, text, False)]
    assert (entry.url, entry.rights.feed, entry.rights.retrieved) == ("https://news.example.org/1", HOME, SEEN)


def test_what_the_channel_says_is_said_of_each_item() -> None:
    entries = read(rss(item() + item(link="/2"), channel="<copyright>CC BY 4.0</copyright><dc:rights> </dc:rights>"))
    assert [entry.url for entry in entries] == ["https://news.example.org/1", "https://news.example.org/2"]
    assert said(entries[0]) == said(entries[1]) == [("rss:copyright", "CC BY 4.0", True)]


def test_atom() -> None:
    content = atom(
        f'<entry><link rel="self" href="/x"/><link href="/1"/><link rel="license" href="{BY}"/></entry>',
        "<rights>© Ada</rights>",
    )
    (entry,) = read(content)
    assert entry.url == "https://news.example.org/1"
    assert said(entry) == [("atom:link", BY, False), ("atom:rights", "© Ada", True)]
    assert entry.rights.digest == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_rss_1_has_its_items_beside_the_channel() -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:cc="http://web.resource.org/cc/"><channel rdf:about="https://news.example.org/">'
        f'<cc:license rdf:resource="{BY}"/></channel>'
        '<item rdf:about="https://news.example.org/1"><title>x</title></item></rdf:RDF>'
    )
    (entry,) = read(content.encode())
    assert entry.url == "https://news.example.org/1"
    assert said(entry) == [("cc:license", BY, True)]


def test_a_picture_in_an_item_has_a_licence_of_its_own() -> None:
    (entry,) = read(
        rss(item(f"<media:content><cc:license>{BY}</cc:license></media:content><media:license>x</media:license>"))
    )
    assert said(entry) == []


@pytest.mark.parametrize("markup", ["<source url='https://other.example/'>O</source>", "<atom:source/>"])
def test_an_item_from_another_feed_is_not_this_feeds(markup: str) -> None:
    """RFC 4287, 4.2.11: atom:source keeps the metadata of the feed that an entry was copied from."""
    (entry,) = read(rss(item(f"{markup}<dc:rights>CC BY 4.0</dc:rights>")))
    assert entry.rights.feed is None


@pytest.mark.parametrize(
    ("channel", "home"),
    [
        ("", None),
        ("<link>https://news.example.org/</link>", "https://news.example.org/"),
        (
            "<link>https://news.example.org/</link><atom:link rel='self' href='https://news.example.org/rss'/>",
            "https://news.example.org/rss",
        ),
        ("<link>javascript:alert(1)</link>", None),
    ],
)
def test_a_feed_that_was_not_fetched_says_where_it_lives(channel: str, home: str | None) -> None:
    (entry,) = read(rss(item(), channel=channel), url=None)
    assert entry.rights.feed == home


def test_an_item_without_a_page_is_passed_over_and_none_is_named_twice() -> None:
    items = (
        item(link="javascript:alert(1)") + item(link="http://[") + item() + item()
        + "<item><guid isPermaLink='false'>https://news.example.org/no</guid></item>"
        + "<item><guid>https://news.example.org/yes</guid></item><!-- x --><?pi x?>"
    )  # fmt: skip
    assert [entry.url for entry in read(rss(items))] == ["https://news.example.org/1", "https://news.example.org/yes"]


def test_rights_beyond_every_measure_are_none() -> None:
    """Half of a statement could give what the whole of it denies."""
    assert [said(entry) for entry in read(rss(item(f"<dc:rights>CC BY{' ' * 30_000}-NC</dc:rights>")))] == [[]]
    assert [said(entry) for entry in read(rss(item("<dc:rights>CC BY</dc:rights>" * 60)))] == [[]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<rss><channel>",
        b"<rss>" + b"<a>" * 5000,
        b"<urlset/>",
        b"\xff\xfe\x00",
        b'<!DOCTYPE rss [<!ENTITY x "CC BY 4.0">]><rss><channel>&x;</channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE rss +AFsAPAAh-ENTITY x +ACI-y+ACIAPgBdAD4-<rss/>',
    ],
)
def test_what_is_no_feed_or_means_harm_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"feed|neither"):
        list(read_feed(content, url=HOME, retrieved=SEEN))


def test_a_feed_cut_anywhere_gives_no_page() -> None:
    """What is missing could be the words that deny."""
    whole = rss(item("<cc:license>CC BY 4.0</cc:license><dc:rights>All rights reserved</dc:rights>"))
    for end in range(0, len(whole) - 1, 7):
        with pytest.raises(BadInput):
            list(read_feed(whole[:end], url=HOME, retrieved=SEEN))


@pytest.mark.parametrize(
    ("content", "feed"),
    [
        (rss(), True),
        (atom(), True),
        ("\ufeff<?xml version='1.0'?><!-- a --><rss/>".encode(), True),
        ("<?xml version='1.0'?><rss/>".encode("utf-16"), True),
        (b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd"><rss/>', True),
        (b"<urlset/>", False),
        (b"<!doctype html><p>rss", False),
        (b"<rssfeeder>", False),
        (b"words of <rss>", False),
        (b"\x00\x01", False),
    ],
)
def test_a_feed_is_known_by_how_it_begins(content: bytes, feed: bool) -> None:
    assert media.is_feed(content) is feed

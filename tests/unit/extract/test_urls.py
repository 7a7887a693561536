# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.urls import MAX_URL, canonical_url, http_url, is_home, is_other_host
from support.pages import html


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        (" https://example.org/a#top ", "https://example.org/a"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("https://example.org/سند", "https://example.org/سند"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("/a", None),
        ("https:///a", None),
        ("https://.example.org/a", None),
        ("https://jane:secret@example.org/a", None),
        ("https://example.org:99999/", None),
        ("https://[broken/", None),
        ("https://example.org/a b", None),
        ('https://example.org/">', None),
        ("https://example.org/" + "x" * MAX_URL, None),
    ],
)
def test_only_absolute_web_addresses_are_kept(url: str, kept: str | None) -> None:
    assert http_url(url) == kept


def test_a_canonical_url_is_resolved() -> None:
    assert canonical_url(html(), "/world/story-2") == "https://news.example.org/world/story-2"
    assert canonical_url(html(), "  ") is None
    assert canonical_url(html(url=None), "/world") is None


def test_the_home_page_is_not_the_source_of_an_article() -> None:
    assert canonical_url(html(), "https://news.example.org/") is None
    assert canonical_url(html(url="https://news.example.org/"), "https://news.example.org") is not None
    assert canonical_url(html(), "https://news.example.org/?p=12") is not None


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("https://example.org/a", "https://www.example.org/a", False),
        ("https://m.example.org/a", "https://example.org/a", False),
        ("https://example.org/a", "https://example.com/a", True),
        ("https://notexample.org/a", "https://example.org/a", True),
        ("https://example.org/a", None, False),
    ],
)
def test_another_host_is_told_from_a_subdomain(one: str, other: str | None, differ: bool) -> None:
    assert is_other_host(one, other) is differ


def test_home_pages() -> None:
    assert is_home("https://example.org/")
    assert not is_home("https://example.org/?p=1")
    assert not is_home("")

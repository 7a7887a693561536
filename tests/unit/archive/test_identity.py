# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Ids and target URIs."""

import hashlib

import pytest

from byline.archive.identity import (
    article_id,
    article_id_of,
    bare_media_type,
    content_type,
    name_of,
    target_uri,
    web_uri,
)
from byline.warc.notation import digest
from support.archives import URL, exchange, file, page, redirect


def test_id_is_of_uri_and_payload() -> None:
    payload = hashlib.sha256(b"payload").hexdigest()
    expected = hashlib.sha256(f"{URL}\n{payload}".encode()).hexdigest()[:16]
    assert article_id(URL, b"payload") == article_id_of(URL, digest(b"payload")) == expected


def test_name_of_content() -> None:
    """RFC 6920, section 8.1 gives this name for the content "Hello World!"."""
    assert name_of(b"Hello World!") == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_a_file_is_filed_under_its_url_or_its_content_never_its_path() -> None:
    assert target_uri(file("Hello World!")) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    assert target_uri(file(url=URL)) == URL
    assert target_uri(file("Hello World!", url="file:///home/ada/private/x")).startswith("ni:///")


def test_what_came_over_http_is_filed_under_what_answered() -> None:
    capture = page(redirect("https://example.org/old", URL), exchange(URL))
    assert target_uri(capture.model_copy(update={"url": "https://declared.example/"})) == URL


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://user:secret@example.org:8080/#top", "https://example.org:8080/"),
        ("http://münchen.example/straße weit?q=ü", "http://xn--mnchen-3ya.example/stra%C3%9Fe%20weit?q=%C3%BC"),
        ("http://example.org/%20%C3", "http://example.org/%20%C3"),
        ("http://example.org/a\r\nWARC-Type: x", "http://example.org/aWARC-Type:%20x"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("http://example.org/\ud800", "http://example.org/?"),
        ("ftp://example.org/", None),
        ("/home/ada", None),
        ("http:///path", None),
        ("http://example.org:99999/", None),
        (f"http://{'a' * 300}/", None),
        ("http://[broken/", None),
        (f"http://example.org/{'a' * 20000}", None),
    ],
)
def test_web_uri(url: str, uri: str | None) -> None:
    assert web_uri(url) == uri


@pytest.mark.parametrize(
    ("media_type", "charset", "written"),
    [
        ("text/html", None, "text/html"),
        ("Text/HTML ", "windows-1256", "text/html; charset=windows-1256"),
        ("text/html", "x\r\nWARC-Type: y", "text/html"),
        ("text/html\r\nX: y", None, "application/octet-stream"),
        ("", "utf-8", "application/octet-stream; charset=utf-8"),
    ],
)
def test_content_type(media_type: str, charset: str | None, written: str) -> None:
    capture = file(charset=charset).model_copy(update={"media_type": media_type})
    assert content_type(capture) == written
    assert written.startswith(bare_media_type(capture))

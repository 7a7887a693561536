# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import pytest

from byline.capture.target import is_web_url, parse_target
from byline.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTP://EXAMPLE.org/Story", "http://example.org/Story"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("http://example.org./a", "http://example.org/a"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://example.org/a?b=c&d=e/f?g", "http://example.org/a?b=c&d=e/f?g"),
        ("http://example.org/a?", "http://example.org/a"),
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("http://example.org/%e2%80%99", "http://example.org/%E2%80%99"),
        ("http://example.org/100%", "http://example.org/100%25"),
        ("http://example.org/خبر?q=خ", "http://example.org/%D8%AE%D8%A8%D8%B1?q=%D8%AE"),
        ("http://example.org/a[1]|2", "http://example.org/a%5B1%5D%7C2"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/a/%2e%2E/c", "http://example.org/c"),
        ("http://example.org/../../a/..", "http://example.org/"),
        ("http://example.org/a//b", "http://example.org/a//b"),
        ("http://example.org//a", "http://example.org//a"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://دامنه.example/", "http://xn--mgbp1eef.example/"),
        ("http://b%C3%BCcher.example/", "http://xn--bcher-kva.example/"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://[2001:DB8:0:0::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
    ],
)
def test_urls_have_one_form(typed: str, normal: str) -> None:
    target = parse_target(typed)
    assert target.url == normal
    assert parse_target(target.url) == target


@pytest.mark.parametrize(
    "typed",
    [
        "example.org/story",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:/example.org",
        "http://",
        "http:///path",
        "http://example.org:port/",
        "http://example.org:65536/",
        "http://exa mple.org/",
        "http://example..org/",
        "http://good.example\\@evil.example/",
        "http://good.example\\evil.example/",
        "http://example.org/a\r\nHost: evil.example",
        "http://example.org/\x00",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://%FF.example/",
        "http://-ü.example/",
        "http://example.org/\udcff",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 127 + "example/",
        "http://example.org/" + "a" * 9000,
    ],
)
def test_what_is_no_url_of_a_page(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_target(typed)


@pytest.mark.parametrize("typed", ["http://ada:secret@example.org/", "http://@example.org/"])
def test_passwords_are_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(BadInput, match="user name") as caught:
        parse_target(typed)
    assert "secret" not in caught.value.message
    assert caught.value.cure


def test_the_parts_that_a_request_is_made_of() -> None:
    target = parse_target("https://[2001:db8::1]:8443/a?b")
    assert (target.host, target.port, target.authority) == ("2001:db8::1", 8443, "[2001:db8::1]:8443")
    assert (target.origin, target.resource) == ("https://[2001:db8::1]:8443", "/a?b")


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("/c", "http://example.org/c"),
        (" c ", "http://example.org/a/c"),
        ("../c", "http://example.org/c"),
        ("?q", "http://example.org/a/b?q"),
        ("//other.example/c", "http://other.example/c"),
        ("https://example.org/c", "https://example.org/c"),
        ("/خبر".encode().decode("latin-1"), "http://example.org/%D8%AE%D8%A8%D8%B1"),
        ("/caf\xe9", "http://example.org/caf%E9"),
        ("//bücher.example/".encode().decode("latin-1"), "http://xn--bcher-kva.example/"),
    ],
)
def test_locations_are_resolved_byte_for_byte(reference: str, found: str) -> None:
    assert parse_target("http://example.org/a/b").follow(reference).url == found


@pytest.mark.parametrize("reference", ["ftp://example.org/", "javascript:alert(1)", "http://[", "data:text/html,x"])
def test_locations_that_lead_nowhere(reference: str) -> None:
    with pytest.raises(BadInput):
        parse_target("http://example.org/").follow(reference)


def test_a_web_url_is_told_by_its_scheme() -> None:
    assert is_web_url("HTTPS://example.org")
    assert not is_web_url("httpx://example.org")
    assert not is_web_url("see http://example.org")

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import gzip
from datetime import UTC, datetime

import pytest

from byline.errors import BadInput
from byline.model.capture import Capture, Exchange, HttpHead
from byline.model.evidence import Locator, Region
from byline.page.parse import Page, read_page

SEEN = datetime(2026, 11, 22, tzinfo=UTC)


def page(source: str, *, url: str | None = "https://example.org/a/b", media_type: str = "text/html") -> Page:
    return Page(source=source, media_type=media_type, seen=SEEN, url=url)


def test_a_local_file_becomes_a_page() -> None:
    capture = Capture(name="x", retrieved=SEEN, content=b"<p>Hello", media_type="text/html")
    read = read_page(capture)
    assert read.tree is not None
    assert read.text_of(read.tree).strip() == "Hello"
    assert read.seen == SEEN


def test_a_response_is_decoded_before_it_is_parsed() -> None:
    head = HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Encoding", "gzip"), ("X-A", "b")))
    exchange = Exchange(
        url="https://example.org/",
        retrieved=SEEN,
        request=HttpHead(line="GET / HTTP/1.1"),
        response=head,
        body=gzip.compress("<p>Grüße".encode("latin-1")),
    )
    capture = Capture(
        name="x", retrieved=SEEN, exchanges=(exchange,), media_type="text/html", charset="latin-1", url=exchange.url
    )
    read = read_page(capture)
    assert "Grüße" in read.source
    assert read.text_at(Locator(record="headers")) == "Content-Encoding: gzip\nX-A: b"
    with pytest.raises(BadInput):
        read_page(capture, limit=3)


def test_plain_text_has_no_tree_and_is_located_by_characters() -> None:
    read = page("one two three", media_type="text/plain")
    assert read.tree is None
    assert read.json_ld == ()
    assert read.text_at(Locator(start=4, end=7)) == "two"
    assert read.text_at(Locator(selector="/html", start=4, end=7)) == ""


def test_markdown_is_rendered_and_keeps_its_source() -> None:
    read = page("# Title\n\nA [link](https://example.org/).", media_type="text/markdown")
    assert read.media_type == "text/html"
    assert read.source.startswith("# Title")
    assert read.tree is not None
    assert read.tree.findtext(".//h1") == "Title"


@pytest.mark.parametrize("source", ["", "   ", "<!-- only a comment -->", "<!doctype html>", "\x00", "<frameset>"])
def test_a_page_without_content_is_still_a_page(source: str) -> None:
    read = page(source)
    assert read.tree is not None
    assert read.tree.tag == "html"


def test_an_xml_declaration_does_not_stop_the_parser() -> None:
    read = page('<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>é</p></body></html>')
    assert read.tree is not None
    assert read.tree.findtext(".//p") == "é"


@pytest.mark.parametrize(("depth", "whole"), [(300, True), (2000, True), (2500, False), (100_000, False)])
def test_what_is_nested_too_deep_is_not_taken_for_whole(depth: int, whole: bool) -> None:
    read = page("<div>" * depth + "deep" + "</div>" * depth + "<p>All rights reserved.</p>")
    assert read.tree is not None
    assert read.whole is whole
    assert ("All rights reserved." in read.text_of(read.tree)) is whole


def test_broken_markup_is_still_whole() -> None:
    assert page("<p>&bogus; <b><i></b></i> <foo:bar> <script> </div>").whole
    assert page("plain", media_type="text/plain").whole


def test_text_leaves_out_scripts_styles_and_comments() -> None:
    read = page("<p>a<script>b</script>c<!-- d -->e<style>f</style><b>g</b>h<?php i ?>j</p>")
    assert read.tree is not None
    assert read.text_of(read.tree.find(".//p")).startswith("aceghj"[:5])


def test_text_of_one_element_has_no_tail() -> None:
    read = page("<p><b>in</b> out</p>")
    assert read.tree is not None
    assert read.text_of(read.tree.find(".//b")) == "in"


def test_a_selector_finds_its_element_in_a_fresh_parse() -> None:
    source = "<body><div><p>one</p><p id=x>two</p></div></body>"
    first = page(source)
    assert first.tree is not None
    selector = first.selector(first.tree.get_element_by_id("x"))
    assert page(source).text_at(Locator(selector=selector)) == "two"
    assert page(source).text_at(Locator(selector=selector, attribute="id")) == "x"
    assert page(source).text_at(Locator(selector=selector, start=1, end=3)) == "wo"


@pytest.mark.parametrize("selector", ["/html/body/nothing", "][", "count(//p)"])
def test_a_locator_that_points_nowhere_gives_nothing(selector: str) -> None:
    assert page("<p>a").text_at(Locator(selector=selector)) == ""
    assert page("<p>a").text_at(Locator(record="operator")) == ""
    assert page("<p>a").text_at(Locator(record="headers")) == ""


@pytest.mark.parametrize(
    ("script", "data"),
    [
        ('{"a": 1}', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('{"a": "line\nbreak"}', {"a": "line\nbreak"}),
    ],
)
def test_json_ld_is_read_as_sites_write_it(script: str, data: object) -> None:
    (block,) = page(f'<script type="application/ld+json">{script}</script>').json_ld
    assert block.data == data


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"a": "' + "x" * 1_000_001 + '"}', ""])
def test_broken_or_huge_json_ld_is_passed_over(script: str) -> None:
    assert page(f'<script type="application/ld+json">{script}</script>').json_ld == ()


def test_a_json_pointer_is_followed() -> None:
    source = '<script type="application/ld+json">{"@graph": [{"a/b": {"~": "found"}}]}</script>'
    read = page(source)
    selector = read.json_ld[0].selector
    assert read.text_at(Locator(selector=selector, pointer="/@graph/0/a~1b/~0")) == "found"
    assert read.text_at(Locator(selector=selector, pointer="/@graph/1")) == ""
    assert read.text_at(Locator(selector=selector, pointer="/@graph/0/a~1b/~0/x")) == ""


def test_only_ld_json_scripts_count() -> None:
    assert page('<script>{"a": 1}</script><script type="text/javascript">{}</script>').json_ld == ()


@pytest.mark.parametrize(
    ("base", "href", "url"),
    [
        ("", "c", "https://example.org/a/c"),
        ("", "//cc.example/x", "https://cc.example/x"),
        ('<base href="https://other.example/d/">', "c", "https://other.example/d/c"),
        ('<base href="http://[bad">', "c", "https://example.org/a/c"),
        ("", "mailto:a@example.org", ""),
        ("", "javascript:alert(1)", ""),
        ("", "http://[broken", ""),
    ],
)
def test_links_are_resolved(base: str, href: str, url: str) -> None:
    assert page(base + "<p>x").resolve(href) == url


def test_a_relative_link_on_a_page_without_url_leads_nowhere() -> None:
    assert page("<p>x", url=None).resolve("c") == ""
    assert page("<p>x", url=None).resolve("https://example.org/") == "https://example.org/"


@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<p id=x>", Region.BODY),
        ("<footer><p id=x></footer>", Region.FOOTER),
        ("<div class='site-footer'><p id=x></div>", Region.FOOTER),
        ("<div role=contentinfo><p id=x></div>", Region.FOOTER),
        ("<figure><figcaption id=x></figure>", Region.FIGURE),
        ("<div class='wp-caption'><p id=x></div>", Region.FIGURE),
        ("<footer><div style='display: none'><p id=x></div></footer>", Region.HIDDEN),
        ("<div hidden><p id=x></div>", Region.HIDDEN),
        ("<div class='cookie-modal'><p id=x></div>", Region.DIALOG),
        ("<ol class=commentlist><li id=x></ol>", Region.COMMENTS),
        ("<blockquote class=twitter-tweet><p id=x></blockquote>", Region.EMBED),
        ("<section class='related-articles'><p id=x></section>", Region.RELATED),
        ("<aside><p id=x></aside>", Region.SIDEBAR),
        ("<div class='content-sidebar-wrap'><h1>T</h1><p id=x></div>", Region.BODY),
        ("<p class='byline'><b id=x></b></p>", Region.BYLINE),
        ("<div class='photograph-lovers'><p id=x></div>", Region.BODY),
    ],
)
def test_regions_by_structure(markup: str, region: Region) -> None:
    read = page(f"<body class='has-sidebar cookies'>{markup}")
    assert read.tree is not None
    assert read.region(read.tree.get_element_by_id("x")) is region


def test_the_head_is_a_region() -> None:
    read = page("<head><meta name=license content=x></head>")
    assert read.tree is not None
    assert read.region(read.tree.find(".//meta")) is Region.HEAD


@pytest.mark.parametrize("head", ["<head>", ""])
@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<article><p id=x>Text</article>", Region.BODY),
        ("<article><div hidden><p id=x>Text</div></article>", Region.HIDDEN),
        ("<article><figure><b id=x>Photo</b></figure></article>", Region.FIGURE),
        ("<section><meta itemprop=license content=x id=x></section>", Region.BODY),
    ],
)
def test_what_cannot_stand_in_a_head_is_not_of_it(head: str, markup: str, region: Region) -> None:
    """HTML, section 13.2.6.4.4: any other start tag ends the head; libxml2 does not know the newer elements."""
    read = page(f"{head}<title>Ferry</title><meta charset=utf-8>{markup}")
    assert read.tree is not None
    assert read.region(read.tree.get_element_by_id("x")) is region


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<html><body><p>a</p></body></html><p>b</p>", "ab"),
        ("<p>a</p></html>b<p>c</p></html>d", "abcd"),
        ("<p>a</p></html><html><head><title>x</title></head><body>b<p>c</p>d</body></html>", "abcd"),
        ("<html><frameset></frameset></html><p>b", "b"),
    ],
)
def test_what_follows_the_end_is_read_too(source: str, words: str) -> None:
    """HTML, section 13.2.6.4.20: anything but comments after </html> goes on in the body."""
    read = page(source)
    assert read.tree is not None
    assert read.text_of(read.tree) == words
    assert [*read.tree.itersiblings("html")] == []
    for element in read.tree.iter("p", "div", "body"):
        assert page(source).text_at(Locator(selector=read.selector(element))) == read.text_of(element)

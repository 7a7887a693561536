# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.blocks import Block, Blocks, Span
from byline.model.evidence import Region
from byline.page.parse import Page
from support.pages import html, text


def blocks(page: Page) -> list[str]:
    return [" ".join(block.text.split()) for block in Blocks(page) if block.text.strip()]


def span_of(page: Page, name: str) -> Span:
    assert page.tree is not None
    span = Blocks(page).span(page.tree.get_element_by_id(name))
    assert span is not None
    return span


def quoted(page: Page, block: Block, words: str) -> str:
    start = block.text.index(words)
    statement, locator = block.quote(start, start + len(words))
    assert page.text_at(locator) == statement
    return statement


def test_text_across_inline_elements_is_one_block() -> None:
    page = html("<p>licensed under a <a href='/x'>Creative <b>Commons</b></a> licence.</p><p>Next.</p>")
    assert blocks(page) == ["licensed under a Creative Commons licence.", "Next."]


def test_words_around_a_nested_block_are_blocks_of_their_own() -> None:
    page = html("<div>before<p>within</p>after</div>")
    assert blocks(page) == ["before", "within", "after"]
    for block, words in zip(Blocks(page), ("before", "within", "after"), strict=True):
        assert quoted(page, block, words) == words


def test_a_break_is_a_newline_to_readers_and_nothing_in_the_quotation() -> None:
    page = html("<p>one<br>two<br/>three</p>")
    (block,) = Blocks(page)
    assert block.text == "one\ntwo\nthree"
    assert quoted(page, block, "two") == "two"
    statement, locator = block.quote(1, len(block.text))
    assert statement == page.text_at(locator) == "netwothree"


def test_scripts_styles_and_comments_are_not_read() -> None:
    page = html("<p>a<script>x()</script>b<style>p{}</style>c<!-- d -->e<template><i>t</i></template>f</p>")
    (block,) = Blocks(page)
    assert block.text == "abcef"
    assert quoted(page, block, "cef") == "cef"


def test_offsets_hold_after_what_is_not_read() -> None:
    page = html("<div><noscript><p>never</p></noscript><?pi x?><p>one</p> two <script>s</script><p>three</p></div>")
    for block in Blocks(page):
        assert quoted(page, block, block.text.strip()) == block.text.strip()


def test_a_link_around_blocks_is_at_home_where_its_first_words_are() -> None:
    page = html("<a id='l' href='/x'><div><img id='i' src='/b.png'></div><div>words</div><div>more</div></a>")
    link = span_of(page, "l")
    assert (link.block.text, link.start, link.end) == ("words", 0, 5)
    assert span_of(page, "i").block.text == ""


def test_a_link_without_words_has_a_place_too() -> None:
    span = span_of(html("<p>left <a id='l' href='/x'><img src='/b.png'></a> right</p>"), "l")
    assert (span.start, span.end) == (5, 5)


def test_blocks_are_counted_from_both_ends() -> None:
    read = Blocks(html("<p>one</p><p>two</p><p>three</p>"))
    assert [block.text for block in read[1:]] == ["two", "three"]
    assert read[-1] is read[2]
    assert read[0].before is None


def test_what_is_not_seen_has_no_place() -> None:
    page = html("<noscript><p>Enable <a href='/x'>scripts</a></p></noscript><p><a id='l' href='/y'>words</a></p>")
    unseen, link = page.elements("a")
    assert Blocks(page).span(unseen) is None
    assert span_of(page, "l").block.text == "words"
    assert link.get("id") == "l"


def test_plain_text_is_read_in_paragraphs() -> None:
    page = text("One\nline.\n\n  \nTwo.\n\n\nThree.")
    read = Blocks(page)
    assert [block.text for block in read] == ["One\nline.", "Two.", "Three."]
    for block in read:
        assert quoted(page, block, block.text) == block.text
        assert block.region is Region.BODY


def test_empty_pages_have_no_blocks() -> None:
    assert len(Blocks(text(""))) == len(Blocks(html(""))) == 0


@pytest.mark.parametrize("label", ["Copyright and License information", "Lizenz anzeigen"])
def test_a_hidden_panel_that_a_label_announces_is_body(label: str) -> None:
    page = html(f"<div>{label}</div><div style='display:none'><p>one</p><p>two</p></div>")
    assert [block.region for block in Blocks(page)] == [Region.BODY] * 3


@pytest.mark.parametrize(
    "before",
    ["<div>Menu</div>", "", "<footer>License</footer>", f"<div>License {'and more ' * 20}</div>"],
    ids=["other words", "nothing", "a footer", "long text"],
)
def test_other_hidden_panels_stay_hidden(before: str) -> None:
    page = html(f"{before}<div style='display:none'><p>two</p></div>")
    assert Blocks(page)[-1].region is Region.HIDDEN


def test_a_label_far_before_announces_nothing() -> None:
    panel = "".join(f"<p>{number}</p>" for number in range(8))
    page = html(f"<div>License</div><div style='display:none'>{panel}</div>")
    assert Blocks(page)[-1].region is Region.HIDDEN

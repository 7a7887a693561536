# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import gc
import weakref

import pytest
from lxml.html import HtmlElement

from byline.licensing.reading.mentions import Mentions, mentions_of
from byline.licensing.reading.nouns import Subject
from byline.page.parse import Page
from support.pages import html

BY = "https://creativecommons.org/licenses/by/4.0/"


def link(page: Page) -> HtmlElement:
    assert page.tree is not None
    found = page.tree.find(".//a")
    assert found is not None
    return found


def test_a_page_is_read_once_and_forgotten_with_it() -> None:
    page = html("<p>CC BY 4.0</p>")
    read = mentions_of(page)
    assert mentions_of(page) is read
    kept = weakref.ref(read)
    del page, read
    gc.collect()
    assert kept() is None


def test_words_know_their_block() -> None:
    mentions = Mentions(html("<p>One CC BY 4.0.</p><p>Two CC BY-SA 3.0, three CC0.</p>"))
    assert [(each.block.index, each.block.text[each.start : each.end], each.id) for each in mentions.words] == [
        (0, "CC BY 4.0", "CC-BY-4.0"),
        (1, "CC BY-SA 3.0", "CC-BY-SA-3.0"),
        (1, "CC0", "CC0-1.0"),
    ]


def test_names_do_not_run_from_one_block_into_the_next() -> None:
    mentions = Mentions(html("<ul><li>Creative Commons</li><li>Attribution 4.0</li></ul>"))
    assert {each.id for each in mentions.words} == {"LicenseRef-Creative-Commons"}


def test_a_link_is_read_with_its_sentence() -> None:
    page = html(f"<p>The texts of this blog are under a licence that is found <a href='{BY}'>here</a>.</p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    reading, block, badge = around
    assert (reading.subject, block.index, badge) == (Subject.SITE, 0, False)


def test_a_name_in_a_link_is_what_is_read() -> None:
    page = html(f"<p><a href='{BY}'>LICENSED UNDER CC BY</a></p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    assert around[0].grants


@pytest.mark.parametrize("words", ["License", "Lizenz", "licence"])
def test_a_label_among_others_has_no_subject(words: str) -> None:
    page = html(f"<p>Ida Holm — in Code — <a rel='license' href='{BY}'>{words}</a> — Permalink</p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    assert (around[0].subject, around[0].label) == (Subject.UNSTATED, True)


def test_a_label_behind_a_credit_stays_a_credit() -> None:
    page = html(f"<p>Photo: Karel — <a rel='license' href='{BY}'>License</a></p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    assert around[0].credit


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (f"<div><a href='{BY}'><img src='b.png'></a><br>The pictures here are under a licence</div>", Subject.OTHER),
        (f"<div><p><a href='{BY}'><img src='b.png'></a></p><p>All photos are under a licence</p></div>", Subject.OTHER),
        (f"<div><p>All texts are under a licence:</p><p><a href='{BY}'><img src='b.png'></a></p></div>", Subject.SITE),
        (f"<div><p><a href='{BY}'><img src='b.png'></a></p><p>Tide tables</p></div>", Subject.UNSTATED),
        (
            f"<div><p><a href='{BY}'><img src='b.png'></a></p><p>{'All photos licensed. ' * 50}</p></div>",
            Subject.UNSTATED,
        ),
        (f"<p><a href='{BY}'><img src='b.png'></a></p>", Subject.UNSTATED),
    ],
)
def test_a_badge_is_read_with_the_words_beside_it(body: str, subject: Subject) -> None:
    page = html(body)
    around = Mentions(page).around(link(page))
    assert around is not None
    assert around[2]
    assert around[0].subject is subject


def test_words_of_another_part_of_the_page_are_not_beside_it() -> None:
    page = html(f"<p><a href='{BY}'><img src='b.png'></a></p><p>All photos are under a licence</p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    assert around[0].subject is Subject.UNSTATED


@pytest.mark.parametrize(("kind", "subject"), [("StillImage", Subject.OTHER), ("Text", Subject.UNSTATED)])
def test_the_type_that_the_chooser_wrote(kind: str, subject: Subject) -> None:
    """DCMI Type Vocabulary: "StillImage: a static visual representation"; the chooser put it beside the licence."""
    kind_link = f"<span rel='dct:type' href='http://purl.org/dc/dcmitype/{kind}'>Carrow</span>"
    page = html(f"<p>{kind_link} is licensed under <a href='{BY}'>these terms</a></p>")
    around = Mentions(page).around(link(page))
    assert around is not None
    assert around[0].subject is subject


def test_links_that_nobody_sees_have_no_place() -> None:
    page = html(f"<noscript><a href='{BY}'>CC BY</a></noscript>")
    assert page.tree is not None
    assert [Mentions(page).around(each) for each in page.tree.iter("a")] == [None]
    assert Mentions(html(head=f"<link rel='license' href='{BY}'>")).links == ()


def test_links_to_licences() -> None:
    page = html(f"<p><a href='/x'>x</a> <a href='{BY}'>CC BY 4.0</a></p>")
    assert [span.block.text[span.start : span.end] for span in Mentions(page).links] == ["CC BY 4.0"]


def test_the_link_that_holds_a_name() -> None:
    mentions = Mentions(html("<p><a href='/a'>see CC BY 4.0</a> and CC BY 3.0</p>"))
    first, second = mentions.words
    assert mentions.target(first) == ("/a", "see CC BY 4.0")
    assert mentions.target(second) is None

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds of a main text on whatever page: it is of the page, of what people see of it, and found in time."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.extract.text import main_text
from byline.page.parse import Page
from support.pages import SEEN, html

WORDS = " ".join(f"word{number}" for number in range(60))
OPEN = st.sampled_from(
    [
        "<p>", "<div>", "<div class=sidebar>", "<article>", "<main>", "<ul><li>", "<table><tr><td>", "<a href=/x>",
        "<h2>", "<blockquote>", "<pre>", "<figure>", "<span class=share-x>", "<div id=comments>", "<form>", "<br>",
        "<div class=entry-content>", "<td>", "</div>", "</p>", "</a>", "</li></ul>", "</table>", "</article>",
        "</form>",
        "<script>seen(0)</script>", "<style>seen{}</style>", "<!-- seen -->", "<template>seen</template>",
    ]
)  # fmt: skip
TEXT = st.integers(0, 59).map(lambda number: f" {WORDS.split()[number]} ") | st.just(f" {WORDS} ")
MARKUP = st.lists(OPEN | TEXT, max_size=40).map("".join)


def words(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if word not in ("-", "|"))


@settings(deadline=None, max_examples=150)
@given(MARKUP)
def test_a_text_holds_nothing_that_the_page_does_not_show(markup: str) -> None:
    page: Page = html(markup)
    assert page.tree is not None
    text = main_text(page)
    assert "seen" not in text
    assert words(text) <= words(" ".join(page.tree.find("body").itertext()))


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='article-content'>" * 1900 + WORDS * 9,
        "<article>" + "<ul><li>" * 900 + WORDS * 9,
        "<article>" + "<figure>" * 1900 + WORDS * 9,
        "<form><div>" * 900 + WORDS * 9,
        "<article>" + "<p><span>a <a href=x>b</a></span></p>" * 20_000,
        "<article>" + "<i></i>x<br>" * 50_000,
        "<article>" + "".join(f"<div class='{'a-' * 300}{number}'><p>{number}</p></div>" for number in range(3_000)),
        "<article>" + ("<div><p>" * 150 + WORDS + "</div>" * 150) * 50,
        "<main>" * 300 + "<main class=main><p>x" * 10_000,
    ],
    ids=["names", "lists", "figures", "forms", "links", "breaks", "long-names", "nested", "mains"],
)
def test_no_page_takes_long(markup: str) -> None:
    """Time grows with the size of a page, whatever its nesting."""
    page = Page(source=f"<html><body>{markup}</body></html>", media_type="text/html", seen=SEEN)
    assert page.tree is not None
    began = time.process_time()
    assert main_text(page)
    assert time.process_time() - began < 10

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest
from lxml.html import HtmlElement

from byline.extract.reading import any_text, article_text, length, readable, scattered_text
from support.pages import html

LONG = "It rained all day, and all night, and on the next day, and nobody was surprised by that any more."
STORY = "".join(f"<p>On day {number} it rained. {LONG}</p>" for number in range(9))


def body(markup: str) -> HtmlElement:
    page = html(markup)
    assert page.tree is not None
    return readable(page.tree)


def read(markup: str) -> str:
    return article_text(body(markup))


def kept(part: str) -> bool:
    """Whether a part of an article that says "of the part" is kept."""
    text = read(f"<article>{STORY}{part}{STORY}</article>")
    assert text.count("On day 7") == 2
    return "of the part" in text


@pytest.mark.parametrize(
    "markup",
    [
        "<article>{}</article><div><p>Other</p></div>",
        "<div><p>Other</p></div><div class='entry-content'>{}</div>",
        "<div><p>Other</p></div><div itemprop='articleBody'>{}</div>",
        "<div><p>Other</p></div><section id='story-body'>{}</section>",
        "<div><p>Other</p></div><div role='main'>{}</div>",
        "<div><p>Other</p></div><main>{}</main>",
        "<article><p>Other</p></article><div class='post-content'>{}</div>",
        "<form><div class='content'>{}</div></form><div><p>Other</p></div>",
    ],
)
def test_the_article_is_read_where_it_is_named(markup: str) -> None:
    text = read(markup.format(STORY))
    assert text.startswith("On day 0 it rained.")
    assert text.count("\n\n") == 8


def test_a_page_that_names_no_place_has_no_article_but_scattered_paragraphs() -> None:
    page = body(f"<div><h2>Rain</h2>loose{STORY}<ul><li>menu</li></ul></div>")
    assert article_text(page) == ""
    assert scattered_text(page).startswith("On day 0")
    assert not any(word in scattered_text(page) for word in ("Rain\n", "loose", "menu"))


@pytest.mark.parametrize(
    "part",
    [
        "<p>{}</p>", "<h2>{}</h2>", "<blockquote>{}</blockquote>", "<ul><li>{}</li></ul>", "<pre>{}</pre>",
        "<table><tr><td>{}</td></tr></table>", "<p>one<br>{}</p>", "<br>{}", "<p><a href=/x>{}</a> and other words</p>",
        "<figure><table><tr><td>{}</td></tr></table></figure>", "<details><summary>{}</summary></details>",
        "<dl><dt>rain</dt><dd>{}</dd></dl>", "<p><span>{}</span></p>",
    ],
)  # fmt: skip
def test_what_is_running_text_is_kept(part: str) -> None:
    assert kept(part.format("These are the words of the part."))


@pytest.mark.parametrize(
    "part",
    [
        "<nav>{}</nav>", "<aside><p>{}</p></aside>", "<script>{}</script>", "<style>{}</style>", "<!-- {} -->",
        "<figure><img src=x><figcaption>{}</figcaption></figure>", "<div class='share-bar'><p>{}</p></div>",
        "<div class='related-posts'><p>{}</p></div>", "<p class='byline'>{}</p>", "<div id='sidebar'><p>{}</p></div>",
        "<div class='comments'><p>{}</p></div>", "<p style='display: none'>{}</p>", "<p aria-hidden=true>{}</p>",
        "<div role=navigation><p>{}</p></div>", "<div>{}</div>", "<form><p>{}</p></form>", "<button>{}</button>",
        "<ul><li><a href=/1>{}</a></li><li><a href=/2>More</a></li></ul>",
        "<p><a href=/1>{}</a></p>", "<div class='wp-caption'>{}</div>", "<p class='x hidden'>{}</p>",
        "<template><p>{}</p></template>", "<svg><text>{}</text></svg>",
    ],
)  # fmt: skip
def test_what_stands_beside_the_text_is_dropped(part: str) -> None:
    assert not kept(part.format("words of the part"))


def test_headings_that_nothing_follows_are_dropped() -> None:
    assert read(f"<article><h2>Rain</h2>{STORY}<h2>More</h2><h3>Of it</h3></article>").endswith("any more.")


def test_divisions_are_read_where_there_are_no_paragraphs() -> None:
    text = read(f"<article><div>{LONG}</div><div>And then <b>it</b> stopped.</div></article>")
    assert text == f"{LONG}\n\nAnd then it stopped."


def test_lists_and_tables_of_links_are_dropped() -> None:
    links = "".join(f"<li><a href=/{number}>A headline that is not so short, {number}</a></li>" for number in range(9))
    rows = "".join(
        f"<tr><td><a href=/{number}>A headline of some length, {number}</a></td></tr>" for number in range(9)
    )
    assert "headline" not in read(f"<article>{STORY}<ul>{links}</ul><table>{rows}</table></article>")
    catalogue = "".join(f"<li><a href=/{number}>{LONG} And {number}</a></li>" for number in range(9))
    assert f"{LONG} And 8" in read(f"<article>{STORY}<ul>{catalogue}</ul></article>")


def test_one_long_link_is_no_text() -> None:
    assert "surprised" not in read(
        f"<article><p>One.</p><p>Two.</p><ul><li><a href=/x>{LONG * 2}</a></li></ul></article>"
    )


def test_names_that_would_drop_nearly_everything_drop_nothing() -> None:
    """Where a site calls the whole article "author-text", the name says nothing."""
    text = read(f"<article><h2>Rain</h2><div class='author-text'>{STORY}</div></article>")
    assert text.count("On day") == 9


def test_any_text_is_that_of_the_whole_page_whatever_its_parts_are_named() -> None:
    page = body(f"<div class='sidebar'>{STORY}</div><article>{STORY}</article><div id='comments'><p>First!</p></div>")
    assert any_text(page).count("On day 7") == 2
    assert "First!" not in any_text(page)


def test_length_counts_white_space_once() -> None:
    assert length(body("<p>a\n\n   b</p>   <p>c</p>")) == len("a b c")

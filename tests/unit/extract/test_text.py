# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from byline.extract.text import main_text
from support.pages import SAMPLES, html, markdown, sample, text

PARAGRAPH = "It rained all day, and all night, and on the next day, and nobody was surprised by that any more. " * 3


def test_paragraphs_are_parted_by_one_empty_line() -> None:
    page = html(f"<article><h2>Rain</h2><p>{PARAGRAPH}</p>\n\n\n<p>Then {PARAGRAPH}</p></article>")
    assert main_text(page) == f"Rain\n\n{PARAGRAPH.strip()}\n\nThen {PARAGRAPH.strip()}"


def test_navigation_comments_and_footers_are_left_out() -> None:
    page = html(
        f"<nav>Menu</nav><article><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>"
        f'<div id="comments"><p>First! {PARAGRAPH}</p></div><footer>Imprint</footer><!-- <p>gone</p> -->'
    )
    kept = main_text(page)
    assert PARAGRAPH.strip() in kept
    assert not any(word in kept for word in ("Menu", "First!", "Imprint", "gone"))


def test_text_behind_a_comment_stays() -> None:
    page = html(f"<article><p>{PARAGRAPH}<!-- x -->and then it stopped</p><p>{PARAGRAPH}</p></article>")
    assert "and then it stopped" in main_text(page)


def test_lists_and_tables_keep_their_lines() -> None:
    page = html(
        f"<article><p>{PARAGRAPH}</p><ul><li>one\n thing</li><li>another</li></ul>"
        f"<table><tr><th>Day</th><th>Rain</th></tr><tr><td>Monday</td><td><p>much</p></td></tr></table><p>{PARAGRAPH}</p></article>"
    )
    kept = main_text(page)
    assert "- one thing\n- another" in kept
    assert "Day | Rain\nMonday | much" in kept


def test_code_and_quotations_do_not_break_a_sentence() -> None:
    page = html(f"<article><p>{PARAGRAPH}</p><p>Type <code>byline add</code> and <q>wait</q> a little.</p></article>")
    assert "Type byline add and wait a little." in main_text(page).replace('"', "")


def test_blocks_of_code_keep_their_lines() -> None:
    page = html(f"<article><p>{PARAGRAPH}</p><pre><code>one\ntwo</code></pre><p>{PARAGRAPH}</p></article>")
    assert "one\ntwo" in main_text(page)


def test_a_page_of_few_words_still_has_a_text() -> None:
    assert main_text(html("<div>Hello, <b>world</b></div>")).split() == ["Hello,", "world"]
    assert main_text(html("")) == ""
    assert main_text(html("<script>alert(1)</script>")) == ""


def test_text_that_the_library_takes_for_chrome_is_better_than_none() -> None:
    assert main_text(html("<nav>Only a menu</nav>")) == "Only a menu"


def test_the_page_is_left_as_it_was() -> None:
    page = sample("why-keep-the-proof.html")
    before = etree.tostring(page.tree)
    main_text(page)
    assert etree.tostring(page.tree) == before


def test_plain_text_stays_but_for_white_space() -> None:
    source = "A title\r\n\r\n\r\nOne  line\nand another \n\n\ttwo\x00\u200b\n\n© Notice"
    assert main_text(text(source)) == "A title\n\nOne line\nand another\n\ntwo\n\n© Notice"


def test_without_empty_lines_every_line_is_a_paragraph() -> None:
    assert main_text(text("one\ntwo\n")) == "one\n\ntwo"


def test_front_matter_is_not_part_of_the_text() -> None:
    body = f"# Title\n\n{PARAGRAPH}\n"
    plain = main_text(markdown(body))
    assert main_text(markdown(f"---\ntitle: A\nauthor: B\n---\n{body}")) == plain
    assert main_text(markdown(f"---\nauthors:\n- A\n- B\n---\n{body}")) == plain
    assert main_text(markdown(f"---\ntitle: A\n\nauthor: B\n---\n{body}")) == plain


def test_huge_pages_are_read_in_the_library_s_plain_mode() -> None:
    nested = ("<div><p>hello there, world</p>" * 150 + "</div>" * 150) * 50
    kept = main_text(html(nested))
    assert kept.count("hello there, world") == 150 * 50


def test_no_nesting_breaks_the_extraction() -> None:
    page = html()
    assert page.tree is not None
    element = page.tree.find("body")
    for _ in range(3000):
        element = etree.SubElement(element, "blockquote")
    element.text = "At the bottom of it all."
    assert isinstance(page.tree, lxml_html.HtmlElement)
    assert main_text(page) == "At the bottom of it all."


def test_every_sample_has_its_text_and_no_chrome() -> None:
    for file in SAMPLES.iterdir():
        kept = main_text(sample(file.name))
        assert len(kept) > 900, file.name
        assert not any(
            word in kept for word in ("Cookies", "cookie", "Imprint", "Newsletter", "Read next", "title:")
        ), file.name


def test_an_article_that_the_quick_mode_misses_is_found() -> None:
    """What is named like an article is short, and the page says far more elsewhere."""
    teaser = f"<div class='entry-content'><p>{PARAGRAPH}</p><p>More below.</p></div>"
    story = "".join(f"<p>On day {number} it rained, said those who were there. {PARAGRAPH}</p>" for number in range(20))
    page = html(f"{teaser}<div class='page'><div>{story}</div></div>")
    assert page.tree is not None
    quick = bare_extraction(page.tree, include_comments=False, fast=True)
    assert "On day 7" not in str(getattr(quick, "text", ""))
    assert "On day 7 it rained" in main_text(page)


def test_a_page_that_the_quick_mode_reads_well_is_read_as_by_the_library() -> None:
    story = "".join(f"<p>On day {number} it rained. {PARAGRAPH}</p>" for number in range(8))
    links = "".join(f"<li><a href='/{number}'>{PARAGRAPH}</a></li>" for number in range(8))
    page = html(f"<article><h1>Rain</h1>{story}</article><div><ul>{links}</ul></div>")
    assert page.tree is not None
    whole = bare_extraction(page.tree, include_comments=False)
    assert main_text(page).split() == str(getattr(whole, "text", "")).split()


def test_an_article_in_a_part_that_is_named_as_none_is_found() -> None:
    """The library's quick answer would be the teaser alone."""
    story = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(30))
    page = html(f'<div class="entry-content"><p>Teaser: {PARAGRAPH}</p></div><div class="sidebar">{story}</div>')
    assert main_text(page).count(PARAGRAPH.strip()) == 31


def test_a_short_article_beside_much_else_stays_what_it_is() -> None:
    story = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(4))
    page = html(f'<div class="entry-content"><p>Story: {PARAGRAPH}</p></div><div class="sidebar">{story}</div>')
    assert main_text(page) == f"Story: {PARAGRAPH.strip()}"

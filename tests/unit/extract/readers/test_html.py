# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.readers import html as reader
from byline.model.capture import HttpHead
from support.pages import found, html, text


def read(body: str, *, head: str = "", **more: object) -> dict[str, list[str]]:
    return found(reader, html(body, head=head, **more))  # type: ignore[arg-type]


def title(body: str, name: str) -> str:
    return read(body, head=f"<title>{name}</title>")["title"][0]


def test_the_heading_that_the_title_repeats_is_the_title() -> None:
    assert title("<h1>Send a comment</h1><h1>A story</h1>", "A story - Example") == "A story"


def test_a_heading_inside_the_article_is_the_title() -> None:
    assert title("<h1>Welcome</h1><main><h1>A story</h1></main>", "Something else") == "A story"


def test_a_heading_that_nothing_confirms_comes_after_the_title() -> None:
    assert read("<h1>Send a comment</h1>", head="<title>A story</title>")["title"] == ["A story", "Send a comment"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<h1><a href="/">Example</a></h1><h2>A story</h2>', "Example » A story"),
        ("<h1>Example</h1><h2>A longer story</h2>", "A longer story | Example"),
        ('<a href="https://news.example.org/"><h1>Example</h1></a><h2>A story</h2>', "A story | Example"),
    ],
)
def test_a_heading_may_hold_the_name_of_the_site(body: str, name: str) -> None:
    facts = read(body, head=f"<title>{name}</title>")
    assert facts["title"][0].endswith("story")
    assert facts["agency"][0] == "Example"


def test_second_headings_that_prove_nothing_are_no_title() -> None:
    body = "<h2>A</h2><h2>Comments</h2><aside><h2>A story</h2></aside>"
    assert read(body, head="<title>A story</title>")["title"] == ["A story"]


def test_headings_of_dialogs_and_empty_ones_are_no_title() -> None:
    body = '<h1></h1><div role="dialog"><h1>Cookies</h1></div><div hidden><h1>Hidden</h1></div>'
    assert read(body)["title"] == [""]


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("A story | Example", "Example"),
        ("Example: A story", "Example"),
        ("A story - Culture - News Example", "News Example"),
        ("A story | One | Two", None),
        ("A story", None),
        ("A storybook", None),
    ],
)
def test_beside_the_title_stands_the_name_of_the_site(name: str, site: str | None) -> None:
    facts = read("<h1>A story</h1>", head=f"<title>{name}</title>", url="https://www.newsexample.org/a/b")
    assert facts.get("agency", [None])[0] == site


def test_linked_authors_come_first() -> None:
    body = '<a rel="author">Jane Doe</a><a rel="nofollow author">John Roe</a><p class="byline">Ann Poe</p>'
    assert read(body)["creators"] == ["Jane Doe", "John Roe"]


def test_a_byline_is_known_by_its_class() -> None:
    body = '<p class="post-author">By Jane Doe</p><div><p class="author">Somebody Else</p></div>'
    assert read(body)["creators"] == ["By Jane Doe"]


def test_two_authors_may_stand_side_by_side() -> None:
    body = '<p><b class="byline-name">Jane Doe</b> and <b class="byline-name">John Roe</b></p>'
    assert read(body)["creators"] == ["Jane Doe", "John Roe"]


def test_bylines_of_comments_and_boxes_do_not_count() -> None:
    body = (
        '<div class="comments"><p class="author">Troll</p></div><aside><a rel="author">Other</a></aside>'
        f'<div class="author">{"A long life. " * 40}</div><p class="author">5 min read</p><p class="coauthored">X Y</p>'
    )
    assert "creators" not in read(body)


def test_an_unmarked_byline_below_the_heading_is_found() -> None:
    body = "<main><h1>A story</h1><!-- x --><p>By Jane Doe</p><p>By noon it rained.</p></main>"
    assert read(body)["creators"] == ["By Jane Doe"]


def test_a_byline_far_below_the_heading_is_none() -> None:
    lines = "<p>One line of many.</p>" * 30
    assert "creators" not in read(f"<main><h1>A story</h1>{lines}<p>By Jane Doe</p></main>")


def test_marked_times_come_first() -> None:
    body = (
        '<time datetime="2020-01-02">old</time><time class="updated" datetime="2026-03-10">later</time>'
        '<time pubdate datetime="2026-03-09">now</time><time>3 May 2021</time>'
        '<div class="comments"><time datetime="2026-04-01">x</time></div>'
    )
    facts = read(body)
    assert facts["published"] == ["2026-03-09", "2020-01-02", "2026-03-09", "3 May 2021"]
    assert facts["modified"] == ["2026-03-10"]


def test_written_dates_are_found_by_class_and_by_place() -> None:
    assert read('<p class="post-date">Posted 9 March 2026</p>')["published"] == ["2026-03-09"]
    assert read("<main><h1>A story</h1><p>9 March 2026</p></main>")["published"] == ["2026-03-09"]


def test_dates_in_long_blocks_and_side_columns_do_not_count() -> None:
    long = "It happened on 9 March 2026. " * 20
    body = f'<div class="metadata">{long}</div><aside><p class="date">9 March 2026</p></aside>'
    assert "published" not in read(body)


def test_language_and_address_are_declared() -> None:
    headers = HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Language", "fr"),))
    facts = read("", head='<link rel="canonical" href="/b"><link rel="next" href="/c">', headers=headers)
    assert facts["url"] == ["/b"]
    assert facts["language"][-1] == "fr"
    assert "fr" not in read("")["language"]


def test_copyright_lines_the_footer_s_last_one_first() -> None:
    body = (
        "<p>© 2020 Somebody, quoted</p><p>An article on © 2026 marks</p><div><p>© Nobody</p></div>"
        "<footer><p><b>© 2025</b> First</p>© 2026 Last</footer>"
        '<div class="comments"><p>© 2026 Troll</p></div><script>// © 2026 Script</script>'
    )
    assert read(body)["copyright_notice"] == ["© 2026 Last", "© 2025 First", "© 2020 Somebody, quoted"]


def test_indications_of_changes_stand_in_the_article_or_its_footer() -> None:
    body = (
        "<article><p><em>Translated by Ann Poe</em></p><footer>x<p>Edited by John Roe</p></footer></article>"
        "<footer><p>Edited by the owners</p></footer><aside><p>Translated by Somebody Else</p></aside>"
    )
    assert set(read(body)["earlier_changes"]) == {"Translated by Ann Poe", "Edited by John Roe"}


def test_plain_text_shows_no_elements() -> None:
    assert found(reader, text("x")) == {}

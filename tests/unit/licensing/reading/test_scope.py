# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.context import read
from byline.licensing.reading.mentions import Mentions
from byline.licensing.reading.scope import Form, scope_of, scope_of_words
from byline.model.evidence import Scope
from byline.page.parse import Page
from support.pages import html, text

BEFORE = "<p>One.</p><p>Two.</p><p>Three.</p>"


def scope(page: Page, *, mention: int = 0) -> Scope:
    mentions = Mentions(page)
    return scope_of_words(mentions, mentions.words[mention])[1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>This article is licensed under CC BY 4.0.</p>", Scope.ARTICLE),
        ("<p>This work is licensed under CC BY 4.0.</p>", Scope.ARTICLE),
        ("<p>All content on this site is licensed under CC BY 4.0.</p>", Scope.SITE),
        ("<p>License: CC BY 4.0</p>", Scope.SECTION),
        ("<p>Licensed under CC BY 4.0</p>", Scope.SECTION),
        ("<p>CC BY 4.0</p>", Scope.OTHER),
        (f"{BEFORE}<p>CC BY 4.0</p>", Scope.SECTION),
        (f"{BEFORE}<p>© Ida Holm, CC BY 4.0</p>", Scope.SECTION),
        (f"{BEFORE}<p>Ida Holm, CC BY 4.0</p>", Scope.OTHER),
        (f"{BEFORE}<p>CC BY 4.0</p><footer>x</footer>", Scope.OTHER),
        (f"<p>CC BY 4.0</p>{BEFORE}", Scope.OTHER),
        ("<div class='post-license'>CC BY 4.0</div>", Scope.SECTION),
        ("<div class='ph-license'>CC BY 4.0</div>", Scope.OTHER),
        ("<div class='license'>Karel Voss, CC BY 4.0</div>", Scope.OTHER),
        ("<p>His album is released under CC BY 4.0</p>", Scope.OTHER),
        ("<p>Text under CC BY 4.0</p>", Scope.ARTICLE),
        ("<p>The report was published under CC BY 4.0</p>", Scope.OTHER),
        ("<p>Articles under CC BY 4.0 may be translated by everybody and be sung.</p>", Scope.OTHER),
        ("<blockquote>This text is under CC BY 4.0.</blockquote>", Scope.OTHER),
        ("<blockquote><p>This text is under CC BY 4.0.</p></blockquote>", Scope.OTHER),
        ("<p>“All our texts are licensed under CC BY 4.0”, she said.</p>", Scope.OTHER),
        ("<address>Ida Holm, CC BY 4.0</address>", Scope.ARTICLE),
        ("<p>Ida writes about CC BY 4.0 and the sea.</p>", Scope.OTHER),
        (f"<p>A text that is under CC BY 4.0 may be sold. {'So it is. ' * 20}</p>", Scope.OTHER),
        ("<p>This text is not licensed under CC BY 4.0.</p>", Scope.OTHER),
        ("<footer><p>CC BY 4.0</p></footer>", Scope.SITE),
        ("<footer><p>© 2020 Ida Holm, CC BY 4.0</p></footer>", Scope.SITE),
        ("<footer><p>This work is licensed under CC BY 4.0.</p></footer>", Scope.SITE),
        ("<footer><p>This article is licensed under CC BY 4.0.</p></footer>", Scope.ARTICLE),
        ("<footer><p>Text is available under CC BY 4.0.</p></footer>", Scope.SITE),
        ("<footer><p>Ida on CC BY 4.0 and the sea</p></footer>", Scope.OTHER),
        ("<aside><p>Photos: CC BY 4.0</p></aside>", Scope.OTHER),
        ("<aside><p>CC BY 4.0 license (10728)</p></aside>", Scope.OTHER),
        ("<div class='post-meta'>CC BY 4.0</div>", Scope.ARTICLE),
        ("<figure><figcaption>CC BY 4.0</figcaption></figure>", Scope.OTHER),
        ("<div class='credits'>This article is licensed under CC BY 4.0.</div>", Scope.ARTICLE),
        ("<div class='comments'>This article is licensed under CC BY 4.0.</div>", Scope.OTHER),
        ("<div class='related'>This article is licensed under CC BY 4.0.</div>", Scope.OTHER),
        ("<footer><p>Content available under a Creative Commons license.</p></footer>", Scope.SITE),
        ("<footer><p>Ida is published under a Creative Commons license.</p></footer>", Scope.SITE),
        ("<aside><p>Port publishes figures under Creative Commons</p></aside>", Scope.OTHER),
        ("<footer><p>Twitter Facebook Creative Commons</p></footer>", Scope.OTHER),
        ("<p>This article is about Creative Commons.</p>", Scope.OTHER),
    ],
)
def test_words(body: str, expected: Scope) -> None:
    assert scope(html(body)) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='/news/7'>Museum puts its texts under CC BY 4.0</a>", Scope.OTHER),
        ("<a href='/search?license=by'>CC BY 4.0 (107)</a>", Scope.OTHER),
        ("<a href='/licence'>All texts are under CC BY 4.0</a>", Scope.SITE),
        ("<a href='/about'>CC BY 4.0</a>", Scope.SITE),
        ("<a href='https://creativecommons.org/licenses/by/4.0/'>Texts under CC BY 4.0</a>", Scope.SITE),
    ],
)
def test_a_link_to_something_else_is_a_headline(link: str, expected: Scope) -> None:
    assert scope(html(f"<footer><p>{link}</p></footer>")) is expected


def test_contributions_are_the_article_where_the_page_shows_them() -> None:
    notice = "<footer><p>user contributions licensed under CC BY-SA 4.0</p></footer>"
    assert scope(html(notice)) is Scope.OTHER
    assert scope(html(f"<div itemscope itemtype='https://schema.org/Question'></div>{notice}")) is Scope.SITE
    data = '<script type="application/ld+json">{"@type": "QAPage"}</script>'
    assert scope(html(notice, head=data)) is Scope.SITE


@pytest.mark.parametrize("cells", ["<dt>License</dt><dd>CC BY 4.0</dd>", "<dt>Lizenz:</dt><dd>«CC BY 4.0»</dd>"])
def test_a_label_may_stand_in_the_cell_before(cells: str) -> None:
    assert scope(html(f"<dl>{cells}</dl>")) is Scope.SECTION


def test_a_table_that_describes_a_picture_labels_the_picture() -> None:
    assert scope(html("<dl><dt>Photo</dt><dd>Karel</dd><dt>License</dt><dd>CC BY 4.0</dd></dl>")) is Scope.OTHER
    cells = "".join(f"<dt>{each}</dt>" for each in ("Size", "Date", "Place", "Language", "License"))
    assert scope(html(f"<dl>{cells}<dd>CC BY 4.0</dd></dl>")) is Scope.SECTION
    assert scope(html(f"<p>{'long ' * 20}</p><dl><dt>License</dt><dd>CC BY 4.0</dd></dl>")) is Scope.SECTION


def test_plain_text() -> None:
    assert scope(text("A story.\n\nThis article is licensed under CC BY 4.0.\n")) is Scope.ARTICLE
    assert scope(text("CC BY 4.0\n\nA story.\n")) is Scope.OTHER
    assert scope(text("A story.\n\nIt goes on.\n\nAnd ends.\n\nCC BY 4.0\n")) is Scope.SECTION
    assert scope(text("A story that mentions CC BY 4.0 and goes on.\n")) is Scope.OTHER


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Form(), Scope.OTHER),
        (Form(badge=True), Scope.SECTION),
        (Form(marked=True), Scope.OTHER),
        (Form(marked=True, alone=True), Scope.SECTION),
    ],
)
def test_forms_in_running_text(form: Form, expected: Scope) -> None:
    (block,) = Mentions(html("<p>CC BY 4.0</p>")).blocks
    assert scope_of(read(block.text, 0, 9), block, form) is expected

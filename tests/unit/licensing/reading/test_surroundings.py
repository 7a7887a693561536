# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.blocks import Block
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.surroundings import (
    author_in,
    below_a_picture,
    beside_a_picture,
    credited,
    headed,
    of_a_teaser,
    pictured,
    shown,
)
from byline.licensing.reading.titled import Titles
from support.pages import html, text


def block_of(body: str) -> Block:
    """The last block that names a licence."""
    return mentions_of(html(body)).words[-1].block


@pytest.mark.parametrize(
    ("body", "credit"),
    [
        ("<ul><li>Design: Gull</li><li>License: CC BY 3.0</li></ul>", True),
        ("<p>Photo by Karel Voss</p><p>License: CC BY 2.0</p>", True),
        ("<p>Ten birds flew.</p><p>License: CC BY 2.0</p>", False),
        ("<p>Map data</p><p>License: CC BY 2.0</p>", True),
        ("<ul><li>Map data</li><li>License: CC BY 2.0</li></ul>", False),
        ("<div><p>Photo by Karel Voss</p></div><p>License: CC BY 2.0</p>", False),
        (f"<p>Photo by Karel Voss {'and many others ' * 9}</p><p>License: CC BY 2.0</p>", False),
        ("<p>CC BY 2.0</p>", False),
    ],
)
def test_a_credit_in_the_line_before(body: str, credit: bool) -> None:
    assert credited(block_of(body)) is credit


def test_plain_text_has_no_boxes() -> None:
    block = mentions_of(text("Photo by Karel Voss\n\nLicense: CC BY 2.0\n")).words[-1].block
    assert credited(block)
    assert not headed(block, Titles(None))
    assert not beside_a_picture(block)


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("<aside><h3>My photos</h3><p>CC BY 2.0</p></aside>", True),
        ("<aside><h3>Flickr</h3><p>CC BY 2.0</p></aside>", True),
        ("<aside><h3>License</h3><p>CC BY 2.0</p></aside>", False),
        ("<aside><h3>Texts and photos</h3><p>CC BY 2.0</p></aside>", False),
        ("<aside><h3>Photos</h3></aside><aside><p>CC BY 2.0</p></aside>", False),
        ("<h2>Photos</h2><p>CC BY 2.0</p>", True),
        ("<h2>References</h2><ol><li>Holm, 2019. CC BY 2.0</li></ol>", True),
        ("<p><b>About the data</b></p><p>CC BY 2.0</p>", True),
        (f"<h2>Photos</h2><p>{'Ten birds flew. ' * 20}</p><p>CC BY 2.0</p>", False),
        ("<h2>The tower</h2><p>CC BY 2.0</p>", False),
        ("<h1>Maps of the coast</h1><p>CC BY 2.0</p>", False),
        ("<aside><h3>Photos</h3><p>1</p><p>2</p><p>3</p><p>4</p><p>CC BY 2.0</p></aside>", False),
    ],
)
def test_what_the_heading_of_a_box_names(body: str, other: bool) -> None:
    page = html(body)
    block = mentions_of(page).words[-1].block
    assert headed(block, mentions_of(page).structure.titles) is other


@pytest.mark.parametrize(
    ("body", "beside"),
    [
        ("<div><img src='lamp.jpg'><p>CC BY 2.0</p></div>", True),
        ("<div><video src='lamp.mp4'></video><p>CC BY 2.0</p></div>", True),
        (f"<div><img src='lamp.jpg'><p>{'Ten birds flew. ' * 20}</p><p>CC BY 2.0</p></div>", False),
        ("<div><img src='https://i.creativecommons.org/l/by/2.0/88x31.png'><p>CC BY 2.0</p></div>", False),
        (
            "<div><a href='https://creativecommons.org/licenses/by/2.0/'><img src='x.png'></a><p>CC BY 2.0</p></div>",
            False,
        ),
        ("<article><img src='lamp.jpg'><p>CC BY 2.0</p></article>", False),
        ("<footer><div><img src='logo.png'><p>CC BY 2.0</p></div></footer>", False),
    ],
)
def test_a_picture_in_the_same_small_box(body: str, beside: bool) -> None:
    assert beside_a_picture(block_of(body)) is beside


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Author: Karel Voss. License: CC BY 2.0", "Karel Voss"),
        ("Lizenz: CC BY 2.0, Urheberin: Mara Quill", "Mara Quill"),
        ("Автор: Карел Восс", "Карел Восс"),
        ("The authors agree: nothing moves", None),
        ("By Karel Voss", None),
        (f"Author: Karel Voss. {'Ten birds flew. ' * 20}", None),
    ],
)
def test_who_is_named_as_the_author(line: str, name: str | None) -> None:
    assert author_in(line) == name


def test_a_line_that_announces_an_example() -> None:
    assert shown(block_of("<p>The notice will look like this:</p><p>This work is under CC BY 2.0</p>"))
    assert not shown(block_of("<p>Ten birds flew.</p><p>This work is under CC BY 2.0</p>"))
    assert not shown(block_of("<p>CC BY 2.0</p>"))


def test_a_table_that_describes_a_picture() -> None:
    assert pictured(block_of("<p>Image</p><p>CC BY 2.0</p>"))
    rows = "".join(f"<tr><th>{index}</th><td>-</td></tr>" for index in range(3))
    assert pictured(block_of(f"<table><tr><th>Dataset</th></tr>{rows}<tr><td>CC BY 2.0</td></tr></table>"))
    assert not pictured(block_of(f"<p>Dataset</p><table>{rows}<tr><td>CC BY 2.0</td></tr></table>"))
    assert not pictured(block_of(f"<p>Image</p><p>{'Ten birds flew. ' * 5}CC BY 2.0</p>"))
    assert not pictured(None)


@pytest.mark.parametrize(
    ("body", "teaser"),
    [
        ('<div><h3><a href="/birds">Ten birds</a></h3><p>CC BY 2.0</p></div>', True),
        ('<div><header><h3><a href="/birds">Ten birds</a></h3></header><p>CC BY 2.0</p></div>', True),
        ('<div><h3><a href="/ferry">The ferry</a></h3><p>CC BY 2.0</p></div>', False),
        ('<div><h3><a href="#license">Ten birds</a></h3><p>CC BY 2.0</p></div>', False),
        ("<div><h3>Ten birds</h3><p>CC BY 2.0</p></div>", False),
        ('<div><h3><a href="/"><img src="a.png"></a></h3><p>CC BY 2.0</p></div>', False),
        ('<div><h3><a href="/blog">Our blog</a></h3><p>CC BY 2.0</p></div>', False),
        ("<main><p>CC BY 2.0</p></main>", False),
        ("<i><i><i><i><p>CC BY 2.0</p></i></i></i></i>", False),
        ('<aside><ul><li><a href="/birds">Ten birds</a><p>CC BY 2.0</p></li></ul></aside>', True),
        ('<footer><h3><a href="/birds">Ten birds</a></h3><p>CC BY 2.0</p></footer>', False),
    ],
)
def test_the_beginning_of_another_article(body: str, teaser: bool) -> None:
    titles = Titles(html("<title>The ferry | Low Water</title>").tree)
    assert of_a_teaser(block_of(body), titles) is teaser


@pytest.mark.parametrize(
    ("body", "below"),
    [
        ('<p><img src="a.jpg"></p><p>CC BY 2.0</p>', True),
        ('<p><img src="a.jpg">Ten birds</p><p>CC BY 2.0</p>', False),
        ("<p></p><p>CC BY 2.0</p>", False),
        ("<p>CC BY 2.0</p>", False),
    ],
)
def test_what_stands_below_a_picture(body: str, below: bool) -> None:
    assert below_a_picture(block_of(body)) is below


def test_plain_text_shows_no_picture_and_no_teaser() -> None:
    block = mentions_of(text("Ten birds\n\nLicense: CC BY 2.0\n")).words[-1].block
    assert not of_a_teaser(block, Titles(None))
    assert not below_a_picture(block)

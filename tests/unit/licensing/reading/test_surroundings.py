# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.blocks import Block
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.surroundings import beside_a_picture, credited, headed, pictured
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
    assert not headed(block)
    assert not beside_a_picture(block)


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("<aside><h3>My photos</h3><p>CC BY 2.0</p></aside>", True),
        ("<aside><h3>Flickr</h3><p>CC BY 2.0</p></aside>", True),
        ("<aside><h3>License</h3><p>CC BY 2.0</p></aside>", False),
        ("<aside><h3>Texts and photos</h3><p>CC BY 2.0</p></aside>", False),
        ("<aside><h3>Photos</h3></aside><aside><p>CC BY 2.0</p></aside>", False),
        ("<h2>Photos</h2><p>CC BY 2.0</p>", False),
        ("<aside><h3>Photos</h3><p>1</p><p>2</p><p>3</p><p>4</p><p>CC BY 2.0</p></aside>", False),
    ],
)
def test_what_the_heading_of_a_box_names(body: str, other: bool) -> None:
    assert headed(block_of(body)) is other


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


def test_a_table_that_describes_a_picture() -> None:
    assert pictured(block_of("<p>Image</p><p>CC BY 2.0</p>"))
    assert not pictured(block_of(f"<p>Image</p><p>{'Ten birds flew. ' * 5}CC BY 2.0</p>"))
    assert not pictured(None)

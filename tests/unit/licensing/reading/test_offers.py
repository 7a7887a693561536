# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.blocks import Block
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.offers import beside_a_file, is_of_what_is_attached, is_scholarly, listed_with_a_file
from support.pages import html, text

PDF = '<a href="/files/tides.pdf?v=2">Tides</a>'


def block_of(body: str) -> Block:
    """The block that names a licence."""
    return mentions_of(html(body)).words[-1].block


@pytest.mark.parametrize(
    ("body", "beside"),
    [
        (f"<p>CC BY 4.0</p><p>{PDF}</p>", True),
        (f"<p>{PDF}</p><p>CC BY 4.0</p>", True),
        (f"<p>CC BY 4.0 {PDF}</p>", True),
        (f"<p>{PDF}</p><p>Ten birds flew.</p><p>CC BY 4.0</p>", False),
        ('<p>CC BY 4.0</p><p><a href="/pdf-guide.html">Guide</a><a>none</a></p>', False),
        (f"<footer><p>CC BY 4.0</p><p>{PDF}</p></footer>", False),
    ],
)
def test_a_file_beside_a_notice(body: str, beside: bool) -> None:
    assert beside_a_file(block_of(body)) is beside


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("<ul><li>Format: PDF</li><li>License: CC BY 4.0</li></ul>", True),
        ("<ul><li>Size: 2 MB</li><li>License: CC BY 4.0</li></ul>", True),
        (f"<div><p>{PDF}</p><p>License: CC BY 4.0</p></div>", True),
        ("<div><h4>Download</h4><p>DOI: 10.1234/5</p><p>License: CC BY 4.0</p></div>", True),
        (f"<div><p>Accepted: 9 June 2020</p><p>License: CC BY 4.0</p><p>{PDF}</p></div>", False),
        (f"<div><p>{'Ten birds flew. ' * 50}</p><p>License: CC BY 4.0</p><p>{PDF}</p></div>", False),
        (f"<section><p>{PDF}</p><p>License: CC BY 4.0</p></section>", False),
        ("<i><i><i><i><p>License: CC BY 4.0</p></i></i></i></i>", False),
        (f"<footer><div>{PDF}<p>License: CC BY 4.0</p></div></footer>", False),
    ],
)
def test_a_box_that_describes_a_file(body: str, listed: bool) -> None:
    assert listed_with_a_file(block_of(body)) is listed


def test_plain_text_offers_nothing() -> None:
    block = mentions_of(text("tides.pdf\n\nLicense: CC BY 2.0\n")).words[-1].block
    assert not beside_a_file(block)
    assert not listed_with_a_file(block)
    assert not is_scholarly(None)


@pytest.mark.parametrize(
    ("sentence", "attached"),
    [
        ("This report is licensed under", True),
        ("Diese Studie steht unter", True),
        ("This article is licensed under", False),
        ("The text of this report is licensed under", False),
        ("It is licensed under", False),
    ],
)
def test_what_is_attached(sentence: str, attached: bool) -> None:
    assert is_of_what_is_attached(sentence) is attached


@pytest.mark.parametrize(("name", "scholarly"), [("citation_doi", True), ("description", False)])
def test_a_journals_page(name: str, scholarly: bool) -> None:
    page = html("<p>Ten birds flew.</p>", head=f'<meta name="{name}" content="10.1234/5"><meta charset="utf-8">')
    assert is_scholarly(page.tree) is scholarly

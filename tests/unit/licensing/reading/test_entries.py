# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.entries import of_an_entry
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.titled import Titles
from support.pages import html, text

TITLES = Titles(html("<title>The ferry | Low Water</title>").tree)
OTHER = "<div class='entry'><time>11:05</time><p>The bridge is open.</p></div>"


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        (f"<div class='entry'><time>10:40</time><p>This post: CC BY 4.0</p></div>{OTHER}", True),
        (f"{OTHER}<div class='entry'><h3>11.20 A map</h3><p>This post: CC BY 4.0</p></div>", True),
        ("<ul><li>9h15 CC BY 4.0</li><li>9h20 More.</li></ul>", True),
        (f"<div class='notice'><time>10:40</time><p>This post: CC BY 4.0</p></div>{OTHER}", False),
        ("<div class='entry'><time>10:40</time><p>This post: CC BY 4.0</p></div>", False),
        (f"<div class='entry'><p>This post: CC BY 4.0</p></div>{OTHER}", False),
        (f"<div class='entry'><time>10:40</time><h2>The ferry</h2><p>This post: CC BY 4.0</p></div>{OTHER}", False),
    ],
)
def test_an_entry_is_one_of_several_with_their_times(body: str, entry: bool) -> None:
    block = mentions_of(html(body)).words[-1].block
    assert of_an_entry(block, TITLES) is entry


def test_plain_text_has_no_entries() -> None:
    block = mentions_of(text("10:40\n\nThis post: CC BY 4.0")).words[-1].block
    assert not of_an_entry(block, TITLES)

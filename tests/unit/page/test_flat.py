# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.page.flat import BLOCK, LINK, PICTURE, flatten, without_marks
from support.pages import html


def test_text_stands_in_the_order_of_the_page() -> None:
    page = html("<p>one <a href='/x'>two<img></a><script>never</script></p>three<br>four")
    shown = flatten(page.tree)
    assert shown.count(LINK) == shown.count(PICTURE) == 1
    assert [part for part in ("one", "two", "three", "four", "never") if part in shown] == [
        "one",
        "two",
        "three",
        "four",
    ]


@pytest.mark.parametrize("mark", [BLOCK, "&#xfdd0;", "&#xFDD0", "&#X0fdD0;", "&#64976;", "&#00064976"])
def test_a_page_cannot_write_marks(mark: str) -> None:
    assert without_marks(f"a{mark} b") == "a\ufffd b"
    page = html(f"<p>a{mark} b</p>")
    assert flatten(page.tree).count(BLOCK) == flatten(html("<p>a</p>").tree).count(BLOCK)


@pytest.mark.parametrize(
    "other", ["&#xfdd00;", "&#649760;", "&#xfdcf;", "&#xfdd6;", "&#64982;", "&amp;#xfdd0;", "\ufdd6"]
)
def test_other_characters_stay(other: str) -> None:
    assert without_marks(other) == other

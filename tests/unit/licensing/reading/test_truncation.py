# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.page.parse import Page
from support.pages import SEEN, html, markdown, text


def concluded(source: str, media_type: str = "text/html") -> str:
    return identify(Page(source=source, media_type=media_type, seen=SEEN)).concluded


@pytest.mark.parametrize(
    "source",
    ["<p>This article is licensed under CC BY", "<p>This article is under CC BY ", "<p>This article is under CC BY <a"],
)
def test_a_page_that_ends_within_a_name_gives_nothing(source: str) -> None:
    assert concluded(source) == "NOASSERTION"


@pytest.mark.parametrize(
    "source",
    [
        "<p>This article is licensed under CC BY 4.0",
        "<p>This article is licensed under CC BY 4.0.",
        "<p>This article is licensed under CC BY 4.0</p",
    ],
)
def test_a_complete_name_at_the_end_counts(source: str) -> None:
    assert concluded(source) == "CC-BY-4.0"


def test_text_files_end_in_a_newline() -> None:
    assert concluded("This article is licensed under CC BY", "text/plain") == "NOASSERTION"
    assert concluded("This article is licensed under CC BY\n", "text/plain") == "LicenseRef-CC-BY-unversioned"


def test_what_was_cut_is_kept_and_says_so() -> None:
    conclusion = identify(text("This article is licensed under CC BY"))
    assert [each.reason for each in conclusion.set_aside] == ["the page ends within these words"]


def test_other_evidence_of_a_cut_page_counts() -> None:
    page = html("<p>This article is licensed under CC BY-NC 4.0.</p>", head="<meta name=a content=b>")
    cut = page.source.partition("</p>")[0] + "</p><p>Is it CC BY"
    assert concluded(cut) == "CC-BY-NC-4.0"


def test_markdown() -> None:
    assert identify(markdown("This article is licensed under CC BY")).concluded == "NOASSERTION"
    assert identify(markdown("This article is under CC BY\n")).concluded == "LicenseRef-CC-BY-unversioned"


def test_an_empty_page() -> None:
    assert concluded("") == "NOASSERTION"

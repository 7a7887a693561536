# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.page.parse import Page
from support.pages import SEEN, html, markdown, text

BY = "https://creativecommons.org/licenses/by/4.0/"


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
        "<p>This article is licensed under CC BY 4.0.",
        "<p>This article is licensed under CC BY 4.0.</p",
        "<p>This article is licensed under CC BY 4.0. And",
        "<p>This article is licensed under CC BY 4.0</p></body>",
    ],
)
def test_a_complete_sentence_at_the_end_counts(source: str) -> None:
    assert concluded(source) == "CC-BY-4.0"


@pytest.mark.parametrize(
    "source",
    [
        f"<div class=sidebar><a rel=license href={BY}>",
        f"<div class=sidebar><a rel=license href={BY}><img src=b.png></a><br>Die Bilder",
        f"<div class=sidebar><a href={BY}>CC BY 4.0</a>",
        "<div class=sidebar><img src=https://i.creativecommons.org/l/by/4.0/88x31.png>",
    ],
)
def test_a_sign_whose_words_may_be_missing_gives_nothing(source: str) -> None:
    """The words beside a badge say what it covers ("Die Bilder in diesem Blog"); they may be what was cut off."""
    assert concluded(source) == "NOASSERTION"
    assert concluded(f"{source.partition('<br>')[0]}</div></body></html>") == "CC-BY-4.0"
    assert concluded(f"{source.partition('<br>')[0]}</div><p>{'And so on it goes. ' * 40}") == "CC-BY-4.0"


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


def test_text_without_a_newline_may_end_in_a_version() -> None:
    assert concluded("This article is licensed under CC BY 4.0", "text/plain") == "CC-BY-4.0"
    assert concluded("This article is licensed under CC BY 4.0", "text/markdown") == "CC-BY-4.0"


def test_a_link_in_the_head_is_whole_by_itself() -> None:
    assert concluded(f"<head><link rel=license href={BY}></head><body><p>A story") == "CC-BY-4.0"


def test_markdown() -> None:
    assert identify(markdown("This article is licensed under CC BY")).concluded == "NOASSERTION"
    assert identify(markdown("This article is under CC BY\n")).concluded == "LicenseRef-CC-BY-unversioned"


def test_an_empty_page() -> None:
    assert concluded("") == "NOASSERTION"

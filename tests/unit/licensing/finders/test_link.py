# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.link import find
from byline.model.evidence import Region, Scope
from support.pages import html, text

BY = "https://creativecommons.org/licenses/by/4.0/"


def test_a_link_in_a_notice() -> None:
    (found,) = find(html(f"<footer><p>All texts by Ida Holm are under <a href='{BY}'>this licence</a></p></footer>"))
    assert (found.finder, found.statement, found.suggests) == ("link", BY, "CC-BY-4.0")
    assert (found.region, found.scope, found.licensor) == (Region.FOOTER, Scope.SITE, "Ida Holm")


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/about'>CC BY 4.0</a>",
        "<a href='https://creativecommons.org/'>Creative Commons</a>",
        f"<a rel='license' href='{BY}'>CC BY</a>",
        "<a>CC BY 4.0</a>",
        f"<noscript><a href='{BY}'>CC BY</a></noscript>",
    ],
    ids=["another page", "the organisation", "rel=license", "no address", "unseen"],
)
def test_other_links(link: str) -> None:
    assert list(find(html(f"<footer>{link}</footer>"))) == []


def test_a_link_in_prose_is_talk() -> None:
    (found,) = find(html(f"<p>Ida then read about <a href='{BY}'>the Attribution licence</a> and slept.</p>"))
    assert found.scope is Scope.OTHER


def test_there_is_an_end() -> None:
    assert len(list(find(html(f"<p><a href='{BY}'>x</a></p>" * 400)))) == 300


def test_plain_text_has_no_links() -> None:
    assert list(find(text(BY))) == []

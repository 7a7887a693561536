# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.rdfa import find
from byline.model.evidence import Claim, Region, Scope
from support.pages import ADDRESS, html, text

BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    "markup",
    [
        f"<a rel='cc:license' href='{BY}'>x</a>",
        f"<a rel='nofollow dct:license' href='{BY}'>x</a>",
        f"<span property='dcterms:license' resource='{BY}'>x</span>",
        f"<span property='license' content='{BY}'>x</span>",
        f"<link itemprop='license' href='{BY}'>",
        f"<p about=''><a rel='cc:license' href='{BY}'>x</a></p>",
        f"<p about='#this'><a rel='cc:license' href='{BY}'>x</a></p>",
        f"<p about='{ADDRESS}#text'><a rel='cc:license' href='{BY}'>x</a></p>",
        f"<p typeof='schema:NewsArticle'><a rel='cc:license' href='{BY}'>x</a></p>",
    ],
)
def test_of_the_page(markup: str) -> None:
    (found,) = find(html(markup))
    assert (found.finder, found.statement, found.suggests, found.scope) == ("rdfa", BY, "CC-BY-4.0", Scope.ARTICLE)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p about='/bridge.jpg'><a rel='cc:license' href='{BY}'>x</a></p>",
        f"<p typeof='dctypes:StillImage'><a rel='cc:license' href='{BY}'>x</a></p>",
        f"<div itemscope itemtype='https://schema.org/ImageObject/'><link itemprop='license' href='{BY}'></div>",
        f"<div class='comments'><a rel='cc:license' href='{BY}'>x</a></div>",
        f"<figure><a rel='cc:license' href='{BY}'>x</a></figure>",
    ],
)
def test_of_something_else(markup: str) -> None:
    (found,) = find(html(markup))
    assert found.scope is Scope.OTHER


def test_a_page_without_an_address_is_nobody_s_subject() -> None:
    (found,) = find(html(f"<p about='{ADDRESS}'><a rel='cc:license' href='{BY}'>x</a></p>", url=None))
    assert found.scope is Scope.OTHER


def test_in_the_footer_it_is_the_site_s() -> None:
    (found,) = find(html(f"<footer><a rel='cc:license' href='{BY}'>x</a></footer>"))
    assert (found.region, found.scope) == (Region.FOOTER, Scope.SITE)


def test_words_instead_of_an_address() -> None:
    page = html("<p><span property='dc:rights'>© Holm. This text is under <b>CC BY-ND 4.0</b>.</span></p>")
    (found,) = find(page)
    assert (found.statement, found.suggests) == ("This text is under CC BY-ND 4.0.", "CC-BY-ND-4.0")
    assert page.text_at(found.locator) == found.statement


def test_reserved_rights_of_the_article() -> None:
    (found,) = find(html("<span rel='item-license' property='dc:rights'>Copyright AP. All rights reserved.</span>"))
    assert (found.claim, found.scope) == (Claim.DENIAL, Scope.ARTICLE)
    (found,) = find(html("<footer><span property='dc:rights'>All rights reserved.</span></footer>"))
    assert (found.claim, found.scope) == (Claim.DENIAL, Scope.SITE)


@pytest.mark.parametrize(
    "markup",
    [
        f"<a rel='license' href='{BY}'>x</a>",
        f"<meta itemprop='license' content='{BY}'>",
        f"<a property='dct:title' href='{BY}'>x</a>",
        "<a rel='cc:license' href='/terms'>x</a>",
    ],
)
def test_what_is_not_its_own(markup: str) -> None:
    assert list(find(html(markup))) == []


def test_plain_text_has_no_annotations() -> None:
    assert list(find(text("x"))) == []

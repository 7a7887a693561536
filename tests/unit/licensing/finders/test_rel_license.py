# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.rel_license import find
from byline.model.evidence import Region, Scope
from support.pages import html, text

BY = "https://creativecommons.org/licenses/by/4.0/"


def test_a_link_in_the_head_speaks_for_the_page() -> None:
    (found,) = find(html(head=f"<link rel='license' href='{BY}'>"))
    assert (found.finder, found.statement, found.suggests) == ("rel-license", BY, "CC-BY-4.0")
    assert (found.region, found.scope, found.locator.attribute) == (Region.HEAD, Scope.SITE, "href")


@pytest.mark.parametrize("rel", ["license", "LICENSE noopener", "external licence", "item-license"])
def test_the_relation_is_one_word_of_several(rel: str) -> None:
    (found,) = find(html(f"<p>This article is under <a rel='{rel}' href='{BY}'>these terms</a>.</p>"))
    assert (found.suggests, found.scope) == ("CC-BY-4.0", Scope.ARTICLE)


@pytest.mark.parametrize("attributes", ["rel='nofollow'", "rel='licensed'", "", "rel='license'"])
def test_other_links_are_not_its_own(attributes: str) -> None:
    href = "" if attributes == "rel='license'" else f"href='{BY}'"
    assert list(find(html(f"<a {attributes} {href}>x</a>"))) == []


def test_house_terms_name_no_licence() -> None:
    (found,) = find(html("<footer><a rel='license' href='/terms'>Terms</a></footer>"))
    assert found.suggests == "NOASSERTION"


def test_a_photo_credit_is_the_photo_s() -> None:
    (found,) = find(html(f"<figure><figcaption>Karel <a rel='license' href='{BY}'>CC BY</a></figcaption></figure>"))
    assert (found.region, found.scope) == (Region.FIGURE, Scope.OTHER)


def test_alone_in_the_text_it_is_believed() -> None:
    (found,) = find(html(f"<p> <a rel='license' href='{BY}'>CC BY 4.0</a> </p>"))
    assert found.scope is Scope.SECTION
    (found,) = find(html(f"<p>Karel Voss, <a rel='license' href='{BY}'>CC BY 4.0</a></p>"))
    assert found.scope is Scope.OTHER


def test_what_nobody_sees_covers_nothing() -> None:
    (found,) = find(html(f"<noscript><a rel='license' href='{BY}'>CC BY</a></noscript>"))
    assert found.scope is Scope.OTHER


def test_there_is_an_end() -> None:
    assert len(list(find(html(f"<p><a rel='license' href='{BY}'>x</a></p>" * 400)))) == 300


def test_plain_text_has_no_links() -> None:
    assert list(find(text("rel=license"))) == []

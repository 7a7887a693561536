# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from byline.licensing.finders.json_ld import find
from byline.model.evidence import Claim, Scope
from byline.page.parse import Page
from support.pages import html, text

BY = "https://creativecommons.org/licenses/by/4.0/"


def page(data: object) -> Page:
    return html(head=f'<script type="application/ld+json">{json.dumps(data)}</script>')


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({"@type": "Article", "license": BY}, "/license"),
        ([{"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"], "license": [BY]}], "/1/license/0"),
        ({"@graph": [{"@type": "BlogPosting", "license": {"@id": BY}}]}, "/@graph/0/license/@id"),
        ({"@type": "WebPage", "mainEntity": {"@type": "Recipe", "license": {"url": BY}}}, "/mainEntity/license/url"),
        ({"@type": "Article", "usageInfo": BY}, "/usageInfo"),
    ],
)
def test_the_article_s_licence_wherever_it_stands(data: object, pointer: str) -> None:
    source = page(data)
    (found,) = find(source)
    assert (found.suggests, found.scope, found.locator.pointer) == ("CC-BY-4.0", Scope.ARTICLE, pointer)
    assert source.text_at(found.locator) == found.statement == BY


@pytest.mark.parametrize(
    ("data", "scope"),
    [
        ({"@type": "WebSite", "license": BY}, Scope.SITE),
        ({"@type": "WebPage", "license": BY}, Scope.SITE),
        ({"@type": "ImageObject", "license": BY}, Scope.OTHER),
        ({"@type": "Dataset", "license": BY}, Scope.OTHER),
        ({"license": BY}, Scope.OTHER),
        ({"@type": 7, "license": BY}, Scope.OTHER),
        ({"@type": "Article", "image": {"license": BY}}, Scope.OTHER),
        ({"@type": "Article", "image": {"@type": "Article", "license": BY}}, Scope.OTHER),
        ({"@type": "Article", "isBasedOn": [{"@type": "Article", "license": BY}]}, Scope.OTHER),
        ({"@type": "Article", "citation": {"x": {"@type": "Article", "license": BY}}}, Scope.OTHER),
        ({"@type": "Article", "sdLicense": BY}, Scope.OTHER),
        ({"@type": "Organization", "license": BY}, Scope.OTHER),
        ({"@type": "Article", "about": {"@type": "CreativeWork", "license": BY}}, Scope.OTHER),
        ({"@type": "Article", "translationOfWork": {"@type": "Article", "license": BY}}, Scope.OTHER),
        ({"@type": "BlogPosting", "isPartOf": {"@type": "Blog", "license": BY}}, Scope.SITE),
    ],
)
def test_other_nodes(data: object, scope: Scope) -> None:
    (found,) = find(page(data))
    assert found.scope is scope


def test_a_pointer_escapes_the_names_of_properties() -> None:
    source = page({"@type": "Article", "a/b~c": {"@type": "Article", "license": BY}})
    (found,) = find(source)
    assert found.locator.pointer == "/a~1b~0c/license"
    assert source.text_at(found.locator) == BY


def test_a_copyright_notice_in_words() -> None:
    data = {"@type": "Article", "copyrightNotice": "© Holm. This article is under CC BY-SA 4.0. Photos: CC BY 4.0"}
    assert [(each.suggests, each.scope) for each in find(page(data))] == [
        ("CC-BY-SA-4.0", Scope.ARTICLE),
        ("CC-BY-4.0", Scope.OTHER),
    ]
    (found,) = find(page({"@type": "Article", "copyrightNotice": "All rights reserved"}))
    assert found.claim is Claim.DENIAL


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Article", "isAccessibleForFree": True},
        {"@type": "Article", "license": "https://example.org/terms"},
        {"@type": "Article", "license": [[BY]]},
        {"@type": "Article", "license": 4},
        {"@type": "Article", "license": None},
        "x",
        7,
    ],
)
def test_what_names_no_licence(data: object) -> None:
    assert list(find(page(data))) == []


def test_there_is_an_end() -> None:
    assert len(list(find(page([{"@type": "Article", "license": BY}] * 400)))) == 300
    assert list(find(page([{"@type": "Article"}] * 30_000))) == []


def test_plain_text_has_no_data() -> None:
    assert list(find(text("x"))) == []


OWN = {"@type": "NewsArticle", "headline": "The ferry that stayed"}


@pytest.mark.parametrize(
    ("data", "scope"),
    [
        ({**OWN, "license": BY}, Scope.ARTICLE),
        ({**OWN, "headline": "Ten birds", "license": BY}, Scope.OTHER),
        ({**OWN, "headline": "The ferry still stays", "license": BY}, Scope.ARTICLE),
        ({**OWN, "headline": "十只鸟", "license": BY}, Scope.ARTICLE),
        ([OWN, {**OWN, "headline": "Ten birds", "license": BY}], Scope.OTHER),
        ([{"@graph": [OWN]}, {**OWN, "headline": "Ten birds", "license": BY}], Scope.OTHER),
        ({**OWN, "headline": "Ten birds", "url": "/world/birds", "license": BY}, Scope.OTHER),
        ({**OWN, "headline": "Ten birds", "mainEntityOfPage": {"@id": "/world/story/"}, "license": BY}, Scope.ARTICLE),
        ({**OWN, "headline": "Ten birds", "@id": "#article", "license": BY}, Scope.ARTICLE),
    ],
)
def test_another_article_s_licence(data: object, scope: Scope) -> None:
    """Its headline is not the page's, nor its address if it has one, or the page's own is described beside it."""
    title = "<title>The ferry that stayed in port | The Skerry Post</title>"
    source = html(head=f'{title}<script type="application/ld+json">{json.dumps(data)}</script>')
    assert [each.scope for each in find(source)] == [scope]

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.meta import find
from byline.model.evidence import Claim, Region, Scope
from support.pages import html, text

BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("name='DC.rights'", Scope.ARTICLE),
        ("name='dcterms.license'", Scope.ARTICLE),
        ("name='DC.rights.license'", Scope.ARTICLE),
        ("property='article:license'", Scope.ARTICLE),
        ("property='cc:license'", Scope.SITE),
        ("property='og:license'", Scope.SITE),
        ("name='license'", Scope.SITE),
        ("name='copyright'", Scope.SITE),
        ("name='rights'", Scope.SITE),
        ("itemprop='license'", Scope.SITE),
    ],
)
def test_names(name: str, scope: Scope) -> None:
    (found,) = find(html(head=f"<meta {name} content='{BY}'>"))
    assert (found.finder, found.statement, found.suggests, found.scope) == ("meta", BY, "CC-BY-4.0", scope)
    assert found.region is Region.HEAD


@pytest.mark.parametrize("name", ["description", "DC.rightsAgent", "copyright-holder", "keywords", "x"])
def test_other_names(name: str) -> None:
    assert list(find(html(head=f"<meta name='{name}' content='{BY}'>"))) == []


def test_value_is_read_where_there_is_no_content() -> None:
    page = html(head="<meta name='DC.Rights' value='© Holm. This text is under CC BY-NC 4.0.'>")
    (found,) = find(page)
    assert (found.statement, found.suggests) == ("This text is under CC BY-NC 4.0.", "CC-BY-NC-4.0")
    assert page.text_at(found.locator) == found.statement


def test_reserved_rights() -> None:
    (found,) = find(html(head="<meta name='copyright' content='(c) Holm. Alle Rechte vorbehalten'>"))
    assert (found.claim, found.scope) == (Claim.DENIAL, Scope.SITE)


def test_words_that_name_nothing() -> None:
    assert list(find(html(head="<meta name='copyright' content='Ida Holm'><meta name='rights'>"))) == []


def test_there_is_an_end() -> None:
    assert len(list(find(html(head=f"<meta name='license' content='{BY}'>" * 400)))) == 300


def test_plain_text_has_no_metadata() -> None:
    assert list(find(text("x"))) == []

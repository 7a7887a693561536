# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.comment import find
from byline.model.evidence import Region, Scope
from support.pages import ADDRESS, html, text

BY = "http://creativecommons.org/licenses/by/3.0/"


def rdf(about: str) -> str:
    return f'<!-- <rdf:RDF><Work rdf:about="{about}"><license rdf:resource="{BY}" /></Work></rdf:RDF> -->'


@pytest.mark.parametrize(
    ("about", "scope"),
    [
        ("", Scope.SITE),
        (ADDRESS, Scope.SITE),
        ("http://news.example.org/", Scope.SITE),
        ("https://www.news.example.org/world/", Scope.SITE),
        ("https://news.example.org/world", Scope.OTHER),
        ("https://news.example.org.other.example/", Scope.OTHER),
        ("http://example.org/other", Scope.OTHER),
    ],
)
def test_rdf_gives_the_licence_of_what_it_is_about(about: str, scope: Scope) -> None:
    page = html(f"<p>x</p>{rdf(about)}")
    (found,) = find(page)
    assert (found.finder, found.suggests, found.scope) == ("comment", "CC-BY-3.0", scope)
    assert found.region is Region.HEAD
    assert page.text_at(found.locator) == found.statement == f'<license rdf:resource="{BY}"'


def test_any_other_comment_is_hidden() -> None:
    (found,) = find(html(f"<!-- Copyright 2010 Ida Holm, Lizenz: {BY}deed.de -->"))
    assert (found.suggests, found.scope, found.region) == ("CC-BY-3.0", Scope.SITE, Region.HIDDEN)


def test_a_template_s_licence_is_the_template_s() -> None:
    (found,) = find(html(f"<!-- Design by Quay, released under the license {BY} -->"))
    assert found.scope is Scope.OTHER


@pytest.mark.parametrize(
    "comment",
    ["<!-- nothing -->", "<!-- License: http://example.org/terms -->", f"<!-- {BY} -->", "<!-- a license -->"],
)
def test_other_comments(comment: str) -> None:
    assert list(find(html(comment))) == []


def test_there_is_an_end() -> None:
    assert len(list(find(html("<!-- License: " + BY + " -->" + "<!-- x -->" * 4000)))) == 1
    assert list(find(html("<!-- x -->" * 4000 + f"<!-- License: {BY} -->"))) == []


def test_plain_text_has_no_comments() -> None:
    assert list(find(text(rdf("")))) == []

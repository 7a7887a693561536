# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.wire import find
from byline.model.evidence import Claim, Region, Scope
from support.pages import html, text

LONG = "The harbour authority said that the bridge would stay closed until the survey had been read by somebody else."


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        ("<p class='byline'>\n The Associated Press \n</p>", "The Associated Press"),
        ("<p class='byline'>By ASSOCIATED PRESS</p>", "By ASSOCIATED PRESS"),
        ("<p class='byline'>Ida Holm, Reuters</p>", "Ida Holm, Reuters"),
        ("<p>Ida Holm, Karel Voss | USA TODAY</p>", "Ida Holm, Karel Voss | USA TODAY"),
        ("<p>Von dpa</p>", "Von dpa"),
        (f"<p>CARROW (AP) — {LONG}</p>", "CARROW (AP) —"),
        ("<p>CARROW (AP) — The tide came in.</p>", "CARROW (AP) —"),
        (f"<p>LONDON (Reuters) - {LONG}</p>", "LONDON (Reuters) -"),
        (f"<p>{LONG} (dpa)</p>", "(dpa)"),
        (f"<p>{LONG} (sda/AFP)</p>", "(sda/AFP)"),
        ("<p>© 2023 AFP</p>", "© 2023 AFP"),
        (f"<p>{LONG} Copyright 2020 The Associated Press.</p>", "Copyright 2020 The Associated Press."),
    ],
)
def test_signs_of_an_agency(body: str, statement: str) -> None:
    page = html(body)
    (found,) = find(page)
    assert (found.finder, found.claim, found.scope) == ("wire", Claim.DENIAL, Scope.ARTICLE)
    assert found.statement == statement
    assert page.text_at(found.locator) == statement


@pytest.mark.parametrize(
    ("head", "statement"),
    [
        ('<meta name="author" content="Reuters">', "Reuters"),
        ('<meta property="article:author" content="By Ida Holm, Associated Press">', "By Ida Holm, Associated Press"),
        (
            '<script type="application/ld+json">{"@graph": [{"author": [{"name": "I"}, {"name": "AFP"}]}]}</script>',
            "AFP",
        ),
        ('<script type="application/ld+json">{"@type": "Article", "author": "dpa"}</script>', "dpa"),
    ],
)
def test_an_agency_that_the_data_name_as_author(head: str, statement: str) -> None:
    page = html(head=head)
    (found,) = find(page)
    assert (found.claim, found.region, found.statement) == (Claim.DENIAL, Region.HEAD, statement)
    assert page.text_at(found.locator) == statement


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ida Holm"><meta name="keywords" content="Reuters">',
        '<meta name="author"><meta content="AP">',
        f'<meta name="author" content="{"x" * 200}, AP">',
        '<script type="application/ld+json">{"about": {"author": "Reuters"}, "name": "AP", "a/b": ["AP"]}</script>',
    ],
)
def test_other_names_in_data(head: str) -> None:
    assert list(find(html(head=head))) == []


def test_the_search_in_data_ends() -> None:
    deep = '{"a": ' * 300 + "1" + "}" * 300
    wide = f"[{', '.join(['0'] * 20_000)}]"
    page = html(head=f'<script type="application/ld+json">{{"author": {wide}, "b": {deep}}}</script>')
    assert list(find(page)) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p>The Reuters report was read aloud. {LONG}</p>",
        "<li>Jones AP</li>",
        "<p>an adaptor complex, AP-1</p>",
        f"<p>{LONG} [APA], 2010</p>",
        "<figure><figcaption>Photo: Reuters</figcaption></figure>",
        "<footer>Partners: AP</footer>",
        "<p>By Ida Holm</p>",
        "<p>REUTERSWARD</p>",
    ],
)
def test_other_words(body: str) -> None:
    assert list(find(html(body))) == []


def test_there_is_an_end() -> None:
    assert len(list(find(html("<p>Reuters</p>" * 100)))) == 10


def test_plain_text() -> None:
    (found,) = find(text(f"CARROW (AP) - {LONG}\n"))
    assert found.statement == "CARROW (AP) -"

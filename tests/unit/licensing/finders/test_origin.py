# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.origin import find
from byline.model.evidence import Claim, Region, Scope
from support.pages import html, text


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='https://elsewhere.example.com/story'>",
        "<meta property='og:url' content='https://tide.co.uk/story'>",
    ],
)
def test_another_site_is_named_as_home(head: str) -> None:
    page = html(head=head)
    (found,) = find(page)
    assert (found.finder, found.claim, found.scope) == ("origin", Claim.DENIAL, Scope.ARTICLE)
    assert found.region is Region.HEAD
    assert page.text_at(found.locator) == found.statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Reprinted with permission.",
        "This article was first published in The Tern.",
        "Originally published on The Tern.",
        "Dieser Text ist zuerst erschienen in der Möwe.",
    ],
)
def test_another_home_in_words(sentence: str) -> None:
    page = html(f"<p>Ten birds flew. {sentence}</p>")
    (found,) = find(page)
    assert (found.claim, found.scope, found.region) == (Claim.DENIAL, Scope.ARTICLE, Region.BODY)
    assert page.text_at(found.locator) == found.statement == sentence


@pytest.mark.parametrize(
    "body",
    [
        "<p>Photo reprinted with permission.</p>",
        "<p>First published in 2011.</p>",
        "<p>First published on 3 May.</p>",
        "<p>The book that was first published in Skerry sold well.</p>",
        "<blockquote><p>Originally published in The Tern.</p></blockquote>",
        "<footer><p>Reprinted with permission.</p></footer>",
    ],
)
def test_words_of_something_else(body: str) -> None:
    assert list(find(html(body))) == []


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='https://www.news.example.org/story'>",
        "<link rel='canonical' href='https://m.example.org/story'>",
        "<link rel='canonical' href='/world/story'>",
        "<link rel='canonical' href='javascript:x'>",
        "<link rel='canonical'>",
        "<meta property='og:title' content='https://elsewhere.example.com/'>",
        "",
    ],
)
def test_its_own_address_says_nothing(head: str) -> None:
    assert list(find(html(head=head))) == []


@pytest.mark.parametrize(
    ("second", "count"),
    [("https://www.a.co.uk/other", 0), ("https://b.co.uk/story", 1), ("https://a.org/story", 1)],
)
def test_without_an_address_the_first_is_the_home(second: str, count: int) -> None:
    head = f"<link rel='canonical' href='https://a.co.uk/story'><meta property='og:url' content='{second}'>"
    assert len(list(find(html(head=head, url=None)))) == count


def test_plain_text_names_no_home() -> None:
    assert list(find(text("x"))) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("© Ines Tamm, first published in The Tern.", 1),
        ("© 2022 The Tern. Distributed by Tern Features.", 1),
        ("Distributed by Tern Features.", 1),
        ("The leaflet was distributed by Ines Tamm.", 0),
    ],
)
def test_what_follows_whose_a_text_is(line: str, said: int) -> None:
    assert len([*find(html(f"<p>Ten birds flew.</p><p>{line}</p>"))]) == said

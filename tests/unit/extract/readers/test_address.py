# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.extract.readers import address, seed
from support.pages import found, html, text


def test_an_address_may_carry_the_date() -> None:
    page = html(url="https://example.org/2026/03/09/story")
    assert found(address, page) == {"url": ["https://example.org/2026/03/09/story"], "published": ["2026-03-09"]}
    assert found(address, html()) == {"url": ["https://news.example.org/world/story"]}
    assert found(address, text("x")) == {}


def test_the_domain_tells_the_agency() -> None:
    assert found(seed, html(url="https://en.mehrnews.com/news/1/x")) == {"agency": ["Mehr News Agency"]}
    assert found(seed, html()) == {}
    assert found(seed, text("x")) == {}


def test_a_file_without_an_address_declares_one() -> None:
    link = '<link rel="canonical" href="https://en.mehrnews.com/news/1">'
    assert found(seed, html(url=None, head=link)) == {"agency": ["Mehr News Agency"]}
    graph = '<meta property="og:url" content="https://www.mehrnews.com/news/1">'
    assert found(seed, html(url=None, head=graph)) == {"agency": ["Mehr News Agency"]}


def test_a_page_elsewhere_does_not_become_the_agency_s_by_saying_so() -> None:
    link = '<link rel="canonical" href="https://en.mehrnews.com/news/1">'
    assert found(seed, html(head=link)) == {}

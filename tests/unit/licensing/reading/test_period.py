# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from byline.licensing.conclude import identify
from byline.licensing.reading.period import given_later, not_given_yet
from support.pages import html

TODAY = date(2026, 3, 9)
TO_COME = (
    "from 1 january 2031 all our articles are licensed under cc by 4.0",
    "from 2031, all articles are licensed under cc by 4.0",
    "as of 2031-01-01, the content of this site is available under cc by 4.0",
    "articles published after january 2031 are licensed under cc by 4.0",
    "starting in may 2031 our articles are under cc by 4.0",
    "effective october 1, 2026, our articles are under cc by 4.0",
    "from july 2026 all our articles are licensed under cc by 4.0",
    "ab 2031 stehen alle artikel unter cc by 4.0",
    "ab dem 1. april 2026 stehen alle artikel unter cc by 4.0",
    "à partir du 1er janvier 2031, tous les articles sont sous licence cc by 4.0",
    "a partir del 1 de enero de 2031, todos los artículos están bajo cc by 4.0",
    "a partir de 2031, todos os artigos estão sob cc by 4.0",
    "dal 2031 tutti gli articoli sono sotto licenza cc by 4.0",
    "vanaf 2031 vallen alle artikelen onder cc by 4.0",
    "od 2031 roku wszystkie artykuły są na licencji cc by 4.0",
    "с 2031 года все статьи доступны по лицензии cc by 4.0",
    "2031年4月から、すべての記事は cc by 4.0",
    "自2031年起，所有文章采用 cc by 4.0",
    "2031년부터 모든 기사는 cc by 4.0",
)
NOW = (
    "from 1 january 2020 all our articles are licensed under cc by 4.0",
    "from 2026 all our articles are licensed under cc by 4.0",
    "as of 1 february 2026 all our articles are licensed under cc by 4.0",
    "seit 2019 stehen alle artikel unter cc by 4.0",
    "© 2031 the skerry post. all articles are licensed under cc by 4.0",
    "our vision for 2031: all articles are licensed under cc by 4.0",
    "2019年4月から、すべての記事は cc by 4.0",
)


@pytest.mark.parametrize("sentence", TO_COME)
def test_what_is_to_come_is_not_given(sentence: str) -> None:
    assert not_given_yet(sentence, TODAY)
    assert not not_given_yet(sentence, date(2032, 1, 1))


@pytest.mark.parametrize("sentence", NOW)
def test_what_has_begun_is_given(sentence: str) -> None:
    assert not not_given_yet(sentence, TODAY)


@pytest.mark.parametrize(
    ("sentence", "published", "later"),
    [
        ("from 1 may 2020 all articles are under", "2019-12-31", True),
        ("from 1 may 2020 all articles are under", "2020-05-01", False),
        ("from may 2020 all articles are under", "2020-03-01", False),  # to the year, as far as it is read
        ("from 2020 all articles are under", "2019", True),
        ("articles published since 2020 are under", "2019-12-31", True),
        ("since 2020 all articles are under", "2019-12-31", False),
        ("seit 2020 erschienene texte stehen unter", "2021", False),
        ("artikel, die nach 2020 erschienen sind, stehen unter", "2018-01-01", True),
        ("© 2020, all articles are under", "2012-01-01", False),
    ],
)
def test_what_came_before_has_no_part_in_it(sentence: str, published: str, later: bool) -> None:
    assert given_later(sentence, published) is later


@pytest.mark.parametrize(
    ("head", "concluded"),
    [
        ("", "CC-BY-4.0"),
        ('<meta property="article:published_time" content="2021-06-01T08:00:00Z">', "CC-BY-4.0"),
        ('<meta property="article:published_time" content="2015-06-01T08:00:00Z">', "NOASSERTION"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2015-06-01"}]}</script>', "NOASSERTION"),
        ('<script type="application/ld+json">[{"datePublished": 7}, "x"]</script>', "CC-BY-4.0"),
    ],
)
def test_a_page_of_a_time_before(head: str, concluded: str) -> None:
    footer = "<footer><p>From 1 January 2020 all our articles are licensed under CC BY 4.0.</p></footer>"
    assert identify(html(footer, head=head)).concluded == concluded


def test_one_article_may_have_got_its_licence_later() -> None:
    """This article is licensed now, whenever it was written."""
    head = '<meta property="article:published_time" content="2015-06-01">'
    body = "<article><p>From 2020 this article is licensed under CC BY 4.0.</p></article>"
    assert identify(html(body, head=head)).concluded == "CC-BY-4.0"

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.extract.readers import rdfa
from support.pages import found, html, text


def test_the_name_that_the_licensor_asks_for() -> None:
    body = (
        '<h1 property="dc:title">A story</h1>'
        '<span property="http://purl.org/dc/terms/issued" content="2026-03-09">x</span>'
        '<footer><a property="cc:attributionName" href="/j">Jane Doe</a><b property="dc:title">The site</b></footer>'
        '<figure><b property="cc:attributionName">Ida Holm</b></figure><i property="og:title dcterms:language">en</i>'
    )
    assert found(rdfa, html(body)) == {
        "title": ["A story"],
        "published": ["2026-03-09"],
        "creators": ["Jane Doe"],
        "language": ["en"],
    }


def test_the_author_as_drupal_names_him() -> None:
    body = (
        '<article><footer>Submitted by <span rel="schema:author"><b property="schema:name">Jane Doe</b></span></footer>'
        '<p><i property="schema:name">A story</i></p></article>'
    )
    assert found(rdfa, html(body)) == {"creators": ["Jane Doe"]}


def test_who_waives_the_rights_is_no_title() -> None:
    body = (
        '<p><a rel="dct:publisher" href="/j"><span property="dct:title">Jane Doe</span></a> has waived all rights to'
        ' <span property="dct:title">A story</span>.</p>'
    )
    assert found(rdfa, html(body)) == {"title": ["A story"]}


def test_plain_text_has_no_rdfa() -> None:
    assert found(rdfa, text("x")) == {}

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.extract.readers import citation, meta, open_graph
from support.pages import found, html, text


def test_open_graph() -> None:
    head = (
        '<meta property="og:title" content="A story"><meta name="og:site_name" content="Example">'
        '<meta property="ARTICLE:published_time" content="2026-03-09">'
        '<meta property="article:author" content="Jane Doe">'
        '<meta property="og:locale" content="en_US"><meta property="og:url" content="/story"><meta property="og:title">'
        '<meta property="og:image" content="x.png"><meta property="og:description" content="In short">'
    )
    assert found(open_graph, html(head=head)) == {
        "title": ["A story"],
        "agency": ["Example"],
        "published": ["2026-03-09"],
        "creators": ["Jane Doe"],
        "language": ["en_US"],
        "url": ["/story"],
        "description": ["In short"],
    }


def test_dublin_core_in_every_spelling() -> None:
    head = (
        '<meta name="DC.title" content="A story"><meta name="dcterms:creator" content="Doe, Jane">'
        '<meta name="DCTERMS.issued" content="2026-03-09"><meta name="dc:publisher" content="Example">'
        '<meta name="DC.rights" content="© 2026 Example"><meta http-equiv="Content-Language" content="en">'
    )
    assert found(meta, html(head=head)) == {
        "title": ["A story"],
        "creators": ["Jane Doe"],
        "published": ["2026-03-09"],
        "agency": ["Example"],
        "copyright_notice": ["© 2026 Example"],
        "language": ["en"],
    }


def test_trusted_names_come_first_and_creators_from_one_name_only() -> None:
    head = (
        '<meta name="author" content="Example Press"><meta name="date" content="2026">'
        '<meta name="dc.creator" content="Doe, Jane"><meta name="dc.date" content="2026-03-09">'
    )
    facts = found(meta, html(head=head))
    assert facts["published"] == ["2026-03-09", "2026"]
    assert facts["creators"] == ["Jane Doe"]


def test_journals() -> None:
    head = (
        '<meta name="citation_title" content="A study"><meta name="citation_author" content="Almeida, Maria C">'
        '<meta name="citation_author" content="John Roe"><meta name="citation_journal_title" content="Example Journal">'
        '<meta name="citation_publication_date" content="2020/01/01">'
        '<meta name="citation_online_date" content="2020/03/27">'
    )
    assert found(citation, html(head=head)) == {
        "title": ["A study"],
        "creators": ["Maria C Almeida", "John Roe"],
        "agency": ["Example Journal"],
        "published": ["2020/03/27"],
    }
    assert found(meta, html(head=head)) == {"published": ["2020/01/01"]}


def test_plain_text_has_no_meta() -> None:
    assert [found(reader, text("x")) for reader in (citation, meta, open_graph)] == [{}, {}, {}]

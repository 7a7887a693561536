# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import json

from byline.extract.readers import json_ld
from support.pages import ADDRESS, found, html


def read(*blocks: object, head: str = "") -> dict[str, list[str]]:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks)
    return found(json_ld, html(head=head + scripts))


def article(**facts: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "A story", **facts}


def test_an_article_node_states_the_facts() -> None:
    facts = read(
        article(
            author={"@type": "Person", "name": "Jane Doe"},
            publisher={"@type": "Organization", "name": "Example News"},
            datePublished="2026-03-09",
            dateModified="2026-03-10",
            inLanguage="en",
            description="About &amp; around",
            copyrightNotice="© 2026 Example",
            mainEntityOfPage=ADDRESS,
        )
    )
    assert facts == {
        "title": ["A story"],
        "creators": ["Jane Doe"],
        "agency": ["Example News"],
        "published": ["2026-03-09"],
        "modified": ["2026-03-10"],
        "language": ["en"],
        "description": ["About & around"],
        "copyright_notice": ["© 2026 Example"],
        "url": [ADDRESS],
    }


def test_references_inside_a_graph_are_followed() -> None:
    graph = {
        "@graph": [
            article(author=[{"@id": "#jane"}, {"@id": "#nobody"}], publisher={"@id": "#news"}),
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "Organization", "@id": "#news", "name": "Example News"},
        ]
    }
    facts = read(graph)
    assert facts["creators"] == ["Jane Doe"]
    assert facts["agency"] == ["Example News"]


def test_authors_come_in_many_forms() -> None:
    authors = ["Ann Poe", {"name": ["Jane Doe", "ignored"]}, {"givenName": "John", "familyName": "Roe"}, 7, None]
    assert [name for name in read(article(author=authors))["creators"] if name] == ["Ann Poe", "Jane Doe", "John Roe"]


def test_a_creator_stands_in_for_an_author() -> None:
    assert read(article(creator="Jane Doe"))["creators"] == ["Jane Doe"]


def test_an_organisation_as_author_is_told_from_the_publisher() -> None:
    facts = read(article(author={"@type": "NewsMediaOrganization", "name": "Wire"}, publisher={"name": "Example"}))
    assert (facts["creators"], facts["agency"], facts["organization"]) == (["Wire"], ["Example"], ["Wire"])


def test_typed_and_prefixed_names_are_understood() -> None:
    node = {"@type": ["http://schema.org/BlogPosting"], "headline": {"@value": "A story"}}
    assert read(node)["title"] == ["A story"]


def test_of_several_articles_the_addressed_one_is_read() -> None:
    blocks = [article(headline="Another"), article(headline="Mine", url=ADDRESS)]
    assert read(blocks)["title"] == ["Mine"]


def test_of_several_articles_the_titled_one_is_read() -> None:
    blocks = [article(headline="Another"), article(headline="Mine")]
    assert read(blocks, head="<title>Mine - Example</title>")["title"] == ["Mine"]


def test_of_several_that_could_be_meant_none_is_read() -> None:
    assert read([article(headline="One"), article(headline="Two")]) == {}


def test_articles_that_are_only_mentioned_are_not_read() -> None:
    listing = {"@type": "ItemList", "itemListElement": [article(headline="Teaser")]}
    assert read(listing, article(hasPart=article(headline="Part"))) == {"title": ["A story"]}


def test_the_page_and_the_website_fill_in() -> None:
    page = {"@type": "WebPage", "datePublished": "2026-03-09", "name": "not a title"}
    site = {"@type": "WebSite", "name": "Example", "publisher": {"name": "Example Media"}}
    assert read({"@graph": [page, site]}) == {"published": ["2026-03-09"], "agency": ["Example Media", "Example"]}


def test_other_json_is_ignored() -> None:
    assert read("text", 3, None, [[]], {"@type": 7}, {"headline": "untyped"}) == {}

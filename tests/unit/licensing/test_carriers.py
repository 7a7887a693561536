# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What each carrier does in its own way."""

from lxml import html as lxml_html

from byline.licensing.carriers import html, markdown, text
from byline.licensing.catalog import catalog
from byline.model.notice import Attribution, Change

BY = catalog().require("CC-BY-4.0")
PERSIAN = Attribution(title="وحدت", creators=("Jane Doe",), license=BY, language="fa")


def test_text_isolates_what_runs_from_right_to_left() -> None:
    assert text.render(PERSIAN).startswith('"\u2068وحدت\u2069" by Jane Doe. ')
    assert text.MEDIA_TYPE == "text/plain"


def test_text_without_title_and_names() -> None:
    assert text.render(Attribution(license=BY)).startswith(
        "Licensed under Creative Commons Attribution 4.0 International (CC"
    )
    assert text.render(Attribution(license=BY, creators=("A",))).startswith("By A. Licensed")
    assert text.render(Attribution(license=BY, title="T")).startswith('"T". Licensed')
    assert text.render(Attribution(license=BY, title="T", copyright_notice="© A")).startswith('"T", © A. Licensed')
    assert text.render(Attribution(license=BY, copyright_notice="© A Ltd.")).startswith("© A Ltd. Licensed")


def test_text_says_each_name_once_and_ends_each_sentence_once() -> None:
    facts = Attribution(
        creators=("Jane Doe", " jane  doe ", "\u202e", "Example Inc."),
        parties=("JANE DOE",),
        license=BY,
        changes=(Change(text="Shortened"), Change(text="Shortened"), Change(text="Why?")),
        earlier_changes=("Edited by Bob.", "Cut."),
    )
    content = text.render(facts)
    assert content.startswith("By Jane Doe, Example Inc. Licensed")
    assert " Shortened. Why? Earlier changes: Edited by Bob; Cut. Provided without" in content


def test_html_is_about_the_work() -> None:
    facts = Attribution(title="T", creators=("A", "B"), source_uri="https://example.org/x", license=BY)
    (element,) = lxml_html.fragments_fromstring(html.render(facts))
    assert element.tag == "p"
    assert element.get("about") == "https://example.org/x"
    assert element.get("typeof") == "cc:Work"
    assert element.get("prefix") == "cc: http://creativecommons.org/ns# dct: http://purl.org/dc/terms/"
    assert element.xpath("string(.//*[@property='dct:title'])") == "T"
    assert element.xpath(".//*[@property='cc:attributionName']/text()") == ["A", "B"]
    assert element.xpath(".//a[@rel='cc:attributionURL']/@href") == ["https://example.org/x"]
    assert element.xpath(".//a[@rel='license']/@href") == [BY.uri]
    assert element.xpath("string()") == text.render(facts)


def test_html_marks_languages_that_can_be_one() -> None:
    assert html.render(PERSIAN).count('lang="fa"') == 2
    assert 'lang="pt-BR"' in html.render(PERSIAN.model_copy(update={"language": "pt-BR"}))
    for language in ('en"><script>', "", None, "e", "ſa"):
        assert html.render(PERSIAN.model_copy(update={"language": language})).count("lang=") == 1


def test_html_links_to_the_web_only() -> None:
    hostile = Attribution(title="T", source_uri="javascript:alert(1)", license=BY)
    assert "javascript" not in html.render(hostile)
    assert "javascript" not in markdown.render(hostile)


def test_markdown_is_readable_where_nothing_is_at_stake() -> None:
    facts = Attribution(title="Unity: what, how?", creators=("A. Uthor",), license=BY)
    assert markdown.render(facts).startswith('"Unity: what, how?" by A. Uthor. Licensed under')


def test_markdown_takes_the_meaning_of_marks_away() -> None:
    facts = Attribution(title="[x](http://y.z) www.a.b *c* <b> &amp; a@b.c", license=BY, copyright_notice="1. © A")
    assert markdown.render(facts).startswith(
        '"\\[x\\](http\\://y\\.z) www\\.a\\.b \\*c\\* \\<b\\> \\&amp; a\\@b\\.c", 1\\. © A. Licensed'
    )
    listed = Attribution(license=BY, copyright_notice="- A")
    assert markdown.render(listed).startswith("\\- A. ")

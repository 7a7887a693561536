# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a page claims its title and names to be, the notice stays a notice and says all of it."""

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from byline.licensing.carriers import html, markdown, text
from byline.licensing.catalog import catalog
from byline.licensing.sentences import clean, parts, web_uri
from byline.model.notice import Attribution, Change
from support.reading import as_read

# Patterns and licences are built on first use.
unhurried = settings(deadline=None)
ROWS = sorted((row for row in catalog() if row.unwritten is None), key=lambda row: row.id)
PIECES = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'", '"', "&amp;", "&#60;", "<!--", "-->", "]]>"),
    *("</p>", "<b", "[x](javascript:alert(1))", "![i](http://e.example/i.png)", "<http://e.example>", "**b**", "__u__"),
    *("`c`", "~~s~~", "# h", "1. ", "2) ", "- ", "> q", "|", "\\", "\\\\[", "http://e.example", "www.e.example"),
    *("a@b.example", "\n", "\r\n\r\n", "\t", "    ", "---", "===", "\u202e", "\u2066", "\u2069", "\u200f", "\u200c"),
    *("\x00", "\x1b[31m", "\ufeff", "\u2028", "علی", "יוסי", "名前", "é", "😀", "\ud800", "{{ x }}", "{% x %}", "${x}"),
    *(":smile:", "@user", "#1", "x" * 10_000, "Jane Doe", "Inc."),
)
hostile = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
uris = st.one_of(
    st.none(),
    hostile,
    hostile.map(lambda path: f"https://news.example/{path}"),
    st.sampled_from(["javascript:alert(1)", "data:text/html,<b>", "https://e.example/?a=1&b=<>\"'"]),
)
attributions = st.builds(
    Attribution,
    title=st.none() | hostile,
    creators=st.lists(hostile, max_size=3).map(tuple),
    parties=st.lists(hostile, max_size=2).map(tuple),
    copyright_notice=st.none() | hostile,
    source_uri=uris,
    license=st.sampled_from(ROWS),
    changes=st.lists(hostile.map(lambda words: Change(text=words)), max_size=2).map(tuple),
    earlier_changes=st.lists(hostile, max_size=2).map(tuple),
    language=st.none() | hostile | st.sampled_from(["fa", "pt-BR"]),
)
ALLOWED = {
    "p": {"class", "lang", "dir", "prefix", "typeof", "about"},
    "cite": {"property", "lang"},
    "bdi": {"property", "lang"},
    "a": {"rel", "href"},
}
NASTY = Attribution(title="".join(PIECES), creators=PIECES, source_uri='https://e.example/"><script>', license=ROWS[0])


def expected(facts: Attribution) -> list[str]:
    """Every fact that the notice has to show, as its reader must find it; the source is looked for apart."""
    given = [facts.title or "", *facts.creators, *facts.parties, facts.copyright_notice or ""]
    changes = [change.text for change in facts.changes]
    earlier = [change.removesuffix(".") for change in map(clean, facts.earlier_changes)]
    shown = [clean(words) for words in (*given, *changes, *earlier)]
    return [words.casefold() for words in (*shown, facts.license.uri, facts.license.name) if words]


def says_everything(content: str, facts: Attribution) -> bool:
    return all(words in content.casefold() for words in expected(facts))


@unhurried
@given(attributions)
@example(NASTY)
def test_plain_text_is_one_line_that_says_everything(facts: Attribution) -> None:
    """CC 4.0 3(a)(1)(A): retain the following if it is supplied by the Licensor."""
    content = text.render(facts)
    assert says_everything(as_read(content, text.MEDIA_TYPE), facts)
    assert content.splitlines() == [content]
    assert (f"Source: {web_uri(facts.source_uri)}." in content) is bool(web_uri(facts.source_uri))
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in content)
    assert content.count("\u2068") == content.count("\u2069")
    assert not set(content) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f")
    content.encode("utf-8")


@unhurried
@given(attributions)
@example(NASTY)
def test_html_has_only_the_elements_of_its_template(facts: Attribution) -> None:
    """RULES pitfall 26: HTML injection through titles and creators."""
    content = html.render(facts)
    (element,) = lxml_html.fragments_fromstring(content)
    for node in element.iter():
        assert node.tag in ALLOWED
        assert set(node.attrib) <= ALLOWED[node.tag]
        assert node.get("href", "https://").lower().startswith(("https://", "http://"))
    assert says_everything(element.text_content(), facts)
    assert element.text_content() == "".join(part.text for part in parts(facts))
    assert element.xpath(".//a[@rel='license']/@href") == [facts.license.uri]
    assert element.get("about") == web_uri(facts.source_uri)
    if facts.title and clean(facts.title):
        assert element.xpath("string(.//*[@property='dct:title'])") == clean(facts.title)


@unhurried
@given(attributions)
@example(NASTY)
def test_markdown_makes_a_paragraph_with_our_links_only(facts: Attribution) -> None:
    """RULES pitfall 26, for Markdown."""
    content = markdown.render(facts)
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(content)
    elements = lxml_html.fragments_fromstring(rendered)
    assert [element.tag for element in elements] == ["p"]
    assert {node.tag for node in elements[0].iter()} <= {"p", "a"}
    links = [*([web_uri(facts.source_uri)] if web_uri(facts.source_uri) else []), facts.license.uri]
    assert [unquote(link.get("href")) for link in elements[0].xpath(".//a")] == [unquote(link) for link in links]
    assert says_everything(as_read(content, markdown.MEDIA_TYPE), facts)


@pytest.mark.parametrize("carrier", [text, html, markdown], ids=["text", "html", "markdown"])
@unhurried
@given(facts=attributions)
def test_the_licence_is_always_said(carrier: object, facts: Attribution) -> None:
    """CC 4.0 3(a)(1)(C): indicate the licence, and include its text or URI."""
    content = as_read(carrier.render(facts), carrier.MEDIA_TYPE)  # type: ignore[attr-defined]
    terms = facts.license
    assert (terms.statement or f"{terms.name} ({terms.short}), {terms.uri}.") in content


@unhurried
@given(hostile)
def test_cleaning_is_done_once(words: str) -> None:
    assert clean(clean(words)) == clean(words)
    assert web_uri(web_uri(words)) == web_uri(words)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a page claims its title and names to be, the notice stays a notice and says all of it."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from byline.licensing.carriers import REGISTRY, bibtex, csl_json, html, json_ld, markdown, ris, text
from byline.licensing.catalog import catalog
from byline.licensing.phrases import languages
from byline.licensing.sentences import LINKS, base_of, clean, parts, web_uri, wording
from byline.model.notice import Adaptation, Attribution, Change
from support.reading import as_read, read_bibtex, read_json, read_ris

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
    published=st.none() | st.sampled_from(["2026", "2026-03", "2026-03-09T10:00:00Z"]),
    modified=st.none() | st.just("2026-03-10"),
    adaptation=st.none()
    | st.builds(
        Adaptation,
        kind=st.sampled_from(["adaptation", "translation"]),
        by=st.none() | hostile,
        license=st.none() | st.sampled_from(ROWS),
    ),
    notice_language=st.sampled_from(languages()),
)
ALLOWED = {
    "p": {"class", "lang", "dir", "prefix", "typeof", "about"},
    "cite": {"property", "lang"},
    "bdi": {"property", "lang"},
    "a": {"rel", "href", "dir"},
    "span": {"typeof", "rel", "resource"},
}
NASTY = Attribution(title="".join(PIECES), creators=PIECES, source_uri='https://e.example/"><script>', license=ROWS[0])


def expected(facts: Attribution) -> list[str]:
    """Every fact that the notice has to show, as its reader must find it; the source is looked for apart."""
    given = [facts.title or "", *facts.creators, *facts.parties, facts.copyright_notice or ""]
    changes = [change.text for change in facts.changes]
    earlier = [change.removesuffix(".") for change in map(clean, facts.earlier_changes)]
    shown = [clean(words) for words in (*given, *changes, *earlier)]
    licences = [facts.license, *([facts.adaptation.license] if facts.adaptation and facts.adaptation.license else [])]
    return [words.casefold() for words in (*shown, *(terms.uri for terms in licences)) if words]


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
    assert web_uri(facts.source_uri) is None or str(web_uri(facts.source_uri)) in content
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
    # The licence of the work, and that of the adaptation in an element of its own.
    base = base_of(facts.license).uri
    adaptation = facts.adaptation
    relation = "cc:license" if adaptation else "license"
    assert element.xpath(f"./a[@rel='{relation}']/@href") == [base]
    own = [adaptation.license.uri] if adaptation and adaptation.license else []
    assert element.xpath("./span[@typeof='cc:Work']/a[@rel='license']/@href") == own
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
    links = [part.text for part in parts(facts) if part.kind in LINKS]
    assert [unquote(link.get("href")) for link in elements[0].xpath(".//a")] == [unquote(link) for link in links]
    assert facts.license.uri in links
    assert says_everything(as_read(content, markdown.MEDIA_TYPE), facts)


@unhurried
@given(attributions)
@example(NASTY)
def test_json_keeps_every_fact_and_can_stand_in_a_script(facts: Attribution) -> None:
    """RULES pitfall 26: within `<script>`, no fact may end the element."""
    content = json_ld.render(facts)
    assert not set(content) & set("<>&\u2028\u2029")
    node = read_json(content)
    work = node["isBasedOn"]
    assert work["license"] == base_of(facts.license).uri
    assert work.get("url") == web_uri(facts.source_uri)
    assert work.get("name", "") == clean(facts.title or "")
    assert says_everything(node["creditText"], facts)
    if facts.adaptation is None:
        assert node["license"] == work["license"]
    elif facts.adaptation.license:
        assert node["license"] == facts.adaptation.license.uri
    else:
        assert "license" not in node


@unhurried
@given(attributions)
@example(NASTY)
def test_citations_keep_every_fact(facts: Attribution) -> None:
    """One entry whatever its facts hold, with the whole notice in the field for notes."""
    item, ris_entry = read_json(csl_json.render(facts)), read_ris(ris.render(facts))
    entry = read_bibtex(bibtex.render(facts))
    title, source = clean(facts.title or ""), web_uri(facts.source_uri)
    assert item["note"] == ris_entry["N1"][0] == entry["note"] == wording(facts)
    assert item.get("title", "") == "".join(ris_entry.get("TI", [])) == entry.get("title", "") == title
    assert item.get("URL") == entry.get("url") == source
    assert ris_entry.get("UR", [None]) == [source]
    names = [name["literal"] for name in item.get("author", [])]
    assert names == ris_entry.get("AU", [])
    assert entry.get("author", "") == " and ".join(names)
    assert item["custom"]["license_uri"] == ris_entry["L2"][0]
    assert item["id"] == ris_entry["ID"][0] == entry["key"]


@pytest.mark.parametrize("name", REGISTRY.names())
@unhurried
@given(facts=attributions)
@example(facts=NASTY)
def test_the_licence_is_always_said(name: str, facts: Attribution) -> None:
    """CC 4.0 3(a)(1)(C): indicate the licence, and include its text or URI."""
    carrier = REGISTRY.load(name)
    content = as_read(carrier.render(facts), carrier.MEDIA_TYPE)
    terms = base_of(facts.license)
    assert terms.uri in content
    assert facts.license.uri in content
    named = part_of(terms.statement) if terms.statement else f"({terms.short})"
    assert (terms.short if name == "short" and not terms.statement else named) in content
    content.encode("utf-8")


def part_of(statement: str) -> str:
    """The longest piece of a prescribed sentence that no fact interrupts."""
    return max(re.split(r"\{\w+\}", statement), key=len)


@unhurried
@given(hostile)
def test_cleaning_is_done_once(words: str) -> None:
    assert clean(clean(words)) == clean(words)
    assert web_uri(web_uri(words)) == web_uri(words)

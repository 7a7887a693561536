# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever an article says, an export shows it as it is, and nothing in it becomes markup, a field or a file."""

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from byline.export.formats import one_line, plain
from byline.export.selection import Source
from byline.licensing.sentences import web_uri
from support.exports import Exported, archived, concluded, export, said, scratch, source
from support.hostile import PIECES, words

unhurried = settings(deadline=None, max_examples=60)
texts = st.builds(lambda first, rest: first + "word" + rest, words, words)
articles = st.fixed_dictionaries(
    {
        "title": st.none() | words,
        "creators": st.lists(words, max_size=2),
        "agency": st.none() | words,
        "language": st.none() | words | st.sampled_from(["fa", "pt-br"]),
        "copyright_notice": st.none() | words,
        "earlier_changes": st.lists(words, max_size=2),
        "url": st.none() | words | words.map(lambda path: f"https://e.example/{path}"),
        "target_uri": words | st.sampled_from(["javascript:alert(1)", "https://e.example/?a=1&b=<>\"'"]),
    }
)
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "nav",
        "main",
        "article",
        "header",
        "section",
        "aside",
        "footer",
    ),
    *("h1", "h2", "h3", "p", "a", "ul", "li", "details", "summary", "blockquote", "code", "cite", "bdi", "time"),
    *("span", "small", "dl", "dt", "dd", "fieldset", "legend", "input", "label", "button", "script"),
}
NASTY: dict[str, Any] = {
    "title": "".join(PIECES),
    "creators": PIECES,
    "agency": "".join(reversed(PIECES)),
    "language": 'en" onload="x',
    "copyright_notice": "".join(PIECES),
    "earlier_changes": PIECES,
    "url": 'https://e.example/"><script>',
    "target_uri": "javascript:alert(1)",
}


def published(facts: dict[str, Any], text: str, quote: str, form: str, folder: str) -> tuple[Exported, Source]:
    conclusion = concluded(
        "CC-BY-4.0", evidence=(said("CC-BY-4.0", quote),), exclusions=(quote,), reservations=(quote,)
    )
    out = source(archived(1, conclusion, **facts), text)
    return export(Path(folder) / "out", [out], format=form), out


def paragraphs(text: str) -> list[str]:
    """Lines as they have to be found again: white space at their ends is not kept, empty lines part paragraphs."""
    blocks = re.split(r"\n(?:[^\S\n]*\n)+", plain(text))
    return [shown for block in blocks if (shown := "\n".join(filter(None, map(str.strip, block.split("\n")))))]


def title_of(facts: dict[str, Any]) -> str:
    return one_line(facts["title"]) or "Article 00000000"


def body_of(facts: dict[str, Any], text: str) -> list[str]:
    found = paragraphs(text)
    repeats = len(found) > 1 and one_line(found[0]).casefold() == title_of(facts).casefold()
    return found[1:] if repeats else found


@unhurried
@given(articles, texts, words)
@example(NASTY, "word".join(PIECES), "".join(PIECES))
@example({**NASTY, "title": None, "creators": (), "url": None}, "\n".join(PIECES), "")
def test_html_has_only_the_elements_of_its_templates(facts: dict[str, Any], text: str, quote: str) -> None:
    """RULES pitfall 26: HTML injection through titles and creators."""
    with scratch() as folder:
        exported, _ = published(facts, text, quote, "html", folder)
        pages = {name: content.decode() for name, content in exported.files().items() if name.endswith(".html")}
    assert set(pages) == {"index.html", "credits.html", "articles/0000000000000001.html"}
    trees = {name: lxml_html.document_fromstring(page) for name, page in pages.items()}
    for tree in trees.values():
        assert_harmless(tree)
        assert tree.xpath("string(//title)").strip()
    page = trees["articles/0000000000000001.html"]
    assert page.xpath("string(//h1)") == page.xpath("string(//title)") == title_of(facts)
    assert trees["index.html"].xpath("string(//h2)") == title_of(facts)
    story = [p.text_content() for p in page.xpath("//article/p")]
    assert story == body_of(facts, text)
    assert page.xpath("//blockquote")[0].text_content() == plain(quote)
    assert page.xpath("//*[@rel='license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
    source_uri = web_uri(facts["url"]) or web_uri(facts["target_uri"])
    assert page.xpath("//link[@rel='canonical']/@href") == [source_uri] * bool(source_uri)


def assert_harmless(tree: HtmlElement) -> None:
    for element in tree.iter():
        assert element.tag in ELEMENTS
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "action")]
        assert element.get("src", "../copy.js") == "../copy.js"
        if element.tag == "script" and element.get("src") is None:
            assert element.get("type") == "application/ld+json"
            assert json.loads(element.text)["@context"] == "https://schema.org"
        for address in (element.get("href"), element.get("about")):
            assert address is None or re.match(r"https?://|(\.\./)?[\w./]+$|#\w+$", address), address
    assert [link.get("href") for link in tree.iter("link") if link.get("rel") == "stylesheet"][-1].endswith("style.css")


@unhurried
@given(articles, texts)
@example(NASTY, "word".join(PIECES))
@example({**NASTY, "title": None}, "\n".join(PIECES))
@example(NASTY, "\n\n".join(PIECES))
def test_markdown_has_paragraphs_and_our_links_only(facts: dict[str, Any], text: str) -> None:
    """RULES pitfall 26, for Markdown. YAML 1.2 reads JSON alike, so each line of the front matter is one value."""
    with scratch() as folder:
        exported, _ = published(facts, text, "", "markdown", folder)
        content = exported.files()["articles/0000000000000001.md"].decode()
    assert content.startswith("---\n")
    _, front_matter, body = re.split(r"^---\n", content, maxsplit=2, flags=re.MULTILINE)
    read = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in front_matter.splitlines())}
    assert read["title"] == title_of(facts)
    assert read["license"] == "CC-BY-4.0"
    assert set(read) <= {
        *("id", "title", "creators", "agency", "published", "language", "license"),
        *("license_uri", "source", "retrieved", "changes"),
    }
    dialect = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tree = lxml_html.fragment_fromstring(dialect.render(body), create_parent="div")
    assert tree[0].tag == "h1"
    assert tree[0].text_content() == title_of(facts)
    assert {element.tag for element in tree.iter()} <= {"div", "h1", "p", "em", "br", "hr", "a"}
    assert len(tree.xpath("//hr")) == 1
    assert tree[-2].tag == "hr"
    assert all(link.get("href").startswith(("http://", "https://")) for link in tree.iter("a"))
    assert not tree.xpath("//hr/preceding-sibling::*//a")
    shown = [p.text_content() for p in tree.xpath("//hr/preceding-sibling::p[not(em)]")]
    assert shown == body_of(facts, text)


@unhurried
@given(articles, texts, words)
@example(NASTY, "word".join(PIECES), "".join(PIECES))
def test_a_row_is_one_line_however_lines_are_split(facts: dict[str, Any], text: str, quote: str) -> None:
    """JSON Lines: each line is a valid JSON value; the line separator is a line feed."""
    with scratch() as folder:
        exported, _ = published(facts, text, quote, "jsonl", folder)
        content = exported.files()["articles.jsonl"].decode()
    (line,) = content.splitlines()
    assert content == line + "\n"
    row = json.loads(line)
    assert row["text"] == plain(text)
    assert row["title"] == (one_line(facts["title"]) or None)
    assert row["creators"] == [name for each in facts["creators"] if (name := one_line(each))]
    assert row["license_evidence"][0]["quote"] == quote
    assert row["license"] == "CC-BY-4.0"
    if row["title"]:
        assert row["title"] in plain(row["attribution_text"])


@unhurried
@given(articles, texts)
@example(NASTY, "word".join(PIECES))
def test_plain_text_ends_in_its_notice(facts: dict[str, Any], text: str) -> None:
    """RULES 2.3: plain text carries the notice at the end, with full URIs."""
    with scratch() as folder:
        exported, _ = published(facts, text, "", "text", folder)
        content = exported.files()["articles/0000000000000001.txt"].decode()
        notice = exported.manifest.articles[0].notice
    assert content.startswith(title_of(facts) + "\n")
    assert content.endswith(f"\n\n{'-' * 72}\n\n{notice}\n")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", content)
    for paragraph in body_of(facts, text):
        assert f"\n\n{paragraph}\n\n" in content


@unhurried
@given(st.lists(articles, min_size=1, max_size=3))
@example([NASTY, NASTY])
def test_the_notice_file_and_the_manifest_hold(several: list[dict[str, Any]]) -> None:
    """CC 4.0 3(a)(1): every notice goes along. No title can forge another article's entry."""
    conclusion = concluded("CC-BY-4.0")
    sources = [source(archived(number, conclusion, **facts)) for number, facts in enumerate(several)]
    with scratch() as folder:
        exported = export(Path(folder) / "out", sources, format="text", query="".join(PIECES))
        notices = (exported.folder / "NOTICE").read_text(encoding="utf-8")
        manifest = exported.manifest
    assert manifest.query == "".join(PIECES)
    assert [entry.id for entry in manifest.articles] == [out.article.id for out in sources]
    for entry in manifest.articles:
        assert notices.count(f"\n{entry.id}  {entry.files[0]}\n\n{entry.notice}\n") == 1
    assert len(re.findall(r"^-{72}$", notices, re.MULTILINE)) == len(sources)


@unhurried
@given(words)
def test_plain_text_is_plain_once(text: str) -> None:
    """The text of a row may be cleaned again by whoever reads it: nothing changes."""
    assert plain(plain(text)) == plain(text)
    assert plain(text).isascii() or not set(plain(text)) & set("\x85\u2028\u2029\ufeff\uffff")

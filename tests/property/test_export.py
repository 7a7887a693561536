# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever stands in any value of an article, the export as a whole is complete, checkable, and only what we wrote.

What each form makes of hostile words is in test_export_hostile.py; here are the values that no text file can hold, and
articles that stay behind.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement

from byline.export.formats import REGISTRY
from byline.model.evidence import LicenseConclusion
from support.exports import BINARY, archived, concluded, export, said, scratch, simple, source
from support.hostile import PIECES, words

unhurried = settings(deadline=None, max_examples=40)
# Python strings hold lone surrogates (undecodable bytes on the command line, escapes in JSON); UTF-8 does not.
anything = st.one_of(words, words.map(lambda text: f"\ud800{text}\udfff"), st.just("x" * 10_000), st.just(""))
values = st.fixed_dictionaries(
    {
        "title": st.none() | anything,
        "creators": st.lists(anything, max_size=2),
        "agency": st.none() | anything,
        "language": st.none() | anything,
        "copyright_notice": st.none() | anything,
        "earlier_changes": st.lists(anything, max_size=2),
        "url": st.none() | anything.map(lambda path: f"https://e.example/{path}"),
        "target_uri": anything,
    }
)
EVERYTHING = "\ud800" + "".join(PIECES) + "\udfff"
NASTY: dict[str, Any] = {
    **dict.fromkeys(("title", "agency", "language", "copyright_notice", "url", "target_uri"), EVERYTHING),
    **dict.fromkeys(("creators", "earlier_changes"), (EVERYTHING,)),
}
# What the templates write, element by element; anything else came from an article.
ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "link": {"rel", "href"},
    "body": {"class"},
    "a": {"href", "class", "rel"},
    "nav": {"aria-label"},
    "aside": {"class", "aria-label"},
    "header": {"class"},
    "main": {"class", "id"},
    "section": {"class", "aria-labelledby"},
    "article": {"class", "dir", "lang"},
    "footer": {"class"},
    "h2": {"id", "dir", "lang"},
    "p": {"class", "id", "dir", "lang", "prefix", "typeof", "about"},
    "span": {"class", "role"},
    "button": {"type", "data-copy", "hidden"},
    "script": {"type", "src", "defer"},
    "code": {"id"},
    "bdi": {"property", "lang"},
    "cite": {"property", "lang"},
    "time": {"datetime"},
    "blockquote": {"dir"},
    "input": {"type", "name", "id", "checked"},
    "label": {"for"},
}


def conclusion(license_id: str, quote: str) -> LicenseConclusion:
    """One whose every captured value is the quote."""
    evidence = said(license_id, quote).model_copy(update={"licensor": quote})
    return concluded(license_id, evidence=(evidence,), basis=quote, exclusions=(quote,), reservations=(quote,))


@pytest.mark.parametrize("form", REGISTRY.names())
@unhurried
@given(values, words.map(lambda text: text + "word"), anything)
@example(NASTY, EVERYTHING, EVERYTHING)
@example({**NASTY, "title": "", "creators": (), "agency": None}, "word", "")
def test_every_form_is_complete_and_can_be_checked(form: str, facts: dict[str, Any], text: str, quote: str) -> None:
    """CC 4.0 3(a)(1) for what goes out; for what does not, its reason: both whatever the words are made of."""
    sources = [
        source(archived(1, conclusion("CC-BY-4.0", quote), **facts), text),
        source(archived(2, conclusion("NONE", quote), **facts), text),
        source(archived(3, concluded(quote or "NOASSERTION", conflicts=(quote,)), **facts), text),
        simple(4),
    ]
    with scratch() as folder:
        exported = export(Path(folder) / "out", sources, format=form, query=quote)
        files, manifest = exported.files(), exported.manifest
    assert [entry.id[-1] for entry in manifest.articles] == ["1", "4"]
    assert [(each.id[-1], each.verdict) for each in manifest.omitted] == [("2", "deny"), ("3", "unknown")]
    assert list(manifest.omitted) == exported.omitted
    assert all(reason.text for each in manifest.omitted for reason in each.reasons)
    assert {file.path: file.sha256 for file in manifest.files} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"
    }
    for content in (content for name, content in files.items() if not name.endswith(BINARY)):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", content.decode("utf-8"))


@unhurried
@given(values, words.map(lambda text: text + "word"), anything)
@example(NASTY, EVERYTHING, EVERYTHING)
def test_html_has_only_the_attributes_of_its_templates(facts: dict[str, Any], text: str, quote: str) -> None:
    """RULES pitfall 26: an attribute that an article adds could run a script or call home."""
    with scratch() as folder:
        exported = export(
            Path(folder) / "out", [source(archived(1, conclusion("CC-BY-4.0", quote), **facts), text)], format="html"
        )
        pages = {name: content.decode() for name, content in exported.files().items() if name.endswith(".html")}
    for name, content in pages.items():
        for element in lxml_html.document_fromstring(content).iter():
            assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), (name, element.tag)
            assert_addresses(element)


def assert_addresses(element: HtmlElement) -> None:
    """Links lead to http(s) or into the folder; the licence is that of the work which the notice names."""
    href = element.get("href", "https://e.example")
    assert re.match(r"https?://[^/]|#\w+$|(\.\./)?(articles/)?[\w.]+$", href), href
    assert element.get("rel", "") in ("", "stylesheet", "canonical", "cc:attributionURL", "license")
    if element.get("rel") == "license":
        (notice,) = element.xpath("ancestor::p[@class='notice']")
        assert notice.get("typeof") == "cc:Work"
        (source_uri,) = notice.xpath(".//a[@rel='cc:attributionURL']/@href") or [None]
        assert notice.get("about") == source_uri

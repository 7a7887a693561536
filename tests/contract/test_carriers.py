# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every carrier of notices has to do, over every licence of the catalogue."""

from types import ModuleType

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import catalog
from byline.licensing.notice import render
from byline.licensing.phrases import languages
from byline.licensing.sentences import base_of, disclaimer_reference, wording
from byline.model.notice import Attribution, Change
from support.reading import as_read

CARRIERS = {name: REGISTRY.load(name) for name in REGISTRY.names()}
# These say the licence by its short form, or on lines of their own.
OTHER_WORDS = {"short", "print"}
WRITTEN = [terms for terms in catalog() if terms.unwritten is None]

FACTS = {
    "title": "National unity",
    "creators": ("Jane Doe", "John Roe"),
    "parties": ("Mehr News Agency",),
    "copyright_notice": "© 2026 Mehr News Agency",
    "source_uri": "https://news.example/story?a=1&b=2",
    "changes": (Change(text="Text extracted from the web page; images and navigation omitted."),),
    "earlier_changes": ("Edited by the desk",),
    "language": "en",
    "published": "2026-03-09",
    "modified": "2026-03-10",
}


@pytest.fixture(params=CARRIERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def carrier(name: str) -> ModuleType:
    return CARRIERS[name]


def test_there_are_all_forms() -> None:
    citations = {"csl-json", "bibtex", "ris"}
    assert set(CARRIERS) >= {"text", "html", "markdown", "json-ld", "short", "print"} | citations


def test_every_licence_with_every_element(name: str, carrier: ModuleType) -> None:
    """CC 4.0 3(a)(1) and 4(a)-(c) before it: whatever a licence asks for stands in the notice, in words."""
    for terms in WRITTEN:
        facts = Attribution.model_construct(license=terms, **FACTS)
        shown = as_read(carrier.render(facts), carrier.MEDIA_TYPE)
        base = base_of(terms)
        for element in (
            '"National unity" by Jane Doe, John Roe, Mehr News Agency, © 2026 Mehr News Agency.',
            "Source: https://news.example/story?a=1&b=2",
            base.uri,
            terms.uri,
            base.short if name == "short" and not base.statement else "",
            base.name if name != "short" and not base.statement else "",
            "Text extracted from the web page; images and navigation omitted.",
            "Earlier changes: Edited by the desk.",
            disclaimer_reference(base) or "",
            "Last updated: 2026-03-10." if terms.notice["date_last_update"].required else "",
            "The data were changed." if terms.family == "DL-DE" else "",
        ):
            assert element in shown, (name, terms.id)
        if base.kind != "license":
            assert "icensed under" not in shown


def test_all_carriers_say_the_same(name: str, carrier: ModuleType) -> None:
    for language in languages():
        given = {**FACTS, "license": catalog().require("CC-BY-SA-3.0"), "notice_language": language}
        facts = Attribution.model_validate(given)
        if name not in OTHER_WORDS:
            assert as_read(carrier.render(facts), carrier.MEDIA_TYPE) == wording(facts)


def test_a_notice_in_prose_is_one_fragment(name: str, carrier: ModuleType) -> None:
    facts = Attribution(title="a\nb\n\nc", creators=("d\r\ne",), license=catalog().require("CC-BY-4.0"))
    content = carrier.render(facts)
    assert content == content.strip()
    if name in ("text", "short", "html", "markdown"):
        assert "\n" not in content
    if carrier.MEDIA_TYPE == "text/html":
        assert len(lxml_html.fragments_fromstring(content)) == 1
    if carrier.MEDIA_TYPE == "text/markdown":
        kinds = [token.type for token in MarkdownIt("commonmark").parse(content)]
        assert kinds == ["paragraph_open", "inline", "paragraph_close"]


def test_never_an_unknown_author(carrier: ModuleType) -> None:
    """RULES 2.2: never write "Unknown author" as a name."""
    content = carrier.render(Attribution(title="T", license=catalog().require("CC-BY-2.0")))
    assert "nknown" not in content
    assert '"author"' not in content
    assert " by " not in as_read(content, carrier.MEDIA_TYPE)


def test_a_notice_says_what_it_is(name: str, carrier: ModuleType) -> None:
    notice = render(Attribution(title="T", license=catalog().require("CC-BY-2.0")), name)
    assert (notice.carrier, notice.media_type, notice.language) == (name, carrier.MEDIA_TYPE, "en")
    assert notice.content == carrier.render(Attribution(title="T", license=catalog().require("CC-BY-2.0")))


def test_nothing_endorses_or_tracks(carrier: ModuleType) -> None:
    """RULES 2.2 and pitfall 27: no "official", no "courtesy of", no logo, no tracking query on the licence's URI."""
    content = carrier.render(Attribution.model_validate({**FACTS, "license": catalog().require("CC-BY-4.0")}))
    for forbidden in ("official", "courtesy", "partner", "<img", "![", "?ref="):
        assert forbidden not in content

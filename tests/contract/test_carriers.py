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
from byline.licensing.sentences import parts
from byline.model.notice import Attribution, Change
from support.reading import as_read

CARRIERS = {name: REGISTRY.load(name) for name in REGISTRY.names()}
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
}


@pytest.fixture(params=CARRIERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def carrier(name: str) -> ModuleType:
    return CARRIERS[name]


def test_there_are_the_three() -> None:
    assert {"text", "html", "markdown"} <= set(CARRIERS)


def test_every_licence_with_every_element(name: str, carrier: ModuleType) -> None:
    """CC 4.0 3(a)(1) and 4(a)-(c) before it: whatever a licence asks for stands in the notice, in words."""
    for terms in WRITTEN:
        facts = Attribution.model_construct(license=terms, **FACTS)
        shown = as_read(carrier.render(facts), carrier.MEDIA_TYPE)
        for element in (
            '"National unity" by Jane Doe, John Roe, Mehr News Agency, © 2026 Mehr News Agency.',
            "Source: https://news.example/story?a=1&b=2.",
            f"{terms.statement} Licence: {terms.uri}."
            if terms.statement
            else f"{terms.name} ({terms.short}), {terms.uri}.",
            "Text extracted from the web page; images and navigation omitted.",
            "Earlier changes: Edited by the desk.",
        ):
            assert element in shown, (name, terms.id)
        asks = terms.kind == "license" and terms.notice["disclaimer_reference"].required
        assert ("see the licence" in shown) is bool(asks)
        assert ("Licensed under" in shown) is (terms.kind == "license" and terms.statement is None)


def test_all_carriers_say_the_same(carrier: ModuleType) -> None:
    facts = Attribution.model_validate({**FACTS, "license": catalog().require("CC-BY-SA-3.0")})
    assert as_read(carrier.render(facts), carrier.MEDIA_TYPE) == "".join(part.text for part in parts(facts))


def test_a_notice_is_one_fragment(carrier: ModuleType) -> None:
    facts = Attribution(title="a\nb\n\nc", creators=("d\r\ne",), license=catalog().require("CC-BY-4.0"))
    content = carrier.render(facts)
    assert content == content.strip()
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
    assert " by " not in as_read(content, carrier.MEDIA_TYPE)


def test_a_notice_says_what_it_is(name: str, carrier: ModuleType) -> None:
    notice = render(Attribution(title="T", license=catalog().require("CC-BY-2.0")), name)
    assert (notice.carrier, notice.media_type) == (name, carrier.MEDIA_TYPE)
    assert notice.content == carrier.render(Attribution(title="T", license=catalog().require("CC-BY-2.0")))


def test_nothing_endorses_or_tracks(carrier: ModuleType) -> None:
    """RULES 2.2 and pitfall 27: no "official", no "courtesy of", no logo, no tracking query on the licence's URI."""
    content = carrier.render(Attribution.model_validate({**FACTS, "license": catalog().require("CC-BY-4.0")}))
    for forbidden in ("official", "courtesy", "partner", "<img", "![", "?ref="):
        assert forbidden not in content

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.page_state import find
from byline.model.evidence import Region, Scope
from support.pages import html, text

BY = "http://creativecommons.org/licenses/by/3.0/"


@pytest.mark.parametrize("address", [BY, BY.replace("/", "\\/")])
def test_addresses_in_the_state_of_an_application(address: str) -> None:
    page = html(f'<script>window.s={{"licenseUrl":"{address}"}}</script>')
    (found,) = find(page)
    assert (found.finder, found.suggests) == ("page-state", "CC-BY-3.0")
    assert (found.region, found.scope) == (Region.HIDDEN, Scope.SITE)
    assert page.text_at(found.locator) == found.statement


@pytest.mark.parametrize(
    "script",
    [
        f"<script>/*! slider | License: CC-BY | Copyright (c) Quay {BY} */</script>",
        f"<script>tileLayer('x', {{attribution: '{BY}'}})</script>",
        f'<script type="application/ld+json">{{"license": "{BY}"}}</script>',
        "<script>var a='http://creativecommons.org/about/something/else'</script>",
        "<script src='x.js'></script>",
    ],
    ids=["a banner", "map tiles", "JSON-LD", "no licence", "elsewhere"],
)
def test_other_scripts(script: str) -> None:
    assert list(find(html(script + "<p>creativecommons</p>"))) == []


def test_attributes() -> None:
    page = html("<button data-share-license-name='CC BY-SA 4.0' data-license='x' class='license'>share</button>")
    (found,) = find(page)
    assert (found.suggests, found.locator.attribute) == ("CC-BY-SA-4.0", "data-share-license-name")
    assert page.text_at(found.locator) == "CC BY-SA 4.0"


def test_there_is_an_end() -> None:
    assert len(list(find(html("<b data-license='CC BY 4.0'></b>" * 400)))) == 300


def test_plain_text_has_no_state() -> None:
    assert list(find(text("x"))) == []

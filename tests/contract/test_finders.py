# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every finder of licence evidence has to do, over every page of tests/data/pages."""

from types import ModuleType

import pytest

from byline.licensing.finders import REGISTRY
from byline.licensing.reading.mentions import MOST
from byline.model.evidence import Evidence
from byline.page.parse import Page
from support.identification import labelled_page, labels
from support.pages import html, markdown, text

FINDERS = {name: REGISTRY.load(name) for name in REGISTRY.names()}
NAMES = [label["file"] for label in labels()]


@pytest.fixture(params=FINDERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def finder(name: str) -> ModuleType:
    return FINDERS[name]


def found(finder: ModuleType, page: Page) -> list[Evidence]:
    return list(finder.find(page))


def test_there_are_all_kinds() -> None:
    assert {
        "badge",
        "choice",
        "comment",
        "denial",
        "exclusion",
        "feed",
        "house",
        "http-link",
        "json-ld",
        "link",
        "meta",
        "origin",
        "page-state",
        "rdfa",
        "rel-license",
        "reservation",
        "statement",
        "wire",
    } <= set(FINDERS)


def test_the_quoted_words_stand_where_the_locator_says(name: str, finder: ModuleType) -> None:
    """Evidence.statement: "Verbatim: exactly what stands at the locator"."""
    for file in NAMES:
        page = labelled_page(file)
        for each in found(finder, page):
            assert each.statement, file
            assert page.text_at(each.locator) == each.statement, file
            assert each.finder == name
            assert each.seen == page.seen


def test_some_page_shows_what_it_finds(name: str, finder: ModuleType) -> None:
    if name not in ("http-link", "origin", "feed"):  # saved pages have no response head, no address and no feed
        assert any(found(finder, labelled_page(file)) for file in NAMES)


@pytest.mark.parametrize("page", [html(), text(""), markdown(""), text("\n \n"), html(url=None)], ids=range(5))
def test_nothing_is_found_in_nothing(finder: ModuleType, page: Page) -> None:
    assert found(finder, page) == []


def test_a_page_is_not_changed(finder: ModuleType) -> None:
    page = labelled_page("statement-nested-markup.html")
    assert page.tree is not None
    before = page.text_of(page.tree)
    first = found(finder, page)
    assert page.text_of(page.tree) == before
    assert found(finder, page) == first


def test_evidence_is_bounded(finder: ModuleType) -> None:
    by = "https://creativecommons.org/licenses/by/4.0/"
    one = (
        f"<p class='byline'>Reuters</p><!-- License: {by} -->"
        f"<p>This text is under <a rel='license cc:license' href='{by}'>CC BY 4.0</a> unless otherwise noted.</p>"
        f"<p>All rights reserved, <a href='{by}'>x</a>.</p>"
        "<img src='https://i.creativecommons.org/l/by/4.0/88x31.png'><b data-license='CC BY 4.0'></b>"
    )
    head = f"<meta name='license' content='{by}'><meta name='tdm-reservation' content='1'>"
    assert len(found(finder, html(one * 2000, head=head * 2000))) <= MOST * 2

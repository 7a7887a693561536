# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.http_link import find
from byline.model.capture import HttpHead
from byline.model.evidence import Region, Scope
from byline.page.parse import Page
from support.pages import html

BY = "https://creativecommons.org/licenses/by/4.0/"


def page(*fields: tuple[str, str]) -> Page:
    return html(headers=HttpHead(line="HTTP/1.1 200 OK", headers=fields))


@pytest.mark.parametrize(
    "value", [f'<{BY}>; rel="license"', f"<{BY}>;rel=license", f'</x>; rel=next, <{BY}> ; title="a"; REL="x LICENSE"']
)
def test_links_of_the_head(value: str) -> None:
    source = page(("Server", "x"), ("link", value))
    (found,) = find(source)
    assert (found.finder, found.suggests, found.scope) == ("http-link", "CC-BY-4.0", Scope.ARTICLE)
    assert found.region is Region.HEADERS
    assert source.text_at(found.locator) == found.statement
    assert found.statement.startswith(f"<{BY}>")


@pytest.mark.parametrize("value", [f'<{BY}>; rel="next"', f"<{BY}>", f"{BY}; rel=license", "<>"])
def test_other_links(value: str) -> None:
    assert list(find(page(("Link", value)))) == []


def test_a_link_about_something_else() -> None:
    """RFC 8288, 3.2: "anchor" replaces the context of the link."""
    (found,) = find(page(("Link", f'<{BY}>; rel="license"; anchor="/photo.jpg"')))
    assert found.scope is Scope.OTHER


def test_house_terms() -> None:
    (found,) = find(page(("Link", '</terms>; rel="license"')))
    assert found.suggests == "NOASSERTION"


def test_no_head() -> None:
    assert list(find(html())) == []

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.reservation import find
from byline.model.capture import HttpHead
from byline.model.evidence import Claim, Region
from support.pages import html, text


@pytest.mark.parametrize(
    "meta",
    [
        "<meta name='tdm-reservation' content='1'>",
        "<meta name='TDM-Policy' content='https://example.org/tdm.json'>",
        "<meta name='robots' content='noindex, noai'>",
    ],
)
def test_in_metadata(meta: str) -> None:
    page = html(head=meta)
    (found,) = find(page)
    assert (found.finder, found.claim, found.region) == ("reservation", Claim.RESERVATION, Region.HEAD)
    assert page.text_at(found.locator) == found.statement


@pytest.mark.parametrize(
    "meta",
    [
        "<meta name='tdm-reservation' content='0'>",
        "<meta name='robots' content='noarchive'>",
        "<meta content='noai'>",
        "<meta name='robots'>",
    ],
)
def test_other_metadata(meta: str) -> None:
    assert list(find(html(head=meta))) == []


def test_in_the_response_head() -> None:
    fields = (("TDM-Reservation", "1"), ("X-Robots-Tag", "noai"), ("Server", "noai"), ("tdm-reservation", "0"))
    page = html(headers=HttpHead(line="HTTP/1.1 200 OK", headers=fields))
    assert [each.statement for each in find(page)] == ["TDM-Reservation: 1", "X-Robots-Tag: noai"]
    for each in find(page):
        assert each.region is Region.HEADERS
        assert page.text_at(each.locator) == each.statement


def test_there_is_an_end() -> None:
    assert len(list(find(html(head="<meta name='tdm-reservation' content='1'>" * 50)))) == 20


def test_plain_text() -> None:
    assert list(find(text("tdm-reservation: 1"))) == []

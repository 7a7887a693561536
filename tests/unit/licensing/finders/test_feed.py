# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.licensing.finders.feed import find
from byline.model.capture import FeedItem, FeedRights
from byline.model.evidence import Claim, Scope
from byline.model.spdx import NOASSERTION, NONE
from support.pages import SEEN, html

BY = "https://creativecommons.org/licenses/by/4.0/"


def feed(*rights: FeedRights, url: str | None = "https://feeds.news.example.org/rss") -> FeedItem:
    return FeedItem(feed=url, digest="sha256:0", retrieved=SEEN, rights=rights)


def of_item(text: str = BY) -> FeedRights:
    return FeedRights(name="cc:license", text=text)


def of_channel(text: str = BY) -> FeedRights:
    return FeedRights(name="rss:copyright", text=text, channel=True)


def test_an_items_words_are_the_articles_and_the_channels_the_sites() -> None:
    page = html("<p>Words.", feed=feed(of_item(), of_channel("All content: CC BY-SA 4.0.")))
    found = list(find(page))
    assert [(each.suggests, each.scope) for each in found] == [
        ("CC-BY-4.0", Scope.ARTICLE),
        ("CC-BY-SA-4.0", Scope.SITE),
    ]
    for each in found:
        assert page.text_at(each.locator) == each.statement
        assert each.locator.uri == "https://feeds.news.example.org/rss"


def test_the_article_is_licensed_as_its_feed_says() -> None:
    concluded = identify(html("<p>Words.", feed=feed(of_item())))
    assert (concluded.concluded, concluded.scope) == ("CC-BY-4.0", Scope.ARTICLE)
    assert concluded.basis == "the article's own feed names CC-BY-4.0"


@pytest.mark.parametrize("url", [None, "https://planet.example/feed", "https://example.org/feed", "http://www/"])
def test_a_feed_does_not_speak_for_others(url: str | None) -> None:
    concluded = identify(html("<p>Words.", feed=feed(of_item(), of_channel(), url=url)))
    assert concluded.concluded == NOASSERTION
    assert {put.reason for put in concluded.set_aside} == {"it stands in the feed of another site"}


def test_a_page_without_an_address_has_no_feed() -> None:
    assert [each.scope for each in find(html(url=None, feed=feed(of_item(), url=None)))] == [Scope.OTHER]


def test_what_a_page_tells_its_readers_is_not_overruled_by_its_feed() -> None:
    """A feed is data that readers of the page do not see: a contradiction is a conflict, not a permission."""
    words = "<footer>All content is licensed under CC BY-NC 4.0.</footer>"
    concluded = identify(html(words, feed=feed(of_item())))
    assert concluded.concluded == NOASSERTION
    assert concluded.conflicts == ("CC-BY-4.0", "CC-BY-NC-4.0")


def test_rights_reserved_in_a_feed_deny() -> None:
    (found,) = find(html(feed=feed(of_item("© Ada. All rights reserved."))))
    assert found.claim is Claim.DENIAL
    assert identify(html(feed=feed(of_item("© Ada. All rights reserved.")))).concluded == NONE
    assert list(find(html(feed=feed(of_item("© Ada"))))) == []

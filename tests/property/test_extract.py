# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import unicodedata
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.extract.article import extract
from byline.extract.creators import MAX_CREATORS, credits_in
from byline.model.article import Article, Extraction
from byline.page.dates import parse_date
from byline.page.parse import Page

SEEN = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = st.sampled_from(
    [
        "By ", "Jane Doe", " and ", ", ", "©", " 2026", "\u202e", "\x00", "\ud800", "e\u0301", "سند", "&amp;", "<", ">",
        '"', "|", "\n", "1999-01-01", "x" * 300,
    ]
)  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=20), max_size=12).map("".join)
TAGS = st.sampled_from(
    [
        "<h1>", "</h1>", "<p class=byline>", "<p>", "<article class=hentry>", "<footer>", "<div class='author vcard'>",
        "<span class=fn>", "<time datetime='2026-03-09T10:00:00Z'>", "<a rel=author href=/j>", "</div>", "<ul><li>",
        "<table><tr><td>", "<pre>", "<script>", "</script>", "<!--", "-->", "<frameset>", "<body>", "<title>",
        "</title>",
        "<meta name=author content='", '<meta property=og:title content="', "<link rel=canonical href='", "'>", '">',
        "<base href='http://[", "<svg>", "<math>", "<script type=application/ld+json>",
        '{"@type": "NewsArticle", "author": [{}, null, 3], "headline": {}}',
        '{"@graph": [{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}, "datePublished": 20260309}]}',
        "<div itemscope itemtype=Article>", "<b itemprop=author>", "<i property='cc:attributionName dc:title'>",
    ]
)  # fmt: skip
MARKUP = st.lists(TAGS | TEXT, max_size=25).map("".join)
ADDRESSES = st.sampled_from([None, "https://example.org/2026/03/09/a", "http://[broken", "https://example.org"])
TYPES = st.sampled_from(["text/html", "text/plain", "text/markdown"])


@settings(deadline=timedelta(seconds=5), max_examples=150)
@given(source=MARKUP, url=ADDRESSES, media_type=TYPES)
def test_whatever_a_page_holds_an_article_comes_out(source: str, url: str | None, media_type: str) -> None:
    """Everything captured is hostile: facts are valid, on one line, in NFC, bounded, and know their origin."""
    source = source.encode("utf-8", "replace").decode()
    extraction = extract(Page(source=source, media_type=media_type, seen=SEEN, url=url))
    Extraction.model_validate(extraction.model_dump())
    article = extraction.article
    lines = [article.title, article.agency, article.url, article.description, article.copyright_notice]
    for line in (*lines, *article.creators, *article.earlier_changes):
        if line is not None:
            assert line == " ".join(line.split())
            assert unicodedata.is_normalized("NFC", line)
            assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in line)
            assert 0 < len(line) <= 2000
    assert set(article.origins) == {name for name, value in article if value and name != "origins"}
    assert "\n\n\n" not in extraction.text
    assert extraction.text == extraction.text.strip()
    assert unicodedata.is_normalized("NFC", extraction.text)


@given(st.lists(TEXT, max_size=30))
def test_creators_are_names(values: list[str]) -> None:
    """Persons, as they are to be credited; never "By", e-mail addresses or agencies (model.article)."""
    names = credits_in(values, others=["Example News"]).persons
    assert len(names) <= MAX_CREATORS + 1
    assert len(set(names)) == len(names)
    for name in names:
        assert "@" not in name
        assert "://" not in name
        assert not name.lower().startswith("by ")
        assert len(name) <= 100


@given(st.text(max_size=60) | st.datetimes().map(str) | st.dates().map(str))
def test_a_date_fits_the_model_and_is_stable(value: str) -> None:
    """W3C-DTF: YYYY[-MM[-DD[Thh:mm[:ss]TZD]]]."""
    if (date := parse_date(value)) is not None:
        assert Article(published=date).published == date
        assert parse_date(date) == date

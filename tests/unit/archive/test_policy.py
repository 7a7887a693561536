# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Policy pages in an archive: evidence, found again by their address, and no articles."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.archive.collection import Archive
from byline.archive.policy import PolicyDescription, from_fields, is_policy, to_fields
from byline.archive.profile import is_description
from byline.errors import BadInput, Removed
from byline.model.evidence import Locator
from byline.model.source import QuoteCheck
from byline.warc.fields import format_fields, parse_fields
from support.archives import SEEN, add, exchange, file, new_archive, page, redirect

ASKED = "http://example.org/reuse"
CHECK = QuoteCheck(quote="Our words.", status="same", locator=Locator(selector="/html/body/p", start=0, end=10))

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
checks = st.builds(
    QuoteCheck,
    quote=texts,
    status=st.sampled_from(["same", "changed", "gone"]),
    locator=st.none() | st.just(CHECK.locator),
)
descriptions = st.builds(
    PolicyDescription,
    source=texts,
    uri=texts,
    media_type=texts,
    redirects=st.lists(texts, max_size=3).map(tuple),
    quotes=st.lists(checks, max_size=3).map(tuple),
)


@given(descriptions)
def test_a_description_survives_its_record(said: PolicyDescription) -> None:
    """ISO 28500, 6.6 recommends application/warc-fields for metadata records; nothing may be lost in it."""
    pairs = parse_fields(format_fields(to_fields(said)))
    assert is_policy(pairs)
    assert not is_description(pairs)
    assert from_fields(pairs) == said


@pytest.mark.parametrize(
    "pairs",
    [
        (("policy-of", "x"),),
        (("policy-of", "x"), ("source", "y"), ("format", "text/html"), ("policy-quote", "{")),
        (("policy-of", "x"), ("source", "y"), ("format", "text/html"), ("policy-quote", '{"quote": "q"}')),
    ],
)
def test_what_describes_no_policy_page_is_said(pairs: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(BadInput, match="describes no policy page"):
        from_fields(pairs)


def add_policy(archive: Archive, body: bytes = b"<p>Our words.", *, days: int = 0) -> str:
    capture = page(
        redirect(ASKED, "https://example.org/reuse"),
        exchange("https://example.org/reuse", body, retrieved=SEEN + timedelta(days=days)),
    )
    with archive.writer() as writer:
        return writer.add_policy(capture, source="Example Wire", uri=ASKED, quotes=(CHECK,))


def test_it_is_found_by_the_address_that_was_asked_for(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        later = add_policy(archive, b"<p>Other words.", days=2)
        first = add_policy(archive)
        again = add_policy(archive, days=1)
    with Archive.open(tmp_path) as archive:
        known = archive.policies(ASKED)
        assert [each.record_id for each in known] == [first, again, later]
        assert archive.policies("https://example.org/reuse") == ()
        for policy, body in zip(known, (b"<p>Our words.", b"<p>Our words.", b"<p>Other words."), strict=True):
            capture = archive.policy(policy)
            assert capture.payload == body
            assert capture.retrieved == policy.retrieved
            assert [hop.url for hop in capture.exchanges] == [ASKED, "https://example.org/reuse"]
        assert list(archive.articles()) == []


def test_it_survives_the_loss_of_everything_derived(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add_policy(archive)
    before = Archive.open(tmp_path).policies(ASKED)
    with Archive.rebuild(tmp_path) as archive:
        assert archive.policies(ASKED) == before != ()


def test_an_article_of_the_same_bytes_takes_it_along(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add_policy(archive)
        add(archive, file("<p>Our words.", url="https://example.org/copy"))
    with Archive.open(tmp_path) as archive:
        (article,) = archive.articles()
        assert archive.capture(article).payload == b"<p>Our words."
        with archive.writer() as writer:
            writer.remove(article.id, reason="r", by="b")
    with Archive.open(tmp_path) as archive:
        assert archive.policies(ASKED) == ()
        with pytest.raises(Removed):
            add_policy(archive)


def test_an_error_page_says_nothing(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive, archive.writer() as writer:
        capture = page(exchange(ASKED, line="HTTP/1.1 404 Not Found"))
        with pytest.raises(BadInput, match="that is not the page"):
            writer.add_policy(capture, source="Example Wire", uri=ASKED, quotes=())


def test_a_record_that_cannot_be_understood_is_only_noted(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add(archive, file())
        with archive.writer() as writer, writer._writing() as volume:
            compose = volume.warc.compose
            (article,) = archive.articles()
            member = compose.metadata((("policy-of", "x"),), ASKED, date=SEEN, refers_to=article.capture.record_id)
            writer._append(volume.warc, (member,))
    with Archive.rebuild(tmp_path) as archive:
        assert archive.policies(ASKED) == ()
        assert len(list(archive.articles())) == 1

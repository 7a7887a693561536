# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever an article says of itself comes back from its metadata record."""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from byline.archive.profile import Description, from_fields, to_fields
from byline.model._value import Value
from byline.model.archived import Amendment
from byline.model.article import Article
from byline.model.capture import FeedItem, FeedRights
from byline.model.evidence import Claim, Evidence, LicenseConclusion, Locator, Region, Scope, SetAside
from byline.warc.fields import format_fields, parse_fields

# Titles as attackers and careless writers make them; lone surrogates have a test of their own.
HOSTILE = (
    "",
    " leading and trailing ",
    "\r\nWARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n",
    "nul \0 and bell \a",
    "\u202eright to left\u202c \u200f",
    "=?utf-8?q?encoded?=",
    "🛳️ ferry",
    "سلام – 你好",
    '"quoted"',
    "line\u2028separator\x85",
    "x" * 10_000,
)
texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
maybe = st.none() | texts
several = st.lists(texts, max_size=3).map(tuple)
dates = st.none() | st.sampled_from(["2026", "2026-03", "2026-03-09", "2026-03-09T10:00:00Z", "2026-03-09T10:00+03:30"])
moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))

articles = st.builds(
    Article,
    title=maybe,
    creators=several,
    agency=maybe,
    parties=several,
    published=dates,
    modified=dates,
    language=maybe,
    url=maybe,
    description=maybe,
    copyright_notice=maybe,
    earlier_changes=several,
    origins=st.dictionaries(texts, texts, max_size=3),
)
locators = st.builds(
    Locator,
    record=st.sampled_from(["payload", "headers", "feed", "policy", "seeds", "operator"]),
    record_id=maybe,
    uri=maybe,
    selector=maybe,
    attribute=maybe,
    pointer=maybe,
    start=st.none() | st.integers(0, 10**6),
    end=st.none() | st.integers(0, 10**6),
)
evidence = st.builds(
    Evidence,
    finder=texts,
    claim=st.sampled_from(Claim),
    statement=texts,
    locator=locators,
    region=st.sampled_from(Region),
    scope=st.sampled_from(Scope),
    suggests=texts,
    licensor=maybe,
    seen=moments,
)
conclusions = st.builds(
    LicenseConclusion,
    declared=texts,
    concluded=texts | st.just("CC-BY-4.0"),
    basis=texts,
    scope=st.none() | st.sampled_from(Scope),
    evidence=st.lists(evidence, max_size=2).map(tuple),
    set_aside=st.lists(st.builds(SetAside, evidence=evidence, reason=texts), max_size=2).map(tuple),
    conflicts=several,
    exclusions=several,
    reservations=several,
    by=st.sampled_from(["rule", "operator"]),
    rules=texts,
)
amendments = st.builds(
    Amendment, reason=texts, by=texts, license=maybe, facts=st.dictionaries(texts, texts | several, max_size=3)
)
descriptions = st.builds(
    Description,
    id=texts,
    media_type=texts,
    article=articles,
    conclusion=conclusions,
    redirects=several,
    feed=st.none()
    | st.builds(
        FeedItem,
        feed=maybe,
        digest=texts,
        retrieved=moments,
        rights=st.lists(st.builds(FeedRights, name=texts, text=texts, channel=st.booleans()), max_size=2).map(tuple),
    ),
    supersedes=maybe,
    amendment=st.none() | amendments,
)


@given(descriptions)
def test_a_description_survives_its_record(description: Description) -> None:
    """ISO 28500, 6.6 recommends application/warc-fields for metadata records; nothing may be lost in it."""
    block = format_fields(to_fields(description))
    assert from_fields(parse_fields(block)) == description


@given(descriptions)
def test_no_value_makes_a_field_of_its_own(description: Description) -> None:
    """ISO 28500, 4: a named field is ended by CRLF; whatever a value holds, the fields stay those of the profile."""
    pairs = to_fields(description)
    lines = format_fields(pairs).split(b"\r\n")
    assert [line.partition(b":")[0].decode() for line in lines[:-1]] == [name for name, _ in pairs]
    assert lines[-1] == b""


@given(st.text(st.characters(categories=("Cs", "Lu")), max_size=8))
@example("\ud800")
def test_lone_surrogates_do_not_stop_a_record(title: str) -> None:
    """They have no UTF-8 form (RFC 3629, 3), but a page can hold them as "\\ud800" in its JSON-LD."""
    article = Article(title=title, origins={"title": title})
    locator = Locator(selector=title)
    found = Evidence(
        finder="json-ld",
        statement=title,
        locator=locator,
        region=Region.HEAD,
        scope=Scope.SITE,
        seen=datetime(2026, 3, 9, tzinfo=UTC),
    )
    conclusion = LicenseConclusion(basis=title, evidence=(found,))
    made = Description(id="0" * 16, media_type="text/html", article=article, conclusion=conclusion)
    again = from_fields(parse_fields(format_fields(to_fields(made))))
    expected = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in title)
    assert again.article.title == expected
    assert again.conclusion.evidence[0].statement == expected
    assert isinstance(again, Value)
    again.model_dump_json()

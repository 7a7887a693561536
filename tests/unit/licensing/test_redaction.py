# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Credits left out on request: CC 4.0 section 3(a)(3)."""

from datetime import UTC, datetime

from byline.licensing.notice import attribution, render
from byline.licensing.redaction import redacted
from byline.model.credit import CreditEntry
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from support.notices import archived

SEEN = datetime(2026, 3, 9, tzinfo=UTC)
ARTICLE = archived(
    "CC-BY-4.0",
    title="Ferry stays",
    creators=("Jane Doe", "Al Roe"),
    agency="The Post",
    copyright_notice="© 2026 Jane Doe",
    url="https://news.example/ferry",
    earlier_changes=("Edited by Jane Doe",),
)


def request(**facts: str) -> CreditEntry:
    return CreditEntry.model_validate(
        {"action": "redact", "number": 1, "reason": "Her letter", "by": "ann", "made": SEEN, **facts}
    )


def test_a_name_goes_from_every_place_where_it_is_credited() -> None:
    shown = redacted(ARTICLE, [request(name="jane  DOE")])
    content = render(attribution(shown)).content
    assert content.startswith('"Ferry stays" by Al Roe, The Post. Source: https://news.example/ferry. Licensed under')
    assert shown.article.copyright_notice is None
    # 3(a)(1)(B) is not among what 3(a)(3) removes.
    assert "Earlier changes: Edited by Jane Doe." in content
    assert ARTICLE.article.creators == ("Jane Doe", "Al Roe")


def test_a_part_of_a_name_is_another_name() -> None:
    shown = redacted(ARTICLE, [request(name="Doe Ltd"), request(name="Al"), request(name="Ja")])
    assert shown.article == ARTICLE.article


def test_an_agency_does_not_come_back_as_licensor() -> None:
    evidence = Evidence(
        finder="statement",
        statement="All content by The Post is licensed under CC BY 4.0",
        locator=Locator(),
        region=Region.FOOTER,
        scope=Scope.SITE,
        suggests="CC-BY-4.0",
        licensor="The Post",
        seen=SEEN,
    )
    conclusion = LicenseConclusion(concluded="CC-BY-4.0", evidence=(evidence,))
    shown = redacted(archived("", conclusion=conclusion, agency="The Post"), [request(name="The Post")])
    assert attribution(shown).parties == ()
    assert shown.conclusion.evidence[0].statement == evidence.statement


def test_a_source_does_not_come_back_as_the_captured_address() -> None:
    article = archived("CC-BY-4.0", title="T", url="https://news.example/story")
    shown = redacted(article, [request(uri="https://news.example/story")])
    assert attribution(shown).source_uri is None
    assert shown.target_uri == "ni:///sha-256;AA"
    assert "https://creativecommons.org/licenses/by/4.0/" in render(attribution(shown)).content
    elsewhere = archived("CC-BY-4.0", url="https://news.example/other")
    assert attribution(redacted(elsewhere, [request(uri="https://news.example/other")])).source_uri == (
        "https://news.example/story"
    )


def test_a_request_for_one_article_spares_the_others() -> None:
    assert redacted(ARTICLE, [request(name="Jane Doe", article="0" * 16)]) is ARTICLE
    assert redacted(ARTICLE, []) is ARTICLE
    assert redacted(ARTICLE, [request(name="Jane Doe", article=ARTICLE.id)]).article.creators == ("Al Roe",)

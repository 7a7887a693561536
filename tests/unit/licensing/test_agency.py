# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A source's own terms beside its pages: the last in trust, and bound to dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.licensing.agency import Told, consult, disagree, limit, out_of_force
from byline.licensing.conclude import identify
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.source import Term
from byline.model.spdx import NOASSERTION
from byline.page.parse import Page
from support.pages import SEEN, html

POLICY = "https://news.example.org/reuse"


def term(license_id: str | None = "CC-BY-4.0", **facts: object) -> Term:
    return Term.model_validate({"quote": "Our words.", "license": license_id, "source": "a page", **facts})


def told(license_id: str = "CC-BY-4.0", against: str | None = None, **facts: object) -> Told:
    evidence = Evidence(
        finder="source-terms",
        statement="Our words.",
        locator=Locator(record="policy", record_id="urn:x", uri=POLICY),
        region=Region.POLICY,
        scope=Scope.AGENCY,
        suggests=license_id,
        seen=SEEN,
    )
    return Told(term(license_id, **facts), evidence, against)


def concluded(body: str, *terms: Told) -> LicenseConclusion:
    page = html(f"<article><p>A story.</p>{body}</article>")
    return consult(identify(page), page, terms)


@pytest.mark.parametrize(
    ("published", "covered"),
    [
        ("2023-07-01", True),
        ("2023-07-01T00:00:00Z", True),
        ("2023-08", True),
        ("2024", True),
        ("2023-06-30", False),
        ("2023-07", True),
        ("2023", False),
        ("2022", False),
        (None, False),
    ],
)
def test_terms_begin_on_a_day(published: str | None, covered: bool) -> None:
    """Plus61J: "From 1 July 2023 ..."; RULES pitfall 7: article date before the start, or unknown: not concluded."""
    assert (out_of_force(term(valid_from="2023-07-01"), published) is None) is covered


@pytest.mark.parametrize(
    ("published", "covered"),
    [
        ("2005-09-25", True),
        ("2005-08", True),
        ("2005-09-26", False),
        ("2005-09", False),
        ("2005", False),
        (None, False),
    ],
)
def test_terms_end_on_a_day(published: str | None, covered: bool) -> None:
    """Wikinews: what appeared on 2005-09-25 or before was in the public domain."""
    assert (out_of_force(term(valid_until="2005-09-25"), published) is None) is covered


dates = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda day: str(day)[:4])


@given(dates, dates)
def test_a_vague_date_is_covered_only_if_every_day_in_it_is(published: str, begins: str) -> None:
    bound = term(valid_from=begins)
    if out_of_force(bound, published) is None:
        assert published[:4] >= begins[:4]
        assert out_of_force(bound, f"{published}-01"[:10] if len(published) == 7 else published) is None
        assert published >= begins[: len(published)]


def test_terms_without_dates_hold_always() -> None:
    assert out_of_force(term(), None) is None


def test_a_page_is_not_covered_before_its_sources_licence_began() -> None:
    page = html("<p>A story.</p><footer>All content is licensed under CC BY-NC-ND 4.0.</footer>")
    terms = [term("LicenseRef-CC-BY-NC-ND-unversioned", valid_from="2023-07-01")]
    assert limit(identify(page), terms, "2024").concluded == "CC-BY-NC-ND-4.0"
    for published in ("2022-01-01", None):
        limited = limit(identify(page), terms, published)
        assert (limited.concluded, limited.declared, limited.evidence) == (NOASSERTION, "CC-BY-NC-ND-4.0", ())
        assert "holds for articles from 2023-07-01" in limited.basis
        assert limited.set_aside[0].evidence.suggests == "CC-BY-NC-ND-4.0"


def test_an_article_that_names_its_licence_needs_no_known_date() -> None:
    page = html("<article><p>A story.</p><p>This article is licensed under CC BY 2.5.</p></article>")
    terms = [term("CC-BY-2.5", valid_from="2005-09-26")]
    assert limit(identify(page), terms, None).concluded == "CC-BY-2.5"
    assert limit(identify(page), terms, "2005-01-01").concluded == NOASSERTION


def test_terms_of_another_licence_limit_nothing() -> None:
    conclusion = identify(html("<footer>All content is licensed under CC BY 4.0.</footer>"))
    assert limit(conclusion, [term("CC-BY-NC-4.0", valid_from="2099")], "2024") == conclusion
    assert limit(conclusion, [term("CC-BY-4.0", valid_from="2099"), term("CC-BY-4.0", valid_from="2020")], "2024") == (
        conclusion
    )
    nothing = identify(html("<p>A story."))
    assert limit(nothing, [term(valid_from="2099")], "2024") == nothing


def test_terms_that_name_different_licences_disagree() -> None:
    assert disagree([term("CC-BY-4.0"), term("CC-BY-NC-4.0")], "2024")
    assert not disagree([term("CC-BY-4.0"), term("LicenseRef-CC-BY-unversioned"), term(None)], "2024")
    dated = [term("CC-BY-2.5", valid_from="2005-09-26"), term("CC0-1.0", valid_until="2005-09-25")]
    assert not disagree(dated, "2024")
    assert disagree(dated, None)


def test_a_silent_page_is_as_its_source_says() -> None:
    conclusion = concluded("", told(exclusions=["photographs"]), told(against="nobody read it"))
    assert (conclusion.concluded, conclusion.scope) == ("CC-BY-4.0", Scope.AGENCY)
    assert conclusion.exclusions == ("photographs",)
    assert conclusion.basis == f"the page says nothing; the agency's own terms name CC-BY-4.0: {POLICY}"
    assert [put.reason for put in conclusion.set_aside] == ["nobody read it"]


def test_a_licence_of_a_picture_is_no_word_of_the_article() -> None:
    picture = "<figure><img src=x><figcaption>Photo: Ada, CC BY-SA 2.0</figcaption></figure>"
    assert concluded(picture, told()).concluded == "CC-BY-4.0"


@pytest.mark.parametrize(
    "words",
    [
        "<p>© 2026 Example. All rights reserved.</p>",
        "<p class=byline>By Reuters</p>",
        "<p hidden>Licensed under CC BY 4.0</p>",
        '<a rel="license" href="/house-terms">Terms</a>',
        "<p>This story is not subject to our Creative Commons license until Jan. 7, 2990.</p>",
        "<p>This article is licensed under CC BY-NC 4.0.</p><p>This article is licensed under CC BY 3.0.</p>",
    ],
)
def test_whatever_a_page_says_stands_against_terms(words: str) -> None:
    conclusion = concluded(words, told())
    assert conclusion.concluded != "CC-BY-4.0"
    if conclusion.scope is None:
        assert conclusion.set_aside[-1].reason == "the page itself speaks of rights"


def test_a_page_that_ends_too_early_may_have_said_something() -> None:
    page = Page(source="<html><body><p>A story", media_type="text/html", seen=SEEN)
    assert consult(identify(page), page, [told()]).set_aside[-1].reason.startswith("the page is cut")


def test_a_page_with_a_licence_of_its_own_needs_no_terms() -> None:
    page = html("<footer>All content is licensed under CC BY-NC 4.0.</footer>")
    assert consult(identify(page), page, [told()]) == identify(page)
    silent = html("<p>A story.")
    assert consult(identify(silent), silent, []) == identify(silent)


def test_terms_that_contradict_each_other_conclude_nothing() -> None:
    conclusion = concluded("", told("CC-BY-4.0"), told("CC-BY-NC-4.0"))
    assert conclusion.concluded == NOASSERTION
    assert {put.reason for put in conclusion.set_aside} == {"the terms contradict each other"}


@pytest.mark.parametrize(
    ("words", "concluded"),
    [("Republish this story", "CC-BY-4.0"), ("You may republish our articles for print only.", "NOASSERTION")],
)
def test_a_permission_with_conditions_is_a_word_of_rights_and_a_button_is_none(words: str, concluded: str) -> None:
    page = html(f"<p>{words}</p>")
    assert "house" in [each.evidence.finder for each in identify(page).set_aside]
    assert consult(identify(page), page, [told("CC-BY-4.0")]).concluded == concluded

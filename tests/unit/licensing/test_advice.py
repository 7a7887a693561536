# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""May I, must I: what is told of an article, and what is admitted not to be known."""

from datetime import UTC, datetime

import pytest

from byline.licensing.advice import advise
from byline.licensing.catalog import CREATIVE_COMMONS, catalog
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.policy import Advice, Demand, Verdict
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use

PLACE = RecordRef(record_id="urn:uuid:1", file="archive/a.warc.gz", offset=0, length=1)


def article(license_id: str, *, creators: tuple[str, ...] = ("Ada Example",), **said: object) -> ArchivedArticle:
    return ArchivedArticle(
        id="0123456789abcdef",
        article=Article(title="Ferry", creators=creators, agency="Example Wire"),
        conclusion=LicenseConclusion.model_validate({"concluded": license_id, "basis": "the footer", **said}),
        target_uri="https://example.org/story",
        media_type="text/html",
        payload_digest="sha256:0",
        retrieved=datetime(2026, 11, 22, tzinfo=UTC),
        capture=PLACE,
        metadata=PLACE,
    )


def verdicts(advice: Advice) -> dict[Use, Verdict]:
    return {decision.uses[0]: decision.verdict for decision in advice.decisions}


def questions(advice: Advice) -> str:
    return "\n".join(f"{question.text} | {question.cure}" for question in advice.questions)


def test_every_use_is_answered_if_none_is_asked() -> None:
    advice = advise(article("CC-BY-NC-ND-4.0"))
    assert verdicts(advice) == {
        Use.REDISTRIBUTE: Verdict.ALLOW_WITH_OBLIGATIONS,
        Use.ADAPT: Verdict.DENY,
        Use.COMMERCIAL: Verdict.DENY,
        Use.BULK: Verdict.ALLOW_WITH_OBLIGATIONS,
    }
    assert advice.together.verdict is Verdict.DENY
    assert advice.must_if_adapted == ()
    assert {reason.clause for reason in advice.must} >= {"CC-BY-NC-ND-4.0 section 3(a)(1)(C)"}


def test_what_is_asked_is_answered_once_each_and_together() -> None:
    advice = advise(article("CC-BY-SA-4.0"), [Use.ADAPT, Use.REDISTRIBUTE, Use.ADAPT])
    assert advice.uses == (Use.ADAPT, Use.REDISTRIBUTE)
    assert advice.together.allowed
    assert {reason.clause for reason in advice.must_if_adapted} >= {"CC-BY-SA-4.0 section 3(b)(1)"}
    assert not set(advice.must) & set(advice.must_if_adapted)
    assert advise(article("CC-BY-SA-4.0"), [Use.REDISTRIBUTE]).must_if_adapted == ()


def test_a_choice_may_allow_each_but_not_all() -> None:
    advice = advise(article("CC-BY-ND-4.0 OR CC-BY-NC-4.0"), [Use.ADAPT, Use.COMMERCIAL])
    assert all(decision.allowed for decision in advice.decisions)
    assert advice.together.verdict is Verdict.DENY
    assert {decision.license for decision in advice.decisions} == {"CC-BY-ND-4.0", "CC-BY-NC-4.0"}
    chosen = advise(article("CC-BY-ND-4.0 OR CC-BY-4.0"), [Use.ADAPT, Use.COMMERCIAL])
    assert chosen.license == "CC-BY-4.0"
    assert not any("CC-BY-ND" in (reason.clause or "") for reason in (*chosen.must, *chosen.must_not))


@pytest.mark.parametrize(
    ("conclusion", "told"),
    [
        (article(NONE), "whether the rightsholder would let you"),
        (article(NOASSERTION), "which licence covers it, if any (the footer)"),
        (
            article(NOASSERTION, conflicts=("CC-BY-4.0", "CC-BY-NC-4.0")),
            "which of these covers it: CC-BY-4.0, CC-BY-NC-4.0 | ask the publisher which one holds",
        ),
        (article("LicenseRef-CC-BY-unversioned"), "which licence exactly LicenseRef-CC-BY-unversioned stands for"),
        (article(CREATIVE_COMMONS), "ask the publisher for the version"),
        (article("CC-BY-9.9"), "byline does not know it"),
    ],
    ids=["denied", "silent", "conflict", "unversioned", "family only", "unknown"],
)
def test_what_is_not_settled_is_asked_about_and_never_allowed(conclusion: ArchivedArticle, told: str) -> None:
    advice = advise(conclusion)
    assert not advice.together.allowed
    assert not any(decision.allowed for decision in advice.decisions)
    assert told in questions(advice)
    assert advice.must == advice.must_not == ()


def test_a_contradicted_declaration_is_told() -> None:
    advice = advise(article("CC-BY-4.0", by="operator", conflicts=("CC-BY-4.0", "CC-BY-NC-4.0")))
    assert "the page itself says CC-BY-NC-4.0; a person has declared CC-BY-4.0" in questions(advice)


def test_what_byline_has_not_read_is_admitted() -> None:
    assert "nobody has checked the catalogue against it" in questions(advise(article("LicenseRef-CC-BY-3.0-AM")))
    assert "publishers read NonCommercial differently" in questions(advise(article("CC-BY-NC-4.0")))
    assert questions(advise(article("CC-BY-4.0"))) == ""


def test_a_notice_that_cannot_be_written_is_told_with_the_duties() -> None:
    unwritten = next(terms for terms in catalog() if terms.unwritten and terms.requires)
    advice = advise(article(unwritten.id))
    assert unwritten.unwritten is not None
    assert unwritten.unwritten in questions(advice)
    assert advice.must


def test_a_doubt_about_a_licence_is_told() -> None:
    doubtful = next(terms for terms in catalog() if terms.doubt and not terms.unwritten)
    assert doubtful.doubt is not None
    assert doubtful.doubt in questions(advise(article(doubtful.id)))


def test_whoever_gets_no_answer_is_told_what_would_settle_it() -> None:
    for terms in catalog():
        advice = advise(article(terms.id))
        if any(decision.verdict is Verdict.UNKNOWN for decision in advice.decisions):
            assert advice.questions, terms.id


def test_reservations_exclusions_and_a_missing_author() -> None:
    said = {"exclusions": ("Photos excluded.",), "reservations": ("tdm-reservation: 1",)}
    advice = advise(article("CC-BY-4.0", creators=(), **said))
    assert advice.excluded == ("Photos excluded.",)
    assert "“tdm-reservation: 1”" in questions(advice)
    assert "who wrote it was not found, so the agency is credited" in questions(advice)


def test_what_the_publisher_asks_stands_beside_the_duties() -> None:
    demand = Demand(text="no wholesale republishing", forbids=Use.BULK, source="Example Wire")
    advice = advise(article("CC-BY-4.0"), demands=[demand])
    assert verdicts(advice)[Use.BULK] is Verdict.DENY
    assert verdicts(advice)[Use.REDISTRIBUTE] is Verdict.ALLOW_WITH_OBLIGATIONS
    assert advice.demands == (demand,)
    assert not any("wholesale" in reason.text for reason in advice.must)


def test_a_yes_and_a_no_over_the_whole_catalogue() -> None:
    """Whoever gets a yes is told what to do; nobody gets a yes to what the licence forbids."""
    for terms in catalog():
        advice = advise(article(terms.id))
        for decision in advice.decisions:
            if decision.allowed:
                assert set(advice.must) <= set(decision.obligations), terms.id
        if "ND" in terms.elements:
            assert verdicts(advice)[Use.ADAPT] is Verdict.DENY
        if "NC" in terms.elements:
            assert verdicts(advice)[Use.COMMERCIAL] is Verdict.DENY

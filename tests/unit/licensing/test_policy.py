# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a licence allows: a truth table over the whole catalogue, and the cases that stay open."""

from itertools import combinations

import pytest

from byline.errors import UsageError
from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog
from byline.licensing.policy import _denial, decide, license_of, summary
from byline.model.evidence import LicenseConclusion
from byline.model.license import License
from byline.model.notice import Adapts, Change
from byline.model.policy import Decision, Reason, Verdict
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use

EVERY_USE = [uses for size in (1, 2, 3) for uses in combinations(Use, size)]
CUT = Change(text="Excerpt.", adapts=Adapts.NO)
MASKED = Change(text="Names of private persons masked.", adapts=Adapts.MAYBE)
TRANSLATED = Change(text="Translated from fa to en.", adapts=Adapts.YES)


def concluded(license_id: str, **facts: object) -> LicenseConclusion:
    return LicenseConclusion.model_validate({"declared": license_id, "concluded": license_id, **facts})


def decided(license_id: str, *uses: Use, changes: tuple[Change, ...] = ()) -> Decision:
    return decide(concluded(license_id), uses, changes)


def ccrel_allows(terms: License, use: Use) -> bool:
    """What CC's own machine-readable terms say."""
    match use:
        case Use.REDISTRIBUTE:
            return {"Reproduction", "Distribution"} <= set(terms.permits)
        case Use.ADAPT:
            return "DerivativeWorks" in terms.permits
        case Use.COMMERCIAL:
            return "CommercialUse" not in terms.prohibits


@pytest.mark.parametrize("uses", EVERY_USE, ids="+".join)
def test_truth_table_over_the_whole_catalogue(uses: tuple[Use, ...]) -> None:
    for terms in catalog():
        decision = decide(concluded(terms.id), uses)
        allowed = all(ccrel_allows(terms, use) for use in uses)
        if allowed and terms.unwritten:
            assert decision.verdict is Verdict.UNKNOWN, terms.id
            assert terms.unwritten in decision.reasons[-1].text
            assert decision.obligations == ()
            continue
        assert decision.allowed is allowed, terms.id
        assert decision.uses == uses
        assert decision.license == terms.id
        if not allowed:
            assert decision.verdict is Verdict.DENY
            assert decision.obligations == ()
            for reason in decision.reasons:
                # KOGL's types, NCGL and house terms: which clause forbids it was not read.
                assert terms.unwritten or (reason.clause or "").startswith(f"{terms.id} section ")
        else:
            expected = Verdict.ALLOW_WITH_OBLIGATIONS if terms.requires else Verdict.ALLOW
            assert decision.verdict is expected, terms.id
            assert bool(decision.obligations) is bool(terms.requires)


def test_every_obligation_names_its_clause() -> None:
    """Only what the law of a port's jurisdiction says has no clause in the licence."""
    for terms in catalog():
        for obligation in decided(terms.id, Use.REDISTRIBUTE).obligations:
            by_law = "as the law of the jurisdiction has it" in obligation.text
            assert by_law or (obligation.clause or "").startswith((f"{terms.id} section ", f"{terms.id}, “")), (
                obligation
            )


def test_a_notice_that_cannot_be_written_is_never_a_yes() -> None:
    decision = decided("etalab-2.0", Use.REDISTRIBUTE)
    assert decision.verdict is Verdict.UNKNOWN
    assert "byline cannot write the notice of Licence Ouverte 2.0 yet" in decision.reasons[0].text
    assert decided("LicenseRef-KOGL-4", Use.COMMERCIAL).verdict is Verdict.DENY
    assert decided("OGL-UK-3.0", *Use).verdict is Verdict.ALLOW_WITH_OBLIGATIONS
    assert decided("PDDL-1.0", *Use).verdict is Verdict.ALLOW


def test_a_summary_says_what_may_must_and_must_not_be_done() -> None:
    short = summary(catalog().require("CC-BY-NC-SA-4.0"))
    assert [reason.text for reason in short.may] == ["copy and share it", "adapt it, and share the adaptation"]
    assert {reason.clause for reason in short.may} == {"CC-BY-NC-SA-4.0 section 2(a)(1)"}
    assert "say that changes were made, whenever anything was changed" in [reason.text for reason in short.must]
    assert short.must_not[0].text == "use it commercially"
    waived = summary(catalog().require("CC0-1.0"))
    assert len(waived.may) == 3
    assert waived.must == ()
    credit = summary(catalog().require("OGL-UK-3.0")).must[0]
    assert "any attribution statement specified by the Information Provider(s)" in credit.text
    assert credit.clause == "OGL-UK-3.0, “You must”"


def test_the_clauses_of_a_denial() -> None:
    (commercial,) = decided("CC-BY-NC-4.0", Use.COMMERCIAL).reasons
    assert commercial == Reason(
        text="CC BY-NC 4.0 does not allow you to use it commercially", clause="CC-BY-NC-4.0 section 2(a)(1)"
    )
    (adapted,) = decided("CC-BY-ND-4.0", Use.ADAPT).reasons
    assert adapted.clause == "CC-BY-ND-4.0 section 2(a)(1)(B)"
    both = decided("CC-BY-NC-ND-3.0", Use.REDISTRIBUTE, Use.ADAPT, Use.COMMERCIAL).reasons
    assert [reason.clause for reason in both] == ["CC-BY-NC-ND-3.0 section 3", "CC-BY-NC-ND-3.0 section 4(b)"]


def test_obligations_of_a_copy() -> None:
    decision = decided("CC-BY-SA-3.0", Use.REDISTRIBUTE)
    texts = {obligation.text: obligation.clause for obligation in decision.obligations}
    assert texts["give the title, if supplied"] == "CC-BY-SA-3.0 section 4(c)(ii)"
    assert not any("adaptation" in text and "collection" not in text for text in texts)
    assert decision.reasons[0] == Reason(text="CC BY-SA 3.0 permits: redistribute", clause="CC-BY-SA-3.0 section 3")


@pytest.mark.parametrize("changes", [(), (TRANSLATED,), (MASKED,)])
def test_share_alike_obliges_whoever_adapts(changes: tuple[Change, ...]) -> None:
    uses = (Use.REDISTRIBUTE,) if changes else (Use.REDISTRIBUTE, Use.ADAPT)
    decision = decide(concluded("CC-BY-SA-4.0"), uses, changes)
    assert decision.verdict is Verdict.ALLOW_WITH_OBLIGATIONS
    clauses = {obligation.clause for obligation in decision.obligations}
    assert {"CC-BY-SA-4.0 section 3(b)(1)", "CC-BY-SA-4.0 section 3(b)(2)"} <= clauses


def test_an_adapter_of_by_4_0_is_not_quite_free() -> None:
    clauses = {obligation.clause for obligation in decided("CC-BY-4.0", Use.ADAPT).obligations}
    assert "CC-BY-4.0 section 3(a)(4)" in clauses
    assert "CC-BY-4.0 section 3(a)(4)" not in {o.clause for o in decided("CC-BY-4.0", Use.REDISTRIBUTE).obligations}


@pytest.mark.parametrize("license_id", ["CC-BY-ND-4.0", "CC-BY-NC-ND-2.0", "CC-BY-ND-3.0-DE"])
def test_changes_under_no_derivatives(license_id: str) -> None:
    assert decided(license_id, Use.REDISTRIBUTE, changes=(CUT,)).allowed
    translated = decided(license_id, Use.REDISTRIBUTE, changes=(CUT, TRANSLATED))
    assert translated.verdict is Verdict.DENY
    assert "Translated from fa to en." in translated.reasons[0].text
    masked = decided(license_id, Use.REDISTRIBUTE, changes=(MASKED,))
    assert masked.verdict is Verdict.UNKNOWN
    assert "may make an adaptation" in masked.reasons[0].text
    assert (masked.reasons[0].clause or "").startswith(license_id)
    assert decided(license_id, Use.REDISTRIBUTE, changes=(MASKED, TRANSLATED)).verdict is Verdict.DENY


def test_changes_where_adapting_is_allowed() -> None:
    assert decided("CC-BY-4.0", Use.REDISTRIBUTE, changes=(CUT, MASKED, TRANSLATED)).allowed
    assert decided("CC0-1.0", Use.REDISTRIBUTE, changes=(TRANSLATED,)).verdict is Verdict.ALLOW


@pytest.mark.parametrize(
    "license_id",
    [
        NOASSERTION,
        CREATIVE_COMMONS,
        *UNVERSIONED.values(),
        "CC-BY-9.9",
        "CC-BY-4.0 OR GFDL-1.3-or-later",
        "CC-BY-4.0 AND CC-BY-3.0",
        "",
    ],
)
@pytest.mark.parametrize("uses", EVERY_USE, ids="+".join)
def test_what_is_not_settled_stays_unknown(license_id: str, uses: tuple[Use, ...]) -> None:
    decision = decide(concluded(license_id), uses)
    assert decision.verdict is Verdict.UNKNOWN
    assert not decision.allowed
    assert len(decision.reasons) == 1


def test_a_denial_denies() -> None:
    decision = decide(concluded(NONE, basis="“All rights reserved” in the footer"), [Use.REDISTRIBUTE])
    assert decision.verdict is Verdict.DENY
    assert "All rights reserved" in decision.reasons[0].text


def test_a_conflict_is_never_resolved_by_rule() -> None:
    conflict = concluded("CC-BY-4.0", conflicts=("CC-BY-4.0", "CC-BY-NC-4.0"))
    assert decide(conflict, [Use.REDISTRIBUTE]).verdict is Verdict.UNKNOWN
    assert "CC-BY-NC-4.0" in decide(conflict, [Use.REDISTRIBUTE]).reasons[0].text
    settled = conflict.model_copy(update={"by": "operator"})
    assert decide(settled, [Use.REDISTRIBUTE]).allowed


def test_what_else_a_reader_should_know() -> None:
    conclusion = concluded("CC-BY-4.0", exclusions=("Photos excluded.",), reservations=("tdm-reservation: 1",))
    texts = [reason.text for reason in decide(conclusion, [Use.REDISTRIBUTE]).reasons]
    assert "not covered: “Photos excluded.”" in texts
    assert "text and data mining is reserved beside the licence: “tdm-reservation: 1”" in texts
    port = decided("LicenseRef-CC-BY-2.0-NL", Use.REDISTRIBUTE).reasons
    assert "the port text was not read" in port[1].text
    assert "A label, not a licence" in decided("CC-PDM-1.0", Use.REDISTRIBUTE).reasons[1].text


def test_no_use_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="no use was given"):
        decide(concluded("CC-BY-4.0"), ())


def test_license_of_a_settled_conclusion() -> None:
    assert license_of(concluded("cc-by-4.0")) is catalog().get("CC-BY-4.0")


def test_what_the_terms_do_not_permit_is_denied_without_a_clause_that_forbids_it() -> None:
    """Rows of other families may have no rule for a use: permission is what counts."""
    terms = catalog().require("CC-BY-4.0").model_copy(update={"forbidden": {}, "permits": ("Reproduction",)})
    denied = _denial(terms, Use.REDISTRIBUTE)
    assert denied == Reason(text="CC BY 4.0 does not permit you to redistribute", clause="CC-BY-4.0 section 2(a)(1)")
    sold = terms.model_copy(update={"permits": ("Reproduction", "Distribution"), "prohibits": ("CommercialUse",)})
    assert _denial(sold, Use.REDISTRIBUTE) is None
    assert _denial(sold, Use.COMMERCIAL) is not None

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether an article may be used as intended: a truth table over the whole catalogue, and what stays open."""

from itertools import combinations

import pytest

from byline.errors import UsageError
from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog
from byline.licensing.policy import decide, license_of, loosens
from byline.licensing.terms import denial, summary
from byline.model.evidence import LicenseConclusion
from byline.model.license import License
from byline.model.notice import Adapts, Change
from byline.model.policy import Decision, Demand, Reason, Verdict
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use

EVERY_USE = [uses for size in range(1, len(Use) + 1) for uses in combinations(Use, size)]
CUT = Change(text="Excerpt.", adapts=Adapts.NO)
MASKED = Change(text="Names of private persons masked.", adapts=Adapts.MAYBE)
TRANSLATED = Change(text="Translated from fa to en.", adapts=Adapts.YES)


def concluded(license_id: str, **facts: object) -> LicenseConclusion:
    return LicenseConclusion.model_validate({"declared": license_id, "concluded": license_id, **facts})


def decided(license_id: str, *uses: Use, changes: tuple[Change, ...] = ()) -> Decision:
    return decide(concluded(license_id), uses, changes)


HOUSE = {"LicenseRef-ProPublica-republish", "LicenseRef-TheConversation-republish"}
"""Publishers' terms that forbid republishing wholesale; no other licence of the catalogue does."""


def facts_allow(terms: License, use: Use) -> bool:
    """What CC's own machine-readable terms (ccREL permits, prohibits) and the publishers' pages say."""
    match use:
        case Use.REDISTRIBUTE:
            return {"Reproduction", "Distribution"} <= set(terms.permits)
        case Use.ADAPT:
            return "DerivativeWorks" in terms.permits
        case Use.COMMERCIAL:
            return "CommercialUse" not in terms.prohibits
        case Use.BULK:
            return terms.id not in HOUSE


def elements_allow(terms: License, use: Use) -> bool:
    """What the name of a Creative Commons licence says: a second source for the same facts."""
    return not (use is Use.ADAPT and "ND" in terms.elements) and not (use is Use.COMMERCIAL and "NC" in terms.elements)


def expected(terms: License, uses: tuple[Use, ...], adapts: Adapts) -> Verdict:
    adaptable = facts_allow(terms, Use.ADAPT)
    if not all(facts_allow(terms, use) for use in uses) or (adapts is Adapts.YES and not adaptable):
        return Verdict.DENY
    if terms.unwritten or terms.doubt or terms.family == "PD" or (adapts is Adapts.MAYBE and not adaptable):
        return Verdict.UNKNOWN
    return Verdict.ALLOW_WITH_OBLIGATIONS if terms.requires else Verdict.ALLOW


@pytest.mark.parametrize("change", [CUT, MASKED, TRANSLATED], ids=lambda change: change.adapts)
@pytest.mark.parametrize("uses", EVERY_USE, ids="+".join)
def test_truth_table_over_the_whole_catalogue(uses: tuple[Use, ...], change: Change) -> None:
    for terms in catalog():
        decision = decide(concluded(terms.id), uses, (change,))
        assert decision.verdict is expected(terms, uses, change.adapts), terms.id
        assert (decision.uses, decision.license) == (uses, terms.id)
        assert decision.allowed is (decision.verdict in (Verdict.ALLOW, Verdict.ALLOW_WITH_OBLIGATIONS))
        assert bool(decision.obligations) is (decision.verdict is Verdict.ALLOW_WITH_OBLIGATIONS)
        assert decision.reasons
        if decision.verdict is Verdict.DENY:
            # KOGL's types and house terms: which clause forbids it was not read.
            clauses = [reason.clause or "" for reason in decision.reasons]
            unread = terms.unwritten or terms.doubt or terms.family == "KOGL"
            cited = (f"{terms.id} section ", f"{terms.id}, “")
            assert unread or all(clause.startswith(cited) for clause in clauses), terms.id


def test_the_facts_are_those_of_the_names() -> None:
    """The machine-readable terms and the elements of the name are two sources: neither may be read too freely."""
    for terms in catalog():
        if terms.family == "CC" and terms.elements:
            assert all(facts_allow(terms, use) is elements_allow(terms, use) for use in Use), terms.id


@pytest.mark.parametrize("uses", EVERY_USE, ids="+".join)
def test_an_adaptation_owes_more_never_less(uses: tuple[Use, ...]) -> None:
    for terms in catalog():
        plain = set(decide(concluded(terms.id), uses, (CUT,)).obligations)
        adapted = decide(concluded(terms.id), uses, (TRANSLATED,))
        if adapted.allowed:
            assert plain <= set(adapted.obligations), terms.id
        if "ShareAlike" in terms.requires and adapted.allowed:
            assert any("licence of the adaptation" in duty.text for duty in adapted.obligations), terms.id


def test_every_obligation_names_its_clause() -> None:
    """Only what the law of a port's jurisdiction says has no clause in the licence. KOGL's were not read."""
    for terms in catalog():
        if terms.family == "KOGL":
            continue
        for obligation in decided(terms.id, Use.REDISTRIBUTE).obligations:
            by_law = "as the law of the jurisdiction has it" in obligation.text
            assert by_law or (obligation.clause or "").startswith((f"{terms.id} section ", f"{terms.id}, “")), (
                obligation
            )


def test_a_notice_that_cannot_be_written_is_never_a_yes() -> None:
    decision = decided("LicenseRef-IODL-2.0", Use.REDISTRIBUTE)
    assert decision.verdict is Verdict.UNKNOWN
    assert "byline cannot write the notice of IODL 2.0 yet" in decision.reasons[0].text
    assert decided("LicenseRef-KOGL-4", Use.COMMERCIAL).verdict is Verdict.DENY
    assert decided("OGL-UK-3.0", *Use).verdict is Verdict.ALLOW_WITH_OBLIGATIONS
    assert decided("PDDL-1.0", *Use).verdict is Verdict.ALLOW


def test_a_notice_that_is_not_enough_is_never_a_yes() -> None:
    """RULES 1.4: ODC-By covers the database, "not its contents" (2.4); house terms ask for more than words."""
    decision = decided("ODC-By-1.0", Use.REDISTRIBUTE)
    assert decision.verdict is Verdict.UNKNOWN
    assert "for a database and not for the texts in it" in decision.reasons[0].text
    assert decided("LicenseRef-ProPublica-republish", Use.REDISTRIBUTE).verdict is Verdict.UNKNOWN


def test_a_claim_of_public_domain_needs_a_person() -> None:
    """RULES pitfall 24: "PD needs reason + jurisdiction"."""
    work = "LicenseRef-scancode-us-govt-public-domain"
    assert decided(work, Use.REDISTRIBUTE).verdict is Verdict.UNKNOWN
    assert decided(f"{work} OR CC-BY-4.0", Use.REDISTRIBUTE).verdict is Verdict.UNKNOWN
    checked = concluded(work, by="operator")
    assert decide(checked, (Use.REDISTRIBUTE,)).allowed


def test_a_summary_says_what_may_must_and_must_not_be_done() -> None:
    short = summary(catalog().require("CC-BY-NC-SA-4.0"))
    assert [reason.text for reason in short.may] == [
        "copy and share it",
        "adapt it, and share the adaptation",
        "republish it with many others",
    ]
    assert {reason.clause for reason in short.may} == {"CC-BY-NC-SA-4.0 section 2(a)(1)"}
    assert "say that changes were made, whenever anything was changed" in [reason.text for reason in short.must]
    assert short.must_not[0].text == "use it commercially"
    waived = summary(catalog().require("CC0-1.0"))
    assert len(waived.may) == 4
    assert waived.must == ()
    credit = summary(catalog().require("OGL-UK-3.0")).must[0]
    assert "any attribution statement specified by the Information Provider(s)" in credit.text
    assert credit.clause == "OGL-UK-3.0, “You must”"


def test_the_clauses_of_adenial() -> None:
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
        *catalog().incomplete,
        "CC-BY-9.9",
        "CC-BY-4.0 WITH Classpath-exception-2.0",
        "CC-BY-4.0 OR",
        "CC-BY-9.9 OR LicenseRef-CC-BY-unversioned",
        "CC-BY-4.0 AND CC-BY-9.9",
        "CC-BY-4.0 AND NOASSERTION",
        "",
    ],
)
@pytest.mark.parametrize("uses", EVERY_USE, ids="+".join)
def test_what_is_not_settled_stays_unknown(license_id: str, uses: tuple[Use, ...]) -> None:
    decision = decide(concluded(license_id), uses)
    assert decision.verdict is Verdict.UNKNOWN
    assert not decision.allowed
    assert decision.reasons
    assert not decision.obligations
    assert isinstance(license_of(concluded(license_id), uses), Reason)


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
    denied = denial(terms, Use.REDISTRIBUTE)
    assert denied == Reason(
        text="CC BY 4.0 does not permit you to copy and share it", clause="CC-BY-4.0 section 2(a)(1)"
    )
    sold = terms.model_copy(update={"permits": ("Reproduction", "Distribution"), "prohibits": ("CommercialUse",)})
    assert denial(sold, Use.REDISTRIBUTE) is None
    assert denial(sold, Use.COMMERCIAL) is not None


def test_a_license_to_choose_is_chosen_for_the_use() -> None:
    choice = concluded("CC-BY-ND-4.0 OR CC-BY-SA-4.0")
    adapting = decide(choice, [Use.ADAPT])
    assert (adapting.license, adapting.verdict) == ("CC-BY-SA-4.0", Verdict.ALLOW_WITH_OBLIGATIONS)
    assert adapting.reasons[0].text == "CC-BY-SA-4.0 was chosen of CC-BY-ND-4.0 OR CC-BY-SA-4.0"
    assert adapting.obligations == decided("CC-BY-SA-4.0", Use.ADAPT).obligations
    # The notice and the decision name the same licence, also where both would do.
    assert decide(choice, [Use.REDISTRIBUTE]).license == "CC-BY-SA-4.0"
    assert license_of(choice) is catalog().get("CC-BY-SA-4.0")


def test_of_licenses_that_permit_the_same_the_one_that_asks_for_least_is_chosen() -> None:
    assert decided("CC-BY-SA-4.0 OR CC-BY-4.0 OR CC0-1.0", Use.REDISTRIBUTE, Use.ADAPT).license == "CC0-1.0"
    assert decided("CC-BY-SA-4.0 OR CC-BY-SA-3.0", Use.REDISTRIBUTE).license in ("CC-BY-SA-4.0", "CC-BY-SA-3.0")


def test_what_is_not_known_is_never_chosen() -> None:
    decision = decided("LicenseRef-CC-BY-unversioned OR CC-BY-9.9 OR CC-BY-NC-ND-4.0", Use.REDISTRIBUTE)
    assert (decision.license, decision.allowed) == ("CC-BY-NC-ND-4.0", True)
    open_still = decided("LicenseRef-CC-BY-unversioned OR CC-BY-NC-ND-4.0", Use.COMMERCIAL)
    assert open_still.verdict is Verdict.UNKNOWN
    assert len(open_still.reasons) == 2
    assert decided("CC-BY-NC-4.0 OR CC-BY-NC-ND-4.0", Use.COMMERCIAL).verdict is Verdict.DENY
    assert isinstance(license_of(concluded("CC-BY-NC-4.0 OR CC-BY-NC-ND-4.0"), [Use.COMMERCIAL]), Reason)


def test_licenses_that_all_apply_must_all_allow() -> None:
    both = decided("CC-BY-4.0 AND CC-BY-SA-4.0", Use.ADAPT)
    assert both.verdict is Verdict.ALLOW_WITH_OBLIGATIONS
    assert both.license == "CC-BY-4.0 AND CC-BY-SA-4.0"
    for alone in ("CC-BY-4.0", "CC-BY-SA-4.0"):
        assert set(decided(alone, Use.ADAPT).obligations) <= set(both.obligations)
    denied = decided("CC-BY-4.0 AND CC-BY-NC-4.0", Use.COMMERCIAL)
    assert denied.verdict is Verdict.DENY
    assert {reason.clause for reason in denied.reasons} == {"CC-BY-NC-4.0 section 2(a)(1)"}
    settled = license_of(concluded("CC-BY-4.0 AND CC-BY-SA-4.0"))
    assert isinstance(settled, Reason)
    assert "parts of the article" in settled.text
    nested = decided("CC-BY-4.0 AND (CC-BY-NC-4.0 OR CC0-1.0)", Use.COMMERCIAL)
    assert (nested.allowed, nested.license) == (True, "CC-BY-4.0 AND CC0-1.0")


def test_an_expression_allows_no_more_than_its_licenses() -> None:
    """OR allows what one allows, AND what both allow, over every pair of a sample of all kinds."""
    sample = ("CC0-1.0", "CC-BY-4.0", "CC-BY-NC-SA-3.0", "CC-BY-ND-2.0", "LicenseRef-KOGL-4", "CC-BY-9.9")
    for one, other in combinations(sample, 2):
        for uses in EVERY_USE:
            alone = [decided(license_id, *uses).allowed for license_id in (one, other)]
            assert decided(f"{one} OR {other}", *uses).allowed is any(alone)
            assert decided(f"{one} AND {other}", *uses).allowed is all(alone)


WHOLESALE = Demand(text="no wholesale republishing", forbids=Use.BULK, source="Example Wire, https://w.example/terms")
LINKS = Demand(text="keep all links", source="Example Wire, https://w.example/terms")


def test_what_the_publisher_rules_out_is_denied_beside_the_license() -> None:
    decision = decide(concluded("CC-BY-4.0"), [Use.REDISTRIBUTE, Use.BULK], demands=[WHOLESALE, LINKS])
    assert decision.verdict is Verdict.DENY
    (reason,) = decision.reasons
    assert "rule out bulk: no wholesale republishing" in reason.text
    assert reason.clause == "Example Wire, https://w.example/terms"
    assert not decision.obligations
    both = decide(concluded("CC-BY-NC-4.0"), [Use.COMMERCIAL, Use.BULK], demands=[WHOLESALE])
    assert [reason.clause for reason in both.reasons] == [WHOLESALE.source, "CC-BY-NC-4.0 section 2(a)(1)"]


def test_other_demands_are_shown_and_change_nothing() -> None:
    plain = decided("CC-BY-4.0", Use.REDISTRIBUTE)
    told = decide(concluded("CC-BY-4.0"), [Use.REDISTRIBUTE], demands=[WHOLESALE, LINKS])
    assert told == plain.model_copy(update={"demands": (WHOLESALE, LINKS)})


def test_a_demand_never_helps() -> None:
    unknown = decide(concluded("LicenseRef-CC-BY-unversioned"), [Use.REDISTRIBUTE], demands=[WHOLESALE])
    assert unknown.verdict is Verdict.UNKNOWN
    assert unknown.demands == (WHOLESALE,)


TIGHTER_TO_LOOSER = [
    (NOASSERTION, "CC-BY-NC-ND-4.0"),
    (NONE, "CC-BY-4.0"),
    ("LicenseRef-CC-BY-unversioned", "CC-BY-4.0"),
    ("CC-BY-9.9", "CC-BY-4.0"),
    ("CC-BY-NC-4.0", "CC-BY-4.0"),
    ("CC-BY-ND-4.0", "CC-BY-4.0"),
    ("CC-BY-SA-4.0", "CC-BY-4.0"),
    ("CC-BY-4.0", "CC0-1.0"),
    ("CC-BY-NC-4.0", "CC-BY-NC-4.0 OR CC-BY-ND-4.0"),
    ("CC-BY-4.0 AND CC-BY-NC-4.0", "CC-BY-4.0"),
    ("CC-BY-4.0 AND CC-BY-SA-4.0", "CC-BY-4.0 OR CC-BY-SA-4.0"),
    ("CC-BY-9.9 OR LicenseRef-CC-BY-unversioned", "CC-BY-9.9 OR CC-BY-4.0"),
]


@pytest.mark.parametrize(("tighter", "looser"), TIGHTER_TO_LOOSER, ids=" to ".join)
def test_what_becomes_more_permissive_is_seen(tighter: str, looser: str) -> None:
    assert loosens(concluded(tighter), concluded(looser))
    assert not loosens(concluded(looser), concluded(tighter))


@pytest.mark.parametrize("license_id", ["CC-BY-4.0", NOASSERTION, "CC-BY-9.9", "CC-BY-4.0 AND CC0-1.0", "CC-BY-4.0 OR"])
def test_what_stays_as_permissive_is_not(license_id: str) -> None:
    assert not loosens(concluded(license_id), concluded(license_id, basis="other words"))
    assert not loosens(concluded(license_id), concluded(NOASSERTION))
    assert not loosens(concluded("CC-BY-3.0"), concluded("CC-BY-4.0"))


def test_a_limit_that_is_lost_and_a_conflict_that_is_gone_are_seen() -> None:
    limited = concluded("CC-BY-4.0", exclusions=("Photos excluded.",), reservations=("tdm-reservation: 1",))
    assert loosens(limited, concluded("CC-BY-4.0", exclusions=("Photos excluded.",)))
    assert not loosens(concluded("CC-BY-4.0"), limited)
    assert loosens(concluded("CC-BY-4.0", conflicts=("CC-BY-4.0", "CC-BY-NC-4.0")), concluded("CC-BY-4.0"))


def test_whatever_is_gained_is_seen_over_the_catalogue() -> None:
    """No pair of conclusions allows a use after that it did not allow before without being called looser."""
    sample = [*list(catalog())[::9], *map(catalog().require, ("CC0-1.0", "CC-BY-NC-ND-4.0", "GFDL-1.3-only"))]
    allowed = {terms.id: {use for use in Use if decided(terms.id, use).allowed} for terms in sample}
    for one in sample:
        for other in sample:
            if not loosens(concluded(one.id), concluded(other.id)):
                assert not allowed[other.id] - {use for use in Use if facts_allow(one, use)}, (one.id, other.id)

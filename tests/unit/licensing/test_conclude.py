# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.errors import UsageError
from byline.licensing.conclude import RULES, conclude, declare, identify
from byline.model.evidence import Claim, Evidence, Region, Scope
from support.identification import evidence
from support.pages import SEEN, html, text

ARTICLE, SECTION, SITE, OTHER = Scope.ARTICLE, Scope.SECTION, Scope.SITE, Scope.OTHER


def denial(finder: str = "denial", scope: Scope = SITE, statement: str = "All rights reserved.") -> Evidence:
    return evidence(finder=finder, claim=Claim.DENIAL, scope=scope, statement=statement)


def test_nothing() -> None:
    conclusion = conclude([])
    assert (conclusion.concluded, conclusion.declared, conclusion.basis) == (
        "NOASSERTION",
        "NOASSERTION",
        "nothing found",
    )
    assert conclusion.rules == RULES
    assert conclusion.by == "rule"


def test_one_statement() -> None:
    conclusion = conclude([evidence("CC-BY-4.0")])
    assert (conclusion.concluded, conclusion.declared, conclusion.scope) == ("CC-BY-4.0", "CC-BY-4.0", SITE)
    assert conclusion.basis == "the site's statement names CC-BY-4.0"


def test_agreement_is_said() -> None:
    found = [evidence("CC-BY-4.0", finder="link"), evidence("LicenseRef-Creative-Commons"), evidence("CC-BY-4.0")]
    conclusion = conclude(found)
    assert [each.suggests for each in conclusion.evidence] == ["CC-BY-4.0", "CC-BY-4.0", "LicenseRef-Creative-Commons"]
    assert conclusion.basis == "the site's statement names CC-BY-4.0; 2 more agree"


@pytest.mark.parametrize(
    ("region", "reason"),
    [
        (Region.COMMENTS, "it stands in a comment"),
        (Region.RELATED, "it stands in a list of other articles"),
        (Region.EMBED, "it belongs to something embedded from elsewhere"),
        (Region.FIGURE, "it belongs to a picture"),
        (Region.BODY, "its words do not speak of the article's text"),
    ],
)
def test_rule_1_other_things_are_set_aside(region: Region, reason: str) -> None:
    conclusion = conclude([evidence("CC-BY-4.0", scope=OTHER, region=region)])
    assert conclusion.concluded == "NOASSERTION"
    assert conclusion.basis == "licences are named, but none for the article's text"
    assert [each.reason for each in conclusion.set_aside] == [reason]


def test_rule_1_what_names_no_licence_is_set_aside() -> None:
    (aside,) = conclude([evidence(finder="rel-license")]).set_aside
    assert aside.reason == "it names no licence that the catalogue knows"


@pytest.mark.parametrize("region", [Region.HIDDEN, Region.DIALOG])
def test_rule_2_what_is_hidden_proves_nothing_alone(region: Region) -> None:
    hidden = evidence("CC-BY-4.0", region=region)
    alone = conclude([hidden])
    assert (alone.concluded, alone.basis) == ("NOASSERTION", "a licence is named only where readers do not see it")
    beside = conclude([hidden, evidence("LicenseRef-CC-BY-unversioned")])
    assert beside.concluded == "CC-BY-4.0"
    assert beside.basis == (
        "the site's statement names LicenseRef-CC-BY-unversioned, and the site's statement makes it CC-BY-4.0"
    )
    against = conclude([hidden, evidence("CC-BY-NC-4.0")])
    assert against.concluded == "CC-BY-NC-4.0"
    assert [each.evidence for each in against.set_aside] == [hidden]


def test_rule_2_what_is_hidden_contradicts_what_only_machines_read() -> None:
    meta = evidence("CC-BY-SA-3.0-DE", finder="meta", region=Region.HEAD, scope=ARTICLE)
    conclusion = conclude([meta, evidence("CC-BY-3.0", finder="comment", region=Region.HIDDEN)])
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ("CC-BY-3.0", "CC-BY-SA-3.0-DE"))


def test_rule_3_the_article_wins_over_its_site() -> None:
    site = evidence("CC-BY-4.0")
    conclusion = conclude([site, evidence("CC-BY-NC-ND-4.0", scope=ARTICLE, region=Region.BODY)])
    assert (conclusion.concluded, conclusion.scope) == ("CC-BY-NC-ND-4.0", ARTICLE)
    assert [(each.evidence, each.reason) for each in conclusion.set_aside] == [
        (site, "the article's own licence is CC-BY-NC-ND-4.0")
    ]


def test_rule_3_the_site_makes_the_article_exact() -> None:
    own = evidence("LicenseRef-CC-BY-unversioned", scope=ARTICLE)
    conclusion = conclude([own, evidence("CC-BY-3.0")])
    assert (conclusion.concluded, conclusion.scope) == ("CC-BY-3.0", ARTICLE)
    assert conclusion.basis == (
        "the article's own statement names LicenseRef-CC-BY-unversioned, and the site's statement makes it CC-BY-3.0"
    )


def test_rule_3_some_licence_of_the_article_is_not_the_site_s() -> None:
    """ "Republished under a Creative Commons licence" does not say that it is the licence of the site that says so."""
    conclusion = conclude([evidence("LicenseRef-Creative-Commons", scope=ARTICLE), evidence("CC-BY-4.0")])
    assert conclusion.concluded == "LicenseRef-Creative-Commons"


def test_rule_3_data_do_not_win_over_what_readers_are_told() -> None:
    data = evidence("CC-BY-4.0", finder="json-ld", scope=ARTICLE, region=Region.HEAD)
    conclusion = conclude([data, evidence("CC-BY-ND-4.0")])
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ("CC-BY-4.0", "CC-BY-ND-4.0"))


@pytest.mark.parametrize("scope", [ARTICLE, SECTION, SITE])
def test_rule_4_different_licences_are_a_conflict(scope: Scope) -> None:
    found = [evidence("CC-BY-4.0", scope=scope), evidence("CC-BY-NC-4.0", scope=scope)]
    conclusion = conclude(found)
    assert (conclusion.concluded, conclusion.declared) == ("NOASSERTION", "NOASSERTION")
    assert conclusion.conflicts == ("CC-BY-4.0", "CC-BY-NC-4.0")
    assert conclusion.basis == "the page gives different licences (CC-BY-4.0, CC-BY-NC-4.0)"
    assert conclusion.evidence == tuple(found)


def test_rule_4_beside_the_text_is_no_more_than_the_site() -> None:
    conclusion = conclude([evidence("CC-BY-4.0", scope=SECTION, region=Region.BODY), evidence("CC-BY-NC-4.0")])
    assert conclusion.concluded == "NOASSERTION"


def test_rule_4_a_page_about_licences_gives_none() -> None:
    section = evidence("CC-BY-4.0", finder="link", scope=SECTION, region=Region.BODY)
    talk = [evidence(each, finder="link", scope=OTHER, region=Region.BODY) for each in ("CC-BY-SA-4.0", "CC-BY-ND-4.0")]
    assert conclude([section, *talk]).basis == "the page speaks of several licences and gives none in words"
    assert conclude([section, talk[0]]).concluded == "CC-BY-4.0"
    assert conclude([section, evidence("CC-BY-4.0", scope=SECTION), *talk]).concluded == "CC-BY-4.0"


def test_rule_4_a_list_of_hundreds_gives_none() -> None:
    conclusion = conclude([evidence("CC-BY-4.0", finder="link")] * 300)
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ())
    assert conclusion.basis.startswith("300 licences or more are named (link)")


def test_rule_5_a_denial_of_the_article_outweighs_the_site() -> None:
    conclusion = conclude([evidence("CC-BY-4.0"), denial(scope=ARTICLE, statement="May not be published.")])
    assert (conclusion.concluded, conclusion.declared, conclusion.scope) == ("NONE", "NONE", ARTICLE)
    assert conclusion.basis == "the article is taken out of CC-BY-4.0: “May not be published.”"
    assert [each.reason for each in conclusion.set_aside] == ["the article is taken out of it"]


def test_rule_5_given_and_denied_is_a_conflict() -> None:
    conclusion = conclude([evidence("CC-BY-4.0", scope=ARTICLE), denial(scope=ARTICLE)])
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ("CC-BY-4.0", "NONE"))


def test_rule_5_data_that_nobody_sees_is_no_word_against_what_readers_are_told() -> None:
    data = evidence("CC-BY-4.0", scope=ARTICLE, finder="json-ld", region=Region.HEAD)
    conclusion = conclude([data, denial()])
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ("CC-BY-4.0", "NONE"))
    assert conclude([data, evidence("CC-BY-4.0"), denial()]).concluded == "CC-BY-4.0"


def test_rule_5_an_agency_s_copy_needs_a_person() -> None:
    conclusion = conclude([evidence("CC-BY-4.0"), denial("wire", ARTICLE, "By AP")])
    assert (conclusion.concluded, conclusion.declared) == ("NOASSERTION", "CC-BY-4.0")
    assert conclusion.basis == "an agency's copy (“By AP”), which CC-BY-4.0 of the site does not reach"


def test_rule_5_an_article_from_elsewhere_is_not_the_site_s_to_license() -> None:
    origin = denial("origin", ARTICLE, "https://elsewhere.example/")
    assert conclude([evidence("CC-BY-4.0"), origin]).concluded == "NOASSERTION"
    assert conclude([evidence("CC-BY-4.0", scope=ARTICLE), origin]).concluded == "CC-BY-4.0"


@pytest.mark.parametrize("finder", ["wire", "origin"])
def test_somebody_else_s_text_denies_nothing_by_itself(finder: str) -> None:
    conclusion = conclude([denial(finder, ARTICLE)])
    assert (conclusion.concluded, conclusion.basis) == ("NOASSERTION", "nothing found")


def test_reserved_rights_beside_a_licence_in_words_are_boilerplate() -> None:
    boilerplate = denial()
    conclusion = conclude([evidence("CC-BY-4.0"), boilerplate])
    assert conclusion.concluded == "CC-BY-4.0"
    assert [(each.evidence, each.reason) for each in conclusion.set_aside] == [
        (boilerplate, "a licence is given beside it, in plain words")
    ]


@pytest.mark.parametrize("finder", ["badge", "link", "rel-license", "meta"])
def test_reserved_rights_beside_a_mere_sign_are_a_conflict(finder: str) -> None:
    conclusion = conclude([evidence("CC-BY-4.0", finder=finder), denial()])
    assert (conclusion.concluded, conclusion.conflicts) == ("NOASSERTION", ("CC-BY-4.0", "NONE"))


def test_reserved_rights_alone() -> None:
    long = denial(statement="All rights reserved. " * 20)
    own = denial(scope=ARTICLE, statement="This text may not be published.")
    conclusion = conclude([long, own])
    assert (conclusion.concluded, conclusion.scope) == ("NONE", ARTICLE)
    assert conclusion.evidence == (own, long)
    assert len(conclude([long]).basis) < 160


def test_exclusions_and_reservations_are_kept_word_for_word() -> None:
    found = [
        evidence("CC-BY-4.0"),
        evidence(finder="exclusion", claim=Claim.EXCLUSION, statement="Photos are not included."),
        evidence(finder="exclusion", claim=Claim.EXCLUSION, statement="Photos are not included."),
        evidence(finder="reservation", claim=Claim.RESERVATION, statement="tdm-reservation: 1"),
    ]
    conclusion = conclude(found)
    assert conclusion.exclusions == ("Photos are not included.",)
    assert conclusion.reservations == ("tdm-reservation: 1",)
    assert conclusion.concluded == "CC-BY-4.0"


def test_every_piece_of_evidence_is_kept() -> None:
    found = [
        evidence("CC-BY-4.0"),
        evidence("CC-BY-NC-4.0", scope=ARTICLE),
        evidence("CC-BY-4.0", scope=OTHER),
        evidence("CC-BY-ND-4.0", region=Region.HIDDEN),
        denial(),
    ]
    conclusion = conclude(found)
    kept = [*conclusion.evidence, *(each.evidence for each in conclusion.set_aside)]
    assert len(kept) == len(found)
    assert all(each in kept for each in found)


def test_a_page_from_end_to_end() -> None:
    page = text("A story.\n\nAll Content by Mehr News Agency is licensed under CC BY 4.0. Photos are not included.\n")
    conclusion = identify(page)
    assert (conclusion.concluded, conclusion.evidence[0].licensor) == ("CC-BY-4.0", "Mehr News Agency")
    assert conclusion.exclusions == ("Photos are not included.",)


def test_the_operator_s_word() -> None:
    conclusion = declare("cc-by-4.0", statement=None, seen=SEEN, existing=None)
    assert (conclusion.concluded, conclusion.by, conclusion.scope) == ("CC-BY-4.0", "operator", ARTICLE)
    assert conclusion.basis == "declared by the operator: CC-BY-4.0"
    (word,) = conclusion.evidence
    assert (word.finder, word.locator.record, word.region) == ("operator", "operator", Region.OPERATOR)
    assert (word.statement, word.seen) == ("--license CC-BY-4.0", SEEN)
    assert conclusion.conflicts == ()


def test_the_operator_s_reason_is_quoted() -> None:
    conclusion = declare("CC-BY-4.0", statement="The editor wrote to us.", seen=SEEN, existing=None)
    assert conclusion.evidence[0].statement == "The editor wrote to us."


def test_the_page_s_own_words_stay_on_record() -> None:
    page = identify(html("<p>This text is under CC BY-ND 4.0.</p><p>All rights reserved.</p>"))
    conclusion = declare("CC-BY-4.0", statement=None, seen=SEEN, existing=page)
    assert conclusion.basis == "declared by the operator: CC-BY-4.0; the page itself says CC-BY-ND-4.0"
    assert (conclusion.concluded, conclusion.declared) == ("CC-BY-4.0", "CC-BY-ND-4.0")
    assert conclusion.conflicts == ("CC-BY-4.0", "CC-BY-ND-4.0")
    reasons = [each.reason for each in conclusion.set_aside]
    assert reasons == ["the operator has declared the licence", "a licence is given beside it, in plain words"]


def test_the_page_may_agree_with_the_operator() -> None:
    page = identify(html("<p>This text is under CC BY 4.0.</p>"))
    conclusion = declare("CC-BY-4.0", statement=None, seen=SEEN, existing=page)
    assert [each.finder for each in conclusion.evidence] == ["operator", "statement"]
    assert conclusion.basis == "declared by the operator: CC-BY-4.0"


def test_a_conflict_on_the_page_is_settled_and_told() -> None:
    page = conclude([evidence("CC-BY-4.0"), evidence("CC-BY-NC-4.0")])
    conclusion = declare("CC-BY-4.0", statement=None, seen=SEEN, existing=page)
    assert conclusion.conflicts == ("CC-BY-4.0", "CC-BY-NC-4.0")
    assert conclusion.basis.endswith("the page itself says CC-BY-NC-4.0")
    assert [each.finder for each in conclusion.evidence] == ["operator", "statement"]


@pytest.mark.parametrize("license_id", ["CC-BY-9.0", "LicenseRef-CC-BY-unversioned", "LicenseRef-Creative-Commons"])
def test_only_a_known_and_exact_licence_can_be_declared(license_id: str) -> None:
    with pytest.raises(UsageError):
        declare(license_id, statement=None, seen=SEEN, existing=None)

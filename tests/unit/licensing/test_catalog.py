# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue: its rows, its clauses, and the way from a URI to an id."""

import re
from collections import Counter

import pytest

from byline.errors import UsageError
from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog, elements_of, is_unversioned, may_mean
from byline.model.license import License

COMBINATIONS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")


def test_every_row_is_a_valid_licence() -> None:
    for row in catalog():
        assert License.model_validate(row.model_dump()) == row


def test_the_whole_family_is_there() -> None:
    rows = [row for row in catalog() if row.family == "CC"]
    assert len(rows) == 589
    generic = {row.id for row in rows if row.elements and not row.jurisdiction}
    assert generic == {
        f"CC-{code}-{version}" for code in COMBINATIONS for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
    } | {"CC-SA-1.0"}
    assert {row.id for row in rows if not row.elements} == {"CC0-1.0", "CC-PDM-1.0", "CC-PDDC"}
    assert {code for code in COMBINATIONS if catalog().id_of(frozenset(code.split("-")), "3.0", "IGO")} == set(
        COMBINATIONS
    )


def test_the_other_families_are_there() -> None:
    others = [row for row in catalog() if row.family != "CC"]
    assert len(others) + 589 == len(catalog()) == 636
    assert Counter(row.family for row in others) == {
        "OGL-UK": 3, "OPL-UK": 1, "NCGL": 1, "OGL-CA": 1, "Etalab": 1, "DL-DE": 2, "NLOD": 2, "IODL": 2, "KOGL": 4,
        "OGDL": 1, "ODC": 3, "CDLA": 3, "LAL": 2, "GFDL": 18, "PD": 1, "house": 2,
    }  # fmt: skip
    assert not any(row.elements for row in others)


def test_only_notices_that_say_everything_are_written() -> None:
    written = {row.id for row in catalog() if row.family not in ("CC", "GFDL") and row.unwritten is None}
    # What was not read as a whole comes from the guide of its makers, or waits for a person, or is in doubt anyway.
    half_read = {
        *(f"LicenseRef-KOGL-{kind}" for kind in "1234"),
        *("LicenseRef-scancode-us-govt-public-domain", "LicenseRef-ProPublica-republish"),
    }
    assert written - half_read == {
        "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "OGL-Canada-2.0", "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0",
        "NLOD-1.0", "NLOD-2.0", "ODC-By-1.0", "ODbL-1.0", "PDDL-1.0", "OPL-UK-3.0", "NCGL-UK-2.0", "OGDL-Taiwan-1.0",
        "LicenseRef-IODL-1.0", "CDLA-Permissive-1.0", "CDLA-Sharing-1.0", "LAL-1.2",
    }  # fmt: skip
    assert half_read <= written
    for license_id in written - half_read:
        assert catalog().require(license_id).verified["clauses"]
    assert all(row.unwritten is None for row in catalog() if row.family in ("CC", "GFDL"))


def test_prescribed_sentences_have_room_for_known_facts_only() -> None:
    known = {"licensor", "authors", "title", "year", "uri"}
    for row in catalog():
        assert set(re.findall(r"\{(\w+)\}", row.statement or "")) <= known
        assert row.base is None or catalog().require(row.base).family == "CC"


def test_types_restrict_as_their_rows_say() -> None:
    known = catalog()
    assert [known.require(f"LicenseRef-KOGL-{kind}").prohibits for kind in "1234"] == [
        (), ("CommercialUse",), (), ("CommercialUse",),
    ]  # fmt: skip
    assert ["DerivativeWorks" in known.require(f"LicenseRef-KOGL-{kind}").permits for kind in "1234"] == [
        True, True, False, False,
    ]  # fmt: skip
    assert known.require("GFDL-1.3-only").sharealike.compatible == ("GFDL-1.3-only",)


def test_what_was_verified_in_part_is_not_verified() -> None:
    row = catalog().require("LicenseRef-KOGL-1")
    assert row.verified["clauses"] is False
    assert "from the official English use-terms guide" in (row.note or "")


def test_every_row_says_where_its_facts_come_from() -> None:
    for row in catalog():
        assert row.sources
        assert "clauses" in row.verified
        if row.family != "CC":
            continue
        unread = row.id.startswith("LicenseRef-")
        assert row.verified["clauses"] is not unread
        assert unread == ("the port text was not read" in (row.note or ""))


# RULES 1.1: the attribution clause and the others move with the elements (versions 1.0 to 3.0).
@pytest.mark.parametrize(
    ("code", "attribution", "sharealike", "noncommercial", "integrity"),
    [
        ("BY", "4(b)", None, None, "4(c)"),
        ("BY-SA", "4(c)", "4(b)", None, "4(d)"),
        ("BY-NC", "4(c)", None, "4(b)", "4(e)"),
        ("BY-ND", "4(b)", None, None, "4(c)"),
        ("BY-NC-SA", "4(d)", "4(b)", "4(c)", "4(f)"),
        ("BY-NC-ND", "4(c)", None, "4(b)", "4(e)"),
    ],
)
@pytest.mark.parametrize("version", ["1.0", "2.0", "2.5", "3.0"])
def test_clauses_before_4_0(
    code: str, version: str, attribution: str, sharealike: str | None, noncommercial: str | None, integrity: str
) -> None:
    terms = catalog().require(f"CC-{code}-{version}")
    three = version == "3.0"
    assert terms.notice["creator"].clause == (f"{attribution}(i)" if three else attribution)
    assert terms.notice["title"].required is True
    assert terms.notice["title"].clause == (f"{attribution}(ii)" if three else attribution)
    assert terms.notice["copyright_notice"].clause == attribution
    assert terms.notice["licence_uri_or_text"].clause == "4(a)"
    assert terms.notice["source_uri"].required is (version != "1.0")
    assert terms.notice["attribution_parties"].required is (version in ("2.5", "3.0"))
    assert terms.notice["indicate_changes"].required == ("adaptations" if three and "ND" not in code else False)
    assert terms.notice["keep_earlier_change_indications"].required is False
    assert terms.sharealike.clause == sharealike
    assert terms.forbidden["commercial_use"].clause == noncommercial
    assert terms.forbidden["commercial_use"].required is (noncommercial is not None)
    assert terms.forbidden["sharing_adaptations"].required is ("ND" in code)
    assert terms.forbidden["derogatory_treatment"].clause == (integrity if three else None)
    assert terms.forbidden["implying_endorsement"].required is three
    assert terms.termination.cure_days is None
    assert terms.termination.clause == "7(a)"
    assert terms.grant == "3"


@pytest.mark.parametrize("code", COMBINATIONS)
def test_clauses_of_4_0(code: str) -> None:
    terms = catalog().require(f"CC-{code}-4.0")
    clauses = {name: rule.clause for name, rule in terms.notice.items() if rule.required}
    assert clauses["creator"] == clauses["attribution_parties"] == "3(a)(1)(A)(i)"
    assert clauses["copyright_notice"] == "3(a)(1)(A)(ii)"
    assert clauses["licence_notice_kept"] == "3(a)(1)(A)(iii)"
    assert clauses["disclaimer_reference"] == "3(a)(1)(A)(iv)"
    assert clauses["source_uri"] == "3(a)(1)(A)(v)"
    assert clauses["indicate_changes"] == clauses["keep_earlier_change_indications"] == "3(a)(1)(B)"
    assert clauses["licence_name"] == clauses["licence_uri_or_text"] == "3(a)(1)(C)"
    assert clauses["remove_on_request"] == "3(a)(3)"
    assert "title" not in clauses
    assert terms.notice["indicate_changes"].required == "any-modification"
    assert (terms.termination.cure_days, terms.termination.clause) == (30, "6(a), 6(b)(1)")
    assert terms.sharealike.clause == ("3(b)(1)" if "SA" in code else None if "ND" in code else "3(a)(4)")


def test_ports_differ_where_they_were_read() -> None:
    known = catalog()
    assert known.require("CC-BY-3.0-IGO").termination.cure_days == 30
    assert known.require("CC-BY-3.0-AU").notice["title"].clause == "4B(b)(ii)"
    uk = known.require("CC-BY-SA-2.0-UK")
    assert uk.notice["title"].required is False
    assert uk.notice["remove_on_request"].required is False
    assert uk.forbidden["derogatory_treatment"].clause == "2.1"
    assert known.require("CC-BY-3.0-US").forbidden["derogatory_treatment"].required is False
    assert "or from the author" in (known.require("CC-BY-NC-SA-2.0-FR").notice["remove_on_request"].note or "")
    assert "made known by the Original Author" in (known.require("CC-BY-2.5-AU").notice["creator"].note or "")


# RULES 1.2
@pytest.mark.parametrize(
    ("license_id", "accepts", "rejects"),
    [
        ("CC-BY-SA-1.0", {"CC-BY-SA-1.0"}, {"CC-BY-SA-2.0", "CC-BY-SA-4.0", "LicenseRef-CC-BY-SA-1.0-NL"}),
        ("LicenseRef-CC-BY-SA-1.0-NL", {"LicenseRef-CC-BY-SA-1.0-NL"}, {"CC-BY-SA-1.0", "CC-BY-SA-2.0"}),
        ("CC-BY-SA-2.0", {"CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-4.0", "CC-BY-SA-3.0-DE"}, {"CC-BY-SA-1.0"}),
        ("CC-BY-SA-2.5", {"LicenseRef-CC-BY-SA-2.0-ES", "CC-BY-SA-2.5"}, {"CC-BY-SA-2.0", "CC-BY-NC-SA-3.0"}),
        ("CC-BY-SA-3.0", {"CC-BY-SA-3.0-IGO", "CC-BY-SA-4.0"}, {"CC-BY-SA-2.5", "LicenseRef-CC-BY-SA-2.5-ES"}),
        ("CC-BY-SA-2.0-UK", {"CC-BY-SA-1.0", "CC-BY-SA-2.1-JP"}, {"CC-BY-NC-SA-2.0"}),
        ("CC-BY-SA-4.0", {"CC-BY-SA-4.0"}, {"CC-BY-SA-3.0", "CC-BY-SA-3.0-DE", "CC-BY-4.0"}),
        ("CC-BY-NC-SA-4.0", {"CC-BY-NC-SA-4.0"}, {"CC-BY-SA-4.0"}),
        ("CC-SA-1.0", {"CC-SA-1.0"}, {"CC-BY-SA-1.0"}),
        ("CC-BY-4.0", set(), {"CC-BY-4.0"}),
    ],
)
def test_what_an_adaptation_may_be_licensed_under(license_id: str, accepts: set[str], rejects: set[str]) -> None:
    compatible = set(catalog().require(license_id).sharealike.compatible)
    assert accepts <= compatible
    assert not rejects & compatible


def test_gpl_is_one_way_from_by_sa_4_0_only() -> None:
    assert {row.id for row in catalog() if row.sharealike.one_way} == {"CC-BY-SA-4.0"}


@pytest.mark.parametrize(
    ("uri", "license_id"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
        ("//www.creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
        ("  https://creativecommons.org/licenses/by/4.0/).  ", "CC-BY-4.0"),
        ('https://creativecommons.org/licenses/by/4.0/\\"', "CC-BY-4.0"),
        ("https://creativecommons.org:443/licenses/by/4.0/", "CC-BY-4.0"),
        ("creativecommons.org:80/licenses/by/4.0/", "CC-BY-4.0"),
        ("https://creativecommons.org//licenses//by/4.0/deed.pt_BR?ref=x#y", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.zh-hant", "CC-BY-4.0"),
        ("HTTPS://CREATIVECOMMONS.ORG/LICENSES/BY/4.0/LEGALCODE.DE", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/rdf", "CC-BY-SA-4.0"),
        ("https://i.creativecommons.org/l/by-nc-nd/4.0/88x31.png", "CC-BY-NC-ND-4.0"),
        ("https://licensebuttons.net/l/by-sa/3.0/de/80x15.png", "CC-BY-SA-3.0-DE"),
        ("https://licensebuttons.net/p/zero/1.0/88x31.png", "CC0-1.0"),
        ("http://creativecommons.org/licenses/by/3.0/deed.de", "CC-BY-3.0"),
        ("http://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        ("http://creativecommons.org/licenses/by/3.0/de/deed.en", "CC-BY-3.0-DE"),
        ("http://creativecommons.org/licenses/by/3.0/igo/", "CC-BY-3.0-IGO"),
        ("http://creativecommons.org/licenses/by/2.5/scotland/", "LicenseRef-CC-BY-2.5-SCOTLAND"),
        ("http://creativecommons.org/licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
        ("http://creativecommons.org/licenses/sa/1.0/", "CC-SA-1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/deed.fa", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        ("https://creativecommons.org/publicdomain/mark/", "CC-PDM-1.0"),
        ("https://creativecommons.org/licenses/publicdomain/", "CC-PDDC"),
        ("https://creativecommons.org/licenses/by/", "LicenseRef-CC-BY-unversioned"),
        ("https://creativecommons.org/licenses/by-sa", "LicenseRef-CC-BY-SA-unversioned"),
        ("https://creativecommons.org/licenses/by-nc-nd/deed.fr", "LicenseRef-CC-BY-NC-ND-unversioned"),
        ("https://mirrors.creativecommons.org/presskit/buttons/88x31/svg/by.eu.svg", "LicenseRef-CC-BY-unversioned"),
        ("https://mirrors.creativecommons.org/presskit/buttons/88x31/png/cc-zero.png", "CC0-1.0"),
    ],
)
def test_forms_of_a_uri(uri: str, license_id: str) -> None:
    assert catalog().id_of_uri(uri) == license_id
    found = catalog().by_uri(uri)
    assert (found.id if found else None) == (None if is_unversioned(license_id) else license_id)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "https://creativecommons.org/",
        "https://creativecommons.org/licenses/",
        "https://creativecommons.org/licenses/by-nc-nd/1.0/",
        "https://creativecommons.org/licenses/by-nd-nc/4.0/",
        "https://creativecommons.org/licenses/by/9.9/",
        "https://creativecommons.org/licenses/by/4.0/de/",
        "https://creativecommons.org/licenses/by/3.0/xx/",
        "https://creativecommons.org/licenses/by/4.0/more/",
        "https://creativecommons.org/licenses/baby/4.0/",
        "https://creativecommons.org/licenses/nc/1.0/",
        "https://creativecommons.org/l/by/4.0/88x31.png",
        "https://creativecommons.org/licenses/by/4.0/88x31.pngx",
        "https://example.org/baby/4.0/",
        "https://evil-creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org.evil.example/licenses/by/4.0/",
        "https://example.org/creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org@evil.example/licenses/by/4.0/",
        "https://example.org/?u=https://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org:8080/licenses/by/4.0/",
        "http://creativecommons.org:x/licenses/by/4.0/",
        "javascript:creativecommons.org/licenses/by/4.0/",
        "ftp://creativecommons.org/licenses/by/4.0/",
        "http://[::1",
        "https://mirrors.creativecommons.org/presskit/icons/by.svg",
        "https://mirrors.creativecommons.org/presskit/buttons/88x31/svg/baby.svg",
        "https://creativecommons.org/licenses/by/4.0/?" + "x" * 3000,
    ],
)
def test_other_uris_name_no_licence(uri: str) -> None:
    assert catalog().id_of_uri(uri) is None
    assert catalog().by_uri(uri) is None


def test_ids_are_compared_without_case() -> None:
    assert catalog().require("cc-by-nc-4.0").id == "CC-BY-NC-4.0"
    assert catalog().get("CC-BY-5.0") is None


def test_an_unknown_id_brings_near_ones() -> None:
    with pytest.raises(UsageError, match="no licence 'CC BY 4'") as caught:
        catalog().require("CC BY 4")
    assert "CC-BY-4.0" in (caught.value.cure or "")
    with pytest.raises(UsageError) as caught:
        catalog().require("Beerware")
    assert "byline license list" in (caught.value.cure or "")


def test_an_unversioned_id_is_no_licence() -> None:
    for license_id in (*UNVERSIONED.values(), CREATIVE_COMMONS, *catalog().incomplete):
        assert is_unversioned(license_id)
        assert catalog().get(license_id) is None
        with pytest.raises(UsageError, match=r"does not say which licence, or which version|not in the catalogue"):
            catalog().require(license_id)
    assert not is_unversioned("CC-BY-4.0")


_UNEXPLAINED = {
    "LicenseRef-PublicDomain",
    "WTFPL",
    "LicenseRef-PLOS-Open-Access-License",
    "LicenseRef-BipCot-NoGov",
}


def test_a_licence_that_is_only_known_by_name_says_so() -> None:
    with pytest.raises(UsageError, match="WTFPL: its terms are not in the catalogue"):
        catalog().require("WTFPL")


def test_what_an_incomplete_id_may_mean() -> None:
    assert may_mean("LicenseRef-CC-BY-unversioned", "CC-BY-2.0")
    assert not may_mean("LicenseRef-CC-BY-unversioned", "CC-BY-SA-2.0")
    assert may_mean("LicenseRef-OGL-UK-unversioned", "OGL-UK-3.0")
    assert not may_mean("LicenseRef-OGL-UK-unversioned", "OGL-Canada-2.0")
    assert may_mean("LicenseRef-GFDL-1.3-variant-unstated", "GFDL-1.3-no-invariants-or-later")
    assert not may_mean("LicenseRef-GFDL-1.3-variant-unstated", "GFDL-1.2-only")
    assert not may_mean("LicenseRef-GFDL-unversioned", "LicenseRef-GFDL-1.3-variant-unstated")
    assert not may_mean("OGL-UK-3.0", "OGL-UK-2.0")
    for license_id, means in catalog().incomplete.items():
        assert all(catalog().get(each) for each in means)
        assert means or license_id in _UNEXPLAINED


@pytest.mark.parametrize(
    ("uri", "license_id"),
    [
        ("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3", "OGL-UK-3.0"),
        ("//nationalarchives.gov.uk/doc/open-government-licence/version/2/", "OGL-UK-2.0"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/", "LicenseRef-OGL-UK-unversioned"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/9/", None),
        ("http://www.gnu.org/copyleft/fdl.html", "LicenseRef-GFDL-unversioned"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", "LicenseRef-GFDL-1.3-variant-unstated"),
        ("https://www.kogl.or.kr/info/license.do#01-tab", "LicenseRef-KOGL-type-unstated"),
        ("http://opendatacommons.org/licenses/odbl/1.0/", "ODbL-1.0"),
        ("https://opendatacommons.org/licenses/by/1-0/", "ODC-By-1.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "DL-DE-BY-2.0"),
        ("https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "LicenseRef-etalab-unversioned"),
        ("https://theconversation.com/republishing-guidelines", None),
        ("https://artlibre.org/", None),
        ("https://www.copyright.gov/title17/92chap1.html#105", None),
    ],
)
def test_uris_of_other_families(uri: str, license_id: str | None) -> None:
    assert catalog().id_of_uri(uri) == license_id


def test_elements_of_any_id() -> None:
    assert elements_of("CC-BY-NC-4.0") == {"BY", "NC"}
    assert elements_of("LicenseRef-CC-BY-NC-unversioned") == {"BY", "NC"}
    assert elements_of("CC0-1.0") == frozenset()
    assert elements_of(CREATIVE_COMMONS) is None


def test_rows_are_built_once() -> None:
    assert catalog().get("CC-BY-4.0") is catalog().by_uri("https://creativecommons.org/licenses/by/4.0/")

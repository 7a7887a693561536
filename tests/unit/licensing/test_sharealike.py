# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Under which licence an adaptation may go out: every pair of the catalogue against the words of the clauses."""

import pytest

from byline.licensing.catalog import catalog
from byline.licensing.sharealike import may_license_adaptation
from byline.model.license import License

EVERY = tuple(catalog())
SHARE_ALIKE = [terms for terms in EVERY if terms.family == "CC" and "SA" in terms.elements]
FREE = {"CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "PDDL-1.0", "DL-DE-ZERO-2.0", "LicenseRef-scancode-us-govt-public-domain"}
"""Nothing is asked of those who adapt these."""


def allowed(original: str, adapted: str) -> bool:
    return may_license_adaptation(catalog().require(original), catalog().require(adapted)) is None


def clause_allows(original: License, adapted: License) -> bool:
    """What section 4(b) (2.3 of 2.0 UK, 3(b)(1) of 4.0) says of two Creative Commons licences."""
    if original.id == adapted.id:
        return True
    if original.elements != adapted.elements or original.version == "1.0":
        return False  # 1.0: "only under the terms of this License"
    is_port, later = adapted.jurisdiction is not None, (adapted.version or "") >= (original.version or "")
    if original.id.endswith("-2.0-UK"):
        return True  # "any other Creative Commons licence with the same Licence Elements"
    if original.version in ("2.0", "2.1", "2.5"):
        return later or is_port  # "a later version ... or a Creative Commons iCommons license"
    return later  # 3.0: "(ii) a later version ... (iii) ... jurisdiction license (either this or a later ...)"


@pytest.mark.parametrize("original", SHARE_ALIKE, ids=lambda terms: terms.id)
def test_every_share_alike_licence_against_the_catalogue(original: License) -> None:
    for adapted in EVERY:
        expected = adapted.family == "CC" and clause_allows(original, adapted)
        reason = may_license_adaptation(original, adapted)
        assert (reason is None) is expected, adapted.id
        if reason is not None and adapted.kind != "mark" and adapted.family != "house":
            assert reason.clause in {
                f"{original.id} section {number}" for number in ("4(b)", "2.3", "3(b)(1)", "4B(b)")
            }


def test_no_adaptation_of_a_work_without_derivatives() -> None:
    """CC 4.0 section 2(a)(1)(B): "produce and reproduce, but not Share, Adapted Material"."""
    closed = [terms for terms in EVERY if "ND" in terms.elements]
    assert len(closed) > 100
    assert not [one.id for one in closed for other in EVERY if may_license_adaptation(one, other) is None]


def test_an_adaptation_never_asks_less_than_its_original() -> None:
    """Neither credit nor the ban on commercial use is lost on the way: recipients must be able to comply."""
    for original in EVERY:
        for adapted in EVERY:
            if may_license_adaptation(original, adapted) is None and original.id != adapted.id:
                assert set(original.requires) <= set(adapted.requires), (original.id, adapted.id)
                assert "CommercialUse" not in original.prohibits or "CommercialUse" in adapted.prohibits


def test_nobody_licenses_an_adaptation_under_a_mark_or_a_publishers_terms() -> None:
    none = [terms for terms in EVERY if terms.kind == "mark" or terms.family == "house"]
    assert len(none) == 4
    assert not [one.id for one in EVERY for other in none if may_license_adaptation(one, other) is None]


@pytest.mark.parametrize(
    ("original", "adapted"),
    [
        ("CC-BY-4.0", "CC-BY-SA-4.0"),
        ("CC-BY-4.0", "CC-BY-NC-ND-4.0"),
        ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
        ("CC-BY-2.0", "CC-BY-4.0"),
        ("OGL-UK-3.0", "CC-BY-4.0"),
        ("CC-BY-SA-3.0-IGO", "CC-BY-SA-3.0"),
        ("GFDL-1.2-or-later", "GFDL-1.3-or-later"),
        *((license_id, "CC-BY-NC-4.0") for license_id in sorted(FREE)),
    ],
)
def test_allowed(original: str, adapted: str) -> None:
    assert allowed(original, adapted)


@pytest.mark.parametrize(
    ("original", "adapted"),
    [
        ("CC-BY-SA-1.0", "CC-BY-SA-4.0"),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0"),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0-DE"),
        ("CC-BY-SA-4.0", "CC-BY-4.0"),
        ("CC-BY-SA-4.0", "LAL-1.3"),
        ("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0"),
        ("CC-BY-NC-4.0", "CC-BY-4.0"),
        ("CC-BY-4.0", "CC0-1.0"),
        ("LAL-1.3", "CC-BY-SA-4.0"),
        ("GFDL-1.2-only", "GFDL-1.3-only"),
        ("GFDL-1.3-or-later", "GFDL-1.2-or-later"),
        ("GFDL-1.2-invariants-or-later", "GFDL-1.3-no-invariants-or-later"),
        ("GFDL-1.3-or-later", "CC-BY-SA-3.0"),
    ],
)
def test_not_allowed(original: str, adapted: str) -> None:
    assert not allowed(original, adapted)


def test_the_reason_tells_what_is_allowed_instead() -> None:
    reason = may_license_adaptation(catalog().require("CC-BY-SA-1.0"), catalog().require("CC-BY-SA-2.0"))
    assert reason is not None
    assert "allowed: this licence only" in reason.text
    assert reason.clause == "CC-BY-SA-1.0 section 4(b)"

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.agreement import agreed, covers, made_exact, same
from support.identification import evidence

ANY = "LicenseRef-Creative-Commons"
BY_SA = "LicenseRef-CC-BY-SA-unversioned"


@pytest.mark.parametrize(
    ("loose", "exact", "expected"),
    [
        (ANY, "CC-BY-4.0", True),
        (ANY, BY_SA, True),
        (BY_SA, "CC-BY-SA-3.0-DE", True),
        (BY_SA, "CC-BY-3.0", False),
        (BY_SA, "LicenseRef-CC-BY-unversioned", False),
        (BY_SA, ANY, False),
        ("CC-BY-SA-3.0", "CC-BY-SA-3.0-DE", False),
        (BY_SA, BY_SA, False),
        (ANY, "LicenseRef-Unknown", False),
    ],
)
def test_less_exact_names(loose: str, exact: str, expected: bool) -> None:
    assert covers(loose, exact) is expected


def test_one_licence_either_way() -> None:
    assert same("CC-BY-SA-4.0", BY_SA)
    assert same(BY_SA, "CC-BY-SA-4.0")
    assert same(BY_SA, BY_SA)
    assert not same("CC-BY-4.0", "CC-BY-3.0")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["CC-BY-4.0"], "CC-BY-4.0"),
        ([ANY, BY_SA, "CC-BY-SA-4.0"], "CC-BY-SA-4.0"),
        ([ANY, BY_SA], BY_SA),
        (["CC-BY-4.0", "CC-BY-3.0"], None),
        (["CC-BY-SA-3.0", "CC-BY-SA-3.0-DE"], None),
        (["CC-BY-4.0", "CC-BY-NC-4.0"], None),
        (["CC-BY-4.0", BY_SA], None),
        (["CC0-1.0", "CC-PDM-1.0"], None),
    ],
)
def test_words_agree_or_conflict(ids: list[str], expected: str | None) -> None:
    found, conflicts = agreed([evidence(each) for each in ids])
    assert found == expected
    assert bool(conflicts) is (expected is None)


@pytest.mark.parametrize("finder", ["statement", "badge"])
def test_of_two_versions_the_link_is_believed(finder: str) -> None:
    group = [evidence("CC-BY-NC-ND-2.0", finder=finder), evidence("CC-BY-NC-ND-3.0-DE", finder="link")]
    assert agreed(group) == ("CC-BY-NC-ND-3.0-DE", ())


def test_two_links_to_two_versions_are_a_conflict() -> None:
    group = [evidence("CC-BY-3.0", finder="link"), evidence("CC-BY-4.0", finder="rel-license")]
    assert agreed(group) == (None, ("CC-BY-3.0", "CC-BY-4.0"))


def test_a_link_to_another_licence_than_the_words_is_a_conflict() -> None:
    assert agreed([evidence("CC-BY-4.0"), evidence("CC-BY-SA-4.0", finder="link")])[0] is None
    assert agreed([evidence("CC0-1.0"), evidence("CC-PDM-1.0", finder="link")])[0] is None


def test_what_the_data_make_exact() -> None:
    assert made_exact(BY_SA, [evidence("CC-BY-SA-4.0"), evidence("CC-BY-SA-4.0")]) == "CC-BY-SA-4.0"
    assert made_exact(BY_SA, [evidence("CC-BY-SA-4.0"), evidence("CC-BY-SA-3.0")]) == BY_SA
    assert made_exact(BY_SA, [evidence("CC-BY-4.0"), evidence(BY_SA)]) == BY_SA
    assert made_exact(ANY, [evidence("CC-BY-4.0")]) == ANY
    assert made_exact("CC-BY-3.0", [evidence("CC-BY-4.0")]) == "CC-BY-3.0"

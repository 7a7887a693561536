# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.licensing.reading.values import said_in
from byline.model.evidence import Claim, Scope


def test_a_licence_by_its_address() -> None:
    (said,) = said_in("http://creativecommons.org/licenses/by/2.0/", Scope.ARTICLE)
    assert (said.claim, said.suggests, said.scope) == (Claim.LICENSE, "CC-BY-2.0", Scope.ARTICLE)


def test_each_licence_with_its_sentence() -> None:
    value = "© 2019 Holm. This text is under CC BY 4.0. The photos are CC BY-ND 4.0."
    first, second = said_in(value, Scope.ARTICLE)
    assert (value[first.start : first.end], first.scope) == ("This text is under CC BY 4.0.", Scope.ARTICLE)
    assert (second.suggests, second.scope) == ("CC-BY-ND-4.0", Scope.OTHER)


def test_reserved_rights() -> None:
    (said,) = said_in("(c) 2020 Ida. All Rights Reserved", Scope.ARTICLE)
    assert (said.claim, said.scope, said.start, said.end) == (Claim.DENIAL, Scope.SITE, 0, 33)


def test_a_licence_beside_reserved_rights_is_no_denial() -> None:
    assert [said.claim for said in said_in("All rights reserved, CC BY 4.0", Scope.SITE)] == [Claim.LICENSE]


def test_other_words() -> None:
    assert list(said_in("Ida Holm", Scope.SITE)) == []

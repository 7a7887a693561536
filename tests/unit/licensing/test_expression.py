# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""SPDX expressions: what is read, what is refused, and how it is written again."""

import subprocess
import sys

import pytest

from byline.errors import UsageError
from byline.licensing.catalog import catalog
from byline.licensing.expression import AllOf, AnyOf, all_of, any_of, members, normalize, parse, render


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc-by-4.0", "CC-BY-4.0"),
        (" (CC-BY-4.0) ", "CC-BY-4.0"),
        ("CC-BY-4.0 OR GFDL-1.3-or-later", AnyOf(("CC-BY-4.0", "GFDL-1.3-or-later"))),
        ("cc-by-4.0 or gfdl-1.3-or-later", AnyOf(("CC-BY-4.0", "GFDL-1.3-or-later"))),
        ("CC-BY-4.0\nAND\tCC0-1.0", AllOf(("CC-BY-4.0", "CC0-1.0"))),
        ("A OR B AND C", AnyOf(("A", AllOf(("B", "C"))))),
        ("(A OR B) AND C", AllOf((AnyOf(("A", "B")), "C"))),
        ("A OR (B OR (C OR A))", AnyOf(("A", "B", "C"))),
        ("A AND A", "A"),
        # Newer than the library's own list of licences, and our own ids.
        ("CC-BY-NC-3.0-IGO OR LicenseRef-KOGL-1", AnyOf(("CC-BY-NC-3.0-IGO", "LicenseRef-KOGL-1"))),
    ],
)
def test_what_is_read(text: str, expression: object) -> None:
    assert parse(text) == expression


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CC-BY-4.0 CC0-1.0",
        "CC-BY-4.0 OR",
        "OR CC-BY-4.0 AND",
        "(CC-BY-4.0",
        "CC-BY-4.0 OR GFDL-1.3-or-later)",
        "()",
        "( OR CC-BY-4.0 )",
        "CC-BY-4.0 WITH Classpath-exception-2.0",
        "CC0-1.0 OR (CC-BY-4.0 WITH Classpath-exception-2.0)",
        "CC-BY-4.0 OR http://x.example",
        "CC-BY-4.0 OR \x00",
        "(" * 1000 + "CC-BY-4.0" + ")" * 1000,
    ],
    ids=lambda text: text[:30],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert refused.value.cure
    assert len(refused.value.message) < 400


def test_deep_nesting_within_the_limit_is_read() -> None:
    assert parse("(" * 490 + "CC-BY-4.0" + ")" * 490) == "CC-BY-4.0"
    text = "(a OR (b AND " * 60 + "c" + "))" * 60
    assert len(text) < 1000
    assert parse(render(parse(text))) == parse(text)


def test_how_it_is_written() -> None:
    assert render("CC-BY-4.0") == "CC-BY-4.0"
    assert render(any_of("A", all_of("B", "C"), "D")) == "A OR B AND C OR D"
    assert render(all_of(any_of("A", "B"), "C")) == "(A OR B) AND C"
    assert list(members(all_of(any_of("A", "B"), "C"))) == ["A", "B", "C"]


def test_normalized_is_what_the_catalogue_knows() -> None:
    assert normalize("gfdl-1.3-or-later or (cc-by-sa-3.0)") == "GFDL-1.3-or-later OR CC-BY-SA-3.0"
    with pytest.raises(UsageError, match="no licence 'CC-BY-4'") as unknown:
        normalize("CC0-1.0 OR CC-BY-4")
    assert "CC-BY-4.0" in (unknown.value.cure or "")
    with pytest.raises(UsageError, match="does not say which licence"):
        normalize("CC0-1.0 AND LicenseRef-CC-BY-unversioned")
    with pytest.raises(UsageError):
        normalize("NOASSERTION")


def test_every_id_of_the_catalogue_stands_for_itself() -> None:
    for terms in catalog():
        assert parse(terms.id) == terms.id
        assert parse(f"{terms.id} OR x") == AnyOf((terms.id, "x"))


def test_a_single_id_needs_no_library() -> None:
    program = (
        "import sys; from byline.licensing.expression import normalize; normalize('CC-BY-4.0'); "
        "assert 'license_expression' not in sys.modules; normalize('CC-BY-4.0 OR CC0-1.0'); "
        "assert 'license_expression' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

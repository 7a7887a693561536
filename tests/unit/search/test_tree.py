# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from byline.search.tree import NOTHING, And, Everything, Not, Or, Pattern, Phrase, Term, both, either, negated, wanted

A, B, C = (Term("text", token) for token in "abc")
ALL = Everything()


def test_both_is_flat_and_says_nothing_twice() -> None:
    assert both([A]) == A
    assert both([A, A]) == A
    assert both([A, And((B, C)), B]) == And((A, B, C))
    assert both([Or((A, B)), C]) == And((Or((A, B)), C))


def test_both_with_all_and_nothing() -> None:
    assert both([A, ALL]) == A
    assert both([ALL, ALL]) == ALL
    assert both([]) == ALL
    assert both([A, NOTHING]) == NOTHING


def test_either_is_flat_and_says_nothing_twice() -> None:
    assert either([A]) == A
    assert either([A, Or((B, A)), C]) == Or((A, B, C))
    assert either([A, ALL]) == ALL
    assert either([A, NOTHING]) == A
    assert either([]) == NOTHING


def test_negated_never_nests() -> None:
    assert negated(A) == Not(A)
    assert negated(Not(A)) == A
    assert negated(ALL) == NOTHING
    assert negated(NOTHING) == ALL


def test_wanted_is_what_a_text_is_looked_through_for() -> None:
    tree = And(
        (A, Or((Term("title", "t"), Phrase("title", ("x", "y")))), Not(B), Term("agency", "z"), Pattern("id", "c*"))
    )
    assert wanted(tree) == ({"a", "t"}, {Phrase("text", ("x", "y"))})
    assert wanted(Phrase("agency", ("a", "b"))) == (set(), set())

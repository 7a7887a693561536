# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2.3, annex D.4: AND takes precedence over OR, brackets group; whatever is written means the same when read."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.errors import UsageError
from byline.licensing.catalog import catalog
from byline.licensing.expression import Expression, all_of, any_of, members, normalize, parse, render

IDS = st.sampled_from(sorted(terms.id for terms in catalog()))
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    IDS,
    lambda parts: st.builds(
        lambda join, several: join(*several), st.sampled_from([all_of, any_of]), st.lists(parts, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
unhurried = settings(deadline=None)


@given(EXPRESSIONS)
@unhurried
def test_what_is_written_is_read_as_the_same(expression: Expression) -> None:
    assert parse(render(expression)) == expression
    assert normalize(render(expression)) == render(expression)


def holds(expression: Expression, taken: set[str]) -> bool:
    if isinstance(expression, str):
        return expression in taken
    return (any if type(expression).__name__ == "AnyOf" else all)(holds(part, taken) for part in expression.parts)


@given(EXPRESSIONS, st.data())
@unhurried
def test_brackets_and_repetition_change_nothing(expression: Expression, data: st.DataObject) -> None:
    """The one form of an expression is true of the same licences as the text it came from."""
    taken = set(data.draw(st.lists(st.sampled_from(sorted(set(members(expression)))))))
    text = render(expression)
    assert holds(parse(f"(({text}))"), taken) is holds(expression, taken)
    assert holds(parse(f"({text}) AND ({text})"), taken) is holds(expression, taken)


@given(
    st.lists(st.sampled_from(["a", "CC-BY-4.0", "OR", "and", "(", ")", "WITH", "+", "/", "é", "\x00", ""]), max_size=9)
)
@unhurried
def test_anything_is_read_or_refused(words: list[str]) -> None:
    with suppress(UsageError):
        expression = parse(" ".join(words))
        assert parse(render(expression)) == expression

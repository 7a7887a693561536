# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""No text is a crash: it is a canonical tree, or an error that points into it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from byline.errors import QueryError
from byline.search.canonical import canonical
from byline.search.schema import FIELDS
from byline.search.tree import NOTHING, And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree

PIECES = (
    *(f"{field}:" for field in FIELDS),
    *('"', '"a b"', "(", ")", "[", "]", "{", "}", " ", "  ", "\n", ":", "-", "*", "?", "~", "^2", "'", "&", "…"),
    *("~", "~2", "abc~", '"a b"~3'),
    *("AND", "OR", "NOT", "TO", " AND ", " OR ", " NOT ", "ANDNOT", "REQUIRE", "[2025 TO 2026]", "{TO 2025-02]"),
    *("a", "unity", "cc-by-4.0", "2026", "2026-02-30", "3f2a", "http://", "https://a.org/?b=(c)", "x:y", "*:*"),
    *("中国", "٣", "وحدت", "\u200c", "«", "»", "“", "é", "I", "😀", "\u0301", "\x00", "\x1f", "\ud800"),
)
GRAMMAR_LIKE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
LANGUAGES = st.lists(st.sampled_from(["en", "fr", "fa", "ar", "ru", "tr", "zh", "xx", "pt-br"]), max_size=3)


class Vocabulary:
    def matching(self, pattern: str, *, limit: int) -> set[str]:
        return {pattern[:1], "other"}

    def near(self, field: str, word: str, distance: int, *, limit: int) -> set[str]:
        assert FIELDS[field] in ("text", "names")
        assert 0 < distance < len(word)
        return {word[1:], "other"}


def check(text: str, languages: list[str]) -> None:
    result = attempt(text, languages)
    if not isinstance(result, QueryError):
        assert_canonical(result, inside=None)
        return
    assert 0 <= result.position <= len(result.query)
    assert "\n" not in result.query
    assert result.message.splitlines()[-1].index("^") == result.position + 2


def attempt(text: str, languages: list[str]) -> Tree | QueryError:
    try:
        return canonical(text, languages=languages, vocabulary=Vocabulary())
    except QueryError as error:
        return error


def assert_canonical(tree: Tree, *, inside: type | None) -> None:
    match tree:
        case And(parts) | Or(parts):
            assert len(parts) >= 2 or (tree == NOTHING and inside is None)
            assert len(set(parts)) == len(parts)
            assert type(tree) is not inside
            assert not {Everything(), NOTHING} & set(parts)
            for part in parts:
                assert_canonical(part, inside=type(tree))
        case Not(part):
            assert not isinstance(part, Not | Everything)
            assert part != NOTHING
            assert_canonical(part, inside=Not)
        case Phrase(field, tokens, gaps):
            assert FIELDS[field] in ("text", "names")
            assert len(gaps) in (0, len(tokens) - 1)
            assert all(1 <= gap <= 50 for gap in gaps)
            assert not gaps or max(gaps) > 1
            assert len(tokens) >= 2
            assert all(tokens)
        case Term(field, token):
            assert FIELDS[field] != "dates"
            assert token
        case Pattern(field, pattern):
            assert FIELDS[field] in ("names", "values")
            assert pattern.strip("*?")
        case Range(number, first, last):
            assert number in ("published_first", "published_last", "retrieved")
            assert first is not None or last is not None


@given(st.text(max_size=60), LANGUAGES)
def test_any_text(text: str, languages: list[str]) -> None:
    check(text, languages)


@given(GRAMMAR_LIKE, LANGUAGES)
def test_anything_like_a_query(text: str, languages: list[str]) -> None:
    check(text, languages)


@given(GRAMMAR_LIKE)
def test_a_query_in_parentheses_means_the_same(text: str) -> None:
    alone, enclosed = attempt(text, []), attempt(f"({text})", [])
    # The beginning of an id is recognised only if it is the whole query.
    if not isinstance(alone, QueryError) and not re.fullmatch(r"\s*[0-9a-f]+\s*", text):
        assert enclosed == alone

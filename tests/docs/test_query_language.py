# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The page about the query language says what the language is."""

import re
from pathlib import Path

import pytest

from byline.errors import QueryError
from byline.search.canonical import MOST_TOKENS, MOST_WAYS, canonical
from byline.search.query import MOST_APART
from byline.search.schema import ALIASES, FIELDS
from byline.search.stemming import ALGORITHMS
from byline.search.tree import Tree

PAGE = (Path(__file__).parents[2] / "docs/reference/query-language.md").read_text(encoding="utf-8")


class Vocabulary:
    """One word, which matches everything."""

    def matching(self, pattern: str, *, limit: int) -> set[str]:
        return {"word"}

    def near(self, field: str, word: str, distance: int, *, limit: int) -> set[str]:
        return {"word"}


def tree(text: str) -> Tree:
    return canonical(text, languages=(), vocabulary=Vocabulary())


def test_every_field_has_its_row() -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE.split("## Fields")[1].split("## Dates")[0], re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"\w+", row)]
    assert sorted(named) == sorted([*FIELDS, *ALIASES])


@pytest.mark.parametrize("query", re.findall(r"`((?:\w+:|\"|\()[^`]*[^:`])`", PAGE))
def test_every_query_that_it_names_can_be_read(query: str) -> None:
    if query != "field:value":
        assert tree(query)


def test_the_table_of_words_can_be_read() -> None:
    for row in re.findall(r"^\| (`.*?`) \| that", PAGE, re.MULTILINE):
        for query in re.findall(r"`([^`]+)`", row):
            assert tree(query)


def test_its_figures_are_right() -> None:
    assert f"{MOST_TOKENS:,} different words" in PAGE
    assert f"may stand in {MOST_WAYS:,} ways" in PAGE
    assert f"is 1 (the same as none) to {MOST_APART}" in PAGE
    assert f"for {len(set(ALGORITHMS.values()))} languages" in PAGE


def test_its_error_is_the_error() -> None:
    with pytest.raises(QueryError) as caught:
        tree("agnecy:mehr unity")
    assert f"byline: {caught.value.message}" in PAGE
    assert str(caught.value.cure)[:60] in PAGE

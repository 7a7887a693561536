# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Canonical trees as tantivy's queries, node by node."""

from collections.abc import Sequence
from itertools import accumulate, product
from typing import Any

import tantivy
from tantivy import Occur, Query

from byline.search.engines.tantivy.storage import key_of
from byline.search.schema import TOKEN_FIELDS
from byline.search.tree import And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree


def compiled(node: Tree, schema: Any) -> Any:
    """A tree as tantivy's query: it scores tokens and phrases by BM25, and by nothing else that it looks for."""
    match node:
        case And(parts):
            return Query.boolean_query([(Occur.Must, compiled(part, schema)) for part in parts])
        case Or(parts):
            return Query.boolean_query([(Occur.Should, compiled(part, schema)) for part in parts])
        case Phrase(field, tokens):
            return _phrase(schema, field, tokens, node.steps)
        case Term(field, token) if field in TOKEN_FIELDS:
            return Query.term_query(schema, field, token)
    return Query.const_score_query(_unscored(node, schema), 0.0)


def _unscored(node: Not | Everything | Range | Pattern | Term, schema: Any) -> Any:
    match node:
        case Not(part):
            # A query of negations alone would find nothing.
            return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, compiled(part, schema))])
        case Everything():
            return Query.all_query()
        case Range(number, first, last):
            if first is None and last is None:
                return Query.exists_query(number)
            return Query.range_query(schema, number, tantivy.FieldType.Integer, first, last)
        case Pattern(field, pattern):
            return Query.regex_query(schema, field, _expression(pattern))
        case Term(field, token):
            return Query.term_query(schema, field, key_of(token))


def _phrase(schema: Any, field: str, tokens: Sequence[str], steps: Sequence[int]) -> Any:
    # tantivy's own slop is one for all gaps together, and takes the words in any order and one of them twice: so each
    # way in which the phrase may stand is asked for (byline.search.canonical bounds their number).
    ways = [accumulate((0, *way)) for way in product(*(range(1, step + 1) for step in steps[1:]))]
    asked = [Query.phrase_query(schema, field, list(zip(way, tokens, strict=True))) for way in ways]
    return asked[0] if len(asked) == 1 else Query.boolean_query([(Occur.Should, way) for way in asked])


def _expression(pattern: str) -> str:
    """A wildcard pattern as a regular expression of tantivy, which matches whole terms."""
    return "".join({"*": "(.|\\n)*", "?": "(.|\\n)"}.get(character) or _literal(character) for character in pattern)


def _literal(character: str) -> str:
    return character if character.isalnum() else f"\\x{{{ord(character):x}}}"

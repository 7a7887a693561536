# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The canonical query tree, the only thing that engines are asked: few kinds of nodes, each with one meaning.

And and Or hold two nodes or more, none twice and none of their own kind; NOTHING is the Or of none. A Not never stands
in a Not. There is no AND NOT, Require or the like: Whoosh answers those wrongly, and every engine differently.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Term:
    """Articles whose `field` has the token."""

    field: str
    token: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles whose `field` has the tokens in this order, each the right number of positions after the one before.

    That is 1, or with `gaps` anything from 1 to the number there, one for each token but the first.
    """

    field: str
    tokens: tuple[str, ...]
    gaps: tuple[int, ...] = ()

    @property
    def steps(self) -> tuple[int, ...]:
        """How far each token may stand from the one before; 0 for the first."""
        return (0, *(self.gaps or (1,) * (len(self.tokens) - 1)))


@dataclass(frozen=True, slots=True)
class Pattern:
    """Articles whose `field` has a token that the pattern matches in full: `*` any characters, `?` one.

    Never a field of kind text: there words are matched, by the word list, and their tokens looked for.
    """

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Range:
    """Articles whose number (`schema.Entry.numbers`) is known and lies within; both ends included, None is open."""

    number: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Not:
    """All articles that `part` does not find."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class And:
    """Articles that all parts find."""

    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that any part finds."""

    parts: "tuple[Tree, ...]"


Tree = Term | Phrase | Pattern | Range | Everything | Not | And | Or

NOTHING = Or(())


class Wanted(NamedTuple):
    """What a highlighter looks for in a text: single tokens, and phrases, whatever their field."""

    tokens: frozenset[str]
    phrases: frozenset[Phrase]


def both(nodes: Iterable[Tree]) -> Tree:
    """All of `nodes`, in canonical form."""
    parts = _flat(nodes, And)
    if NOTHING in parts:
        return NOTHING
    telling = [part for part in parts if part != Everything()]
    if not telling:
        return Everything()
    return telling[0] if len(telling) == 1 else And(tuple(telling))


def either(nodes: Iterable[Tree]) -> Tree:
    """Any of `nodes`, in canonical form."""
    parts = _flat(nodes, Or)
    if Everything() in parts:
        return Everything()
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def negated(node: Tree) -> Tree:
    """Everything but `node`, in canonical form."""
    if isinstance(node, Not):
        return node.part
    if node == NOTHING:
        return Everything()
    return NOTHING if isinstance(node, Everything) else Not(node)


def wanted(tree: Tree) -> Wanted:
    """What the tree looks for in title and text, leaving out what it excludes."""
    tokens: set[str] = set()
    phrases: set[Phrase] = set()
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, And | Or):
            pending += node.parts
        elif isinstance(node, Term) and node.field in ("text", "title"):
            tokens.add(node.token)
        elif isinstance(node, Phrase) and node.field in ("text", "title"):
            phrases.add(replace(node, field="text"))
    return Wanted(frozenset(tokens), frozenset(phrases))


def sought(tree: Tree, fields: Container[str]) -> Iterator[tuple[str, str]]:
    """The tokens that the tree looks for in `fields`, each with its field; not those that it excludes."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from sought(part, fields)
        case Term(field, token) if field in fields:
            yield field, token
        case Phrase(field, tokens):
            yield from ((field, token) for token in tokens)


def _flat(nodes: Iterable[Tree], kind: type[And | Or]) -> list[Tree]:
    parts: dict[Tree, None] = {}
    for node in nodes:
        parts.update(dict.fromkeys(node.parts if isinstance(node, kind) else (node,)))
    return list(parts)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
# mypy: disable-error-code="no-untyped-call"
# Whoosh's parser is typed in parts only.
"""The query language: a query's text to a tree of Whoosh's query classes, or an error that points at the place.

Whoosh's parser is lenient: it guesses what unbalanced brackets and lone operators may mean. So its tokens are checked
before it builds the tree, and what cannot be understood is refused. The tree's words are as the user typed them, its
fields the public ones (None where none is named); `byline.search.canonical` turns it into what engines run.
docs/reference/query-language.md describes the language.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from whoosh.qparser import plugins, syntax
from whoosh.qparser.common import attach
from whoosh.qparser.default import QueryParser
from whoosh.query.terms import FuzzyTerm

from byline.errors import QueryError
from byline.search.schema import ALIASES, FIELDS, MOST_APART

LONGEST = 2_000
DEEPEST = 20
_MOST = 400

# Quotation marks, brackets and wildcards as other keyboards give them, each one character for one.
_PLAIN = str.maketrans("“”„‟«»＂（）［］｛｝＊", '"' * 7 + "()[]{}*")
_WORD_START = r"(?<![^\s(\-])"
_OPERATOR = r'(?<![^\s()"]){}(?![^\s()"])'
# What is left of a ~ or a ^ where there is no word or phrase that it could belong to.
_MARK = re.compile(r"(?<=\w)[~^]\d*(\.\d+)?$|^[~^]")


def parse(text: str) -> Any:
    """The query's tree of Whoosh's And, Or, Not, Term, Phrase, Prefix, Wildcard and TermRange, with their places.

    Raises QueryError, with the offset of the first character that cannot be understood, for any text that is no query.
    """
    _check_text(text)
    parser = _parser()
    group = parser.tag(text.translate(_PLAIN))
    group.nodes = _Check(text).checked(group.nodes)
    return parser.filterize(group).query(parser)


def error_at(text: str, position: int, message: str, *, cure: str | None = None) -> QueryError:
    """The error that points at a place of a query; what would break the line that shows it is a space there."""
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)
    return QueryError(message, query=shown, position=position, cure=cure)


def _check_text(text: str) -> None:
    if not text.strip():
        raise QueryError("the query is empty", query="", position=0, cure="* finds every article")
    for position, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise error_at(text.encode(errors="replace").decode(), position, "this is not a character")
    if len(text) > LONGEST:
        raise error_at(text[:40] + "...", 40, f"the query is longer than {LONGEST:,} characters")


class _Check:
    """Checks the parser's tokens from left to right, and readies them for its filters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Any] = []
        self._previous: Any = None
        """The token before, unless that was white space."""
        self._spaced = True

    def checked(self, nodes: list[Any]) -> list[Any]:
        """The tokens without those that say nothing; raises QueryError."""
        ready: list[Any] = []
        for node in self._named(nodes):
            if node.is_ws():
                self._spaced = True
            else:
                self._check(node)
                self._previous, self._spaced = node, False
            ready.append(node)
        self._check_end()
        if len(ready) > _MOST:
            raise self._error("the query has too many parts", ready[_MOST])
        return list(_without_double_not(ready))

    def _error(self, message: str, node: Any, *, offset: int = 0, cure: str | None = None) -> QueryError:
        return error_at(self._text, node.startchar + offset, message, cure=cure)

    def _named(self, nodes: list[Any]) -> Iterator[Any]:
        """The tokens with the fields' own names; a word before a colon and a space is just a word."""
        for index, node in enumerate(nodes):
            if isinstance(node, syntax.FieldnameNode):
                name = node.fieldname.lower()
                node.fieldname = ALIASES.get(name, name)
                following = nodes[index + 1] if index + 1 < len(nodes) else syntax.Whitespace()
                last = isinstance(following, syntax.Whitespace | plugins.GroupPlugin.CloseBracket)
                if node.fieldname not in FIELDS and last:
                    node = syntax.to_word(node)  # noqa: PLW2901 - the same token, seen as what it is
            yield node

    def _check(self, node: Any) -> None:
        before = self._previous
        if isinstance(before, syntax.FieldnameNode):
            self._check_value(before, node)
        if isinstance(node, syntax.InfixOperator):
            if before is None or isinstance(before, syntax.Operator | plugins.GroupPlugin.OpenBracket):
                raise self._error(f"{node.text} has nothing before it", node, cure=_QUOTE.format(node.text))
        elif isinstance(node, plugins.GroupPlugin.OpenBracket):
            self._open.append(node)
            if len(self._open) > DEEPEST:
                raise self._error(f"parentheses are nested more than {DEEPEST} deep", node)
        elif isinstance(node, plugins.GroupPlugin.CloseBracket):
            self._check_close(node)
        elif isinstance(node, syntax.FieldnameNode):
            if node.fieldname not in FIELDS:
                raise self._unknown_field(node)
        elif isinstance(node, syntax.RangeNode):
            if not isinstance(before, syntax.FieldnameNode):
                raise self._error("a range needs a field", node, cure="write published:[2025 TO 2026]")
        else:
            self._check_word(node)

    def _check_value(self, field: Any, node: Any) -> None:
        named = f"{field.fieldname}:"
        if self._spaced:
            raise self._error(f"there is a space after {named}", node, offset=-1, cure=f"write {named}word")
        no_value = isinstance(node, syntax.Operator | syntax.FieldnameNode | plugins.GroupPlugin.CloseBracket)
        if no_value or (isinstance(node, syntax.WordNode) and node.text.startswith("-")):
            raise self._error(f"{named} needs a value", node, cure=f'write {named}word or {named}"some words"')

    def _check_close(self, node: Any) -> None:
        if not self._open:
            raise self._error("this parenthesis was never opened", node, cure=_QUOTE.format(")"))
        opened = self._open.pop()
        if self._previous is opened:
            raise self._error("there is nothing between the parentheses", opened)
        self._check_operand()

    def _check_word(self, node: Any) -> None:
        text = node.text if isinstance(node, syntax.WordNode) else ""
        for mark, message, cure in _STRAY:
            if mark in text:
                raise self._error(message, node, offset=text.index(mark), cure=cure)
        touches = not self._spaced and isinstance(self._previous, syntax.TextNode)
        if isinstance(node, _Fuzzy) and touches:
            raise self._error("likeness is that of one word", node, cure=_ALIKE)
        stray = _MARK.search(text)
        if stray and not isinstance(node, _Fuzzy) and (stray.start() or (touches and _is_phrase(self._previous))):
            message = "there is no boost" if stray.group()[0] == "^" else "this ~ stands at no word and no phrase"
            raise self._error(message, node, offset=stray.start(), cure=_ALIKE)
        if _is_phrase(node) and not 1 <= node.slop <= MOST_APART:
            raise self._error(f"words may be 1 to {MOST_APART} apart", node, cure=_ALIKE)
        if touches and _is_wildcard(node, self._previous) and _is_phrase(node, self._previous):
            raise self._error("a phrase takes no wildcard", node, cure="leave out the quotation marks or the wildcard")

    def _check_end(self) -> None:
        self._check_operand()
        if isinstance(self._previous, syntax.FieldnameNode):
            named = self._previous.original
            raise self._error(f"{named} needs a value", self._previous, offset=len(named), cure=f"write {named}word")
        if self._open:
            raise self._error("this parenthesis is never closed", self._open[-1], cure=_QUOTE.format("("))

    def _check_operand(self) -> None:
        if isinstance(self._previous, syntax.Operator):
            text = self._previous.text
            raise self._error(f"{text} has nothing after it", self._previous, cure=_QUOTE.format(text))

    def _unknown_field(self, node: Any) -> QueryError:
        near = get_close_matches(node.fieldname, [*FIELDS, *ALIASES], n=1)
        meant = f"did you mean {near[0]}:? " if near else ""
        cure = f"{meant}the fields are {', '.join(FIELDS)}; put text that holds a colon in quotation marks"
        return self._error(f"there is no field {node.original[:-1]}", node, cure=cure)


_QUOTE = 'to look for it as a word, put it in quotation marks: "{}"'
_BRACKET = "write published:[2025 TO 2026]; put text that holds brackets in quotation marks"
_ALIKE = 'write word~ or word~2 for words that are like it, "some words"~3 for words up to 3 apart'
_STRAY = (
    ('"', "this quotation mark has no partner", 'a phrase begins and ends with one: "national unity"'),
    ("[", "this bracket begins no range", _BRACKET),
    ("]", "this bracket ends no range", _BRACKET),
    ("{", "this bracket begins no range", _BRACKET),
    ("}", "this bracket ends no range", _BRACKET),
)


def _is_phrase(*nodes: Any) -> bool:
    return any(isinstance(node, plugins.PhrasePlugin.PhraseNode) for node in nodes)


def _is_wildcard(*nodes: Any) -> bool:
    return any(isinstance(node, plugins.WildcardPlugin.WildcardNode) for node in nodes)


def _without_double_not(nodes: list[Any]) -> Iterator[Any]:
    # Whoosh would make the second NOT the operand of the first.
    pending: Any = None
    for node in nodes:
        if isinstance(node, syntax.PrefixOperator):
            pending = None if pending is not None else node
            continue
        if pending is not None and not node.is_ws():
            yield pending
            pending = None
        yield node


class _Fuzzy(syntax.WordNode):
    """A word for which others may stand."""

    distance = 1

    def query(self, parser: Any) -> Any:
        """Whoosh's query for it."""
        asked = FuzzyTerm(self.fieldname or parser.fieldname, self.text, maxdist=self.distance)
        return attach(asked, self)


class _Likeness(plugins.TaggingPlugin):
    expr = re.compile(r'(?<![^\s(\-:])(?!-)(?P<text>[^\s"()\[\]{}*?:~^]*\w)~(?P<distance>[12]?)(?![^\s()])')
    priority = -1

    def create(self, parser: Any, match: re.Match[str]) -> Any:  # noqa: ARG002 - Whoosh's signature
        """The token of a fuzzy word."""
        node = _Fuzzy(match.group("text"))
        node.distance = int(match.group("distance") or 1)
        return node


class _Wildcards(plugins.WildcardPlugin):
    expr = "(?P<text>[*?])"  # not the Arabic question mark: it ends questions


class _Addresses(plugins.TaggingPlugin):
    """url:https://example.org/?id=1 and bare addresses, in which a colon or a question mark has no meaning of ours."""

    expr = re.compile(
        rf'{_WORD_START}(?P<field>url:(?=[^\s"(]))?(?P<text>(?(field)|https?://)(?:[^\s"()]|\([^\s"()]*\))+)'
    )
    priority = -1

    def create(self, parser: Any, match: re.Match[str]) -> Any:  # noqa: ARG002 - Whoosh's signature
        """The token of an address."""
        node = syntax.WordNode(match.group("text"))
        node.set_fieldname("url" if match.group("field") else None)
        return node


@cache
def _parser() -> Any:
    fields = plugins.FieldsPlugin(rf"{_WORD_START}(?P<text>[^\W\d_]\w*):(?!//)", remove_unknown=False)
    phrases = plugins.PhrasePlugin(r'"(?P<text>[^"]*)"(?:~(?P<slop>\d{1,4})(?![^\s()]))?')
    ends = r"[^\s\[\]{}\"]+?"
    ranges = plugins.RangePlugin(
        re.compile(
            rf"(?P<open>[\[{{])\s*(?P<start>{ends})?\s*\b(?i:TO)\b\s*(?P<end>{ends})?\s*(?P<close>[\]}}])",
        )
    )
    operators = plugins.OperatorsPlugin(
        And=_OPERATOR.format("AND"),
        Or=_OPERATOR.format("OR"),
        Not=rf'{_WORD_START}NOT(?![^\s()"])|(?<![^\s(])-(?=[^\s\-)])',
        AndNot=None,
        AndMaybe=None,
        Require=None,
    )
    # Regex, boost and single-quote plugins are left out: an apostrophe is no quotation mark.
    chosen: list[Any] = [_Addresses(), _Likeness(), fields, phrases, ranges, plugins.GroupPlugin, operators, _Wildcards]
    return QueryParser(None, None, plugins=chosen)

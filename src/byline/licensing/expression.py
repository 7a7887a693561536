# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""SPDX licence expressions: `CC-BY-4.0 OR GFDL-1.3-or-later`, `CC-BY-4.0 AND CC-BY-SA-4.0` (SPDX 2.3, annex D).

OR leaves the choice to the reuser, AND puts parts of one article under different licences. `WITH` is refused: it makes
exceptions for software. A library reads them; a single id, which is nearly every article's, needs none.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from byline.errors import UsageError
from byline.licensing.catalog import catalog

if TYPE_CHECKING:
    from license_expression import LicenseSymbol

_LONGEST = 1000


class AllOf(NamedTuple):
    """Every part applies. Make it with `all_of`."""

    parts: tuple["Expression", ...]


class AnyOf(NamedTuple):
    """The reuser may choose a part. Make it with `any_of`."""

    parts: tuple["Expression", ...]


Expression = str | AllOf | AnyOf
"""An id, or several. In one form only: no part stands in an expression of its own kind, and none stands twice."""


def all_of(*parts: Expression) -> Expression:
    """The expression of parts that all apply; of one part, that part."""
    return _joined(AllOf, parts)


def any_of(*parts: Expression) -> Expression:
    """The expression of parts to choose from; of one part, that part."""
    return _joined(AnyOf, parts)


def _joined(kind: type[AllOf] | type[AnyOf], parts: tuple[Expression, ...]) -> Expression:
    flat = (inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))
    single = tuple(dict.fromkeys(flat))
    return single[0] if len(single) == 1 else kind(single)


def parse(text: str) -> Expression:
    """The expression that `text` writes, ids as the catalogue writes them; ids that it does not know stay as they are.

    UsageError for anything that is no expression, for `WITH`, and for a text of more than 1,000 characters.
    """
    text = text.strip()
    if text and not any(character in "()" or character.isspace() for character in text):
        return _known(text)
    if len(text) > _LONGEST:
        raise UsageError(f"a licence expression has at most {_LONGEST:,} characters", cure="name fewer licences")
    from license_expression import ExpressionError, Licensing

    try:
        parsed = Licensing().parse(text, simple=True)
    except ExpressionError as error:
        raise _unreadable(text, str(error)) from error
    except (AssertionError, IndexError) as error:  # the library trips over "( )" and "( OR a )"
        raise _unreadable(text, "its brackets hold no expression") from error
    if parsed is None:
        raise _unreadable(text, "it is empty")
    return _built(parsed, text)


def render(expression: Expression) -> str:
    """The expression as SPDX writes it: AND binds more tightly than OR, brackets stand only where they are needed."""
    if isinstance(expression, str):
        return expression
    if isinstance(expression, AnyOf):
        return " OR ".join(map(render, expression.parts))
    return " AND ".join(f"({render(part)})" if isinstance(part, AnyOf) else render(part) for part in expression.parts)


def members(expression: Expression) -> Iterator[str]:
    """Every id in it, in order."""
    if isinstance(expression, str):
        yield expression
    else:
        for part in expression.parts:
            yield from members(part)


def normalize(text: str) -> str:
    """The expression as byline keeps it; UsageError if it cannot be read, or names what the catalogue does not know."""
    expression = parse(text)
    for license_id in members(expression):
        catalog().require(license_id)
    return render(expression)


def _known(license_id: str) -> str:
    found = catalog().get(license_id)
    return found.id if found else license_id


def _built(parsed: "LicenseSymbol", text: str) -> Expression:
    """The library's tree as ours."""
    from license_expression import AND, OR, LicenseWithExceptionSymbol

    if isinstance(parsed, LicenseWithExceptionSymbol):
        raise _unreadable(text, "byline knows no exceptions (WITH)")
    if isinstance(parsed, AND | OR):
        join = all_of if isinstance(parsed, AND) else any_of
        return join(*(_built(part, text) for part in parsed.args))
    return _known(parsed.key)


def _unreadable(text: str, why: str) -> UsageError:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return UsageError(f"{shown!r} is no licence expression: {why}", cure="for example: CC-BY-4.0 OR GFDL-1.3-or-later")

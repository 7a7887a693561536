# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a page's JSON-LD says of the article in it: schema.org's license, creditText and copyrightNotice."""

from collections.abc import Iterator
from typing import Any

from byline.audit.reading import Stated
from byline.page.parse import Page

# Nodes below other properties are other things: pictures, the publisher, related stories.
_SAME_WORK = ("@graph", "@included", "mainEntity")
_ORIGINALS = ("isBasedOn", "translationOfWork", "exampleOfWork")
_TEXTS = ("Article", "Posting", "Report", "Review", "CreativeWork")
_WITHIN = ("@id", "url", "name")
_MOST_NODES = 10_000
_MOST = 20


def stated_in(page: Page) -> tuple[Stated, ...]:
    """Every article that the page's data speak of, and every original of one; those in lists of others are left out."""
    return tuple(each for block in page.json_ld for each in _articles(block.data, _line(page, block.selector)))


def _articles(data: object, line: int | None) -> Iterator[Stated]:
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            waiting += [node[key] for key in reversed(_SAME_WORK) if key in node]
            if _is_text(node):
                yield _stated(node, line)
                yield from (
                    _stated(each, line, original=True)
                    for key in _ORIGINALS
                    for each in _listed(node.get(key))
                    if isinstance(each, dict)
                )


def _is_text(node: dict[str, Any]) -> bool:
    return any(isinstance(kind, str) and kind.endswith(_TEXTS) for kind in _listed(node.get("@type")))


def _stated(node: dict[str, Any], line: int | None, *, original: bool = False) -> Stated:
    return Stated(
        original,
        name=next(iter([*_strings(node, "headline"), *_strings(node, "name")]), ""),
        uris=(*_strings(node, "@id"), *_strings(node, "url"), *_strings(node, "mainEntityOfPage")),
        licenses=tuple(_strings(node, "license")),
        credits=tuple(_strings(node, "creditText")),
        copyrights=tuple(_strings(node, "copyrightNotice")),
        line=line,
    )


def _strings(node: dict[str, Any], key: str) -> list[str]:
    """The words of a property; of a node that is its value, its address, or else its name."""
    found = []
    for value in _listed(node.get(key)):
        inner = next((value[name] for name in _WITHIN if name in value), None) if isinstance(value, dict) else value
        if isinstance(inner, str) and inner.strip():
            found.append(inner.strip())
    return found


def _listed(value: object) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [value]


def _line(page: Page, selector: str) -> int | None:
    scripts = (each for each in page.elements("script") if page.selector(each) == selector)
    return next((each.sourceline for each in scripts), None)

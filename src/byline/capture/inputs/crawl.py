# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A crawl: the captures in a WARC or ARC file, compressed or not, under any name, or in a WACZ package."""

from collections.abc import Iterator

from byline.capture.container import holds_captures
from byline.capture.inputs import Context, Item, crawled


def accepts(argument: str) -> bool:
    """Whether this file begins as one; or is named as one, if it begins as nothing that is known."""
    return holds_captures(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """Every capture in it, in the order of the file."""
    yield from crawled(argument, context)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A text file that lists URLs, one a line."""

from collections.abc import Iterator
from pathlib import Path

from byline.capture.inputs import Context, Item, listed
from byline.capture.local import lists_urls


def accepts(argument: str) -> bool:
    """Whether this is a file in which every line is a URL, blank or a comment."""
    return lists_urls(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The pages, in the order of the list."""
    with Path(argument).open("rb") as stream:
        yield from listed(stream, argument, context)

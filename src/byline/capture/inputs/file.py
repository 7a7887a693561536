# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A file that holds an article: HTML, plain text or Markdown."""

from collections.abc import Iterator
from functools import partial

from byline.capture.container import holds_captures
from byline.capture.inputs import Context, Item
from byline.capture.local import is_file, lists_urls, media_type_of


def accepts(argument: str) -> bool:
    """Whether this is a file of a type that byline reads, by its name or, without a suffix, by its first bytes."""
    if not is_file(argument) or media_type_of(argument) is None:
        return False
    return not lists_urls(argument) and not holds_captures(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The file."""
    yield Item(argument, partial(context.capture_file, argument))

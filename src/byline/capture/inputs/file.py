# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A file that holds an article: HTML, plain text or Markdown."""

from collections.abc import Iterator
from functools import partial

from byline.capture.inputs import Context, Item
from byline.capture.local import is_file, lists_urls, media_type_of


def accepts(argument: str) -> bool:
    """Whether this is a file of a type that byline reads, by its name or, without a suffix, by its first bytes."""
    return is_file(argument) and media_type_of(argument) is not None and not lists_urls(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The file."""
    yield Item(argument, partial(context.capture_file, argument))

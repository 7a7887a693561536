# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A page on the web."""

from collections.abc import Iterator
from functools import partial

from byline.capture.inputs import Context, Item
from byline.capture.target import is_web_url


def accepts(argument: str) -> bool:
    """Whether this is an http or https URL."""
    return is_web_url(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The page."""
    yield Item(argument, partial(context.fetch, argument))

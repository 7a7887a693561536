# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Standard input: one article, a list of URLs, or a feed."""

import io
from collections.abc import Iterator
from functools import partial

from byline.capture import media
from byline.capture.inputs import Context, Item, fed, listed
from byline.capture.listing import is_list
from byline.capture.local import capture_content, read_bounded


def accepts(argument: str) -> bool:
    """Whether this is "-"."""
    return argument == "-"


def items(argument: str, context: Context) -> Iterator[Item]:
    """The pages that it lists (as a list or a feed), or the HTML or plain text that it is."""
    content = read_bounded(context.stdin.read, context.max_size, "standard input")
    if is_list(io.BytesIO(content)):
        yield from listed(io.BytesIO(content), argument, context)
    elif media.is_feed(content):
        yield from fed(content, context, url=None)
    else:
        yield Item(argument, partial(capture_content, content, argument, media_type=None, retrieved=context.retrieved))

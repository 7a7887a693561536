# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A page on the web, or a feed there: the pages that it lists."""

from collections.abc import Iterator

from byline.capture import media
from byline.capture.inputs import Context, Item, fed
from byline.capture.target import is_web_url
from byline.page.decode import undo_content_coding


def accepts(argument: str) -> bool:
    """Whether this is an http or https URL."""
    return is_web_url(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The page; or, if what answers begins as RSS or Atom does, the pages that it lists."""
    capture = context.fetcher.fetch(argument, feeds=True)
    if capture.media_type != media.FEED:
        yield Item(argument, lambda: capture)
        return
    coding = ",".join(capture.headers.get_all("Content-Encoding")) if capture.headers else None
    content = undo_content_coding(capture.payload, coding, limit=context.max_size)
    yield from fed(content, context, url=capture.url, retrieved=capture.retrieved)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A file that holds a feed: the pages that it lists."""

from collections.abc import Iterator

from byline.capture import media
from byline.capture.inputs import Context, Item, fed
from byline.capture.local import is_feed_file, read_file


def accepts(argument: str) -> bool:
    """Whether this is a file that begins as RSS or Atom does, and whose name does not say that it is something else."""
    return media.of_name(argument) is None and is_feed_file(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """The pages, in the order of the feed."""
    yield from fed(read_file(argument, context.max_size), context, url=None)

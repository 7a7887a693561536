# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Lists of URLs: one a line, with blank lines and # comments between them."""

import codecs
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from byline.capture.target import is_web_url

# Longer than any URL that is followed: a text that is one long line must not be read whole to be told from a list.
_LONGEST_LINE = 16_384


def entries(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """The line number and the text of every line that is neither blank nor a comment."""
    for number, line in enumerate(iter(partial(stream.readline, _LONGEST_LINE), b""), start=1):
        text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").strip()
        if text and not text.startswith("#"):
            yield number, text


def is_list(stream: BinaryIO) -> bool:
    """Whether a text lists URLs: it begins with one, and no entry is more than one word.

    One misspelt line among many URLs does not make an article of the list; it is reported when its turn comes.
    """
    found = False
    for _, text in entries(stream):
        if len(text.split()) > 1 or not (found or is_web_url(text)):
            return False
        found = True
    return found

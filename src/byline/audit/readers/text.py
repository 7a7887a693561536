# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain text: each line is a block."""

import re
from collections.abc import Iterator

from byline.audit.reading import Block, File, Label, Reading
from byline.page.decode import decode_text

_ID = re.compile(r"(?:^|/)([0-9a-f]{16})\.\w+$")


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as plain text."""
    if file.media_type:
        return file.media_type == "text/plain"
    return file.suffix.rpartition(".")[2] in ("txt", "text")


def read(file: File) -> Iterator[Reading | Label]:
    """The text, line by line."""
    source = decode_text(file.content(), charset=None, media_type="text/plain")
    lines = enumerate(source.splitlines(), start=1)
    blocks = tuple(Block(" ".join(text.split()), line) for line, text in lines if text.strip())
    yield Reading(file.name, "text", blocks, ids=tuple(_ID.findall(file.name)), url=file.url)

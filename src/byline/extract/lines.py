# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pieces of text as paragraphs: parted by one empty line, white space tidied, without what only buttons say."""

import re
from collections.abc import Iterable

from byline.extract.strings import clean

BREAK = re.compile(r"\n\s*\n")
_BLANK = re.compile(r"[^\S\n]+")
# Buttons beside an article that are made of paragraphs.
_BUTTON = re.compile(
    r"\W*(?:drucken|e-?mail|facebook|flipboard|google|instagram|linkedin|mail|pdf|pinterest|pocket|print|qq|reddit|"
    r"twitter|wechat|weibo|whatsapp|xing|mehr zum thema:?|more on this.{,8})",
    re.IGNORECASE,
)


def tidied(pieces: Iterable[str]) -> str:
    """The text that the pieces make."""
    blocks = BREAK.split(clean("".join(pieces)))
    return "\n\n".join(block for block in map(tidy, blocks) if block.strip("- |\n") and not _BUTTON.fullmatch(block))


def tidy(block: str) -> str:
    """The lines of a paragraph, without empty ones and without white space at their ends."""
    return "\n".join(line for line in (_BLANK.sub(" ", line).strip() for line in block.splitlines()) if line)

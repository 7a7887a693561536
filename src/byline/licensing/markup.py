# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Captured text made harmless in Markdown."""

import re

# What CommonMark, GitHub's dialect and common extensions give a meaning to. Full stop and colon have one in addresses
# and lists only, dashes and the like where they do not join words: other text stays readable as it is written.
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>#~|&@$^]|(?<=\d)[.)]|\.(?=\w)|:(?=\S)|(?<!\w)[-+=]|[-+=](?!\w)")


def escape_markdown(text: str) -> str:
    """Text so that Markdown shows it as it is: it makes no link, image, emphasis, list, heading or HTML.

    The lines must not begin with white space, which no backslash takes the meaning from. CommonMark 2.4: a backslash
    before ASCII punctuation makes it ordinary.
    """
    return _MEANINGFUL.sub(r"\\\g<0>", text)

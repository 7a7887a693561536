# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Captured text made harmless in Markdown."""

import re

# What CommonMark, GitHub's dialect and common extensions give a meaning to; full stop and colon within addresses only,
# and what makes a list at the beginning of a line.
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>#~|&@$^]|(?<=\d)[.)]|\.(?=\w)|:(?=\S)|^[-+=]")


def escape_markdown(text: str) -> str:
    """One line of text so that Markdown shows it as it is.

    CommonMark 2.4: any ASCII punctuation character may be backslash-escaped, and then has no other meaning.
    """
    return _MEANINGFUL.sub(r"\\\g<0>", text)

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Captured text made harmless in Markdown."""

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def escape_markdown(text: str) -> str:
    """One line of text so that Markdown shows it as it is.

    CommonMark 2.4: any ASCII punctuation character may be backslash-escaped, and then has no other meaning.
    """
    return _PUNCTUATION.sub(r"\\\g<0>", text)

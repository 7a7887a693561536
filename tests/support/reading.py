# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as its readers see it."""

from lxml import html as lxml_html
from markdown_it import MarkdownIt

ISOLATES = str.maketrans("", "", "\u2068\u2069")


def as_read(content: str, media_type: str) -> str:
    """The text that a browser shows, or a Markdown renderer; direction isolates are not seen."""
    if media_type == "text/markdown":
        content = MarkdownIt("commonmark").render(content).rstrip("\n")
    if media_type in ("text/html", "text/markdown"):
        (element,) = lxml_html.fragments_fromstring(content)
        content = str(element.text_content())
    return content.translate(ISOLATES)

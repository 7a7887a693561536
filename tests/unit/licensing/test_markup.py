# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text in Markdown that stays text."""

import pytest
from markdown_it import MarkdownIt

from byline.licensing.markup import escape_markdown


@pytest.mark.parametrize(
    "text",
    [
        "- item",
        "+ item",
        "* item",
        "1. item",
        "2) item",
        "# heading",
        "> quote",
        "---",
        "===",
        "a\n===",
        "a\n---",
        "| a | b |\n| - | - |\n| c | d |",
        "```\ncode\n```",
        "~~~\ncode",
        "<div>x</div>",
        "<!-- x -->",
        "[x](http://y.example) ![x](http://y.example/z.png)",
        "[x]: http://y.example",
        "<http://y.example> http://y.example www.y.example",
        "*a* **b** _c_ __d__ `e` ~~f~~",
        "&amp; &#60;",
        "a\\\nb",
        "\\*a*",
        "one line\n- another",
    ],
)
def test_nothing_but_a_paragraph(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape_markdown(text))
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    children = rendered[1].children or []
    assert {token.type for token in children} <= {"text", "softbreak"}
    assert "".join("\n" if token.type == "softbreak" else token.content for token in children) == text


def test_prose_stays_readable() -> None:
    prose = 'Well-known: "A. Uthor" (of Example Inc.) said, "50% more!" - or so.'
    assert escape_markdown(prose) == prose.replace(" - ", " \\- ")

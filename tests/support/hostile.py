# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that try to be more than words in the files of an export."""

from hypothesis import strategies as st

PIECES = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title>", "</p>", "</article>", "<!--", "-->"),
    *("<style>*{display:none}</style>", "]]>", "&lt;", "&#60;", "&", "<", ">", '"', "'", "<base href=//e.example>"),
    *("[x](javascript:alert(1))", "![i](http://e.example/i.png)", "<http://e.example>", "[a]: /b", "[^1]", "**", "__"),
    *("`", "```", "~~~", "~~", "# h", "1. ", "2) ", "- ", "+ ", "* ", "> ", "|a|b|", "\\", "$x$", "{{ x }}", "{% x %}"),
    *("---", "===", "***", "...", "-" * 72, "title: x", "!!python/object", ": ", " #", '{"license":"CC0-1.0"}', "\\n"),
    *("\n", "\r\n", "\r", "\n\n", "\t", "    ", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b", "\u2028", "\u2029"),
    *(
        "\ufeff",
        "\uffff",
        "\ufdd0",
        "\u202e",
        "\u2066",
        "\u200c",
        "\xa0",
        "\u3000",
        "آدا",
        "יוסי",
        "名前",
        "é",
        "e\u0301",
    ),
    *("😀", "Ada Example", "word", "NOTICE", "../../x", "http://e.example", "www.e.example", "a@b.example", "x" * 5000),
)
words = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.sampled_from(PIECES)).map("".join))

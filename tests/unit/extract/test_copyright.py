# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.copyright import copyright_line, is_dated


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("© 2026 The Byline Reader", "© 2026 The Byline Reader"),
        ("  Copyright ©\n 2026   Example ", "Copyright © 2026 Example"),
        ("(c) 2011 Feuerwehr Oldenburg", "(c) 2011 Feuerwehr Oldenburg"),
        ("Copyright (c) 2011 Jane Doe", "Copyright (c) 2011 Jane Doe"),
        ("Copyright 2026 BBC", "Copyright 2026 BBC"),
        ("Imprint | © Example | Contact", "© Example"),
        ("© 2026 Anouk Ferrand. Cet article est mis à disposition.", "© 2026 Anouk Ferrand"),
        ("© 2014 Example, Inc. All rights reserved.", "© 2014 Example, Inc. All rights reserved."),
        ("© 2019 Kourakis et al. This article is free.", "© 2019 Kourakis et al"),
        ("© 2022 Stack Exchange Inc; user contributions", "© 2022 Stack Exchange Inc"),
        ("©Example", "©Example"),
    ],
)
def test_copyright_lines_are_kept_verbatim(text: str, line: str) -> None:
    assert copyright_line(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Copyright",
        "©",
        "© All rights reserved",
        "Copyright © 2000—2019",
        "© 2026",
        "copyright law is long",
        "(a) one (b) two (c) three",
        "©rminos y condiciones",
        "© 2016 Theme Blass by Example",
        "© Photo: Ida Holm",
        "© This blog is licensed under CC BY",
        "© 2026 " + "Example " * 40,
        "All Content by Example is licensed under a Creative Commons Attribution 4.0 International License.",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert copyright_line(text) is None


def test_a_dated_line_names_a_year() -> None:
    assert is_dated("© 2026 Example")
    assert not is_dated("© Example")

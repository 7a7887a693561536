# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.extract.readers import front_matter
from support.pages import found, html, markdown


def test_simple_lines_are_read() -> None:
    page = markdown(
        '---\ntitle: "A story: part one"\nauthor: Jane Doe\ndate: 2026-03-09\nlang: en\ntags: [a, b]\n'
        "license: CC-BY-4.0\ncopyright: © 2026 Jane Doe\n---\n\nText.\n"
    )
    assert found(front_matter, page) == {
        "title": ["A story: part one"],
        "creators": ["Jane Doe"],
        "published": ["2026-03-09"],
        "language": ["en"],
        "copyright_notice": ["© 2026 Jane Doe"],
    }


def test_lists_of_authors_in_both_forms() -> None:
    assert found(front_matter, markdown("---\nauthors: [Jane Doe, 'John Roe']\n---\n"))["creators"] == [
        "Jane Doe",
        "John Roe",
    ]
    page = markdown("---\r\nauthors:\r\n  - Jane Doe\r\n  - John Roe\r\ntags:\r\n  - news\r\n---\r\nText")
    assert found(front_matter, page) == {"creators": ["Jane Doe", "John Roe"]}


def test_a_rule_is_not_front_matter() -> None:
    assert front_matter.block(markdown("---\n\ntitle: no end")) is None
    assert front_matter.block(markdown("Text\n---\ntitle: x\n---\n")) is None
    assert found(front_matter, html("---")) == {}

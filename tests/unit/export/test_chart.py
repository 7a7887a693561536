# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Counts drawn as bars."""

from lxml import etree

from byline.export.chart import bar_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(groups: dict[str, dict[str, int]]) -> etree._Element:
    return etree.fromstring(bar_chart("Holdings", groups).encode())


def test_bars_are_as_long_as_their_counts() -> None:
    picture = drawn({"licence": {"CC-BY-4.0": 1000, "CC0-1.0": 250}})
    wide = [int(bar.get("width")) for bar in picture.iter(f"{SVG}rect") if bar.get("rx")]
    assert wide[0] == 4 * wide[1]
    assert [text.text for text in picture.iter(f"{SVG}text")] == [
        "Holdings",
        "licence",
        "CC-BY-4.0",
        "1,000",
        "CC0-1.0",
        "250",
    ]
    assert "CC0-1.0 250" in picture.findtext(f"{SVG}desc")


def test_the_picture_holds_all_its_bars() -> None:
    picture = drawn({"a": {str(number): number for number in range(1, 40)}, "b": {"x": 1}})
    height = int(picture.get("viewBox").split()[3])
    assert max(int(bar.get("y", 0)) for bar in picture.iter(f"{SVG}rect")) < height


def test_hostile_names_stay_names() -> None:
    name = '</text><script>alert(1)</script>"&\u202e\x00' + "x" * 500
    picture = drawn({name: {name: 3}})
    assert not list(picture.iter(f"{SVG}script"))
    assert all(len(text.text) < 600 for text in picture.iter(f"{SVG}text"))


def test_nothing_is_a_picture_too() -> None:
    assert [text.text for text in drawn({}).iter(f"{SVG}text")] == ["Holdings"]

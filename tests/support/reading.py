# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as its readers see it: browsers, Markdown renderers, reference managers."""

import json
import re
from typing import Any

from lxml import html as lxml_html
from markdown_it import MarkdownIt

ISOLATES = str.maketrans("", "", "\u2068\u2069")
_SPELLED = {
    "\\textbackslash": "\\",
    "\\textbraceleft": "{",
    "\\textbraceright": "}",
    "\\textasciitilde": "~",
    "\\textasciicircum": "^",
}


def as_read(content: str, media_type: str) -> str:
    """The words of a notice that its reader gets to see; direction isolates are not seen."""
    match media_type:
        case "text/markdown":
            content = shown(MarkdownIt("commonmark").render(content).rstrip("\n"))
        case "text/html":
            content = shown(content)
        case "application/ld+json":
            content = json.loads(content)["creditText"]
        case "application/vnd.citationstyles.csl+json":
            (item,) = json.loads(content)
            content = item["note"]
        case "application/x-bibtex":
            content = read_bibtex(content)["note"]
        case "application/x-research-info-systems":
            (content,) = read_ris(content)["N1"]
    return content.translate(ISOLATES)


def shown(content: str) -> str:
    """The text that a browser shows of one HTML element."""
    (element,) = lxml_html.fragments_fromstring(content)
    return str(element.text_content())


def read_ris(content: str) -> dict[str, list[str]]:
    """The values of each tag of one RIS entry, which begins with TY and ends with ER, one a line."""
    lines = content.split("\n")
    assert lines[0].startswith("TY  - ")
    assert lines[-1] == "ER  -"
    values: dict[str, list[str]] = {}
    for line in lines[:-1]:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        values.setdefault(found[1], []).append(found[2])
    return values


def read_bibtex(content: str) -> dict[str, str]:
    """The fields of one BibTeX entry, read as BibTeX does: a value ends where its braces balance. TeX is resolved."""
    head = re.match(r"@misc\{([\w-]+),\n", content)
    assert head, content
    position, fields = head.end(), {"key": head[1]}
    while content[position] != "}":
        found = re.compile(r"  (\w+) = \{").match(content, position)
        assert found, content[position:]
        start = position = found.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(content[position], 0)
            position += 1
        raw = content[start : position - 1]
        fields[found[1]] = raw if found[1] == "url" else untexed(raw)
        position += len(",\n") if content.startswith(",", position) else len("\n")
    assert content[position:] == "}"
    return fields


def untexed(text: str) -> str:
    """TeX as it is typeset: commands by name, escaped characters, and braces that only group."""
    tokens = re.findall(r"\\[a-z]+|\\.|[{}]|[^\\{}]+", text)
    return "".join(
        _SPELLED[token] if token in _SPELLED else token[1:] if token[0] == "\\" else "" if token in "{}" else token
        for token in tokens
    )


def read_json(content: str) -> Any:
    """A JSON notice; the list of CSL holds one item."""
    data = json.loads(content)
    return data[0] if isinstance(data, list) else data

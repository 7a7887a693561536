# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Markdown (CommonMark), one file an article: front matter, title, credit, text, notice."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from byline.export.formats import Item, Writer, one_line, text_changes
from byline.export.staging import Staging
from byline.licensing.markup import escape_markdown
from byline.licensing.notice import render

# CommonMark 6.7: a backslash before a line end is a hard break, so that the lines of lists and poems stay lines.
_HARD_BREAK = "\\\n"

changes = text_changes
SUFFIX = ".md"


class _MarkdownWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, item: Item) -> tuple[str, ...]:
        head = [f"# {escape_markdown(item.title)}", *([f"*{escape_markdown(item.credit)}*"] if item.credit else [])]
        blocks = [*head, *map(_paragraph, item.paragraphs), "---", render(item.attribution, "markdown").content]
        content = _front_matter(item) + "\n" + "\n\n".join(blocks) + "\n"
        return (self._staging.write(f"articles/{item.article.id}.md", content),)


def _paragraph(text: str) -> str:
    return _HARD_BREAK.join(map(escape_markdown, text.split("\n")))


def _front_matter(item: Item) -> str:
    """YAML whose values are all JSON, which YAML 1.2 reads alike: nothing captured can end the block."""
    facts = {
        "id": item.article.id,
        "title": item.title,
        "creators": list(filter(None, map(one_line, item.attribution.creators))),
        "agency": one_line(item.article.article.agency),
        "published": item.article.article.published,
        "language": one_line(item.article.article.language),
        "license": item.article.conclusion.concluded,
        "license_uri": item.attribution.license.uri,
        "source": item.attribution.source_uri,
        "retrieved": f"{item.article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        "changes": [change.text for change in item.attribution.changes],
    }
    values = {name: json.dumps(value, ensure_ascii=False) for name, value in facts.items() if value}
    return "".join(("---\n", *(f"{name}: {value}\n" for name, value in values.items()), "---\n"))


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles/ID.md."""
    yield _MarkdownWriter(staging)


single = writer

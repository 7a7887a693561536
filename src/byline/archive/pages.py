# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""pages/pages.jsonl: every article with text and licence, for replay tools (WACZ 1.1.1).

Tools that look for pages themselves find none in an archive of lone articles. The lines are in the order of the
articles' ids, and `id` comes first in each, so that a line is replaced without reading it.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import chain, islice
from pathlib import Path

from byline.archive.derived import on_one_line, read_lines, write_lines
from byline.archive.layout import PAGES
from byline.licensing.catalog import catalog
from byline.model.archived import ArchivedArticle

FILE = f"{PAGES}/pages.jsonl"

_BEFORE_ID = len('{"id": "')
_ID = slice(_BEFORE_ID, _BEFORE_ID + 16)

Text = Callable[[ArchivedArticle], str]


def write(folder: Path, title: str, articles: Iterable[ArchivedArticle], text: Text) -> None:
    """Write the file anew from all articles, which come by id."""
    _write(folder, title, _lines(articles, text))


def update(folder: Path, title: str, changed: Collection[str], articles: Iterable[ArchivedArticle], text: Text) -> None:
    """Replace the lines of the ids in `changed` by those of `articles`: the ones of them that are there now, by id."""
    replaced = {article_id.encode() for article_id in changed}
    kept = (line for line in islice(read_lines(folder / FILE), 1, None) if line[_ID] not in replaced)
    _write(folder, title, merge(kept, _lines(articles, text), key=lambda line: line[_ID]))


def header(title: str) -> bytes:
    """The first line."""
    return _json({"format": "json-pages-1.0", "id": "pages", "title": title, "hasText": True})


def line_of(article: ArchivedArticle, text: str, notice: str | None = None) -> bytes:
    """An article's line: what WACZ names, and its licence, credit and notice under names of our own."""
    known = catalog().get(article.conclusion.concluded)
    facts = {
        "id": article.id,
        "url": article.target_uri,
        "ts": f"{article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        "title": article.article.title or "",
        "text": text,
        "license": article.conclusion.concluded,
        "licenseUri": known and known.uri,
        "creator": list(article.article.creators),
        "publisher": article.article.agency,
        "source": article.article.url,
        "attribution": notice,
    }
    return _json({name: value for name, value in facts.items() if value not in (None, [])})


def _lines(articles: Iterable[ArchivedArticle], text: Text) -> Iterator[bytes]:
    return (line_of(article, text(article) if article.text else "") for article in articles)


def _write(folder: Path, title: str, lines: Iterable[bytes]) -> None:
    write_lines(folder / FILE, chain([header(title)], lines))


def _json(value: object) -> bytes:
    return on_one_line(json.dumps(value, ensure_ascii=False)).encode("utf-8", "replace")

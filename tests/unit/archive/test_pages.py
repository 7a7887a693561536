# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""pages.jsonl: WACZ's fields, then licence and credit; lines replaced one by one."""

import json
from pathlib import Path
from typing import Any

import pytest

from byline.archive import pages
from byline.archive.collection import Archive
from byline.model.archived import ArchivedArticle
from support.archives import concluded, exchange, file, page, said


@pytest.fixture
def articles(archive: Archive) -> list[ArchivedArticle]:
    with archive.writer() as writer:
        writer.add(page(exchange("https://example.org/ferry")), said("The ferry"), concluded())
        for number in range(3):
            writer.add(file(f"<p>{number}"), said(f"Story {number}"), concluded("NOASSERTION"))
    return list(archive.articles())


def _text(article: ArchivedArticle) -> str:
    return f"Text of {article.article.title},\u2028سلام\x85\r\n"


def _read(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / pages.FILE).read_text("utf-8").splitlines()]


def test_the_file_is_as_wacz_says(tmp_path: Path, articles: list[ArchivedArticle]) -> None:
    """WACZ 1.1.1, pages.jsonl; `str.splitlines` ends a line at U+2028 and U+0085 too, so neither may stand in it."""
    pages.write(tmp_path, "My archive", articles, _text)
    header, *lines = _read(tmp_path)
    assert header == {"format": "json-pages-1.0", "id": "pages", "title": "My archive", "hasText": True}
    assert [line["id"] for line in lines] == [article.id for article in articles]
    ferry = next(line for line in lines if line["title"] == "The ferry")
    assert ferry == {
        "id": ferry["id"],
        "url": "https://example.org/ferry",
        "ts": "2026-03-09T10:00:00Z",
        "title": "The ferry",
        "text": "Text of The ferry,\u2028سلام\x85\r\n",
        "license": "CC-BY-4.0",
        "licenseUri": "https://creativecommons.org/licenses/by/4.0/",
        "creator": ["Ada Example"],
        "publisher": "Example Wire",
    }


def test_an_unclear_licence_has_no_address(tmp_path: Path, articles: list[ArchivedArticle]) -> None:
    unclear = next(article for article in articles if article.conclusion.concluded == "NOASSERTION")
    line = json.loads(pages.line_of(unclear, ""))
    assert line["license"] == "NOASSERTION"
    assert "licenseUri" not in line


def test_an_article_without_text_or_title_has_a_page_too(tmp_path: Path, articles: list[ArchivedArticle]) -> None:
    bare = articles[0].model_copy(
        update={"text": None, "article": articles[0].article.model_copy(update={"title": None})}
    )
    pages.write(tmp_path, "x", [bare], _text)
    assert (_read(tmp_path)[1]["title"], _read(tmp_path)[1]["text"]) == ("", "")


def test_changed_lines_are_replaced_added_and_dropped(tmp_path: Path, articles: list[ArchivedArticle]) -> None:
    first, second, third, fourth = articles
    pages.write(tmp_path, "x", [first, second, fourth], _text)
    corrected = second.model_copy(update={"article": second.article.model_copy(update={"title": "Corrected"})})
    changed = [first.id, second.id, third.id]
    pages.update(tmp_path, "y", changed, [corrected, third], _text)
    updated = (tmp_path / pages.FILE).read_bytes()
    pages.write(tmp_path, "y", [corrected, third, fourth], _text)
    assert updated == (tmp_path / pages.FILE).read_bytes()


def test_lone_surrogates_do_not_stop_the_file(tmp_path: Path, articles: list[ArchivedArticle]) -> None:
    pages.write(tmp_path, "a\ud800", articles, lambda _: "b\udfff")
    assert _read(tmp_path)[0]["title"] == "a?"

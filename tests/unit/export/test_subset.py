# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files made of copied records."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest

from byline.errors import ArchiveDamaged
from byline.export.item import Item, no_records
from byline.export.subset import Collector, WarcFiles
from byline.licensing.notice import attribution, render
from byline.licensing.policy import decide
from byline.model.archived import ArchivedArticle
from byline.model.use import Use
from support.exports import simple


def item(number: int) -> Item:
    source = simple(number)
    facts = attribution(source.article)
    decision = decide(source.article.conclusion, (Use.REDISTRIBUTE,), ())
    return Item(source.article, source.text(), facts, render(facts).content, decision, source.records)


class Folder:
    """Files in memory; which of them were closed."""

    def __init__(self) -> None:
        self.files: dict[str, BytesIO] = {}
        self.closed: list[str] = []

    @contextmanager
    def open(self, name: str) -> Iterator[BytesIO]:
        self.files[name] = BytesIO()
        yield self.files[name]
        self.closed.append(name)


def test_a_file_that_is_large_enough_is_closed_and_the_next_one_begun() -> None:
    folder, collector = Folder(), Collector()
    with WarcFiles(folder.open, "archive/a-{:05}.warc.gz", roll_size=1) as warcs:
        for number in (1, 2):
            captures, _ = collector.take(item(number))
            rows = warcs.add(item(number), captures)
            assert {row.file for row in rows} == {warcs.name}
        assert folder.closed == ["archive/a-00000.warc.gz"]
    assert folder.closed == list(folder.files) == ["archive/a-00000.warc.gz", "archive/a-00001.warc.gz"]


def test_a_capture_is_there_once_and_its_warcinfo_too() -> None:
    folder, collector = Folder(), Collector()
    with WarcFiles(folder.open, "a-{:05}.warc.gz") as warcs:
        captures, texts = collector.take(item(1))
        assert [row.type for row in warcs.add(item(1), captures)] == ["warcinfo", "resource", "metadata"]
        again = warcs.add(item(2), collector.take(item(2))[0])
    assert [row.type for row in again] == ["resource", "metadata"]
    assert [copy.record.type for copy in texts] == ["warcinfo", "conversion"]


def test_nothing_is_written_of_an_article_without_its_capture() -> None:
    def elsewhere(article: ArchivedArticle) -> ArchivedArticle:
        return article.model_copy(update={"capture": article.metadata})

    whole = item(1)
    with pytest.raises(ArchiveDamaged, match="capture of 0000000000000001 is not there"):
        Collector().take(whole._replace(records=no_records))
    with pytest.raises(ArchiveDamaged):
        Collector().take(
            whole._replace(article=elsewhere(whole.article), records=lambda: iter(list(whole.records())[:1]))
        )


def test_without_an_article_there_is_no_file() -> None:
    folder = Folder()
    with WarcFiles(folder.open, "a-{:05}.warc.gz"):
        pass
    assert folder.files == {}

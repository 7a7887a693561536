# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files made of copied records."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from byline.errors import ArchiveDamaged
from byline.export.disk import Sink, Spool
from byline.export.item import Item, no_records
from byline.export.subset import Collector, WarcFiles, Written
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


class Files:
    """WARC files in a folder; which of them were closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.closed: list[str] = []
        self.sizes: dict[str, int] = {}

    @contextmanager
    def open(self, name: str) -> Iterator[Sink]:
        sink = Sink(self.folder / name, self.sizes.get(name, 0))
        yield sink
        sink.close()
        self.closed.append(name)

    @contextmanager
    def warcs(self, name: str, **options: int) -> Iterator[WarcFiles]:
        path = self.folder / "written"
        lines = path.read_bytes().splitlines() if path.exists() else []
        with (
            Spool(Written, path, path.stat().st_size if lines else 0, len(lines)) as written,
            WarcFiles(self.open, name, written, **options) as warcs,
        ):
            yield warcs


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_file_that_is_large_enough_is_closed_and_the_next_one_begun(files: Files) -> None:
    collector = Collector()
    with files.warcs("archive/a-{:05}.warc.gz", roll_size=1) as warcs:
        for number in (1, 2):
            captures, _ = collector.take(item(number))
            rows = warcs.add(item(number), captures)
            assert {row.file for row in rows} == {warcs.name}
        assert files.closed == ["archive/a-00000.warc.gz"]
        assert warcs.names == ("archive/a-00000.warc.gz", "archive/a-00001.warc.gz")
    assert files.closed == list(warcs.names)


def test_a_capture_is_there_once_and_its_warcinfo_too(files: Files) -> None:
    collector = Collector()
    with files.warcs("a-{:05}.warc.gz") as warcs:
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


def test_without_an_article_there_is_no_file(files: Files) -> None:
    with files.warcs("a-{:05}.warc.gz") as warcs:
        pass
    assert warcs.names == ()
    assert not list(files.folder.glob("*.gz"))


def test_files_are_gone_on_with(files: Files) -> None:
    """Nothing that lies in them is written again, and what comes names the same warcinfo record."""
    whole = Files(files.folder / "whole")
    whole.folder.mkdir()
    with whole.warcs("a-{:05}.warc.gz") as warcs:
        for number in (1, 2, 1):
            warcs.add(item(number), Collector().take(item(number))[0])
            warcs.add_notice(item(number))
    for number in (1, 2, 1):
        with files.warcs("a-{:05}.warc.gz") as warcs:
            warcs.add(item(number), Collector().take(item(number))[0])
            warcs.add_notice(item(number))
        files.sizes = {"a-00000.warc.gz": (files.folder / "a-00000.warc.gz").stat().st_size}
    assert (files.folder / "a-00000.warc.gz").read_bytes() == (whole.folder / "a-00000.warc.gz").read_bytes()

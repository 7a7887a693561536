# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from contextlib import closing
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.search.index import Index
from byline.workflows.find import refreshed
from byline.workflows.following import Follower
from byline.workflows.stopwatch import Stopwatch
from support.archives import concluded, file, new_archive, said


@pytest.fixture
def archive(tmp_path: Path):
    with new_archive(tmp_path / "archive") as made:
        yield made


def store(archive: Archive, follower: Follower, count: int) -> None:
    with archive.writer() as writer:
        for number in range(count):
            writer.add(file(f"<p>Ferry {number}."), said(text=f"Ferry {number}."), concluded())
            writer.commit()
            follower.stored()


def indexed(archive: Archive) -> int:
    """The articles in the index as it was left."""
    with closing(Index.open(archive.folder, archive.settings.engine)) as index:
        return len(list(index.ids("ferry"))) if index.sequence else 0


def test_the_index_follows_while_the_archive_is_written(archive: Archive) -> None:
    watch = Stopwatch()
    with Follower(archive, watch, first=3) as follower:
        store(archive, follower, 4)
    assert indexed(archive) in (3, 4)  # the fourth may have come in time
    assert watch.seconds["index"] > 0
    with refreshed(archive) as index:
        assert len(list(index.ids("ferry"))) == 4


def test_of_few_articles_nothing_is_done_before_the_end(archive: Archive) -> None:
    with Follower(archive, Stopwatch(), first=5) as follower:
        store(archive, follower, 4)
    assert indexed(archive) == 0


def test_an_index_that_cannot_be_written_ends_no_import(archive: Archive) -> None:
    (archive.folder / "search").write_text("in the way")
    with Follower(archive, Stopwatch(), first=1) as follower:
        store(archive, follower, 3)
    assert (archive.folder / "search").read_text() == "in the way"

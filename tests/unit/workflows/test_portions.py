# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Portions of crawls that cannot be read, or do not fit together."""

import io
import os
import pickle
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from byline.archive.collection import Archive
from byline.capture.inputs import Crawl
from byline.errors import OperationFailed
from byline.execute import Limits, Loss
from byline.model.archived import Outcome
from byline.warc.source import Source, file_source
from byline.workflows import portions
from byline.workflows.portions import Broken, CrawlReader, End, Part, Portion, Seen, joined, read_crawls
from byline.workflows.reading import Declarations, Origin, failed
from byline.workflows.stopwatch import Stopwatch
from support.archives import new_archive
from support.crawls import captured, members
from support.warcs import http

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PICTURE = http(b"\xff\xd8", "Content-Type: image/png")
SOURCE = Source("crawl", 100, lambda: open(os.devnull, "rb"))  # noqa: SIM115, PTH123 - nothing is read
OUTCOME = failed(Origin("crawl"), OperationFailed("lost"))


@pytest.fixture
def archive(tmp_path: Path):
    with new_archive(tmp_path / "archive") as made:
        yield made


def crawl(path: Path, *, count: int = 3) -> Path:
    path.write_bytes(b"".join(members(captured(number, PICTURE) for number in range(count))))
    return path


def seen(offset: int) -> Seen:
    return Seen(Origin(f"crawl:{offset}"), offset, True, OUTCOME)


def portion(start: int, end: int) -> Portion:
    return Portion(SOURCE, start, end, start == 0, ())


def join(*parts: Part, count: int = 3) -> tuple[list[Part], list[Portion]]:
    """What comes of the parts of portions of 10 bytes, and what was read again."""
    again: list[Portion] = []

    def read(wanted: Portion) -> list[Part]:
        again.append(wanted)
        return [seen(wanted.start), End(None, {})]

    cuts = deque(
        portions._Cut(portion(10 * number, 10 * number + 10), Crawl(SOURCE, 0, lambda _: None))
        for number in range(count)
    )
    said = [part for _, part in joined(parts, cuts, read)]
    assert not cuts
    return said, again


def test_portions_that_fit_are_taken() -> None:
    parts = [seen(0), End(12, {}), seen(12), End(25, {}), seen(25), End(None, {})]
    assert join(*parts) == (parts, [])


def test_a_portion_that_began_elsewhere_is_read_again() -> None:
    said, again = join(seen(0), End(12, {}), seen(14), End(25, {}), seen(25), End(None, {}))
    assert again == [Portion(SOURCE, 12, 20, True, ())]
    assert said == [seen(0), End(12, {}), seen(12), End(None, {})]


def test_a_portion_that_saw_nothing_where_something_is_is_read_again() -> None:
    _, again = join(seen(0), End(12, {}), End(None, {}), End(None, {}))
    assert again == [Portion(SOURCE, 12, 20, True, ())]


def test_what_lies_in_a_record_of_the_portion_before_is_passed_over() -> None:
    said, again = join(seen(0), End(25, {}), seen(13), End(14, {}), seen(25), End(None, {}))
    assert said == [seen(0), End(25, {}), seen(25), End(None, {})]
    assert again == []


def test_nothing_is_taken_behind_what_is_broken() -> None:
    broken = Broken(Origin("crawl"), OUTCOME)
    assert join(seen(0), broken, seen(12), End(25, {}), seen(25), End(None, {})) == ([seen(0), broken], [])
    assert join(seen(0), End(12, {}), broken, seen(25), End(None, {})) == ([seen(0), End(12, {}), broken], [])
    assert join(seen(0), End(25, {}), broken, seen(25), End(None, {}))[0][-1] == End(None, {})


def test_a_file_that_is_gone_costs_only_itself(tmp_path: Path, archive: Archive) -> None:
    sources = [file_source(crawl(tmp_path / name)) for name in ("a.warc.gz", "b.warc.gz")]
    (tmp_path / "a.warc.gz").unlink()
    notes: list[int] = []
    crawls = [Crawl(source, 0, notes.append) for source in sources]
    said = list(read_crawls(CrawlReader(archive, Declarations()), crawls, Stopwatch(), 1, size=50))
    assert [(origin.name, isinstance(each, Outcome) and each.status) for origin, each in said[:2]] == [
        (sources[0].name, "failed"),
        (f"{sources[1].name}:0", "rejected"),
    ]
    assert len(said) == 4
    assert notes[-1] == sources[1].size


def test_the_rest_of_a_file_is_lost_with_a_portion(tmp_path: Path, archive: Archive) -> None:
    reader = CrawlReader(archive, Declarations())
    part = reader.lost(portion(0, 10), Loss.CRASHED)
    assert isinstance(part, Broken)
    assert (part.outcome.status, part.outcome.reason, part.outcome.exit_code) == ("failed", "crashed", 4)


@pytest.mark.parametrize("loss", Loss)
def test_a_page_that_is_lost_says_so(loss: Loss, tmp_path: Path, archive: Archive) -> None:
    source = file_source(crawl(tmp_path / "a.warc.gz"))
    first, *_, end = CrawlReader(archive, Declarations()).steps(Portion(source, 0, source.size + 1, True, ()), int)
    lost, ended = first.lost(loss), end.lost(loss)
    assert isinstance(lost, Seen)
    assert isinstance(lost.reading, Outcome)
    assert (lost.reading.reason, lost.reading.url) == (loss.value, "https://example.org/0")
    assert ended == end.run()


def test_a_reader_can_be_sent_to_another_process(tmp_path: Path, archive: Archive) -> None:
    reader = pickle.loads(pickle.dumps(CrawlReader(archive, Declarations(license="CC-BY-4.0"))))
    source = file_source(crawl(tmp_path / "a.warc.gz"))
    there = pickle.loads(pickle.dumps(Portion(source, 0, source.size + 1, True, (source,))))
    assert len([step.run() for step in reader.steps(there, int)]) == 4
    assert reader.settings == archive.settings


def test_small_crawls_are_read_by_one_process(tmp_path: Path, archive: Archive) -> None:
    source = file_source(crawl(tmp_path / "a.warc.gz"))
    crawls = [Crawl(source, 0, lambda _: None)] * 2
    said = list(read_crawls(CrawlReader(archive, Declarations()), crawls, Stopwatch(), None))
    assert len(said) == 6


def test_large_crawls_are_read_by_several(tmp_path: Path, archive: Archive) -> None:
    source = file_source(crawl(tmp_path / "a.warc.gz", count=30))
    watch = Stopwatch()
    said = list(
        read_crawls(CrawlReader(archive, Declarations()), [Crawl(source, 0, lambda _: None)], watch, None, size=900)
    )
    assert len(said) == 30
    assert watch.seconds["read"] > 0


@dataclass(frozen=True)
class Stalling:
    """A file that gives its first bytes, and then nothing any more."""

    path: Path

    def __call__(self) -> BinaryIO:
        return io.BufferedReader(_Stalls(self.path.read_bytes()[:-400]))


class _Stalls(io.RawIOBase):
    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        return self._content.readinto(buffer) or time.sleep(600) or 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._content.seek(offset, whence)


def test_a_file_that_stops_giving_costs_its_rest(tmp_path: Path, archive: Archive) -> None:
    """Another file is read all the same; what the first had given is there once, and only that is noted as read."""
    reader = CrawlReader(archive, Declarations())
    reader.limits = Limits(seconds=0.5)
    path = crawl(tmp_path / "a.warc.gz", count=40)
    notes: list[int] = []
    crawls = [
        Crawl(Source("stalls", path.stat().st_size, Stalling(path)), 0, notes.append),
        Crawl(file_source(crawl(tmp_path / "b.warc.gz")), 0, lambda _: None),
    ]
    outcomes = [outcome for _, outcome in read_crawls(reader, crawls, Stopwatch(), 2)]
    lost = [number for number, outcome in enumerate(outcomes) if outcome.status == "failed"]
    assert [outcomes[number].reason for number in lost] == ["too-slow"]
    assert len(outcomes) - 1 - lost[0] == 3
    assert max(notes, default=0) < path.stat().st_size
    urls = [outcome.url for outcome in outcomes if outcome.url]
    assert len(urls) - 3 <= len(set(urls))


def test_the_last_portions_of_a_crawl_are_the_smallest(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(members(captured(number, PICTURE) for number in range(40))))
    source = file_source(path)
    size = source.size // 4
    cuts = [cut.portion for cut in portions._cut([Crawl(source, 0, lambda _: None)], 1 << 20, size)]
    sizes = [portion.end - portion.start for portion in cuts]
    assert [portion.start for portion in cuts] == [0, *(portion.end for portion in cuts[:-1])]
    assert cuts[-1].end > source.size
    assert max(sizes) <= size
    assert sizes[:-1] == sorted(sizes[:-1], reverse=True)
    assert sizes[-1] <= size // 8 + 1

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The records of an article, to be copied into another file."""

from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.archive.layout import warc_files
from byline.archive.stored import StoredRecord, warcinfo_of
from byline.errors import ArchiveDamaged
from byline.model.archived import Amendment
from byline.model.article import Article
from byline.warc.reader import read_records
from support.archives import URL, add, concluded, exchange, file, page, redirect


def kinds(records: list[StoredRecord]) -> list[str]:
    return [record.type for record in records]


def copied(records: list[StoredRecord], path: Path) -> list[tuple[str, str]]:
    """The records of a file of copies, as a reader of WARC finds them."""
    path.write_bytes(b"".join(record.data() for record in records))
    return [(record.type, record.record_id) for record in read_records(path)]


def test_a_page_behind_a_redirect(archive: Archive, tmp_path: Path) -> None:
    add(archive, page(redirect("https://example.org/old", URL), exchange(URL)))
    (article,) = archive.articles()
    records = list(archive.records(article))
    assert kinds(records) == ["response", "request", "response", "request", "metadata", "conversion"]
    assert [record.uri for record in records][:3] == ["https://example.org/old"] * 2 + [URL]
    assert records[1].refers_to == records[0].record_id
    assert records[4].refers_to == records[2].record_id == article.capture.record_id
    assert copied(records, tmp_path / "copy.warc.gz") == [(record.type, record.record_id) for record in records]


def test_a_revisit_comes_with_what_it_refers_to(archive: Archive, tmp_path: Path) -> None:
    add(archive, page(exchange(URL)))
    add(archive, page(redirect("https://example.org/old", URL), exchange(URL)))
    (article,) = archive.articles()
    records = list(archive.records(article))
    assert kinds(records) == [
        "response", "request", "response", "request", "revisit", "request", "metadata", "conversion",
    ]  # fmt: skip
    assert records[4].refers_to == records[0].record_id
    assert records[4].digest == records[0].digest == article.payload_digest
    assert len(copied(records, tmp_path / "copy.warc.gz")) == len(records)


def test_a_file_with_the_newest_that_was_said_of_it(archive: Archive) -> None:
    add(archive, file())
    (first,) = archive.articles()
    with archive.writer() as writer:
        writer.amend(first.id, Article(title="One"), concluded(by="operator"), Amendment(reason="r", by="b"))
    (amended,) = archive.articles()
    records = list(archive.records(amended))
    assert kinds(records) == ["resource", "metadata", "conversion"]
    assert records[1].record_id == amended.metadata.record_id != first.metadata.record_id


def test_what_is_damaged_is_not_copied(archive: Archive) -> None:
    add(archive, file("<p>" + "The ferry stays. " * 9000))
    (article,) = archive.articles()
    (name,) = warc_files(archive.folder)
    with (archive.folder / name).open("r+b") as warc:
        warc.seek(article.capture.offset + article.capture.length - 6)
        warc.write(b"damage")
    with pytest.raises(ArchiveDamaged):
        next(archive.records(article)).data()


def test_what_is_not_compressed_is_no_member(archive: Archive) -> None:
    add(archive, file())
    (article,) = archive.articles()
    record = next(archive.records(article))
    plain = next(read_records(archive.folder / record.ref.file, record.ref.offset))
    block = b"".join(f"{name}: {value}\r\n".encode() for name, value in plain.headers.fields)
    path = archive.folder / record.ref.file
    path.write_bytes(b"WARC/1.1\r\n" + block + b"\r\n" + plain.content() + b"\r\n\r\n")
    place = record.ref.model_copy(update={"offset": 0, "length": path.stat().st_size})
    with pytest.raises(ArchiveDamaged, match="no gzip member"):
        record._replace(ref=place).data()


def test_the_warcinfo_at_the_head_of_a_file(archive: Archive) -> None:
    add(archive, file())
    (article,) = archive.articles()
    record = next(archive.records(article))
    head = warcinfo_of(record)
    assert head is not None
    assert (head.type, head.ref.offset) == ("warcinfo", 0)
    first = next(read_records(archive.folder / record.ref.file))
    assert head.data() == (archive.folder / record.ref.file).read_bytes()[: first.length]


@pytest.mark.parametrize("damaged", [True, False])
def test_a_file_without_a_readable_warcinfo_has_none(archive: Archive, damaged: bool) -> None:
    add(archive, file())
    (article,) = archive.articles()
    record = next(archive.records(article))
    path = archive.folder / record.ref.file
    content = path.read_bytes()
    path.write_bytes(content[:12] + bytes(40) + content[52:] if damaged else record.data())
    assert warcinfo_of(record) is None

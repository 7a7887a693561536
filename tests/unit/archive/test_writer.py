# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of captures, and what lies in the files afterwards."""

import resource
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.archive.fixity.folder import verify
from byline.archive.layout import text_files, warc_files
from byline.capture.crawl import Originals, captures
from byline.errors import ArchiveLocked, BadInput, NotFound, OperationFailed
from byline.model.archived import Amendment
from byline.model.article import Article
from byline.model.capture import Capture
from byline.warc.fields import parse_fields
from byline.warc.reader import Record, read_records
from support.archives import URL, add, concluded, exchange, file, new_archive, page, redirect, said, stored
from support.crawls import page as crawled_page
from support.crawls import source_of

AMENDMENT = Amendment(reason="the footer speaks of pictures", by="Ada", license="CC-BY-SA-4.0")


def records(archive: Archive) -> list[Record]:
    return [record for name in warc_files(archive.folder) for record in read_records(archive.folder / name)]


def types(archive: Archive) -> str:
    return " ".join(record.type for record in records(archive))


def test_a_file_is_a_resource_with_metadata_and_text(archive: Archive) -> None:
    assert add(archive, file(url=URL)) == ["archived"]
    info, resource_record, metadata = records(archive)
    assert [info.type, resource_record.type, metadata.type] == ["warcinfo", "resource", "metadata"]
    for record in (resource_record, metadata):
        assert record.headers.get_uri("WARC-Warcinfo-ID") == info.record_id
        assert record.headers.get("WARC-Target-URI") == URL
    assert metadata.headers.get_uri("WARC-Refers-To") == resource_record.record_id
    (article,) = archive.articles()
    assert article.capture.record_id == resource_record.record_id
    assert article.captures == 1
    assert archive.text(article) == "The ferry stays."
    (name,) = text_files(archive.folder)
    assert [record.type for record in read_records(archive.folder / name)] == ["warcinfo", "conversion"]


def test_no_path_of_the_machine_is_stored(archive: Archive) -> None:
    add(archive, file("<p>One"), file("<p>Two", url="file:///home/ada/private/story.html"), file("<p>Three", url=URL))
    everything = stored(archive.folder)
    assert b"private" not in everything
    assert b"/home" not in everything


def test_the_same_file_again_is_a_duplicate(archive: Archive) -> None:
    assert add(archive, file(), file()) == ["archived", "duplicate"]
    before = stored(archive.folder / "archive")
    assert add(archive, file()) == ["duplicate"]
    assert stored(archive.folder / "archive") == before
    assert len(list(archive.articles())) == 1


def test_a_duplicate_brings_back_a_lost_text(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    (tmp_path / text_files(tmp_path)[0]).unlink()
    archive = Archive.open(tmp_path)
    assert next(archive.articles()).text is None
    assert add(archive, file()) == ["duplicate"]
    assert archive.text(next(archive.articles())) == "The ferry stays."


def test_a_page_is_response_and_request_for_every_hop(archive: Archive) -> None:
    chain = redirect("https://example.org/1", "/2"), redirect("https://example.org/2", URL), exchange(URL)
    assert add(archive, page(*chain)) == ["archived"]
    assert types(archive) == "warcinfo response request response request response request metadata"
    _, first, first_request, second, _, last, last_request, metadata = records(archive)
    assert first_request.headers.get_uri("WARC-Concurrent-To") == first.record_id
    assert last_request.headers.get_uri("WARC-Concurrent-To") == last.record_id
    fields = parse_fields(metadata.content())
    assert [value for name, value in fields if name == "redirected-by"] == [first.record_id, second.record_id]
    (article,) = archive.articles()
    assert (article.capture.record_id, article.captures) == (last.record_id, 1)


def test_the_same_page_again_is_a_revisit(archive: Archive) -> None:
    later = exchange(URL, retrieved=exchange().retrieved.replace(day=10))
    assert add(archive, page(), page(later)) == ["archived", "revisited"]
    assert types(archive) == "warcinfo response request metadata revisit request metadata"
    (article,) = archive.articles()
    assert article.captures == 2
    assert article.retrieved == later.retrieved
    assert len(archive.history(article.id)) == 2
    (name,) = text_files(archive.folder)
    assert len(list(read_records(archive.folder / name))) == 2


def test_the_same_payload_elsewhere_is_a_revisit_with_an_id_of_its_own(archive: Archive) -> None:
    elsewhere = exchange("https://mirror.example/story")
    assert add(archive, page(), page(elsewhere), file(url="https://third.example/")) == ["archived"] * 3
    assert types(archive) == "warcinfo response request metadata revisit request metadata revisit metadata"
    found = {article.target_uri: article for article in archive.articles()}
    assert len({article.id for article in found.values()}) == 3
    for article in found.values():
        assert archive.capture(article).payload == exchange().body
        assert archive.text(article) == "The ferry stays."


def crawled(body: bytes, *headers: str, date: str, number: int = 1) -> Capture:
    """A page of a crawl, as the input makes it."""
    source = source_of(bytes(crawled_page(number, body, "Content-Type: text/html", *headers, WARC_Date=date)))
    (found,) = captures(source, 0, 1_000_000, Originals())
    return found.take()


CHUNKED = b"13\r\n<p>The ferry stays.\r\n0\r\n\r\n", "Transfer-Encoding: chunked"
PLAIN = (b"<p>The ferry stays.",)
MONTHS = tuple(f"2026-0{month}-01T00:00:00Z" for month in range(1, 5))


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        ((PLAIN, CHUNKED, PLAIN), "response revisit revisit"),
        ((CHUNKED, CHUNKED, CHUNKED), "response revisit revisit"),
        ((CHUNKED, PLAIN, CHUNKED, PLAIN), "response response revisit revisit"),
    ],
)
def test_a_revisit_does_not_refer_to_a_body_that_lies_otherwise(
    archive: Archive, coded: tuple[tuple[bytes, *tuple[str, ...]], ...], expected: str
) -> None:
    """Tools that replay a revisit undo the transfer coding of its own head, whatever the original's head says."""
    pages = (crawled(*each, date=date) for each, date in zip(coded, MONTHS, strict=False))
    assert add(archive, *pages) == ["archived", *["revisited"] * (len(coded) - 1)]
    written = [record for record in records(archive) if record.type in ("response", "revisit")]
    assert " ".join(record.type for record in written) == expected
    last = next(record for record in reversed(written) if record.type == "response")
    assert written[-1].headers.get_uri("WARC-Refers-To") == last.record_id
    (article,) = archive.articles()
    assert archive.capture(article).payload == PLAIN[0]
    assert list(verify(archive.folder)) == []


def test_a_page_retrieved_now_does_not_refer_to_a_chunked_body(archive: Archive) -> None:
    add(archive, crawled(*CHUNKED, date=MONTHS[0]), page(exchange("https://example.org/1")))
    add(archive, file(PLAIN[0].decode(), url="https://example.org/file"))
    assert types(archive) == "warcinfo response metadata response request metadata revisit metadata"


def test_a_revisit_does_not_refer_to_a_record_that_cannot_be_read(archive: Archive) -> None:
    """What was captured now is all that is left of the payload."""
    add(archive, page())
    (article,) = archive.articles()
    with (archive.folder / article.capture.file).open("r+b") as warc:
        warc.seek(article.capture.offset + article.capture.length // 2)
        warc.write(bytes(8))
    assert add(archive, page(), page()) == ["revisited"] * 2
    (healed,) = archive.articles()
    assert archive.capture(healed).payload == exchange().body


def test_a_record_of_a_crawl_that_was_never_described_is_used_again(archive: Archive) -> None:
    first, later = (crawled(*PLAIN, date=date) for date in MONTHS[:2])
    add(archive, first)
    (article,) = archive.articles()
    with (archive.folder / article.metadata.file).open("r+b") as warc:
        warc.truncate(article.metadata.offset)
    with Archive.rebuild(archive.folder) as torn:
        assert list(torn.articles()) == []
        assert add(torn, first, later, first) == ["archived", "revisited", "duplicate"]
        assert types(torn) == "warcinfo response metadata revisit metadata"


def test_an_older_capture_that_comes_later_does_not_count(tmp_path: Path, archive: Archive) -> None:
    """A crawl can be added long after it was made: what was said of the newest capture counts."""
    old, new = (crawled(*PLAIN, date=date) for date in MONTHS[:2])
    with archive.writer() as writer:
        writer.add(new, said(), concluded("CC-BY-NC-4.0"))
        assert writer.add(old, said(), concluded("CC-BY-4.0")).status == "revisited"
    for opened in (archive, Archive.rebuild(archive.folder)):
        (article,) = opened.articles()
        assert article.conclusion.concluded == "CC-BY-NC-4.0"
        assert article.retrieved == new.retrieved
        assert article.captures == 2
        assert [state.conclusion.concluded for state in opened.history(article.id)] == ["CC-BY-NC-4.0", "CC-BY-4.0"]
        assert opened.capture(article).payload == PLAIN[0]


def test_a_redirect_is_no_original_of_an_article(archive: Archive) -> None:
    hop = redirect("https://example.org/old", URL)
    elsewhere = exchange("https://example.org/moved", hop.body)
    add(archive, page(hop, exchange()), page(elsewhere))
    assert types(archive).split()[6:] == ["response", "request", "metadata"]


def test_only_success_is_an_article(archive: Archive) -> None:
    gone = exchange(line="HTTP/1.1 410 Gone")
    with archive.writer() as writer, pytest.raises(BadInput, match="410 Gone"):
        writer.add(page(gone), said(), concluded())
    assert warc_files(archive.folder) == []


def test_nothing_is_seen_before_commit(archive: Archive) -> None:
    with archive.writer() as writer:
        article_id = writer.add(file(), said(), concluded()).id
        assert archive.find(article_id) is None
        writer.commit()
        assert archive.find(article_id) is not None


def test_an_error_drops_what_was_not_committed(archive: Archive) -> None:
    def session() -> None:
        with archive.writer() as writer:
            writer.add(file("<p>one"), said(), concluded())
            writer.commit()
            writer.add(file("<p>two"), said(), concluded())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session()
    (kept,) = archive.articles()
    assert types(archive) == "warcinfo resource metadata"
    assert b"<p>two" not in stored(archive.folder)
    assert kept.id.encode() in (archive.folder / "pages" / "pages.jsonl").read_bytes()


def test_an_error_before_any_commit_leaves_no_file(archive: Archive) -> None:
    def session() -> None:
        with archive.writer() as writer:
            writer.add(file(), said(), concluded())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session()
    assert warc_files(archive.folder) == text_files(archive.folder) == []


@contextmanager
def largest_file(size: int):
    """No file of this process grows beyond `size` bytes: a disk that is full."""
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Python would cut the bytecode of what is imported meanwhile, and trip over it for ever after.
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.dont_write_bytecode = writing


def test_a_full_disk_ends_the_writing_and_loses_nothing_reported(archive: Archive) -> None:
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(400_000))
    messages: list[str] = []

    def session() -> None:
        with archive.writer() as writer:
            writer.add(file("<p>one"), said(), concluded())
            writer.commit()
            writer.add(file("<p>two"), said(), concluded())
            for capture in (file(noise), file("<p>three")):
                try:
                    writer.add(capture, said(text=noise), concluded())
                except OperationFailed as error:
                    messages.append(error.message)

    with largest_file(400_000), pytest.raises(OperationFailed, match="after a failed write"):
        session()
    assert "File too large" in messages[0]
    assert "after a failed write" in messages[1]
    assert types(archive) == "warcinfo resource metadata"
    assert len(list(archive.articles())) == 1
    assert add(archive, file("<p>two"), file("<p>one")) == ["archived", "duplicate"]


def test_what_waits_for_the_disk_is_bounded(archive: Archive) -> None:
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(800_000))
    with archive.writer() as writer:
        writer.add(file("<p>small"), said(), concluded())
        assert (archive.folder / warc_files(archive.folder)[0]).stat().st_size == 0
        writer.add(file(noise), said(text=noise), concluded())
        for name in (*warc_files(archive.folder), *text_files(archive.folder)):
            assert (archive.folder / name).stat().st_size > 500_000
        assert list(archive.articles()) == []
    assert len(list(archive.articles())) == 2


def test_files_are_rolled_by_size_with_their_texts(tmp_path: Path) -> None:
    archive = new_archive(tmp_path, roll_size=2000)
    captures = [file(f"<p>{number}") for number in range(5)]
    add(archive, *captures[:3])
    add(archive, *captures[3:])
    warcs, texts = warc_files(tmp_path), text_files(tmp_path)
    assert [name[-13:-8] for name in warcs] == ["00000", "00001", "00002"]
    assert [name[-17:-12] for name in texts] == ["00000", "00001", "00002"]
    for name in (*warcs, *texts):
        info, *others = read_records(tmp_path / name)
        assert info.headers.get("WARC-Filename") == name.partition("/")[2]
        assert {record.headers.get_uri("WARC-Warcinfo-ID") for record in others} == {info.record_id}
    assert sum(1 for article in archive.articles() if archive.text(article)) == 5


def test_a_file_goes_on_in_the_next_session(archive: Archive) -> None:
    add(archive, file("<p>one"))
    add(archive, file("<p>two"))
    assert types(archive) == "warcinfo resource metadata resource metadata"


def test_other_circumstances_begin_another_file(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file("<p>one"))
    with archive.writer(robots="ignore") as writer:
        writer.add(file("<p>two"), said(), concluded())
    first, second = (dict(parse_fields(next(read_records(tmp_path / name)).content())) for name in warc_files(tmp_path))
    assert (first["robots"], second["robots"]) == ("classic", "ignore")
    assert first["isPartOf"] == "Ferry archive"
    assert first["operator"] == "Ada"


def test_a_file_whose_text_file_is_broken_is_not_continued(archive: Archive) -> None:
    add(archive, file("<p>one"))
    path = archive.folder / text_files(archive.folder)[0]
    path.write_bytes(b"\0" * 10 + path.read_bytes()[10:])
    add(archive, file("<p>two"))
    assert len(warc_files(archive.folder)) == 2


def test_two_writers(archive: Archive) -> None:
    with archive.writer(), pytest.raises(ArchiveLocked), archive.writer():
        pass


def test_amend_supersedes_and_keeps(archive: Archive) -> None:
    add(archive, file())
    (before,) = archive.articles()
    with archive.writer() as writer:
        after = writer.amend(before.id, Article(title="Corrected"), concluded("CC-BY-SA-4.0", by="operator"), AMENDMENT)
    assert archive.get(before.id) == after
    assert after.article.title == "Corrected"
    assert after.conclusion.concluded == "CC-BY-SA-4.0"
    assert after.capture == before.capture
    assert after.text == before.text
    assert archive.history(before.id) == (after, before)
    assert archive.amendment(after) == AMENDMENT
    assert archive.amendment(before) is None
    metadata = records(archive)[-1]
    assert metadata.headers.get_uri("WARC-Refers-To") == before.capture.record_id
    fields = dict(parse_fields(metadata.content()))
    assert fields["supersedes"] == before.metadata.record_id
    assert fields["provenance"] == "Ada: the footer speaks of pictures"


def test_what_a_person_decided_outlives_a_revisit(archive: Archive) -> None:
    """The bytes are the same, so the rules would only repeat the mistake that was corrected."""
    add(archive, page())
    (before,) = archive.articles()
    with archive.writer() as writer:
        writer.amend(before.id, before.article, concluded("NONE", by="operator"), AMENDMENT)
    assert add(archive, page()) == ["revisited"]
    after = archive.get(before.id)
    assert after.conclusion.concluded == "NONE"
    assert after.captures == 2
    assert [state.conclusion.by for state in archive.history(before.id)] == ["operator", "rule", "rule"]


def test_amend_of_nothing(archive: Archive) -> None:
    with archive.writer() as writer, pytest.raises(NotFound):
        writer.amend("0123456789abcdef", Article(), concluded(), AMENDMENT)


def test_a_text_is_replaced_and_not_written_twice(archive: Archive) -> None:
    add(archive, file())
    (article,) = archive.articles()
    with archive.writer() as writer:
        writer.add_text(article, "Another text.")
        writer.add_text(article, "Another text.")
    assert archive.text(article) == "Another text."
    counts = Counter(record.type for record in read_records(archive.folder / text_files(archive.folder)[0]))
    assert counts["conversion"] == 2


def test_hostile_text_is_stored(archive: Archive) -> None:
    with archive.writer() as writer:
        article_id = writer.add(file(), said("\ud800\r\nWARC/1.1\0", "lone \udfff"), concluded()).id
    article = archive.get(article_id)
    assert article.article.title == "\ufffd\r\nWARC/1.1\0"
    assert archive.text(article) == "lone ?"


def test_an_empty_session_leaves_empty_indexes(archive: Archive) -> None:
    with archive.writer() as writer:
        assert writer.recovered == ()
    assert (archive.folder / "indexes" / "index.cdxj").read_bytes() == b""
    assert warc_files(archive.folder) == []

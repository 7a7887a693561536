# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A takedown: afterwards no byte of the article is in the folder, and everything else is as it was."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from byline.archive import database, remove
from byline.archive.catalog import RecordRow
from byline.archive.collection import Archive
from byline.archive.layout import CATALOG, text_files, warc_files
from byline.archive.ledger import Ledger
from byline.archive.tombstones import add_tombstones
from byline.errors import ArchiveDamaged, NotFound, OperationFailed, Refused, Removed
from byline.model.archived import Amendment, ArchivedArticle, Tombstone
from byline.model.article import Article
from byline.model.capture import Capture
from byline.warc.reader import read_records
from support.archives import URL, add, concluded, exchange, file, new_archive, page, redirect, said, stored

SECRET = "The mayor's private address is Harbour Lane 12."
OLD = "https://example.org/where-the-mayor-lives"


def secret_page() -> Capture:
    return page(redirect(OLD, URL), exchange(URL, f"<p>{SECRET}".encode()))


def put(archive: Archive, capture: Capture, text: str = SECRET) -> ArchivedArticle:
    with archive.writer() as writer:
        article_id = writer.add(capture, said(text, text), concluded()).id
    return archive.get(article_id)


def take_down(archive: Archive, *ids: str, by: str = "Ada") -> Tombstone:
    with archive.writer() as writer:
        return writer.remove(*ids, reason="the mayor asked", by=by)


@pytest.fixture
def target(tmp_path: Path) -> ArchivedArticle:
    """An article among others, with a history over several sessions, files and kinds of record."""
    with new_archive(tmp_path, roll_size=3000) as archive:
        add(archive, file("<p>before"))
        article = put(archive, secret_page())
        add(archive, file("<p>between"), page(exchange("https://example.org/other", b"<p>other")))
        put(archive, secret_page())
        with archive.writer() as writer:
            writer.amend(article.id, Article(title=SECRET), concluded(), Amendment(reason="r", by="b"))
        add(archive, file("<p>after"))
        return archive.get(article.id)


def check_gone(folder: Path, article: ArchivedArticle) -> None:
    everything = stored(folder)
    for trace in (SECRET, OLD, article.capture.record_id, "Harbour"):
        assert trace.encode() not in everything.replace((folder / "tombstones.jsonl").read_bytes(), b"")
    names = (*warc_files(folder), *text_files(folder))
    kept = [record for name in names for record in read_records(folder / name)]
    assert [record.payload() for record in kept if record.type == "resource"] == [
        b"<p>before", b"<p>between", b"<p>after",
    ]  # fmt: skip
    assert len([record for record in kept if record.type == "metadata"]) == 4
    assert len([record for record in kept if record.type == "conversion"]) == 4
    assert len([record for record in kept if record.type == "request"]) == 1


def test_no_byte_of_it_stays(tmp_path: Path, target: ArchivedArticle) -> None:
    assert SECRET.encode() in stored(tmp_path)
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "tail").write_text(SECRET)
    with Archive.open(tmp_path) as archive:
        tombstone = take_down(archive, target.id)
        check_gone(tmp_path, target)
        assert archive.find(target.id) is None
        assert len(list(archive.articles())) == 4
        for article in archive.articles():
            assert archive.text(article) == "The ferry stays."
            assert archive.capture(article).payload.startswith(b"<p>")
        assert archive.tombstones() == (tombstone,)
    assert tombstone.id == target.id
    assert tombstone.payload_digest == target.payload_digest
    assert tombstone.target_uri_digest == hashlib.sha256(URL.encode()).hexdigest()
    assert (tombstone.by, tombstone.reason) == ("Ada", "the mayor asked")
    assert len(tombstone.records) == 12
    assert not (tmp_path / "torn").exists()


def test_what_is_derived_afterwards_is_what_a_rebuild_gives(tmp_path: Path, target: ArchivedArticle) -> None:
    def derived() -> list[bytes]:
        return [(tmp_path / name).read_bytes() for name in ("indexes/index.cdxj", "pages/pages.jsonl")]

    with Archive.open(tmp_path) as archive:
        take_down(archive, target.id)
        before = derived(), list(archive.articles())
    with Archive.rebuild(tmp_path) as rebuilt:
        assert (derived(), list(rebuilt.articles())) == before


def test_the_same_capture_is_refused_afterwards_unless_told(tmp_path: Path, target: ArchivedArticle) -> None:
    with Archive.open(tmp_path) as archive:
        take_down(archive, target.id)
        elsewhere = page(exchange("https://mirror.example/", secret_page().payload))
        with archive.writer() as writer:
            for capture in (secret_page(), elsewhere):
                with pytest.raises(Removed, match="by Ada: the mayor asked"):
                    writer.add(capture, said(), concluded())
            assert writer.add(secret_page(), said(), concluded(), again=True).status == "archived"
        assert [change.removed for change in archive.changes(0) if change.id == target.id] == [False]
        assert add(archive, secret_page()) == ["revisited"]
    with Archive.rebuild(tmp_path) as rebuilt:
        assert rebuilt.get(target.id).captures == 2
        take_down(rebuilt, target.id, by="Ben")
        assert [stone.by for stone in rebuilt.tombstones()] == ["Ada", "Ben"]
    check_gone(tmp_path, target)


def test_who_looked_before_still_finds_the_others(tmp_path: Path, target: ArchivedArticle) -> None:
    """A removal moves what lies behind it."""
    with Archive.open(tmp_path) as archive:
        before = [(article, archive.text(article), archive.capture(article)) for article in archive.articles()]
        take_down(archive, target.id)
        for article, text, capture in before:
            if article.id != target.id:
                assert (archive.text(article), archive.capture(article)) == (text, capture)


def test_a_removal_in_the_session_of_the_adding(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        with archive.writer() as writer:
            writer.add(file("<p>kept"), said(), concluded())
            going = writer.add(file(SECRET), said(SECRET, SECRET), concluded()).id
            writer.remove(going, reason="r", by="b")
            with pytest.raises(Removed):
                writer.add(file(SECRET), said(), concluded())
            writer.add(file("<p>later"), said(), concluded())
        assert SECRET.encode() not in stored(tmp_path)
        assert len(list(archive.articles())) == 2


def test_bytes_kept_under_another_address_have_to_go_as_well(tmp_path: Path) -> None:
    """The other article's record may hold no bytes of its own, only refer to these."""
    mirror = page(exchange("https://mirror.example/", secret_page().payload))
    with new_archive(tmp_path) as archive:
        first, second = put(archive, secret_page()), put(archive, mirror)
        for one, other in ((first, second), (second, first)):
            with pytest.raises(Refused, match=other.id) as caught:
                take_down(archive, one.id)
            assert f"byline remove {one.id} {other.id}" in (caught.value.cure or "")
        assert archive.tombstones() == ()
        assert take_down(archive, first.id, second.id, first.id).id == first.id
        assert {stone.id for stone in archive.tombstones()} == {first.id, second.id}
        assert SECRET.encode() not in stored(tmp_path)


def test_captures_that_were_never_described_go_with_their_redirects(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add(archive, file("<p>before"))
        put(archive, secret_page())
    (name,) = warc_files(tmp_path)
    *_, metadata = read_records(tmp_path / name)
    with (tmp_path / name).open("r+b") as stream:
        stream.truncate(metadata.offset)
    with Archive.open(tmp_path) as archive:
        assert len(list(archive.articles())) == 1
        mirrors = [page(exchange(f"https://{host}.example/", secret_page().payload)) for host in "ab"]
        take_down(archive, *(put(archive, mirror).id for mirror in mirrors))
        everything = stored(tmp_path)
        assert SECRET.encode() not in everything
        assert OLD.encode() not in everything
        assert b"<p>before" in everything


def interrupted(folder: Path, target: ArchivedArticle) -> list[RecordRow]:
    """The state after the tombstone is durable and before anything else has happened."""
    with Archive.open(folder):
        ledger = Ledger(database.open_to_write(folder))
        rows = remove.records_of(ledger, target)
        ledger.close()
    tombstone = Tombstone(
        id=target.id,
        payload_digest=target.payload_digest,
        target_uri_digest="0" * 64,
        removed=target.retrieved,
        by="Ada",
        reason="r",
        records=tuple(row.record_id for row in rows),
    )
    add_tombstones(folder, [tombstone])
    return rows


@pytest.mark.parametrize("lost_catalogue", [False, True])
def test_a_removal_interrupted_at_its_beginning_is_finished(
    tmp_path: Path, target: ArchivedArticle, lost_catalogue: bool
) -> None:
    interrupted(tmp_path, target)
    if lost_catalogue:
        database.delete(tmp_path)
    with Archive.open(tmp_path) as archive:
        assert archive.find(target.id) is None, "who only reads does not see it any more"
    with Archive.open(tmp_path) as archive:
        with archive.writer() as writer:
            assert [finding.code for finding in writer.recovered] == ["removal-finished"]
        assert archive.find(target.id) is None
        check_gone(tmp_path, target)
        with archive.writer() as writer:
            assert writer.recovered == ()


def test_an_interrupted_removal_does_not_touch_what_was_added_again(tmp_path: Path, target: ArchivedArticle) -> None:
    with Archive.open(tmp_path) as archive:
        other = next(article for article in archive.articles() if article.id != target.id)
        capture = archive.capture(other)
        take_down(archive, other.id)
        assert add(archive, capture, again=True) == ["archived"]
    interrupted(tmp_path, target)
    with Archive.open(tmp_path) as archive:
        assert archive.find(other.id) is not None
        assert archive.find(target.id) is None


@pytest.mark.parametrize("rewritten", [1, 2, 99])
def test_a_removal_interrupted_between_two_files_is_finished(
    tmp_path: Path, target: ArchivedArticle, rewritten: int
) -> None:
    """Some files were rewritten, and the catalogue does not know."""
    rows = interrupted(tmp_path, target)
    files = sorted({row.file for row in rows}, reverse=True)
    assert [name.partition("/")[0] for name in files[:3]] == ["text", "archive", "archive"]
    catalogue = (tmp_path / CATALOG).read_bytes()
    ledger = Ledger(database.open_to_write(tmp_path))
    remove.cut(tmp_path, ledger, [row for row in rows if row.file in files[:rewritten]])
    ledger.close()
    (tmp_path / CATALOG).write_bytes(catalogue)
    with Archive.open(tmp_path) as archive:
        assert archive.find(target.id) is None
        with archive.writer() as writer:
            found = [finding.code for finding in writer.recovered]
            assert found == ([] if rewritten == 99 else ["removal-finished"])
        check_gone(tmp_path, target)
        assert len(list(archive.articles())) == 4


def test_nothing_is_cut_that_is_not_the_record(tmp_path: Path, target: ArchivedArticle) -> None:
    interrupted(tmp_path, target)
    ledger = Ledger(database.open_to_write(tmp_path))
    row = ledger.record(target.metadata.record_id)
    assert row is not None
    before = (tmp_path / row.file).read_bytes()
    with pytest.raises(ArchiveDamaged):
        remove.cut(tmp_path, ledger, [row._replace(offset=0)])
    ledger.close()
    assert (tmp_path / row.file).read_bytes() == before


def test_a_reader_who_holds_on_to_the_log_is_said(archive: Archive) -> None:
    add(archive, file())
    ledger = Ledger(database.open_to_write(archive.folder))
    reader = sqlite3.connect(archive.folder / CATALOG)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM articles").fetchall()
    ledger.remove("x")
    with pytest.raises(OperationFailed, match="not gone from its log yet"):
        ledger.scrub(wait=0)
    reader.close()
    ledger.scrub()
    ledger.close()


def test_remove_nothing(archive: Archive) -> None:
    with archive.writer() as writer, pytest.raises(NotFound):
        writer.remove("0123456789abcdef", reason="r", by="b")


def test_tombstones_that_cannot_be_read(archive: Archive) -> None:
    (archive.folder / "tombstones.jsonl").write_text("{}\n")
    with pytest.raises(ArchiveDamaged, match=r"tombstones\.jsonl cannot be read"):
        archive.tombstones()


def test_a_reason_of_several_lines_is_one_tombstone(tmp_path: Path, target: ArchivedArticle) -> None:
    """U+2028 and U+0085 stand in JSON as they are, and end a line for some readers."""
    with Archive.open(tmp_path) as archive:
        tombstone = take_down(archive, target.id).model_copy(update={"reason": "one\u2028two\u0085three\nfour"})
        add_tombstones(archive.folder, [tombstone])
        assert archive.tombstones()[-1] == tombstone

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An archive as it is made, opened and read."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from byline.archive import database
from byline.archive.catalog import Catalog
from byline.archive.collection import Archive
from byline.archive.layout import CATALOG, text_files, warc_files
from byline.archive.ledger import Ledger
from byline.archive.lock import hold
from byline.archive.recall import moment_of
from byline.archive.recover import catch_up
from byline.config import Settings
from byline.errors import ArchiveDamaged, NotFound, OperationFailed, Refused, UsageError
from byline.model.archived import Amendment
from byline.model.article import Article
from support.archives import URL, add, concluded, exchange, file, new_archive, page, redirect, said


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the catalogue says, without the numbers that count how it came to."""
    connection = sqlite3.connect(folder / CATALOG)
    try:
        return {
            "files": connection.execute("SELECT * FROM files ORDER BY name").fetchall(),
            "records": connection.execute(
                "SELECT record_id, type, file, offset, length, uri, date, digest, status, mime, refers_to, article_id "
                "FROM records ORDER BY file, offset"
            ).fetchall(),
            "articles": connection.execute(
                "SELECT id, decided, capture_id, metadata_id, text_id, media_type, license, facts, conclusion "
                "FROM articles ORDER BY id"
            ).fetchall(),
            "removed": connection.execute("SELECT id FROM removed ORDER BY id").fetchall(),
        }
    finally:
        connection.close()


def derived(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for part in ("indexes", "pages")
        for path in (folder / part).iterdir()
    }


def everything(archive: Archive) -> None:
    """Some of all that can happen to an archive, over several sessions."""
    chain = redirect("https://example.org/old", URL), exchange(URL)
    add(archive, file("<p>one"), page(*chain), page(exchange("https://mirror.example/")))
    add(archive, file("<p>two", charset="utf-8"), page(*chain), file("<p>going"))
    first, going = (
        next(found for found in archive.articles() if archive.capture(found).content == text)
        for text in (b"<p>one", b"<p>going")
    )
    with archive.writer() as writer:
        writer.amend(first.id, Article(title="One"), concluded(by="operator"), Amendment(reason="r", by="b"))
    with archive.writer() as writer:
        writer.remove(going.id, reason="asked to", by="Ada")
        writer.add_text(first, "Another text.")
    add(archive, file("<p>three"))


def test_create_and_open(tmp_path: Path) -> None:
    settings = Settings(name='Fähre "1"\x7f\n', operator=None, delay=0.5)
    with Archive.create(tmp_path / "deep" / "a", settings) as made:
        assert made.settings == settings
        assert list(made.articles()) == []
    with Archive.open(tmp_path / "deep" / "a") as opened:
        assert opened.settings == settings


def test_there_is_one_archive_in_a_folder(tmp_path: Path) -> None:
    new_archive(tmp_path)
    with pytest.raises(Refused, match="is an archive already"):
        new_archive(tmp_path)


def test_create_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OperationFailed, match="cannot be made"):
        new_archive(tmp_path / "file" / "a")


def test_open_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Archive.open(tmp_path)


def test_get_by_prefix(archive: Archive) -> None:
    add(archive, *(file(f"<p>{number}") for number in range(30)))
    ids = [article.id for article in archive.articles()]
    assert ids == sorted(ids)
    assert archive.get(ids[0]).id == ids[0]
    assert archive.get(f" {ids[0][:12].upper()}").id == ids[0]
    with pytest.raises(UsageError, match="too short"):
        archive.get(ids[0][:3])
    with pytest.raises(NotFound, match="no article zzzz"):
        archive.get("zzzz")


def test_an_ambiguous_prefix_lists_the_candidates(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    (article,) = archive.articles()
    twin = article.id[:8] + "f" * 8
    with sqlite3.connect(tmp_path / CATALOG) as connection:
        connection.execute(
            "INSERT INTO articles SELECT ?, 1, decided, capture_id, metadata_id, text_id, media_type, license, facts, "
            "conclusion FROM articles",
            (twin,),
        )
    connection.close()
    with pytest.raises(UsageError, match=f"could be {article.id}, {twin}$"):
        archive.get(article.id[:8])


def test_capture_comes_back_as_it_was(archive: Archive) -> None:
    chain = redirect("https://example.org/old", URL), exchange(URL)
    web, local = page(*chain), file("<p>سلام", url="https://example.org/2", charset="utf-8")
    nameless = file("<p>nameless")
    add(archive, web, local, nameless)
    found = [archive.capture(article) for article in archive.articles()]
    names = {name: capture for capture in found for name in [capture.payload]}
    for capture in (web, local, nameless):
        again = names[capture.payload]
        assert again == capture.model_copy(update={"name": again.name})


def test_capture_of_a_revisit_has_its_own_head_and_the_payload_of_the_original(archive: Archive) -> None:
    later = exchange(URL, exchange().body, ("Content-Type", "text/html"), ("Link", "<x>; rel=license"))
    add(archive, page(), page(later))
    (article,) = archive.articles()
    assert archive.capture(article).exchanges[0].response == later.response
    assert archive.capture(article).payload == exchange().body
    first = archive.history(article.id)[-1]
    assert archive.capture(first).exchanges[0].response == exchange().response


def test_lost_records_are_said(archive: Archive) -> None:
    add(archive, file())
    (article,) = archive.articles()
    stranger = article.model_copy(update={"capture": article.capture.model_copy(update={"record_id": "urn:x"})})
    with pytest.raises(ArchiveDamaged, match="record urn:x is not there"):
        archive.capture(stranger)
    (archive.folder / warc_files(archive.folder)[0]).unlink()
    with pytest.raises(ArchiveDamaged):
        archive.capture(article)
    (archive.folder / text_files(archive.folder)[0]).unlink()
    with pytest.raises(ArchiveDamaged):
        archive.text(article)


def test_a_date_that_is_none() -> None:
    with pytest.raises(ArchiveDamaged, match="'yesterday' is no date"):
        moment_of("yesterday")


def test_a_text_that_cannot_be_read_does_not_hold_up_the_other_pages(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file("<p>one"))
    path = tmp_path / text_files(tmp_path)[0]
    content = bytearray(path.read_bytes())
    content[-5] ^= 0xFF
    path.write_bytes(content)
    (tmp_path / "pages" / "pages.jsonl").unlink()
    add(archive, file("<p>two"))
    assert (tmp_path / "pages" / "pages.jsonl").read_bytes().count(b"The ferry stays.") == 1


def test_a_lost_text_says_how_to_get_it_back(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    (tmp_path / text_files(tmp_path)[0]).unlink()
    archive = Archive.open(tmp_path)
    (article,) = archive.articles()
    assert article.text is None
    with pytest.raises(ArchiveDamaged) as caught:
        archive.text(article)
    assert "reindex" in (caught.value.cure or "")
    assert b'"text": ""' in (tmp_path / "pages" / "pages.jsonl").read_bytes()


def test_changes_are_the_newest_of_each_article(archive: Archive) -> None:
    start = archive.sequence
    add(archive, file("<p>one"), file("<p>two"))
    one, two = archive.articles()
    after_add = archive.sequence
    assert sorted(change.id for change in archive.changes(start)) == [one.id, two.id]
    with archive.writer() as writer:
        writer.amend(one.id, Article(title="One"), concluded(), Amendment(reason="r", by="b"))
        writer.remove(two.id, reason="asked to", by="Ada")
    changes = list(archive.changes(after_add))
    assert [(change.id, change.removed) for change in changes] == [(one.id, False), (two.id, True)]
    assert [change.sequence for change in changes] == sorted(change.sequence for change in changes)
    assert changes[-1].sequence == archive.sequence
    assert len(list(archive.changes(start))) == 2
    assert list(archive.changes(archive.sequence)) == []


def test_long_results_come_complete(archive: Archive) -> None:
    start = archive.sequence
    add(archive, *(page(exchange(f"https://example.org/{number}", b"%d" % number)) for number in range(300)))
    ids = [article.id for article in archive.articles()]
    assert len(set(ids)) == 300
    assert sorted(change.id for change in archive.changes(start)) == ids
    assert (archive.folder / "indexes" / "index.cdxj").read_bytes().count(b"\n") == 300


def test_everything_derived_can_be_made_anew(tmp_path: Path) -> None:
    archive = new_archive(tmp_path, roll_size=4000)
    everything(archive)
    before = archive.sequence, tables(tmp_path), derived(tmp_path)
    assert len(warc_files(tmp_path)) > 1
    archive.close()
    with Archive.rebuild(tmp_path) as rebuilt:
        assert (tables(tmp_path), derived(tmp_path)) == before[1:]
        assert rebuilt.sequence > before[0]
        changes = list(rebuilt.changes(before[0]))
        assert {change.id for change in changes if change.removed} == {stone.id for stone in rebuilt.tombstones()}
        assert {change.id for change in changes if not change.removed} == {found.id for found in rebuilt.articles()}


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"no database")])
def test_a_lost_or_broken_catalogue_comes_back_by_itself(tmp_path: Path, damage) -> None:
    archive = new_archive(tmp_path)
    everything(archive)
    archive.close()
    before = tables(tmp_path)
    database.delete(tmp_path)
    (tmp_path / CATALOG).touch()
    damage(tmp_path / CATALOG)
    with Archive.open(tmp_path):
        assert tables(tmp_path) == before


def test_a_catalogue_of_another_version_is_made_anew(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    archive.close()
    with sqlite3.connect(tmp_path / CATALOG) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("DROP TABLE articles")
    connection.close()
    with Archive.open(tmp_path) as opened:
        assert len(list(opened.articles())) == 1


def test_lost_indexes_come_back_with_the_next_writer(archive: Archive) -> None:
    add(archive, file())
    before = derived(archive.folder)
    (archive.folder / "pages" / "pages.jsonl").unlink()
    with archive.writer():
        pass
    assert derived(archive.folder) == before


def test_a_reader_beside_a_writer_reads_what_was_committed(archive: Archive) -> None:
    with archive.writer() as writer:
        kept = writer.add(file("<p>one"), said(), concluded()).id
        writer.commit()
        writer.add(file("<p>two"), said(), concluded())
        with Archive.open(archive.folder) as reader:
            assert [article.id for article in reader.articles()] == [kept]
            assert reader.text(reader.get(kept)) == "The ferry stays."


def test_a_reader_beside_a_rebuild_reads_everything(tmp_path: Path) -> None:
    """While the catalogue is incomplete, a reader makes one for itself."""
    archive = new_archive(tmp_path)
    add(archive, file("<p>one"), file("<p>two"))
    archive.close()
    with hold(tmp_path):
        database.delete(tmp_path)
        half = Ledger(database.open_to_write(tmp_path))
        with Archive.open(tmp_path) as reader:
            assert len(list(reader.articles())) == 2
        half.close()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody but root can write to the folder."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path in folders:
            path.chmod(0o755)


READ_ONLY = """
import os, sys
from pathlib import Path
from byline.archive.collection import Archive
folder, copy = map(Path, sys.argv[1:])

def texts(folder):
    with Archive.open(folder) as archive:
        return "\\n".join(archive.text(article) for article in archive.articles())

texts(copy)  # imports everything, which the other user may not be able to
if os.getuid() == 0:  # who could write anywhere
    os.setresuid(65534, 65534, 65534)
assert not os.access(folder, os.W_OK)
print(texts(folder))
"""


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user can reach, unlike those of pytest."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("state", ["current", "behind", "gone"])
def test_read_only_media(open_place: Path, state: str) -> None:
    folder = open_place / "a"
    archive = new_archive(folder)
    add(archive, file("<p>one"))
    archive.close()
    kept = (folder / CATALOG).read_bytes()
    archive = Archive.open(folder)
    add(archive, file("<p>two"))
    archive.close()
    if state == "behind":
        (folder / CATALOG).write_bytes(kept)
    elif state == "gone":
        (folder / CATALOG).unlink()
    shutil.copytree(folder, open_place / "copy")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with read_only(folder):
        # Coverage would want to write where the other user must not.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        command = [sys.executable, "-c", READ_ONLY, folder, open_place / "copy"]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (ran.stdout, ran.stderr) == ("The ferry stays.\n" * 2, "")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_write_ahead_log_on_read_only_media_is_not_passed_over(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    archive.close()
    connection = database.open_to_read(tmp_path, read_only=True)
    assert connection is not None
    connection.close()
    (tmp_path / f"{CATALOG}-wal").touch()
    assert database.open_to_read(tmp_path, read_only=True) is None


def test_what_sqlite_complains_of_is_said(tmp_path: Path) -> None:
    with pytest.raises(OperationFailed, match="no such table"):
        Catalog(sqlite3.connect(":memory:")).find("x")
    broken = tmp_path / "broken"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(ArchiveDamaged, match="not a database"):
        Catalog(sqlite3.connect(broken)).find("x")


def test_catching_up_with_nothing_changes_nothing(tmp_path: Path) -> None:
    archive = new_archive(tmp_path)
    add(archive, file())
    before = archive.sequence
    ledger = Ledger(database.open_to_write(tmp_path))
    assert catch_up(tmp_path, ledger) == ()
    assert ledger.sequence == before
    ledger.close()

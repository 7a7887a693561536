# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A whole archive: silent when it is sound, a code for each way in which it is not, nothing changed by looking."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.archive.fixity import verify
from byline.archive.fixity.codes import CHECKS
from byline.config import Settings
from byline.model.archived import Amendment
from byline.model.article import Article, Extraction
from byline.model.capture import Capture
from support.archives import add, file
from support.warcs import Warc, record_id, sha256, write

Spoil = Callable[[Path], object]


def _codes(folder: Path) -> set[str]:
    return {found.code for found in verify(folder)}


def _warc(folder: Path) -> Path:
    return next((folder / "archive").iterdir())


def _text(folder: Path) -> Path:
    return next((folder / "text").iterdir())


def test_a_sound_archive_is_silent_and_stays_as_it_is(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert list(verify(folder)) == []
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_progress_is_told_up_to_the_last_byte(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    list(verify(folder, progress=lambda done, total: told.append((done, total))))
    total = _warc(folder).stat().st_size + _text(folder).stat().st_size
    assert told == sorted(told)
    assert told[-1] == (total, total)


def test_an_archive_without_articles_is_silent(tmp_path: Path) -> None:
    Archive.create(tmp_path / "new", Settings()).close()
    assert list(verify(tmp_path / "new")) == []
    (tmp_path / "new/catalog.sqlite").unlink()
    assert list(verify(tmp_path / "new")) == []


def test_read_only_media_are_checked_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert list(verify(folder)) == []


def _sql(statement: str, *values: object) -> Spoil:
    def spoil(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "catalog.sqlite")) as database, database:
            database.execute(statement, values)

    return spoil


def _edit(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


def _lines(name: str, change: Callable[[list[bytes]], list[bytes]]) -> Spoil:
    return _edit(name, lambda data: b"".join(change(data.splitlines(keepends=True))))


def _page(change: Callable[[dict[str, object]], object]) -> Spoil:
    """Changes the first page."""

    def spoil(lines: list[bytes]) -> list[bytes]:
        page = json.loads(lines[1])
        change(page)
        return [lines[0], json.dumps(page).encode() + b"\n", *lines[2:]]

    return _lines("pages/pages.jsonl", spoil)


def _gone(name: str) -> Spoil:
    return lambda folder: (folder / name).unlink()


FIRST = "id = (SELECT min(id) FROM articles)"
CDXJ, PAGES, PACKAGE = "indexes/index.cdxj", "pages/pages.jsonl", "datapackage.json"


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (_gone("catalog.sqlite"), {"AV501"}),
        (_edit("catalog.sqlite", lambda data: b"x" * len(data)), {"AV501"}),
        (_edit("catalog.sqlite", lambda data: data[:8192] + b"\xff" * (len(data) - 8192)), {"AV501"}),
        (_sql("UPDATE articles SET facts = 'x'"), {"AV501"}),
        (_sql("INSERT INTO records VALUES (99, 'x', 'request', 'x', 0, 1, 'x', 'x', 0, 0, 0, 0, 0, 0)"), {"AV502"}),
        (_sql("DELETE FROM records WHERE type = 'request'"), {"AV503"}),
        (_sql("UPDATE records SET offset = offset + 1 WHERE type = 'request'"), {"AV504"}),
        (_sql("UPDATE articles SET facts = '{}'"), {"AV505", "AV524"}),
        (_sql(f"DELETE FROM articles WHERE {FIRST}"), {"AV505", "AV522"}),
        (_sql(f"UPDATE articles SET id = 'ffffffffffffffff' WHERE {FIRST}"), {"AV505", "AV521", "AV522"}),
        (_gone(CDXJ), {"AV511", "AV532"}),
        (_lines(CDXJ, lambda lines: lines[1:]), {"AV511", "AV532"}),
        (_lines(CDXJ, lambda lines: [*lines, b"z 20260309 {}\n"]), {"AV512", "AV532"}),
        (_lines(CDXJ, lambda lines: [*lines, lines[-1]]), {"AV513", "AV532"}),
        (_lines(CDXJ, lambda lines: lines[::-1]), {"AV511", "AV513", "AV532"}),
        (_gone(PAGES), {"AV521", "AV532"}),
        (_lines(PAGES, lambda lines: lines[:2]), {"AV521", "AV532"}),
        (_lines(PAGES, lambda lines: [*lines, b'{"id": "ffffffffffffffff"}\n']), {"AV522", "AV532"}),
        (_edit(PAGES, lambda data: b""), {"AV523", "AV532"}),
        (_lines(PAGES, lambda lines: lines[1:]), {"AV523", "AV532"}),
        (_lines(PAGES, lambda lines: [*lines, b"[]\n"]), {"AV523", "AV532"}),
        (_lines(PAGES, lambda lines: [*lines, b"\xff\n"]), {"AV523", "AV532"}),
        (_lines(PAGES, lambda lines: [lines[0], lines[2], lines[1]]), {"AV523", "AV532", "AV521"}),
        (_page(lambda page: page.update(title="Other")), {"AV524", "AV532"}),
        (_page(lambda page: page.update(license="CC0-1.0")), {"AV524", "AV532"}),
        (_page(lambda page: page.update(text="Other")), {"AV524", "AV532"}),
        (_page(lambda page: page.pop("text")), {"AV524", "AV532"}),
        (_gone(PACKAGE), {"AV531"}),
        (_edit(PACKAGE, lambda data: b"[]"), {"AV531"}),
        (_edit(PACKAGE, lambda data: data[:100]), {"AV531"}),
        (_edit(PACKAGE, lambda data: data.replace(b'"bytes"', b'"size"')), {"AV531"}),
        (_edit(PACKAGE, lambda data: data.replace(b"Ferry", b"More")), {"AV532"}),
        (_gone("datapackage-digest.json"), {"AV532"}),
        (_edit("datapackage-digest.json", lambda data: b"[]"), {"AV532"}),
        (lambda folder: (folder / "pages/more.txt").write_text("x"), {"AV533"}),
        (lambda folder: (folder / "archive/notes.txt").write_text("x"), {"AV412", "AV533"}),
        (lambda folder: write(folder / "archive/plain.warc", [], compressed=False), {"AV410", "AV533"}),
        (lambda folder: _text(folder).unlink(), {"AV502", "AV505", "AV542"}),
        (lambda folder: (folder / "tombstones.jsonl").write_text("x\n"), {"AV552"}),
    ],
)  # fmt: skip
def test_what_is_derived_is_compared_with_the_records(folder: Path, spoil: Spoil, codes: set[str]) -> None:
    spoil(folder)
    found = list(verify(folder))
    assert {one.code for one in found} == codes
    assert all(one.file for one in found)


def test_a_record_that_a_tombstone_names_must_be_gone(folder: Path) -> None:
    with Archive.open(folder) as opened, opened.writer() as writer:
        buried = next(iter(opened.articles()))
        kept = folder.parent / "kept"
        shutil.copytree(folder, kept)
        writer.remove(buried.id, reason="asked to", by="Bo")
    assert list(verify(folder)) == []
    shutil.copy(folder / "tombstones.jsonl", kept)
    found = [one for one in verify(kept) if one.code == "AV551"]
    assert {one.record_id for one in found} >= {buried.capture.record_id, buried.metadata.record_id}
    assert {one.file for one in found} == {buried.capture.file, buried.text.file if buried.text else None}


def test_a_truncated_file_is_an_error(folder: Path) -> None:
    warc = _warc(folder)
    warc.write_bytes(warc.read_bytes()[:-10])
    errors = {one.code for one in verify(folder) if one.severity == "error"}
    assert errors >= {"AV003", "AV502"}


def test_a_file_that_lost_its_last_record_to_the_byte_is_an_error(folder: Path) -> None:
    """No gzip tool and no WARC tool can see this; the catalogue knows."""
    with Archive.open(folder) as opened:
        amended = next(article for article in opened.articles() if article.article.title == "The ferry")
    with _warc(folder).open("r+b") as stream:
        stream.truncate(amended.metadata.offset)
    assert "AV502" in _codes(folder)


@pytest.mark.parametrize("lost", [1, 300, None])
def test_a_catalogue_made_anew_does_not_hide_a_loss(folder: Path, lost: int | None) -> None:
    """Opening makes the catalogue anew after a file became shorter; datapackage.json still knows how long it was."""
    warc = _warc(folder)
    content = warc.read_bytes()
    warc.write_bytes(content[:-lost]) if lost else warc.unlink()
    Archive.open(folder).close()
    assert "AV532" in _codes(folder)
    with Archive.open(folder) as opened:
        add(opened, file("<p>More"))
    assert "AV532" in _codes(folder)


def test_a_flipped_bit_is_found_and_named(folder: Path) -> None:
    with Archive.open(folder) as opened:
        article = next(iter(opened.articles()))
    data = bytearray(_warc(folder).read_bytes())
    data[article.capture.offset + article.capture.length - 6] ^= 1
    _warc(folder).write_bytes(data)
    (found,) = (one for one in verify(folder) if one.code == "AV004")
    assert (found.file, found.offset) == (article.capture.file, article.capture.offset)


PROFILE: list[tuple[dict[str, dict[str, str | None]], set[str]]] = [
    ({"metadata": {"Content-Type": "application/json"}}, {"AV401"}),
    ({"metadata": {"WARC-Refers-To": None}}, {"AV402"}),
    ({"metadata": {"WARC-Refers-To": record_id(2)}}, {"AV402"}),
    ({"metadata": {"WARC-Refers-To": record_id(99)}}, {"AV302"}),
    ({"metadata": {"WARC-Warcinfo-ID": record_id(99)}}, {"AV302"}),
    ({"request": {"WARC-Block-Digest": None}}, {"AV403"}),
    ({"response": {"WARC-Payload-Digest": None}}, {"AV403"}),
    ({"request": {"WARC-Block-Digest": "md5:" + "0" * 32}}, {"AV404", "AV201"}),
    ({"request": {"WARC-Warcinfo-ID": None}}, {"AV405"}),
    ({"warcinfo": {"WARC-Type": "metadata", "WARC-Refers-To": record_id(1)}}, {"AV304", "AV405", "AV406"}),
    ({"resource": {"WARC-Target-URI": "file:///home/ann/notes.txt"}}, {"AV411"}),
]


@pytest.fixture
def profiled(tmp_path: Path) -> Callable[[Warc], set[str]]:
    """Makes an archive of these records and gives the codes about its WARC files."""

    def check(warc: Warc) -> set[str]:
        folder = tmp_path / "archive"
        Archive.create(folder, Settings()).close()
        records = [warc.warcinfo, warc.response, warc.request, warc.revisit, warc.resource, warc.metadata]
        write(folder / "archive/some.warc.gz", records)
        (folder / "catalog.sqlite").unlink(missing_ok=True)
        return _codes(folder) - {"AV501"}

    return check


def test_the_profile_is_kept_by_the_valid_records(profiled: Callable[[Warc], set[str]]) -> None:
    assert profiled(Warc()) == set()


@pytest.mark.parametrize(("changes", "codes"), PROFILE)
def test_the_profile_has_its_own_rules(
    profiled: Callable[[Warc], set[str]], changes: dict[str, dict[str, str | None]], codes: set[str]
) -> None:
    warc = Warc()
    for record, fields in changes.items():
        getattr(warc, record).fields |= fields
    assert profiled(warc) == codes


def test_the_profile_wants_version_1_1(profiled: Callable[[Warc], set[str]]) -> None:
    warc = Warc()
    warc.request.version = "WARC/1.0"
    assert profiled(warc) == {"AV407"}


def test_the_profile_wants_bodies_without_transfer_coding(profiled: Callable[[Warc], set[str]]) -> None:
    warc = Warc()
    warc.response.block = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
    for record in (warc.response, warc.revisit):
        record.fields["WARC-Payload-Digest"] = sha256(b"x")
    assert profiled(warc) == {"AV408"}


def test_a_text_stands_apart_and_belongs_to_an_article(tmp_path: Path, folder: Path) -> None:
    warc = Warc()
    write(folder / "archive/z.warc.gz", [warc.warcinfo, warc.response, warc.conversion])
    warc = Warc()
    warc.warcinfo.fields["WARC-Record-ID"] = record_id(50)
    warc.conversion.fields |= {"WARC-Record-ID": record_id(51), "WARC-Warcinfo-ID": record_id(50)}
    write(folder / "text/z.warc.wet.gz", [warc.warcinfo, warc.conversion])
    (folder / "catalog.sqlite").unlink()
    found = {(one.code, one.file) for one in verify(folder)}
    assert ("AV409", "archive/z.warc.gz") in found
    assert ("AV541", "archive/z.warc.gz") in found
    assert ("AV541", "text/z.warc.wet.gz") in found


def _append(path: Path, data: bytes) -> None:
    path.write_bytes(path.read_bytes() + data)


def _orphan() -> bytes:
    """A text whose capture never came, because the process was killed."""
    warc = Warc()
    warc.conversion.fields |= {"WARC-Refers-To": record_id(99), "WARC-Warcinfo-ID": None}
    return gzip.compress(bytes(warc.conversion))


def test_what_an_interrupted_write_left_is_no_error(folder: Path) -> None:
    """Behind what the catalogue counts as finished nothing was reported as archived."""
    _append(_warc(folder), gzip.compress(b"WARC/1.1\r\n" + b"x" * 100)[:40])
    (folder / "archive/byline-20990101000000-00009.warc.gz").touch()
    found = list(verify(folder))
    assert [(one.code, one.severity) for one in found] == [("AV012", "warning")]
    assert found[0].message.endswith("the file ends in the middle of a record")


def test_a_text_that_came_before_its_capture_is_no_error(folder: Path) -> None:
    _append(_text(folder), _orphan())
    assert _codes(folder) == {"AV405"}  # of the made record itself


DERIVED = ("catalog.sqlite", CDXJ, PAGES, PACKAGE, "datapackage-digest.json")


def _write_more(folder: Path) -> None:
    with Archive.open(folder) as opened, opened.writer() as writer:
        first = next(iter(opened.articles()))
        writer.amend(first.id, Article(title="Corrected"), first.conclusion, Amendment(reason="again", by="Bo"))
        extraction = Extraction(article=Article(title="More"), text="More text.")
        moment = datetime(2026, 3, 11, tzinfo=UTC)
        capture = Capture(name="x", retrieved=moment, content=b"More", media_type="text/plain")
        writer.add(capture, extraction, first.conclusion)


def test_a_catalogue_that_lags_behind_is_no_error(folder: Path) -> None:
    """The process was killed after it wrote its records, before it entered them."""
    before = {name: (folder / name).read_bytes() for name in DERIVED}
    _write_more(folder)
    for name, content in before.items():
        (folder / name).write_bytes(content)
    assert list(verify(folder)) == []


def _positions(folder: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as database:
        return database.execute("SELECT name, value FROM state WHERE name LIKE 'listed%'").fetchall()


@pytest.mark.parametrize("listed", [True, False])
def test_indexes_that_lag_behind_are_no_error(folder: Path, listed: bool) -> None:
    """The process was killed after it entered its records, before it wrote the indexes."""
    before = {name: (folder / name).read_bytes() for name in DERIVED[1:]}
    positions = _positions(folder)
    _write_more(folder)
    for name, content in before.items():
        (folder / name).write_bytes(content)
    assert _codes(folder) == {"AV511", "AV521", "AV524", "AV532"}
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as database, database:
        values = [(value if listed else 0, name) for name, value in positions]
        database.executemany("UPDATE state SET value = ? WHERE name = ?", values)
    assert list(verify(folder)) == []
    for names in ((CDXJ, PAGES), (PACKAGE,)):
        for name in names:
            (folder / name).unlink()
        assert _codes(folder) == ({"AV511", "AV521"} if listed else set())


def test_every_code_is_tested_somewhere() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert {code for code in CHECKS if f'"{code}"' not in sources} == set()

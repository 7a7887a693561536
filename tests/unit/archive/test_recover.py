# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a crash leaves, and what the next one to open the archive makes of it."""

from collections import Counter
from pathlib import Path

import pytest

from byline.archive import database
from byline.archive.collection import Archive
from byline.archive.fixity import verify
from byline.archive.layout import CATALOG, next_warc_file, text_files, warc_files
from byline.archive.ledger import Ledger
from byline.archive.recover import Gap, catch_up, scan
from byline.warc.reader import Record, read_records
from support.archives import SEEN, add, exchange, file, new_archive, page, redirect

TORN = b"\x1f\x8b\x08\x00torn"


def paths(folder: Path) -> tuple[Path, Path]:
    (warc,), (text,) = warc_files(folder), text_files(folder)
    return folder / warc, folder / text


def spans(path: Path) -> list[tuple[str, int, int]]:
    """Type, offset and end of every record."""
    return [(record.type, record.offset, record.offset + record.length) for record in read_records(path)]


def cut(path: Path, size: int) -> None:
    with path.open("r+b") as stream:
        stream.truncate(size)


def recovered(archive: Archive) -> list[tuple[str, str, int | None]]:
    with archive.writer() as writer:
        return [(finding.code, finding.file or "", finding.offset) for finding in writer.recovered]


def counts(folder: Path) -> dict[str, int]:
    found = Counter(
        record.type for name in (*warc_files(folder), *text_files(folder)) for record in read_records(folder / name)
    )
    del found["warcinfo"]
    return dict(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of three files, closed, without its catalogue."""
    with new_archive(tmp_path) as archive:
        add(archive, *(file(f"<p>{number}") for number in range(3)))
    database.delete(tmp_path)
    return tmp_path


def test_a_torn_tail_is_set_aside_and_said(folder: Path) -> None:
    """The metadata record is torn; the text of its article goes with it."""
    warc, text = paths(folder)
    (_, begin, end), (_, text_begin, _) = spans(warc)[-1], spans(text)[-1]
    torn, texts = warc.read_bytes()[begin : end - 3], text.read_bytes()[text_begin:]
    cut(warc, end - 3)
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 2
        assert warc.stat().st_size == end - 3, "who only reads changes no WARC file"
        assert recovered(archive) == [
            ("torn-tail", f"archive/{warc.name}", begin),
            ("torn-tail", f"text/{text.name}", text_begin),
        ]
        assert (warc.stat().st_size, text.stat().st_size) == (begin, text_begin)
        assert {path.read_bytes() for path in (folder / "torn").iterdir()} == {torn, texts}
        assert recovered(archive) == []


@pytest.mark.parametrize(("same", "tail"), [(True, TORN), (False, TORN), (False, b"")])
def test_what_may_be_cut_off_is_not_listed_for_good(tmp_path: Path, same: bool, tail: bytes) -> None:
    """datapackage.json remembers how long a WARC file was, so that no loss is hidden. Until then it is late."""
    with new_archive(tmp_path) as archive:
        add(archive, file())
    warc, _ = paths(tmp_path)
    with (warc if same else tmp_path / next_warc_file(tmp_path, SEEN)).open("ab") as stream:
        stream.write(tail)
    before = (tmp_path / "datapackage.json").read_bytes()
    for _ in range(2):
        assert {finding.severity for finding in verify(tmp_path)} <= {"warning"}
        Archive.open(tmp_path).close()
        assert (tmp_path / "datapackage.json").read_bytes() == before
    with Archive.open(tmp_path) as archive:
        assert [code for code, *_ in recovered(archive)] == ["torn-tail"]
    assert list(verify(tmp_path)) == []


def test_a_file_of_which_only_the_head_is_complete_is_listed(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add(archive, file())
    warc, _ = paths(tmp_path)
    head = warc.read_bytes()[: spans(warc)[0][2]]
    again = tmp_path / next_warc_file(tmp_path, SEEN)
    again.write_bytes(head)
    Archive.open(tmp_path).close()
    assert again.name in (tmp_path / "datapackage.json").read_text()


def test_a_rebuild_finishes_what_was_interrupted(folder: Path) -> None:
    warc, _ = paths(folder)
    with warc.open("ab") as stream:
        stream.write(b"torn")
    Archive.rebuild(folder).close()
    assert list(verify(folder)) == []


def test_a_capture_whose_metadata_was_torn_off_is_used_again(folder: Path) -> None:
    warc, _ = paths(folder)
    cut(warc, warc.stat().st_size - 3)
    with Archive.open(folder) as archive:
        assert add(archive, *(file(f"<p>{number}") for number in range(3))) == ["duplicate", "duplicate", "archived"]
        assert counts(folder) == {"resource": 3, "metadata": 3, "conversion": 3}
        for article in archive.articles():
            assert archive.text(article) == "The ferry stays."
            assert archive.capture(article).content is not None


@pytest.mark.parametrize("last", [-1, -2])
def test_a_text_whose_article_was_torn_off_is_set_aside_too(folder: Path, last: int) -> None:
    warc, text = paths(folder)
    _, begin, end = spans(warc)[last]
    cut(warc, end - 1)
    with Archive.open(folder) as archive:
        found = recovered(archive)
        assert [code for code, *_ in found] == ["torn-tail", "torn-tail"]
        assert found[0][2] == begin
        assert len(spans(text)) == 3
        add(archive, file("<p>2"))
        assert counts(folder) == {"resource": 3, "metadata": 3, "conversion": 3}


def test_metadata_whose_text_was_torn_off(folder: Path) -> None:
    _, text = paths(folder)
    cut(text, text.stat().st_size - 1)
    with Archive.open(folder) as archive:
        assert [article.text is None for article in archive.articles()].count(True) == 1
        assert add(archive, file("<p>2")) == ["duplicate"]
        assert all(archive.text(article) for article in archive.articles())
        assert counts(folder) == {"resource": 3, "metadata": 3, "conversion": 3}


def test_a_page_whose_metadata_was_torn_off_was_still_captured(tmp_path: Path) -> None:
    """It was retrieved twice, and both times are kept; the bytes are there once."""
    chain = redirect("https://example.org/old", "/story"), exchange()
    with new_archive(tmp_path) as archive:
        add(archive, page(*chain))
    warc, _ = paths(tmp_path)
    cut(warc, warc.stat().st_size - 1)
    with Archive.open(tmp_path) as archive:
        assert list(archive.articles()) == []
        assert add(archive, page(*chain)) == ["archived"]
        (article,) = archive.articles()
        assert article.captures == 2
        assert archive.capture(article).payload == exchange().body
        assert counts(tmp_path) == {"response": 3, "request": 4, "revisit": 1, "metadata": 1, "conversion": 1}


def test_a_file_of_which_nothing_is_complete_goes(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add(archive, file())
    warc, text = paths(tmp_path)
    cut(warc, 10)
    cut(text, 0)
    with Archive.open(tmp_path) as archive:
        assert list(archive.articles()) == []
        assert {code for code, *_ in recovered(archive)} == {"torn-tail"}
        assert not warc.exists()
        assert not text.exists()
        assert add(archive, file()) == ["archived"]


def test_zeros_at_the_end_are_a_torn_tail(folder: Path) -> None:
    """A power cut can leave a file longer than what was written to it."""
    warc, _ = paths(folder)
    size = warc.stat().st_size
    with warc.open("ab") as stream:
        stream.write(bytes(100_000))
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 3
        assert recovered(archive) == [("torn-tail", f"archive/{warc.name}", size)]


@pytest.mark.parametrize("record", [1, 2])
def test_damage_in_the_middle_costs_one_article_and_nothing_is_cut(folder: Path, record: int) -> None:
    warc, text = paths(folder)
    size = text.stat().st_size
    _, begin, end = spans(warc)[record]
    content = bytearray(warc.read_bytes())
    content[end - 5] ^= 0xFF
    warc.write_bytes(content)
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 2
        database.delete(folder)
        assert recovered(archive) == [("record-damaged", f"archive/{warc.name}", begin)]
        assert warc.read_bytes() == content
        assert text.stat().st_size == size
        found = list(scan(warc))
        assert [item for item in found if isinstance(item, Gap)] == [Gap(begin, end)]
        assert len([item for item in found if isinstance(item, Record)]) == 6


def test_bytes_that_only_look_like_a_record_are_no_record(folder: Path) -> None:
    warc, _ = paths(folder)
    size = warc.stat().st_size
    with warc.open("ab") as stream:
        stream.write((b"\x1f\x8b\x08 looks like gzip " + bytes(70_000)) * 2)
    with Archive.open(folder) as archive:
        assert recovered(archive) == [("torn-tail", f"archive/{warc.name}", size)]


def test_a_catalogue_that_is_behind_catches_up(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        add(archive, file("<p>one"))
    kept = (tmp_path / CATALOG).read_bytes()
    with Archive.open(tmp_path) as archive:
        add(archive, file("<p>two"))
        before = archive.sequence
    (tmp_path / CATALOG).write_bytes(kept)
    with Archive.open(tmp_path) as archive:
        assert len(list(archive.articles())) == 2
        assert archive.sequence <= before


def test_a_catalogue_that_is_ahead_is_made_anew(folder: Path) -> None:
    with Archive.open(folder) as archive:
        before = archive.sequence
    warc, _ = paths(folder)
    cut(warc, spans(warc)[3][1])
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 1
        assert archive.sequence > before


def test_files_of_other_tools_do_no_harm(folder: Path) -> None:
    from support.warcs import Warc, write

    write(folder / "archive" / "crawl.warc.gz", Warc())
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 3
        assert recovered(archive) == []
    assert b"crawl.warc.gz" in (folder / "indexes" / "index.cdxj").read_bytes()


def test_damaged_files_of_other_tools_stay_as_they_are(folder: Path) -> None:
    """Only byline's newest files can have been torn by a crash of byline."""
    from support.warcs import Warc, write

    made = write(folder / "archive" / "crawl.warc.gz", Warc())
    cut(made, made.stat().st_size - 10)
    text = write(folder / "text" / "crawl.warc.wet.gz", [Warc().warcinfo, Warc().conversion])
    sizes = made.stat().st_size, text.stat().st_size
    with Archive.open(folder) as archive:
        assert recovered(archive) == []
        assert len(list(archive.articles())) == 3
    assert (made.stat().st_size, text.stat().st_size) == sizes


def test_a_metadata_record_that_cannot_be_understood_makes_no_article(folder: Path) -> None:
    from support.warcs import Warc, write

    made = Warc()
    made.metadata.block = b"article-id: 0123456789abcdef\r\nlicense-scope: everywhere\r\n"
    made.revisit.block = b""
    write(folder / "archive" / "crawl.warc.gz", made)
    with Archive.open(folder) as archive:
        assert len(list(archive.articles())) == 3


def test_what_an_interrupted_rewriting_left_is_swept_away(folder: Path) -> None:
    left = folder / "archive" / ".byline-1-00000.warc.gz.part"
    left.write_bytes(b"half")
    with Archive.open(folder) as archive:
        assert recovered(archive) == []
    assert not left.exists()


def test_a_catch_up_goes_on_where_it_was_interrupted(folder: Path) -> None:
    warc, _ = paths(folder)
    size = warc.stat().st_size
    ledger = Ledger(database.open_to_write(folder))
    scanned = catch_up(folder, ledger, batch=2)
    assert scanned == ()
    assert ledger.progress(f"archive/{warc.name}") == (size, size)
    before = ledger.newest
    ledger.proceed(f"archive/{warc.name}", size, -1)  # as each batch leaves it
    ledger.commit()
    assert not ledger.is_current(folder)
    assert catch_up(folder, ledger) == ()
    assert ledger.newest.number == before.number
    assert ledger.is_current(folder)
    ledger.close()


def test_a_torn_tail_twice_at_the_same_place(folder: Path) -> None:
    _, text = paths(folder)
    *_, (_, begin, _) = spans(text)
    for _ in range(2):
        with Archive.open(folder) as archive:
            add(archive, file("<p>2"))
        cut(text, begin + 40)  # not near its end: compressed, the same text with another record id is shorter or longer
        with Archive.open(folder) as archive:
            assert recovered(archive) == [("torn-tail", f"text/{text.name}", begin)]
    assert len(list((folder / "torn").iterdir())) == 2

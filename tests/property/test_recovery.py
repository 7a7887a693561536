# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Wherever a crash cuts the files, no complete record is lost, and a second run makes everything whole, once."""

import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.archive import database
from byline.archive.collection import Archive
from byline.archive.layout import CATALOG, text_files, warc_files
from byline.warc.members import Damage
from byline.warc.reader import read_records
from support.archives import add, exchange, file, new_archive, page

CAPTURES = tuple(file(f"<p>{number}") for number in range(3))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two files, to which a page and a third file were added; beside it, the catalogue of before."""
    folder = tmp_path_factory.mktemp("template") / "a"
    with new_archive(folder) as archive:
        add(archive, *CAPTURES[:2])
    shutil.copy(folder / CATALOG, folder.with_name("early"))
    with Archive.open(folder) as archive:
        add(archive, page(exchange()), CAPTURES[2])
    return folder


def counts(folder: Path) -> Counter[str]:
    names = (*warc_files(folder), *text_files(folder))
    return Counter(record.type for name in names for record in read_records(folder / name))


def ids(folder: Path) -> set[str]:
    return {record.record_id for name in warc_files(folder) for record in read_records(folder / name)}


def complete(path: Path) -> set[str]:
    """The ids of the complete records at the beginning of a file."""
    found: set[str] = set()
    with suppress(Damage):
        for record in read_records(path):
            found.add(record.record_id)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    warc=st.floats(0, 1),
    text=st.floats(0, 1),
    catalogue=st.sampled_from(["early", "late", "none"]),
    reader=st.booleans(),
)
def test_cut_anywhere(template: Path, warc: float, text: float, catalogue: str, reader: bool) -> None:
    """DESIGN: a torn tail after a crash is found on the next open, and no complete record is lost."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "a"
        shutil.copytree(template, folder)
        for path, share in ((folder / warc_files(folder)[0], warc), (folder / text_files(folder)[0], text)):
            with path.open("r+b") as stream:
                stream.truncate(round(path.stat().st_size * share))
        survivors = complete(folder / warc_files(folder)[0])
        if catalogue == "early":
            shutil.copy(template.with_name("early"), folder / CATALOG)
        elif catalogue == "none":
            database.delete(folder)
        if reader:
            Archive.open(folder).close()
        with Archive.open(folder) as archive:
            add(archive, *CAPTURES)
            with archive.writer() as writer:
                assert writer.recovered == ()
                for article in archive.articles():
                    if article.text is None:
                        writer.add_text(article, "The ferry stays.")
            check(folder, archive, survivors)
            before = list(archive.articles())
        with Archive.rebuild(folder) as rebuilt:
            assert list(rebuilt.articles()) == before


def check(folder: Path, archive: Archive, survivors: set[str]) -> None:
    assert survivors <= ids(folder)
    articles = list(archive.articles())
    stored = counts(folder)
    assert (stored["resource"], stored["metadata"]) == (3, len(articles))
    texts = [record for name in text_files(folder) for record in read_records(folder / name)]
    captures = [record.headers.get("WARC-Refers-To") for record in texts if record.type == "conversion"]
    assert len(set(captures)) == len(captures)
    assert len(captures) == len(articles)
    assert {archive.capture(article).payload for article in articles} >= {capture.payload for capture in CAPTURES}
    assert {archive.text(article) for article in articles} == {"The ferry stays."}

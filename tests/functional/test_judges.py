# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Other people's tools on what byline writes: every record kind that there is, over several files."""

import subprocess
import sys
from pathlib import Path

import pytest

from byline.archive.layout import text_files, warc_files
from byline.model.archived import Amendment
from byline.model.article import Article
from support.archives import URL, add, concluded, exchange, file, new_archive, page, redirect


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files and pages, redirects, revisits of all kinds, a correction, a removal, odd bytes."""
    chunked = exchange(URL, b"\x1f\x8b not gzip", ("Transfer-Encoding", "chunked"), ("X-Latin", "caf\xe9"))
    chain = redirect("https://example.org/old", URL), chunked
    elsewhere = exchange("https://mirror.example/a%20b?c=d", chunked.body)
    with new_archive(tmp_path / "a", roll_size=4000) as archive:
        add(archive, page(*chain), page(*chain), page(elsewhere), file(chunked.body.decode("latin-1")))
        add(archive, file("<p>one"), file("<p>one", url="https://example.org/one"), file(""), file("<p>going"))
        going = next(found for found in archive.articles() if archive.capture(found).content == b"<p>going")
        first = next(archive.articles())
        with archive.writer() as writer:
            writer.amend(first.id, Article(title="One"), concluded(by="operator"), Amendment(reason="r", by="b"))
            if going.id != first.id:
                writer.remove(going.id, reason="asked to", by="Ada")
    return tmp_path / "a"


def test_warcio_check(folder: Path) -> None:
    """Read strictly: a digest that was not checked is only right on a revisit, whose payload is elsewhere.

    warcio says nothing else when a file is cut short (webrecorder/warcio#138).
    """
    files = [folder / name for name in (*warc_files(folder), *text_files(folder))]
    assert len(files) > 3
    ran = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *files], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
    assert "digest pass" in ran.stdout
    unchecked = [line.strip() for line in ran.stdout.splitlines() if "not checked" in line or "no digest" in line]
    assert set(unchecked) <= {"digest present but not checked (revisit)"}


def test_cdxj_indexer(folder: Path) -> None:
    """The same keys, times, digests, offsets and lengths as ours, line by line."""
    files = [folder / name for name in warc_files(folder)]
    ran = subprocess.run([sys.executable, "-m", "cdxj_indexer.main", "-s", *files], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    ours = (folder / "indexes" / "index.cdxj").read_text().splitlines()
    assert ours == sorted(set(ran.stdout.splitlines()))
    assert len(ours) > 6

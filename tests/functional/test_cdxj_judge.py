# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""cdxj-indexer and warcio, the reference tools, read what byline wrote and come to the same index."""

import subprocess
import sys
from datetime import timedelta
from itertools import product
from pathlib import Path

from byline.model.capture import Capture
from support.archives import SEEN, add, exchange, file, new_archive, page, redirect
from support.server import Server, respond
from support.server import redirect as redirected

INDEXER = "from cdxj_indexer.main import main; main()"
# warcio 1.8.1 crashes on a body in brotli where brotli is of version 1.2; without it, it checks the bytes as they are.
CHECKER = "import sys; sys.modules['brotli'] = None; from warcio.cli import main; main()"


def _judge(code: str, *words: str | Path) -> str:
    ran = subprocess.run([sys.executable, "-W", "ignore", "-c", code, *words], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _warcs(folder: Path) -> list[Path]:
    return sorted((folder / "archive").iterdir())


def _agree(folder: Path) -> list[str]:
    """The lines of our index, which are those of cdxj-indexer to the byte."""
    ours = (folder / "indexes/index.cdxj").read_text(encoding="utf-8")
    assert ours == _judge(INDEXER, "-s", *_warcs(folder))
    checked = _judge(CHECKER, "check", "-v", *_warcs(folder), *(folder / "text").iterdir())
    # warcio says this, and no more, of a record that the file ends in.
    assert "not checked" not in checked.replace("not checked (revisit)", "")
    return ours.splitlines()


URLS = [
    "https://www.example.org/",
    "http://Example.org:8080/A%20b?z=1&a=2;jsessionid=0123456789ABCDEF0123456789ABCDEF",
    "https://example.org/سلام/é?q=ü#part",
    "https://bücher.example/",
    "http://[2001:db8::1]/x",
    "http://192.0.2.1/index.html",
    "https://example.org/a|b\\c^d`{e}",
]
TYPES = ["text/html", "TEXT/HTML; charset=UTF-8", "text/html charset=utf-8", "text/plain;x", " text/html", ""]


def _captures() -> list[Capture]:
    captures = [page(exchange(url, f"<p>{url}".encode())) for url in URLS]
    for number, media_type in enumerate(TYPES):
        url = f"https://example.org/type/{number}"
        captures.append(page(exchange(url, media_type.encode(), ("Content-Type", media_type))))
    captures += [
        page(exchange("https://example.org/none", b"none", ("Server", "x"))),
        page(redirect("http://example.org/r", "/s"), redirect("https://example.org/s", "/t"), exchange(body=b"last")),
        page(exchange("https://example.org/", URLS[0].encode(), retrieved=SEEN + timedelta(seconds=1))),
        file("<p>A file without an address"),
        file("<p>A file with one", url="https://example.org/known"),
        page(exchange("https://example.org/known", b"<p>A file with one")),
    ]
    return captures


def test_the_index_is_that_of_cdxj_indexer_for_odd_captures(tmp_path: Path) -> None:
    """Small files, so that there are several; the second visit adds to the index that the first one made."""
    captures = _captures()
    folder = tmp_path / "archive"
    with new_archive(folder, roll_size=6000) as archive:
        add(archive, *captures)
        first = _agree(folder)
        again = [
            page(*(hop.model_copy(update={"retrieved": SEEN + timedelta(days=1)}) for hop in capture.exchanges))
            for capture in captures
            if capture.exchanges
        ]
        assert set(add(archive, *again)) == {"revisited"}
    lines = _agree(folder)
    assert len(_warcs(folder)) > 3
    assert len(lines) == len(first) + len(again) + 2  # the redirects
    assert sum('"warc/revisit"' in line for line in lines) > len(again)


def test_the_index_is_that_of_cdxj_indexer_after_a_removal(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with new_archive(folder) as archive:
        add(archive, *_captures())
        with archive.writer() as writer:
            writer.remove(next(iter(archive.articles())).id, reason="asked to", by="Bo")
    assert _agree(folder)


def test_the_index_is_that_of_cdxj_indexer_for_real_answers(run, server: Server, tmp_path: Path) -> None:
    new_archive(tmp_path / "archive", delay=0).close()
    starts = []
    for number, (coding, chunks) in enumerate(product((None, "gzip", "br"), (None, 50))):
        body = f"<!doctype html><title>Ferry {number}</title><p>The ferry will stay, the council said.</p>"
        server.at(f"/story/{number}", respond(body, coding=coding, chunks=chunks))
        starts.append(server.at(f"/start/{number}", redirected(f"/story/{number}")))
    assert run("add", *starts, "--allow-private", "--license", "CC-BY-4.0").code == 0
    lines = _agree(tmp_path / "archive")
    assert sorted(line.split('"status": "')[1][:3] for line in lines) == ["200"] * 6 + ["302"] * 6
    assert run("verify").out == ""

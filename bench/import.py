# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Importing a crawl, against FastWARC doing nothing but reading the payloads of its responses.

The crawl is of 1,000 responses, real pages of the folder, each made another one by a number in it: 1.5 % of them with a
Creative Commons address, the others without. A second crawl has only pages that name no licence. With `--native` the
gate uses Hyperscan, which must be installed. One process reads (--jobs 1).
Run: python bench/import.py FOLDER_OF_PAGES [--native]
"""

import gzip
import random
import sys
import tempfile
import uuid
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from measure import compare, cpu_seconds

from byline.licensing.gate import may_name

RESPONSES = 1000
OPEN = 0.015
DATE = "2026-03-09T10:00:00Z"
PEER = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
for record in ArchiveIterator(open(sys.argv[1], "rb"), WarcRecordType.response, parse_http=True):
    record.reader.read()
"""


def read_pages(folder: Path) -> list[bytes]:
    """The pages of a folder, compressed or not."""
    contents = (
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in sorted(folder.iterdir())
    )
    return [content for content in contents if 5_000 < len(content) < 1_000_000]


def record(kind: str, uri: str, media_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {DATE}\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
        f"Content-Length: {len(block)}\r\nContent-Type: {media_type}\r\nWARC-Target-URI: {uri}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def write_crawl(path: Path, pages: Iterable[bytes]) -> Path:
    """A file as Common Crawl writes it: a request, a response and a metadata record for each page."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            uri = f"https://site-{number % 97}.example/page/{number}"
            body = page.replace(b"<p>", b"<p>%d " % number, 3)
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            file.write(record("request", uri, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"))
            file.write(record("response", uri, "application/http; msgtype=response", answer + body))
            file.write(record("metadata", uri, "application/warc-fields", b"fetchTimeMs: 100\r\n"))
    return path


def main() -> None:
    if (find_spec("hyperscan") is not None) != ("--native" in sys.argv):
        raise SystemExit("Hyperscan is installed" if find_spec("hyperscan") else "Hyperscan is not installed")
    pages = read_pages(Path(sys.argv[1]))
    marked = [page for page in pages if b"creativecommons.org/" in page]
    others = [page for page in pages if b"creativecommons" not in page.lower()]
    silent = [page for page in others if not may_name(page)]
    chance = random.Random(20261122)
    byline = Path(sys.executable).parent / "byline"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        mixed = [chance.choice(marked if chance.random() < OPEN else others) for _ in range(RESPONSES)]
        crawls = {
            "1.5 % with an address": write_crawl(folder / "mixed.warc.gz", mixed),
            "nothing open": write_crawl(folder / "silent.warc.gz", (chance.choice(silent) for _ in range(RESPONSES))),
        }
        runs = iter(range(1000))

        def ours(crawl: Path) -> float:
            archive = folder / f"archive-{next(runs)}"
            cpu_seconds((byline, "init", archive))
            return cpu_seconds((byline, "add", crawl, "--archive", archive, "--jobs", "1", "--quiet"))

        for label, crawl in crawls.items():
            size = f"{crawl.stat().st_size / 1e6:.0f} MB"
            compare(
                f"import {RESPONSES:,} responses, {size}, {label}",
                lambda crawl=crawl: ours(crawl),  # type: ignore[misc]
                lambda crawl=crawl: cpu_seconds((sys.executable, "-c", PEER, crawl)),  # type: ignore[misc]
                rounds=3,
            )


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Importing a crawl, against FastWARC doing nothing but reading the payloads of its responses.

The crawl is of 1,000 responses: 1.5 % of them real pages with a Creative Commons address, each made another one by a
number in it, the others made pages of 150 kB that say nothing of a licence. A second crawl has only these.
Run: python bench/import.py FOLDER_OF_PAGES
"""

import gzip
import random
import sys
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path

from measure import compare, cpu_seconds

RESPONSES = 1000
OPEN = 0.015
SYLLABLES = ("ka", "lo", "mer", "ti", "sun", "ver", "pol", "rad", "ne", "zim", "bur", "fel", "gan", "hos", "jit")
DATE = "2026-03-09T10:00:00Z"
PEER = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
for record in ArchiveIterator(open(sys.argv[1], "rb"), WarcRecordType.response, parse_http=True):
    record.reader.read()
"""


def read_pages(folder: Path) -> list[bytes]:
    """The pages with a Creative Commons address."""
    contents = (
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in sorted(folder.iterdir())
    )
    return [content for content in contents if b"creativecommons.org/" in content and len(content) < 1_000_000]


def silent_page(chance: random.Random) -> bytes:
    """A page with the furniture of a real one: styles, scripts and data are most of it."""
    words = [f"{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES)}" for _ in range(4000)]
    menu = "".join(
        f'<li class="item item-{n}"><a href="/{word}/{n}">{word}</a></li>' for n, word in enumerate(words[:300])
    )
    text = "".join(f"<p>{' '.join(words[start : start + 60])}.</p>" for start in range(300, 2100, 60))
    style = "".join(f".{word}{{margin:0 auto;padding:{n}px}}" for n, word in enumerate(words[2100:3000]))
    data = "".join(f'{{"id":{n},"name":"{word}","url":"/{word}"}},' for n, word in enumerate(words[3000:]))
    return (
        f"<!doctype html><html lang=en><head><title>{words[0]}</title><style>{style}</style></head><body><nav>{menu}"
        f"</nav><article><h1>{words[1]}</h1>{text}</article><script>var data=[{data}]</script></body></html>"
    ).encode()


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
    marked = read_pages(Path(sys.argv[1]))
    chance = random.Random(20261122)
    byline = Path(sys.executable).parent / "byline"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        silent = [silent_page(chance) for _ in range(RESPONSES)]
        mixed = [chance.choice(marked) if chance.random() < OPEN else page for page in silent]
        crawls = {
            "1.5 % with an address": write_crawl(folder / "mixed.warc.gz", mixed),
            "nothing open": write_crawl(folder / "silent.warc.gz", silent),
        }
        runs = iter(range(1000))

        def ours(crawl: Path) -> float:
            archive = folder / f"archive-{next(runs)}"
            cpu_seconds((byline, "init", archive))
            return cpu_seconds((byline, "add", crawl, "--archive", archive, "--quiet"))

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

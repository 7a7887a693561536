# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Importing a crawl, against FastWARC doing nothing but reading the payloads of its responses.

The crawl is of real pages of a folder, each made another one by a number in it: 1.5 % of them with a Creative Commons
address, the others without. A second crawl has only pages that name no licence. Of the first, identification alone is
timed too: pages are read, looked at and their licences concluded with the evidence, but nothing is extracted or
written. One process does all of it. The gate uses Hyperscan if that is installed, but with `--bundled`.

With `--c5` C5 (BramVanroy/CommonCrawl-CreativeCommons) looks for licences in the same crawl: warcio reads it, as for
C5, the payloads are decoded, and C5's finder is run. BeautifulSoup, which byline does not need, may be elsewhere:
`--packages`.
Run: python bench/import.py FOLDER_OF_PAGES [--bundled] [--responses 20000] [--c5 CHECKOUT/src] [--packages FOLDER]
"""

import argparse
import gzip
import os
import random
import sys
import tempfile
import uuid
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from measure import compare, cpu_seconds

from byline.licensing.gate import may_name

RESPONSES = 20_000
OPEN = 0.015
DATE = "2026-03-09T10:00:00Z"
FLOOR = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
for record in ArchiveIterator(open(sys.argv[1], "rb"), WarcRecordType.response, parse_http=True):
    record.reader.read()
"""
IMPORT = "from byline.__main__ import main; main()"
BUNDLED = "import sys; sys.modules['hyperscan'] = None\n"
"""Nobody can import it then."""
IDENTIFICATION = """
import sys
from pathlib import Path
from byline.capture.crawl import captures
from byline.capture.originals import Originals
from byline.errors import BylineError
from byline.licensing.conclude import identify_given
from byline.warc.source import file_source
from byline.workflows.conclusion import Concluder
from byline.workflows.reading import Declarations
from byline.workflows.sift import sieve_of
concluder = Concluder(None)
for found in captures(file_source(Path(sys.argv[1])), 0, 50_000_000, Originals(), sieve_of(Declarations(), concluder)):
    try:
        concluder.conclude(found.take(), look=identify_given)
    except BylineError:
        pass
"""
C5 = """
import sys
sys.path[:0] = sys.argv[2:]
from c5.components.annotators.license_annotator import find_cc_licenses_in_html
from warcio.archiveiterator import ArchiveIterator
for record in ArchiveIterator(open(sys.argv[1], "rb")):
    if record.rec_type == "response":
        try:
            find_cc_licenses_in_html(record.content_stream().read().decode("utf-8", "replace"))
        except Exception:  # C5 counts a page that it cannot read as one without a licence
            pass
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
    return zlib.compress(head.encode() + block + b"\r\n\r\n", 6, 31)


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


def as_installed(folder: Path) -> None:
    """Nobody compiles the modules, or the signs of licences, at each start: they are kept in the folder."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "XDG_CACHE_HOME": str(folder / "cache")}


def program(text: str, *words: str | Path) -> float:
    """CPU seconds of a program."""
    return cpu_seconds((sys.executable, "-c", text, *words))


def import_into(folder: Path, start: str, crawl: Path) -> float:
    """CPU seconds of `byline add` into an archive of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        program(IMPORT, "init", place)
        return program(start + IMPORT, "add", crawl, "--archive", place, "--jobs", "1", "--quiet")


def crawls_of(folder: Path, pages: list[bytes], responses: int) -> tuple[Path, Path]:
    """A crawl of which a few pages are open, and one of which none is."""
    marked = [page for page in pages if b"creativecommons.org/" in page]
    others = [page for page in pages if b"creativecommons" not in page.lower()]
    silent = [page for page in others if not may_name(page)]
    chance = random.Random(20261122)
    mixed = (chance.choice(marked if chance.random() < OPEN else others) for _ in range(responses))
    return (
        write_crawl(folder / "mixed.warc.gz", mixed),
        write_crawl(folder / "silent.warc.gz", (chance.choice(silent) for _ in range(responses))),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bundled", action="store_true")
    parser.add_argument("--responses", type=int, default=RESPONSES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--c5", type=Path)
    parser.add_argument("--packages", type=Path)
    arguments = parser.parse_args()
    native = find_spec("hyperscan") is not None and not arguments.bundled
    print("with Hyperscan" if native else "with the regular expressions of Rust")
    start = "" if native else BUNDLED
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        as_installed(folder)
        mixed, silent = crawls_of(folder, read_pages(arguments.folder), arguments.responses)
        works: list[tuple[str, Path, Callable[[Path], float]]] = [
            ("import", mixed, partial(import_into, folder, start)),
            ("identification alone", mixed, partial(program, start + IDENTIFICATION)),
            ("import, nothing open", silent, partial(import_into, folder, start)),
        ]
        if arguments.c5:
            packages = [str(each) for each in (arguments.c5, arguments.packages) if each]
            works.append(("C5's scan", mixed, lambda crawl: program(C5, crawl, *packages)))
        for label, crawl, work in works:
            size = f"{arguments.responses:,} responses, {crawl.stat().st_size / 1e6:.0f} MB"
            compare(f"{label}: {size}", partial(work, crawl), partial(program, FLOOR, crawl), rounds=arguments.rounds)


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Writing WARC records, against warcio's WARCWriter as shipped: response records of real pages, into a file.

Both digest block and payload, byline with SHA-256 and warcio with SHA-1. byline also waits for the disk after every 64
records, as `byline add` does, and writes more headers. Prints the ratio byline/warcio of CPU time, and of the sizes of
the files; warcio and FastWARC read what byline wrote.
Run: python bench/write.py FOLDER_OF_PAGES [NUMBER_OF_PAGES]
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from identify_speed import captures
from measure import compare
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from byline.archive.volume import Volume
from byline.config import Settings
from byline.model.capture import Exchange, HttpHead
from byline.warc.notation import digest

BATCH = 64
MOMENT = datetime(2026, 3, 9, 10, tzinfo=UTC)


def headers(page: bytes) -> tuple[tuple[str, str], ...]:
    return ("Content-Type", "text/html"), ("Content-Length", str(len(page)))


def address(number: int) -> str:
    return f"https://example.org/story/{number}"


def exchange(number: int, page: bytes) -> Exchange:
    return Exchange(
        url=address(number),
        retrieved=MOMENT,
        request=HttpHead(line="GET / HTTP/1.1"),
        response=HttpHead(line="HTTP/1.1 200 OK", headers=headers(page)),
        body=page,
        ip="192.0.2.1",
        protocol="http/1.1",
    )


def write(folder: Path, pages: Sequence[bytes]) -> Path:
    """As byline writes."""
    volume = Volume.open(folder, Settings(), robots="classic")
    for number, page in enumerate(pages, start=1):
        member = volume.warc.compose.response(exchange(number, page), address(number), digest(page))
        volume.warc.append(member)
        volume.relieve()
        if number % BATCH == 0:
            volume.sync()
    volume.sync()
    volume.close()
    return next(folder.rglob("*.warc.gz"))


def write_warcio(folder: Path, pages: Sequence[bytes]) -> Path:
    """As warcio's documentation shows it."""
    path = folder / "peer.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, page in enumerate(pages, start=1):
            head = StatusAndHeaders("200 OK", list(headers(page)), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address(number), "response", payload=BytesIO(page), length=len(page), http_headers=head
            )
            writer.write_record(record)
    return path


def read_back(path: Path, pages: Sequence[bytes]) -> None:
    """SystemExit if others do not find what was written, or one of them complains."""
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", path], check=False, capture_output=True)
    with path.open("rb") as file:
        found = [record.reader.read() for record in ArchiveIterator(file, WarcRecordType.response, parse_http=True)]
    if checked.returncode or checked.stdout or found != list(pages):
        raise SystemExit("what was written is not what is read")


def main() -> None:
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 250
    pages = [bytes(capture.payload) for capture in captures(Path(sys.argv[1]))]
    random.Random(20261122).shuffle(pages)
    del pages[most:]
    sizes: dict[str, int] = {}

    def seconds(write: Callable[[Path, Sequence[bytes]], Path]) -> float:
        with tempfile.TemporaryDirectory() as folder:
            began = time.process_time()
            path = write(Path(folder), pages)
            spent = time.process_time() - began
            sizes[write.__name__] = path.stat().st_size
        return spent

    with tempfile.TemporaryDirectory() as folder:
        read_back(write(Path(folder), pages), pages)
    compare(
        f"write {len(pages):,} records of {sum(map(len, pages)) / len(pages) / 1000:.0f} kB",
        lambda: seconds(write),
        lambda: seconds(write_warcio),
    )
    ours, peer = sizes["write"], sizes["write_warcio"]
    print(f"{'size of the file':<44} ours {ours:8,} B  peer {peer:8,} B  ratio {ours / peer:.4f}")


if __name__ == "__main__":
    main()

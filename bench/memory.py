# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The most memory that the processes of an import have, for crawls of several sizes (Linux).

The crawls are of real pages, each made another one by a number in it: 1.5 % have a Creative Commons address, the others
are such that name no licence. The largest is of so many gigabytes, compressed; the others are a tenth and a
fifth of it. Each is imported by several processes. What a process had at most is what the kernel noted as its peak
(VmHWM), with the pages of files that it looked at; what all had together counts shared pages once (PSS, looked at
every half second).
Run: python bench/memory.py FOLDER_OF_PAGES [--gb 5] [--jobs 2]
"""

import argparse
import importlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from deflate import gzip_compress
from jobs import children_of, memory_of
from measure import cpu_seconds

from byline.licensing.gate import may_name

PARTS = (0.1, 0.2, 1)
HEAD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
    "Content-Length: {size}\r\nContent-Type: application/http; msgtype=response\r\n"
    "WARC-Target-URI: https://site-{site}.example/page/{number}\r\n\r\n"
)
ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {size}\r\n\r\n"


class Peak(NamedTuple):
    """Bytes: of the process that was started, of the largest one that it started, and of all of them together."""

    parent: int
    worker: int
    together: int


def pages_for(folder: Path, share: float) -> Iterator[bytes]:
    """Pages without end, this share of them with a Creative Commons address."""
    pages = importlib.import_module("import").read_pages(folder)
    marked = [page for page in pages if b"creativecommons.org/" in page]
    others = [page for page in pages if not may_name(page, None, "text/html")]
    chance = random.Random(20261123)
    while True:
        yield chance.choice(marked if chance.random() < share else others)


def write_crawl(path: Path, pages: Iterator[bytes], size: int) -> int:
    """A crawl of this many bytes, compressed quickly; how many responses it has."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            body = page.replace(b"<p>", b"<p>%d " % number, 3)
            block = ANSWER.format(size=len(body)).encode() + body
            head = HEAD.format(number=number, size=len(block), site=number % 997).encode()
            file.write(gzip_compress(head + block + b"\r\n\r\n", 1))
            if file.tell() >= size:
                return number + 1
    raise AssertionError("pages come without end")


def shared_justly(process: int) -> int:
    """Bytes that a process has, what it shares divided by how many share it."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def watch(command: list[str | Path]) -> Peak:
    """Run a command, and look what memory its processes have meanwhile."""
    running = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parent = worker = together = 0
    looked = time.monotonic()
    while running.poll() is None:
        with suppress(OSError):  # one has just ended
            children = children_of(running.pid)
            parent = max(parent, memory_of(running.pid))
            worker = max(worker, *(memory_of(child) for child in children), 0)
            if time.monotonic() - looked > 0.5:
                together = max(together, sum(map(shared_justly, (running.pid, *children))))
                looked = time.monotonic()
        time.sleep(0.05)
    if running.returncode:
        raise SystemExit(f"{command[0]} ended with {running.returncode}")
    return Peak(parent, worker, together)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gb", type=float, default=5)
    parser.add_argument("--jobs", default="2")
    given = parser.parse_args()
    byline = Path(sys.executable).parent / "byline"
    pages = pages_for(given.folder, importlib.import_module("import").OPEN)
    for part in PARTS:
        with tempfile.TemporaryDirectory() as place:
            archive, crawl = Path(place, "archive"), Path(place, "crawl.warc.gz")
            count = write_crawl(crawl, pages, int(given.gb * part * 1e9))
            cpu_seconds((byline, "init", archive))
            began = time.perf_counter()
            peak = watch([byline, "add", crawl, "--archive", archive, "--jobs", given.jobs, "--quiet"])
            print(
                f"{given.gb * part:5.2f} GB, {count:7,} responses, {time.perf_counter() - began:5.0f} s: "
                f"a worker {peak.worker / 1e6:4.0f} MB, the process that writes {peak.parent / 1e6:4.0f} MB, "
                f"together {peak.together / 1e6:4.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Crawls as other tools write them, sound and broken: records, ARC files, packages."""

import gzip
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from byline.warc.crawl import read_crawl
from byline.warc.source import CrawlRecord, Gap, Source
from support.warcs import DATE, Made, http, record_id

OPEN = (
    "<!doctype html><html lang=en><head><title>The ferry {0}</title></head><body><article><h1>The ferry {0}</h1>"
    "<p>The council of the river towns voted on Monday to keep ferry {0} for another ten years.</p></article>"
    '<footer>This article is licensed under <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
    "CC BY 4.0</a></footer></body></html>"
)
SILENT = "<!doctype html><title>Menu {0}</title><article><p>Soup of the day number {0}, with bread.</article>"


def page(number: int, body: str | bytes = OPEN, *headers: str, **fields: str | None) -> Made:
    """A response record; `{0}` in the body is the number."""
    content = body if isinstance(body, bytes) else body.format(number).encode()
    declared = headers or ("Content-Type: text/html; charset=utf-8", f"Content-Length: {len(content)}")
    return captured(number, http(content, *declared), **fields)


def captured(number: int, block: bytes, kind: str = "response", **fields: str | None) -> Made:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Made(
        {
            "WARC-Type": kind,
            "WARC-Record-ID": record_id(number),
            "WARC-Date": DATE,
            "WARC-Target-URI": f"https://example.org/{number}",
            "Content-Type": "application/http; msgtype=response",
            "WARC-Block-Digest": None,
            **named,
        },
        block,
    )


def members(records: Iterable[Made]) -> list[bytes]:
    return [gzip.compress(bytes(record), mtime=0) for record in records]


def arc(*documents: tuple[str, bytes], version: int = 1) -> bytes:
    """An ARC file: each document is a URL and what came from there."""
    names = b"URL IP-address Archive-date Content-type Archive-length\n"
    if version == 2:
        names = names.replace(b"Archive-length", b"Result-code Checksum Location Offset Filename Archive-length")
    block = b"%d 0 Example\n" % version + names + b"\n"
    lines = [("filedesc://a.arc 0.0.0.0 20260309100000 text/plain", block)]
    lines += [(f"{url} 192.0.2.1 20260309100000 text/html", body) for url, body in documents]
    between = " 200 - - 0 a.arc" if version == 2 else ""
    return b"".join(f"{line}{between} {len(body)}\n".encode() + body + b"\n" for line, body in lines)


def package(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def source_of(data: bytes, name: str = "crawl.warc.gz") -> Source:
    return Source(name, len(data), lambda: io.BytesIO(data))


def read(data: bytes, limit: int = 1_000_000) -> list[CrawlRecord | Gap]:
    return list(read_crawl(source_of(data), limit=limit))


def numbers(found: Sequence[CrawlRecord | Gap]) -> list[str]:
    """The records, each as the number in its id and its fault, and the gaps as what is wrong there."""
    return [
        each.fault.name
        if isinstance(each, Gap)
        else f"{int((each.headers.get_uri('WARC-Record-ID') or '0' * 17)[9:17])}{each.fault or ''}"
        for each in found
    ]

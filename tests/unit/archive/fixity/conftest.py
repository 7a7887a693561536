# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A small archive of everything: a file, a page over HTTP with a redirect, the same again, a correction."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.config import Settings
from byline.model.archived import Amendment
from byline.model.article import Article, Extraction
from byline.model.capture import Capture, Exchange, HttpHead
from byline.model.evidence import LicenseConclusion

BODY = b"<!doctype html><title>Ferry</title><p>The ferry stays."
LICENSED = LicenseConclusion(declared="CC-BY-4.0", concluded="CC-BY-4.0", basis="test")


def _exchange(url: str, *headers: tuple[str, str], line: str = "HTTP/1.1 200 OK", body: bytes = BODY) -> Exchange:
    request = HttpHead(line="GET / HTTP/1.1", headers=(("Host", "example.org"),))
    response = HttpHead(line=line, headers=(*headers, ("Content-Length", str(len(body)))))
    moment = datetime(2026, 3, 9, 10, tzinfo=UTC)
    return Exchange(url=url, retrieved=moment, request=request, response=response, body=body, ip="192.0.2.1")


def page(day: int = 9, body: bytes = BODY) -> Capture:
    moved = ("Location", "https://example.org/ferry")
    hops = (
        _exchange("http://example.org/ferry", moved, line="HTTP/1.1 301 Moved", body=b"moved"),
        _exchange("https://example.org/ferry", ("Content-Type", "text/html; charset=utf-8"), body=body),
    )
    moment = datetime(2026, 3, day, 10, tzinfo=UTC)
    hops = tuple(hop.model_copy(update={"retrieved": moment}) for hop in hops)
    return Capture(name="x", retrieved=moment, exchanges=hops, media_type="text/html", url="https://example.org/ferry")


def local(content: str = "Notes of the council.") -> Capture:
    moment = datetime(2026, 3, 9, tzinfo=UTC)
    return Capture(name="notes.txt", retrieved=moment, content=content.encode(), media_type="text/plain")


def extraction(title: str) -> Extraction:
    return Extraction(article=Article(title=title, creators=("Ann",), agency="News"), text=f"{title}\u2028text, سلام.")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    Archive.create(folder, Settings(name="Some archive", operator="somebody@example.org")).close()
    with Archive.open(folder) as opened, opened.writer() as writer:
        writer.add(local(), extraction("Notes"), LICENSED)
        added = writer.add(page(), extraction("Ferry"), LICENSED)
        writer.add(page(10), extraction("Ferry"), LICENSED)
        writer.commit()
        unclear = LICENSED.model_copy(update={"concluded": "NOASSERTION"})
        amendment = Amendment(reason="asked", by="Bo", license="NOASSERTION")
        writer.amend(added.id, Article(title="The ferry"), unclear, amendment)
    return folder

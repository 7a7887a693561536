# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Captures as the inputs make them, with what is said of them, and archives to put them into."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

from byline.archive.collection import Archive
from byline.config import Settings
from byline.model.article import Article, Extraction
from byline.model.capture import Capture, Exchange, HttpHead
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope

SEEN = datetime(2026, 3, 9, 10, tzinfo=UTC)
URL = "https://example.org/story"


def file(text: str = "<p>The ferry stays.", *, url: str | None = None, charset: str | None = None) -> Capture:
    return Capture(
        name="/home/ada/private/story.html",
        retrieved=SEEN,
        content=text.encode(),
        media_type="text/html",
        charset=charset,
        url=url,
    )


def exchange(
    url: str = URL,
    body: bytes = b"<p>The ferry stays.",
    *headers: tuple[str, str],
    line: str = "HTTP/1.1 200 OK",
    retrieved: datetime = SEEN,
) -> Exchange:
    head = headers or (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body))))
    return Exchange(
        url=url,
        retrieved=retrieved,
        request=HttpHead(line="GET /story HTTP/1.1", headers=(("Host", "example.org"), ("User-Agent", "byline"))),
        response=HttpHead(line=line, headers=head),
        body=body,
        ip="192.0.2.1",
    )


def redirect(url: str, to: str) -> Exchange:
    return exchange(url, b"moved", ("Location", to), ("Content-Length", "5"), line="HTTP/1.1 302 Found")


def page(*exchanges: Exchange) -> Capture:
    chain = exchanges or (exchange(),)
    return Capture(
        name=chain[-1].url,
        retrieved=chain[-1].retrieved,
        exchanges=chain,
        media_type="text/html",
        charset="utf-8",
        url=chain[-1].url,
    )


def said(title: str = "The ferry", text: str = "The ferry stays.") -> Extraction:
    return Extraction(
        article=Article(title=title, creators=("Ada Example",), agency="Example Wire", origins={"title": "html"}),
        text=text,
    )


def concluded(license_id: str = "CC-BY-4.0", *, by: str = "rule") -> LicenseConclusion:
    evidence = Evidence(
        finder="statement",
        statement="All Content by Example Wire is licensed under CC BY 4.0.",
        locator=Locator(selector="/html/body/footer/p", start=0, end=56),
        region=Region.FOOTER,
        scope=Scope.SITE,
        suggests=license_id,
        licensor="Example Wire",
        seen=SEEN,
    )
    return LicenseConclusion.model_validate(
        {
            "declared": license_id,
            "concluded": license_id,
            "basis": "the statement in the footer",
            "scope": "site",
            "evidence": (evidence,),
            "by": by,
            "rules": "1",
        }
    )


def add(archive: Archive, *captures: Capture, **options: bool) -> list[str]:
    """Archives captures, each with the same facts; returns the status of each."""
    with archive.writer() as writer:
        return [writer.add(capture, said(), concluded(), **options).status for capture in captures]


def new_archive(folder: Path, **settings: object) -> Archive:
    return Archive.create(folder, Settings.model_validate({"name": "Ferry archive", "operator": "Ada", **settings}))


def stored(folder: Path) -> bytes:
    """Every byte of an archive folder, names included, gzip undone: to find out whether something is in there."""
    parts: list[bytes] = []
    for path in sorted(folder.rglob("*")):
        parts.append(str(path.relative_to(folder)).encode())
        if path.is_file():
            content = path.read_bytes()
            parts += [content, gzip.decompress(content) if path.suffix == ".gz" else b""]
    return b"\n".join(parts)

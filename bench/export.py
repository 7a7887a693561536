# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Exporting articles in every form, against plain loops of the standard library's json over the same texts.

The loops write id, title and text of each article, one into a single file, one into a file an article, and sync them.
Ours also decides on every article, words its notice, hashes, and writes NOTICE and manifest.
Run: python bench/export.py [ARTICLES [FORMAT ...]]
"""

import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from measure import compare

from byline.export.bundle import publish
from byline.export.formats import REGISTRY
from byline.export.selection import Source, order
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.use import Use

ARTICLES = 500
SEEN = datetime(2026, 3, 9, tzinfo=UTC)
RECORD = RecordRef(record_id="urn:uuid:0", file="archive/one.warc.gz", offset=0, length=1)
LICENSES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-3.0", "CC0-1.0")
WORDS = ("river", "council", "ferry", "vote", "archive", "licence", "proof", "notice", "public", "page", "reader")


def text_of(number: int) -> str:
    """About 3.5 kB, what a news article has."""
    chance = random.Random(number)
    return "\n\n".join(" ".join(chance.choices(WORDS, k=45)).capitalize() + "." for _ in range(12))


def article_of(number: int) -> ArchivedArticle:
    license_id = LICENSES[number % len(LICENSES)]
    words = f"All content by Example Wire is licensed under {license_id}."
    evidence = Evidence(
        finder="statement",
        statement=words,
        locator=Locator(selector="/html/body/footer/p", start=0, end=len(words)),
        region=Region.FOOTER,
        scope=Scope.SITE,
        suggests=license_id,
        seen=SEEN,
    )
    return ArchivedArticle(
        id=f"{number:016x}",
        article=Article(title=f"Story {number}", creators=("Ada Example",), agency="Example Wire", language="en"),
        conclusion=LicenseConclusion(declared=license_id, concluded=license_id, evidence=(evidence,)),
        target_uri=f"https://wire.example/{number}",
        media_type="text/html",
        payload_digest=f"sha256:{number:064x}",
        retrieved=SEEN,
        capture=RECORD,
        metadata=RECORD,
    )


def sources(count: int) -> Iterator[Source]:
    """Made one at a time, as an archive gives them, so that memory is that of the export."""
    for number in range(count):
        yield Source(article_of(number), lambda number=number: text_of(number))  # type: ignore[misc]


def row_of(source: Source) -> str:
    row = {"id": source.article.id, "title": source.article.article.title, "text": source.text()}
    return json.dumps(row, ensure_ascii=False)


def timed(work: Callable[[Path], object], folder: Path) -> tuple[float, float]:
    """CPU and wall seconds, in a folder that is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wall, cpu = time.perf_counter(), time.process_time()
    work(folder)
    return time.process_time() - cpu, time.perf_counter() - wall


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES

    def made(_: Path) -> None:
        for source in sources(count):
            source.text()

    def rows(folder: Path) -> None:
        with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
            for source in sources(count):
                file.write(row_of(source) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def scattered(folder: Path) -> None:
        for source in sources(count):
            with (folder / f"{source.article.id}.json").open("w", encoding="utf-8") as file:
                file.write(row_of(source))
                file.flush()
                os.fsync(file.fileno())

    with tempfile.TemporaryDirectory() as place:
        output, loop = Path(place) / "out", Path(place) / "loop"
        # The articles are made up anew in every run, ours and the peer's: that time is nobody's.
        making = min(timed(made, output)[0] for _ in range(3))
        for form in sys.argv[2:] or REGISTRY.names():

            def ours(folder: Path, form: str = form) -> None:
                publish(sources(count), order(form, (Use.REDISTRIBUTE,), "*"), output=folder, force=True)

            for label, peer in (("rows in one file", rows), ("a file an article", scattered)):
                compare(
                    f"{form} / json, {label} ({count}, CPU)",
                    lambda ours=ours: timed(ours, output)[0] - making,  # type: ignore[misc]
                    lambda peer=peer: timed(peer, loop)[0] - making,  # type: ignore[misc]
                )
            wall = min(timed(ours, output)[1] for _ in range(3)) - making
            files = sum(1 for _ in output.rglob("*"))
            print(f"{'':4}{count / wall:,.0f} articles/s by the clock, {files:,} files and folders synced")
    print(f"highest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

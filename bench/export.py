# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Exporting in every form, against plain loops of json and pyarrow over the same texts; and the memory that it takes.

The loops write id, title and text of each article: as lines of one file, as a file each, or as Parquet in groups of a
thousand rows, and sync them. Ours also decides on every article, words its notice twice, hashes, and writes NOTICE,
manifest and, for data sets, their descriptions.
Run: python bench/export.py [ARTICLES [FORMAT ...]]
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from measure import compare

from byline.export.bundle import publish
from byline.export.selection import Source, order
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.use import Use

ARTICLES = 10_000
FORMATS = ("jsonl", "parquet")
GROUP = 1000
TEXTS = 1000
SEEN = datetime(2026, 3, 9, tzinfo=UTC)
RECORD = RecordRef(record_id="urn:uuid:0", file="archive/one.warc.gz", offset=0, length=1)
LICENSES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-3.0", "CC0-1.0")
WORDS = ("river", "council", "ferry", "vote", "archive", "licence", "proof", "notice", "public", "page", "reader")


@cache
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
        yield Source(article_of(number), lambda number=number: text_of(number % TEXTS))  # type: ignore[misc]


def row_of(source: Source) -> dict[str, Any]:
    return {"id": source.article.id, "title": source.article.article.title, "text": source.text()}


def lines(count: int, folder: Path) -> None:
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for source in sources(count):
            file.write(json.dumps(row_of(source), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def scattered(count: int, folder: Path) -> None:
    for source in sources(count):
        with (folder / f"{source.article.id}.json").open("w", encoding="utf-8") as file:
            json.dump(row_of(source), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())


def table(count: int, folder: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "title", "text")])
    with (folder / "articles.parquet").open("wb") as file:
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            rows = []
            for source in sources(count):
                rows.append(row_of(source))
                if len(rows) == GROUP:
                    writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                    rows = []
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
        os.sync()


def made(count: int, _: Path) -> None:
    for source in sources(count):
        source.text()


def ours(form: str, count: int, folder: Path) -> None:
    publish(sources(count), order(form, (Use.REDISTRIBUTE,), "*"), output=folder, force=True)


PEERS = {"parquet": ("pyarrow, three columns", table), "html": ("json, a file an article", scattered)}
for one in ("text", "markdown"):
    PEERS[one] = PEERS["html"]


def timed(work: Callable[[Path], object], folder: Path) -> tuple[float, float]:
    """CPU and wall seconds, in a folder that is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wall, cpu = time.perf_counter(), time.process_time()
    work(folder)
    return time.process_time() - cpu, time.perf_counter() - wall


def memory(form: str, count: int) -> float:
    """The highest memory of a process that does nothing else, in MB."""
    command = [sys.executable, __file__, "--memory", str(count), form]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["--memory"]:
        with tempfile.TemporaryDirectory() as place:
            ours(words[2], int(words[1]), Path(place) / "out")
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    count = int(words[0]) if words else ARTICLES
    with tempfile.TemporaryDirectory() as place:
        output, loop = Path(place) / "out", Path(place) / "loop"
        # The articles are made up anew in every run, ours and the peer's: that time is nobody's.
        making = min(timed(partial(made, count), output)[0] for _ in range(3))
        for form in words[1:] or FORMATS:
            label, peer = PEERS.get(form, ("json, lines of one file", lines))
            compare(
                f"{form} / {label} ({count:,}, CPU)",
                lambda form=form: timed(partial(ours, form, count), output)[0] - making,  # type: ignore[misc]
                lambda peer=peer: timed(partial(peer, count), loop)[0] - making,  # type: ignore[misc]
                rounds=3,
            )
            wall = timed(partial(ours, form, count), output)[1] - making
            print(f"{'':4}{count / wall:,.0f} articles/s by the clock", end="; ")
            print(
                f"memory {memory(form, count // 10):.0f} MB for {count // 10:,}, {memory(form, count):.0f} MB for all"
            )


if __name__ == "__main__":
    main()

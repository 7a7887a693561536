# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Taking articles down: the one case in which WARC files are rewritten.

First the tombstone is made durable, with the ids of all records that have to go; then they go. Whatever interrupts
that, the next writer finds the tombstone and finishes.
"""

import os
import shutil
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from byline.archive.catalog import Catalog, RecordRow
from byline.archive.layout import DATAPACKAGE, INDEXES, PAGES, TORN, sync_folder
from byline.archive.ledger import Ledger
from byline.archive.tombstones import read_tombstones
from byline.model.archived import ArchivedArticle
from byline.model.finding import Finding
from byline.warc.members import CHUNK
from byline.warc.reader import read_record


def twins(catalog: Catalog, article: ArchivedArticle) -> list[str]:
    """Ids of the other articles with the same bytes, under other URIs: their records may refer to those of this one."""
    ids = {row.article_id for row in catalog.captures_with(article.payload_digest)} - {article.id}
    return sorted(article_id for article_id in ids if article_id and catalog.find(article_id))


def records_of(catalog: Catalog, article: ArchivedArticle) -> list[RecordRow]:
    """Every record that holds the article's bytes, its text, or words about it.

    Captures that never got a metadata record (a crash came first) are among them, with their redirects.
    """
    rows = {row.record_id: row for row in catalog.records_of(article.id)}
    for capture in catalog.captures_with(article.payload_digest):
        if catalog.find(capture.article_id or "") is None:
            rows.update((row.record_id, row) for row in catalog.records_of(capture.article_id or ""))
    described = {row.refers_to for row in rows.values() if row.type == "metadata"}
    for capture in catalog.captures_with(article.payload_digest):
        if capture.record_id in rows and capture.record_id not in described:
            rows.update((row.record_id, row) for row in catalog.redirects_before(capture.record_id))
    policies = [policy for record_id in rows for policy in catalog.policies_of(record_id)]
    return [*rows.values(), *policies]


def cut(folder: Path, ledger: Ledger, rows: Iterable[RecordRow]) -> None:
    """Take records out of their files, and everything derived that could repeat them.

    What is left of torn tails goes too: nobody can say what stands in them.
    """
    (folder / DATAPACKAGE).unlink(missing_ok=True)
    for derived in (INDEXES, PAGES, TORN):
        if (folder / derived).exists():
            shutil.rmtree(folder / derived)
    # The texts go first: while their captures are there, an interruption cannot make them look like a torn tail.
    by_place = sorted(set(rows), key=lambda row: (row.type != "conversion", row.file, row.offset))
    for file, group in groupby(by_place, key=lambda row: row.file):
        going = list(group)
        for row in going:
            read_record(folder, row.ref)  # ArchiveDamaged before a wrong byte is cut
        _rewrite(folder / file, going)
        ledger.cut(going)
        ledger.commit()
    ledger.scrub()


def finish(folder: Path, ledger: Ledger) -> tuple[Finding, ...]:
    """Finish removals that were interrupted: records that a tombstone names and that are there still."""
    findings: list[Finding] = []
    for tombstone in read_tombstones(folder):
        rows = [row for record_id in tombstone.records if (row := ledger.record(record_id))]
        if rows:
            cut(folder, ledger, rows)
            findings.append(
                Finding(
                    code="removal-finished",
                    severity="warning",
                    message=f"the removal of {tombstone.id} had been interrupted and was finished now",
                )
            )
    return tuple(findings)


def _rewrite(path: Path, going: Iterable[RecordRow]) -> None:
    """Copy a file without some of its members, the others untouched, and put it in the old one's place."""
    beside = path.with_name(f".{path.name}.part")
    with path.open("rb") as source, beside.open("wb") as target:
        for row in going:
            while left := row.offset - source.tell():
                target.write(source.read(min(left, CHUNK)))
            source.seek(row.length, os.SEEK_CUR)
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    beside.replace(path)
    sync_folder(path.parent)

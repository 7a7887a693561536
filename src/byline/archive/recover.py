# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""After a crash: the catalogue catches up with the WARC files, and torn tails are set aside."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from byline.archive import database
from byline.archive.intake import take_in
from byline.archive.layout import ARCHIVE, TEXT, TORN, file_sizes, newest_files, sync_folder
from byline.archive.ledger import Ledger
from byline.archive.tombstones import buried_records, read_tombstones, tombstones_size
from byline.model.finding import Finding
from byline.warc.members import CHUNK, GZIP_MAGIC, Damage
from byline.warc.reader import Record, read_records


class Gap(NamedTuple):
    """Bytes of a file that belong to no readable record, with readable ones behind them."""

    start: int
    end: int


def open_ledger(folder: Path) -> Ledger:
    """The catalogue, to be written. It is made anew if files are shorter than it knows, or gone.

    That is so after a removal that was cut short, and after a power cut that took more from a file than from it.
    """
    ledger = Ledger(database.open_to_write(folder))
    sizes = file_sizes(folder)
    if all(sizes.get(name, -1) >= ledger.progress(name)[0] for name in ledger.files()):
        return ledger
    ledger.close()
    database.delete(folder)
    return Ledger(database.open_to_write(folder))


def catch_up(folder: Path, ledger: Ledger, *, batch: int = 5000) -> tuple[Finding, ...]:
    """Enter what the files hold beyond the catalogue; the files stay as they are. Says what was found damaged.

    Every `batch` records are committed, so that what was interrupted goes on near its end.
    """
    findings: list[Finding] = []
    _bury(folder, ledger)
    buried = buried_records(folder)
    for name, size in file_sizes(folder).items():
        if ledger.progress(name)[1] != size:
            findings += _enter(folder, ledger, name, size, buried, batch)
    ledger.finish()
    return tuple(findings)


def repair(folder: Path, ledger: Ledger) -> tuple[Finding, ...]:
    """Catch up; then cut off the tail in which no record is complete, so that the newest files can grow again.

    For the holder of the archive's lock only. What is cut off is set aside in torn/. Damage in other files is not left
    by a crash of byline: it stays as it is, for byline verify to report.
    """
    for part in (ARCHIVE, TEXT):
        for path in (folder / part).glob(".*.part"):  # left by a rewriting that was interrupted
            path.unlink()
    findings = list(catch_up(folder, ledger))
    for name in newest_files(folder):
        indexed, size = ledger.progress(name)
        if indexed < size or size == 0:
            findings.append(_set_aside(folder, name, indexed, size))
            ledger.proceed(name, indexed, indexed) if indexed else ledger.forget(name)
            ledger.commit()
    return tuple(findings)


def has_tail(ledger: Ledger) -> bool:
    """Whether a file ends in bytes that the next writer may set aside."""
    return any(indexed < size or size == 0 for indexed, size in map(ledger.progress, ledger.files()))


def scan(path: Path, start: int = 0) -> Iterator[Record | Gap]:
    """Every readable record from offset `start` on, and the gaps before readable ones; a torn tail is passed over."""
    while True:
        try:
            yield from read_records(path, start)
        except Damage as damage:
            resumed = _next_record(path, damage.offset + 1)
            if resumed is None:
                return
            yield Gap(damage.offset, resumed)
            start = resumed
        else:
            return


def _bury(folder: Path, ledger: Ledger) -> None:
    """Take out the articles that a tombstone came for; not what was added again later, whose records are others."""
    size = tombstones_size(folder)
    if ledger.tombstones == size:
        return
    for tombstone in read_tombstones(folder):
        article = ledger.find(tombstone.id)
        if article is None or article.metadata.record_id in tombstone.records:
            ledger.remove(tombstone.id)
    ledger.heed(size)
    ledger.commit()


def _enter(folder: Path, ledger: Ledger, name: str, size: int, buried: frozenset[str], batch: int) -> Iterator[Finding]:
    """Enter what a file of `size` bytes holds beyond the catalogue; yields what cannot be read.

    Texts without an article are not entered: at the end of their file they are a torn tail too.
    """
    end, _ = ledger.progress(name)
    for count, found in enumerate(scan(folder / name, end), start=1):
        if isinstance(found, Gap):
            message = f"bytes {found.start} to {found.end} of {name} hold no readable record"
            yield Finding(code="record-damaged", severity="error", message=message, file=name, offset=found.start)
        elif take_in(ledger, found, name, buried):
            end = found.offset + found.length
        if count % batch == 0:
            ledger.proceed(name, end, -1)
            ledger.commit()
    ledger.proceed(name, end, size)
    ledger.commit()


def _set_aside(folder: Path, name: str, start: int, size: int) -> Finding:
    """Copy what follows `start` to torn/, then cut it off; a file of which nothing stays goes."""
    path = folder / name
    if size:
        aside = folder / TORN / f"{path.name}-{start}-{time.time_ns()}"
        aside.parent.mkdir(exist_ok=True)
        with path.open("rb") as source, aside.open("xb") as target:
            source.seek(start)
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        sync_folder(aside.parent)
    if start == 0:
        path.unlink()
        sync_folder(path.parent)
    else:
        with path.open("r+b") as file:
            file.truncate(start)
            os.fsync(file.fileno())
    message = f"{size - start} bytes without a complete record at the end of {name} were set aside in {TORN}/"
    return Finding(code="torn-tail", severity="warning", message=message, file=name, offset=start)


def _next_record(path: Path, start: int) -> int | None:
    """The offset of the first readable record at or behind `start`."""
    with path.open("rb") as file:
        file.seek(start)
        window = b""
        while piece := file.read(CHUNK):
            base = file.tell() - len(piece) - len(window)
            window += piece
            at = window.find(GZIP_MAGIC)
            while at >= 0:
                if _is_record(path, base + at):
                    return base + at
                at = window.find(GZIP_MAGIC, at + 1)
            window = window[1 - len(GZIP_MAGIC) :]
    return None


def _is_record(path: Path, offset: int) -> bool:
    try:
        return next(read_records(path, offset), None) is not None
    except Damage:
        return False
